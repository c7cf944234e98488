#!/bin/sh
# coursepack verify, sign, keygen and inspect, from outside: who is believed, and that a changed byte is either refused or changes no
# name and no content (python's zipfile is asked for a second opinion).
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$PWD/dist/bin/coursepack}
[ -x "$coursepack" ] || { echo "needs $coursepack"; exit 77; }
command -v python3 > /dev/null || { echo "needs python3"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/verify-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"

# --- keys ---
run 0 keygen k
check 'an unencrypted key is warned of' says talk 'no passphrase'
check 'only its owner may read it' [ "$(stat -c %a k.key)" = 600 ]
run 2 keygen k
check 'a key is never overwritten' says talk 'not overwritten'
rm k.pub
run 2 keygen k
rm k.key
run 0 keygen k
(umask 000 && "$coursepack" keygen open > out 2> talk < /dev/null)
check 'whatever the umask' [ "$(stat -c %a open.key)" = 600 ]
run 2 keygen
run 2 keygen no/such/folder/k
check 'half a pair is not left' [ ! -e no ]
run 0 keygen other

# --- whom to believe ---
run 0 new c
run 0 build c -o u.zip
run 0 build c -o s.zip --key k.key
run 0 verify u.zip
check 'unsigned is said' says out 'not signed'
run 1 verify u.zip --key k.pub
run 0 verify s.zip
check 'the key is named, not believed' says out 'checks whether that is true'
run 0 verify s.zip --key k.pub
run 1 verify s.zip --key other.pub
check 'another key is said' says out 'another key'
run 2 verify s.zip --key k.key
run 2 verify nowhere.zip
run 2 verify c
run 1 verify c/course.xml
run 0 verify s.zip --key k.pub --json
check 'as JSON' python3 -c 'import json; v = json.load(open("out")); assert v["ok"] is True and v["signature"] == "valid" and len(v["key"]) == 16'
run 1 verify s.zip --key other.pub --json
check 'no as JSON' python3 -c 'import json; v = json.load(open("out")); assert v["ok"] is False and v["signature"] == "other-key"'

# --- sign ---
cp u.zip t.zip
run 2 sign t.zip
run 2 sign t.zip --key k.pub
run 2 sign nowhere.zip --key k.key
run 2 sign c --key k.key
check 'a failed signing leaves the pack' cmp -s u.zip t.zip
run 0 sign t.zip --key k.key
check 'signed later is as signed at once' cmp -s t.zip s.zip
run 0 sign t.zip --key other.key
run 0 verify t.zip --key other.pub
run 1 verify t.zip --key k.pub
run 0 sign t.zip --key k.key
check 'signed again' cmp -s t.zip s.zip

# --- inspect ---
for pack in u.zip s.zip c; do
	run 0 inspect $pack --json --content
	check "inspect $pack as JSON" python3 -c 'import json; v = json.load(open("out")); assert (v["id"], v["version"], v["modules"], v["slides"], v["questions"], v["minutes"]) == ("my-course", "0.1.0", 1, 2, 1, 5) and len(v["entries"]) >= 5'
	run 0 inspect $pack --content
	check 'a slide is listed' says out 'm1-pack'
done
run 0 inspect s.zip
check 'the signature is not judged' says out 'not checked'
check 'no copy is left' [ -z "$(find . -name '*.part')" ]
run 2 inspect nowhere.zip
run 1 inspect c/course.xml

# --- one byte changed, anywhere ---
python3 - "$coursepack" <<'PY' > flips 2>&1
import os, subprocess, sys, zipfile
coursepack = sys.argv[1]
good = open('s.zip', 'rb').read()
def content(path):
    with zipfile.ZipFile(path) as z:
        return [(i.filename, z.read(i)) for i in z.infolist()]
want, wrong, refused = content('s.zip'), [], 0
for at in range(0, len(good), 5):
    bad = bytearray(good)
    bad[at] ^= 1 << (at // 5 % 8)
    open('f.zip', 'wb').write(bad)
    code = subprocess.run([coursepack, 'verify', 'f.zip', '--key', 'k.pub'], capture_output=True).returncode
    if code == 1:
        refused += 1
    elif code != 0:
        wrong.append('byte %d: exit %d' % (at, code))
    else:
        try:
            if content('f.zip') != want:
                wrong.append('byte %d: accepted with other content' % at)
        except Exception as e:
            # python compares what we do not use: the local header's copy of the name and sums
            if 'differ' not in str(e) and 'Bad magic' not in str(e) and 'version' not in str(e) and 'flag' not in str(e):
                wrong.append('byte %d: accepted, but python says %s' % (at, e))
for end in list(range(0, len(good), 97)) + [len(good) - 1]:
    open('f.zip', 'wb').write(good[:end])
    if subprocess.run([coursepack, 'verify', 'f.zip', '--key', 'k.pub'], capture_output=True).returncode != 1:
        wrong.append('cut at %d: accepted' % end)
open('f.zip', 'wb').write(good + b'x')
if subprocess.run([coursepack, 'verify', 'f.zip', '--key', 'k.pub'], capture_output=True).returncode != 1:
    wrong.append('one byte more: accepted')
print('\n'.join(wrong))
print('%d refused' % refused)
sys.exit(1 if wrong or refused < 500 else 0)
PY
flips=$?
cp flips out
check 'a flipped byte is refused or without effect' [ $flips -eq 0 ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
