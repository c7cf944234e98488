#!/bin/sh
# The local sheet, from outside: a blank one has every essential field named and no other; the Example sheet is clean; each essential field that
# is emptied is named by its line; broken sheets say what is wrong where; the pack is the same twice, stock minisign takes it; the player shows
# its contacts over the course, refuses one that was changed, leaves out one for another course, and says plainly when a check is overdue.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
player=${COURSEPLAYER:-$root/dist/bin/courseplayer}
for tool in "$coursepack" "$player" minisign unzip xmllint python3; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/local-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
example=$root/content/one-day/local
day=2026-11-25
. "$root/tests/tools/checks.sh"

# --- new: exactly the essential fields, each at its line ---
run 0 local new blank
run 2 local new blank
check 'nothing is overwritten' says talk 'not empty'
check 'the blank sheet keeps to the grammar' xmllint --noout --relaxng "$root/content/local.rng" blank/local.xml 2> /dev/null
run 1 local check blank --on $day
sed -n 's/^local.xml:\([0-9]*\): error: \(.*\) is empty: .*\[local-empty\]$/\1 \2/p' out > named
grep -c . out > all
check 'every finding is an empty field' [ "$(grep -c . named)" = "$(cat all)" ]
at() { # a line of the blank sheet that has these words
	grep -nF -- "$1" blank/local.xml | head -n 1 | cut -d: -f1
}
{
	echo "$(at '<local id=') id="
	echo "$(at '<authority>') <authority>"
	echo "$(at '<partnership>') <partnership>"
	for name in by checked owner; do echo "$(at '<review ') $name="; done
	echo "$(at '<course ref=') ref="
	for name in name number; do echo "$(at 'id="front-door"') front-door: $name="; done
	echo "$(at 'id="out-of-hours"') out-of-hours: number="
	echo "$(at 'id="lado"') lado: number="
	echo "$(at 'id="escalation"') escalation: name="
} > wanted
check 'the essential fields, all and no more' diff wanted named
run 1 local build blank
check 'an unfilled sheet is not built' no ls local-*.zip 2> /dev/null

# --- the Example sheet ---
run 0 local check "$example" --on $day --strict
check 'nothing found' [ ! -s out ]
run 0 local check "$example" --on 2027-05-20 --strict
run 0 local check "$example" --on 2027-05-21
check 'a check that is overdue warns' says out 'warning: every number was to be rung again by 2027-05-20'
run 1 local check "$example" --on 2027-05-21 --strict
run 1 local check "$example" --on 2027-05-21 --strict --json
check 'as JSON' python3 -c 'import json; f = json.load(open("out")); assert f[0]["code"] == "local-review-past" and f[0]["line"] > 0'
run 0 local check "$example" --on 2026-11-19
check 'a day to come is named' says out 'checked="2026-11-20" is a day to come'
run 2 local check "$example" --on tomorrow
run 0 check "$root/content/one-day" --on $day --strict
check 'the course does not swallow its sheet' no says out local

