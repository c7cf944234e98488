/*
 * The pictures that the player carries in itself: assets/icons (folder "icons") and assets/symbols ("symbols", the
 * boards' own set), as SVG source of content/README.md. Like any figure they go through figure_parse and figure_svg
 * before they are painted.
 */
#ifndef EMBEDDED_H
#define EMBEDDED_H

struct embedded_picture {
	const char *folder, *name, *text; /* "icons", "check", "<svg …" */
};
/* Sorted as the files are; ends with a NULL name. Made by assets/embed.sh. */
extern const struct embedded_picture embedded_pictures[];

#endif
