#!/usr/bin/env python3
"""
Sets of boards for tests/cli/obz.sh.

obz.py make FOLDER   writes what others write and what nobody should, and for each a line: name, exit code of import, words it must say
obz.py judge FILE    whether a set or board that we wrote is as everybody reads it (communication-boards.md 1.2)
"""
import base64
import io
import json
import os
import re
import struct
import sys
import warnings
import zipfile
import zlib

# --- making ---


def png(width=8, height=8):
	def chunk(kind, data):
		return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
	rows = b"".join(b"\0" + b"\x80" * (3 * min(width, 64)) for _ in range(min(height, 64)))
	return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + \
		chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def board(name="a", buttons=None, **more):
	buttons = [{"id": "1", "label": "one"}] if buttons is None else buttons
	b = {"format": "open-board-0.1", "id": name, "locale": "en", "name": name, "buttons": buttons,
		"grid": {"rows": 1, "columns": max(1, len(buttons)), "order": [[x.get("id") for x in buttons] or [None]]}, "images": [], "sounds": []}
	b.update(more)
	return {key: value for key, value in b.items() if value is not None}


def link(path):
	return {"load_board": {"path": path}}


def manifest(boards, **more):
	m = {"format": "open-board-0.1", "root": boards[0], "paths": {"boards": {p: p for p in boards}, "images": {}, "sounds": {}}}
	m.update(more)
	return {key: value for key, value in m.items() if value is not None}


def text(x):
	return x if isinstance(x, (bytes, str)) else json.dumps(x, ensure_ascii=False)


def obz(path, files, method=zipfile.ZIP_DEFLATED):
	"""files: (name, content) in order; content a dict for JSON. Doubled and strange names are written as they are."""
	with zipfile.ZipFile(path, "w", method) as z:
		for name, content in files:
			z.writestr(zipfile.ZipInfo(name) if "\0" not in name else name, text(content), method)


def whole(one, *files, **more):
	return [("manifest.json", manifest(["boards/a.obf"], **more)), ("boards/a.obf", one)] + list(files)


def picture(**more):
	return board(buttons=[{"id": "1", "label": "one", "image_id": "i"}], images=[dict({"id": "i", "content_type": "image/png"}, **more)])


