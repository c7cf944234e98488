/*
 * All the paper of a course's boards as one document: a cover that says what there is and how to use it, then
 * board by board, then what belongs to no board. The document is run through twice: the first run, which draws
 * nothing, finds the page numbers.
 */
#include "base/seal.h"
#include "paper/sheet.h"

enum {
	FOUR_PLACES_MOST = 18, /* more words than this in threes is no frame but a pile */
	CARDS_MOST = 150,      /* nor are more cards than this a set */
};

struct range {
	int from, to;
};
struct boards {
	struct arena scratch; /* forgotten after each board */
	struct pdf *pdf;
	const struct paper_job *job;
	const char *only;
	struct range *range; /* of each board of the course, then of what belongs to none */
};

/* Whether it is a word to hand a child by itself: not one that only turns pages, nor the strip's way out once
 * more. */
static bool is_word(const struct board *b, const struct button *button)
{
	if (button->action != BOARD_SAY || (button->load_board != NULL && !button_pictured(button)))
		return false;
	return b->strip[4] < 0 || !streq(button->label, b->button[b->strip[4]].label);
}

static struct sheets sheets_of(struct boards *d, const struct board *b)
{
	struct sheets s = { .a = &d->scratch,
		.pdf = d->pdf,
		.job = d->job,
		.board = b,
		.name = b->name,
		.version = b->version,
		.code = b->fingerprint,
		.strip = b };
	int *word = arena_array(&d->scratch, b->rows * b->columns, sizeof *word);
	for (size_t i = 0; i < b->rows * b->columns; i++) {
		const struct button *button = b->cell[i] >= 0 ? &b->button[b->cell[i]] : NULL;
		if (button == NULL || !button_printed(button, d->job->body_words))
			continue;
		s.spelling = s.spelling || button->action == BOARD_SPELL;
		if (is_word(b, button))
			word[s.word_n++] = b->cell[i];
	}
	s.word = word;
	if (s.version[0] == '\0')
		s.version = d->job->course->version;
	return s;
}

/* What comes before: the page of the next sheet. */
static int next_page(const struct boards *d)
{
	return pdf_pages(d->pdf) + 1;
}

static void board_all(struct boards *d, const struct board *b)
{
	struct sheets s = sheets_of(d, b);
	pdf_outline(d->pdf, 1, s.name, next_page(d));
	sheets_board(&s, A4_LONG, A4_SHORT);
	sheets_board(&s, A3_LONG, A3_SHORT);
	pdf_outline(d->pdf, 2, "Keyguards", next_page(d));
	sheets_keyguard(&s, A4_LONG, A4_SHORT);
	sheets_keyguard(&s, A3_LONG, A3_SHORT);
	if (!s.spelling && s.word_n > 0 && s.word_n <= CARDS_MOST) {
		pdf_outline(d->pdf, 2, "Cards", next_page(d));
		sheets_cards(&s);
		pdf_outline(d->pdf, 2, "Look-through frames", next_page(d));
		if (s.word_n <= FOUR_PLACES_MOST)
			sheets_gaze(&s, 4);
		sheets_gaze(&s, 8);
	}
	pdf_outline(d->pdf, 2, "Record sheet", next_page(d));
	sheets_record(&s);
}

/* The mat and blanks: a code of their own, of what is printed on them and whose strip it is. */
static void blanks_all(struct boards *d, const struct board *strip)
{
	char code[10];
	const char *text = arena_printf(&d->scratch, "coursepack blanks 1\n%s\n", strip->fingerprint);
	seal_code(code, text, strlen(text));
	struct sheets s = { .a = &d->scratch,
		.pdf = d->pdf,
		.job = d->job,
		.name = "Three-point mat",
		.version = d->job->course->version,
		.code = code,
		.strip = strip };
	pdf_outline(d->pdf, 1, "For every board", next_page(d));
	pdf_outline(d->pdf, 2, "Three-point mat", next_page(d));
	sheets_mat(&s);
	s.name = "Blanks";
	pdf_outline(d->pdf, 2, "Blank cards and frames", next_page(d));
	sheets_cards(&s);
	sheets_gaze(&s, 4);
	sheets_gaze(&s, 8);
}

/* --- the cover --- */

