#!/bin/sh
# Installs what is missing on a Debian machine: sh assets/linux/deps.sh run|test|ci|nightly OUT.mk
# With 'run' it also writes the compiler's and the linker's flags to OUT.mk, which the Makefile includes. Elsewhere than Debian it says what is needed.
set -eu
level=$1
out=$2
run="gcc libc6-dev make pkg-config libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libmxml-dev libzip-dev libsqlite3-dev \
libsodium-dev nettle-dev libjansson-dev libdeflate-dev zlib1g-dev libunibreak-dev libfribidi-dev libcairo2-dev libharfbuzz-dev libopusfile-dev fonts-inter fonts-sil-andika fonts-opendyslexic fonts-noto-core espeak-ng"
test="$run python3 minisign unzip zip xvfb xauth xdotool libxml2-utils mandoc zstd poppler-utils"
ci="$test librsvg2-bin clang clang-format libclang-rt-14-dev universal-ctags gcc-mingw-w64-x86-64 libz-mingw-w64-dev"
nightly="$ci clang-tidy mupdf chromium nodejs npm"
eval "want=\$$level"

# Node.js may come from elsewhere than Debian, npm in it; Debian's would not go beside it.
have() {
	case $1 in
	nodejs) command -v node >/dev/null 2>&1 ;;
	npm) command -v npm >/dev/null 2>&1 ;;
	*) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
	esac
}
missing=
for package in $want; do
	have "$package" || missing="$missing $package"
done
if [ -n "$missing" ]; then
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "This machine has no apt-get. Please install what these Debian packages hold, then try again:$missing" >&2
		exit 2
	fi
	sudo=
	if [ "$(id -u)" != 0 ]; then
		sudo=sudo
		command -v sudo >/dev/null 2>&1 || {
			echo "These packages are missing and neither root nor sudo is here:$missing" >&2
			exit 2
		}
	fi
	echo "  APT $missing" >&2
	$sudo apt-get update -qq >&2 || echo "apt-get update failed; trying with what is known" >&2
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
fi

mkdir -p "$(dirname "$out")"
if [ "$level" != run ]; then
	echo "$want" > "$out"
	exit 0
fi
{
	echo "# Made by assets/linux/deps.sh: do not change."
	echo "PKG_CFLAGS := $(pkg-config --cflags sdl2 SDL2_ttf SDL2_image mxml libzip sqlite3 libsodium nettle jansson libdeflate fribidi cairo cairo-ft freetype2 harfbuzz opusfile)"
	echo "LIB_PLAYER := $(pkg-config --libs mxml libzip sqlite3 libsodium nettle jansson)"
	echo "LIB_SDL := $(pkg-config --libs sdl2 SDL2_ttf SDL2_image opusfile)"
	echo "LIB_UI := -lunibreak $(pkg-config --libs fribidi)"
	echo "LIB_PAPER := $(pkg-config --libs cairo cairo-ft freetype2 harfbuzz)"
	echo "LIB_PACKAGER := $(pkg-config --libs libdeflate zlib) -lpthread"
} > "$out.tmp"
mv "$out.tmp" "$out"
