#!/bin/sh
# A program that nobody here wrote reads our boards: the npm package @willwade/aac-processors (a test tool only; nothing of it is shipped)
# finds every .obz and every .obf valid, and the same words, ways and places in them as our own files have. It is fetched, 114 MB, so this
# runs with NIGHTLY=1 only.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
package=@willwade/aac-processors@0.2.5
[ -n "${NIGHTLY:-}" ] || { echo "needs NIGHTLY=1 (it fetches $package)"; exit 77; }
for tool in "$coursepack" node npm; do
	command -v "$tool" > /dev/null || { echo "needs ${tool##*/}"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/obz-npm-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
if ! npm install --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$dir/npm" "$package" > "$dir/out" 2>&1; then
	tail -n 3 "$dir/out"
	echo "needs npm with a way to its registry"
	exit 77
fi
failed=0
for course in one-day sample; do
	source=$root/content/$course
	"$coursepack" export obz "$source" -o "$dir/$course.obz" 2> "$dir/out" || { cat "$dir/out"; exit 1; }
	mkdir "$dir/$course"
	for id in $(sed -n 's/.*<board id="\([^"]*\)".*/\1/p' "$source/course.xml"); do
		"$coursepack" export obz "$source" --board "$id" -o "$dir/$course/$id.obf" 2> "$dir/out" || { cat "$dir/out"; exit 1; }
	done
	echo "$course:"
	node "$root/tests/tools/obz.mjs" "$dir/npm/node_modules" "$dir/$course.obz" "$source/boards" "$dir/$course"/*.obf || failed=1
done
# and the other way: what it made of them and saved again (without pictures, with ids of its own) is read here
node "$root/tests/tools/obz.mjs" "$dir/npm/node_modules" --save "$dir/one-day.obz" "$dir/theirs.obz" || failed=1
if "$coursepack" import obz "$dir/theirs.obz" -o "$dir/theirs" > "$dir/out" 2>&1; then
	tail -n 1 "$dir/out"
else
	echo "what it saved could not be imported:"
	head -n 5 "$dir/out"
	failed=1
fi
exit $failed
