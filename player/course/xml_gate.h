/*
 * The gate before mxml: mxml accepts much that is not XML, stops silently at bad bytes and keeps no line numbers
 * (library-facts.md). So the whole document is checked here first, in one pass, and each tag and text is listed
 * with its line. The adapter in xml.c then lets mxml parse and demands that its events are this very list.
 */
#ifndef COURSE_XML_GATE_H
#define COURSE_XML_GATE_H

#include "base/base.h"

enum xml_token_kind { XML_OPEN, XML_CLOSE, XML_TEXT, XML_CDATA };

/* One event that the parser must report, inside the root element. */
struct xml_token {
	enum xml_token_kind kind;
	int line;         /* where it begins */
	const char *name; /* of an element, within xml_gated.root */
	size_t n;         /* bytes of the name; of a text, after its references were resolved */
	size_t attr_n;    /* of XML_OPEN */
	size_t value_n;   /* bytes of all attribute values, references resolved */
};

struct xml_gated {
	const char *root; /* the root element alone, line ends as LF, NUL-terminated: what mxml gets */
	struct xml_token *token;
	size_t n, cap;
};

/* Well-formed and within limits.h, or e says what to do, at the very line. Linear in the size of the text. */
bool xml_gate(struct arena *a, const char *file, const struct bytes *raw, struct xml_gated *out, struct err *e);

#endif
