#!/usr/bin/env python3
"""
The symbols and the starter boards, looked after.

  symbols.py check              what is wrong with symbols.tsv, the drawings, the boards and the readings; exit 1 when anything is
  symbols.py sheet OUT.svg [THEME] [thick]     every picture with its word on one page; THEME is paper, contrast or yellow
  symbols.py reading FOLDER     pages of numbered pictures at 64 px without a word, and key.tsv, for two readers who have not seen the
                                list. The numbers, drawn by lot, and their answers stand in tests/symbol-reading.tsv

Run it from the repository's root. It writes SVG; assets/symbols/contact.sh makes PNG and PDF of it.
"""
import filecmp
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SYMBOLS, BOARDS, READING = "assets/symbols", "content/one-day/boards", "tests/symbol-reading.tsv"
COLUMNS = ["file", "word", "group", "kind", "source", "licence", "review"]
READ = ["number", "word", "first reading", "second reading", "understood"]
GROUPS = {"A": 10, "B": 12, "C": 26, "D": 6, "E": 16, "F": 14, "G": 10, "H": 8, "I": 10, "J": 8, "body": 21}
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
COLOURS = {"none", "ink", "card", "accent-weak", "skin"}
# the player's own themes (player/ui/theme.c)
THEMES = {
	"paper": {"ink": "#1b2330", "card": "#ffffff", "skin": "#ffffff", "accent-weak": "#e2efed", "paper": "#faf8f4"},
	"contrast": {"ink": "#ffffff", "card": "#000000", "skin": "#000000", "accent-weak": "#002b38", "paper": "#000000"},
	"yellow": {"ink": "#ffff00", "card": "#000000", "skin": "#000000", "accent-weak": "#2b2b00", "paper": "#000000"},
}
THICKER = 2


def table(path, columns):
	with open(path, encoding="utf-8") as file:
		rows = [line.split("\t") for line in file.read().splitlines()]
	if rows[0] != columns or any(len(row) != len(columns) for row in rows):
		raise SystemExit("%s: the columns must be: %s" % (path, ", ".join(columns)))
	return rows[1:]


def pictures():
	return [row for row in table(os.path.join(SYMBOLS, "symbols.tsv"), COLUMNS) if row[3] == "picture"]


# --- check ---

def drawing_check(path):
	root = ElementTree.parse(path).getroot()
	if root.get("viewBox") != "0 0 96 96":
		yield "the viewBox is not 0 0 96 96"
	for element in root.iter():
		tag = element.tag.split("}")[1]
		if tag not in SHAPES:
			yield "<%s> is no shape" % tag
		for key in ("fill", "stroke"):
			if element.get(key, "none") not in COLOURS:
				yield "%s=\"%s\" is not one of %s" % (key, element.get(key), ", ".join(sorted(COLOURS)))
	group = root[0]
	if group.get("stroke-width") != "3" or group.get("stroke-linecap") != "round" or group.get("stroke") != "ink":
		yield "the lines are not 3 units wide, round and in ink"


def words_check():
	rows = table(os.path.join(SYMBOLS, "symbols.tsv"), COLUMNS)
	words = [row[1] for row in rows]
	for word in {word for word in words if words.count(word) > 1}:
		yield "symbols.tsv: '%s' stands twice" % word
	for group, n in GROUPS.items():
		there = sum(row[2] == group for row in rows)
		if there != n:
			yield "symbols.tsv: group %s has %d words, not %d" % (group, there, n)
	if sum(row[3] == "picture" for row in rows) < 60:
		yield "symbols.tsv: fewer than 60 words are pictures"
	for row in rows:
		if (row[0] == "-") != (row[3] == "text") or (row[2] == "body" and row[3] != "text"):
			yield "symbols.tsv: '%s': a picture has a file, a text tile has none, a part of the body is text" % row[1]
	drawn, named = {os.path.basename(path) for path in glob.glob(SYMBOLS + "/*.svg")}, {row[0] for row in rows} - {"-"}
	for file in sorted(drawn ^ named):
		yield "%s: %s" % (file, "not in symbols.tsv" if file in drawn else "there is no such drawing")
	for file in sorted(drawn):
		for what in drawing_check(os.path.join(SYMBOLS, file)):
			yield "%s: %s" % (file, what)


def board_check(path, boards):
	board = boards[path]
	buttons = {button["id"]: button for button in board["buttons"]}
	rows = board["grid"]["order"]
	placed = [cell for row in rows for cell in row if cell is not None]
	if len(buttons) != len(board["buttons"]) or sorted(placed) != sorted(buttons):
		yield "each button must stand in the grid once"
	if [bool(buttons[cell].get("ext_coursepack_strip")) for row in rows for cell in row[:2]] != [True] * 10:
		yield "the first two columns are not the strip"
	for button in board["buttons"]:
		link = button.get("load_board")
		if link and not any(link["path"] == "boards/" + os.path.basename(other) and link["id"] == boards[other]["id"] for other in boards):
			yield "%s leads to %s, which is no board" % (button["id"], link["path"])
		if button.get("ext_coursepack_body") and (not button.get("hidden") or "image_id" in button):
			yield "%s: a part of the body is hidden text" % button["id"]
	for image in board["images"]:
		if not os.path.exists(os.path.join(SYMBOLS, image["symbol"]["filename"])):
			yield "there is no drawing %s" % image["symbol"]["filename"]


