"""A learner who takes the short way past every sensitive part, and one who reads them all, pauses and tries each what-if, leave the same bytes but for random ids and what follows
from them (hashes).  usage: sensitive.py OUT"""
import glob
import os
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player  # noqa: E402

out = sys.argv[1]
course = Course(os.path.join(os.environ["ROOT"], "content/one-day"))
what_ifs = {w.get("title") for m in glob.glob(os.path.join(course.folder, "modules/*/module.xml")) for w in ET.parse(m).iter("what-if")}
RANDOM = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")


def practise(p, nodes):
    """Takes the pause and moves along the what-if of this slide, if it has them."""
    did = 0
    start = next((n[2] for n in nodes if n[1] == "button" and n[2].startswith("Start the ")), None)
    if start is not None:
        p.send('click "%s"' % start)
        p.send("wait 65000")
        p.send('expect "End the pause"' if "minutes" in start else 'expect "The pause is over"')
        did += 1
    for name, radios in p.groups():
        for radio, _ in radios if name in what_ifs else []:
            p.send('click radio:"%s"' % radio)
            did += 1
    return did


def take(records, short):
    """Skips the scored questions, so that nothing depends on the drawn form or order."""
    p = Player(os.environ["COURSEPLAYER"], records, course.folder, "--learner", "Sam")
    p.send('click "Before you start: what you know now"')
    for _ in range(course.pairs):
        p.send('click "Not sure"')
        p.send("key Ctrl+Return")
    turned = done = 0
    for title, _, items in course.modules:
        nodes = p.tree()
        if not any(n[1] == "button" and n[2] == title for n in nodes):
            p.send('click "Not now"') if any(n[2] == "Not now" for n in nodes) else p.send("key Escape")
        p.send('click "%s"' % title)
        for i in range(items):
            nodes = p.tree()
            names = [n[2] for n in nodes if n[1] == "button"]
            if "Read the short version" in names:
                turned += 1
                if short:
                    p.send('click "Read the short version"')
                else:
                    # minutes of today are no trace either
                    p.send("wait 200000")
            elif "Leave this case out" in names:
                # a case is left out by both: only the way past a sensitive slide differs
                p.send('click "Leave this case out"')
            done += 0 if short else practise(p, nodes)
            names = [n[2] for n in p.tree() if n[1] == "button"]
            p.send('click "%s"' % next(n for n in ("Finish module", "Next", "Skip", "Go on") if n in names))
    code, err = p.end()
    if code != 0:
        sys.exit("the script did not hold: " + err)
    return turned, done


def content(records):
    """Every row of every table, ids replaced by the order in which they first appear."""
    db = sqlite3.connect(os.path.join(records, "records.db"))
    seen = {}
    lines = []
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        rows = [repr([v.hex() if isinstance(v, bytes) else v for v in row]) for row in db.execute("SELECT * FROM %s" % name)]
        lines += ["%s %s" % (name, RANDOM.sub(lambda m: seen.setdefault(m[0], "id%d" % len(seen)), row)) for row in rows]
    return lines


for name in ("long", "short"):
    os.makedirs(os.path.join(out, name))
(turned, done) = take(os.path.join(out, "long"), False)
(same, idle) = take(os.path.join(out, "short"), True)
a, b = content(os.path.join(out, "long")), content(os.path.join(out, "short"))
# the form drawn by the random id: which questions, and the row that says so
form = re.compile(r"p\d+\.[ab]|(?<=^draw ).*|(?<='csa-families', )[01](?=]$)")
a, b = [form.sub("drawn", x) for x in a], [form.sub("drawn", x) for x in b]
if sorted(a) != sorted(b):
    for x in sorted(set(a) ^ set(b))[:10]:
        print(x)
    sys.exit("the two records differ")
if turned < 3 or turned != same:
    sys.exit("only %d sensitive parts were met" % turned)
if done < 10 or idle != 0:
    sys.exit("only %d pauses and steps were taken" % done)
print("%d sensitive parts read or passed by, %d pauses and steps taken or not: %d rows, the same" % (turned, done, len(a)))
