"""Kills the player at random points of the first questions and of a module: after each restart every answer that had shown 'Saved' must be
there, and the place kept.  usage: kills.py COUNT OUT [SEED]"""
import os
import random
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Gone, Player  # noqa: E402

count, out = int(sys.argv[1]), sys.argv[2]
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20261125)
root = os.environ["ROOT"]
course = Course(os.path.join(root, "content/one-day"))
player = os.environ["COURSEPLAYER"]
lost = kept = 0


def chosen(nodes):
    return tuple(n[2] for n in nodes if n[1] in ("radio", "check") and "checked" in n[3])


def place(nodes):
    """Which question or slide is on the screen: its top heading."""
    return next((n[2] for n in nodes if n[1] == "heading"), "")


def saved(nodes):
    return any(n[1] == "status" and n[2] == "Saved" for n in nodes)


def start(records):
    p = Player(player, records, course.folder, "--learner", "Kay")
    return p


def walk(p, known, acts):
    """Random acts; known: place -> what had shown 'Saved' there. Returns the place last seen saved."""
    at = None
    for _ in range(acts):
        nodes = p.tree()
        here = place(nodes)
        if saved(nodes):
            known[here] = chosen(nodes)
            at = here
        radios = [n for n in nodes if n[1] in ("radio", "check") and n[2] != "Not sure" and "disabled" not in n[3]]
        names = [n[2] for n in nodes if n[1] == "button" and "disabled" not in n[3]]
        step = chance.random()
        if radios and step < 0.6:
            pick = chance.choice(radios)
            p.send('click %s:"%s"' % (pick[1], pick[2]))
        elif "Back" in names and step > 0.85:
            p.send('click "Back"')
        elif "Next" in names or "Skip" in names:
            p.send('click "%s"' % ("Next" if "Next" in names else "Skip"))
    nodes = p.tree()
    if saved(nodes):
        known[place(nodes)] = chosen(nodes)
        at = place(nodes)
    return at


def go_on(p):
    """Home's first button goes on where the learner was."""
    nodes = p.tree()
    name = next(n[2] for n in nodes if n[1] == "button" and (n[2].startswith("Continue") or n[2].startswith("Start")))
    p.send('click "%s"' % name)


def verify(records, known, at):
    global lost, kept
    p = start(records)
    go_on(p)
    nodes = p.tree()
    if at is not None and place(nodes) != at and place(nodes) not in loose:
        lost += 1
        print("place lost: was at %r, came back to %r" % (at, place(nodes)))
    here = place(nodes)
    # the answers of every place that can be walked back to
    for _ in range(40):
        if here in known and here not in loose:
            if chosen(nodes) == known[here]:
                kept += known[here] != ()
            else:
                lost += 1
                print("answer lost at %r: had %r, has %r" % (here, known[here], chosen(nodes)))
        names = [n[2] for n in nodes if n[1] == "button"]
        if "Back" not in names:
            break
        p.send('click "Back"')
        nodes = p.tree()
        if place(nodes).startswith("Welcome"):
            break
        here = place(nodes)
    p.send("kill")
    try:
        p.tree()
    except Gone:
        pass
    p.run.wait()


for number in range(count):
    if number % 20 == 0:
        records = os.path.join(out, "records%d" % number)
        shutil.rmtree(records, ignore_errors=True)
        known, loose = {}, set()
    p = start(records)
    if number % 20 == 0:
        p.send('click "Before you start: what you know now"')
    else:
        go_on(p)
    loose = set()
    at = walk(p, known, chance.randrange(1, 7))
    if number % 2 == 0:
        p.send("kill")
    else:
        # no clean moment: an act is on its way when the power goes, so the place it touches may be before or after it
        nodes = p.tree()
        radios = [n for n in nodes if n[1] in ("radio", "check") and "disabled" not in n[3]]
        loose.add(place(nodes))
        if radios:
            pick = chance.choice(radios)
            p.send('click %s:"%s"' % (pick[1], pick[2]))
        p.send('click "Next"')
        until = time.perf_counter() + chance.random() * 0.004
        while time.perf_counter() < until:
            pass
        p.run.kill()
    p.run.wait()
    if number % 2 == 1:
        # where the act may have led
        q = start(records)
        go_on(q)
        loose.add(place(q.tree()))
        q.send("kill")
        q.run.wait()
    verify(records, known, at)
    for here in loose:
        known.pop(here, None)

print("%d kills, %d answers found again, %d lost" % (count, kept, lost))
sys.exit(lost != 0 or kept < count // 2)
