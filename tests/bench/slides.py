"""A course for measuring page turns: slides of 2,000 characters, made of the words of a real course in their order, so that each
slide brings as many words not met before as a real one does.  usage: slides.py REAL-COURSE OUT [CHARACTERS]"""
import glob
import os
import re
import sys
from xml.sax.saxutils import escape

real, out, length = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2000
text = []
for name in sorted(glob.glob(os.path.join(real, "modules", "*", "module.xml"))):
    with open(name, encoding="utf-8") as f:
        body = re.sub(r"<!--.*?-->|<(notes|label)\b.*?</\1>", " ", f.read(), flags=re.S)
    for prose in re.findall(r"<(?:p|item|cell|stem|choice|feedback)\b[^>]*>(.*?)</(?:p|item|cell|stem|choice|feedback)>", body, re.S):
        text += re.sub(r"<[^>]*>|&\w+;", " ", prose).split()
slides, paragraph, used = [[]], [], 0
for word in text:
    paragraph.append(word)
    used += len(word) + 1
    if sum(len(w) + 1 for w in paragraph) > 330 or used >= length:
        slides[-1].append(" ".join(paragraph))
        paragraph = []
    if used >= length:
        slides.append([])
        used = 0
slides = [s for s in slides if sum(map(len, s)) > length * 9 // 10][:60]


def write(name, words):
    path = os.path.join(out, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(words)


write("support.xml", '<support><contact id="p" name="Police" for="danger" number="999" checked="2026-11-20" source="gov.uk" '
      'emergency="yes" shown="yes"/></support>')
write("modules/01/module.xml", '<module id="m1" number="1" minutes="60" state="ready"><title>Reading</title><outcome ref="o1"/>%s</module>' %
      "".join('<slide id="s%d"><title>Slide %d</title>%s</slide>' %
              (i, i, "".join("<p>%s</p>" % escape(p) for p in s)) for i, s in enumerate(slides)))
write("course.xml", '<course id="bench-pages" version="1.0" release="1" format="1" min-player="1.0" lang="en-GB"><title>Pages</title>'
      '<short-title>Pages</short-title><summary>For measuring.</summary><publisher>Us</publisher>'
      '<review by="2099-01-01" owner="us"/><notice><p>None.</p></notice><topics><topic id="t">T</topic></topics>'
      '<outcomes><outcome id="o1" topic="t">measure</outcome></outcomes>'
      '<sources><source id="x" year="2026" publisher="Us">S</source></sources><support src="support.xml"/>'
      '<modules><module src="modules/01/module.xml"/></modules></course>')