def kind_ones():
	"""Untidy, as they are met: read, with a word about what is missing."""
	data = "data:image/png;base64," + base64.b64encode(png()).decode()
	yield "numeric-ids.obz", "no \"locale\"", whole({"format": "open-board-0.1", "id": 7, "name": "Seven", "buttons": [
		{"id": 0, "label": "look", "border_color": "#444", "background_color": "#ffff32", "image_id": 3}, {"id": 1, "label": "go"}],
		"images": [{"id": 3, "path": "images/3.png"}], "grid": {"rows": 1, "columns": 3, "order": [[0, 1, None]]}},
		("images/3.png", png()))
	yield "no-lists.obz", "1 board and", whole(board(images=None, sounds=None))
	yield "absolute.obz", "absolute places", whole(board(grid=None, buttons=[
		{"id": "b", "label": "b", "left": 0.5, "top": 0, "width": 0.5, "height": 1}, {"id": "a", "label": "a", "left": 0, "top": 0, "width": 0.5, "height": 1}]))
	yield "special.obz", "leads to \"special::back\", which is no board", whole(board(buttons=[dict({"id": "1", "label": "back"}, **link("special::back"))]))
	yield "no-manifest.obz", "there is no manifest.json", [("a.obf", board())]
	yield "circle.obz", "2 boards and", [("manifest.json", manifest(["boards/a.obf", "boards/b.obf"])),
		("boards/a.obf", board("a", [dict({"id": "1", "label": "b"}, **link("boards/b.obf"))])),
		("boards/b.obf", board("b", [dict({"id": "1", "label": "a"}, **link("boards/a.obf")), dict({"id": "2", "label": "me"}, **link("boards/b.obf"))]))]
	yield "missing-picture.obz", "there is no picture images/gone.png", whole(picture(path="images/gone.png"))
	yield "svg-picture.obz", "cannot be used", whole(picture(path="images/x.svg"), ("images/x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"))
	yield "address-picture.obz", "nothing is ever fetched", whole(picture(url="https://example.org/x.png"))
	yield "address-board.obz", "leads to an address", whole(board(buttons=[{"id": "1", "label": "x", "load_board": {"url": "https://example.org"}}]))
	yield "data-picture.obz", "1 board and", whole(picture(data=data))
	yield "bad-data.obz", "cannot be used", whole(picture(data="data:image/png;base64,!!!"))
	yield "html-data.obz", "cannot be used", whole(picture(data="data:text/html,<script>1</script>"))
	yield "unknown-image.obz", "which is not in \"images\"", whole(board(buttons=[{"id": "1", "label": "one", "image_id": "none"}]))
	yield "no-label.obz", "has no label", whole(board(buttons=[{"id": "1", "image_id": "i"}], images=[{"id": "i", "path": "images/x.png"}]), ("images/x.png", png()))
	yield "actions.obz", "only the first is done", whole(board(buttons=[{"id": "1", "label": "x", "actions": [":clear", ":home"]}, {"id": "2", "label": "y", "action": ":ext_other_thing"}]))
	yield "scripts.obz", "1 board and", [("manifest.json", manifest(["boards/\u0935\u0930\u094d\u0923.obf"])),
		("boards/\u0935\u0930\u094d\u0923.obf", board("\u0635\u0631\u062e\u0629", [{"id": "1", "label": "\u092f\u094b", "image_id": "i"}, {"id": "2", "label": "\u8bf4"}],
			images=[{"id": "i", "path": "images/\u0635\u0631\u062e\u0629.png"}])), ("images/\u0635\u0631\u062e\u0629.png", png())]
	yield "strings.obz", "1 board and", whole(board(locale="cy-GB", strings={"cy": {"one": "un"}, "en": {"one": "one"}}))
	yield "names-alike.obz", "4 pictures", whole(board(buttons=[{"id": str(i), "label": "x", "image_id": str(i)} for i in range(4)],
		images=[{"id": str(i), "path": p} for i, p in enumerate(["images/A.png", "images/a.png", "images/con.png", "images/.hidden.png"])]),
		*[(p, png()) for p in ["images/A.png", "images/a.png", "images/con.png", "images/.hidden.png"]])
	yield "folders.obz", "1 board and", [("boards/", b""), ("images/", b"")] + whole(board())
	yield "board-missing.obz", "the board boards/gone.obf is not in the file", [("manifest.json", manifest(["boards/a.obf", "boards/gone.obf"])), ("boards/a.obf", board())]
	yield "board-unlisted.obz", "2 boards and", whole(board(buttons=[dict({"id": "1", "label": "b"}, **link("b"))])) + [("b.obf", board("b"))]
	yield "no-root.obz", "no \"root\"", [("manifest.json", {"format": "open-board-0.1", "paths": {"boards": {"a": "boards/a.obf"}}}), ("boards/a.obf", board())]
	yield "paths-wrong.obz", "has no path", [("manifest.json", manifest(["boards/a.obf"], paths={"boards": {"a": 5}, "images": [], "sounds": 7})), ("boards/a.obf", board())]
	yield "link-nowhere.obz", "which is not in the file", whole(board(buttons=[dict({"id": "1", "label": "x"}, **link("boards/gone.obf"))]))
	yield "link-climbs.obz", "which is not in the file", whole(board(buttons=[dict({"id": "1", "label": "x"}, **link("../../../escaped"))]))
	yield "picture-climbs.obz", "there is no picture ../../../escaped", whole(picture(path="../../../escaped"))
	yield "id-root.obz", "1 board and", whole(board("root"))
	yield "ids-alike.obz", "another board has the id", [("manifest.json", manifest(["a.obf", "b.obf"])), ("a.obf", board("x")), ("b.obf", board("x"))]
	yield "wide-picture.obz", "cannot be used", whole(picture(path="images/x.png"), ("images/x.png", png(60000, 60000)))
	yield "sound.obz", "1 picture or sound", whole(board(buttons=[{"id": "1", "label": "one", "sound_id": "s"}],
		sounds=[{"id": "s", "path": "sounds/S.wav", "duration": 0.4, "content_type": "audio/x-wav"}]), ("sounds/S.wav", b"RIFF\x24\0\0\0WAVE"))
	yield "sound-mp3.obz", "neither .wav nor .opus", whole(board(buttons=[{"id": "1", "label": "one", "sound_id": "s"}],
		sounds=[{"id": "s", "path": "sounds/s.mp3"}]), ("sounds/s.mp3", b"ID3"))
	yield "html.obz", "1 board and", whole(board(description_html="<p>x</p><script>alert(1)</script><img src=https://example.org>"))
	yield "colour-names.obz", "cannot be read: write rgb", whole(board(buttons=[{"id": "1", "label": "x", "border_color": "red", "background_color": "rgba(0, 0, 0, 0.5)"}]))
	yield "other-types.obz", "1 board and", whole(board(images={"i": 1}, sounds="none", license=5, strings=[], description_html=7,
		buttons=[{"id": "1", "label": 5, "vocalization": ["x"], "load_board": "b", "actions": "x", "action": {}, "image_id": [], "sound_id": {}, "hidden": "no"}]))


