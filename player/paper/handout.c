/*
 * The course to read on paper: a title page with the notice and the contents, module by module its slides with
 * the notes for whoever presents them and its cases, then the words explained, whom to call, and the sources in the
 * order of their numbers. Run through twice; the first run draws nothing and finds the pages.
 */
#include "paper/handout.h"
#include "paper/sheet.h"

struct handout {
	struct flow f;
	const struct course *c;
	int *page; /* of each module, then the three lists at the end */
};
enum { LIST_WORDS, LIST_SUPPORT, LIST_SOURCES, LISTS };
static const char *const list_titles[LISTS] = { "Words explained", "Who to call", "Sources" };

static const char *module_name(struct arena *a, const struct module *m)
{
	return arena_printf(a, "Module %d: %s", m->number, m->title);
}

static bool has_list(const struct course *c, int list)
{
	if (list == LIST_WORDS)
		return c->term_n > 0;
	if (list == LIST_SOURCES)
		return c->source_n > 0;
	for (size_t i = 0; i < c->contact_n; i++)
		if (c->contact[i].shown)
			return true;
	return false;
}

/* --- title page --- */

static void notice_draw(struct flow *f, const void *what)
{
	const struct course *c = what;
	for (size_t i = 0; i < c->notice_n; i++) {
		flow_space(f, i > 0 ? 1500 : 0);
		flow_text(f, TAG_P, style_of(WEIGHT_REGULAR, 95, 135, COLOUR_INK), c->notice[i]);
	}
}

/* "Module 5: Helping children to tell      23", the whole line a link. */
static void contents_line(struct handout *h, const char *title, const char *place, int page, bool strong)
{
	struct flow *f = &h->f;
	struct style style = strong ? handout_strong() : handout_body();
	style.line = 16 * PT;
	flow_need(f, style.line);
	struct lines l = text_fit(f->a, f->pdf, style, 8 * PT, title, f->width - 15 * MM, 1);
	struct lines n = text_wrap_one(f->a, f->pdf, style, page > 0 ? arena_printf(f->a, "%d", page) : "", 14 * MM);
	pdf_tag(f->pdf, TAG_ITEM, NULL);
	pdf_tag(f->pdf, TAG_BODY, NULL);
	pdf_link(f->pdf, arena_printf(f->a, "#%s", place));
	lines_draw(f->pdf, &l, 0, 1, f->x, f->y, f->width, TEXT_START);
	lines_draw(f->pdf, &n, 0, n.n, f->x + f->width - 14 * MM, f->y, 14 * MM, TEXT_END);
	pdf_link_end(f->pdf);
	pdf_tag_end(f->pdf);
	pdf_tag_end(f->pdf);
	f->y += style.line;
	pdf_line(f->pdf, f->x, f->y, f->x + f->width, f->y, 100, COLOUR_LINE, LINE_PLAIN);
	f->y += 500;
}

static void contents_draw(struct handout *h)
{
	struct flow *f = &h->f;
	const struct course *c = h->c;
	flow_space(f, 7 * MM);
	flow_text(f, TAG_H2, handout_heading(2), "Contents");
	flow_space(f, MM);
	pdf_tag(f->pdf, TAG_LIST, NULL);
	for (size_t i = 0; i < c->module_n; i++) {
		const struct module *m = &c->module[i];
		const char *name = module_name(f->a, m);
		contents_line(h, m->ready ? name : arena_printf(f->a, "%s (in preparation)", name),
		    arena_printf(f->a, "module-%s", m->id), h->page[i], false);
	}
	for (int i = 0; i < LISTS; i++)
		if (has_list(c, i))
			contents_line(h, list_titles[i], arena_printf(f->a, "list-%d", i),
			    h->page[c->module_n + (size_t)i], false);
	pdf_tag_end(f->pdf);
}

