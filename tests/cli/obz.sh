#!/bin/sh
# Boards out to other programs and back: what goes out comes back the same, byte for byte; what others write is read, however untidy;
# what is hostile gets a sentence and exit 1, never a crash, and nothing is written. tests/tools/obz.py makes the files.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
for tool in "$coursepack" python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/obz-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
code() { # WANTED COMMAND...
	wanted=$1
	shift
	timeout 30 "$@"
	got=$?
	[ $got = "$wanted" ] || { echo "exit $got, not $wanted"; false; }
}
day=$root/content/one-day sample=$root/content/sample

# --- out and back ---
check 'boards go out' "$coursepack" export obz "$day" -o day.obz
check 'again' sh -c "TZ=Asia/Tokyo LANG=C '$coursepack' export obz '$day' -o again.obz"
check 'the same bytes' cmp day.obz again.obz
check 'and come back' "$coursepack" import obz day.obz -o back
check 'the same boards, byte for byte' diff -r "$day/boards" back/boards
check 'no picture was needed' [ ! -e back/media/happy.png ]
check 'what came back is a course without a fault' "$coursepack" check back --strict
check 'the sample goes out' "$coursepack" export obz "$sample" -o sample.obz
check 'and comes back' "$coursepack" import obz sample.obz -o sample-back
check 'with its own picture' cmp "$sample/media/plaster.png" sample-back/media/plaster.png
check 'and is a course without a fault' "$coursepack" check sample-back --strict
check 'once more out, the same bytes' sh -c "'$coursepack' export obz sample-back -o sample-2.obz && cmp sample.obz sample-2.obz"
check 'what others rely on' python3 "$root/tests/tools/obz.py" judge day.obz
check 'and in the sample' python3 "$root/tests/tools/obz.py" judge sample.obz
check 'one board by itself' "$coursepack" export obz "$day" --board board-feelings -o one.obf
check 'its pictures in it' python3 "$root/tests/tools/obz.py" judge one.obf
check 'comes back, too' "$coursepack" import obz one.obf -o one
"$coursepack" import obz one.obf -o one-more > said 2>&1
check 'with a word about the way out that it lost' grep -q 'leads to the board boards/home-core.obf, which is not in the file' said
check 'the only board needs no name' "$coursepack" export obz "$sample" -o only.obf
check 'of several one must be named' code 1 "$coursepack" export obz "$day" -o x.obf
check 'by an id that there is' code 1 "$coursepack" export obz "$day" --board nowhere -o x.obf
check 'one board is no set' code 1 "$coursepack" export obz "$day" --board board-feelings -o x.obz
"$coursepack" new bare > out 2>&1
check 'a course without boards' code 1 "$coursepack" export obz bare -o x.obz
check 'nothing is overwritten' code 2 "$coursepack" import obz day.obz -o back
check 'no file' code 2 "$coursepack" import obz nothing.obz -o x
check 'no -o' code 2 "$coursepack" import obz day.obz
check 'another format' code 2 "$coursepack" import obx day.obz -o x
check 'nothing was left behind' [ -z "$(find . -maxdepth 1 \( -name 'x*' -o -name '*.part' \))" ]

# --- what others write, and what nobody should ---
# each line: name, exit code, words that must be said
python3 "$root/tests/tools/obz.py" make made > list || exit 2
while IFS='	' read -r name wanted words; do
	rm -rf got
	check "$name" code "$wanted" "$coursepack" import obz "made/$name" -o got
	if ! grep -qF -- "$words" said || grep -qE 'Sanitizer|runtime error' said; then
		failed=$((failed + 1))
		echo "FAIL $name: no '$words', but:"
		sed 's/^/	/' said | head -20
	fi
	if [ "$wanted" = 0 ]; then
		check "$name: what it became is read again" sh -c "'$coursepack' check got | grep -vE '.(strip|list)-[a-z]*.$' | grep -q ': error: ' && exit 1 || exit 0"
		check "$name: and goes out" "$coursepack" export obz got -o got.obz
	else
		check "$name: nothing was written" [ ! -e got ]
	fi
done < list
check 'nothing was written anywhere else' [ ! -e "$dir/escaped" ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
