#!/bin/sh
# The benchmarks as a table: each line against its peer, run in the same loop, as a ratio. PASS, or how far off. A peer that is not here is
# named and left out. Machines differ and are noisy: quote the ratios.
set -u
cd "$(dirname "$0")/../.."
B=${B:-build/release}
tmp=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null; rm -rf "$tmp"' EXIT
line() { printf '%-46s %-30s %s\n' "$1" "$2" "$3"; }
verdict() { awk -v r="$1" -v g="$2" 'BEGIN { if (r <= g) print "PASS"; else printf "off by %.2fx\n", r / g }'; }
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
line "goal" "measured" "verdict"

# --- first slide and memory, beside mupdf and Chromium ---
first() {
	cc -O2 -o "$tmp/first" tests/bench/first_content.c -lX11 || return
	mkfifo "$tmp/display"
	Xvfb -displayfd 3 -screen 0 1366x768x24 3> "$tmp/display" 2>/dev/null &
	server=$!
	read -r n < "$tmp/display"
	DISPLAY=:$n
	export DISPLAY
	pack=$(ls dist/packs/csa-families-*.zip | tail -n 1)
	printf 'screenshot %s\n' "$tmp/page.png" > "$tmp/page.play"
	"$B/courseplayer" --records "$tmp/r" --trust build/run.pub --learner Bench --drive "$tmp/page.play" "$pack"
	"$B/coursepack" export handout "$pack" -o "$tmp/page.pdf" 2>/dev/null
	printf '<!doctype html><title>page</title><body style="margin:0"><img src="page.png">' > "$tmp/page.html"
	for round in 1 2 3 4 5; do
		"$tmp/first" "$B/courseplayer" --records "$tmp/r" --trust build/run.pub --voice none --learner Bench "$pack" >> "$tmp/ours"
		command -v mupdf >/dev/null && "$tmp/first" mupdf "$tmp/page.pdf" >> "$tmp/mupdf"
		command -v chromium >/dev/null && "$tmp/first" chromium --no-sandbox --no-first-run --disable-gpu --disable-quic \
			--disable-background-networking --disable-component-update --disable-sync --user-data-dir="$tmp/profile" \
			--window-size=1366,768 --window-position=0,0 --app="file://$tmp/page.html" >> "$tmp/chromium"
	done
	cut -d' ' -f2 "$tmp/ours" > "$tmp/ours.pss"
	ours=$(median "$tmp/ours")
	pss=$(median "$tmp/ours.pss")
	for peer in mupdf:1.0 chromium:0.08; do
		name=${peer%:*}
		if [ -s "$tmp/$name" ]; then
			theirs=$(median "$tmp/$name")
			r=$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.3f", a / b }')
			line "first page shown / $name (<= ${peer#*:}x)" "$ours / $theirs ms = ${r}x" "$(verdict "$r" "${peer#*:}")"
		else
			line "first page shown / $name" "$ours ms" "left out: $name is not here"
		fi
	done
	line "memory then (<= 24 MB PSS)" "$((pss / 1024)) MB" "$(verdict "$((pss / 1024))" 24)"
	if [ -s "$tmp/chromium" ]; then
		cut -d' ' -f2 "$tmp/chromium" > "$tmp/chromium.pss"
		r=$(awk -v a="$pss" -v b="$(median "$tmp/chromium.pss")" 'BEGIN { printf "%.3f", a / b }')
		line "memory / chromium (<= 0.06x)" "${r}x" "$(verdict "$r" 0.06)"
	fi
	kill $server
	unset DISPLAY
}
first
echo "--- a saved answer (<= 2x append + fdatasync)"
"$B/bench-saved"
echo "--- packing, against zip -6"
sh tests/bench/pack.sh
echo "--- idle"
sh tests/cli/idle.sh && echo "PASS: 0 ticks in 10 s"
