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
unit() { # BINARY OUT
	"$1" > "$2" 2>&1
	code=$?
	p=$(tail -n 1 "$2" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1/p')
	f=$(tail -n 1 "$2" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\2/p')
	if [ -z "$p" ] || { [ "$code" != 0 ] && [ "$f" = 0 ]; }; then
		tail -n 30 "$2"
		echo "FAIL $1 ended early (exit $code)"
		echo 0 1 0 > "$2.count"
		return
	fi
	grep FAIL "$2"
	echo "$p" "$f" 0 > "$2.count"
	echo "  $(basename "$1"): $p passed, $f failed"
}

script() { # SCRIPT OUT
	name=$(basename "$1")
	mkdir -p "$TMPDIR/$name"
	started=$(date +%s)
	(cd "$ROOT" && TMPDIR="$TMPDIR/$name" sh "$1") > "$2" 2>&1
	code=$?
	took=$(($(date +%s) - started))
	case $code in
	0) echo 1 0 0 > "$2.count"; echo "  ok $name (${took} s)" ;;
	77) echo 0 0 1 > "$2.count"; echo "  not run: $name: $(tail -n 1 "$2")" ;;
	*) echo 0 1 0 > "$2.count"; echo "$(tail -n 25 "$2"; echo "FAIL $name (exit $code)")" ;;
	esac
	rm -rf "${TMPDIR:?}/$name"
}

# One of two workers, since old laptops have two cores: takes the next that nobody has taken. The longest come first.
worker() {
	for t in "$@"; do
		out=$TMPDIR/$(echo "$t" | tr / -)
		mkdir "$out" 2>/dev/null || continue
		case $t in
		*.sh) script "$t" "$out/out" ;;
		*) unit "$ROOT/$t" "$out/out" ;;
		esac
	done
}
if [ "$RING" = asan ]; then
	set -- "$B/unit" tests/cli/bad.sh tests/cli/hostile-zips.sh tests/cli/obz.sh tests/cli/fuzz-seeds.sh tests/cli/play.sh
else
	set -- "$B/unit" tests/cli/kills.sh "$B/sdl-unit" tests/arch.sh tests/cli/*.sh
fi
worker "$@" &
worker "$@"
wait
# What a worker lost its life over has no count.
for t in "$@"; do
	count=$TMPDIR/$(echo "$t" | tr / -)/out.count
	[ -s "$count" ] || { echo "FAIL $t did not end"; echo 0 1 0 > "$count"; }
	read -r p f s < "$count"
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
if [ "$skipped" = 0 ]; then
	echo "$passed passed, $failed failed"
else
	echo "$passed passed, $failed failed, $skipped skipped"
fi
[ "$failed" = 0 ]
