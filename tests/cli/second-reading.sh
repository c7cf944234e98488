#!/bin/sh
# The second reading of the course is whole: every slide, question, scene, ending, worksheet and pair of content/one-day, and its survey, has
# exactly one row in content/second-reading.tsv; no row answers 'yes', and none names an id that is gone. (What the reading asks: H.5 of the
# content facts. One reader is no practitioner: the reviews named there are still to come.)
set -u
cd "$(dirname "$0")/../.." || exit 2
command -v python3 > /dev/null || { echo "needs python3"; exit 77; }
exec python3 - "${SECOND_READING:-content/second-reading.tsv}" "${COURSE:-content/one-day}" << 'EOF'
import collections, glob, os, sys
import xml.etree.ElementTree as tree

table, course = sys.argv[1:]
HEAD = ["file", "id", "kind", "helps-harm", "hurts", "misleads", "sources", "note"]
there, faults = [], []
name = lambda path: os.path.join("one-day", os.path.relpath(path, course))
for path in sorted(glob.glob(os.path.join(course, "modules", "*", "module.xml"))):
    for e in tree.parse(path).getroot():
        if e.tag in ("slide", "question", "worksheet"):
            there.append((name(path), e.get("id"), e.tag))
        elif e.tag == "scenario":
            there.append((name(path), e.get("id"), "scene"))  # its introduction and short version
            there += [(name(path), e.get("id") + "/" + s.get("id"), "scene") for s in e if s.tag in ("scene", "ending")]
for path in sorted(glob.glob(os.path.join(course, "tests", "*.xml"))):
    there += [(name(path), p.get("id"), "pair") for p in tree.parse(path).getroot().iter("pair")]
path = os.path.join(course, "survey.xml")
there.append((name(path), tree.parse(path).getroot().get("id"), "survey"))

lines = open(table, encoding="utf-8").read().splitlines()
if len(lines) < 2 or not lines[0].startswith("# ") or "replaces none of the reviews" not in lines[0]:
    faults.append("the first line does not say when it was read and that it replaces none of the reviews")
if len(lines) < 2 or lines[1].split("\t") != HEAD:
    faults.append("the second line is not the head: " + ", ".join(HEAD))
rows = collections.Counter()
for number, line in enumerate(lines[2:], 3):
    cells = line.split("\t")
    if len(cells) != len(HEAD):
        faults.append(f"line {number} has {len(cells)} cells in place of {len(HEAD)}")
        continue
    rows[tuple(cells[:3])] += 1
    for question, answer in zip(HEAD[3:6], cells[3:6]):
        if answer != "no":
            faults.append(f"{cells[1]}: {question} is answered '{answer}': mend the text, then say 'no' and what it was")
    if not cells[6]:
        faults.append(f"{cells[1]}: no source is named, nor why none is needed")
for key in there:
    if rows[key] != 1:
        faults.append(f"{key[1]} ({key[2]}, {key[0]}) has {rows[key] or 'no'} row{'s' if rows[key] > 1 else ''}: it was not read once")
for key in rows.keys() - set(there):
    faults.append(f"{key[1]} ({key[2]}, {key[0]}) has a row, but is not in the course")
for fault in faults:
    print(f"second-reading: {fault}")
print(f"second-reading: {len(there)} read, {len(faults)} faults")
sys.exit(1 if faults else 0)
EOF
