#!/bin/sh
# The same course gives the same bytes: under another time zone, locale, umask, folder, order and age of files, number of workers.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
coursepack=${COURSEPACK:-$root/dist/bin/coursepack}
[ -x "$coursepack" ] || { echo "needs $coursepack"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/reproducible-XXXXXX") || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
failed=0
passed=0
"$coursepack" keygen k > /dev/null 2>&1 < /dev/null || exit 2
mkdir one
cp -R "$root/content/one-day/." one/
"$coursepack" build one -o one.zip --key k.key > out 2>&1 || { cat out; exit 1; }

# The same files, made in the reverse order, of another age, in a folder of another name.
mkdir -p "another place/ü"
(cd one && find . -type f | LC_ALL=C sort -r) | while read -r f; do
	mkdir -p "another place/ü/$(dirname "$f")"
	cp "one/$f" "another place/ü/$f"
	touch -d '2001-02-03 04:05:06' "another place/ü/$f"
	chmod 600 "another place/ü/$f"
done

again() { # NAME COMMAND...
	name=$1
	shift
	rm -f two.zip
	"$@" > out 2>&1 || cat out
	if cmp -s one.zip two.zip; then
		passed=$((passed + 1))
	else
		echo "FAIL other bytes: $name"
		failed=$((failed + 1))
	fi
}
build() {
	"$coursepack" build "$1" -o two.zip --key k.key
}
with_umask() {
	(umask "$1" && build one)
}
again 'a second time' build one
again 'another folder, order, age, mode' build "another place/ü"
for zone in UTC Asia/Tokyo America/New_York Pacific/Apia; do
	again "TZ=$zone" env TZ=$zone "$coursepack" build one -o two.zip --key k.key
done
for locale in C C.UTF-8 tr_TR.UTF-8 de_DE.UTF-8; do
	again "LANG=$locale" env LC_ALL=$locale LANG=$locale "$coursepack" build one -o two.zip --key k.key
done
again 'umask 077' with_umask 077
again 'umask 000' with_umask 000
for jobs in 1 2 7 16; do
	again "--jobs $jobs" "$coursepack" build one -o two.zip --key k.key --jobs $jobs
done
again '--base itself' "$coursepack" build one -o two.zip --key k.key --base one.zip
again 'no environment' env -i "$coursepack" build one -o two.zip --key k.key

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
