"""The tour: one learner, the whole course, a picture of each kind of screen.  usage: tour.py OUT"""
import glob
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player  # noqa: E402

out = sys.argv[1]
course = Course("content/one-day")
pack = sorted(glob.glob("dist/packs/csa-families-*.zip"))[-1]
sheet = glob.glob("dist/packs/local-example-*.zip")[0]
p = Player("dist/bin/courseplayer", os.path.join(out, "records"), pack, "--trust", "build/run.pub", sheet)
pictures = []


def picture(name):
    pictures.append(name)
    p.send("screenshot %s/%02d-%s.png" % (out, len(pictures), name))


def over(name, key):
    p.send("key " + key)
    picture(name)
    p.send("key Escape")


picture("privacy")
p.activate("I have read this", "button")
p.type_name("Amina K.")
picture("who-is-learning")
p.send("key Return")
picture("home")
over("support", "F3")
p.activate("Local procedures", "button")
picture("local-procedures")
p.send("key Escape")
over("settings", "F4")
over("help", "F1")
p.send("key Ctrl+F")
p.send("type tell")
picture("search")
p.send("key Escape")
for name in ("Resources", "Words explained", "Sources"):
    p.activate(name, "button")
    picture(name.lower().replace(" ", "-"))
    p.send("key Escape")
p.send("key F9")
picture("hidden")
p.send("key F9")
p.activate("Before you start: what you know now", "button")
picture("test")
pre = p.sit(course, lambda i: ("right", "unsure", "wrong")[i % 3])
if course.survey is not None:
    picture("survey-before")
    p.survey(lambda page, group: 3 + group % 4)
checks = right = 0
for title, number, items in course.modules:
    p.activate(title, "button")
    shown = set()
    for i in range(items):
        nodes = p.tree()
        buttons = {n[2] for n in nodes if n[1] == "button"}

        def seen(kind):
            if kind not in shown:
                shown.add(kind)
                picture("module-%d-%s" % (number, kind))

        if "Leave this case out" in buttons:
            p.case(course, lambda k: ("poor", "strong", "partial", "strong")[k % 4], lambda what: seen("case-" + what))
            p.activate("Next", "button")
            continue
        if buttons & {"Keep it on this laptop", "Compare with a good answer"}:
            p.worksheet()
            seen("worksheet-own" if "Keep it on this laptop" in buttons else "worksheet-case")
            p.activate("Finish module" if i + 1 == items else "Next", "button")
            continue
        stem = next((n[2] for n in nodes if n[1] == "heading" and n[2] in course.questions), None)
        if stem is not None:
            q = p.question(course)
            how = "wrong" if checks % 4 == 3 else "right"
            p.answer(q, how)
            p.activate("Done" if q.kind in ("scale", "reflection") else "Check answer", "button")
            checks += 1
            right += how == "right" and q.kind not in ("scale", "reflection")
            kind = "question-" + q.kind
        else:
            roles = {n[1] for n in nodes}
            kind = "slide-table" if "table" in roles else "slide-figure" if "figure" in roles else "slide"
        seen(kind)
        names = [n[2] for n in p.tree() if n[1] == "button"]
        p.activate("Finish module" if i + 1 == items else "Next" if "Next" in names else "Skip", "button")
p.activate("Open boards", "button")
if any(n[2] == "Feelings" for n in p.tree()):
    picture("boards")
    p.activate("Feelings", "button")
for word in ("worried", "mixed up"):
    p.activate(word)
picture("board")
p.activate("Show large", "button")
picture("message-large")
p.send("key Escape")
p.activate("Leave", "button")
p.activate("Leave and clear", "button")
p.send("key Escape")
if not any(n[2].startswith("Welcome") for n in p.tree()):
    p.send('click "Continue: %s"' % course.short)
p.activate("What you know now", "button")
post = p.sit(course, lambda i: "wrong" if i % 9 == 4 else "right")
if any(n[1:3] == ("heading", "Worth another look") for n in p.tree()):
    picture("worth-another-look")
p.results()
picture("results")
if course.survey is not None:
    p.activate("Answer a few questions", "button")
    picture("survey-after")
    p.survey(lambda page, group: 1 + group % 3)
p.send('stick "Blue stick" %s/stick' % out)
p.activate("Save results\u2026", "button")
p.activate("Blue stick", "radio")
p.activate("Save here", "button")
picture("saved")
p.send("key Escape")
p.send("key Escape")
p.send("key Escape")
picture("library")
code, err = p.end()
if code != 0:
    sys.exit("the tour did not hold: " + err)
results = glob.glob(os.path.join(out, "stick", "*.json"))
csv = os.path.join(out, "results.csv")
subprocess.run(["dist/bin/coursepack", "results", *results, "--row-level", "--csv", csv], check=True, stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)
print("The tour: %s" % course.title)
print("  %d modules, %d checks (%d right), before %d of %d, now %d of %d" % (
    len(course.modules), checks, right, pre, course.pairs, post, course.pairs))
print("  %d pictures in %s, the record in %s/records, the results in %s and %s" % (len(pictures), out, out, results[0], csv))
