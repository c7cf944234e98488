#!/bin/sh
# Every test that needs no person. Each prints its own lines; a shell test passes with exit 0, is skipped with 77 and says why.
# B: where the programs under test are; RING=asan runs the part that sanitizers watch.
set -u
cd "$(dirname "$0")/.."
ROOT=$(pwd)
B=${B:-build/release}
RING=${RING:-test}
TMPDIR=$(mktemp -d)
export ROOT B TMPDIR
unset DISPLAY WAYLAND_DISPLAY
if [ "$RING" = asan ]; then
	export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 LSAN_OPTIONS=suppressions=$ROOT/tests/lsan.supp:print_suppressions=0
	export UBSAN_OPTIONS=print_stacktrace=1
fi
COURSEPACK=$ROOT/$B/coursepack COURSEPLAYER=$ROOT/$B/courseplayer
export COURSEPACK COURSEPLAYER
passed=0 failed=0 skipped=0
trap 'rm -rf "$TMPDIR"' EXIT

# A binary of unit tests: its last line counts.
unit() {
	"$1" > "$TMPDIR/unit.out" 2>&1
	code=$?
	line=$(tail -n 1 "$TMPDIR/unit.out")
	p=$(echo "$line" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1/p')
	f=$(echo "$line" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\2/p')
	if [ -z "$p" ] || { [ "$code" != 0 ] && [ "$f" = 0 ]; }; then
		tail -n 30 "$TMPDIR/unit.out"
		echo "FAIL $1 ended early (exit $code)"
		failed=$((failed + 1))
		return
	fi
	grep FAIL "$TMPDIR/unit.out"
	passed=$((passed + p)) failed=$((failed + f))
	echo "  $(basename "$1"): $line"
}

script() {
	name=$(basename "$1")
	mkdir -p "$TMPDIR/$name"
	started=$(date +%s)
	(cd "$ROOT" && TMPDIR="$TMPDIR/$name" sh "$1") > "$TMPDIR/out" 2>&1
	code=$?
	took=$(($(date +%s) - started))
	case $code in
	0) passed=$((passed + 1)); echo "  ok $name (${took} s)" ;;
	77) skipped=$((skipped + 1)); echo "  not run: $name: $(tail -n 1 "$TMPDIR/out")" ;;
	*) failed=$((failed + 1)); tail -n 25 "$TMPDIR/out"; echo "FAIL $name (exit $code)" ;;
	esac
	rm -rf "${TMPDIR:?}/$name"
}

unit "$ROOT/$B/unit"
if [ "$RING" = asan ]; then
	for t in tests/cli/bad.sh tests/cli/hostile-zips.sh tests/cli/obz.sh tests/cli/fuzz-seeds.sh tests/cli/play.sh; do
		[ -f "$t" ] && script "$t"
	done
else
	unit "$ROOT/$B/sdl-unit"
	script tests/arch.sh
	for t in tests/cli/*.sh; do
		script "$t"
	done
fi
if [ "$skipped" = 0 ]; then
	echo "$passed passed, $failed failed"
else
	echo "$passed passed, $failed failed, $skipped skipped"
fi
[ "$failed" = 0 ]
