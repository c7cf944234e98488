#!/usr/bin/env python3
"""
Writes the starter boards: python3 assets/symbols/boards.py [FOLDER], FOLDER being content/one-day/boards unless given.

One table a board, from which everything else follows, so that the rules of assets/symbols/README.md hold on every board alike: the
strip of ten in the same two columns, ids that never change, a licence on each picture. Words and pictures come from symbols.tsv.
The same table always gives the same bytes. Run it again after changing a table, and look at `git diff`: words must not move.
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = "0.1.0"
PREFIX = "csa-families"
STRIP = [["yes", "no"], ["dont-know", "dont-understand"], ["not-on-here", "stop"], ["help", "wait"], ["not-finished", "got-it-wrong"]]
LICENCE = {
	"type": "CC BY 4.0",
	"copyright_notice_url": "https://creativecommons.org/licenses/by/4.0/",
	"author_name": "Coursepack contributors",
}
CAUTION = ("Draft, not yet tested with children. Not for investigative interviewing. "
	"Presence or absence of a picture is not evidence of anything.")

# What is spoken where it is not the label. Nothing here may add a meaning to the word (rule: no ready-made sentence).
SAY = {
	"not-on-here": "something else, it is not on here",
	"stop": "I want to stop",
	"help": "I want help",
	"not-finished": "I have not finished",
}

# Border colours by kind of word, never by answer or value: no red and green, and 'good' has the colour of 'bad'.
GREY, PEOPLE, DOING, DESCRIBING, THING, SOCIAL, LINK = (
	"rgb(91, 100, 114)", "rgb(156, 106, 0)", "rgb(10, 100, 100)", "rgb(44, 99, 184)", "rgb(176, 80, 16)", "rgb(132, 58, 140)",
	"rgb(27, 35, 48)")
COLOUR_OF_GROUP = {"A": GREY, "B": SOCIAL, "C": DOING, "D": GREY, "E": DESCRIBING, "F": PEOPLE, "G": THING, "H": GREY, "I": DOING,
	"J": SOCIAL, "body": THING, "extra": DOING}
COLOUR_OF_WORD = {
	**{word: PEOPLE for word in "i you he she they".split()},
	**{word: GREY for word in "it that not".split()},
	**{word: DESCRIBING for word in "more again same different good bad all it-hurts safe not-safe private".split()},
	"my-body": THING, "secret": THING,
}

# Cells that are no words of symbols.tsv: a link to each board, the open ends of a list, the keys of the spelling board.
FIRST, ELSE, OWN = "first-page", "something-else", "own-word"
LINKS = {
	"talking-link": ("talking-about-talking", "talking", "tell-you"),
	"feelings-link": ("feelings", "feelings", "mixed-up"),
	"feelings-four-link": ("feelings-four", "four feelings", None),
	"people-link": ("people", "people", "they"),
	"places-link": ("places", "places", "outside"),
	"when-link": ("when-and-how-often", "time", "when"),
	"my-day-link": ("my-day", "my day", "today"),
	"body-link": ("body-and-safety", "safety", "my-body"),
	"mat-link": ("three-point-mat", "three-point mat", None),
	"yes-no-link": ("yes-no-two", "yes and no", None),
	"yes-no-four-link": ("yes-no-four", "four places", None),
	"yes-no-six-link": ("yes-no-six", "six places", None),
	"alphabet-link": ("alphabet-and-numbers", "letters", None),
}
OWN_WORDS = {OWN: "my own word", **{"own-card-%d" % i: "my own card %d" % i for i in range(1, 5)}}
KEYS = {"space": (":space", "space"), "delete-one": (":backspace", "delete one"),
	"say-it": (":speak", "say it")}

# One row of words a line; '.' is an empty cell. The last cells of a list are always: first page, something else, my own word.
BOARDS = {
	"home-core": ("First page", "The words used most, and a way to every other board.", """
		i you he she they it talking-link feelings-link
		that like not want go come people-link places-link
		get give make do put look when-link my-day-link
		open more again same different all body-link mat-link
		good bad yes-no-link feelings-four-link alphabet-link . something-else own-word"""),
	"talking-about-talking": ("Talking and asking",
		"Twelve ways to say how the talking itself should go, and six words to ask with.", """
		tell-you dont-want-to-say cant-remember say-again show-me-another-way
		too-fast too-many-words break talk-to-someone-else without-them-here
		i-want-to-spell-it finished who what where
		when why how . .
		. . first-page something-else own-word"""),
	"feelings": ("Feelings", "Sixteen feelings: eight pleasant or neutral, eight unpleasant, in mixed order.", """
		happy sad calm angry
		scared excited worried okay
		proud lonely surprised embarrassed
		tired cared-for ill mixed-up
		. first-page something-else own-word"""),
	"feelings-four": ("Four feelings", "Four feelings, for those to whom sixteen are too many: one pleasant, one unpleasant, two between.", """
		happy sad
		okay mixed-up
		. .
		something-else own-word
		first-page ."""),
	"people": ("People", "Fourteen people in the order of the alphabet, then the open ones. All are drawn alike; the word tells them apart.", """
		brother carer dad doctor-or-nurse
		driver friend grandad grandma
		mum other-family sister teacher
		someone-else no-one . .
		. first-page something-else own-word"""),
	"places": ("Places", "Ten places in the order of the alphabet, with somewhere else last.", """
		bathroom-or-toilet bedroom bus-or-car
		home hospital phone-or-computer
		outside school short-break-house
		somewhere-else . .
		first-page something-else own-word"""),
	"when-and-how-often": ("When and how often", "Eight words for time and number.", """
		now before after
		today another-day at-night
		one-time lots-of-times .
		. . .
		first-page something-else own-word"""),
	"my-day": ("My day", "Ordinary things that happen in a day, none with a person. Teach them as everyday words first.", """
		something-happened play eat-or-drink
		wash get-dressed sleep
		touch cuddle hit
		secret . .
		first-page something-else own-word"""),
	"body-and-safety": ("Body and safety",
		"Eight words for the body and for being safe. Names of parts of the body are text only and hidden until the setting's policy "
		"switches them on. Teach them as everyday words before there is any worry.", """
		my-body it-hurts safe not-safe private go-away .
		okay-with-me not-okay-with-me . . first-page something-else own-word
		head hair eyes ears nose mouth neck
		chest tummy back arm hand leg foot
		bottom penis vulva breasts wee poo period"""),
	"three-point-mat": ("Three-point mat",
		"Three answers above, six places below, and four cards of the child's own. For everyday views, not for investigating.", """
		like dont-know dont-like
		bus-or-car hospital phone-or-computer
		outside school short-break-house
		own-card-1 own-card-2 own-card-3
		own-card-4 first-page something-else"""),
	"yes-no-two": ("Yes and no, two places", "Two answers far apart, for looking or reaching. The other answers stand beside them, as on every board.", """
		yes . no
		. . .
		. . .
		. . .
		yes-no-four-link first-page yes-no-six-link"""),
	"yes-no-four": ("Yes and no, four places", "One answer in each corner, as on a frame to look through.", """
		yes . no
		. . .
		. first-page .
		. . .
		dont-know . dont-understand"""),
	"yes-no-six": ("Yes and no, six places", "One answer in each corner and two at the sides, as on a frame to look through.", """
		yes . no
		. . .
		not-on-here first-page stop
		. . .
		dont-know . dont-understand"""),
	"alphabet-and-numbers": ("Letters and numbers", "For spelling what is on no board.", """
		a b c d e f g h
		i j k l m n o p
		q r s t u v w x
		y z 0 1 2 3 4 5
		6 7 8 9 space delete-one say-it first-page"""),
}
BOARD_ID = {"feelings": PREFIX + "-feelings-16-en"}

# An example of a second language on one board. It has not been checked by a Welsh speaker, and says so.
WELSH = {
	"yes": "ie", "no": "na", "I don't know": "dwi ddim yn gwybod", "I don't understand": "dwi ddim yn deall", "not on here": "ddim yma",
	"something else, it is not on here": "rhywbeth arall, dydy e ddim yma", "I want to stop": "dwi eisiau stopio", "help": "help",
	"I want help": "dwi eisiau help", "wait, I'm thinking": "aros, dwi'n meddwl", "not finished": "heb orffen",
	"I have not finished": "dwi ddim wedi gorffen", "you got it wrong": "rwyt ti wedi camddeall", "happy": "hapus", "sad": "trist",
	"calm": "tawel", "angry": "blin", "scared": "ofnus", "excited": "cyffrous", "worried": "pryderus", "okay": "iawn", "proud": "balch",
	"lonely": "unig", "surprised": "wedi synnu", "embarrassed": "lletchwith", "tired": "wedi blino", "cared for": "cael gofal",
	"ill": "s\u00e2l", "mixed up": "wedi drysu", "first page": "tudalen gyntaf", "something else": "rhywbeth arall",
	"my own word": "fy ngair fy hun",
}


def slug(word):
	return re.sub(r"[^a-z0-9]+", "-", word.lower().replace("'", "")).strip("-")


def words_read():
	"""Every word of symbols.tsv by its name: label, file of its picture or None, group."""
	words = {}
	with open(os.path.join(HERE, "symbols.tsv"), encoding="utf-8") as table:
		for line in table.read().splitlines()[1:]:
			file, word, group = line.split("\t")[:3]
			words[slug(word) if file == "-" else file[:-len(".svg")]] = (word, None if file == "-" else file, group)
	return words


def board_id(board):
	return BOARD_ID.get(board, "%s-%s-en" % (PREFIX, board))


def board_file(board):
	return "boards/%s.obf" % board


def link(board):
	return {"id": board_id(board), "name": BOARDS[board][0], "path": board_file(board)}


class Board:
	def __init__(self, name, words):
		self.name, self.words = name, words
		self.buttons, self.images, self.order = [], [], []

	def picture(self, file):
		image = "%s-%s-image-%s" % (PREFIX, self.name, file[:-len(".svg")])
		if all(known["id"] != image for known in self.images):
			self.images.append({"id": image, "width": 96, "height": 96, "content_type": "image/svg+xml",
				"symbol": {"set": "coursepack", "filename": file}, "license": LICENCE})
		return image

	def add(self, key, label, say=None, file=None, colour=GREY, **more):
		button = {"id": "%s-%s-%s" % (PREFIX, self.name, key), "label": label}
		if say:
			button["vocalization"] = say
		if file:
			button["image_id"] = self.picture(file)
		button["border_color"] = colour
		button.update(more)
		self.buttons.append(button)
		return button["id"]

	def word(self, name, key=None, **more):
		label, file, group = self.words[name]
		if group == "body":
			more.update(hidden=True, ext_coursepack_body=True)
		if name == "stop":
			more["ext_coursepack_stop"] = True
		if key == "place-dont-know" and self.name == "three-point-mat":
			label = "not sure"
		return self.add(key or name, label, SAY.get(name), file, COLOUR_OF_WORD.get(name, COLOUR_OF_GROUP[group]), **more)

	def cell(self, name):
		if name == ".":
			return None
		if name == FIRST:
			return self.add(name, "first page", None, None, LINK, action=":home", load_board=link("home-core"))
		if name == ELSE:
			return self.add(name, "something else", None, None, GREY)
		if name in OWN_WORDS:
			return self.add(name, OWN_WORDS[name], "I have my own word for it", None, GREY, ext_coursepack_blank=True)
		if name in LINKS:
			board, label, picture = LINKS[name]
			return self.add(name, label, None, picture and picture + ".svg", LINK, load_board=link(board))
		if self.name == "alphabet-and-numbers":
			action, label = KEYS.get(name, ("+" + name, name))
			return self.add(name, label, None, None, GREY if name not in KEYS else LINK, action=action)
		taken = any(name in row for row in STRIP)
		return self.word(name, "place-" + name if taken else name)

	def document(self):
		title, what, table = BOARDS[self.name]
		strip = [[self.word(name, ext_coursepack_strip=True) for name in row] for row in STRIP]
		rows = [line.split() for line in table.strip().splitlines()]
		assert len(rows) == len(STRIP) and len({len(row) for row in rows}) == 1, self.name
		self.order = [beside + [self.cell(name) for name in row] for beside, row in zip(strip, rows)]
		ids = [button["id"] for button in self.buttons]
		assert len(ids) == len(set(ids)), self.name
		top = {"format": "open-board-0.1", "id": board_id(self.name), "locale": "en-GB", "name": title,
			"description_html": "<p>%s Beside them stand the ten cells of every board.</p><p>%s</p>" % (what, CAUTION),
			"ext_coursepack_version": VERSION, "license": LICENCE}
		if self.name == "feelings":
			top["strings"] = {"cy": WELSH}
			top["ext_coursepack_strings_review"] = "cy: draft, not checked by a Welsh speaker"
		return top

	def text(self):
		"""JSON with one button, one row and one picture a line, so that a changed word is one changed line."""
		def lines(items):
			return "[\n" + ",\n".join("    " + json.dumps(item, ensure_ascii=False) for item in items) + "\n  ]" if items else "[]"
		top = self.document()
		head = ["  %s: %s" % (json.dumps(key), json.dumps(value, ensure_ascii=False)) for key, value in top.items()]
		grid = "{\n    \"rows\": %d,\n    \"columns\": %d,\n    \"order\": %s\n  }" % (len(self.order), len(self.order[0]),
			lines(self.order).replace("\n", "\n  "))
		parts = head + ["  \"buttons\": " + lines(self.buttons), "  \"grid\": " + grid, "  \"images\": " + lines(self.images),
			"  \"sounds\": []"]
		return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
	folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../content/one-day/boards")
	words = words_read()
	os.makedirs(folder, exist_ok=True)
	for name in BOARDS:
		with open(os.path.join(folder, name + ".obf"), "w", encoding="utf-8", newline="\n") as out:
			out.write(Board(name, words).text())


if __name__ == "__main__":
	main()
