/*
 * Include this first where a test needs the course model: the model and the harness both call something
 * 'struct test'. In such a test the model's is 'struct course_test', and the course's member likewise.
 */
#ifndef TESTS_UNIT_WITH_COURSE_H
#define TESTS_UNIT_WITH_COURSE_H

#include "base/base.h"

#define test course_test
#include "course/model.h"
#undef test

#include "tests/test.h"

#endif
