"""Every cell of the first board by each way of access: touch, keyboard, one switch, two switches, dwelling. Each way must say the words of
the board's own file, no others, and lead where its links lead. usage: board_access.py OUT   (COURSEPLAYER and ROOT in the environment)"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from learner import Player  # noqa: E402

BOARD = "First page"
out = sys.argv[1]
course = os.path.join(os.environ["ROOT"], "content/one-day")
with open(os.path.join(course, "boards/home-core.obf"), encoding="utf-8") as f:
    board = json.load(f)
buttons = {b["id"]: b for b in board["buttons"]}
cells = [buttons[i] for row in board["grid"]["order"] for i in row if i is not None]


def middle(node):
    x, y, w, h = node[4]
    return x + w // 2, y + h // 2


class Way:
    """One way to press what is named, after set-up with the pointer."""

    def __init__(self, name, *setup):
        self.name = name
        self.p = Player(os.environ["COURSEPLAYER"], os.path.join(out, name), course, "--voice", "log", "--learner", "AMY")
        if not any(n[2] == "Open boards" for n in self.p.tree()):
            self.send('click "%s"' % next(n[2] for n in self.p.tree() if n[1] == "button" and n[2].startswith("Open")))
        self.send('click "Open boards"')
        self.send('click "Switches and pointing"')
        for line in setup:
            self.send(line)
        self.send("key Escape")
        self.send('click "%s"' % BOARD)

    def send(self, line):
        self.p.send(line)

    def node(self, name):
        return next(n for n in self.p.tree() if n[1] == "button" and n[2] == name)

    def said(self):
        path = os.path.join(out, self.name + ".speech")
        self.send("speech " + path)
        self.p.tree()  # the file is there once this is answered
        with open(path, encoding="utf-8") as log:
            return log.read().splitlines()


class Touch(Way):
    def press(self, name):
        self.send("move %d %d" % middle(self.node(name)))
        self.send("press")
        self.send("release")


class Keyboard(Way):
    def press(self, name):
        self.p.reach(name, "button")
        self.send("key Space")


class Switch(Way):
    def press(self, name):
        self.send('scan button:"%s"' % name)


class Dwell(Way):
    def press(self, name):
        self.send("move 5 300")
        self.send("wait 1000")
        self.send("move %d %d" % middle(self.node(name)))
        self.send("wait 1500")


ways = [
    Touch("touch"),
    Keyboard("keyboard"),
    Switch("one", 'click "One switch"'),
    Switch("two", 'click "Two switches"'),
    Switch("columns", 'click "One switch"', 'click "Column, then cell"'),
    Dwell("dwell", 'click "On"'),
]
wrong = 0
for way in ways:
    for cell in cells:
        label, say, link = cell["label"], cell.get("vocalization", cell["label"]), cell.get("load_board")
        way.said()
        way.press(label)
        nodes, said = way.p.tree(), way.said()
        message = next((n[2] for n in nodes if n[1] == "status" and n[2].startswith("Message: ")), "")
        stops = cell.get("ext_coursepack_stop", False)
        want = ("Message: empty" if link or stops else "Message: " + label, link["name"] if link else BOARD)
        if say not in said or (message, nodes[0][2]) != want:
            print("%s, '%s': wanted '%s' and %r; there was %r and %r" % (way.name, label, say, want, said, (message, nodes[0][2])))
            wrong += 1
        # back to where it was, with the pointer: only the way in is tested
        if stops:
            assert any("Do not ask again" in n[2] for n in nodes), "stopping does not stop the adult"
            way.send('click "Open the board again"')
        elif link:
            way.send('click "Page back"')
        way.send('click "Clear"')
    code, err = way.p.end()
    assert code == 0, "%s: %s" % (way.name, err)
if wrong:
    sys.exit("%d cells differ" % wrong)
print("%d cells by %d ways say the words of the board's file" % (len(cells), len(ways)))
