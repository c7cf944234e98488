#!/bin/sh
# Paper, from outside: poppler finds the right words, pages and tags; the same bytes whatever the time zone and language; fonts from files alone;
# a label stands on the sheet in the middle of the cell that the layout gives it.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
case $coursepack in /*) ;; *) coursepack=$root/$coursepack ;; esac
for tool in "$coursepack" pdfinfo pdftotext pdftoppm pdffonts python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/paper-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
code() { # WANT COMMAND...
	want=$1
	shift
	"$@"
	[ $? = "$want" ]
}
sample=$root/content/sample
day=$root/content/one-day

# --- boards ---

export_boards() { "$coursepack" export boards "$day" --board board-feelings --on 2026-11-25 -o "$1"; }
check 'boards are exported' export_boards boards.pdf
check 'no letter is missing' no says said 'empty boxes'
pdfinfo boards.pdf > info
pdfinfo -f 1 -l 100 boards.pdf > sizes
pdftotext -layout boards.pdf words
pages=$(sed -n 's/^Pages: *//p' info)
check 'tagged' grep -q '^Tagged: *yes' info
check 'the date given' grep -q '^CreationDate: *.*Nov 25 .*2026' info
check 'a title' grep -q '^Title: *Communication boards on paper' info
check 'A4 and A3' grep -q 'Page.*3 size: *1190.* x 841' sizes
check 'the words of the board' says words embarrassed
# Each sheet can stand alone (communication-boards.md 2.5, rule 10). The cover is about no one board.
fp=$("$coursepack" inspect "$day" --content | grep -o '[0-9A-Z]\{4\}-[0-9A-Z]\{4\}' | head -n 1)
count() { tr '\f' '\n' < words | grep -cF -- "$1"; }
check 'rule 10: what a picture is no evidence of' [ "$(count 'Presence or absence of a picture is not evidence of anything.')" = "$pages" ]
check 'rule 10: not for interviewing' [ "$(count 'Not for investigative interviewing.')" = "$pages" ]
check 'rule 10: owner' [ "$(count 'Owner: The Coursepack project')" = "$pages" ]
check 'rule 10: version, code and date' [ "$(grep -c 'version [0-9.]* · code [0-9A-Z]\{4\}-[0-9A-Z]\{4\} · printed 25 November 2026' words)" = $((pages - 1)) ]
[ -z "$fp" ] || check 'the code is the fingerprint' says words "code $fp"
for kind in 'keyguard for the A4 board' 'keyguard for the A3 board' 'cards, 1 of' 'look-through frame, 4 places' 'look-through frame, 8 places' \
	"partner’s side" 'what was on offer' 'Three-point mat: three answers' 'Three-point mat: your own words' 'Blanks: cards'; do
	check "a sheet: $kind" says words "$kind"
done

# Rule 1: the ten cells on every sheet but the cover.
pdftotext boards.pdf flat
check 'the strip on every sheet' [ "$(tr '\n' ' ' < flat | tr '\f' '\n' | grep -c "not finished.*you got it *wrong\|you got it *wrong.*not finished")" -ge $((pages - 1)) ]

# The back of a frame is the front mirrored: happy stands left, behind it right.
frame() { # PAGE WORD: its middle, as a share of the page's width
	pdftotext -bbox -f "$1" -l "$1" boards.pdf box
	sed -n "s/.*xMin=\"\([0-9.]*\)\".*xMax=\"\([0-9.]*\)\".*>$2<.*/\1 \2/p" box | head -n 1
}
front=$(python3 - <<'P'
pages = open('words', encoding='utf-8').read().split('\f')
print(next(i + 1 for i, p in enumerate(pages) if 'frame, 4 places' in p and 'child’s side' in p))
P
)
frame "$front" happy > front
frame $((front + 1)) happy > back
check 'mirrored' python3 -c "
a = [float(x) for x in open('front').read().split()]
b = [float(x) for x in open('back').read().split()]
width = 297 / 25.4 * 72
assert sum(a) / 2 < width / 3 and abs(sum(a) / 2 + sum(b) / 2 - width) < 1, (a, b)"