# --- broken sheets: what is done to the Example sheet; where it is said (words of the line); what is said ---
cases=0
broken() { # NAME SED WHERE WORDS...
	cases=$((cases + 1))
	rm -rf sheet
	cp -R "$example" sheet
	case $2 in
	*.py) python3 "$2" sheet/local.xml ;;
	*) sed -i "$2" sheet/local.xml ;;
	esac
	"$coursepack" local check sheet --on $day > out 2> talk
	check "$1: exit 1" [ $? -eq 1 ]
	line=$(grep -nF -- "$3" sheet/local.xml | head -n 1 | cut -d: -f1)
	check "$1: $4" grep -qF -- "local.xml:$line: error: $4" out
	check "$1: nothing else" [ "$(grep -c . out)" = "${5:-1}" ]
}
essential() { # NAME ATTRIBUTE LINE: the attribute is emptied on that line
	broken "empty $1" "/$3/s/ $2=\"[^\"]*\"/ $2=\"\"/" "$3" "$4"
}
essential id id '<local id' 'id= is empty: write a short name'
essential owner owner '<review' 'owner= is empty: write the post'
essential checked checked '<review' 'checked= is empty: write the day'
essential by by '<review' 'by= is empty: write the day'
essential ref ref '<course ref' 'ref= is empty: write the id of a course'
essential door name 'id="front-door"' 'front-door: name= is empty: write what it is called here'
essential number number 'id="front-door"' 'front-door: number= is empty: write the number'
essential night number 'id="out-of-hours"' 'out-of-hours: number= is empty: write the number'
essential lado number 'id="lado"' 'lado: number= is empty: write the number'
essential policy name 'id="escalation"' 'escalation: name= is empty: write what it is called here'
broken 'no authority' 's|<authority>.*</authority>|<authority> </authority>|' '<authority>' '<authority> is empty: write the name'
broken 'no partnership' 's|<partnership>.*<|<partnership><|' '<partnership>' '<partnership> is empty: write the name'
broken 'no front door at all' '/id="front-door"/,/<\/contact>/d' '<local id' 'there is no <contact id="front-door">: add it'
broken 'no course' 's|<course ref="csa-families"/>||' '<courses>' '<courses> is empty: write <course'
broken 'words for a number' 's/01632 960104/ask the switchboard/' 'id="police"' 'number="ask the switchboard" is no telephone number'
broken 'a placeholder' 's/01632 960104/00000 000000/' 'id="police"' 'number="00000 000000" looks like a placeholder'
broken 'a digit is missing' 's/01632 960104/01632 9601/' 'id="police"' 'number="01632 9601" has too many or too few digits'
broken 'no field of that name' 's/id="police"/id="polise"/' 'id="polise"' 'id="polise" is no field of a local sheet (did you mean police?)'
broken 'no element of that name' 's/<retention/<retension/' '<retension' '<retension> cannot stand in <local> (did you mean retention?)'
broken 'no attribute of that name' 's/hours="Every day/hour="Every day/' 'hour="Every' '<contact> has no attribute hour= (did you mean hours?)'
broken 'the field twice' 's/id="isva"/id="therapy"/' 'Children’s Recovery' '"therapy" stands twice, first in line'
broken 'a contact that is a procedure' 's/<contact id="isva"\(.*\)$/<contact id="pathway"\1/' '<contact id="pathway"' '"pathway" is a <procedure>, not a <contact>'
broken 'a course id of the wrong form' 's/csa-families/CSA families/' '<course ref' 'ref="CSA families" is no course id'
broken 'no date' 's/by="2027-05-20"/by="May 2027"/' '<review' 'by="May 2027" is no date'
broken 'dates the wrong way round' 's/by="2027-05-20"/by="2026-05-20"/' '<review' 'by="2026-05-20" is before checked=' 2
broken 'no address' 's|<contact id="isva"|& email="nobody"|' 'id="isva"' 'email="nobody" is no address'
broken 'body words' 's/body-words="allowed"/body-words="alowed"/' '<boards' 'body-words="alowed": write'
broken 'days' 's/days="1095"/days="three years"/' '<retention' 'days="three years": write a whole number'
broken 'a newer player' 's/min-player="1.0"/min-player="9.0"/' '<local id' 'this local sheet needs player 9.0 or newer'
broken 'a key that is not there' 's|<retention.*|&<results><key src="results.pub"/></results>|' '<retention' 'there is no file results.pub'
# a number kept for drama is for the invented authority only
rm -rf sheet && cp -R "$example" sheet && sed -i 's/<local id="example"/<local id="elsewhere"/' sheet/local.xml
run 1 local check sheet --on $day
check 'each number of the drama range is an error elsewhere' [ "$(grep -c 'local-drama' out)" = 13 ]
# keys and pictures
rm -rf sheet && cp -R "$example" sheet
sed -i 's|<retention.*|&<results><key src="results.pub"/></results>|; s|</courses>|&<logo src="logo.png" alt="Example"/>|' sheet/local.xml
"$coursepack" keygen key > out 2> talk
cp key.pub sheet/results.pub
cp "$root/content/sample/media/plaster.png" sheet/logo.png
run 0 local check sheet --on $day --strict
cp key.key sheet/results.pub
run 1 local check sheet --on $day
check 'a secret key is no public one' says out 'results.pub:'
echo nonsense > sheet/results.pub
run 1 local check sheet --on $day
check 'a malformed key is named' grep -q '^results.pub:.*\[local-key\]' out
cp key.pub sheet/results.pub
echo nonsense > sheet/logo.png
run 1 local check sheet --on $day
check 'a picture that is none is named' grep -q '^logo.png:.*\[picture\]' out
cp "$root/content/sample/media/plaster.png" sheet/logo.png
echo stray > sheet/notes.txt
run 0 local check sheet --on $day
check 'a file nobody asked for is named' says out 'notes.txt:1: warning: nothing in the sheet refers to this file'

