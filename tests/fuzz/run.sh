#!/bin/sh
# Each parser for so many seconds with libFuzzer, AddressSanitizer and UBSan, two at a time: run.sh SECONDS [TARGET...]. New inputs are
# kept in build/fuzz/TARGET and tried again next time; a crash is written there too, and belongs, made small, into tests/fuzz/found/TARGET.
set -u
cd "$(dirname "$0")/../.." || exit 2
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-$(ls tests/fuzz/*.c | sed 's|.*/||; s|\.c$||' | grep -v '^replay$')}
make --no-print-directory MODE=fuzz $(for t in $targets; do echo "build/fuzz/fuzz-$t"; done) || exit 2
make --no-print-directory build/release/coursepack || exit 2
export ASAN_OPTIONS=allocator_may_return_null=1 LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

fuzz() {
	kept=build/fuzz/$1
	mkdir -p "$kept"
	sh tests/fuzz/seeds.sh "$1" "$TMPDIR/$1"
	"build/fuzz/fuzz-$1" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=65536 -artifact_prefix="$kept/" \
		"$kept" "$TMPDIR/$1" > "$kept.log" 2>&1
	code=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^Done \([0-9]*\) runs.*/\1/p' "$kept.log" | tail -n 1)
	if [ $code = 0 ]; then
		echo "ok $1: ${runs:-?} runs in $seconds s"
	else
		tail -n 30 "$kept.log"
		echo "FAIL $1 (exit $code; see $kept.log)"
		touch "$TMPDIR/failed"
	fi
}

running=
for t in $targets; do
	fuzz "$t" &
	if [ -n "$running" ]; then
		wait
		running=
	else
		running=1
	fi
done
wait
[ ! -e "$TMPDIR/failed" ]
