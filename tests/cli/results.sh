#!/bin/sh
# coursepack results, from outside. The hand-in files are written here by hand, their chain hashed with the
# stock sha256sum as records/event.c describes it: a second opinion on the format. COURSEPACK names the
# program.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-dist/bin/coursepack}
case $coursepack in /*) ;; *) coursepack=$PWD/$coursepack ;; esac
if ! [ -x "$coursepack" ]; then
	echo "not run: needs $coursepack"
	exit 0
fi
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-results-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
run() { # CODE ARGUMENTS...
	want=$1
	shift
	"$coursepack" results "$@" > out 2> talk
	got=$?
	check "exit $want of results $*" [ "$got" -eq "$want" ]
}

# --- writing hand-in files ---

previous=
seq=0
comma=
line() { printf '%d:%s\n' ${#1} "$1"; }
start() { # REGISTRATION: the file is $file
	id=$1
	file=results-csa-$(printf %.8s "$id").json
	previous=0000000000000000000000000000000000000000000000000000000000000000
	seq=0
	comma=
	{
		printf '{"coursepack-results":1,"registration":"%s","course":"csa","version":"1.2.0","release":3,"unsigned":false,' "$id"
		printf '"topics":[{"id":"signs","pairs":["p02"]},{"id":"telling","pairs":["p01","p03"]}],"events":['
	} > "$file"
}
event() { # ITEM VERB RESPONSE SUCCESS SCORE MAX ATTEMPT
	seq=$((seq + 1))
	hash=$({
		line 'coursepack-event 1'
		for field in "$previous" "$id" "$seq" csa 3 "$1" "$2" "$3" "$4" "$5" "$6" "$7" 2026-11-25 signed; do
			line "$field"
		done
	} | sha256sum | cut -c 1-64)
	{
		printf '%s{"seq":%d,"course":"csa","release":3,"item":"%s","verb":"%s","response":"%s","success":%d,' \
			"$comma" "$seq" "$1" "$2" "$3" "$4"
		printf '"score":%d,"score_max":%d,"attempt":"%s","date":"2026-11-25","unsigned":false,"previous":"%s","hash":"%s"}' \
			"$5" "$6" "$7" "$previous" "$hash"
	} >> "$file"
	previous=$hash
	comma=,
}
end() { printf ']}\n' >> "$file"; }
learner() { # N PRE POST: 1 mark of 3 a right answer
	start "$(printf '%032x' "$1")"
	i=0
	for pair in p01 p02 p03; do
		i=$((i + 1))
		event $pair.a answered a $((i <= $2)) -1 -1 pre
	done
	event knowledge.pre completed '' -1 "$2" 3 pre
	i=0
	for pair in p01 p02 p03; do
		i=$((i + 1))
		event $pair.b answered a $((i <= $3)) -1 -1 post
	done
	event knowledge.post completed '' -1 "$3" 3 post
	event csa completed '' -1 -1 -1 ''
	end
}

# --- a small group ---

# The ids begin alike, so each file is given a name of its own.
mkdir few many
n=0
while [ $n -lt 11 ]; do
	n=$((n + 1))
	learner $n $((n % 3)) 3
	mv "$file" many/results-csa-$n.json
done
cp many/results-csa-1.json many/results-csa-2.json few

run 0 few/results-csa-1.json few/results-csa-2.json
check 'counts a small group' says out 'learners         2'
check 'counts who completed' says out 'completed        2'
check 'shows no mean of a small group' says out 'not shown: under 10 learners'
check 'shows no percentage of a small group' no says out '%'
run 0 few
check 'takes a folder' says out 'learners         2'

# --- a group large enough ---

run 0 many
check 'counts the group' says out 'learners         11'
check 'mean before: 12 of 33' says out 'mean pre-test    36.4% (11 learners)'
check 'mean after: 33 of 33' says out 'mean post-test   100.0% (11 learners)'
cp out want
run 0 many many few many/results-csa-7.json
check 'the same file twice counts once' cmp -s out want
check 'no registration is printed' no says out 00000000

# --- one row a learner ---

run 2 few --csv rows.csv
check 'rows need to be asked for' says talk 'add --row-level'
check 'and none were written' [ ! -e rows.csv ]
run 2 few --row-level
check 'rows need a place' says talk '--csv FILE'
run 2 few/results-csa-1.json --row-level --csv few/results-csa-1.json
check 'a hand-in file is not replaced' says few/results-csa-1.json 'coursepack-results'
run 0 few --row-level --csv rows.csv
check 'warns of personal data' says talk 'personal data'
printf '%s\r\n' \
	'registration,course,version,release,unsigned,completed,completed_on,pre_form,pre,pre_max,post_form,post,post_max,gain,pre:signs,post:signs,pre:telling,post:telling' \
	'00000000000000000000000000000001,csa,1.2.0,3,no,yes,2026-11-25,a,1,3,b,3,3,1.000,0,1,1,2' \
	'00000000000000000000000000000002,csa,1.2.0,3,no,yes,2026-11-25,a,2,3,b,3,3,1.000,1,1,1,2' > want
cp rows.csv out
check 'the rows hold completion and scores' cmp -s out want
check 'only the owner reads them' [ "$(stat -c %a rows.csv)" = 600 ]
run 0 few --row-level --csv -
check 'a dash is standard output, rows alone' cmp -s out want
run 2 few --row-level --csv no-such-folder/rows.csv

# The version is the author's free text, and in no chain: it may hold commas, quotes and what a spreadsheet runs.
mkdir formula
sed 's/"version":"1.2.0"/"version":"=1+1, \\"new\\""/' few/results-csa-1.json > formula/results-csa-1.json
run 0 formula --row-level --csv -
check 'no formula gets into a table' says out ",\"'=1+1, \"\"new\"\"\",3,"

# --- not finished, practice, not taken ---

start 0123456789abcdef0123456789abcdef
event p01.a answered '?' 0 -1 -1 pre
event knowledge.pre completed '' -1 0 3 pre
event knowledge.practice-1 completed '' -1 3 3 practice-1
end
mkdir part
mv "$file" part
run 0 part --row-level --csv -
check 'practice does not count' says out ',no,no,,a,0,3,,,,,0,,0,'

# --- the survey ---

start "$(printf '%032x' 77)"
event survey.sector answered health -1 -1 -1 survey-end
event survey.did answered 'lead[,]record' -1 -1 -1 survey-6-weeks
event survey.end completed '' -1 -1 -1 survey-end
end
mkdir asked
mv "$file" asked
cp few/results-csa-1.json asked
run 0 asked --row-level --csv -
check 'the survey has columns after the topics' says out 'pre:telling,post:telling,survey:end:sector,survey:6-weeks:did'
check 'a row has its choices' says out ',,,,health,"lead[,]record"'
check 'a row without them has none' says out ',0,1,1,2,,'
check 'a survey is no scored answer and no completion' says out 'csa,1.2.0,3,no,no,,,,,,,,'

# --- refusals ---

cp -r few bad
sed 's/"success":0/"success":1/' few/results-csa-1.json > bad/results-csa-1.json
run 1 bad
check 'a changed answer is named' says talk 'event 2 does not follow'
check 'and the file, once' [ "$(grep -c 'bad/results-csa-1.json: error' talk)" -eq 1 ]
check 'the others count' says out 'learners         1'
check 'says how many did not' says talk '1 of 2 files not counted'
printf 'hello' > bad/results-csa-1.json
run 1 bad
head -c 500 few/results-csa-1.json > bad/results-csa-1.json
run 1 bad
: > bad/results-csa-1.json
run 1 bad
printf '{"coursepack-results":2}' > bad/results-csa-1.json
run 1 bad
check 'a newer format says so' says talk 'newer coursepack'
run 2 no-such-file.json
mkdir empty
run 2 empty
check 'an empty folder says so' says talk 'results-*.json'
run 2
run 2 few --xapi x.json
check 'what is not built is not known' says talk '--xapi'

# --- two histories ---

start "$(printf '%032x' 1)"
event p01.a answered a 0 -1 -1 pre
end
mkdir two
mv "$file" two/results-csa-0.json
cp few/results-csa-1.json few/results-csa-2.json two
run 1 two
check 'a registration with two histories is named' says talk '00000000000000000000000000000001 has two histories'
check 'and not counted' says out 'learners         1'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
