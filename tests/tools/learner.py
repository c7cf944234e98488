"""A learner made of a script: takes the course through drive commands, by keyboard, pointer or one switch alone, and knows the answers.

Used by tests/cli/line.sh, tests/cli/whole.sh, tests/cli/kills.sh and tests/tour.sh. Nothing but the standard library."""
import os
import re
import subprocess
import xml.etree.ElementTree as ET

NODE = re.compile(r'^( *)(\w+) "(.*)"((?: \w+)*) @(-?\d+),(-?\d+),(-?\d+),(-?\d+)$')


def squeeze(text):
    return " ".join(text.split())


def prose(element):
    """The words of an element, feedback left out."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "feedback":
            parts.append(prose(child))
        parts.append(child.tail or "")
    return "".join(parts)


class Question:
    def __init__(self, element, id_, course_form=None):
        self.id = id_
        self.kind = element.get("kind")
        self.stem = squeeze(prose(element.find("stem")))
        self.choices = [(c.get("id"), squeeze(prose(c)), c.get("right") == "yes", c.get("match")) for c in element.findall("choice")]
        if self.kind == "truefalse":
            right = element.get("answer") == "true"
            self.choices = [("true", "True", right, None), ("false", "False", not right, None)]

    def right(self):
        return [c[1] for c in self.choices if c[2]]

    def wrong(self):
        return [c[1] for c in self.choices if not c[2]]


class Option:
    """A choice of a case. The names in it are drawn for each learner, so it is known by the words around them."""

    def __init__(self, element):
        self.quality = element.get("quality")
        parts = [element.text or ""]
        for child in element:
            if child.tag == "feedback":
                break
            parts += ["\0" if child.tag == "name" else prose(child), child.tail or ""]
        self.pattern = re.compile(re.escape(squeeze("".join(parts))).replace(re.escape("\0"), "\\w+"))


class Course:
    def __init__(self, folder):
        self.folder = folder
        root = ET.parse(os.path.join(folder, "course.xml")).getroot()
        self.title = squeeze(root.findtext("title"))
        self.short = squeeze(root.findtext("short-title") or self.title)
        self.questions = {}
        self.modules = []
        self.options = []
        survey = root.find("survey")
        self.survey = ET.parse(os.path.join(folder, survey.get("src"))).getroot() if survey is not None else None
        self.pairs = 0
        for test in root.iter("test"):
            for pair in ET.parse(os.path.join(folder, test.get("src"))).getroot().iter("pair"):
                self.pairs += 1
                for q in pair.findall("question"):
                    question = Question(q, pair.get("id") + "." + q.get("form"))
                    self.questions.setdefault(question.stem, []).append(question)
        for module in root.find("modules"):
            m = ET.parse(os.path.join(folder, module.get("src"))).getroot()
            if m.get("state") != "ready":
                continue
            items = [i for i in m if i.tag in ("slide", "question", "scenario", "worksheet")]
            self.modules.append((squeeze(m.findtext("title")), int(m.get("number")), len(items)))
            self.options += [Option(o) for o in m.iter("option")]
            for q in m.iter("question"):
                question = Question(q, q.get("id"))
                self.questions.setdefault(question.stem, []).append(question)


class Gone(Exception):
    """The player ended."""


class Player:
    """One run of courseplayer that listens to us."""

    def __init__(self, program, records, pack, *options, mode="pointer"):
        self.mode = mode
        self.said = []
        self.run = subprocess.Popen([program, "--records", records, *options, "--drive", "-", pack], stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def send(self, line):
        try:
            self.run.stdin.write(line + "\n")
            self.run.stdin.flush()
        except (BrokenPipeError, ValueError):
            raise Gone()

    def tree(self):
        self.send("tree -")
        nodes = []
        while True:
            line = self.run.stdout.readline()
            if line == "":
                raise Gone(self.run.stderr.read())
            if line == ".\n":
                return nodes
            m = NODE.match(line.rstrip("\n"))
            if m:
                nodes.append((len(m[1]) // 2, m[2], m[3], m[4].split(), tuple(int(x) for x in m.group(5, 6, 7, 8))))

    def end(self):
        out, err = self.run.communicate()
        return self.run.returncode, err

    # --- one act, by the means this learner has ---

    def activate(self, name, role=None, nth=1):
        node = '%s"%s"%s' % (role + ":" if role else "", name, "#%d" % nth if nth > 1 else "")
        if self.mode == "pointer":
            self.send("click " + node)
        elif self.mode == "switch":
            self.send("scan " + node)
        else:
            self.reach(name, role, nth)
            self.send("key Space")

    def reach(self, name, role, nth=1):
        """Tab, and arrows inside a group, until the focus stands on it."""
        for _ in range(160):
            nodes = self.tree()
            at = next((i for i, n in enumerate(nodes) if "focus" in n[3]), None)
            target = [i for i, n in enumerate(nodes) if n[2] == name and
                      n[1] in (role or "button radio check link field menu").split() and "disabled" not in n[3]][nth - 1]
            if at == target:
                return
            same = at is not None and nodes[at][1] == "radio" and self.group(nodes, at) == self.group(nodes, target)
            self.send("key " + ("Down" if same else "Tab"))
        raise AssertionError("the keyboard does not come to %r" % name)

    @staticmethod
    def group(nodes, i):
        depth = nodes[i][0]
        while i >= 0 and not (nodes[i][0] < depth and nodes[i][1] in ("radiogroup", "grid")):
            if nodes[i][0] < depth and nodes[i][1] not in ("group", "item"):
                return None
            i -= 1
        return i

    def type_name(self, name):
        if self.mode != "switch":
            self.send("type " + name)
            return
        self.send("switch 1")
        for letter in name:
            self.activate("Blank" if letter == " " else letter.upper(), "button")

    # --- the course ---

    def question(self, course):
        nodes = self.tree()
        words = {n[2] for n in nodes}
        for n in nodes:
            if n[1] == "heading":
                for q in course.questions.get(n[2], []):
                    if all(c[1] in words for c in q.choices):
                        return q
        raise AssertionError("no question here: %r" % [n[2] for n in self.tree() if n[1] == "heading"])

    def answer(self, q, how):
        """how: right, wrong, unsure."""
        role = "check" if q.kind == "multiple" else "radio"
        if q.kind in ("scale", "reflection"):
            if q.kind == "scale":
                self.activate(q.choices[0][1], "radio")
        elif how == "unsure":
            self.activate("Not sure", "check" if q.kind in ("multiple", "order", "match") else "radio")
        elif q.kind in ("single", "truefalse"):
            self.activate((q.right() if how == "right" else q.wrong())[0], role)
        elif q.kind == "multiple":
            for text in q.right() if how == "right" else q.wrong()[:1]:
                self.activate(text, role)
        elif q.kind == "match":
            n = len(q.choices)
            for i, c in enumerate(q.choices):
                self.activate("%s: %s" % (c[1], q.choices[(i + (how == "wrong")) % n][3]), "radio")
        elif q.kind == "order":
            self.order(q, how)

    def order(self, q, how):
        texts = [c[1] for c in q.choices]
        want = texts if how == "right" else texts[::-1]
        for place, text in enumerate(want):
            for _ in range(len(texts)):
                shown = [n[2] for n in self.tree() if n[1] == "paragraph" and n[2] in texts]
                if shown.index(text) <= place:
                    break
                self.activate("Move up: " + text, "button")

    def next(self):
        """The way on by this learner's means."""
        if self.mode == "keyboard":
            self.send("key Ctrl+Return" if any(n[1:3] == ("button", "Finish") for n in self.tree()) else "key PageDown")
            return
        names = [n[2] for n in self.tree() if n[1] == "button"]
        self.activate(next(n for n in ("Next", "Finish", "Finish module", "Skip") if n in names), "button")

    def sit(self, course, plan):
        """A whole test; plan(i) says how question i is answered. Returns the marks."""
        right = 0
        for i in range(course.pairs):
            q = self.question(course)
            self.answer(q, plan(i))
            right += plan(i) == "right"
            self.send('expect "Saved"')
            self.send('expect "question %d of %d"' % (i + 1, course.pairs))
            if self.mode == "keyboard":
                self.send("key Ctrl+Return")
            else:
                self.next()
        return right

    def write(self, label, words):
        """Into the field of this label."""
        if self.mode == "keyboard":
            self.reach(label, "field")
        else:
            self.send('%s field:"%s"' % ("scan" if self.mode == "switch" else "click", label))
        if self.mode != "switch":
            self.send("type " + words)
            return
        for letter in words:
            self.activate("Blank" if letter == " " else letter.upper(), "button")

    def groups(self):
        """The radio groups on the screen: (name, [(radio, which of that name)])."""
        found, seen, depth = [], {}, None
        for n in self.tree():
            if depth is not None and n[0] <= depth:
                depth = None
            if n[1] == "radiogroup":
                found.append((n[2], []))
                depth = n[0]
            elif n[1] == "radio" and "disabled" not in n[3]:
                seen[n[2]] = seen.get(n[2], 0) + 1
                if depth is not None:
                    found[-1][1].append((n[2], seen[n[2]]))
        return found

    def case(self, course, plan, look=lambda what: None):
        """Through the case in view to its end; plan(i) is the quality of the i-th choice, where there is one. look is told what is on the
        screen. Returns the choices."""
        chosen = []
        for _ in range(80):
            nodes = self.tree()
            buttons = {n[2] for n in nodes if n[1] == "button"}
            look("ending" if "Start again" in buttons else "start" if "Begin" in buttons else "feedback" if "Go on" in buttons else "scene")
            if "Start again" in buttons:
                return chosen
            if "Begin" in buttons or "Go on" in buttons:
                self.activate("Begin" if "Begin" in buttons else "Go on", "button")
                continue
            radios = [(n[2], o.quality) for n in nodes if n[1] == "radio" for o in course.options if o.pattern.fullmatch(n[2])]
            wanted = [r for r in radios if r[1] == plan(len(chosen))] or [r for r in radios if r[1] == "strong"]
            self.activate(wanted[0][0], "radio")
            self.send('expect "Saved"')
            self.activate("Choose", "button")
            self.send('expect "%s"' % {"strong": "A strong choice", "partial": "Part of the way", "poor": "Not quite"}[wanted[0][1]])
            chosen.append(wanted[0][1])
        raise AssertionError("the case has no end")

    def worksheet(self):
        """Something in the first field of words, and in the first choice; kept, where it is one's own."""
        field = next((n[2] for n in self.tree() if n[1] == "field"), None)
        groups = self.groups()
        if groups:
            self.activate(groups[0][1][0][0], "radio", groups[0][1][0][1])
        if field:
            self.write(field, "ask")
        if any(n[2] == "Keep it on this laptop" for n in self.tree()):
            self.activate("Keep it on this laptop", "button")
            self.send('expect "Kept on this laptop for you"')
            self.send('expect "Saved"')
        elif any(n[2] == "Compare with a good answer" for n in self.tree()):
            self.activate("Compare with a good answer", "button")
            self.send('expect "One good answer"')

    def survey(self, take):
        """The pages in view; take(page, group) is which choice is taken, None for none. Returns what was chosen, by the group's name."""
        given = {}
        for page in range(40):
            if not any(n[2] == "Not now" for n in self.tree()):
                return given
            for i, (name, radios) in enumerate(self.groups()):
                pick = take(page, i)
                if pick is None:
                    continue
                self.activate(radios[pick % len(radios)][0], "radio", radios[pick % len(radios)][1])
                self.send('expect "Saved"')
                given[name] = radios[pick % len(radios)][0]
            names = [n[2] for n in self.tree() if n[1] == "button"]
            self.activate("Finish" if "Finish" in names else "Next", "button")
        raise AssertionError("the survey has no end")

    def results(self):
        """From the closing questions to the results, past what is worth another look. Says whether there was anything."""
        looked = any(n[1:3] == ("heading", "Worth another look") for n in self.tree())
        if looked:
            self.activate("Your results", "button")
        return looked

    def module(self, course, title, items, plan, case_plan=lambda k: ("strong", "poor", "partial")[k % 3]):
        self.activate(title, "button")
        checks = 0
        for i in range(items):
            nodes = self.tree()
            headings = [n[2] for n in nodes if n[1] == "heading"]
            buttons = {n[2] for n in nodes if n[1] == "button"}
            if "Leave this case out" in buttons:
                self.case(course, case_plan)
            elif buttons & {"Keep it on this laptop", "Erase this worksheet", "Compare with a good answer"}:
                self.worksheet()
            stem = next((h for h in headings if h in course.questions), None)
            if stem is not None:
                q = self.question(course)
                how = plan(checks)
                self.answer(q, how)
                if self.mode == "keyboard":
                    self.send("key Ctrl+Return")
                else:
                    self.activate("Done" if q.kind in ("scale", "reflection") else "Check answer", "button")
                self.send('expect "%s"' % ("Thank you" if q.kind in ("scale", "reflection") else
                                           {"right": "Right", "wrong": "Not quite", "unsure": "not sure"}[how]))
                checks += 1
            if self.mode == "keyboard" and not any(n[1] == "field" for n in nodes):
                self.send("key End")
                self.send("key PageDown")
            else:
                names = [n[2] for n in self.tree() if n[1] == "button"]
                self.activate("Finish module" if i + 1 == items else "Next" if "Next" in names else "Skip", "button")
        return checks