static void title_draw(struct handout *h)
{
	struct flow *f = &h->f;
	const struct course *c = h->c;
	flow_page(f);
	pdf_outline(f->pdf, 1, "Title and contents", pdf_pages(f->pdf));
	pdf_tag(f->pdf, TAG_SECTION, NULL);
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 100, 140, COLOUR_ACCENT),
	    c->publisher != NULL ? c->publisher : "Course handout");
	f->y += 3 * MM;
	flow_text(f, TAG_H1, handout_heading(1), c->title);
	f->y += 4 * MM;
	flow_text(f, TAG_P, style_of(WEIGHT_REGULAR, 115, 165, COLOUR_INK), c->summary);
	f->y += 3 * MM;
	flow_text(f, TAG_P, handout_small(COLOUR_SOFT),
	    arena_printf(f->a, "Handout: slides, notes for presenters and cases \u00B7 version %s \u00B7 printed %s",
		c->version, date_words(f->a, f->job->date)));
	f->y += 6 * MM;
	if (c->notice_n > 0)
		handout_panel(f, COLOUR_WARM_WEAK, COLOUR_NONE, notice_draw, c);
	contents_draw(h);
	pdf_tag_end(f->pdf);
}

/* --- slides --- */

static void summary_draw(struct flow *f, const void *what)
{
	const struct slide *s = what;
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_INK),
	    "A sensitive slide. Whoever takes the short way reads this instead:");
	flow_rich(f, TAG_P, handout_small(COLOUR_INK), &s->summary);
}

static void notes_draw(struct flow *f, const void *what)
{
	const struct slide *s = what;
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_SOFT), "Notes for the presenter");
	flow_text(f, TAG_P, handout_small(COLOUR_INK), s->notes);
}

static void slide_sources(struct flow *f, const struct slide *s)
{
	struct span *span = arena_array(f->a, 2 * s->source_n + 1, sizeof *span);
	size_t n = 0;
	span[n++] =
	    (struct span){ .text = s->source_n == 1 ? "Source: " : "Sources: ", .style = handout_small(COLOUR_SOFT) };
	for (size_t i = 0; i < s->source_n; i++) {
		const struct source *source = course_source(f->job->course, s->source[i]);
		if (source == NULL)
			continue;
		if (n > 1)
			span[n++] = (struct span){ .text = ", ", .style = handout_small(COLOUR_SOFT) };
		span[n++] = (struct span){ .text = arena_printf(f->a, "%d", source->number),
			.style = handout_small(COLOUR_SOFT),
			.link = arena_printf(f->a, "#source-%d", source->number) };
	}
	if (n > 1)
		flow_spans(f, TAG_P, span, n);
}

static void slide_draw(struct flow *f, const struct slide *s)
{
	flow_space(f, 9 * MM);
	flow_need(f, 42 * MM); /* a title is never far from what it is about */
	if (s->stretch)
		flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_ACCENT), "Going further");
	flow_text(f, TAG_H2, handout_heading(2), s->title);
	flow_space(f, 2 * MM);
	if (s->sensitive && s->summary.n > 0) {
		handout_panel(f, COLOUR_NONE, COLOUR_WARM, summary_draw, s);
		flow_space(f, HANDOUT_GAP);
	}
	handout_blocks(f, s->block, s->block_n);
	if (s->source_n > 0) {
		flow_space(f, 2 * MM);
		slide_sources(f, s);
	}
	if (s->notes != NULL) {
		flow_space(f, HANDOUT_GAP);
		handout_panel(f, COLOUR_NONE, COLOUR_LINE, notes_draw, s);
	}
}

static void outcomes_draw(struct flow *f, const struct module *m)
{
	bool any = false;
	for (size_t i = 0; i < m->outcome_n; i++) {
		const struct outcome *o = course_outcome(f->job->course, m->outcome[i]);
		if (o == NULL)
			continue;
		if (!any) {
			flow_space(f, HANDOUT_GAP);
			flow_text(f, TAG_H3, handout_heading(3), "After it, people can");
			pdf_tag(f->pdf, TAG_LIST, NULL);
		}
		any = true;
		struct lines mark = text_wrap_one(f->a, f->pdf, handout_body(), "\u2022", 6 * MM);
		flow_need(f, 2 * handout_body().line);
		pdf_tag(f->pdf, TAG_ITEM, NULL);
		pdf_tag(f->pdf, TAG_MARK, NULL);
		lines_draw(f->pdf, &mark, 0, 1, f->x, f->y, 6 * MM, TEXT_START);
		pdf_tag_end(f->pdf);
		f->x += 6 * MM;
		f->width -= 6 * MM;
		flow_text(f, TAG_BODY, handout_body(), o->text);
		f->x -= 6 * MM;
		f->width += 6 * MM;
		pdf_tag_end(f->pdf);
	}
	if (any)
		pdf_tag_end(f->pdf);
}

