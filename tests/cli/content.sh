#!/bin/sh
# The course keeps the bars that a checker of single slides cannot see: what every module has, how much of each kind there is, and that the
# minutes that are promised are those of the whole. coursepack check has neither error nor warning on the release's date.
set -u
command -v python3 > /dev/null || { echo "needs python3"; exit 77; }
"${COURSEPACK:-dist/bin/coursepack}" check content/one-day --on 2026-11-25 --strict > "$TMPDIR/check.txt" 2>&1 || { cat "$TMPDIR/check.txt"; exit 1; }
exec python3 - content/one-day << 'EOT'
import glob, os, sys
import xml.etree.ElementTree as tree

course, faults = sys.argv[1], []


def bar(holds, words):
    if not holds:
        faults.append(words)


def words(e):
    return " ".join("".join(e.itertext()).split())


modules = [tree.parse(p).getroot() for p in sorted(glob.glob(os.path.join(course, "modules", "*", "module.xml")))]
bar([int(m.get("number")) for m in modules] == list(range(9)), "modules 0 to 8 are not all there")
asked, drawn, did = [], set(), {}
for m in modules:
    id_, slides, questions = m.get("id"), m.findall("slide"), m.findall("question")
    asked += [q.get("kind") for q in questions]
    drawn |= {e.get("src") or e.get("caption") for e in m.iter() if e.tag in ("figure", "chart")}
    kinds = {q.get("kind") for q in questions} & {"order", "match", "multiple"} | {e.tag for e in m.iter() if e.tag in
             ("what-if", "pause", "scenario", "worksheet")}
    for k in kinds:
        did.setdefault(k, set()).add(id_)
    bar(len(kinds) >= 2, "%s: less than two kinds of doing beside single questions" % id_)
    bar(any(s.get("strand") == "further" for s in slides), "%s: nothing goes further" % id_)
    bar("you can" in words(slides[0]), "%s: its first slide does not say what one can do by the end" % id_)
    bar(words(slides[-1].find("title")).startswith("What I will do"), "%s: its last slide is not 'What I will do'" % id_)
    bar("%s minutes" % m.get("minutes") in words(m.find("note")), "%s: its note says other minutes than the module" % id_)
    for e in m.iter():
        if e.tag in ("figure", "image") and e.get("decorative") != "yes":
            bar(len((e.get("alt") or "").split()) >= 6, "%s: %s is hardly described" % (id_, e.get("src")))
minutes = sum(int(m.get("minutes")) for m in modules)
bar(270 <= minutes <= 330, "the modules take %d minutes, not about five hours" % minutes)
bar(90 <= sum(len(m.findall("slide")) for m in modules) <= 150, "not about a hundred slides")
bar(len(asked) >= 30 and len(set(asked)) == 7, "fewer than 30 questions, or not of every kind")
bar(len(drawn) >= 25, "fewer than 25 figures and charts")
for kind in ("order", "match", "multiple", "what-if", "pause", "scenario", "worksheet"):
    bar(len(did.get(kind, ())) >= 2, "no second module has a %s" % kind)
for kind, id_ in (("missing", "m4-q-missing"), ("opinion", "m4-q-opinion"), ("rewriting", "m5-q-rewrite"), ("timeline", "m4-q-timeline"), ("sorting", "m6-q-page")):
    bar(any(q.get("id") == id_ for m in modules for q in m.iter("question")), "the exercise on %s is gone" % kind)
bar(sum(1 for m in modules for _ in m.iter("scenario")) == 4, "not four cases")
sheets = {w.get("id"): w.get("kind") for m in modules for w in m.iter("worksheet")}
wanted = {"m4-sheet-picture": "case", "m4-sheet-chronology": "case", "m6-sheet-baseline": "case", "m6-audit": "own", "m7-pathway": "own", "m8-plan": "own",
          "m8-audit": "own"}
bar(sheets == wanted, "the worksheets are %r" % sheets)
terms = tree.parse(os.path.join(course, "glossary.xml")).getroot().findall("term")
bar(len(terms) >= 60, "the glossary has %d terms" % len(terms))
for short in "DSL LADO MASH ABE AAC SARC ISVA CAMHS BSL KCSIE".split():
    bar(any("(%s)" % short in t.get("word") for t in terms), "the glossary lacks %s" % short)
resources = tree.parse(os.path.join(course, "resources.xml")).getroot().findall("resource")
bar(len(resources) >= 25 and all(r.get("publisher") and r.get("module") for r in resources), "fewer than 25 resources, or one without publisher or module")
bar({r.get("module") for r in resources} == {m.get("id") for m in modules}, "a module has no resource")
boards = glob.glob(os.path.join(course, "boards", "*.obf"))
bar(len(boards) >= 12, "%d boards" % len(boards))

survey = tree.parse(os.path.join(course, "survey.xml")).getroot()
parts = {}
for p in survey.findall("part"):
    parts.setdefault(p.get("when"), []).extend(p.findall("field"))
sectors = ["Social care/social work", "Health", "Education", "Mental health", "Charity and voluntary", "Criminal justice/law enforcement",
           "Early intervention", "Housing", "Benefits and housing support", "Sexual health", "Youth work", "Early years", "Other"]
bar([words(c) for f in parts["end"] if f.get("id") == "sector" for c in f.findall("choice")] == sectors, "the sectors are not those of the report")
ids = {w: [f.get("id") for f in fields] for w, fields in parts.items()}
sure = [i[5:] for i in ids["start"] if i.startswith("sure-")]
bar(len(sure) == 10, "not ten ratings before")
for w, before in (("end", "sure-"), ("end", "then-"), ("6-months", "sure-")):
    bar([i[5:] for i in ids[w] if i.startswith(before)] == sure, "the ratings %s... of %s are not those of the start" % (before, w))
for w, n in (("2-weeks", 4), ("6-weeks", 4), ("6-months", 8)):
    bar(sum(i.startswith("recall-") for i in ids[w]) == n, "%s: not %d questions to remember" % (w, n))
test = {p.get("id"): p for p in tree.parse(os.path.join(course, "tests", "knowledge.xml")).getroot().iter("pair")}
for f in parts["6-months"]:
    if f.get("id").startswith("recall-"):
        pair = test.get(f.get("id")[7:])
        stems = [words(q.find("stem")) for q in pair.findall("question")] if pair is not None else []
        bar(pair is not None and pair.get("critical") == "yes" and words(f.find("label")) in stems, "%s is no critical question of the test" % f.get("id"))
for fault in faults:
    print("content: " + fault)
print("content: %d minutes, %d questions, %d figures and charts, %d terms, %d resources, %d faults" % (
    minutes, len(asked), len(drawn), len(terms), len(resources), len(faults)))
sys.exit(1 if faults else 0)
EOT
