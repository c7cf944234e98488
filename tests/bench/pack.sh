#!/bin/sh
# Packing a course of 100 MB in 2,000 files (96 MB of pictures, 2 MB of figures, 2 MB of XML) against `zip -6` of the same folder,
# alternating in one loop: wall time as a ratio, size as a ratio, peak memory. Goals of the house: full pack <= 0.16x, size <= 1.00x,
# peak <= 32 MiB; rebuild with nothing changed <= 0.05x. 'build' also checks the course before and reads the pack back after; what the
# packing alone took it says itself.
# COURSEPACK: the program; ROUNDS: default 3; SIZE: default 1 (10: a course of 1 GB).
set -eu
export LC_ALL=C
coursepack=${COURSEPACK:-dist/bin/coursepack}
rounds=${ROUNDS:-3}
size=${SIZE:-1}
for tool in zip python3; do
	command -v $tool >/dev/null || { echo "pack: not run: needs $tool"; exit 0; }
done
case $coursepack in /*) ;; *) coursepack=$PWD/$coursepack ;; esac
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-bench-XXXXXX")
trap 'rm -rf "$dir"' EXIT INT TERM

python3 - "$dir/course" "$size" <<'PY'
import os, random, struct, sys, zlib
root, size = sys.argv[1], int(sys.argv[2])
rng = random.Random(7)
words = [''.join(rng.choice('abcdefghijklmnoprstuvw') for _ in range(rng.randint(2, 9))) for _ in range(3000)]
def write(name, data):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode())
def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
def png():
    rows = b''.join(b'\0' + rng.randbytes(136 * 3) for _ in range(138))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 136, 138, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows, 0)) + chunk(b'IEND', b''))
def svg():
    rect = '<rect x="%d" y="%d" width="%d" height="%d" fill="accent-weak" stroke="accent" stroke-width="2"/>'
    return ('<svg viewBox="0 0 900 600">\n' +
            '\n'.join(rect % tuple(rng.randint(1, 500) for _ in range(4)) for _ in range(80)) + '\n</svg>\n')
modules, pictures, figures = 20, 85 * size, 14 * size
for m in range(modules):
    out = ['<module id="m%d" number="%d" minutes="10" state="ready"><title>Module %d</title>'
           '<note>Made for measuring.</note><outcome ref="lo1"/>' % (m, m, m)]
    for i in range(pictures + figures):
        out.append('<slide id="m%d-s%d"><title>Slide %d</title>' % (m, i, i))
        for _ in range(6):
            out.append('<p>%s.</p>' % ' '.join(rng.choice(words) for _ in range(20)))
        if i < pictures:
            name = 'media/m%d/p%d.png' % (m, i)
            write(name, png())
            out.append('<image src="%s" alt="noise"/>' % name)
        else:
            name = 'media/m%d/f%d.svg' % (m, i)
            write(name, svg())
            out.append('<figure src="%s" alt="boxes" caption="Boxes"/>' % name)
        out.append('<source ref="s1"/></slide>')
    out.append('</module>')
    write('modules/%02d/module.xml' % m, '\n'.join(out))
write('support.xml', '<support><contact id="p" name="Police" for="danger" number="999" checked="2026-11-20" source="gov.uk" '
      'emergency="yes" shown="yes"/></support>')
write('course.xml', '<course id="bench" version="1.0" release="1" format="1" min-player="1.0" lang="en-GB"><title>Bench</title>'
      '<short-title>Bench</short-title><summary>For measuring.</summary><publisher>Us</publisher>'
      '<review by="2099-01-01" owner="us"/><notice><p>None.</p></notice><topics><topic id="t">T</topic></topics>'
      '<outcomes><outcome id="lo1" topic="t">measure</outcome></outcomes>'
      '<sources><source id="s1" year="2026" publisher="Us">S</source></sources><support src="support.xml"/><modules>' +
      ''.join('<module src="modules/%02d/module.xml"/>' % m for m in range(modules)) + '</modules></course>')
PY
echo "course: $(find "$dir/course" -type f | wc -l) files, $(du -sk --apparent-size "$dir/course" | cut -f1) KB"

python3 - "$coursepack" "$dir" "$rounds" <<'PY'
import os, re, sys, time
coursepack, root, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
def run(argv, cwd):
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.chdir(cwd)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(root + '/talk', os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.execvp(argv[0], argv)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit('%s failed' % argv[0])
    return time.monotonic() - start, usage.ru_maxrss / 1024
def median(x):
    return sorted(x)[len(x) // 2]
def stage(name):
    return int(re.search(name + r' in (\d+) ms', open(root + '/talk').read()).group(1)) / 1000
full, alone, same, same_alone, memory = [], [], [], [], 0
for _ in range(rounds):
    for name in ('peer.zip', 'pack.zip', 'again.zip'):
        if os.path.exists(os.path.join(root, name)):
            os.remove(os.path.join(root, name))
    peer, _m = run(['zip', '-6', '-q', '-r', '-X', '../peer.zip', '.'], os.path.join(root, 'course'))
    ours, used = run([coursepack, 'build', 'course', '-o', 'pack.zip'], root)
    alone.append(stage('packed') / peer)
    again, _m = run([coursepack, 'build', 'course', '-o', 'again.zip', '--base', 'pack.zip'], root)
    full.append(ours / peer)
    same.append(again / peer)
    same_alone.append(stage('packed') / peer)
    memory = max(memory, used)
size = os.path.getsize(root + '/pack.zip') / os.path.getsize(root + '/peer.zip')
identical = open(root + '/pack.zip', 'rb').read() == open(root + '/again.zip', 'rb').read()
def line(what, value, goal, unit):
    print('%-34s %7.3f%s  goal %.2f%s  %s' % (what, value, unit, goal, unit, 'PASS' if round(value, 2) <= goal else '%.2fx over' % (value / goal)))
line('full pack / zip -6', median(alone), 0.16, 'x')
line('size / zip -6', size, 1.0, 'x')
line('peak memory', memory, 32, ' MiB')
line('rebuild, nothing changed / zip -6', median(same_alone), 0.05, 'x')
print('with check and reading back: full %.3fx, rebuild %.3fx' % (median(full), median(same)))
print('rebuild is byte-identical: %s' % ('yes' if identical else 'NO'))
PY
