# coursepack and courseplayer. `make help` lists the targets. One file, non-recursive; adding a source file is adding a file.

MODE ?= release
B := build/$(MODE)
CC ?= gcc
V ?= 0
Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@echo "  $(1)";)

# On all cores, unless told otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

# The first time, and when the list of packages changes, what is missing is installed and the libraries' flags are noted.
ifneq ($(filter-out clean help,$(or $(MAKECMDGOALS),all)),)
-include build/deps.mk
endif
build/deps.mk: assets/linux/deps.sh
	$(Q)sh assets/linux/deps.sh run $@
build/deps-%.stamp: assets/linux/deps.sh build/deps.mk
	$(Q)sh assets/linux/deps.sh $* $@

WARN := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wvla -Wformat=2 -Wundef -Wcast-qual -Wwrite-strings -Wpointer-arith -Wswitch-enum \
	-Wimplicit-fallthrough -Wnull-dereference
OPT := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE
LINK := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
ifeq ($(MODE),asan)
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
endif
ifeq ($(MODE),fuzz)
CC := clang
OPT := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
endif
ifeq ($(MODE),clang)
CC := clang
WERROR := -Werror
endif
WERROR ?=
CFLAGS_ALL = $(WARN) $(WERROR) $(OPT) -D_POSIX_C_SOURCE=200809L -Iplayer -I. -Itests -ffile-prefix-map=$(CURDIR)=. $(PKG_CFLAGS) $(CFLAGS)

