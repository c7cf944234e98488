#!/bin/sh
# A scripted learner takes the whole course without a display: pictures of every kind of screen in build/tour, the record and the results file
# beside them, a summary printed. Used by `make tour`, and by `make run` where there is no display.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/tour
mkdir -p build/tour
if ! command -v python3 >/dev/null 2>&1; then
	sh assets/linux/deps.sh test build/deps-test.stamp
fi
exec python3 tests/tools/tour.py build/tour
