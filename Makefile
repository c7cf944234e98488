# coursepack and courseplayer. `make help` lists the targets. One file, non-recursive; adding a source file is adding a file.

MODE ?= release
B := build/$(MODE)
CC ?= gcc
V ?= 0
Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@echo "  $(1)";)

WARN := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wvla -Wformat=2 -Wundef -Wcast-qual -Wwrite-strings -Wpointer-arith -Wswitch-enum \
	-Wimplicit-fallthrough -Wnull-dereference
HARDEN := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE
OPT := -O2 -g $(HARDEN)
LINK := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
ifeq ($(MODE),asan)
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
endif
WERROR :=

PKGS := sdl2 SDL2_ttf SDL2_image mxml libzip sqlite3 libsodium jansson libdeflate fribidi
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS_ALL = $(WARN) $(WERROR) $(OPT) -D_POSIX_C_SOURCE=200809L -Iplayer -I. -ffile-prefix-map=$(CURDIR)=. $(PKG_CFLAGS) $(CFLAGS)
LIB_PLAYER := $(shell pkg-config --libs mxml libzip sqlite3 libsodium jansson 2>/dev/null)
LIB_SDL := $(shell pkg-config --libs sdl2 SDL2_ttf SDL2_image 2>/dev/null)
LIB_PACKAGER := $(shell pkg-config --libs libdeflate zlib 2>/dev/null) -lpthread

rooms = $(sort $(foreach r,$(1),$(wildcard $(r)/*.c)))
BASE := $(filter-out player/base/os_windows.c,$(call rooms,player/base))
CORE := $(BASE) $(call rooms,player/course player/learning player/records player/results)
UI := $(call rooms,player/ui)
APP := $(filter-out player/main.c,$(call rooms,player player/screens))
SDL := $(call rooms,player/sdl)
PACKAGER := $(filter-out packager/main.c,$(call rooms,packager packager/check))
UNIT := tests/main.c $(call rooms,tests/unit)
ICONS := $(sort $(wildcard assets/icons/*.svg))
SYMBOLS := $(sort $(wildcard assets/symbols/*.svg))

obj = $(patsubst %.c,$(B)/%.o,$(1))

.PHONY: all
all: deps dist/bin/coursepack dist/bin/courseplayer

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# Pictures the player carries, as C text: one table a folder (name, SVG).
build/gen/icons.c: assets/embed.sh $(ICONS) $(SYMBOLS)
	@mkdir -p $(@D)
	$(call say,GEN $@)sh assets/embed.sh $(ICONS) $(SYMBOLS) > $@.tmp && mv $@.tmp $@
$(B)/gen/icons.o: build/gen/icons.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(B)/coursepack: $(call obj,$(CORE) $(PACKAGER) packager/main.c)
	$(call say,LD $@)$(CC) $(OPT) $(LINK) $(LDFLAGS) -o $@ $^ $(LIB_PLAYER) $(LIB_PACKAGER)
$(B)/courseplayer: $(call obj,$(CORE) $(UI) $(APP) $(SDL) player/main.c) $(B)/gen/icons.o
	$(call say,LD $@)$(CC) $(OPT) $(LINK) $(LDFLAGS) -o $@ $^ $(LIB_PLAYER) $(LIB_SDL) -lunibreak -lm -lpthread
$(B)/unit: $(call obj,$(CORE) $(UI) $(APP) $(PACKAGER) $(UNIT)) $(B)/gen/icons.o
	$(call say,LD $@)$(CC) $(OPT) $(LINK) $(LDFLAGS) -o $@ $^ $(LIB_PLAYER) $(LIB_PACKAGER) -lunibreak -lm

dist/bin/%: build/release/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

-include $(shell find build -name '*.d' 2>/dev/null)

.PHONY: deps clean
deps:

clean:
	rm -rf build dist/bin dist/packs