def hostile_ones():
	for name, inside in (("climbs", "../../escaped"), ("absolute-name", "/tmp/escaped"), ("backslash", "boards\\..\\..\\escaped"), ("drive", "C:/escaped"),
			("climbs-inside", "boards/../../escaped"), ("only-dots", "..")):
		yield name + ".obz", "has a name that is not allowed", whole(board(), (inside, b"x"))
	yield "no-board.obz", "there is no board in this file", [("manifest.json", manifest(["boards/a.obf"])), ("x.txt", b"x")]
	yield "two-no-manifest.obz", "no manifest.json beside them", [("a.obf", board("a")), ("b.obf", board("b"))]
	yield "manifest-not-json.obz", "this is not JSON", [("manifest.json", b"{"), ("a.obf", board())]
	yield "manifest-twice.obz", "duplicate", [("manifest.json", '{"root": "a.obf", "root": "b.obf"}'), ("a.obf", board())]
	yield "not-json.obz", "this is not JSON", whole(b"boards")
	yield "link-entry.obz", "this is not JSON", whole(b"/etc/passwd")
	yield "keys-twice.obz", "duplicate", whole(b'{"id": "a", "id": "b", "buttons": []}')
	yield "deep.obz", "nested more than", whole(b"[" * 200000 + b"]" * 200000)
	yield "deep-open.obz", "nested more than", whole(b'{"a":' * 100000)
	yield "values.obz", "more than 400000 values", whole("[" + ",".join(str(i * 7919 % 100003) for i in range(450000)) + "]")
	yield "list.obz", "this is no board", whole(b"[]")
	yield "number.obz", "this is no board", whole(b"7")
	yield "text.obz", "this is no board", whole(b'"x"')
	yield "null.obz", "this is no board", whole(b"null")
	yield "buttons-object.obz", "this is no board", whole(board(buttons=[], **{"grid": None}) | {"buttons": {"a": 1}})
	yield "buttons-numbers.obz", "has no id", whole(board(buttons=[], grid={"rows": 1, "columns": 1, "order": [[None]]}) | {"buttons": [1, "x", None, []]})
	yield "ids-twice.obz", "two buttons have the id", whole(board(buttons=[{"id": "1", "label": "a"}, {"id": 1, "label": "b"}]))
	yield "grid-text.obz", "has no \"grid\"", whole(board(grid="x"))
	yield "grid-flat.obz", "is no list", whole(board(grid={"rows": 1, "columns": 1, "order": ["1"]}))
	yield "grid-huge.obz", "from 1 to 100", whole(board(grid={"rows": 2000000000, "columns": 2000000000, "order": [["1"]]}))
	yield "grid-less.obz", "from 1 to 100", whole(board(grid={"rows": -1, "columns": 1e99, "order": [["1"]]}))
	yield "grid-wide.obz", "from 1 to 100", whole(board(grid={"rows": 1, "columns": 5000, "order": [["1"] * 5000]}))
	yield "grid-long.obz", "rows", whole(board(grid={"rows": 2, "columns": 1, "order": [["1"]] * 5000}))
	yield "grid-objects.obz", "which there is not", whole(board(grid={"rows": 1, "columns": 2, "order": [[{}, "9"]]}))
	yield "buttons-many.obz", "more than 10000 buttons", whole(board(buttons=[{"id": str(i), "label": "x"} for i in range(10001)], grid={"rows": 1, "columns": 1, "order": [["1"]]}))
	yield "label-long.obz", "says more than", whole(board(buttons=[{"id": "1", "label": "x" * 100000}]))
	yield "control.obz", "control character", whole(b'{"id": "a", "buttons": [{"id": "1", "label": "a\\u001b[31m"}]}')
	yield "zero.obz", "not JSON", whole(b'{"id": "a\\u0000b", "buttons": []}')
	yield "not-utf8.obz", "not JSON", whole(b'{"id": "\xff\xfe", "buttons": []}')
	yield "surrogate.obz", "not JSON", whole(b'{"id": "\\ud800", "buttons": []}')
	yield "accents.obz", "accents or signs", whole(board(buttons=[{"id": "1", "label": "a" + "\u0301" * 200}]))
	yield "symbol-climbs.obz", "cannot be one of our set", whole(picture(symbol={"set": "coursepack", "filename": "../../x.svg"}))
	yield "boards-many.obz", "more than 1000 boards", [("manifest.json", manifest(["a%d.obf" % i for i in range(1200)]))] + [("a%d.obf" % i, b"{}") for i in range(1200)]
	yield "boards-large.obz", "together", [("manifest.json", manifest(["a%d.obf" % i for i in range(8)]))] + [("a%d.obf" % i, os.urandom(1500000).hex()) for i in range(8)]
	yield "board-large.obz", "larger than", whole(b'{"id": "' + os.urandom(2500000).hex().encode() + b'"}')
	yield "bomb.obz", "claims a size", whole(b" " * (64 << 20))


