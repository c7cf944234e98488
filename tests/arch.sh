#!/bin/sh
# The layering rule, as a test: which room may include which, one library one room, no network, no prints in the player's rooms.
set -u
cd "$(dirname "$0")/.."
bad=0
say() {
	echo "arch: $1"
	bad=1
}

# what a room may include, by folder (decisions.md, architecture.md)
allowed() {
	case $1 in
	base) echo base ;;
	course) echo "base course" ;;
	learning) echo "base course learning" ;;
	records) echo "base course learning records" ;;
	results) echo "base course learning records results" ;;
	ui) echo "base ui" ;;
	paper) echo "base course learning records paper" ;;
	screens) echo "base course learning records results paper ui screens player" ;;
	sdl) echo "base ui sdl" ;;
	player) echo "base course learning records results paper ui screens player" ;;
	packager) echo "base course learning records results paper packager" ;;
	esac
}
room_of() { # of an included path
	case $1 in
	*/*) echo "${1%%/*}" ;;
	*) echo player ;;
	esac
}
for file in $(find player packager -name '*.[ch]' | sort); do
	case $file in
	player/main.c) continue ;; # the one file that knows both SDL and the player
	player/*/*) room=$(echo "$file" | cut -d/ -f2) ;;
	player/*) room=player ;;
	packager/*) room=packager ;;
	esac
	for include in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
		to=$(room_of "$include")
		case $room:$include in
		packager:*.h) [ "$to" = player ] && to=packager ;; # its own headers, written without a folder
		esac
		[ "$include" = embedded.h ] && to=base
		case $room:$include in # tables of ui that need no screen: how lines break, the theme's colours, where typefaces lie
		paper:ui/break.h | paper:ui/theme.h | paper:ui/faces.h | packager:ui/faces.h) to=base ;;
		esac
		case " $(allowed "$room") " in
		*" $to "*) ;;
		*) say "$file includes $include: $room may use only: $(allowed "$room")" ;;
		esac
	done
done

# one library, one room, never in a header
only() { # header pattern, files that may
	found=$(grep -lE "^#include [<\"]$1" -r player packager --include='*.[ch]' | sort)
	for file in $found; do
		ok=0
		for may in $2; do
			# shellcheck disable=SC2254
			case $file in $may) ok=1 ;; esac
		done
		[ $ok = 1 ] || say "$file includes $1, which belongs to $2"
	done
}
only 'SDL' 'player/sdl/*'
only 'mxml' player/course/xml.c
only 'zip\.h' 'player/course/pack*.c packager/pack_write.c packager/pack_raw.c'
only 'jansson' player/course/json.c
only 'sqlite3' 'player/records/db.c player/records/db.h'
only 'sodium' player/base/seal.c
only 'nettle' player/base/seal_hash.c
only 'libdeflate' packager/deflate.c
only 'zlib' packager/deflate.c
only '(linebreak|fribidi)' player/ui/break.c
only '(cairo|ft2build)' 'player/paper/pdf.c player/paper/png.c'
only 'opusfile' player/sdl/sound.c
only 'hb' player/paper/letters.c
only 'windows\.h' '*windows*'
only '(unistd|fcntl|dirent|sys/|pwd|poll|spawn|termios)' '*_posix.c *windows*'

# the player's rooms never print, exit, read the clock or the environment
for file in $(find player -name '*.c' ! -name main.c ! -name 'os_*.c' ! -path 'player/sdl/*' | sort); do
	grep -nE '\b(printf|puts|putchar|perror|exit|getenv|setenv|time|clock|system)[ ]*\(' "$file" |
		grep -vE 'snprintf|arena\.c.*abort|^\S*[0-9]+:\s*(/?\*|//)' |
		while read -r line; do echo "arch: $file:$line"; done
done > build/arch-prints 2>/dev/null
[ -s build/arch-prints ] && { cat build/arch-prints; bad=1; }

grep -nE '^\s*extern ' -r player packager --include='*.c' | grep -v 'extern char \*\*environ' && say "extern in a .c file"
grep -nE '^#\s*if' -r player packager --include='*.c' && say "#if in a .c file"

# offline, as a test: no network symbol in our own objects
for o in $(find "${B:-build/release}/player" "${B:-build/release}/packager" -name '*.o' 2>/dev/null); do
	nm -u "$o" | grep -wE 'socket|connect|getaddrinfo|gethostbyname|bind|listen|accept|sendto|recvfrom' && say "$o uses the network"
done

[ $bad = 0 ] && echo "arch holds"
exit $bad