static void module_draw(struct handout *h, size_t index)
{
	struct flow *f = &h->f;
	const struct module *m = &h->c->module[index];
	const char *name = module_name(f->a, m);
	f->head_left = h->c->short_title != NULL ? h->c->short_title : h->c->title;
	f->head_right = name;
	flow_page(f);
	h->page[index] = pdf_pages(f->pdf);
	pdf_outline(f->pdf, 1, name, h->page[index]);
	pdf_place(f->pdf, arena_printf(f->a, "module-%s", m->id));
	pdf_tag(f->pdf, TAG_SECTION, NULL);
	flow_text(f, TAG_H1, handout_heading(1), name);
	f->y += 2 * MM;
	flow_text(f, TAG_P, handout_small(COLOUR_SOFT),
	    m->ready ? arena_printf(f->a, "about %d minutes", m->minutes)
		     : arena_printf(f->a, "in preparation \u00B7 about %d minutes", m->minutes));
	if (m->note != NULL) {
		flow_space(f, 2 * MM);
		flow_text(f, TAG_P, handout_body(), m->note);
	}
	outcomes_draw(f, m);
	for (size_t i = 0; i < m->item_n; i++) {
		const struct item *it = &m->item[i];
		if (it->kind == ITEM_SLIDE)
			slide_draw(f, it->slide);
		else if (it->kind == ITEM_SCENARIO)
			handout_case(f, it->scenario);
		else
			continue;
		pdf_outline(f->pdf, 2, item_title(it), pdf_pages(f->pdf));
	}
	pdf_tag_end(f->pdf);
}

/* --- the lists at the end --- */

static void words_draw(struct flow *f)
{
	const struct course *c = f->job->course;
	for (size_t i = 0; i < c->term_n; i++) {
		const struct span span[] = {
			{ .text = arena_printf(f->a, "%s: ", c->term[i].word), .style = handout_strong() },
			{ .text = c->term[i].text, .style = handout_body() },
		};
		flow_space(f, i > 0 ? 1500 : 0);
		flow_spans(f, TAG_P, span, COUNT(span));
	}
}

static void support_draw(struct flow *f)
{
	static const char *const head[] = { "Who", "Number", "For", "Checked" };
	const struct course *c = f->job->course;
	struct table *t = arena_alloc(f->a, sizeof *t);
	const char **cell = arena_array(f->a, c->contact_n * COUNT(head), sizeof *cell);
	for (size_t i = 0; i < c->contact_n; i++) {
		const struct contact *k = &c->contact[i];
		const char *const text[] = { k->name, k->number, k->audience, k->checked };
		for (size_t j = 0; k->shown && j < COUNT(head); j++)
			cell[t->rows * COUNT(head) + j] = text[j] != NULL ? text[j] : "";
		t->rows += k->shown ? 1 : 0;
	}
	t->columns = COUNT(head);
	t->head = head;
	t->cell = cell;
	t->row_heads = true;
	flow_text(f, TAG_P, handout_body(),
	    "Numbers change: \u2018checked\u2019 is the day this one was last read at its source. Your own "
	    "procedure comes first.");
	flow_space(f, HANDOUT_GAP);
	handout_table(f, t, NULL);
}