# --- build ---
run 0 local build sheet -o full/ --key key.key
check 'it holds what the sheet names' [ "$(unzip -Z1 full/local-example-1.zip | tr '\n' ' ')" = \
	'local.xml logo.png results.pub META-INF/contents.sha256 META-INF/contents.sha256.minisig ' ]
run 0 local build "$example" -o a/ --key key.key
cp -R "$example" elsewhere
touch -d 2001-01-01 elsewhere/local.xml
(umask 077 && cd elsewhere && TZ=Asia/Tokyo LANG=C "$coursepack" local build . -o ../b/ --key ../key.key) > out 2> talk
check 'built twice, the same' same a/local-example-1.zip b/local-example-1.zip
mkdir unpacked && unzip -q a/local-example-1.zip -d unpacked
check 'stock minisign accepts it' minisign -Vqm unpacked/META-INF/contents.sha256 -p key.pub
minisign -Vm unpacked/META-INF/contents.sha256 -p key.pub > out 2>&1
check 'and says of what' says out 'local=example release=1'
(cd unpacked && sha256sum --quiet -c META-INF/contents.sha256) > out 2>&1
check 'and sha256sum' [ $? -eq 0 ]
run 0 verify a/local-example-1.zip --key key.pub
run 0 inspect a/local-example-1.zip
check 'inspect says whose' says out 'Example Safeguarding Children Partnership'
check 'and whom to ring' says out 'Example Children’s Hub, 01632 960101'
run 0 inspect full/local-example-1.zip --json
check 'inspect as JSON' python3 -c 'import json; s = json.load(open("out")); assert s["kind"] == "local" and s["courses"] == ["csa-families"] and s["results_keys"] == 1'
run 0 local build "$example" -o plain/
run 0 sign plain/local-example-1.zip --key key.key
check 'signed later, the same' same plain/local-example-1.zip a/local-example-1.zip
run 1 export handout a/local-example-1.zip -o x.pdf
check 'a sheet is no course' says talk 'this is a local sheet'
run 1 check "$example"
check 'check says what it is' says out "coursepack local"
run 2 local
run 2 local chek "$example"
check 'the nearest is named' says talk "did you mean 'local check'?"

# --- in the player ---
"$coursepack" build "$root/content/one-day" -o course.zip --key key.key > /dev/null 2>&1 || echo 'FAIL the course is built'
play() { # NAME PACKS... with the script on standard input; new records unless KEEP is set
	name=$1
	shift
	[ -n "${KEEP:-}" ] || rm -rf records
	cat > script
	"$player" --records records --learner Ann --voice none --trust key.pub --drive script "$@" > out 2> talk
	check "$name" [ $? -eq 0 ]
}
play 'over the course, where it belongs' course.zip a/local-example-1.zip << 'S'
expect "Course by The Coursepack project · local sheet by Example"
click button:"Local procedures"
expect "Kept by Safeguarding partnership office, Example"
expect "01632 960105"
expect "Talk with the worker who decided, the same day."
expect-not "overdue"
click "Back"
key F3
expect "999"
expect "In your area: Example"
expect "01632 960101"
expect "01632 960102"
click "Back"
click "Welcome, and looking after yourself"
key Right
key Right
expect "Where help is"
expect "Local sheet of Example, checked on 2026-11-20"
click "Course"
click "Courses"
expect "Course by The Coursepack project · local sheet by Example"
expect "Local sheet signed by"
S
play 'one key away from a board, and never on it' course.zip a/local-example-1.zip << 'S'
click "Open boards"
click "Feelings"
expect-not "01632"
expect-not "Example"
key F3
expect "In your area: Example"
expect "01632 960102"
key Escape
expect "okay"
expect-not "01632"
S
"$coursepack" export obz course.zip -o school.obz > out 2> talk
play 'from boards by themselves, too' school.obz a/local-example-1.zip << 'S'
key F3
expect "01632 960101"
expect "999"
S
play 'without a sheet the plain sentence' course.zip << 'S'
expect "There is no local sheet on this laptop."
key F3
expect "There is no local sheet on this laptop. Ask your safeguarding lead"
click "Back"
click "Welcome, and looking after yourself"
key Right
key Right
expect "Ask your safeguarding lead for this number and write it down."
expect-not "01632"
S
mkdir stick
cp a/local-example-1.zip stick/
play 'added from a stick, and found again' course.zip << S
expect-not "01632"
click "Courses"
stick "Blue stick" $dir/stick
click "Add a course pack…"
click "local-example-1.zip, Blue stick"
click "Add this course"
expect "local sheet by Example"
S
check 'a copy is kept' [ -f records/packs/local-example-1.zip ]
KEEP=1 play 'the next day' course.zip << 'S'
expect "local sheet by Example"
S
# a number somebody would ring is another: refused, and nothing of it shows
python3 - a/local-example-1.zip tampered.zip << 'P'
import sys, zipfile
old = zipfile.ZipFile(sys.argv[1])
new = zipfile.ZipFile(sys.argv[2], "w")
for i in old.infolist():
    new.writestr(i, old.read(i).replace(b"01632 960101", b"01632 960199"))
