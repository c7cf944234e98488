# Asking and counting, for the scripts of tests/cli, which source it. They work in the folder $dir (absolute) and name the program $coursepack.
# shellcheck shell=sh
passed=0
failed=0
# What the command prints is in $dir/said for the check after it; what 'run' left in out and talk stays as it is. Both are shown on failure.
check() { # NAME COMMAND...
	name=$1
	shift
	if "$@" > "$dir/saying" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $name"
		for shown in "$dir/out" "$dir/talk" "$dir/saying"; do
			[ -f "$shown" ] && tail -n 20 "$shown" | sed 's/^/	/'
		done
	fi
	mv "$dir/saying" "$dir/said"
}
run() { # CODE ARGUMENTS...
	want=$1
	shift
	"$coursepack" "$@" > "$dir/out" 2> "$dir/talk" < /dev/null
	got=$?
	check "exit $want of $*" [ "$got" -eq "$want" ]
}
says() { grep -qF -- "$2" "$1"; }
no() { ! "$@"; }
same() { cmp -s "$1" "$2"; }
