/*
 * Promises of paper: lines are never wider than their column and lose no letter; the same document is the same
 * bytes; the
 * PDF is tagged, with words for its figures; a certificate's code is the same for the same record and another
 * for any other; what cannot be printed says why.
 */
#include "app.h"
#include "base/seal.h"
#include "course/read.h"
#include "invariants.h"
#include "paper/paper.h"
#include "paper/text.h"
#include "screens/screen.h"
#include "test.h"

struct desk {
	struct arena a;
	struct pack *pack;
	struct course *course;
	struct paper_job job;
	struct err e;
};

static bool desk_open(struct desk *d, const char *folder)
{
	struct keyring none = { NULL, 0 };
	struct findings f = { .a = &d->a };
	const char *root = test_root();
	if (!seal_start() || !pack_open(&d->pack, path_join(&d->a, root, folder), &none, &d->e))
		return false;
	d->course = course_read(&d->a, d->pack, &f, &d->e);
	d->job = (struct paper_job){
		.assets = path_join(&d->a, root, "assets"), .date = "2026-11-25", .pack = d->pack, .course = d->course
	};
	return d->course != NULL;
}

static void desk_close(struct desk *d)
{
	pack_close(d->pack);
	arena_release(&d->a);
}

static bool holds(const struct bytes *b, const char *text)
{
	size_t n = strlen(text);
	for (size_t i = 0; i + n <= b->n; i++)
		if (memcmp(b->p + i, text, n) == 0)
			return true;
	return false;
}

static size_t count(const struct bytes *b, const char *text)
{
	size_t n = strlen(text), found = 0;
	for (size_t i = 0; i + n <= b->n; i++)
		found += memcmp(b->p + i, text, n) == 0 ? 1 : 0;
	return found;
}

TEST(paper_prints_body_words_only_when_asked)
{
	static const struct button plain = { .label = "happy" }, off = { .hidden = true },
				   body = { .hidden = true, .body = true };
	EXPECT(button_printed(&plain, false) && button_printed(&plain, true));
	EXPECT(!button_printed(&off, false) && !button_printed(&off, true));
	EXPECT(!button_printed(&body, false) && button_printed(&body, true));
}

/* --- lines --- */

static struct pdf *sheet_open(struct desk *d)
{
	struct pdf *p = NULL;
	struct pdf_about about = { "A test", "nobody", "testing", "en-GB", "2026-11-25" };
	if (!desk_open(d, "content/sample") || !pdf_open(&p, d->job.assets, &about, &d->e))
		return NULL;
	return p;
}

static const char prose[] = "Ask a qualified, unhurried person \u2013 someone you trust \u2013 and write "
			    "https://example.org/a/very/long/address/that/no/column/holds/whatever/its/width "
			    "down.\nThen stop.";

TEST(paper_lines_fit_their_column_and_lose_nothing)
{
	struct desk d = { .pack = NULL };
	struct pdf *p = sheet_open(&d);
	EXPECT(p != NULL);
	struct style style = style_of(WEIGHT_REGULAR, 100, 150, COLOUR_INK);
	for (int width = 12 * MM; width < 120 * MM; width += 7 * MM) {
		struct lines l = text_wrap_one(&d.a, p, style, prose, width);
		size_t bytes = 0;
		for (size_t i = 0; i < l.piece_n; i++)
			bytes += l.piece[i].n;
		EXPECT(l.n > 1);
		EXPECT(l.widest <= width);
		EXPECT_INT(bytes, sizeof prose - 2); /* all but the line feed */
	}
	struct lines one = text_fit(&d.a, p, style, 5 * PT, "comfortable", 12 * MM, 1);
	EXPECT_INT(one.n, 1);
	EXPECT(one.widest <= 12 * MM);
	pdf_close(p);
	desk_close(&d);
}

TEST(paper_letters_are_kerned)
{
	struct desk d = { .pack = NULL };
	struct pdf *p = sheet_open(&d);
	EXPECT(p != NULL);
	int apart = pdf_text_width(p, WEIGHT_BOLD, 100 * PT, "T", 1) + pdf_text_width(p, WEIGHT_BOLD, 100 * PT, "o", 1);
	EXPECT(pdf_text_width(p, WEIGHT_BOLD, 100 * PT, "To", 2) < apart);
	pdf_close(p);
	desk_close(&d);
}

TEST(paper_turns_what_is_read_from_the_right)
{
	static const char text[] = "\u0645\u062D\u0645\u062F 999 Ash";
	struct desk d = { .pack = NULL };
	struct pdf *p = sheet_open(&d);
	EXPECT(p != NULL);
	struct lines l = text_wrap_one(&d.a, p, style_of(WEIGHT_REGULAR, 100, 150, COLOUR_INK), text, 100 * MM);
	EXPECT(l.rtl);
	EXPECT_INT(l.n, 1);
	EXPECT(l.piece_n >= 2);
	/* the first to be read stands furthest right, and the pieces fill the line */
	const struct piece *first = &l.piece[0], *last = &l.piece[l.piece_n - 1];
	EXPECT_INT(first->x + first->w, l.width[0]);
	EXPECT_INT(last->x, 0);
	pdf_close(p);
	desk_close(&d);
}