def broken_ones():
	"""Zips that a library does not write."""
	good = "good.tmp"
	obz(good, whole(board()))
	with open(good, "rb") as f:
		b = f.read()
	os.remove(good)
	yield "empty.obz", "this is not JSON", b""
	yield "cut.obz", "is not a whole zip", b[:len(b) - 30]
	yield "head.obz", "is not a whole zip", b"PK\3\4" + b"\0" * 200
	yield "noise.obz", "is not a whole zip", b"PK" + os.urandom(4000)
	yield "encrypted.obz", "is encrypted", b.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")
	# an entry that another entry's bytes are read for, too
	first = b.index(b"PK\1\2")
	second = b.index(b"PK\1\2", first + 4)
	end = b.index(b"PK\5\6")
	name_n = struct.unpack("<H", b[second + 28:second + 30])[0]
	twice = b[second:second + 46 + name_n]
	extra = b""
	for i in range(60):
		other = ("boards/%d.obf" % (10 + i)).encode()
		extra += twice[:28] + struct.pack("<H", len(other)) + twice[30:46] + other
	size = end - first + len(extra)
	yield "overlap.obz", "overlap", b[:end] + extra + b"PK\5\6" + b[end + 4:end + 8] + struct.pack("<HHI", 62, 62, size) + b[end + 16:]
	yield "names-twice.obz", "twice", doubled()


def doubled():
	out = io.BytesIO()
	with warnings.catch_warnings():
		warnings.simplefilter("ignore")
		with zipfile.ZipFile(out, "w") as z:
			for _ in range(2):
				z.writestr(zipfile.ZipInfo("boards/a.obf"), text(board()))
	return out.getvalue()


def make(folder):
	os.makedirs(folder)
	os.chdir(folder)
	for ones, code in ((kind_ones(), 0), (hostile_ones(), 1)):
		for name, words, files in ones:
			obz(name, files)
			print("%s\t%d\t%s" % (name, code, words))
	for name, words, content in broken_ones():
		with open(name, "wb") as f:
			f.write(content)
		print("%s\t1\t%s" % (name, words))
	for name, words, code, content in (("lone.obf", "1 board and", 0, text(board()).encode()), ("lone-bad.obf", "this is not JSON", 1, b"{"),
			("lone-large.obf", "larger than", 1, b" " * (5 << 20)), ("lone-link.obf", "which is not in the file", 0,
			text(board(buttons=[dict({"id": "1", "label": "x"}, **link("boards/b.obf"))])).encode())):
		with open(name, "wb") as f:
			f.write(content)
		print("%s\t%d\t%s" % (name, code, words))


# --- judging ---


def need(ok, what):
	if not ok:
		print("not so: %s" % what)
		judge.bad += 1


