#!/bin/sh
# Installs to a folder of its own and runs what was installed.
set -eu
cd "$(dirname "$0")/.."
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
make --no-print-directory install DESTDIR="$to" PREFIX=/usr >/dev/null
"$to/usr/bin/coursepack" --version
"$to/usr/bin/courseplayer" --version
printf 'expect "Your privacy"\n' > "$to/script"
"$to/usr/bin/courseplayer" --records "$to/records" --drive "$to/script" content/sample
