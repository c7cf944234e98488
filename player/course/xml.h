/*
 * The one adapter to mxml. Before the parser: size, strict UTF-8, no DOCTYPE, tag and attribute bounds
 * (library-facts.md). From its events our own tree is built, with line numbers: comments dropped, CDATA is text.
 * Any message from mxml is failure.
 */
#ifndef COURSE_XML_H
#define COURSE_XML_H

#include "base/base.h"

struct xml_attr {
	const char *name, *value;
};

/* An element, or a run of text (tag NULL). Lent from the arena given to xml_parse. */
struct xml {
	const char *tag;  /* NULL: text */
	const char *text; /* of a text node, entities resolved, white space as written */
	int line;         /* where it begins, 1-based */
	struct xml_attr *attr;
	size_t attr_n;
	struct xml *first, *next, *parent;
};

/* The root element of one well-formed document. On failure e names file, line and what to do. */
struct xml *xml_parse(struct arena *a, const char *file, const struct bytes *text, struct err *e);

/* The attribute's value or NULL. */
const char *xml_attr(const struct xml *x, const char *name);
/* First child element with this tag (NULL: any element); next sibling element likewise. */
struct xml *xml_child(const struct xml *x, const char *tag);
struct xml *xml_next(const struct xml *x, const char *tag);
/* All text below x, squeezed. */
const char *xml_text(struct arena *a, const struct xml *x);
/* Escapes & < > " for writing. */
const char *xml_escape(struct arena *a, const char *s);

#endif
