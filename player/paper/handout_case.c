/*
 * A case on paper: what it is about, who is in it, and scene after scene in the author's order, each with a number.
 * The choices of a scene stand first and by themselves, so that a group can talk before it reads on; what each of
 * them does for the child, and which scene it leads to, stands in a panel below. Endings come with their debrief.
 */
#include "paper/handout.h"

struct letters_of {
	const struct scenario *s;
	const struct scene *scene;
};

static const char *quality_words(enum quality q)
{
	static const char *const words[] = { [QUALITY_STRONG] = "A strong choice",
		[QUALITY_PARTIAL] = "Part of the way",
		[QUALITY_POOR] = "Not quite" };
	return words[q];
}

static const char *place_name(struct arena *a, const struct scenario *s, const struct scene *scene)
{
	return arena_printf(a, "case-%s-%s", s->id, scene->id);
}

/* "3" of the third decision; "Ending 2" of the second ending. */
static const char *scene_number(struct arena *a, const struct scenario *s, const struct scene *scene)
{
	int n = 0;
	for (const struct scene *at = s->scene; at <= scene; at++)
		n += at->ending == scene->ending;
	return arena_printf(a, scene->ending ? "Ending %d" : "%d", n);
}

/* A mark in the margin and the words beside it, as an item of the list that is open. */
static void marked_spans(struct flow *f, const char *mark, const struct span *span, size_t n)
{
	enum { MARK = 7 * MM };
	struct style style = n > 0 ? span[0].style : handout_body();
	style.weight = WEIGHT_SEMIBOLD;
	struct lines l = text_wrap_one(f->a, f->pdf, style, mark, MARK);
	flow_need(f, 2 * handout_body().line);
	pdf_tag(f->pdf, TAG_ITEM, NULL);
	pdf_tag(f->pdf, TAG_MARK, NULL);
	lines_draw(f->pdf, &l, 0, l.n, f->x, f->y, MARK, TEXT_START);
	pdf_tag_end(f->pdf);
	f->x += MARK;
	f->width -= MARK;
	flow_spans(f, TAG_BODY, span, n);
	f->x -= MARK;
	f->width += MARK;
	pdf_tag_end(f->pdf);
}

/* Words in bold before running text, as "School nurse: what she holds". */
static void led_rich(struct flow *f, const char *mark, const char *lead, const struct rich *text)
{
	const struct span *rest;
	size_t n = rich_spans(f->a, text, handout_body(), &rest), at = 0;
	struct span *span = arena_array(f->a, n + 1, sizeof *span);
	if (lead != NULL)
		span[at++] = (struct span){ .text = lead, .style = handout_strong() };
	if (n > 0)
		memcpy(span + at, rest, n * sizeof *span);
	marked_spans(f, mark, span, at + n);
}

static void people_draw(struct flow *f, const struct scenario *s)
{
	if (s->person_n == 0)
		return;
	flow_space(f, 4 * MM);
	flow_need(f, 3 * handout_heading(3).line);
	flow_text(f, TAG_H3, handout_heading(3), "People in this case");
	pdf_tag(f->pdf, TAG_LIST, NULL);
	for (size_t i = 0; i < s->person_n; i++) {
		flow_space(f, MM);
		led_rich(f, "\u2022", arena_printf(f->a, "%s: ", s->person[i].name.plain), &s->person[i].text);
	}
	pdf_tag_end(f->pdf);
	flow_space(f, MM);
	flow_text(f, TAG_P, handout_small(COLOUR_SOFT),
	    "The people and the names are invented. On the screen another learner meets other names.");
}

static void known_draw(struct flow *f, const struct scene *scene)
{
	if (scene->know_n > 0) {
		flow_space(f, HANDOUT_GAP);
		flow_need(f, 3 * handout_body().line);
		flow_text(f, TAG_P, handout_strong(), "What we know now");
		pdf_tag(f->pdf, TAG_LIST, NULL);
		for (size_t i = 0; i < scene->know_n; i++) {
			const struct known *k = &scene->know[i];
			flow_space(f, MM);
			led_rich(f, "\u2022", k->by != NULL ? arena_printf(f->a, "%s: ", k->by) : NULL, &k->text);
		}
		pdf_tag_end(f->pdf);
	}
	if (scene->unknown.n > 0) {
		flow_space(f, HANDOUT_GAP);
		flow_text(f, TAG_P, handout_strong(), "What we do not know");
		flow_rich(f, TAG_P, handout_body(), &scene->unknown);
	}
}