# Labels stand in the middle of the cells that the screen's proportions give: strip and words 3 to 10, gaps of 10 and 20 in 1306.
pdftotext -bbox -f 2 -l 2 boards.pdf box
check 'labels in their cells' python3 -c "
import re
at = {}
for x0, x1, word in re.findall(r'xMin=\"([\d.]+)\" yMin=\"[\d.]+\" xMax=\"([\d.]+)\" yMax=\"[\d.]+\">([^<]+)<', open('box').read()):
    at.setdefault(word, (float(x0) + float(x1)) / 2 / 72 * 25.4)
left, width = 10, 277
gap, middle = width * 10 / 1306, width * 20 / 1306
strip = (width - middle) * 3 / 13
words = width - middle - strip
cell = (words - 3 * gap) / 4
for column, word in enumerate(['happy', 'sad', 'calm', 'angry']):
    want = left + strip + middle + column * (cell + gap) + cell / 2
    assert abs(at[word] - want) < width / 100, (word, at[word], want)
assert abs(at['yes'] - (left + (strip - gap) / 4)) < width / 100, at['yes']"

check 'pages can be painted' pdftoppm -r 20 -png -f 1 -l 4 boards.pdf page
pdffonts boards.pdf > fonts
check 'all letters are in the file' no awk 'NR > 2 && $(NF - 4) != "yes" { found = 1; print } END { exit !found }' fonts

# --- the same bytes, and no word with the system about fonts ---

other() {
	TZ=Pacific/Auckland LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/nonexistent FONTCONFIG_FILE=/nonexistent FONTCONFIG_PATH=/nonexistent \
		export_boards other.pdf
}
check 'elsewhere, too' other
check 'fontconfig is not asked' no grep -qi fontconfig said
check 'the same bytes' cmp boards.pdf other.pdf

# --- handout ---

check 'the handout is exported' "$coursepack" export handout "$day" --on 2026-11-25 -o handout.pdf
pdfinfo handout.pdf > info
pdftotext handout.pdf words
check 'tagged' grep -q '^Tagged: *yes' info
check 'it has pages' [ "$(sed -n 's/^Pages: *//p' info)" -gt 20 ]
for text in 'This course is independent.' 'Contents' 'Module 5: Helping children to tell' 'What keeps children silent' 'Notes for the presenter' \
	'A sensitive slide.' 'Words explained' 'Who to call' 'Sources' 'Trends in official data'; do
	check "handout: $text" says words "$text"
done
check 'each slide is in it' python3 -c "
import glob, re, unicodedata
squeeze = lambda s: re.sub(r'\s+', '', unicodedata.normalize('NFKC', s))
words = squeeze(open('words', encoding='utf-8').read())
import xml.etree.ElementTree as tree
missing = []
for f in sorted(glob.glob('$day/modules/*/module.xml')):
    root = tree.parse(f).getroot()
    for s in root.iter('slide'):
        if squeeze(s.find('title').text) not in words:
            missing.append(s.get('id'))
assert not missing, missing"
last=$(sed -n 's/^Pages: *//p' info)
check 'page numbers' says words "page $last of $last"

check 'the sample, in four scripts' "$coursepack" export handout "$sample" --on 2026-11-25 -o sample.pdf
check 'no letter is missing' no says said 'empty boxes'
pdftotext sample.pdf words
check 'Arabic can be searched' grep -q 'الشخص' words

# --- cases in the handout: choices first, then what each leads to; every scene, option and debrief ---

check 'every scene, choice and debrief is in it' python3 -c "
import glob, re, subprocess, unicodedata
import xml.etree.ElementTree as tree
squeeze = lambda s: re.sub(r'[\\s\\d\\[\\]]+', '', unicodedata.normalize('NFKC', s))
text = subprocess.run(['pdftotext', '-layout', 'handout.pdf', '-'], capture_output=True, text=True).stdout
lines = [l for l in text.replace('\\f', '\\n').splitlines() if 'printed 25 November' not in l]
words = squeeze(' '.join(lines))
names = {s.get('id'): s.find('name').text for s in tree.parse('$day/names.xml').getroot()}
def plain(e):
    out = e.text or ''
    for c in e:
        out += names[c.get('ref')] if c.tag == 'name' else plain(c) if c.tag != 'feedback' else ''
        out += c.tail or ''
    return out
