#!/bin/sh
# Installs to a folder of its own, runs what was installed from there, reads its manual, and takes it out again: nothing is left.
set -eu
cd "$(dirname "$0")/.."
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
make --no-print-directory install DESTDIR="$to" PREFIX=/usr
"$to/usr/bin/coursepack" --version
"$to/usr/bin/courseplayer" --version
printf 'expect "Your privacy"\n' > "$to/script"
"$to/usr/bin/courseplayer" --records "$to/records" --drive "$to/script" content/sample
for page in man1/coursepack.1 man1/courseplayer.1 man5/course.5; do
	mandoc -Tutf8 "$to/usr/share/man/$page" > "$to/page"
	[ -s "$to/page" ]
done
for document in assets/documents/*.md LICENSE CHANGELOG.md; do
	cmp "$document" "$to/usr/share/doc/coursepack/$(basename "$document")"
done

# The same folder works from any place, as on a stick.
mv "$to/usr" "$to/stick"
"$to/stick/bin/courseplayer" --records "$to/records" --drive "$to/script" content/sample
mv "$to/stick" "$to/usr"

make --no-print-directory uninstall DESTDIR="$to" PREFIX=/usr
left=$(find "$to/usr" -type f)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