static const char *const before[] = {
	("These sheets are for everyday talk. They are not for finding out what happened to a child. If a "
	 "child tells you "
	 "something that worries you: listen, do not ask more, write down the exact words of both, and follow "
	 "your procedure."),
	"Before you start, ask: \u2018Show me how you say yes. Show me how you say no.\u2019 Write the answers "
	"on the record sheet.",
	"Show or read one word at a time, always in the same order and the same voice. Then wait at least ten "
	"seconds. Some children need a minute.",
	"Say back the word that the child chose, exactly, and nothing more. Do not praise a choice, and do not "
	"guide or hold a hand.",
	"Keep the ten cells of the strip in reach all the time. \u2018I want to stop\u2019 ends it: stop, "
	"thank the child, do not ask again.",
	"Check that a child knows a picture before you rely on it. The symbols are a draft and have not yet "
	"been tested with children.",
};
static const char *const printing[] = {
	"Print at 100% (\u2018actual size\u2019), never \u2018fit to page\u2019; the keyguard has a line of "
	"100 mm to check by.",
	"Every board comes in A4 and A3 with its cells in the same places as on the screen. A keyguard is cut "
	"from stiff card and lies on its board.",
	"Look-through frames: print on both sides, turned on the short edge; cut out the centre; hold it up "
	"between you.",
	"Cards: cut along the dashed lines, keep them in order, and keep the strip beside them.",
};

static int list_draw(struct sheets *s, const char *const *text, size_t n, int x, int y, int w)
{
	struct style body = style_of(WEIGHT_REGULAR, 95, 135, COLOUR_INK);
	pdf_tag(s->pdf, TAG_LIST_NUMBERS, NULL);
	for (size_t i = 0; i < n; i++) {
		struct lines mark = text_wrap_one(s->a, s->pdf, body, arena_printf(s->a, "%zu.", i + 1), w);
		struct lines l = text_wrap_one(s->a, s->pdf, body, text[i], w - 6 * MM);
		pdf_tag(s->pdf, TAG_ITEM, NULL);
		pdf_tag(s->pdf, TAG_MARK, NULL);
		lines_draw(s->pdf, &mark, 0, 1, x, y, w, TEXT_START);
		pdf_tag_end(s->pdf);
		pdf_tag(s->pdf, TAG_BODY, NULL);
		lines_draw(s->pdf, &l, 0, l.n, x + 6 * MM, y, w - 6 * MM, TEXT_START);
		pdf_tag_end(s->pdf);
		pdf_tag_end(s->pdf);
		y += lines_height(&l) + 1200;
	}
	pdf_tag_end(s->pdf);
	return y;
}

static int title_draw(struct sheets *s, enum tag tag, struct style style, const char *text, struct area in, int y)
{
	struct lines l = text_wrap_one(s->a, s->pdf, style, text, in.w);
	pdf_tag(s->pdf, tag, NULL);
	lines_draw(s->pdf, &l, 0, l.n, in.x, y, in.w, TEXT_START);
	pdf_tag_end(s->pdf);
	return y + lines_height(&l);
}

static void row_draw(struct sheets *s, struct area in, int y, int h, const char *const *cell, bool head)
{
	struct style style = style_of(head ? WEIGHT_SEMIBOLD : WEIGHT_REGULAR, 90, 120, COLOUR_INK);
	style.size = h / 2 < style.size ? h / 2 : style.size;
	const int at[] = { 0, in.w * 46 / 100, in.w * 64 / 100, in.w * 80 / 100 };
	pdf_tag(s->pdf, TAG_ROW, NULL);
	for (size_t i = 0; i < COUNT(at); i++) {
		struct lines l = text_fit(
		    s->a, s->pdf, style, 3 * PT, cell[i], (i + 1 < COUNT(at) ? at[i + 1] : in.w) - at[i] - 2 * MM, 1);
		pdf_tag(s->pdf, head ? TAG_HEAD_COLUMN : i == 0 ? TAG_HEAD_ROW : TAG_CELL, NULL);
		lines_draw(s->pdf, &l, 0, l.n, in.x + at[i], y, in.w, TEXT_START);
		pdf_tag_end(s->pdf);
	}
	pdf_tag_end(s->pdf);
	pdf_line(s->pdf, in.x, y + h - 600, in.x + in.w, y + h - 600, 150, COLOUR_LINE, LINE_PLAIN);
}

static bool is_wanted(const struct boards *d, size_t i)
{
	return d->only == NULL || streq(d->only, d->job->course->board[i].id);
}

