#!/bin/sh
# Nothing said on a board is ever kept: a board is used heavily by every means, then every file under --records is searched for the words.
set -e
dir=$TMPDIR/records
cat > "$TMPDIR/use.drive" <<'END'
click "Open boards"
click "First page"
click "make"
click "letters"
click "z"
click "q"
click "x"
click "j"
click "v"
click "space"
click "say it"
click "first page"
click "safety"
click "go away"
click "not okay with me"
click "it hurts"
click "Say it"
click "Repeat"
click "Show large"
click "Turn to face a partner"
click "Say it"
key Escape
click "Undo"
click "Clear"
click "Undo"
click "I want to stop"
click "Open the board again"
key F4
click "Boards…"
click "On"
key Escape
key Escape
click "tummy"
click "vulva"
expect "Message: make, zqxjv, go away, not okay with me, tummy, vulva"
scan button:"private"
expect "private"
click "Leave"
click "Leave and clear"
click "Practise being a partner"
click "Can I rely on yes and no?"
click "Ask: You hold up a cup. ‘Is this a cup?’"
wait 3000
key Escape
key Escape
END
"$COURSEPLAYER" --records "$dir" --voice log --learner AMY --drive "$TMPDIR/use.drive" content/one-day
# as if the power went in the middle of a message
cat > "$TMPDIR/kill.drive" <<'END'
click "Open boards"
click "Feelings"
click "embarrassed"
click "lonely"
kill
END
"$COURSEPLAYER" --records "$dir" --voice log --learner AMY --drive "$TMPDIR/kill.drive" content/one-day
# the search itself finds what is there
LC_ALL=C
export LC_ALL
grep -rqa AMY "$dir"
found=0
for word in zqxjv 'go away' 'okay with me' tummy vulva embarrassed lonely 'it hurts' 'want to stop' 'First page' csa-families-body board-feelings; do
	# in any encoding a file may hold it
	for how in "$word" "$(printf '%s' "$word" | sed 's/./&\n/g' | tr '\n' '.' )"; do
		if grep -rlaiE -- "$how" "$dir"; then
			echo "'$word' is in a file of the records"
			found=1
		fi
	done
done
exit $found
