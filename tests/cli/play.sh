#!/bin/sh
# Every script of tests/play with new records; each must hold. A line "# with: OPTIONS" gives the player's options, "# pack: FOLDER" the course
# (content/sample unless said); @TMP@ stands for a folder of the script's own, @PACK@ for the sample course as a signed pack.
set -u
bad=0
n=0
"$COURSEPACK" keygen "$TMPDIR/key" 2>/dev/null
"$COURSEPACK" build content/sample -o "$TMPDIR/sample.zip" --key "$TMPDIR/key.key" >/dev/null 2>&1 || exit 1
for script in tests/play/*.play; do
	n=$((n + 1))
	name=$(basename "$script")
	own=$TMPDIR/${name%.play}
	mkdir -p "$own"
	sed "s|@TMP@|$own|g; s|@PACK@|$TMPDIR/sample.zip|g" "$script" > "$own/$name"
	pack=$(sed -n 's/^# pack: //p' "$script")
	with=$(sed -n 's/^# with: //p' "$script")
	# shellcheck disable=SC2086
	"$COURSEPLAYER" --records "$own/records" --trust "$TMPDIR/key.pub" $with --drive "$own/$name" ${pack:-content/sample} > "$own/out" 2>&1 || {
		echo "$name: $(cat "$own/out")"
		bad=$((bad + 1))
	}
done
echo "$n scripts, $bad did not hold"
[ "$bad" = 0 ]
