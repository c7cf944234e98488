#!/bin/sh
# Every script of tests/play with new records; each must hold. A line "# with: OPTIONS" gives the player's options, "# pack: FILE" the course
# (content/sample unless said, "none" for none). @TMP@ stands for a folder of the script's own; @OLD@ and @NEW@ for folders that hold two
# releases of the sample course as signed packs, @ID@ for the number of a trusted key that signed nothing.
set -u
bad=0
n=0
"$COURSEPACK" keygen "$TMPDIR/key" >/dev/null 2>&1
id=$("$COURSEPACK" keygen "$TMPDIR/other" 2>/dev/null)
mkdir -p "$TMPDIR/old" "$TMPDIR/new"
cp -R content/sample "$TMPDIR/newer"
sed -i 's/version="1.0.0" release="1"/version="1.1.0" release="2"/' "$TMPDIR/newer/course.xml"
"$COURSEPACK" build content/sample -o "$TMPDIR/old/sample-1.zip" --key "$TMPDIR/key.key" >/dev/null 2>&1 || exit 1
"$COURSEPACK" build "$TMPDIR/newer" -o "$TMPDIR/new/sample-2.zip" --key "$TMPDIR/key.key" >/dev/null 2>&1 || exit 1
filled() {
	sed "s|@TMP@|$own|g; s|@OLD@|$TMPDIR/old|g; s|@NEW@|$TMPDIR/new|g; s|@ID@|$id|g" "$1"
}
for script in tests/play/*.play; do
	n=$((n + 1))
	name=$(basename "$script")
	own=$TMPDIR/${name%.play}
	mkdir -p "$own"
	filled "$script" > "$own/$name"
	pack=$(sed -n 's/^# pack: //p' "$own/$name")
	with=$(sed -n 's/^# with: //p' "$own/$name")
	[ "$pack" = none ] && pack= || pack=${pack:-content/sample}
	# shellcheck disable=SC2086
	"$COURSEPLAYER" --records "$own/records" --trust "$TMPDIR/key.pub" --trust "$TMPDIR/other.pub" $with --drive "$own/$name" $pack > "$own/out" 2>&1 || {
		echo "$name: $(cat "$own/out")"
		bad=$((bad + 1))
	}
done
echo "$n scripts, $bad did not hold"
[ "$bad" = 0 ]