P
play 'a sheet that was changed is refused' course.zip tampered.zip << 'S'
expect "Not opened"
expect-not "01632"
key F3
expect-not "01632"
S
sed -i 's/csa-families/another-course/' elsewhere/local.xml
"$coursepack" local build elsewhere -o other.zip --key key.key > out 2> talk
play 'a sheet for another course does not lie over this one' course.zip other.zip << 'S'
expect "There is no local sheet on this laptop."
click "Courses"
expect "It is for a course that is not on this laptop: another-course."
click "Continue: Child sexual abuse in families"
click "Welcome, and looking after yourself"
key Right
key Right
expect-not "01632"
S
"$coursepack" local build "$example" -o unsigned.zip > out 2> talk
play 'an unsigned one is a preview, and says so on every screen' course.zip unsigned.zip << 'S'
expect "Unsigned local sheet: preview only"
key F3
expect "Unsigned local sheet: preview only"
click "Back"
click "Courses"
expect "Local sheet unsigned: preview only"
S
sed 's/checked="2026-11-20" by="2027-05-20"/checked="2024-01-20" by="2024-07-20"/; s/release="1"/release="2"/; s/"allowed"/"never"/' \
	"$example/local.xml" > elsewhere/local.xml
run 0 local build elsewhere -o past.zip --key key.key
play 'an overdue check shows plainly, and body words stay off' course.zip past.zip << 'S'
expect "Its next check is overdue"
key F3
expect "These numbers may have changed"
expect "They were to be checked again by 2024-07-20."
click "Back"
click "Welcome, and looking after yourself"
key Right
key Right
expect "Its next check is overdue"
click "Course"
click "Open boards"
click "How boards look"
expect "The local sheet of Example says that they stay off here."
S
KEEP=1 play 'an older release is refused' course.zip a/local-example-1.zip past.zip << 'S'
expect "you already have release 2 of this local sheet; this is release 1, which is older"
S

# on paper: what the sheet says where there is one, else room to write it
if command -v pdftotext > /dev/null; then
	"$coursepack" new mine > out 2> talk
	sed -i '0,/<source ref="guide"\/>/s//<local field="front-door"\/><source ref="guide"\/>/' mine/modules/01-start/module.xml
	run 0 build mine -o mine.zip --key key.key
	run 0 export handout mine.zip -o plain.pdf
	pdftotext -layout plain.pdf out
	check 'without a sheet there is room to write it' says out 'Ask your safeguarding lead for this and write it here: ____'
	cp "$example/local.xml" elsewhere/local.xml
	sed -i 's/csa-families/my-course/; s/release="1"/release="3"/' elsewhere/local.xml
	run 0 local build elsewhere -o mine-local.zip --key key.key
	mkdir paper
	play 'the handout a learner saves' mine.zip mine-local.zip << S
stick "Blue stick" $dir/paper
key Space
key Right
key Right
key 2
key Ctrl+Return
key Right
key Space
click "Save the handout (PDF)…"
click radio:"Blue stick"
click "Save here"
expect "handout.pdf"
S
	pdftotext -layout paper/handout.pdf out
	check 'has the number on it' says out 'Number: 01632 960101'
	check 'and whose sheet it is' says out 'Local sheet of Example, checked on 2026-11-20'
fi

echo "$cases broken sheets; $passed passed, $failed failed"
[ "$failed" = 0 ]