def boards_check():
	boards = {path: json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(BOARDS + "/*.obf"))}
	labels = {}
	for path, board in boards.items():
		for what in board_check(path, boards):
			yield "%s: %s" % (path, what)
		labels[path] = [[b["label"], b.get("vocalization"), b["border_color"]] for b in board["buttons"] if b.get("ext_coursepack_strip")]
	for path in labels:
		if labels[path] != labels[BOARDS + "/home-core.obf"]:
			yield "%s: the strip is not the one of home-core.obf" % path
	said = {b["label"] for board in boards.values() for b in board["buttons"]}
	for row in table(os.path.join(SYMBOLS, "symbols.tsv"), COLUMNS):
		if row[1] not in said:
			yield "symbols.tsv: '%s' stands on no board" % row[1]
	reached, todo = set(), ["boards/home-core.obf"]
	while todo:
		path = todo.pop()
		if path not in reached:
			reached.add(path)
			here = boards.get("content/one-day/" + path, {"buttons": []})
			todo += [b["load_board"]["path"] for b in here["buttons"] if "load_board" in b]
	for path in boards:
		if "boards/" + os.path.basename(path) not in reached:
			yield "%s: no link from the first page reaches it" % path
	with tempfile.TemporaryDirectory() as folder:
		subprocess.check_call([sys.executable, SYMBOLS + "/boards.py", folder])
		made = sorted(os.listdir(folder))
		if made != sorted(os.path.basename(path) for path in boards):
			yield "%s: boards.py writes other boards" % BOARDS
		for name in made:
			if not filecmp.cmp(os.path.join(folder, name), os.path.join(BOARDS, name), shallow=False):
				yield "%s/%s: not what assets/symbols/boards.py writes" % (BOARDS, name)


def reading_check():
	rows, drawn = table(READING, READ), {row[1] for row in pictures()}
	if [row[0] for row in rows] != [str(i + 1) for i in range(len(rows))] or not drawn <= {row[1] for row in rows}:
		yield "%s: every picture needs a row, and rows are numbered from 1" % READING
	for _, word, first, second, understood in rows:
		if (understood != "") != (first != "" and second != "") or understood not in ("", "yes", "class", "no"):
			yield "%s: '%s': 'understood' is yes, class (the kind of thing; the word tells which) or no, once both have read" % (
				READING, word)
		if understood == "no" and word in drawn:
			yield "%s: '%s' was not understood: draw it again and have it read again, or make it text" % (READING, word)
		if understood != "no" and word not in drawn:
			yield "%s: '%s' is no picture any more, and was not said to be not understood" % (READING, word)


def check():
	wrong = [what for part in (words_check, boards_check, reading_check) for what in part()]
	for what in wrong:
		print(what)
	unread = sum(not row[2] for row in table(READING, READ))
	print("%d pictures, %d not read yet, %d to mend" % (len(pictures()), unread, len(wrong)))
	return 1 if wrong else 0


# --- sheets ---

def inside(file, theme, thick):
	with open(os.path.join(SYMBOLS, file), encoding="utf-8") as drawing:
		text = re.search(r"<svg[^>]*>(.*)</svg>", drawing.read(), re.S).group(1)
	text = re.sub(r'(fill|stroke)="([a-z-]+)"', lambda m: '%s="%s"' % (m[1], THEMES[theme].get(m[2], m[2])), text)
	return re.sub(r'stroke-width="(\d+)"', lambda m: 'stroke-width="%d"' % (int(m[1]) + THICKER), text) if thick else text


def sheet(path, rows, words, side, across, gap, theme="paper", thick=False):
	line = 22
	width, height = across * (side + gap) + gap, -(-len(rows) // across) * (side + gap + line) + gap
	out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">' % (width, height, width, height),
		'<rect width="%d" height="%d" fill="%s"/>' % (width, height, THEMES[theme]["paper"])]
	for i, (row, word) in enumerate(zip(rows, words)):
		x, y = gap + i % across * (side + gap), gap + i // across * (side + gap + line)
		out.append('<g transform="translate(%d %d) scale(%.4f)">%s</g>' % (x, y, side / 96, inside(row[0], theme, thick)))
		out.append('<text x="%d" y="%d" font-family="Inter, sans-serif" font-size="11" text-anchor="middle" fill="%s">%s</text>' % (
			x + side // 2, y + side + 14, THEMES[theme]["ink"], word.replace("&", "&amp;")))
	with open(path, "w", encoding="utf-8") as file:
		file.write("\n".join(out + ["</svg>\n"]))


def reading(folder):
	by_word = {row[1]: row for row in pictures()}
	numbered = [(row[0], by_word[row[1]]) for row in table(READING, READ) if row[1] in by_word]
	a_page = 36
	os.makedirs(folder, exist_ok=True)
	with open(os.path.join(folder, "key.tsv"), "w", encoding="utf-8") as key:
		key.write("number\tword\n" + "".join("%s\t%s\n" % (number, row[1]) for number, row in numbered))
	for page, start in enumerate(range(0, len(numbered), a_page)):
		part = numbered[start:start + a_page]
		sheet(os.path.join(folder, "sheet-%d.svg" % (page + 1)), [row for _, row in part], [number for number, _ in part], 64, 6, 34)


def main(arguments):
	if arguments == ["check"]:
		return check()
	if arguments[:1] == ["sheet"] and len(arguments) > 1:
		rows = pictures()
		theme = next((word for word in arguments[2:] if word in THEMES), "paper")
		sheet(arguments[1], rows, [row[1] for row in rows], 96, 10, 34, theme, "thick" in arguments)
		return 0
	if arguments[:1] == ["reading"] and len(arguments) == 2:
		reading(arguments[1])
		return 0
	print(__doc__.strip(), file=sys.stderr)
	return 2


if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
