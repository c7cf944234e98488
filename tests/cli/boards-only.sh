#!/bin/sh
# A school's own .obz in the player: named on the command line or dropped, it stands beside the courses as 'Boards only', its pages lead to
# each other, what leads nowhere says so, what is hostile is refused with a sentence, and nothing that is done with it is recorded.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
player=${COURSEPLAYER:-$root/dist/bin/courseplayer}
for tool in "$coursepack" "$player" python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/boards-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
play() { # SCRIPT PACK...
	script=$1
	shift
	timeout 60 "$player" --records data --learner AMY --voice log --size 1366x768 --drive "$script" "$@"
}
"$coursepack" export obz "$root/content/one-day" -o day.obz > out 2>&1 || { cat out; exit 1; }
"$coursepack" build "$root/content/sample" -o sample.zip > out 2>&1 || { cat out; exit 1; }
python3 "$root/tests/tools/obz.py" make made > /dev/null || exit 2

cat > alone.drive <<'END'
expect "Communication boards"
expect-not "Results"
click "Feelings"
click button:"worried"
click button:"mixed up"
expect "Message: worried, mixed up"
click "first page"
click "places"
click button:"school"
expect "Message: worried, mixed up, school"
click "I want to stop"
click "Open the board again"
click "Leave"
click "Leave and clear"
expect "Communication boards"
click "Courses"
expect "Boards only"
expect "day.obz: 14 boards from another program. Nobody has checked them for this use."
expect-not "Unsigned"
END
check 'an .obz by itself opens its boards' play alone.drive day.obz
cp day.obz "A-Class's-Boards.OBZ"
cat > beside.drive <<END
expect "Open boards"
drop $dir/A-Class's-Boards.OBZ
expect "Boards only"
click "Open: First page"
click "People"
click button:"driver"
click "Leave"
click "Leave and clear"
key Escape
expect "Choose a course"
drop $dir/made/special.obz
click "Open: a"
click "back"
expect "Message: empty"
click "Leave"
expect "Boards only"
drop $dir/made/climbs.obz
expect "has a name that is not allowed"
key Escape
drop $dir/made/keys-twice.obz
expect "duplicate"
key Escape
drop $dir/made/bomb.obz
expect "claims a size"
END
check 'dropped, it stands beside a course' play beside.drive sample.zip
check 'two were kept' sh -c 'ls data/packs/*.obz | wc -l | grep -qx 2'
cat > again.drive <<'END'
expect "Choose a course"
expect "Boards only"
click "Open: First page"
expect "Communication boards"
END
check 'and there they are next time' play again.drive
for word in worried 'mixed up' driver school; do
	check "'$word' is nowhere in the records" no grep -rqF --exclude='*.obz' "$word" data
done

# Every odd one of the corpus: opened or refused, never a crash.
cat > odd.drive <<'END'
expect ""
END
for each in made/*.obz; do
	timeout 60 "$player" --records odd --learner AMY --voice none --drive odd.drive "$each" > out 2>&1
	code=$?
	if [ $code -gt 1 ] || grep -qE 'Sanitizer|runtime error' out; then
		failed=$((failed + 1))
		echo "FAIL $each: exit $code"
		tail -5 out
	else
		passed=$((passed + 1))
	fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