def judge_image(where, image, files):
	need(isinstance(image["width"], int) and isinstance(image["height"], int) and image["width"] > 0 < image["height"], where + " has a size")
	need(re.fullmatch(r"image/(png|jpeg)", image["content_type"]), where + " is PNG or JPEG")
	need(image["license"].get("type"), where + " has a licence")
	if files is None:
		need(image["data"].startswith("data:" + image["content_type"] + ";base64,"), where + " holds its picture")
		content = base64.b64decode(image["data"].split(",", 1)[1], validate=True)
	else:
		need(image["path"].startswith("images/") and image["path"] in files, where + " is in images/")
		content = files[image["path"]]
	if image["content_type"] == "image/png":
		size = struct.unpack(">II", content[16:24])
		need(content[:8] == b"\x89PNG\r\n\x1a\n", where + " is a PNG")
		if "symbol" in image:
			need(size == (512, 512) == (image["width"], image["height"]) and image.get("ext_coursepack_drawing") is True, where + " is drawn at 512")


def judge_button(where, button, board, boards):
	need(isinstance(button["id"], str) and button["id"], where + " has an id")
	need(isinstance(button["label"], str) and button["label"], where + " has a label")
	for key in ("background_color", "border_color"):
		need(re.fullmatch(r"rgb\(\d{1,3}, \d{1,3}, \d{1,3}\)", button.get(key, "rgb(0, 0, 0)")), where + " has colours as rgb()")
	if "image_id" in button:
		need(button["image_id"] in {i["id"] for i in board["images"]}, where + " shows a picture that there is")
	if button.get("ext_coursepack_stop"):
		need(button["vocalization"] and "action" not in button, where + " stops by speaking")
	if "load_board" in button and boards is not None:
		to = button["load_board"]
		need(boards.get(to["id"]) == to["path"] and to["name"], where + " leads by path and id")
	if button.get("action") == ":home" and boards is not None:
		need("path" in button["load_board"], where + " goes home by path, too")


def judge_board(name, board, files, boards, ids):
	need(board["format"] == "open-board-0.1" and isinstance(board["id"], str) and board["id"] not in ("", "root"), name + " has an id")
	for key in ("locale", "name", "description_html"):
		need(isinstance(board[key], str) and board[key], name + " has a " + key)
	need(board["license"].get("type"), name + " has a licence")
	need(isinstance(board["images"], list) and isinstance(board["sounds"], list), name + " has lists of images and sounds")
	known = {b["id"] for b in board["buttons"]}
	need(len(known) == len(board["buttons"]), name + " has each button once")
	order = board["grid"]["order"]
	need(len(order) == board["grid"]["rows"] and all(len(row) == board["grid"]["columns"] for row in order), name + " has a whole grid")
	need(all(cell is None or cell in known for row in order for cell in row), name + " places buttons that there are")
	for image in board["images"]:
		judge_image(name + " " + image["id"], image, files)
		before = ids.setdefault(image["id"], image.get("path"))
		need(before == image.get("path"), image["id"] + " is one picture in the whole set")
	for button in board["buttons"]:
		judge_button(name + " " + button["id"], button, board, boards)


def judge(path):
	judge.bad = 0
	if path.endswith(".obf"):
		with open(path, encoding="utf-8") as f:
			judge_board(path, json.load(f), None, None, {})
		return judge.bad
	with zipfile.ZipFile(path) as z:
		files = {i.filename: z.read(i) for i in z.infolist()}
		need(z.namelist()[0] == "manifest.json" and len(files) == len(z.namelist()), "the manifest leads")
		need(all(i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra for i in z.infolist()), "no time and nothing extra")
	m = json.loads(files["manifest.json"])
	boards = m["paths"]["boards"]
	need(m["format"] == "open-board-0.1" and m["root"] in boards.values(), "the manifest names the first page")
	named = set(boards.values()) | set(m["paths"]["images"].values()) | set(m["paths"]["sounds"].values()) | {"manifest.json"}
	need(named == set(files), "the manifest names every file: %s" % sorted(named ^ set(files)))
	ids = {}
	for board_id, board_path in boards.items():
		board = json.loads(files[board_path])
		need(board["id"] == board_id and re.fullmatch(r"boards/.*\.obf", board_path), board_path + " has the manifest's id")
		judge_board(board_path, board, files, boards, ids)
	need(all(ids.get(i) == p for i, p in m["paths"]["images"].items()), "the manifest's pictures are the boards'")
	return judge.bad


if __name__ == "__main__":
	if sys.argv[1] == "make":
		make(sys.argv[2])
	else:
		sys.exit(1 if judge(sys.argv[2]) else 0)
