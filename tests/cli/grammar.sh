#!/bin/sh
# The grammars for editors say what the readers say: every course of ours and the base of the broken ones is valid by content/course.rng,
# every local sheet by content/local.rng.
set -u
command -v xmllint > /dev/null || { echo "needs xmllint"; exit 77; }
HERE=$(cd "$(dirname "$0")/../.." && pwd)
cd "$HERE" || exit 1
failed=0
for file in $(find content tests/bad/base -name '*.xml' | sort); do
	grammar=content/course.rng
	[ "$(basename "$file")" = local.xml ] && grammar=content/local.rng
	xmllint --noout --relaxng $grammar "$file" > /dev/null 2> "${TMPDIR:-/tmp}/grammar.out" && continue
	cat "${TMPDIR:-/tmp}/grammar.out"
	failed=1
done
exit $failed
