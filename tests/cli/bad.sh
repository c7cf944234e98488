#!/bin/sh
# Broken courses: each folder of tests/bad holds the files that differ from tests/bad/base, one thing wrong. 'expected' has a line for
# each error: FILE:LINE and words of the sentence, and no other line is complained of. 'remove' names a file to leave out; 'make.sh' makes
# files too large to keep. The exit code is 1, the base itself and the sample are clean, and no case takes long.
set -u
COURSEPACK=${COURSEPACK:-dist/bin/coursepack}
HERE=$(cd "$(dirname "$0")/../.." && pwd)
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
failed=0 cases=0
fail() {
	echo "bad: $1"
	failed=$((failed + 1))
}
check() {
	timeout 20 "$COURSEPACK" check "$1" --on 2026-11-25 > "$TMP/out" 2> "$TMP/talk"
}

for clean in tests/bad/base content/sample; do
	check "$HERE/$clean" || { fail "$clean is not clean"; cat "$TMP/out" "$TMP/talk"; }
	grep -q ': error: ' "$TMP/out" && fail "$clean has errors"
done

for case in "$HERE"/tests/bad/*/; do
	name=$(basename "$case")
	[ "$name" = base ] && continue
	cases=$((cases + 1))
	course=$TMP/course
	rm -rf "$course"
	cp -R "$HERE/tests/bad/base" "$course"
	cp -R "$case". "$course"
	rm -f "$course/expected" "$course/remove" "$course/make.sh"
	[ -f "$case/remove" ] && rm "$course/$(cat "$case/remove")"
	[ -f "$case/make.sh" ] && (cd "$course" && sh "$case/make.sh")
	check "$course"
	code=$?
	[ $code = 1 ] || fail "$name: exit $code, not 1"
	wanted=0
	while read -r place words; do
		wanted=$((wanted + 1))
		grep -F "$place: error: " "$TMP/out" | grep -qF -- "$words" && continue
		fail "$name: no '$place: error: ... $words', but:"
		cat "$TMP/out" "$TMP/talk"
	done < "$case/expected"
	# no other place is complained of: one mistake must not bring others with it
	sed -n 's/^\([^ ]*:[0-9]*\): error: .*/\1/p' "$TMP/out" | sort -u > "$TMP/places"
	sed 's/ .*//' "$case/expected" | sort -u > "$TMP/wanted"
	[ "$wanted" -gt 0 ] && cmp -s "$TMP/places" "$TMP/wanted" && continue
	fail "$name: errors elsewhere than expected:"
	cat "$TMP/out" "$TMP/talk"
done
echo "$cases broken courses, $failed failures"
[ $failed = 0 ]
