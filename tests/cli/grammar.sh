#!/bin/sh
# The grammar for editors says what the reader says: every course of ours, and the base of the broken ones, is valid by content/course.rng.
set -u
command -v xmllint > /dev/null || { echo "needs xmllint"; exit 77; }
HERE=$(cd "$(dirname "$0")/../.." && pwd)
cd "$HERE" || exit 1
failed=0
for file in $(find content tests/bad/base -name '*.xml' | sort); do
	xmllint --noout --relaxng content/course.rng "$file" > /dev/null 2> "${TMPDIR:-/tmp}/grammar.out" && continue
	cat "${TMPDIR:-/tmp}/grammar.out"
	failed=1
done
exit $failed
