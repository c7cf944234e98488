#!/bin/sh
# Every hostile or broken zip of the corpus beside the checkout is refused or opened safely: no crash, no sanitizer report, at most
# one second and 256 MB each. The corpus is not ours to publish; without it this says so and is skipped.
# ZIPTRY names the program, by default the sanitized build of tests/tools/ziptry.c.
set -u
cd "$(dirname "$0")/../.." || exit 2
corpus=../shared/corpora/hostile-zips.tar.zst
ziptry=${ZIPTRY:-${B:-build/asan}/tool-ziptry}
for need in "$corpus" "$ziptry"; do
	if ! [ -e "$need" ]; then
		echo "needs $need"
		exit 77
	fi
done
if ! command -v zstd > /dev/null; then
	echo "needs zstd"
	exit 77
fi
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-zips-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/zips"
zstd -dc "$corpus" | tar -xf - -C "$dir/zips" || exit 2
find "$dir/zips" -type f | sort > "$dir/list"

# A small quarantine: freed memory that the sanitizer keeps is not memory that the reader needs.
ASAN_OPTIONS=quarantine_size_mb=8:allocator_may_return_null=1
export ASAN_OPTIONS
passed=0
failed=0
while IFS= read -r file; do
	if "$ziptry" "$file" > "$dir/out" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $(basename "$file")"
		sed 's/^/	/' "$dir/out" | head -20
	fi
	cat "$dir/out" >> "$dir/all"
done < "$dir/list"

if [ "$passed" -eq 0 ]; then
	echo "FAIL: the corpus is empty"
	exit 1
fi
if [ -n "${V:-}" ]; then
	cat "$dir/all"
fi
awk '/ ms, [0-9]+ KB/ { if ($1 + 0 > ms) ms = $1 + 0; if ($3 + 0 > kb) kb = $3 + 0 }
	/pack: opened/ { packs++ } /zip: opened/ { zips++ }
	END { printf "%d opened as packs, %d as foreign zips; at most %d ms and %d KB\n", packs, zips, ms, kb }' "$dir/all"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
