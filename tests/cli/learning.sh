#!/bin/sh
# What helps a learner along, from outside: worksheets on paper, the short way past what is known.
set -u
for tool in pdftotext pdftoppm python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
passed=0
failed=0
ok() { # NAME COMMAND...
	name=$1
	shift
	if "$@" > "$TMPDIR/out" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $name"
		sed 's/^/	/' "$TMPDIR/out"
	fi
}
no() { ! "$@"; }
play() { # RECORDS PACK, the script on standard input
	cat > "$TMPDIR/script.play"
	"$COURSEPLAYER" --records "$TMPDIR/$1" --learner Ann --trust "$TMPDIR/key.pub" --drive "$TMPDIR/script.play" "$2"
}
start='click "Before you start: what you know now"
click "Not sure"
click "Next"
click "Not sure"
click "Finish"
click "Not now"'
"$COURSEPACK" keygen "$TMPDIR/key" 2> /dev/null

# --- worksheets: one's own with what stands in it, kept or not; of a case only blank, whatever was written ---

mkdir -p "$TMPDIR/stick"
paper() {
	play paper content/sample << E
stick "STICK" $TMPDIR/stick
$start
key Ctrl+F
type My shop
key Return
click "My shop, Module 1 · Help first, then write it down · 13 of 14"
click "Yes"
click "The rota hangs beside it."
click field:"What I will do next"
type hang up a lamp
click "Save as PDF…"
click "STICK"
click "Save here"
expect "Saved to"
key Escape
expect "hang up a lamp"
expect "Keep it on this laptop"
click "Course"
key Ctrl+F
type accident book, on
key Return
click "The accident book, on paper, Module 1 · Help first, then write it down · 12 of 14"
click field:"When and where?"
type nobody may read this
click "Save a blank sheet (PDF)…"
click "STICK"
click "Save here"
expect "Saved to"
E
}
ok 'worksheets are saved from the player' paper
ok 'words of the own one' sh -c 'pdftotext "$1/stick/my-worksheet.pdf" - | grep -q "hang up a lamp"' sh "$TMPDIR"
ok 'and its ticks' sh -c '[ "$(strings -a "$1/stick/my-worksheet.pdf" | grep -c "00630068006[fF]00730065006[eE]")" = 2 ]' sh "$TMPDIR"
ok 'the case one is blank' sh -c 'pdftotext "$1/stick/blank-worksheet.pdf" - | tee "$1/words" | grep -q "When and where?"' sh "$TMPDIR"
ok 'with nothing typed in it' no grep -q 'nobody may read' "$TMPDIR/words"
ok 'it can be painted' pdftoppm -r 20 -png "$TMPDIR/stick/my-worksheet.pdf" "$TMPDIR/page"
ok 'nothing of either is kept' no grep -qa 'hang up a lamp\|nobody may read' "$TMPDIR/paper/records.db" "$TMPDIR/paper/records.db-wal"

# --- the short way past what was known: the same record ---

ok 'the short way leaves the record of the whole' python3 tests/tools/short_way.py "$TMPDIR/way"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
