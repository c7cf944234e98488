/* A fuzz target is one function, as libFuzzer calls it; tests/fuzz/replay.c calls it for files instead, with any
 * compiler. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
