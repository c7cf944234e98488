#!/bin/sh
# Any cell of the first board by touch, keyboard, one switch, two switches and dwelling: each says the same words.
set -e
python3 tests/tools/board_access.py "$TMPDIR"
