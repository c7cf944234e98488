#!/bin/sh
# The manual page holds what it says: mandoc finds no fault, every option of --help stands in it and no other, every example runs.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
page=$root/assets/man/coursepack.1
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
for tool in "$coursepack" mandoc minisign unzip sha256sum; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/man-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
check 'mandoc -Tlint' mandoc -Tlint -W warning "$page"

# Verbs and their options, from both sides.
"$coursepack" --help > help 2> talk || echo "FAIL --help"
sed -n 's/^  coursepack \([a-z]*\) .*/\1/p' help > verbs.help
sed -n 's/^\.Ss \([a-z]*\).*/\1/p' "$page" > verbs.man
sort verbs.help > a
sort verbs.man > b
check 'the same verbs' diff a b
while read -r verb; do
	check "$verb --help is a result" "$coursepack" "$verb" --help
	"$coursepack" "$verb" --help > help
	check "$verb --help shows an example" grep -q "^  coursepack $verb " help
	sed -n 's/^  \(--*[a-z-]*\).*/\1/p' help | sort > a
	sed -n "/^\.Ss $verb\b/,/^\.S[sh] /s/^\.It Fl \([a-z-]*\).*/-\1/p" "$page" | sort > b
	check "$verb has the same options" diff a b
	# and the usage line names them, too
	sed -n '1s/^Usage://p' help | grep -oE -- ' \[?--?[a-z-]+' | tr -d ' [' | sort > b
	check "$verb's usage names its options" diff a b
done < verbs.help

# The examples, in order, as a person would type them.
mkdir bin try
ln -s "$coursepack" bin/coursepack
PATH=$dir/bin:$PATH
export PATH
sed -n '/^\.Sh EXAMPLES/,/^\.Sh D/s/^\.Dl \$ //p' "$page" > examples
check 'there are examples' [ -s examples ]
cd try || exit 2
while read -r example; do
	check "example: $example" sh -c "$example" < /dev/null
done < ../examples

cd "$dir" || exit 2
"$coursepack" > a 2> b
check 'no verb: exit 2' [ $? -eq 2 ]
check 'and the usage on standard error' [ -s b ]
check 'and nothing on standard output' [ ! -s a ]
"$coursepack" chek > a 2> b
check 'an unknown verb: exit 2' [ $? -eq 2 ]
check 'and the nearest is named' grep -q "did you mean 'check'" b
"$coursepack" --version > a 2> b
check '--version is a result' [ -s a ]
check 'and nothing else' [ ! -s b ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