/* --- documents --- */

TEST(paper_documents_are_the_same_bytes_again)
{
	struct desk d = { .pack = NULL };
	struct bytes one, two;
	struct paper_note note;
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	EXPECT_OK(paper_boards(&d.a, &d.job, NULL, &one, &note, &d.e), d.e);
	EXPECT_STR(note.text, "");
	EXPECT_OK(paper_boards(&d.a, &d.job, NULL, &two, &note, &d.e), d.e);
	EXPECT_INT(one.n, two.n);
	EXPECT(memcmp(one.p, two.p, one.n) == 0);
	EXPECT_OK(paper_handout(&d.a, &d.job, &one, &note, &d.e), d.e);
	EXPECT_STR(note.text, "");
	EXPECT_OK(paper_handout(&d.a, &d.job, &two, &note, &d.e), d.e);
	EXPECT(one.n == two.n && memcmp(one.p, two.p, one.n) == 0);
	d.job.date = "2026-11-26";
	EXPECT_OK(paper_handout(&d.a, &d.job, &two, &note, &d.e), d.e);
	EXPECT(one.n != two.n || memcmp(one.p, two.p, one.n) != 0);
	desk_close(&d);
}

TEST(paper_handout_is_tagged)
{
	struct desk d = { .pack = NULL };
	struct bytes pdf;
	struct paper_note note;
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	EXPECT_OK(paper_handout(&d.a, &d.job, &pdf, &note, &d.e), d.e);
	EXPECT(holds(&pdf, "/Lang (en-GB)"));
	EXPECT(holds(&pdf, "/Marked true"));
	static const char *const tags[] = { "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
		"Table", "TR", "TH", "TD", "Figure", "Caption", "BlockQuote", "Link" };
	for (size_t i = 0; i < COUNT(tags); i++)
		EXPECT(holds(&pdf, arena_printf(&d.a, "/S /%s\n", tags[i])));
	EXPECT(count(&pdf, "/S /Figure\n") > 1);
	EXPECT_INT(count(&pdf, "/Alt <FEFF"), count(&pdf, "/S /Figure\n"));
	EXPECT_INT(count(&pdf, "/O /Table /Scope"), count(&pdf, "/S /TH\n"));
	EXPECT(holds(&pdf, "/CreationDate (20261125000000"));
	desk_close(&d);
}

static const struct worksheet *sheet_of(const struct course *c, enum worksheet_kind kind)
{
	for (size_t m = 0; m < c->module_n; m++)
		for (size_t i = 0; i < c->module[m].item_n; i++) {
			const struct worksheet *w = c->module[m].item[i].worksheet;
			if (w != NULL && w->kind == kind)
				return w;
		}
	return NULL;
}

/* Whatever the caller gives: what was typed about a case is in no file, since it might be about a child. */
TEST(paper_fills_in_own_worksheets_and_never_a_case)
{
	static const char *const empty[8] = { "", "", "", "", "", "", "", "" },
				 *const written[8] = { "yes", "yes", "4", "hang up a lamp", "", "", "", "" };
	struct desk d = { .pack = NULL };
	struct bytes blank, filled, all;
	struct paper_note note = { "" };
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	for (enum worksheet_kind kind = WORKSHEET_CASE; kind <= WORKSHEET_OWN; kind++) {
		const struct paper_filled no = { sheet_of(d.course, kind), empty }, with = { no.worksheet, written };
		EXPECT(no.worksheet != NULL);
		EXPECT_OK(paper_worksheets(&d.a, &d.job, &no, &blank, &note, &d.e), d.e);
		EXPECT_OK(paper_worksheets(&d.a, &d.job, &with, &filled, &note, &d.e), d.e);
		bool same = blank.n == filled.n && memcmp(blank.p, filled.p, blank.n) == 0;
		EXPECT_INT(same, kind == WORKSHEET_CASE);
		EXPECT_INT(count(&filled, "/S /Figure\n"), kind == WORKSHEET_OWN ? 3 : 0);
	}
	EXPECT_OK(paper_worksheets(&d.a, &d.job, NULL, &all, &note, &d.e), d.e);
	EXPECT_INT(count(&all, "/S /H1\n"), 2);
	EXPECT_INT(count(&all, "/S /Figure\n"), 0);
	d.course->module_n = 0;
	EXPECT(!paper_worksheets(&d.a, &d.job, NULL, &all, &note, &d.e));
	EXPECT(strstr(d.e.text, "no worksheets") != NULL);
	desk_close(&d);
}

