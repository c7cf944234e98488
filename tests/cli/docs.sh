#!/bin/sh
# What the documents say is there is there: every link leads to a file, every make target and every verb and option named exists, the
# trainer's part of README.md runs as it stands, from the first course to the rows of handed-in results.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=$(readlink -f "${COURSEPACK:-dist/bin/coursepack}")
player=$(readlink -f "${COURSEPLAYER:-dist/bin/courseplayer}")
for tool in "$coursepack" "$player" python3 minisign unzip xmllint; do
	command -v "$tool" > /dev/null || { echo "needs $tool"; exit 77; }
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/docs-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
. "$root/tests/tools/checks.sh"
documents="README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md content/README.md $(echo assets/documents/*.md)"

# Links: [words](PATH) or [words](#heading); pictures are links, too.
for document in $documents; do
	python3 - "$document" > "$dir/links" <<'P'
import os, re, sys
name = sys.argv[1]
text = open(name, encoding="utf-8").read()
heads = {re.sub(r"[^a-z0-9 -]", "", h.lower()).strip().replace(" ", "-") for h in re.findall(r"(?m)^#+ (.*)$", text)}
for target in re.findall(r"\]\(([^)\s]+)\)", text):
    path, _, anchor = target.partition("#")
    if re.match(r"https?:", target):
        continue
    if path and not os.path.exists(os.path.join(os.path.dirname(name), path)):
        print("%s: no file %s" % (name, path))
    if anchor and not path and anchor not in heads:
        print("%s: no heading #%s" % (name, anchor))
P
	check "links of $document" diff /dev/null "$dir/links"
done
for picture in assets/readme/*.png; do
	check "$picture is under 150 KB" [ "$(wc -c < "$picture")" -lt 153600 ]
done

# Targets of make, verbs and options, wherever a document shows them as code.
make --no-print-directory help | sed -n 's/^make \([a-z-]*\) .*/\1/p' > "$dir/targets"
"$coursepack" --help > "$dir/verbs"
"$player" --help > "$dir/player"
# shellcheck disable=SC2086 # a list of words
python3 - "$dir" $documents > "$dir/words" <<'P'
import re, sys
directory, documents = sys.argv[1], sys.argv[2:]
targets = open(directory + "/targets").read().split()
verbs = open(directory + "/verbs").read()
player = open(directory + "/player").read()
for name in documents:
    text = open(name, encoding="utf-8").read()
    code = re.findall(r"(?ms)^```\w*\n(.*?)^```", text)
    lines = [l for block in code for l in block.split("\n")] + re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", text))
    for line in lines:
        line = line.split(" # ")[0]
        for target in re.findall(r"\bmake ((?:[a-z-]+ ?)+)", line if line.startswith(("make ", "sudo make ")) else ""):
            for word in target.split():
                if word not in targets:
                    print("%s: make %s" % (name, word))
        m = re.match(r"(?:\S*/)?coursepack ([a-z]+)(.*)", line)
        if m and m[1].islower():
            usage = [l for l in verbs.split("\n") if l.startswith("  coursepack %s " % m[1])]
            if not usage:
                print("%s: coursepack %s" % (name, m[1]))
            for option in re.findall(r" (--?[a-z][a-z-]*)", m[2]):
                if usage and option != "--help" and not re.search(r"(?<![a-z-])%s(?![a-z-])" % option, usage[0]):
                    print("%s: coursepack %s %s" % (name, m[1], option))
        m = re.search(r"(?:^|[ /])courseplayer( .*)", line)
        for option in re.findall(r" (--[a-z][a-z-]*)", m[1]) if m else []:
            if not re.search(r"%s(?![a-z-])" % option, player):
                print("%s: courseplayer %s" % (name, option))
P
check 'targets, verbs and options exist' diff /dev/null "$dir/words"

# Every library and typeface that is installed has a reason in CONTRIBUTING.md.
sed -n '/^run="/,/"$/p' assets/linux/deps.sh | grep -oE '(lib[a-z0-9-]+-dev|zlib1g-dev|fonts-[a-z-]+|espeak-ng)' | grep -v '^libc6-dev$' |
	while read -r package; do
		grep -q "$package" CONTRIBUTING.md || echo "CONTRIBUTING.md: $package"
	done > "$dir/libraries"
check 'each library has its reason' diff /dev/null "$dir/libraries"

# The trainer's part, block by block, as a person would type it. Only the window is not opened, and a learner hands in before results.
mkdir "$dir/bin" "$dir/try"
ln -s "$coursepack" "$dir/bin/coursepack"
printf '#!/bin/sh\nexec "%s" --records "%s/records" --learner Ada --voice none --drive /dev/null "$@"\n' "$player" "$dir" > "$dir/bin/courseplayer"
chmod +x "$dir/bin/courseplayer"
PATH=$dir/bin:$PATH
export PATH
sed -n '/^## For trainers/,/^## For developers/p' README.md | sed -n '/^```/,/^```/{/^```/!p}' > "$dir/commands"
check 'there are commands' [ -s "$dir/commands" ]
cat > "$dir/learner" <<'S'
stick "Blue stick" handed-in
key Space
key Right
key Right
key 2
key Ctrl+Return
key Right
key Space
click "Save results…"
click radio:"Blue stick"
click "Save here"
expect "handed-in"
S
cd "$dir/try" || exit 2
while read -r line; do
	if [ ! -d handed-in ] && [ "${line#coursepack results}" != "$line" ]; then
		check 'a learner hands in' "$player" --records ../taken --learner Ada --voice none --trust trainer.pub --drive ../learner \
			packs/my-course-0.1.0.zip
	fi
	check "example: $line" sh -c "$line" < /dev/null
done < "$dir/commands"
check 'the rows have one learner' [ "$(wc -l < rows.csv)" = 2 ]
cd "$root" || exit 2

# What 'new' makes keeps to the grammar for editors, too (our own courses: grammar.sh).
for file in $(find "$dir/try/my-course" -name '*.xml' | sort); do
	check "grammar of $file" xmllint --noout --relaxng content/course.rng "$file"
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
