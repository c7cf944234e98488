#!/bin/sh
# The files a target starts from, in a folder of its own: seeds.sh TARGET OUT. What was once found stands in tests/fuzz/found/TARGET.
set -eu
target=$1
out=$2
mkdir -p "$out"
coursepack=${COURSEPACK:-build/release/coursepack}
take() { # each under a name of its own, as folders are not walked
	find "$@" -type f | LC_ALL=C sort | while read -r file; do
		cp "$file" "$out/$(echo "$file" | tr '/' '_')"
	done
}
case $target in
xml) take content tests/bad -name '*.xml' -size -64k ;;
local)
	take content/one-day/local
	"$coursepack" local new "$out/new" > /dev/null 2>&1
	mv "$out/new/local.xml" "$out/blank" && rmdir "$out/new"
	;;
figure) take content assets/icons assets/symbols tests/bad -name '*.svg' -size -64k ;;
board) take content tests/bad -name '*.obf' -size -64k ;;
image) take content -name '*.png' ;;
text) take content/sample/modules -name '*.xml' -size -4k; printf 'a \327\220\327\221 1 (\330\247\330\250\331\202) \340\246\225\340\247\215\340\246\267\n' > "$out/mixed" ;;
script) printf '\002\002\002\002\004\004\024\002\003' > "$out/some" ;;
pack | manifest)
	"$coursepack" build content/sample -o "$out/sample.zip" > /dev/null 2>&1
	if [ "$target" = manifest ]; then
		unzip -p "$out/sample.zip" META-INF/contents.sha256 > "$out/contents"
		rm "$out/sample.zip"
	fi
	;;
key)
	"$coursepack" keygen "$out/k" > /dev/null 2>&1
	;;
handin) printf '{"format":1}' > "$out/some" ;;
esac
if [ -d "tests/fuzz/found/$target" ]; then
	take "tests/fuzz/found/$target"
fi
