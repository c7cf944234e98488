#!/bin/sh
# The player's own pictures as C text: sh assets/embed.sh FILE.svg ... > icons.c
# The folder is the last part of a file's path. Bytes, not a string, since C11 promises only 4,095 characters in one.
set -eu
LC_ALL=C
export LC_ALL
printf '/* Made by assets/embed.sh: do not change. */\n#include <stddef.h>\n\n#include "embedded.h"\n\n'
n=0
for file; do
	printf 'static const char text_%d[] = {\n' "$n"
	od -An -v -tu1 "$file" | awk '{ for (i = 1; i <= NF; i++) printf "%s,", $i; print "" }'
	printf '0 };\n'
	n=$((n + 1))
done
printf '\nconst struct embedded_picture embedded_pictures[] = {\n'
n=0
for file; do
	folder=$(basename "$(dirname "$file")")
	printf '\t{ "%s", "%s", text_%d },\n' "$folder" "$(basename "$file" .svg)" "$n"
	n=$((n + 1))
done
printf '\t{ NULL, NULL, NULL },\n};\n'