missing, n = [], 0
for f in sorted(glob.glob('$day/modules/*/module.xml')):
    for s in tree.parse(f).getroot().iter('scenario'):
        for e in list(s.iter('title')) + list(s.iter('option')) + list(s.iter('feedback')) + [p for d in s.iter('debrief') for p in d.iter('p')]:
            n += 1
            # the start of it: a page's foot may stand within
            if squeeze(plain(e))[:40] not in words:
                missing.append((s.get('id'), plain(e)[:60]))
assert n > 100 and not missing, (n, missing)"
pdftotext handout.pdf flat
check 'choices come before what they lead to' python3 -c "
text = open('flat', encoding='utf-8').read()
at = text.index('A case to decide')
assert text.index('Scene 1:', at) < text.index('After you have chosen', at) < text.index('Scene 2:', at)
assert 'Go to scene 2' in text and 'Ending 1:' in text and 'Looking back' in text"

# --- worksheets: blank forms, no good answer printed ---

check 'the worksheets are exported' "$coursepack" export worksheets "$day" --on 2026-11-25 -o sheets.pdf
check 'no letter is missing' no says said 'empty boxes'
TZ=Pacific/Auckland LC_ALL=tr_TR.UTF-8 "$coursepack" export worksheets "$day" --on 2026-11-25 -o again.pdf 2> /dev/null
check 'the same bytes' cmp sheets.pdf again.pdf
check 'tagged' sh -c 'pdfinfo sheets.pdf | grep -q "^Tagged: *yes"'
check 'can be painted' pdftoppm -r 20 -png sheets.pdf sheet
pdftotext sheets.pdf words
check 'every question, no answer' python3 -c "
import glob, re, unicodedata
import xml.etree.ElementTree as tree
squeeze = lambda s: re.sub(r'\\s+', '', unicodedata.normalize('NFKC', s))
words = squeeze(open('words', encoding='utf-8').read())
n, wrong = 0, []
for f in sorted(glob.glob('$day/modules/*/module.xml')):
    for w in tree.parse(f).getroot().iter('worksheet'):
        for label in w.iter('label'):
            n += 1
            if squeeze(''.join(label.itertext())) not in words:
                wrong.append(label.text)
        for model in w.iter('model'):
            if squeeze(model.text or '') and squeeze(''.join(model.itertext())) in words:
                wrong.append(model.text)
assert n > 20 and not wrong, (n, wrong)"
check 'it says whom not to name' says words 'Do not name or describe a real child'
"$coursepack" new empty > /dev/null 2>&1
sed -i '/<worksheet/,/<\/worksheet>/d' empty/modules/*/module.xml
check 'a course without any' code 1 "$coursepack" export worksheets empty -o x.pdf
check 'says so' says said 'no worksheets to print'

# --- refusals ---

check 'an unknown format' code 2 "$coursepack" export bords "$sample" -o x.pdf
check 'with the nearest name' says said "did you mean 'boards'"
check 'no -o' code 2 "$coursepack" export boards "$sample"
check 'no date' code 2 "$coursepack" export boards "$sample" -o x.pdf --on 2026-02-30
check 'an unknown board' code 1 "$coursepack" export boards "$sample" -o x.pdf --board nowhere
check '--board with a handout' code 2 "$coursepack" export handout "$sample" -o x.pdf --board board-feelings
check 'no such pack' code 2 "$coursepack" export boards nowhere.zip -o x.pdf
check 'no such folder' code 2 "$coursepack" export boards "$sample" -o nowhere/x.pdf
check 'nothing was written' [ ! -e x.pdf ]

echo "$passed passed, $failed failed"
[ $failed = 0 ]
