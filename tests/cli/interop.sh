#!/bin/sh
# Other people's tools on our packs and keys: unzip, python's zipfile, sha256sum, minisign; and minisign's keys in ours, with a
# passphrase typed at a terminal.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
for tool in "$coursepack" unzip python3 minisign sha256sum; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/interop-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"

"$coursepack" keygen ours > out 2>&1 < /dev/null || exit 2
check 'a course is packed' "$coursepack" build "$root/content/one-day" -o p.zip --key ours.key
check 'unzip -t' unzip -tq p.zip
check 'python zipfile, and no entry with anything extra' python3 - <<'PY'
import zipfile
z = zipfile.ZipFile('p.zip')
assert z.testzip() is None and z.comment == b''
assert z.namelist()[0] == 'course.xml'
end = 0
for i in z.infolist():
    assert i.extra == b'' and i.comment == b'' and i.date_time == (1980, 1, 1, 0, 0, 0), i
    assert i.external_attr == 0o100644 << 16 and not i.flag_bits & ~0x806, i
    assert i.compress_type == (0 if i.filename.endswith(('.png', '.jpg', '.opus', '.sha256', '.minisig')) else 8), i
    assert i.header_offset == end, i
    end += 30 + len(i.filename) + i.compress_size
assert end == z.start_dir
PY
unzip -q p.zip -d x
check 'sha256sum -c' sh -c 'cd x && sha256sum --strict -c META-INF/contents.sha256'
(cd x && cut -c 67- META-INF/contents.sha256 | LC_ALL=C sort) > names
(cd x && find . -type f ! -path './META-INF/*' | sed 's|^\./||' | LC_ALL=C sort) > files
check 'the list names every file' cmp names files
check 'minisign verifies' minisign -Vm x/META-INF/contents.sha256 -p ours.pub
check 'the trusted comment says which course' sh -c 'minisign -Vm x/META-INF/contents.sha256 -p ours.pub | grep -qE "course=[a-z0-9-]+ version=[^ ]+ release=[0-9]+"'
echo >> x/META-INF/contents.sha256
check 'minisign refuses another list' no minisign -Vm x/META-INF/contents.sha256 -p ours.pub

# minisign's own key, unencrypted
minisign -G -W -p theirs.pub -s theirs.key > out 2>&1 || exit 2
check 'their key signs with our program' "$coursepack" sign p.zip --key theirs.key
check 'and verifies' "$coursepack" verify p.zip --key theirs.pub
unzip -qo p.zip -d x
check 'also with minisign' minisign -Vm x/META-INF/contents.sha256 -p theirs.pub
minisign -S -s ours.key -m x/course.xml < /dev/null > out 2>&1
check 'our key signs with their program' minisign -Vm x/course.xml -p ours.pub

# a signature by stock minisign, put into the pack with stock zip
if command -v zip > /dev/null; then
	rm x/META-INF/contents.sha256.minisig
	minisign -S -s ours.key -m x/META-INF/contents.sha256 -t 'by hand' < /dev/null > out 2>&1
	cp p.zip q.zip
	(cd x && zip -q -X -D ../q.zip META-INF/contents.sha256.minisig)
	check 'a pack signed by stock minisign and zip' "$coursepack" verify q.zip --key ours.pub
fi

# passphrases, typed at a terminal
cat > typed.py <<'PY'
import os, pty, sys
# typed.py WORDS... -- COMMAND...: answers each passphrase question with the next word
split = sys.argv.index('--')
words, command = sys.argv[1:split], sys.argv[split + 1:]
pid, fd = pty.fork()
if pid == 0:
    os.execv(command[0], command)
seen = b''
while True:
    try:
        data = os.read(fd, 1024)
    except OSError:
        break
    if not data:
        break
    seen += data
    if words and seen.endswith((b'): ', b'again: ', b'Passphrase: ')):
        os.write(fd, words.pop(0).encode() + b'\n')
        seen += b' '
_, status = os.waitpid(pid, 0)
print(seen.decode())
sys.exit(2 if any(w.encode() in seen for w in ('correct horse', 'wrong')) else os.waitstatus_to_exitcode(status))
PY
check 'keygen asks twice and shows nothing' python3 typed.py 'correct horse' 'correct horse' -- "$coursepack" keygen locked
check 'the key is encrypted' no "$coursepack" sign p.zip --key locked.key
check 'it signs with its passphrase' python3 typed.py 'correct horse' -- "$coursepack" sign p.zip --key locked.key
check 'and verifies' "$coursepack" verify p.zip --key locked.pub
check 'not with another' no python3 typed.py 'incorrect' -- "$coursepack" sign p.zip --key locked.key
check 'two that differ make no key' no python3 typed.py 'one' 'two' -- "$coursepack" keygen differ
check 'none at all' [ ! -e differ.key ]
cp x/course.xml m.txt
check 'minisign opens our encrypted key' sh -c 'echo "correct horse" | minisign -S -s locked.key -m m.txt'
check 'and its signature holds' minisign -Vm m.txt -p locked.pub

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