TEST(paper_says_why_there_are_no_boards)
{
	struct desk d = { .pack = NULL };
	struct bytes pdf;
	struct paper_note note;
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	EXPECT(!paper_boards(&d.a, &d.job, "no-such-board", &pdf, &note, &d.e));
	EXPECT(strstr(d.e.text, "no-such-board") != NULL);
	d.e = (struct err){ 0 };
	d.course->board_n = 0;
	EXPECT(!paper_boards(&d.a, &d.job, NULL, &pdf, &note, &d.e));
	EXPECT_STR(d.e.text, "the course has no boards");
	d.e = (struct err){ 0 };
	d.job.assets = "/nowhere";
	EXPECT(!paper_handout(&d.a, &d.job, &pdf, &note, &d.e));
	EXPECT_INT(d.e.kind, ERR_IO);
	desk_close(&d);
}

TEST(paper_amends_only_the_pdf_that_it_knows)
{
	static const char *const one[] = { "Document" }, *const none[] = { NULL };
	struct desk d = { .pack = NULL };
	struct bytes pdf, out;
	struct paper_note note;
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	EXPECT_OK(paper_handout(&d.a, &d.job, &pdf, &note, &d.e), d.e);
	EXPECT(!pdf_amend(&d.a, &pdf, one, none, 1, "", &out, &d.e));
	EXPECT_INT(d.e.kind, ERR_FORMAT);
	/* cut anywhere, it is refused, never read past */
	for (size_t n = 0; n < pdf.n; n += pdf.n / 300 + 1) {
		struct bytes cut = { pdf.p, n };
		EXPECT(!pdf_amend(&d.a, &cut, one, none, 1, "", &out, NULL));
	}
	desk_close(&d);
}

/* --- certificate --- */

TEST(paper_certificate_has_a_code_of_its_record_and_no_score)
{
	struct desk d = { .pack = NULL };
	struct bytes pdf;
	char code[10], other[10];
	struct paper_certificate c = { .name = "Zo\u00EB \u09B0\u09B9\u09BF\u09AE\u09BE",
		.completed_on = "2026-11-25",
		.record = "00112233445566778899aabbccddeeff" };
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	EXPECT_OK(paper_certificate(&d.a, &d.job, &c, &pdf, &d.e), d.e);
	EXPECT(holds(&pdf, "/Count 1\n"));
	certificate_code(code, c.record, d.course);
	certificate_code(other, c.record, d.course);
	EXPECT_STR(code, other);
	EXPECT(strlen(code) == 9 && code[4] == '-' && strcspn(code, "ILOU") == 9);
	certificate_code(other, "10112233445566778899aabbccddeeff", d.course);
	EXPECT(!streq(code, other));
	d.course->release++;
	certificate_code(other, c.record, d.course);
	EXPECT(!streq(code, other));
	desk_close(&d);
}

TEST(paper_counts_hours_of_what_is_ready)
{
	static struct module m[] = { { .minutes = 40, .ready = true }, { .minutes = 90 },
		{ .minutes = 25, .ready = true } };
	static struct test_pair pair[1];
	static struct test test = { .minutes = 15, .pair = pair, .pair_n = 1 };
	struct course c = { .module = m, .module_n = COUNT(m), .test = &test };
	struct arena a = { 0 };
	EXPECT_STR(certificate_hours(&a, &c), "1 hour 35 minutes");
	c.test = NULL;
	EXPECT_STR(certificate_hours(&a, &c), "1 hour 5 minutes");
	c.module_n = 1;
	EXPECT_STR(certificate_hours(&a, &c), "40 minutes");
	m[0].minutes = 120;
	EXPECT_STR(certificate_hours(&a, &c), "2 hours");
	m[0].minutes = 40;
	arena_release(&a);
}

/* --- hostile boards --- */

/* As many cells as a board may have, each with words that nothing is wide enough for. */
TEST(paper_bears_a_board_of_ten_thousand_cells)
{
	enum { ROWS = 100 };
	struct desk d = { .pack = NULL };
	struct bytes pdf;
	struct paper_note note;
	EXPECT_OK(desk_open(&d, "content/sample"), d.e);
	struct button *button = arena_array(&d.a, 2, sizeof *button);
	int *cell = arena_array(&d.a, ROWS * ROWS, sizeof *cell);
	button[0] = (struct button){
		.id = "a", .label = "unquestionably", .say = "a", .symbol_set = "coursepack", .symbol = "happy.svg"
	};
	button[1] = (struct button){ .id = "b", .label = "", .say = "" };
	for (int i = 0; i < ROWS * ROWS; i++)
		cell[i] = i % 50 == 0;
	struct board board = { .id = "x",
		.name = "A board whose name is far too long to stand beside its code at the top of a sheet, "
			"whatever the size",
		.version = "",
		.rows = ROWS,
		.columns = ROWS,
		.button = button,
		.button_n = 2,
		.cell = cell,
		.fingerprint = "0000-0000" };
	for (size_t i = 0; i < COUNT(board.strip); i++)
		board.strip[i] = -1;
	struct board_ref ref = { .id = "x", .src = "x.obf", .board = &board };
	d.course->board = &ref;
	d.course->board_n = 1;
	EXPECT_OK(paper_boards(&d.a, &d.job, NULL, &pdf, &note, &d.e), d.e);
	EXPECT(holds(&pdf, "/Marked true"));
	desk_close(&d);
}
