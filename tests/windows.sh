#!/bin/sh
# Both programs compile for Windows with mingw, every file, with the libraries' own headers from Debian (headers only: nothing is linked,
# since the libraries are not built for Windows here). _posix.c files have their _windows.c twins instead.
set -u
cd "$(dirname "$0")/.."
cc=x86_64-w64-mingw32-gcc
include=build/windows/include
rm -rf build/windows
mkdir -p "$include"
# only the headers of the libraries: the system's own would hide mingw's
for h in zip.h zipconf.h mxml.h sodium.h sodium nettle sqlite3.h jansson.h jansson_config.h libdeflate.h linebreak.h linebreakdef.h fribidi cairo harfbuzz ogg opus fontconfig ft2build.h; do
	for from in /usr/include /usr/include/x86_64-linux-gnu /usr/include/freetype2; do
		[ -e "$from/$h" ] && ln -sf "$from/$h" "$include/$(basename $h)" && break
	done
done
[ -d /usr/include/freetype2/freetype ] && ln -sf /usr/include/freetype2/freetype "$include/freetype"
mkdir -p "$include/SDL2"
cp /usr/include/SDL2/*.h "$include/SDL2/" # copies: the compiler would follow links back to the headers for Linux
rm -f "$include/SDL2/SDL_config.h"
sh assets/embed.sh assets/icons/check.svg > build/windows/pictures.c
# what SDL itself configures for Windows, as far as its headers ask
cat > "$include/SDL2/SDL_config.h" <<'C'
#ifndef SDL_config_h_
#define SDL_config_h_
#include "SDL_platform.h"
#include <stdint.h>
#define HAVE_STDINT_H 1
#define HAVE_STDDEF_H 1
#define HAVE_STDARG_H 1
#define SDL_VIDEO_DRIVER_WINDOWS 1
#define SIZEOF_VOIDP 8
#endif
C
bad=0
n=0
for file in $(find player packager -name '*.c' ! -name '*_posix.c' | sort) build/windows/pictures.c; do
	n=$((n + 1))
	$cc -std=c11 -Wall -Wextra -D__USE_MINGW_ANSI_STDIO=1 -Wno-format -Wno-format-extra-args -Iplayer -I. \
		-isystem "$include" -isystem "$include/SDL2" -isystem "$include/cairo" -isystem "$include/harfbuzz" -isystem "$include/fribidi" -isystem "$include/opus" -DSODIUM_STATIC -fsyntax-only "$file" || { echo "windows: $file does not compile"; bad=1; }
done
[ $bad = 0 ] && echo "$n files compile for Windows"
exit $bad