static void table_draw(struct boards *d, struct sheets *s, struct area in, int y)
{
	static const char *const head[] = { "Board", "Code", "Version", "Pages" };
	const struct course *c = d->job->course;
	/* However many boards there are, they stand on this page. */
	int h = (in.y + in.h - y) / ((int)c->board_n + 2);
	h = h < 6 * MM ? h : 6 * MM;
	pdf_tag(d->pdf, TAG_TABLE, NULL);
	row_draw(s, in, y, h, head, true);
	y += h;
	for (size_t i = 0; i <= c->board_n; i++) {
		if (i < c->board_n && !is_wanted(d, i))
			continue;
		const struct board *b = i < c->board_n ? c->board[i].board : NULL;
		const char *cell[] = { b != NULL ? b->name : "For every board: mat, blank cards and frames",
			b != NULL ? b->fingerprint : "", b != NULL && b->version[0] != '\0' ? b->version : c->version,
			arena_printf(&d->scratch, "%d to %d", d->range[i].from, d->range[i].to) };
		row_draw(s, in, y, h, cell, false);
		y += h;
	}
	pdf_tag_end(d->pdf);
}

static void cover_draw(struct boards *d)
{
	const struct course *c = d->job->course;
	struct sheets s = { .a = &d->scratch, .pdf = d->pdf, .job = d->job, .page_w = A4_SHORT, .page_h = A4_LONG };
	struct style h1 = style_of(WEIGHT_DISPLAY_BOLD, 240, 290, COLOUR_INK),
		     h2 = style_of(WEIGHT_DISPLAY_SEMIBOLD, 130, 190, COLOUR_INK);
	struct area in = { 20 * MM, 18 * MM, A4_SHORT - 40 * MM, A4_LONG - 40 * MM };
	pdf_page_begin(d->pdf, A4_SHORT, A4_LONG);
	pdf_tag(d->pdf, TAG_SECTION, NULL);
	int y = title_draw(&s, TAG_H1, h1, "Communication boards on paper", in, in.y);
	y += sheet_text(&s, style_of(WEIGHT_REGULAR, 95, 135, COLOUR_SOFT),
		 arena_printf(&d->scratch, "%s \u00B7 version %s \u00B7 printed %s", c->title, c->version,
		     date_words(&d->scratch, d->job->date)),
		 in.x, y + MM, in.w, TEXT_START) +
	    4 * MM;
	y = title_draw(&s, TAG_H2, h2, "Before you use them", in, y);
	y = list_draw(&s, before, COUNT(before), in.x, y + 500, in.w) + 2 * MM;
	y = title_draw(&s, TAG_H2, h2, "Printing and cutting", in, y);
	y = list_draw(&s, printing, COUNT(printing), in.x, y + 500, in.w) + 2 * MM;
	y = title_draw(&s, TAG_H2, h2, "What is in this file", in, y);
	table_draw(d, &s, in, y + MM);
	sheet_end(&s);
}

static void run(struct boards *d, const struct board *strip)
{
	const struct course *c = d->job->course;
	cover_draw(d);
	for (size_t i = 0; i < c->board_n; i++) {
		if (!is_wanted(d, i))
			continue;
		d->range[i].from = next_page(d);
		board_all(d, c->board[i].board);
		d->range[i].to = pdf_pages(d->pdf);
		arena_reset(&d->scratch);
	}
	d->range[c->board_n].from = next_page(d);
	blanks_all(d, strip);
	d->range[c->board_n].to = pdf_pages(d->pdf);
}

bool paper_boards(struct arena *a, const struct paper_job *job, const char *only, struct bytes *out,
    struct paper_note *note, struct err *e)
{
	const struct course *c = job->course;
	struct boards d = { .job = job, .only = only, .range = arena_array(a, c->board_n + 1, sizeof *d.range) };
	const struct board *strip = NULL;
	for (size_t i = 0; i < c->board_n; i++)
		if (strip == NULL && is_wanted(&d, i))
			strip = c->board[i].board;
	if (strip == NULL && only != NULL && c->board_n > 0)
		return fail(e, ERR_FORMAT, NULL, 0, "the course has no board with the id %s; the first is %s", only,
		    c->board[0].id);
	if (strip == NULL)
		return fail(e, ERR_FORMAT, NULL, 0, "the course has no boards");
	struct pdf_about about = { .title = "Communication boards on paper",
		.author = c->publisher,
		.subject = c->title,
		.language = c->language,
		.date = job->date };
	bool ok = true;
	for (int drawn = 0; drawn < 2 && ok; drawn++) {
		ok = pdf_open(&d.pdf, job->assets, &about, e);
		if (!ok)
			break;
		pdf_quiet(d.pdf, drawn == 0);
		run(&d, strip);
		pdf_quiet(d.pdf, false);
		ok = drawn == 0 || pdf_finish(d.pdf, a, out, e);
		missing_note(note, d.pdf);
		pdf_close(d.pdf);
	}
	arena_release(&d.scratch);
	return ok;
}
