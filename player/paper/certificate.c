/*
 * The certificate says that somebody completed a course, and nothing about how well. Its code lets the holder
 * of the record find the entry it was made from; it proves nothing by itself, and the sheet says so.
 */
#include "base/seal.h"
#include "paper/sheet.h"

enum { EDGE = 12 * MM, LEFT = 42 * MM, WIDTH = A4_LONG - 2 * LEFT };

void certificate_code(char out[10], const char *record, const struct course *course)
{
	struct arena a = { 0 };
	const char *text =
	    arena_printf(&a, "coursepack certificate 1\n%s\n%s\n%d\n", record, course->id, course->release);
	seal_code(out, text, strlen(text));
	arena_release(&a);
}

static const char *unit(struct arena *a, int n, const char *one)
{
	return arena_printf(a, "%d %s%s", n, one, n == 1 ? "" : "s");
}

const char *certificate_hours(struct arena *a, const struct course *course)
{
	int minutes =
	    course->test != NULL && course->test->pair_n > 0 ? 2 * course->test->minutes : 0; /* before and after */
	for (size_t i = 0; i < course->module_n; i++)
		minutes += course->module[i].ready ? course->module[i].minutes : 0;
	if (minutes < 60)
		return unit(a, minutes, "minute");
	if (minutes % 60 == 0)
		return unit(a, minutes / 60, "hour");
	return arena_printf(a, "%s %s", unit(a, minutes / 60, "hour"), unit(a, minutes % 60, "minute"));
}

struct certificate {
	struct arena *a;
	struct pdf *pdf;
	int y;
};

static void text(
    struct certificate *k, enum tag tag, struct style style, int least, size_t most, const char *words, int after)
{
	struct lines l = text_fit(k->a, k->pdf, style, least, words, WIDTH, most);
	pdf_tag(k->pdf, tag, NULL);
	lines_draw(k->pdf, &l, 0, l.n, LEFT, k->y, WIDTH, TEXT_MIDDLE);
	pdf_tag_end(k->pdf);
	k->y += lines_height(&l) + after;
}

/* Four facts side by side under a thin line. */
static void facts(struct certificate *k, const char *const (*fact)[2], int n)
{
	struct style small = style_of(WEIGHT_REGULAR, 90, 120, COLOUR_SOFT),
		     strong = style_of(WEIGHT_SEMIBOLD, 120, 160, COLOUR_INK);
	int w = WIDTH / n;
	pdf_line(k->pdf, LEFT, k->y, LEFT + WIDTH, k->y, 200, COLOUR_LINE, LINE_PLAIN);
	k->y += 5 * MM;
	for (int i = 0; i < n; i++) {
		struct lines l = text_wrap_one(k->a, k->pdf, small, fact[i][0], w),
			     value = text_fit(k->a, k->pdf, strong, 8 * PT, fact[i][1], w - 3 * MM, 2);
		pdf_tag(k->pdf, TAG_P, NULL);
		lines_draw(k->pdf, &l, 0, l.n, LEFT + i * w, k->y, w, TEXT_MIDDLE);
		lines_draw(k->pdf, &value, 0, value.n, LEFT + i * w, k->y + l.line + 500, w, TEXT_MIDDLE);
		pdf_tag_end(k->pdf);
	}
	k->y += 2 * strong.line + small.line + 2 * MM;
}

static void border_draw(struct pdf *p)
{
	struct area page = { EDGE, EDGE, A4_LONG - 2 * EDGE, A4_SHORT - 2 * EDGE };
	pdf_box(p, page, 3 * MM, COLOUR_NONE, COLOUR_ACCENT, 1200, LINE_PLAIN);
	pdf_box(p, (struct area){ page.x + 2500, page.y + 2500, page.w - 5000, page.h - 5000 }, 2 * MM, COLOUR_NONE,
	    COLOUR_LINE, 300, LINE_PLAIN);
}

static void page_draw(
    struct certificate *k, const struct paper_job *job, const struct paper_certificate *c, const char *code)
{
	const struct course *course = job->course;
	const char *const fact[][2] = { { "Completed on", date_words(k->a, c->completed_on) },
		{ "Learning time", certificate_hours(k->a, course) }, { "Version", course->version },
		{ "Check code", code } };
	pdf_page_begin(k->pdf, A4_LONG, A4_SHORT);
	border_draw(k->pdf);
	k->y = 29 * MM;
	if (course->publisher != NULL)
		text(
		    k, TAG_P, style_of(WEIGHT_SEMIBOLD, 110, 150, COLOUR_ACCENT), 8 * PT, 1, course->publisher, 4 * MM);
	text(k, TAG_H1, style_of(WEIGHT_DISPLAY_BOLD, 300, 360, COLOUR_INK), 20 * PT, 1, "Certificate of completion",
	    9 * MM);
	text(k, TAG_P, style_of(WEIGHT_REGULAR, 120, 160, COLOUR_SOFT), 8 * PT, 1, "This is to say that", 2 * MM);
	text(k, TAG_P, style_of(WEIGHT_DISPLAY_SEMIBOLD, 260, 320, COLOUR_INK), 10 * PT, 1, c->name, 3 * MM);
	text(k, TAG_P, style_of(WEIGHT_REGULAR, 120, 160, COLOUR_SOFT), 8 * PT, 1, "has completed the course", 3 * MM);
	text(k, TAG_P, style_of(WEIGHT_DISPLAY_SEMIBOLD, 180, 240, COLOUR_INK), 10 * PT, 2, course->title, 9 * MM);
	k->y = k->y < 126 * MM ? 126 * MM : k->y;
	facts(k, fact, (int)COUNT(fact));
	k->y = 166 * MM;
	text(k, TAG_P, style_of(WEIGHT_REGULAR, 85, 120, COLOUR_SOFT), 6 * PT, 2,
	    "It says that the whole course was taken. It shows no score, is no qualification, and does not "
	    "stand in for your own employer\u2019s training. "
	    "The check code belongs to the record it was printed from.",
	    1500);
	if (c->preview)
		text(k, TAG_P, style_of(WEIGHT_SEMIBOLD, 95, 130, COLOUR_BAD), 6 * PT, 1,
		    "Preview: this copy of the course was not signed.", 0);
	pdf_page_end(k->pdf);
}

bool paper_certificate(
    struct arena *a, const struct paper_job *job, const struct paper_certificate *c, struct bytes *out, struct err *e)
{
	char code[10];
	struct certificate k = { .a = a };
	struct pdf_about about = { .title = "Certificate of completion",
		.author = job->course->publisher,
		.subject = job->course->title,
		.language = job->course->language,
		.date = job->date };
	certificate_code(code, c->record, job->course);
	if (!pdf_open(&k.pdf, job->assets, &about, e))
		return false;
	page_draw(&k, job, c, code);
	bool ok = pdf_finish(k.pdf, a, out, e);
	pdf_close(k.pdf);
	return ok;
}
