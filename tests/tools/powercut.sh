#!/bin/sh
# Cuts the power, in replay: a learner's answers are recorded with every write and flush, then the disks that
# a cut at any instant could have left are made and opened. powercut.sh [STATES [ANSWERS]]; 2,000 of each
# model of a disk by default. To see the test itself work: POWERCUT_LAYER names another SQLite file layer
# (unix-dotfile: the DELETE + EXTRA fallback).
set -eu
cd "$(dirname "$0")/../.."
states=${1:-2000}
answers=${2:-120}
cc=${CC:-gcc}
dir=$(mktemp -d "${TMPDIR:-/tmp}/coursepack-powercut-XXXXXX")
scratch=$(mktemp -d /dev/shm/coursepack-powercut-XXXXXX 2> /dev/null || mktemp -d "$dir/scratch-XXXXXX")
trap 'rm -rf "$dir" "$scratch"' EXIT
base=$(ls player/base/*.c | grep -v os_windows)
sources="$base player/course/model.c player/course/json.c player/learning/*.c player/records/*.c"
flags="-std=c11 -O1 -g -D_POSIX_C_SOURCE=200809L -Iplayer -I. $(pkg-config --cflags sqlite3 libsodium jansson)"
libs=$(pkg-config --libs sqlite3 libsodium jansson)
# shellcheck disable=SC2086 # lists of words
$cc $flags -o "$dir/writer" tests/tools/powercut_writer.c $sources $libs
# shellcheck disable=SC2086
$cc $flags -o "$dir/replay" tests/tools/powercut_replay.c $sources $libs
$cc -std=c11 -O1 -g -I. -shared -fPIC -o "$dir/log.so" tests/tools/powercut_log.c -ldl
mkdir "$dir/records"
# shellcheck disable=SC2086
POWERCUT_DIR=$dir/records POWERCUT_ACKS=$dir/acks POWERCUT_LOG=$dir/log LD_PRELOAD=$dir/log.so \
	"$dir/writer" "$dir/records" "$dir/acks" "$answers" ${POWERCUT_LAYER:-}
"$dir/replay" "$dir/log" "$dir/records" "$states" "$scratch"
