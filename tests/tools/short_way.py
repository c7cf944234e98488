"""What the starting questions showed as known may be taken the short way; the record is the same row by row, hashes included, as of one who
reads the whole, slowly.  usage: short_way.py OUT"""
import glob
import os
import shutil
import sqlite3
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player  # noqa: E402

out = sys.argv[1]
course = Course(os.path.join(os.environ["ROOT"], "content/one-day"))
title, _, items = course.modules[1]


def player(records):
    return Player(os.environ["COURSEPLAYER"], os.path.join(out, records), course.folder, "--learner", "Sam")


def end(p):
    code, err = p.end()
    if code != 0:
        sys.exit("the script did not hold: " + err)


def take(records, short):
    """Module 1, the scored questions skipped. Returns how many items were seen."""
    p = player(records)
    p.send('expect "You knew this: the short way"')
    p.send('click "%s"' % title)
    p.send('expect "You knew this"')
    if short:
        p.send('click "Take the short way"')
        p.send('expect "It counts the same"')
        # any slide can be read all the same, and the whole be taken after all
        passed = [n[2] for n in p.tree() if n[1] == "button"]
        skipped = next(s for s in slides if s in passed)
        p.send('click "%s"' % skipped)
        p.send('expect "Read the whole instead"')
        p.send('click "Read the whole instead"')
        for _ in range(items):
            if any(n[2] == "Take the short way" for n in p.tree()):
                break
            p.send("key PageUp")
        p.send('click "Take the short way"')
    seen = 0
    for _ in range(items):
        seen += 1
        names = [n[2] for n in p.tree() if n[1] == "button"]
        if not short:
            p.send("wait 100000")
        press = next(n for n in ("Finish module", "Next", "Skip", "Go on") if n in names)
        p.send('click "%s"' % press)
        if press == "Finish module":
            break
    p.send('expect "Done"')
    end(p)
    return seen


def rows(records):
    db = sqlite3.connect(os.path.join(out, records, "records.db"))
    tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [(t, row) for t in tables for row in sorted(db.execute("SELECT * FROM %s" % t), key=repr)]


slides = [" ".join(s.findtext("title").split()) for f in sorted(glob.glob(course.folder + "/modules/01-*/module.xml")) for s in ET.parse(f).iter("slide")][1:-1]

os.makedirs(os.path.join(out, "whole"))
p = player("whole")
p.send('click "Before you start: what you know now"')
p.sit(course, lambda i: "right")
p.send('click "Not now"')
end(p)
shutil.copytree(os.path.join(out, "whole"), os.path.join(out, "short"))
whole, short = take("whole", False), take("short", True)
if whole != items or short >= whole:
    sys.exit("the short way has %d of %d screens, the whole %d" % (short, items, whole))
a, b = rows("whole"), rows("short")
if a != b:
    sys.exit("the records differ: %s" % [x for x in a + b if (x in a) != (x in b)])
print("the short way: %d of %d screens, the same %d rows" % (short, whole, len(a)))
