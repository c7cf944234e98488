#!/bin/sh
# What helps a learner along, from outside: worksheets on paper, the short way past what is known, what a newer release changed.
set -u
for tool in pdftotext pdftoppm python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$TMPDIR
. tests/tools/checks.sh
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
check 'worksheets are saved from the player' paper
check 'words of the own one' sh -c 'pdftotext "$1/stick/my-worksheet.pdf" - | grep -q "hang up a lamp"' sh "$TMPDIR"
check 'and its ticks' sh -c '[ "$(strings -a "$1/stick/my-worksheet.pdf" | grep -c "00630068006[fF]00730065006[eE]")" = 2 ]' sh "$TMPDIR"
check 'the case one is blank' sh -c 'pdftotext "$1/stick/blank-worksheet.pdf" - | tee "$1/words" | grep -q "When and where?"' sh "$TMPDIR"
check 'with nothing typed in it' no grep -q 'nobody may read' "$TMPDIR/words"
check 'it can be painted' pdftoppm -r 20 -png "$TMPDIR/stick/my-worksheet.pdf" "$TMPDIR/page"
check 'nothing of either is kept' no grep -qa 'hang up a lamp\|nobody may read' "$TMPDIR/paper/records.db" "$TMPDIR/paper/records.db-wal"

# --- the short way past what was known: the same record ---

check 'the short way leaves the record of the whole' python3 tests/tools/short_way.py "$TMPDIR/way"

# --- what has changed since it was taken ---

cp -R content/sample "$TMPDIR/new"
python3 - "$TMPDIR/new" << 'E'
import re, sys
p = sys.argv[1] + "/modules/01-aid/module.xml"
s = open(p, encoding="utf-8").read()
slides = re.findall(r'  <slide id="[^"]*".*?</slide>\n', s, re.S)
gone, changed = slides[1], slides[2]
s = s.replace(changed, re.sub(r"</slide>", "<p>One sentence more.</p></slide>", changed) if "<notes>" not in changed and "<source" not in changed
              else changed.replace("</title>", "</title><p>One sentence more.</p>", 1))
s = s.replace(slides[0], slides[0] + '  <slide id="sample-m1-added"><title>A slide that was added</title><p>Read it.</p></slide>\n')
s = s.replace("Who in your shop would you call first?", "Who would you call first, and who next?")
s = s.replace(gone, "")
open(p, "w", encoding="utf-8").write(s)
title = lambda x: re.search("<title>(.*?)</title>", x).group(1)
open(sys.argv[1] + ".titles", "w").write(title(gone) + "\n" + title(changed) + "\n")
p = sys.argv[1] + "/course.xml"
s = open(p, encoding="utf-8").read()
open(p, "w", encoding="utf-8").write(s.replace('version="1.0.0" release="1"', 'version="1.1.0" release="2"'))
E
sed -i "s/ see=\"[^\"]*\"//" "$TMPDIR/new/modules/01-aid/module.xml"
gone=$(sed -n 1p "$TMPDIR/new.titles")
changed=$(sed -n 2p "$TMPDIR/new.titles")
mkdir -p "$TMPDIR/packs"
check 'the newer release is built' "$COURSEPACK" build "$TMPDIR/new" -o "$TMPDIR/packs/two.zip" --key "$TMPDIR/key.key"
check 'the older one too' "$COURSEPACK" build content/sample -o "$TMPDIR/packs/one.zip" --key "$TMPDIR/key.key"
take() { # RECORDS: module 1 under the older release, finished from its last slide
	play "$1" "$TMPDIR/packs/one.zip" << E
$start
key Ctrl+F
type Going further: small
key Return
click "Going further: small numbers, Module 1 · Help first, then write it down · 14 of 14"
click "Finish module"
expect "Done"
expect-not "What has changed since you took it"
E
}
look() {
	play changes "$TMPDIR/packs/two.zip" << E
expect "What has changed since you took it"
expect "This is version 1.1.0"
click "See what has changed"
expect "New"
expect "A slide that was added"
expect "$changed"
expect "No longer there"
expect "$gone"
expect "Who would you call first, and who next?"
expect-not "My shop"
click "A slide that was added"
expect "Read it."
key Escape
expect "No longer there"
click "I have seen this"
expect-not "What has changed since you took it"
E
}
again() {
	play changes "$TMPDIR/packs/two.zip" << E
expect-not "What has changed since you took it"
expect "Help first, then write it down"
E
}
check 'a module is finished under the older release' take changes
check 'the newer one names what changed' look
check 'and does not once it was seen' again
check 'another learner leaves the same of it' take other
rows() { python3 -c "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT module, release, items FROM taken').fetchall())" "$1"; }
take third > /dev/null 2>&1
check 'byte for byte' sh -c '[ -n "$1" ] && [ "$1" = "$2" ]' sh "$(rows "$TMPDIR/other/records.db")" "$(rows "$TMPDIR/third/records.db")"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
