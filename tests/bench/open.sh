#!/bin/sh
# Opening a signed pack of 10,000 entries beside zip_open, and one of 2 GB (BIG=1: needs 5 GB of room and a minute).
# B: where coursepack and bench-open are (make bench builds them), default build/release.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build/release}
case $B in /*) ;; *) B=$PWD/$B ;; esac
command -v python3 >/dev/null || { echo "open: not run: needs python3"; exit 0; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-open-XXXXXX")
trap 'rm -rf "$dir"' EXIT INT TERM
"$B/coursepack" keygen "$dir/k" >/dev/null 2>&1 </dev/null
pack() { # NAME PICTURES BYTES: a course of so many pictures of so many bytes, signed
	python3 - "$dir/$1" "$2" "$3" <<'PY'
import os, random, struct, sys, zlib
root, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
def write(name, data):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode())
def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
rng = random.Random(3)
def png():
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', rng.randbytes(size)) + chunk(b'IEND', b''))
out = ['<module id="m0" number="0" minutes="10" state="ready"><title>M</title><outcome ref="lo1"/>']
for i in range(count):
    name = 'media/part-%03d/picture-%05d.png' % (i // 100, i)
    write(name, png())
    out.append('<slide id="p%d"><title>Slide %d</title><image src="%s" alt="noise"/></slide>' % (i, i, name))
write('modules/m.xml', '\n'.join(out) + '</module>')
write('support.xml', '<support><contact id="p" name="Police" for="danger" number="999" checked="2026-11-20" source="gov.uk" '
      'emergency="yes" shown="yes"/></support>')
write('course.xml', '<course id="bench" version="1.0" release="1" format="1" min-player="1.0" lang="en-GB"><title>Bench</title>'
      '<short-title>Bench</short-title><summary>For measuring.</summary><publisher>Us</publisher>'
      '<review by="2099-01-01" owner="us"/><notice><p>None.</p></notice><topics><topic id="t">T</topic></topics>'
      '<outcomes><outcome id="lo1" topic="t">measure</outcome></outcomes>'
      '<sources><source id="s1" year="2026" publisher="Us">S</source></sources><support src="support.xml"/><modules>'
      '<module src="modules/m.xml"/></modules></course>')
PY
	"$B/coursepack" build "$dir/$1" -o "$dir/$1.zip" --key "$dir/k.key" >"$dir/talk" 2>&1 || { tail -n 3 "$dir/talk"; exit 1; }
	rm -r "${dir:?}/$1"
	"$B/bench-open" "$dir/$1.zip" "$dir/k.pub"
}
pack many 9995 300
[ "${BIG:-0}" = 0 ] || pack big 135 16000000
