#!/bin/sh
# coursepack build and new, from outside: what stops a build, where the pack goes, what is in it, that an older pack survives a failed
# build, and that copying from an older pack gives the same bytes.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$PWD/dist/bin/coursepack}
[ -x "$coursepack" ] || { echo "needs $coursepack"; exit 77; }
command -v unzip > /dev/null || { echo "needs unzip"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/build-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
. "$root/tests/tools/checks.sh"
holds() { unzip -Z1 "$1" | grep -qxF "$2"; }

# --- new ---
run 0 new c
run 2 new c
check 'new overwrites nothing' says talk 'not empty'
run 2 new c/course.xml
run 0 check c --strict

# --- where it goes ---
run 0 build c
check 'without -o it lies here' [ -f my-course-0.1.0.zip ]
check 'nothing on standard output' [ ! -s out ]
check 'it says that nothing is signed' says talk 'unsigned'
run 0 build c -o packs/
check 'a folder that ends in a slash is made' [ -f packs/my-course-0.1.0.zip ]
run 0 build c -o packs
run 0 build c -o a.zip
check 'as a file' same a.zip packs/my-course-0.1.0.zip
run 2 build c -o no/such/a.zip
check 'what to do is said' says talk '-o'
run 2 build
run 2 build c d
run 2 build nowhere
run 2 build c --jobs 0
run 2 build c --jobs many
run 2 build c --key nowhere.key
run 1 build c --base c/course.xml
check 'no unfinished file is left' [ -z "$(find . -name '*.part')" ]

# --- what is in it ---
check 'course.xml comes first' [ "$(unzip -Z1 a.zip | head -n 1)" = course.xml ]
check 'the hash list comes last' [ "$(unzip -Z1 a.zip | tail -n 1)" = META-INF/contents.sha256 ]
cp c/media/row.svg c/media/stray.svg
mkdir c/local c/.git
echo private > c/local/sheet.xml
echo x > c/.git/config
run 0 build c -o b.zip
check 'what nothing refers to is named' says out '[unused-file]'
check 'and stays out' same a.zip b.zip
check 'so does the local sheet' no holds b.zip local/sheet.xml
rm -r c/media/stray.svg c/local c/.git

# --- what stops it ---
cp a.zip packs/my-course-0.1.0.zip
sed -i.old 's/ right="yes"//' c/modules/01-start/module.xml
run 1 build c -o packs
check 'the finding is on standard output' says out 'modules/01-start/module.xml:'
check 'the older pack stands' same a.zip packs/my-course-0.1.0.zip
mv c/modules/01-start/module.xml.old c/modules/01-start/module.xml
sed -i.old 's/<review by="[0-9-]*"/<review by="2020-01-01"/' c/course.xml
run 0 build c -o past.zip
check 'a past review date warns' says out 'warning: the course was to be reviewed'
run 1 build c -o past2.zip --release
check 'and stops a release' says out 'error: the course was to be reviewed'
check 'so there is none' [ ! -e past2.zip ]
mv c/course.xml.old c/course.xml

# --- copying what has not changed ---
run 0 build c -o again.zip --base a.zip
check 'nothing changed: the same bytes' same a.zip again.zip
check 'all was copied' says talk 'copied from the base'
sed -i 's/One file/One whole file/' c/modules/01-start/module.xml
run 0 build c -o full.zip
run 0 build c -o part.zip --base a.zip
check 'one file changed: as built in full' same full.zip part.zip
check 'and not as before' no same a.zip part.zip
run 0 build c -o part.zip --base part.zip
check 'the base may be replaced by itself' same full.zip part.zip

# --- the version in the name is only a name ---
sed -i 's|version="0.1.0"|version="0/../1"|' c/course.xml
"$coursepack" build c -o packs > out 2> talk
check 'no version leads out of the folder' [ -z "$(find . -maxdepth 1 -name '1.zip')" ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
