"""What the peers of the first picture show: one page of the same kind, as PDF and as HTML.  usage: peers.py OUT"""
import os
import sys

out = sys.argv[1]
title = "Telling is a process"
lines = ["Most children tell late, in parts, and not always in words. What happens after the first",
         "attempt decides whether there is a second one. A child who is met with calm and time",
         "says more; one who is met with alarm takes it back. Ask open questions, few of them,",
         "and leave silence. Write down the words that were used, with the day and the place.",
         "Do not promise to keep it secret. Say what you will do next, and do that.",
         "It is not for you to find out whether it is true: that is the work of others."] * 2
text = "".join("1 0 0 1 60 %d Tm (%s) Tj\n" % (650 - 34 * i, line) for i, line in enumerate(lines))
page = "BT /F2 34 Tf 1 0 0 1 60 700 Tm (%s) Tj /F1 20 Tf\n%sET" % (title, text)
objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1366 768] /Contents 6 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
           "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
           "<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page)]
pdf, places = "%PDF-1.4\n", []
for i, body in enumerate(objects):
    places.append(len(pdf))
    pdf += "%d 0 obj\n%s\nendobj\n" % (i + 1, body)
start = len(pdf)
pdf += "xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + "".join("%010d 00000 n \n" % p for p in places)
pdf += "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
with open(os.path.join(out, "page.pdf"), "w", encoding="ascii") as f:
    f.write(pdf)
with open(os.path.join(out, "page.html"), "w", encoding="utf-8") as f:
    f.write("<!doctype html><meta charset=utf-8><title>%s</title><style>body{margin:60px;font:20px/1.5 Inter,sans-serif;color:#1b2330;"
            "background:#faf8f4}h1{font-size:34px}</style><h1>%s</h1><p>%s</p>" % (title, title, " ".join(lines)))
