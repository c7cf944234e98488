#!/bin/sh
# The whole line by keyboard alone, by pointer alone and with one switch alone; each ends with the CSV holding the right scores.
set -e
for mode in keyboard pointer switch; do
	python3 tests/tools/line.py $mode "$TMPDIR/$mode"
done
