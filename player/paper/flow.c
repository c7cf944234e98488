/*
 * Pages end where the next line would not fit; a paragraph leaves neither its first nor its last line alone.
 */
#include "paper/flow.h"

static struct style small_print(void)
{
	return style_of(WEIGHT_REGULAR, 80, 100, COLOUR_SOFT);
}

/* Outside every tag: a voice that reads the document does not read it on every page. */
static void furniture_draw(struct flow *f)
{
	struct style style = small_print();
	int page = pdf_pages(f->pdf);
	const struct {
		const char *text;
		int y;
		enum text_align align;
	} part[] = {
		{ f->head_left, 14 * MM, TEXT_START },
		{ f->head_right, 14 * MM, TEXT_END },
		{ f->foot, A4_LONG - 16 * MM, TEXT_START },
		{ arena_printf(f->a, "page %d of %d", page, f->pages), A4_LONG - 16 * MM, TEXT_END },
	};
	for (size_t i = 0; i < COUNT(part); i++) {
		if (part[i].text == NULL)
			continue;
		struct lines l = text_fit(f->a, f->pdf, style, 5 * PT, part[i].text, FLOW_WIDTH * 3 / 5, 1);
		lines_draw(f->pdf, &l, 0, 1, FLOW_LEFT, part[i].y, FLOW_WIDTH, part[i].align);
	}
	if (f->head_left != NULL)
		pdf_line(f->pdf, FLOW_LEFT, 19 * MM, FLOW_LEFT + FLOW_WIDTH, 19 * MM, 150, COLOUR_LINE, LINE_PLAIN);
}

void flow_page_end(struct flow *f)
{
	pdf_page_end(f->pdf);
}

void flow_page(struct flow *f)
{
	assert(!f->measuring);
	if (pdf_pages(f->pdf) > 0)
		pdf_page_end(f->pdf);
	pdf_page_begin(f->pdf, A4_SHORT, A4_LONG);
	furniture_draw(f);
	f->y = FLOW_TOP;
}

void flow_need(struct flow *f, int h)
{
	if (!f->measuring && f->y + h > FLOW_BOTTOM && f->y > FLOW_TOP)
		flow_page(f);
}

void flow_space(struct flow *f, int h)
{
	if (f->measuring || f->y > FLOW_TOP)
		f->y += h;
}

int flow_measure(struct flow *f, void (*draw)(struct flow *f, const void *what), const void *what)
{
	bool quiet = pdf_quiet(f->pdf, true), measuring = f->measuring;
	int y = f->y;
	f->measuring = true;
	draw(f, what);
	int h = f->y - y;
	f->y = y;
	f->measuring = measuring;
	pdf_quiet(f->pdf, quiet);
	return h;
}

/* How many of the lines from first on go on this page. */
static size_t lines_fitting(const struct flow *f, const struct lines *l, size_t first)
{
	size_t left = l->n - first;
	if (f->measuring)
		return left;
	size_t fit = f->y < FLOW_BOTTOM ? (size_t)((FLOW_BOTTOM - f->y) / l->line) : 0;
	if (fit >= left)
		return left;
	bool top = f->y == FLOW_TOP;
	if (left - fit == 1 && fit > 2)
		fit--;
	return fit < 2 && !top ? 0 : fit > 0 ? fit : 1;
}

void flow_spans(struct flow *f, enum tag tag, const struct span *span, size_t n)
{
	struct lines l = text_wrap(f->a, f->pdf, span, n, f->width);
	if (l.n == 0)
		return;
	if (lines_fitting(f, &l, 0) == 0)
		flow_page(f);
	bool parts = lines_fitting(f, &l, 0) < l.n && !l.linked;
	pdf_tag(f->pdf, tag, NULL);
	for (size_t first = 0; first < l.n;) {
		size_t fit = lines_fitting(f, &l, first);
		if (fit == 0) {
			flow_page(f);
			continue;
		}
		if (parts)
			pdf_tag(f->pdf, TAG_SPAN, NULL);
		lines_draw(f->pdf, &l, first, fit, f->x, f->y, f->width, TEXT_START);
		if (parts)
			pdf_tag_end(f->pdf);
		f->y += (int)fit * l.line;
		first += fit;
	}
	pdf_tag_end(f->pdf);
}

void flow_text(struct flow *f, enum tag tag, struct style style, const char *text)
{
	const struct span span = { .text = text, .style = style };
	flow_spans(f, tag, &span, 1);
}

void flow_rich(struct flow *f, enum tag tag, struct style style, const struct rich *text)
{
	const struct span *span;
	size_t n = rich_spans(f->a, text, style, &span);
	flow_spans(f, tag, span, n);
}
