#!/bin/sh
# Every kind of question by keyboard, pointer, one switch, two switches and on-screen keyboard, right, wrong and not sure: the same record.
set -e
python3 tests/tools/ways.py "$TMPDIR"
