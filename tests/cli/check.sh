#!/bin/sh
# coursepack check, from outside: every case starts from the course that 'coursepack new' makes, which checks clean, spoils one
# thing, and wants one line at the right file and line, with its code and exit code.
set -u
cd "$(dirname "$0")/../.." || exit 2
coursepack=${COURSEPACK:-$PWD/dist/bin/coursepack}
[ -x "$coursepack" ] || { echo "needs $coursepack"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/check-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
failed=0
passed=0
wrong() {
	echo "FAIL $1"
	sed 's/^/	/' out talk
	failed=$((failed + 1))
}
# holds NAME CODE EXPECTED-LINE-START [CODE-WORD] : the last run ended so and wrote such a line
holds() {
	if [ "$code" -ne "$2" ]; then
		wrong "$1: exit $code instead of $2"
	elif [ -n "$3" ] && ! grep -q "^$3: .*\[$4\]\$" out; then
		wrong "$1: no line '$3: ... [$4]'"
	else
		passed=$((passed + 1))
	fi
}
check() {
	"$coursepack" check "$@" > out 2> talk
	code=$?
}
fresh() {
	rm -rf c
	"$coursepack" new c 2> talk || wrong "new"
	m=c/modules/01-start/module.xml
}
line_of() { # FILE WORDS
	grep -nF -- "$2" "c/$1" | head -n 1 | cut -d: -f1
}

fresh
check c
holds 'the starter checks clean' 0 '' ''
[ -s out ] && wrong 'the starter has nothing to say on standard output'
grep -q 'nothing to mend' talk || wrong 'the summary is on standard error'

# --- what is asked ---
check
holds 'no folder given' 2 '' ''
check nowhere
holds 'no such folder' 2 '' ''
check c --jsn
holds 'an unknown option' 2 '' ''
grep -q 'did you mean --json' talk || wrong 'the nearest option is named'
check c --json --json
holds 'an option twice' 2 '' ''
check c --on 2026-02-30
holds 'a day that does not exist' 2 '' ''
check c c
holds 'one folder too many' 2 '' ''
check c/course.xml
holds 'a file instead of a folder' 2 '' ''
mkdir empty
check empty
holds 'a folder without a course' 1 'course.xml:1: error' no-course
check --on=2026-11-25 -- c
holds 'an option with = and a -- before the folder' 0 '' ''

# --- the grammar, by the player's own reader ---
fresh
sed -i 's/<notes>/<note>/; s/<\/notes>/<\/note>/' $m
n=$(line_of modules/01-start/module.xml '<note>For the presenter')
check c
[ "$code" -eq 1 ] && grep -q "^modules/01-start/module.xml:$n: error: .*notes" out && passed=$((passed + 1)) ||
	wrong 'an unknown element is named with the nearest known'
fresh
sed -i 's/ right="yes"//' $m
check c
[ "$code" -eq 1 ] && grep -q '^modules/01-start/module.xml:[0-9]*: error: .*right' out && passed=$((passed + 1)) ||
	wrong 'a question without a right answer'
fresh
sed -i 's/see="m1-pack"/see="m1-gone"/' $m
check c
[ "$code" -eq 1 ] && passed=$((passed + 1)) || wrong 'a reference that leads nowhere'

# --- files ---
fresh
cp c/media/row.svg c/media/old.svg
check c
holds 'an unused file' 0 'media/old.svg:1: warning' unused-file
check c --strict
holds 'strict makes it an error' 1 'media/old.svg:1: error' unused-file
fresh
mv c/media/row.svg "c/media/My Row.svg"
check c
holds 'a name that a pack may not hold' 1 'media/My Row.svg:1: error' file-name
fresh
ln -s ../../out c/media/link.svg
check c
holds 'a link' 1 'media/link.svg:1: error' not-a-file
fresh
mkdir c/local c/.git && echo x > c/local/sheet.xml && echo x > c/.git/config && echo x > c/course.xml~
check c
holds 'hidden files, backups and the local sheet are passed over' 0 '' ''
[ -s out ] && wrong 'nothing is said of hidden files'

# --- pictures ---
if command -v python3 > /dev/null; then
	fresh
	python3 - c/media <<'PY'
import struct, sys, zlib
def png(name, w, h, pad):
    chunk = lambda k, b: struct.pack('>I', len(b)) + k + b + struct.pack('>I', zlib.crc32(k + b))
    with open(sys.argv[1] + '/' + name, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 1, 0, 0, 0, 0)) +
                chunk(b'teXt', bytes(pad)) + chunk(b'IDAT', zlib.compress(bytes((w // 8 + 2) * h))) + chunk(b'IEND', b''))
png('wide.png', 2001, 10, 0)
png('heavy.png', 20, 10, 1 << 20)
PY
	sed -i 's|<notes>|<image src="media/wide.png" alt="a line"/><image src="media/heavy.png" alt="a dot"/>\n<notes>|' $m
	sed -i 's|^.*<source ref="guide"/>$||' $m
	sed -i 's|<notes>|<source ref="guide"/>\n<notes>|' $m
	check c
	holds 'a picture with too many pixels' 0 'media/wide.png:1: warning' picture-large
	holds 'a picture with too many bytes' 0 'media/heavy.png:1: warning' picture-heavy
fi

# --- figures ---
fresh
sed -i 's/fill="warm-weak"/fill="warm"/' c/media/row.svg
n=$(line_of modules/01-start/module.xml '<figure')
check c
holds 'a label on a full colour' 0 "modules/01-start/module.xml:$n: warning" label-contrast
fresh
sed -i 's/ stroke="[a-z]*" stroke-width="2"//' c/media/row.svg
check c
holds 'a figure of weak tints only' 0 "modules/01-start/module.xml:$n: warning" figure-faint
fresh
sed -i 's/alt="Three[^"]*"/alt="media\/row.svg"/' $m
check c
holds 'an alternative text that is a file name' 0 "modules/01-start/module.xml:$n: warning" alt-file-name
fresh
sed -i 's/alt="Three[^"]*"/alt=" "/' $m
check c
[ "$code" -eq 1 ] && grep -q "^modules/01-start/module.xml:$n: error: .*alt" out && passed=$((passed + 1)) ||
	wrong 'a figure without alternative text'

# --- words ---
fresh
sed -i 's|<p>A module is|<p>About 2,200 children had a plan.</p><p>A module is|; s|<source ref="guide"/>||' $m
n=$(line_of modules/01-start/module.xml '2,200')
check c
holds 'a number without a source' 0 "modules/01-start/module.xml:$n: warning" number-no-source
fresh
sed -i 's|<p>The whole course|<p>One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six.</p><p>The whole course|' $m
n=$(line_of modules/01-start/module.xml 'One two')
check c
holds 'a long sentence' 0 "modules/01-start/module.xml:$n: warning" long-sentence
fresh
sed -i 's|<feedback>No: [^<]*</feedback>||' $m
n=$(line_of modules/01-start/module.xml 'A web site')
check c
holds 'an answer without a reason' 0 "modules/01-start/module.xml:$n: warning" no-feedback

# --- dates ---
fresh
n=$(line_of course.xml '<review')
check c --on 2099-01-01
holds 'a review date that is past' 0 "course.xml:$n: warning" review-past
n=$(line_of support.xml '<contact')
holds 'a contact nobody rang for a year' 0 "support.xml:$n: warning" contact-old

# --- order and form of what is said ---
fresh
sed -i 's|<feedback>[^<]*</feedback>||g; s|<term ref="pack">pack</term>|<term ref="pac">pack</term>|' $m
cp c/media/row.svg c/media/a.svg
check c
sort -t: -k1,1 -k2,2n out | cmp -s - out || wrong 'findings stand by file and line'
grep -vE '^[^:]+:[0-9]+: (error|warning): [^A-Z].*[^.] \[[a-z-]+\]$' out && wrong 'every line has the form FILE:LINE: error|warning: sentence [code]'
if command -v python3 > /dev/null; then
	check c --json
	python3 - <<'PY' || wrong 'the JSON says the same'
import json
found = json.load(open('out'))
assert len(found) >= 4 and [sorted(x) for x in found] == [['code', 'file', 'line', 'severity', 'text']] * len(found)
assert found == sorted(found, key=lambda x: (x['file'], x['line']))
PY
	fresh
	check c --json
	[ "$(tr -d ' \n' < out)" = '[]' ] || wrong 'no findings are an empty array'
fi
check c --json > /dev/null
"$coursepack" check c --json > /dev/full 2> talk
[ $? -eq 2 ] || [ ! -e /dev/full ] || wrong 'a full disk is said'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
