#!/bin/sh
# What the manual pages say is so: mandoc finds no fault with any; courseplayer.1 has the options of --help, the keys of player/action.c as
# the program's own help screen prints them, and the commands of scripts; course.5 names every element and attribute of the grammar.
# (coursepack.1 and its examples: man.sh.) Where the key list differs, what should stand in the page is printed.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
player=${COURSEPLAYER:-$PWD/dist/bin/courseplayer}
for tool in "$player" mandoc; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/pages-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
. "$root/tests/tools/checks.sh"
page=assets/man/courseplayer.1

for each in assets/man/*.[15]; do
	check "mandoc -Tlint $each" mandoc -Tlint -W warning "$each"
done

# Options, from both sides.
"$player" --help > "$dir/help" 2> "$dir/talk" || echo "FAIL --help"
grep -oE -- '--[a-z]+' "$dir/help" | sort -u > "$dir/a"
sed -n '/^\.Sh DESCRIPTION/,/^\.Sh KEYS/p' $page | grep '^\.It Fl' | grep -oE 'Fl -[a-z]+' | sed 's/Fl /-/' | sort -u > "$dir/b"
check 'the options of --help' diff "$dir/a" "$dir/b"
sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' $page | grep -oE 'Fl -[a-z]+' | sed 's/Fl /-/' | sort -u > "$dir/b"
check 'the options of the synopsis' diff "$dir/a" "$dir/b"

# Keys: the help screen is printed from the table, two lines a row: keys, then what they do.
printf 'key F1\ntree -\n' | "$player" --records "$dir/records" --learner Ada --voice none --drive - content/sample > "$dir/tree"
{
	echo '.Bl -tag -width Ds'
	sed -n '/heading "Keys"/,$s/^ *paragraph "\(.*\)" @.*/\1/p' "$dir/tree" | sed 1d |
		sed '1~2s/ or / , Cm /g; 1~2s/^/.It Cm /; 2~2s/\([.!?]\) /\1\n/g'
	echo '.El'
} > "$dir/a"
sed -n '/^\.\\" keys begin/,/^\.\\" keys end/p' $page | sed '1d;$d' > "$dir/b"
check 'the keys of the help screen (< should stand in the page)' diff "$dir/a" "$dir/b"

# Commands of scripts.
grep -oE '\{ "[a-z-]+", do_' player/drive.c | sed 's/{ "\(.*\)", do_/\1/' | sort > "$dir/a"
sed -n '/^\.\\" commands begin/,/^\.\\" commands end/p' $page | grep '^\.It' | grep -oE 'Cm [a-z-]+' | sed 's/Cm //' | sort > "$dir/b"
check 'the commands of scripts' diff "$dir/a" "$dir/b"

# Elements and attributes of the grammar.
grep -ohE '<(element|attribute) name="[a-z-]+"' content/course.rng content/local.rng | sed 's/.*"\(.*\)"/\1/' | sort -u > "$dir/a"
sed -n '/^\.\(It\|Cm\)/p' assets/man/course.5 | sed 's/ Op / /g; s/ No / /g' | grep -oE '[a-z][a-z-]*' | sort -u > "$dir/b"
comm -23 "$dir/a" "$dir/b" > "$dir/missing"
check 'course.5 names every element and attribute of course.rng and local.rng' diff /dev/null "$dir/missing"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