static void source_draw(struct flow *f, const struct source *s)
{
	enum { MARK = 10 * MM };
	struct style style = style_of(WEIGHT_REGULAR, 90, 128, COLOUR_INK), soft = style;
	soft.ink = COLOUR_ACCENT;
	struct span span[3] = {
		{ .text = arena_printf(f->a, "%s%s(%s). %s.%s", s->publisher != NULL ? s->publisher : "",
		      s->publisher != NULL ? " " : "", s->year != NULL ? s->year : "no year", s->title,
		      s->url != NULL ? " " : ""),
		    .style = style },
		{ .text = s->url, .style = soft, .link = s->url },
	};
	struct lines mark = text_wrap_one(f->a, f->pdf, style, arena_printf(f->a, "%d.", s->number), MARK);
	flow_need(f, 2 * style.line);
	pdf_place(f->pdf, arena_printf(f->a, "source-%d", s->number));
	pdf_tag(f->pdf, TAG_ITEM, NULL);
	pdf_tag(f->pdf, TAG_MARK, NULL);
	lines_draw(f->pdf, &mark, 0, 1, f->x, f->y, MARK, TEXT_START);
	pdf_tag_end(f->pdf);
	f->x += MARK;
	f->width -= MARK;
	flow_spans(f, TAG_BODY, span, s->url != NULL ? 2 : 1);
	f->x -= MARK;
	f->width += MARK;
	pdf_tag_end(f->pdf);
	flow_space(f, MM);
}

static void sources_draw(struct flow *f)
{
	const struct course *c = f->job->course;
	pdf_tag(f->pdf, TAG_LIST_NUMBERS, NULL);
	for (size_t i = 0; i < c->source_n; i++)
		source_draw(f, &c->source[i]);
	pdf_tag_end(f->pdf);
}

static void list_draw(struct handout *h, int list)
{
	static void (*const draw[LISTS])(struct flow *) = { words_draw, support_draw, sources_draw };
	struct flow *f = &h->f;
	if (!has_list(h->c, list))
		return;
	f->head_right = list_titles[list];
	flow_page(f);
	h->page[h->c->module_n + (size_t)list] = pdf_pages(f->pdf);
	pdf_outline(f->pdf, 1, list_titles[list], pdf_pages(f->pdf));
	pdf_place(f->pdf, arena_printf(f->a, "list-%d", list));
	pdf_tag(f->pdf, TAG_SECTION, NULL);
	flow_text(f, TAG_H1, handout_heading(1), list_titles[list]);
	f->y += 4 * MM;
	draw[list](f);
	pdf_tag_end(f->pdf);
}

static void run(struct handout *h)
{
	struct flow *f = &h->f;
	f->x = FLOW_LEFT;
	f->width = FLOW_WIDTH;
	f->head_left = f->head_right = NULL;
	title_draw(h);
	for (size_t i = 0; i < h->c->module_n; i++) {
		arena_reset(f->a);
		module_draw(h, i);
	}
	for (int i = 0; i < LISTS; i++) {
		arena_reset(f->a);
		list_draw(h, i);
	}
	flow_page_end(f);
	f->pages = pdf_pages(f->pdf);
}

bool paper_handout(
    struct arena *a, const struct paper_job *job, struct bytes *out, struct paper_note *note, struct err *e)
{
	const struct course *c = job->course;
	struct arena scratch = { 0 };
	struct handout h = { .f = { .a = &scratch, .job = job }, .c = c };
	struct pdf_about about = { .title = c->title,
		.author = c->publisher,
		.subject = "Handout: slides, notes and cases",
		.language = c->language,
		.date = job->date };
	h.page = arena_array(a, c->module_n + LISTS, sizeof *h.page);
	h.f.foot = arena_printf(a, "version %s \u00B7 printed %s \u00B7 your own local procedure comes first",
	    c->version, date_words(a, job->date));
	bool ok = true;
	for (int drawn = 0; drawn < 2 && ok; drawn++) {
		ok = pdf_open(&h.f.pdf, job->assets, &about, e);
		if (!ok)
			break;
		pdf_quiet(h.f.pdf, drawn == 0);
		run(&h);
		pdf_quiet(h.f.pdf, false);
		ok = drawn == 0 || pdf_finish(h.f.pdf, a, out, e);
		missing_note(note, h.f.pdf);
		pdf_close(h.f.pdf);
	}
	arena_release(&scratch);
	return ok;
}
