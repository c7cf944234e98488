#!/bin/sh
# At rest the player does nothing: with a window open, 0 CPU ticks and fewer than 3 wake-ups of all its threads in 10 seconds. Under
# Xvfb, since SDL's dummy screen polls. PLAYER names the program.
set -u
cd "$(dirname "$0")/../.." || exit 2
player=${PLAYER:-build/release/courseplayer}
for need in Xvfb xdotool; do
	if ! command -v $need > /dev/null; then
		echo "not run: needs $need"
		exit 0
	fi
done
if ! [ -x "$player" ] || ! [ -r /proc/self/status ]; then
	echo "not run: needs $player and /proc"
	exit 0
fi
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-idle-XXXXXX") || exit 2
server= pid=
trap 'kill $pid $server 2> /dev/null; wait; rm -rf "$dir"' EXIT

# The server writes the number of a free display when it is ready.
mkfifo "$dir/display" || exit 2
Xvfb -displayfd 3 -screen 0 1366x768x24 3> "$dir/display" 2> /dev/null &
server=$!
read -r number < "$dir/display"
DISPLAY=:$number
export DISPLAY
"$player" --records "$dir/records" --voice none content/one-day > "$dir/talk" 2>&1 &
pid=$!
if ! timeout 20 xdotool search --sync --onlyvisible --name '^Learning$' > /dev/null 2>&1; then
	echo "FAIL idle: no window opened:"
	cat "$dir/talk"
	exit 1
fi

# CPU ticks (fields 14 and 15 of stat, counted after the name in brackets), then wake-ups, of all threads.
ticks() {
	cat /proc/$pid/task/*/stat | sed 's/.*) //' | awk '{ n += $12 + $13 } END { print n + 0 }'
}
wakes() {
	cat /proc/$pid/task/*/status | awk '/ctxt_switches/ { n += $2 } END { print n + 0 }'
}
sleep 2 # the first picture and what follows it
t0=$(ticks) w0=$(wakes)
sleep 10 # this is what is measured
t=$(($(ticks) - t0)) w=$(($(wakes) - w0))
echo "idle: $t ticks of CPU, $w wake-ups in 10 s"
if [ "$t" -gt 0 ] || [ "$w" -ge 3 ]; then
	echo "FAIL idle: at most 0 ticks and 2 wake-ups"
	exit 1
fi
