"""Every kind of question by every way of input, answered right, wrong and 'not sure': the records must come out the same.

usage: ways.py OUT   (COURSEPLAYER and ROOT in the environment)

Takes module 1 of content/sample, which holds each kind once, and the starting questions before it. Choices are shuffled for each learner, so
that a way that chooses by place instead of by what is meant comes out different. Keyboard: Tab, arrows and Space. Pointer: clicks. One switch
and two: scanning alone, letters included. On-screen keyboard: fingers, and every letter from the keys on the screen."""
import glob
import os
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Course, Player  # noqa: E402

KINDS = {"single", "multiple", "truefalse", "order", "match", "scale", "reflection"}
WORDS = {"right": "Fjord", "wrong": "Oxbow"}  # not found in any file unless the learner's words are
THANKS = {"right": "Right", "wrong": "Not quite", "unsure": "not sure"}


class Way(Player):
    def __init__(self, name, out, folder):
        self.name = name
        mode = {"keyboard": "keyboard", "one switch": "switch", "two switches": "switch"}.get(name, "pointer")
        records = os.path.join(out, name.replace(" ", "-"))
        super().__init__(os.environ["COURSEPLAYER"], records, folder, "--learner", "Amy", "--size", "1366x768", mode=mode)
        self.db = os.path.join(records, "records.db")
        if name == "one switch":
            self.send("switch 1")
        elif name == "two switches":
            # whoever needs them is set up by somebody else; from here on nothing but two switches
            for line in ("key F4", 'click "Touch, switches, dwelling\u2026"', 'click "Two switches"', "key Escape", "key Escape", "switch 1"):
                self.send(line)

    def put(self, label, words):
        if self.name != "on-screen keyboard":
            self.write(label, words)
            return
        self.send('click field:"%s"' % label)
        if any(n[1:3] == ("button", "Show letters") for n in self.tree()):
            self.send('click "Show letters"')
        for letter in words:
            self.send('click button:"%s"' % letter.upper())

    def on(self, *names):
        shown = [n[2] for n in self.tree() if n[1] == "button"]
        self.activate(next(n for n in names if n in shown), "button")

    def give(self, q, how):
        """One question; scale and reflection have no right or wrong, so two different answers and none."""
        if q.kind in ("scale", "reflection"):
            if how == "unsure":
                return
            if q.kind == "scale":
                self.activate(q.choices[0 if how == "right" else -1][1], "radio")
            else:
                self.put("Your thoughts", WORDS[how])
                self.send('expect "%s"' % WORDS[how])
            self.on("Done")
            self.send('expect "Thank you"')
            return
        self.answer(q, how)
        self.on("Check answer")
        self.send('expect "%s"' % THANKS[how])

    def run_through(self, course, how):
        """The starting questions, then the whole module with every question answered like this."""
        kinds = set()
        if any(n[1:3] == ("button", "Before you start: what you know now") and "disabled" not in n[3] for n in self.tree()):
            self.activate("Before you start: what you know now", "button")
            self.sit(course, lambda i: how)
            self.on("Not now")
        self.activate(course.modules[0][0], "button")
        for i in range(course.modules[0][2]):
            stem = next((n[2] for n in self.tree() if n[1] == "heading" and n[2] in course.questions), None)
            if stem is not None:
                q = self.question(course)
                self.give(q, how)
                kinds.add(q.kind)
            if any(n[1:3] == ("button", "Leave this case out") for n in self.tree()):
                self.on("Leave this case out")
            self.on("Next", "Skip", "Finish module")
        return kinds


def events(db):
    """What is on the disk of each answer, without what is drawn for each learner: the test's form is a coin toss, and with it its choices."""
    rows = []
    with sqlite3.connect(db) as c:
        for item, response, attempt, *same in c.execute("SELECT item, response, attempt, course, release, verb, success, score, score_max, "
                                                        "date, unsigned, practice FROM event ORDER BY practice, seq"):
            of_form = attempt != "" and "." in item
            rows.append((item.rsplit(".", 1)[0] if of_form else item, "" if of_form else response, attempt, *same))
    return rows


def main(out):
    course = Course(os.path.join(os.environ["ROOT"], "content/sample"))
    bad = 0
    for how in ("right", "wrong", "unsure"):
        first = None
        for name in ("keyboard", "pointer", "one switch", "two switches", "on-screen keyboard"):
            p = Way(name, os.path.join(out, how), course.folder)
            try:
                kinds = p.run_through(course, how)
                p.send("key F9")
            finally:
                code, err = p.end()
            if code != 0:
                sys.exit("%s, %s: %s" % (name, how, err))
            if kinds != KINDS:
                sys.exit("%s met only %s" % (name, sorted(kinds)))
            got = events(p.db)
            if first is None:
                first = got
            for file in glob.glob(os.path.join(os.path.dirname(p.db), "**"), recursive=True):
                if os.path.isfile(file) and any(w.encode() in open(file, "rb").read() for w in WORDS.values()):
                    sys.exit("%s: what was written for oneself is kept in %s" % (name, file))
            if got != first:
                bad += 1
                print("%s, %s: the record differs" % (name, how))
                for a, b in zip(first, got):
                    if a != b:
                        print("  keyboard %r\n  here     %r" % (a, b))
        scored = [(row[6], row[1]) for row in first if row[5] == "answered"]
        if len(scored) != 7 or any(success != (how == "right") for success, _ in scored):
            sys.exit("%s: the answers are kept as %r" % (how, first))
        print("%s: 7 kinds by 5 ways, %d events alike" % (how, len(first)))
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) != 0)
