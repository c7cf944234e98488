#!/bin/sh
# The course's own bars: every number that claims something is on a slide with a source; sentences are short; no form of the test, and not the
# modules' questions, can be guessed by length or position above 40%. And the table itself can say no.
set -u
dir=$TMPDIR
. tests/tools/checks.sh
"$COURSEPACK" inspect --content --json content/one-day > "$TMPDIR/one-day.json"
check 'numbers, sentences, grade' python3 - "$TMPDIR/one-day.json" << 'E'
import json, sys
rows = json.load(open(sys.argv[1]))["measured"]
assert len(rows) == 10 and rows[-1]["module"] is None
for key in ("slides", "words", "sentences", "questions", "numbers_sourced", "minutes"):
    assert sum(r[key] for r in rows[:-1]) == rows[-1][key], key
assert rows[-1]["numbers_sourced"] > 50
for r in rows:
    assert r["numbers_unsourced"] == 0, r
    assert 0 < r["words_a_sentence"] < 18, r
    assert r["grade"] < 9, r
E
"$COURSEPACK" inspect --content content/one-day > "$TMPDIR/table"
check 'the table has its row of sums' grep -q '^all  *[0-9]' "$TMPDIR/table"
"$COURSEPACK" check content/one-day > "$TMPDIR/found" 2> /dev/null
check 'no answer can be guessed' no grep 'guess-longest\|guess-position\|number-no-source' "$TMPDIR/found"

# by our own count, not the program's: what one gets for the longest answer, for the answer at each place
check 'no form can be guessed, counted again' python3 - << 'E'
import glob, xml.etree.ElementTree as tree
def said(e):
    return len(" ".join(((e.text or "") + "".join((c.text or "") + (c.tail or "") if c.tag != "feedback" else (c.tail or "") for c in e)).split()))
banks = {"a": [], "b": [], "short a": [], "short b": [], "modules": []}
for pair in tree.parse("content/one-day/tests/knowledge.xml").getroot().iter("pair"):
    for q in pair.findall("question"):
        banks[q.get("form")].append(q)
        if pair.get("short") == "yes":
            banks["short " + q.get("form")].append(q)
for f in glob.glob("content/one-day/modules/*/module.xml"):
    banks["modules"] += tree.parse(f).getroot().findall("question")
for name, bank in banks.items():
    single = [q.findall("choice") for q in bank if q.get("kind") == "single"]
    assert len(single) >= 8, (name, len(single))
    longest = sum((said(r) == max(map(said, c))) / sum(said(x) == max(map(said, c)) for x in c) for c in single for r in c if r.get("right"))
    assert longest / len(single) <= 0.4, (name, "longest", longest / len(single))
    for k in range(8):
        share = sum(k < len(c) and c[k].get("right") == "yes" for c in single) / len(single)
        assert share <= 0.4, (name, "position", k + 1, share)
E

cp -R content/sample "$TMPDIR/spoilt"
python3 - "$TMPDIR/spoilt/modules/01-aid/module.xml" << 'E'
import sys
p = sys.argv[1]
s = open(p, encoding="utf-8").read()
at = s.index("</title>", s.index("<slide")) + 8
open(p, "w", encoding="utf-8").write(s[:at] + "<p>Some 73 people in 4,000 say so, and " + "so on and " * 300 + "so on.</p>" + s[at:])
E
before() { "$COURSEPACK" inspect --content --json "$1" | python3 -c "import json,sys; r=json.load(sys.stdin)['measured'][-1]; print(r['numbers_unsourced'] + r['numbers_sourced'], r['words_a_sentence'])"; }
before content/sample > "$TMPDIR/one"
before "$TMPDIR/spoilt" > "$TMPDIR/two"
check 'a long sentence with two numbers shows' python3 -c "
a, b = (list(map(float, open(p).read().split())) for p in ('$TMPDIR/one', '$TMPDIR/two'))
assert b[0] == a[0] + 2 and b[1] > a[1] + 2, (a, b)"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
