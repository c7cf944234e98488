#!/bin/sh
# The symbols, the boards made of them and the readers' answers agree with each other.
exec python3 -B tests/tools/symbols.py check