static void outcome_draw(struct flow *f, const struct letters_of *of, size_t i)
{
	const struct option *o = &of->scene->option[i];
	const struct span *feedback;
	size_t n = rich_spans(f->a, &o->feedback, handout_small(COLOUR_INK), &feedback), at = 0;
	struct span *span = arena_array(f->a, n + 3, sizeof *span);
	struct style strong = handout_small(COLOUR_INK);
	strong.weight = WEIGHT_SEMIBOLD;
	span[at++] = (struct span){ .text = arena_printf(f->a, "%s. ", quality_words(o->quality)), .style = strong };
	for (size_t k = 0; k < n; k++)
		span[at++] = feedback[k];
	if (o->target < of->s->scene_n) {
		const struct scene *to = &of->s->scene[o->target];
		span[at++] = (struct span){ .text = " ", .style = strong };
		span[at++] = (struct span){
			.text = arena_printf(
			    f->a, "Go to %s%s.", to->ending ? "" : "scene ", scene_number(f->a, of->s, to)),
			.style = handout_small(COLOUR_ACCENT),
			.link = arena_printf(f->a, "#%s", place_name(f->a, of->s, to)),
		};
	}
	marked_spans(f, arena_printf(f->a, "%c", (int)('A' + i)), span, at);
}

static void outcomes_draw(struct flow *f, const void *what)
{
	const struct letters_of *of = what;
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_SOFT), "After you have chosen");
	pdf_tag(f->pdf, TAG_LIST, NULL);
	for (size_t i = 0; i < of->scene->option_n; i++) {
		flow_space(f, MM);
		outcome_draw(f, of, i);
	}
	pdf_tag_end(f->pdf);
}

static void choices_draw(struct flow *f, const struct scenario *s, const struct scene *scene)
{
	flow_space(f, HANDOUT_GAP);
	pdf_tag(f->pdf, TAG_LIST, NULL);
	for (size_t i = 0; i < scene->option_n; i++) {
		flow_space(f, i > 0 ? MM : 0);
		led_rich(f, arena_printf(f->a, "%c", (int)('A' + i)), NULL, &scene->option[i].text);
	}
	pdf_tag_end(f->pdf);
	flow_space(f, HANDOUT_GAP);
	handout_panel(f, COLOUR_NONE, COLOUR_LINE, outcomes_draw, &(struct letters_of){ s, scene });
}

static void debrief_draw(struct flow *f, const void *what)
{
	const struct scene *scene = what;
	flow_text(f, TAG_H3, handout_heading(3), "Looking back");
	f->y += MM;
	handout_blocks(f, scene->debrief, scene->debrief_n);
}

static void scene_draw(struct flow *f, const struct scenario *s, const struct scene *scene)
{
	flow_space(f, 7 * MM);
	flow_need(f, 40 * MM);
	pdf_place(f->pdf, place_name(f->a, s, scene));
	flow_text(f, TAG_H3, style_of(WEIGHT_DISPLAY_SEMIBOLD, 125, 165, COLOUR_INK),
	    arena_printf(f->a, "%s%s: %s", scene->ending ? "" : "Scene ", scene_number(f->a, s, scene), scene->title));
	if (scene->role != NULL)
		flow_text(f, TAG_P, handout_small(COLOUR_ACCENT), arena_printf(f->a, "Your place: %s", scene->role));
	flow_space(f, 1500);
	handout_blocks(f, scene->block, scene->block_n);
	known_draw(f, scene);
	if (!scene->ending)
		choices_draw(f, s, scene);
	else if (scene->debrief_n > 0) {
		flow_space(f, HANDOUT_GAP);
		handout_panel(f, COLOUR_ACCENT_WEAK, COLOUR_NONE, debrief_draw, scene);
	}
}

static void case_summary_draw(struct flow *f, const void *what)
{
	const struct scenario *s = what;
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_INK),
	    "Whoever leaves the case out reads this instead:");
	f->y += MM;
	handout_blocks(f, s->summary, s->summary_n);
}

void handout_case(struct flow *f, const struct scenario *s)
{
	flow_space(f, 9 * MM);
	flow_need(f, 42 * MM);
	flow_text(f, TAG_P, style_of(WEIGHT_SEMIBOLD, 85, 122, COLOUR_ACCENT),
	    arena_printf(f->a, "A case to decide \u00B7 about %d minutes", s->minutes));
	flow_text(f, TAG_H2, handout_heading(2), s->title);
	flow_space(f, 2 * MM);
	handout_blocks(f, s->intro, s->intro_n);
	if (s->summary_n > 0) {
		flow_space(f, HANDOUT_GAP);
		handout_panel(f, COLOUR_NONE, COLOUR_WARM, case_summary_draw, s);
	}
	people_draw(f, s);
	for (size_t i = 0; i < s->scene_n; i++)
		scene_draw(f, s, &s->scene[i]);
}
