#!/bin/sh
# How text stands in our files, as a test: C as .clang-format says, in files of at most 600 lines (tests 700) and functions of at most 70 (tests 80), each file beginning
# with what it is; nothing behind the last letter of a line, and an end of line at the end. Needs clang-format of the ring that checks changes.
set -u
cd "$(dirname "$0")/.."
list=$(find player packager tests assets content -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.mjs' \) ! -path '*/build/*' | sort)
# shellcheck disable=SC2086
out=$(awk '
	function say(what) { printf "format: %s:%d: %s\n", FILENAME, FNR, what }
	function closed() {
		most = name ~ /^tests/ ? 700 : 600
		if (c && lines > most) printf "format: %s: %d lines; a file has at most %d: split it\n", name, lines, most
		if (last ~ /\r$/) printf "format: %s: lines end in CR LF\n", name
	}
	FNR == 1 {
		closed()
		name = FILENAME; c = name ~ /\.[ch]$/; begun = 0
		if (c && $0 !~ /^\/\*/) say("begins without a comment on what the file is")
	}
	{
		lines = FNR; last = $0
		wide = 0
		text = $0
		while ((at = index(text, "\t")) > 0) { wide += at - 1; wide += 8 - wide % 8; text = substr(text, at + 1) }
		wide += length(text)
		if (wide > 120 && c && text !~ /"/) say(wide " columns; at most 120")
		if ($0 ~ /[ \t]$/) say("blanks at the end of the line")
	}
	c && /^ +[^ *]/ && !/^ \*/ { if ($0 !~ /^    [^ ]/) say("indented by blanks; use tabs") }
	# a function: its brace stands alone at the margin
	c && /^\{$/ { begun = FNR }
	c && /^\}/ && begun { if (FNR - begun - 1 > (name ~ /^tests/ ? 80 : 70)) say("a function of " FNR - begun - 1 " lines; split it"); begun = 0 }
	END { closed() }
' $list)
for file in $list; do
	[ -z "$(tail -c 1 "$file")" ] || out="$out
format: $file: no end of line at its end"
done
if command -v clang-format > /dev/null; then
	# shellcheck disable=SC2086
	out=$out$(clang-format --dry-run -Werror $(echo "$list" | grep '[.][ch]$') 2>&1 | grep -E 'error:' | head -n 20)
else
	echo "format: not run: clang-format is not here"
fi
if [ -n "$out" ]; then
	echo "$out"
	exit 1
fi
echo "format holds"
