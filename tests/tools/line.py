"""The whole line by one means alone: privacy, name, first questions, modules, board, closing questions, results, hand-in, CSV.
usage: line.py MODE OUT   (MODE: keyboard, pointer or switch; COURSEPACK, COURSEPLAYER and ROOT in the environment)"""
import csv
import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player, prose, squeeze  # noqa: E402

mode, out = sys.argv[1:3]
root = os.environ["ROOT"]
course = Course(os.path.join(root, "content/one-day"))
os.makedirs(out, exist_ok=True)
key = os.path.join(out, "line")
subprocess.run([os.environ["COURSEPACK"], "keygen", key], check=True, stderr=subprocess.DEVNULL)
subprocess.run([os.environ["COURSEPACK"], "build", course.folder, "-o", out, "--key", key + ".key"], check=True,
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
pack = glob.glob(os.path.join(out, "*.zip"))[0]
stick = os.path.join(out, "stick")
p = Player(os.environ["COURSEPLAYER"], os.path.join(out, "records"), pack, "--trust", key + ".pub", mode=mode)


def check(words):
    p.send('expect "%s"' % words)


check("Your privacy, in short")
if mode == "switch":
    p.send("switch 1")
p.activate("I have read this", "button")
check("Who is learning?")
p.type_name("Amy")
if mode == "keyboard":
    p.send("key Return")
else:
    p.activate("That's me", "button")
check("Welcome, Amy")
p.activate("Before you start: what you know now", "button")
pre = p.sit(course, lambda i: ("right", "wrong", "unsure")[i % 3])
check("How sure you feel today")
sure = p.survey(lambda page, group: 4 if group < 2 else None)
check("Welcome, Amy")
for title, number, items in course.modules:
    p.module(course, title, items, lambda i: ("right", "unsure", "wrong")[i % 3])
    check("Welcome, Amy")
p.activate("Open boards", "button")
check("Communication boards")
p.activate("Feelings", "button")
check("Nothing said here is kept")
for word in ("worried", "mixed up", "I don't know"):
    p.activate(word, "button")
check("worried, mixed up, I don't know")
p.activate("Say it", "button")
p.activate("I want to stop", "button")
check("Do not ask again")
p.activate("Open the board again", "button")
p.activate("Leave", "button")
check("nothing said on a board is kept")
p.activate("Leave and clear", "button")
p.activate("Course", "button")
check("Welcome, Amy")
p.activate("What you know now", "button")
post = p.sit(course, lambda i: "wrong" if i % 7 == 3 else "right")
p.results()
check("You completed the course, Amy")
check("Before %d of %d \u00b7 now %d of %d" % (pre, course.pairs, post, course.pairs))
p.activate("Answer a few questions", "button")
check("About your work")
given = p.survey(lambda page, group: page + group if group < 3 else None)
check("You completed the course, Amy")
p.send('stick "Blue stick" %s' % stick)
p.activate("Save results\u2026", "button")
check("Choose a place")
p.activate("Blue stick", "radio")
p.activate("Save here", "button")
check("Safe to remove.")
code, err = p.end()
if code != 0:
    sys.exit("the script did not hold: " + err)

files = glob.glob(os.path.join(stick, "*"))
assert len(files) == 1, files
for name in files:
    assert "Amy" not in open(name, encoding="utf-8").read(), "the name is in the hand-in file"
table = os.path.join(out, "results.csv")
subprocess.run([os.environ["COURSEPACK"], "results", files[0], "--row-level", "--csv", table], check=True, stderr=subprocess.DEVNULL,
               stdout=subprocess.DEVNULL)
rows = list(csv.DictReader(open(table, encoding="utf-8", newline="")))
assert len(rows) == 1, rows
row = rows[0]
got = (row["completed"], int(row["pre"]), int(row["pre_max"]), int(row["post"]), int(row["post_max"]))
want = ("yes", pre, course.pairs, post, course.pairs)
if got != want:
    sys.exit("the CSV says %r, the learner did %r" % (got, want))
assert {row["pre_form"], row["post_form"]} == {"a", "b"}, row
asked = {f.get("id"): squeeze(prose(f.find("label"))) for part in course.survey.iter("part") for f in part.iter("field")}
options = {(f.get("id"), squeeze(prose(c))): c.get("id") for f in course.survey.iter("field") for c in f.findall("choice")}
told = 0
for occasion, answers in (("start", sure), ("end", given)):
    for id_, label in asked.items():
        column = "survey:%s:%s" % (occasion, id_)
        if label not in answers or column not in row:
            continue
        want = options.get((id_, answers[label]), answers[label].split(",")[0])
        assert row[column] == want or label in {a for i, a in asked.items() if i != id_}, (column, row[column], answers[label])
        told += 1
assert told >= len(sure) + 9, (told, sure, given)
print("%s alone: before %d, now %d of %d; the CSV holds the same" % (mode, pre, post, course.pairs))
