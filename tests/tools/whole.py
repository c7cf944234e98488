"""The entire course in one style of answering, to the results and the CSV: whether it all adds up.
usage: whole.py STYLE OUT   (STYLE: right, wrong or unsure; COURSEPACK, COURSEPLAYER and ROOT in the environment)

Starting questions, survey, every module with its questions, cases and worksheets, closing questions, survey, hand-in."""
import csv
import glob
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player  # noqa: E402

style, out = sys.argv[1:3]
course = Course(os.path.join(os.environ["ROOT"], "content/one-day"))
os.makedirs(out, exist_ok=True)
key = os.path.join(out, "whole")
subprocess.run([os.environ["COURSEPACK"], "keygen", key], check=True, stderr=subprocess.DEVNULL)
subprocess.run([os.environ["COURSEPACK"], "build", course.folder, "-o", out, "--key", key + ".key"], check=True,
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
pack = glob.glob(os.path.join(out, "*.zip"))[0]
stick = os.path.join(out, "stick")
p = Player(os.environ["COURSEPLAYER"], os.path.join(out, "records"), pack, "--trust", key + ".pub", "--learner", "Amy", "--size", "800x600")
case_style = {"right": "strong", "wrong": "poor", "unsure": "partial"}[style]

# --- before ---
p.activate("Before you start: what you know now", "button")
pre = p.sit(course, lambda i: style)
sure = p.survey(lambda page, group: 2)

# --- the modules ---
checks = 0
for title, number, items in course.modules:
    checks += p.module(course, title, items, lambda i: style, lambda k: case_style)
# a question of a module stands in no pair; every one of them was met
own = {q.id for same in course.questions.values() for q in same if "." not in q.id}
assert checks == len(own), (checks, len(own))

# --- after ---
p.activate("What you know now", "button")
post = p.sit(course, lambda i: style)
looked = p.results()
assert looked == (style != "right"), "what is worth another look does not follow from the answers"
assert (pre, post) == ((course.pairs, course.pairs) if style == "right" else (0, 0)), (pre, post)
p.send('expect "You completed the course, Amy"')
p.send('expect "Before %d of %d \u00b7 now %d of %d"' % (pre, course.pairs, post, course.pairs))
p.activate("Answer a few questions", "button")
given = p.survey(lambda page, group: 0)
p.send('stick "Blue stick" %s' % stick)
p.activate("Save results\u2026", "button")
p.activate("Blue stick", "radio")
p.activate("Save here", "button")
p.send('expect "Safe to remove."')
code, err = p.end()
if code != 0:
    sys.exit("the script did not hold: " + err)

# --- what was handed in ---
file = glob.glob(os.path.join(stick, "*.json"))[0]
text = open(file, encoding="utf-8").read()
assert "Amy" not in text and "ask" not in json.dumps(json.loads(text)).split('"'), "a name, or words of a worksheet, are in the hand-in file"
table = os.path.join(out, "results.csv")
subprocess.run([os.environ["COURSEPACK"], "results", file, "--row-level", "--csv", table], check=True, stderr=subprocess.DEVNULL,
               stdout=subprocess.DEVNULL)
rows = list(csv.DictReader(open(table, encoding="utf-8", newline="")))
assert len(rows) == 1, rows
row = rows[0]
got = (row["completed"], int(row["pre"]), int(row["pre_max"]), int(row["post"]), int(row["post_max"]))
assert got == ("yes", pre, course.pairs, post, course.pairs), (got, pre, post)
assert {row["pre_form"], row["post_form"]} == {"a", "b"}, row
choices = [f.get("id") for part in course.survey.iter("part") if part.get("when") == "end" for f in part.iter("field")
           if f.get("kind") in ("choice", "scale")]
empty = [c for c in choices if not row.get("survey:end:" + c)]
assert not empty, "not in the CSV: %r" % empty
print("all %s: %d checks, before %d and now %d of %d, %d answers to the survey" % (style, checks, pre, post, course.pairs, len(given) + len(sure)))