rooms = $(sort $(foreach r,$(1),$(wildcard $(r)/*.c)))
obj = $(patsubst %.c,$(B)/%.o,$(1))
CORE := $(filter-out %_windows.c,$(call rooms,player/base player/course player/learning player/records player/results))
UI := $(call rooms,player/ui)
# pages of paper, with the few tables of ui that they share with the screen
PAPER := $(call rooms,player/paper) player/ui/break.c player/ui/faces.c player/ui/theme.c
APP := $(filter-out player/main.c,$(call rooms,player player/screens))
SDL := $(call rooms,player/sdl)
PACKAGER := $(filter-out %_windows.c packager/main.c,$(call rooms,packager packager/check))
UNIT := $(call rooms,tests/unit)
PICTURES := $(sort $(wildcard assets/icons/*.svg assets/symbols/*.svg))
PICTURES_O := $(B)/gen/pictures.o

.PHONY: all
all: dist/bin/coursepack dist/bin/courseplayer ## builds dist/bin/coursepack and dist/bin/courseplayer

$(B)/%.o: %.c build/deps.mk
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<
# Pictures the player carries, as C text.
build/gen/pictures.c: assets/embed.sh $(PICTURES)
	@mkdir -p $(@D)
	$(call say,GEN $@)sh assets/embed.sh $(PICTURES) > $@.tmp && mv $@.tmp $@
$(B)/gen/pictures.o: build/gen/pictures.c build/deps.mk
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<
.SECONDARY: build/gen/pictures.c

link = $(call say,LD $@)$(CC) $(OPT) $(LINK) $(LDFLAGS) -o $@ $(filter %.o,$^)
$(B)/coursepack: $(call obj,$(CORE) $(PAPER) $(PACKAGER) packager/main.c) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_PACKAGER) $(LIB_UI) $(LIB_PAPER)
$(B)/courseplayer: $(call obj,$(CORE) $(UI) $(PAPER) $(APP) $(SDL) player/main.c) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_SDL) $(LIB_UI) $(LIB_PAPER) -lm -lpthread
$(B)/unit: $(call obj,$(CORE) $(UI) $(PAPER) $(APP) $(PACKAGER) $(UNIT) tests/main.c) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_PACKAGER) $(LIB_UI) $(LIB_PAPER) -lm
$(B)/sdl-unit: $(call obj,$(CORE) $(UI) $(PAPER) $(APP) $(SDL) $(filter-out tests/sdl/gallery.c,$(call rooms,tests/sdl)) tests/main.c) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_SDL) $(LIB_UI) $(LIB_PAPER) -lm -lpthread
# small programs that shell tests use
$(B)/tool-%: $(B)/tests/tools/%.o $(call obj,$(CORE) $(UI) $(PAPER) $(APP)) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_UI) $(LIB_PAPER) -lm
$(B)/bench-%: $(B)/tests/bench/%.o $(call obj,$(CORE) $(UI) $(PAPER) $(APP) $(SDL)) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_SDL) $(LIB_UI) $(LIB_PAPER) -lm -lpthread
# fuzz targets: with libFuzzer (MODE=fuzz), and over files (replay)
$(B)/fuzz-%: $(B)/tests/fuzz/%.o $(call obj,$(CORE) $(UI) $(PAPER) $(APP)) $(PICTURES_O)
	$(link) -fsanitize=fuzzer $(LIB_PLAYER) $(LIB_UI) $(LIB_PAPER) -lm
$(B)/replay-%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(call obj,$(CORE) $(UI) $(PAPER) $(APP)) $(PICTURES_O)
	$(link) $(LIB_PLAYER) $(LIB_UI) $(LIB_PAPER) -lm
REPLAYS := $(patsubst tests/fuzz/%.c,$(B)/replay-%,$(filter-out tests/fuzz/replay.c,$(sort $(wildcard tests/fuzz/*.c))))
.PRECIOUS: $(B)/%.o
TOOLS := $(B)/tool-ziptry
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench-%,$(sort $(wildcard tests/bench/*.c)))

dist/bin/%: build/release/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# --- the course, signed with a throw-away key that only `make run` trusts ---
build/run.key: dist/bin/coursepack
	$(Q)test -f $@ || { rm -f build/run.pub; dist/bin/coursepack keygen build/run 2>/dev/null; }
	@touch $@
COURSE := $(shell find content/one-day -type f 2>/dev/null)
# one release, other content: the player would rightly call that forged, so a new pack starts new records
build/run.stamp: $(COURSE) dist/bin/coursepack build/run.key
	@mkdir -p dist/packs && rm -rf dist/packs/csa-families-*.zip dist/packs/local-example-*.zip build/run-records
	$(Q)dist/bin/coursepack build content/one-day -o dist/packs --key build/run.key
	$(Q)dist/bin/coursepack local build content/one-day/local -o dist/packs --key build/run.key
	@touch $@

.PHONY: run
run: all build/run.stamp ## packs content/one-day, lays the sheet of the invented authority over it and opens it; with no display it runs the tour instead
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		dist/bin/courseplayer --records build/run-records --trust build/run.pub dist/packs/csa-families-*.zip \
			dist/packs/local-example-*.zip; \
	else \
		echo "There is no display here, so a scripted learner takes the course instead (make tour)."; \
		$(MAKE) --no-print-directory tour; \
	fi

.PHONY: tour
tour: all build/run.stamp ## a scripted learner takes the whole course: pictures, record and results in build/tour
	$(Q)sh tests/tour.sh

.PHONY: test
test: build/deps-test.stamp all $(B)/unit $(B)/sdl-unit $(TOOLS) $(REPLAYS) build/run.stamp ## every test that needs no person; ends with 'N passed, N failed'
	$(Q)B=$(B) sh tests/run.sh

.PHONY: asan
asan: build/deps-ci.stamp ## unit tests and broken courses under AddressSanitizer and UBSan
	$(Q)$(MAKE) --no-print-directory MODE=asan build/asan/unit build/asan/coursepack build/asan/courseplayer asan-run
.PHONY: asan-run
asan-run: $(TOOLS) $(REPLAYS)
	$(Q)B=build/asan RING=asan sh tests/run.sh

.PHONY: check-clang check-windows
check-clang: build/deps-ci.stamp ## compiles everything with clang and -Werror
	$(Q)$(MAKE) --no-print-directory MODE=clang build/clang/coursepack build/clang/courseplayer build/clang/unit
check-windows: build/deps-ci.stamp ## compiles both programs with mingw
	$(Q)sh tests/windows.sh

C_FILES = $(shell find player packager tests -name '*.[ch]')
.PHONY: bench fuzz lint format nightly
bench: build/deps-nightly.stamp all $(BENCHES) build/run.stamp ## the benchmarks, as a table with ratios
	$(Q)B=$(B) sh tests/bench/run.sh
fuzz: build/deps-ci.stamp ## each parser for SECONDS (60) with libFuzzer
	$(Q)sh tests/fuzz/run.sh $(or $(SECONDS),60)
lint: build/deps-ci.stamp ## how files are written, and the layering rule
	$(Q)sh tests/arch.sh
	$(Q)sh tests/format.sh
format: build/deps-ci.stamp ## writes C as .clang-format says
	$(Q)clang-format -i $(C_FILES)
nightly: export NIGHTLY = 1
nightly: build/deps-nightly.stamp ## all that is slow
	$(Q)for each in test asan check-clang check-windows fuzz bench; do $(MAKE) --no-print-directory $$each || failed="$$failed $$each"; done; \
		[ -z "$$failed" ] || { echo "nightly: failed:$$failed"; exit 1; }

.PHONY: symbols
symbols: build/deps-ci.stamp ## checks the symbols and draws their contact sheets in build/symbols
	$(Q)sh assets/symbols/contact.sh build/symbols

PREFIX ?= /usr/local
.PHONY: install uninstall dist clean help
TO = $(DESTDIR)$(PREFIX)
# file:folder below PREFIX, for what is not a program
SHARED := assets/fonts.list:share/coursepack $(patsubst %,%:share/man/man1,$(wildcard assets/man/*.1)) \
	$(patsubst %,%:share/man/man5,$(wildcard assets/man/*.5)) \
	$(patsubst %,%:share/doc/coursepack,$(wildcard assets/documents/*.md) LICENSE CHANGELOG.md)
install: all ## DESTDIR= PREFIX=
	@set -e; for program in coursepack courseplayer; do install -D -m 755 dist/bin/$$program $(TO)/bin/$$program; done
	@set -e; for each in $(SHARED); do install -D -m 644 $${each%%:*} $(TO)/$${each#*:}/$$(basename $${each%%:*}); done
uninstall: ## takes out what install put in; records and keys stay
	@rm -f $(TO)/bin/coursepack $(TO)/bin/courseplayer
	@for each in $(SHARED); do rm -f $(TO)/$${each#*:}/$$(basename $${each%%:*}); done
	@rmdir $(TO)/share/coursepack $(TO)/share/doc/coursepack 2>/dev/null || true

dist: all ## programs and the course pack in dist/, signed with KEY=
	@# make run packs its own again; the invented authority's numbers never go out
	@mkdir -p dist/packs && rm -f dist/packs/csa-families-*.zip dist/packs/local-example-*.zip build/run.stamp
	$(Q)dist/bin/coursepack build content/one-day -o dist/packs $(if $(KEY),--key $(KEY))
	@$(if $(KEY),,echo "No KEY= was given: nothing is signed.")
	$(Q)cd dist && find bin packs -type f | LC_ALL=C sort | xargs sha256sum > SHA256SUMS

clean: ## removes what was built
	rm -rf build dist/bin dist/packs dist/SHA256SUMS
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F '|' '{ printf "%-20s %s\n", $$1, $$2 }'
