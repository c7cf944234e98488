#!/bin/sh
# Every symbol with its word on one page, as pictures and as a PDF, in the three looks it must be good in; and the pages for readers.
# sh assets/symbols/contact.sh [FOLDER], FOLDER being build/symbols unless given. Needs python3 and rsvg-convert (librsvg2-bin).
set -eu
out=${1:-build/symbols}
cd "$(dirname "$0")/../.."
command -v rsvg-convert >/dev/null 2>&1 || {
	echo "rsvg-convert is missing: please install librsvg2-bin" >&2
	exit 2
}
mkdir -p "$out"
tool=tests/tools/symbols.py
python3 $tool check
python3 $tool sheet "$out/contact.svg"
python3 $tool sheet "$out/contact-contrast.svg" contrast
python3 $tool sheet "$out/contact-yellow-thick.svg" yellow thick
python3 $tool sheet "$out/contact-thick.svg" paper thick
python3 $tool reading "$out"
for page in "$out"/*.svg; do
	rsvg-convert -o "${page%.svg}.png" "$page"
done
rsvg-convert -f pdf -o "$out/contact.pdf" "$out/contact.svg"
echo "$out/contact.png, $out/contact.pdf"
