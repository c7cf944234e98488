#!/bin/sh
# All the fuzzers' seeds, and whatever they once found, through each target with any compiler: nothing crashes.
set -u
failed=0
for source in tests/fuzz/*.c; do
	target=$(basename "$source" .c)
	[ "$target" = replay ] && continue
	mkdir -p "$TMPDIR/seeds"
	sh tests/fuzz/seeds.sh "$target" "$TMPDIR/seeds/$target" || failed=1
	if ! timeout 120 "$B/replay-$target" "$TMPDIR/seeds/$target"; then
		echo "FAIL: $target"
		failed=1
	fi
done
exit $failed
