/*
 * course.xml and what hangs on it. The order of reading is the order in which things are needed, not that of the
 * file: what is referred to (topics, outcomes, sources, terms) is read before the modules that refer to it. A
 * reference that may point forward, a question's see= or a resource's module, is checked at the end.
 */
#include "course/read_in.h"

#include "course/limits.h"

/* "1.10" is newer than "1.9": part by part. -1 when it is no version. */
static int version_order(const char *s, const char *t)
{
	while (*s != '\0' || *t != '\0') {
		int64_t n[2] = { 0, 0 };
		const char **side[] = { &s, &t };
		for (int i = 0; i < 2; i++) {
			while (**side[i] >= '0' && **side[i] <= '9' && n[i] < 1000000)
				n[i] = n[i] * 10 + (*(*side[i])++ - '0');
			if (**side[i] == '.')
				++*side[i];
		}
		if (n[0] != n[1])
			return n[0] < n[1] ? -1 : 1;
	}
	return 0;
}

/* "1", "1.0", "1.2.3". */
static bool version_ok(const char *s)
{
	bool digit = false;
	for (; *s != '\0'; s++) {
		if (*s == '.' && !digit)
			return false;
		digit = *s != '.';
		if (digit && (*s < '0' || *s > '9'))
			return false;
	}
	return digit;
}

/* Before anything else: a newer format may hold what this player would call an error. */
bool format_read(
    struct reader *r, const struct xml *x, const char *what, int *out, const char **min_player, struct err *e)
{
	const char *format = xml_attr(x, "format"), *player = xml_attr(x, "min-player");
	int64_t number = 0;
	bool later = format != NULL && parse_int(format, COURSE_FORMAT + 1, INT32_MAX, &number);
	if (player != NULL && version_ok(player) && version_order(player, PLAYER_VERSION) > 0)
		return fail(e, ERR_FORMAT, r->file, x->line,
		    "this %s needs player %s or newer; your records are untouched", what, player);
	if (later)
		return fail(e, ERR_FORMAT, r->file, x->line,
		    "this %s is of format %s and needs a newer player; your records are untouched", what, format);
	*out = attr_int(r, x, "format", 1, COURSE_FORMAT, NEED);
	*min_player = attr_text(r, x, "min-player", NEED);
	if (*min_player != NULL && !version_ok(*min_player))
		wrong(r, x->line, "attribute-value", "min-player=\"%s\": write a version such as 1.0", *min_player);
	return true;
}

static bool language_ok(const char *s)
{
	size_t n = strlen(s);
	for (size_t i = 0; i < n; i++) {
		bool letter = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z');
		if (!letter && (i < 2 || (s[i] != '-' && !(s[i] >= '0' && s[i] <= '9'))))
			return false;
	}
	return n >= 2 && n <= 35 && s[n - 1] != '-';
}

const char *attr_language(struct reader *r, const struct xml *x)
{
	const char *language = attr_text(r, x, "lang", NEED);
	if (language != NULL && !language_ok(language))
		wrong(r, x->line, "attribute-value", "lang=\"%s\": write a language such as en-GB", language);
	return language;
}

static void notice_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "p", NULL };
	const struct xml *notice = child_one(r, x, "notice", NEED);
	if (notice == NULL)
		return;
	attrs_known(r, notice, no_attributes);
	children_known(r, notice, children);
	size_t n = child_count(notice, "p"), i = 0;
	if (n == 0)
		wrong(r, notice->line, "notice-empty", "<notice> has no <p>: say what the course is and is not");
	const char **list = arena_array(r->a, n, sizeof *list);
	for (const struct xml *c = xml_child(notice, "p"); c != NULL; c = xml_next(c, "p"))
		list[i++] = words_read(r, c, no_attributes);
	r->course->notice = list;
	r->course->notice_n = n;
}

static void header_read(struct reader *r, const struct xml *x)
{
	static const char *const review_attributes[] = { "by", "owner", NULL };
	struct course *c = r->course;
	c->id = attr_id(r, x, ID_COURSE, 0);
	c->version = attr_text(r, x, "version", NEED);
	c->release = attr_int(r, x, "release", 1, INT32_MAX, NEED);
	c->language = attr_language(r, x);
	c->title = child_words(r, x, "title", NEED);
	c->short_title = child_words(r, x, "short-title", NEED);
	c->summary = child_words(r, x, "summary", NEED);
	c->publisher = child_words(r, x, "publisher", NEED);
	const struct xml *review = child_one(r, x, "review", NEED);
	if (review != NULL) {
		attrs_known(r, review, review_attributes);
		children_known(r, review, no_attributes);
		c->review_by = attr_date(r, review, "by");
		c->review_owner = attr_text(r, review, "owner", NEED);
	}
	notice_read(r, x);
}

/* A list element of course.xml, its children of one kind counted; NULL when absent. */
static const struct xml *list_of(
    struct reader *r, const struct xml *x, const char *tag, const char *child, enum need need, size_t *n)
{
	const char *const children[] = { child, NULL };
	const struct xml *list = child_one(r, x, tag, need);
	*n = 0;
	if (list == NULL)
		return NULL;
	attrs_known(r, list, no_attributes);
	children_known(r, list, children);
	*n = child_count(list, child);
	if (*n == 0)
		wrong(r, list->line, "list-empty", "<%s> has no <%s>%s", tag, child,
		    need == NEED ? "" : ": write one or take it out");
	return *n == 0 ? NULL : xml_child(list, child);
}

static void topics_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", NULL };
	size_t n, i = 0;
	const struct xml *t = list_of(r, x, "topics", "topic", NEED, &n);
	struct topic *list = arena_array(r->a, n, sizeof *list);
	for (; t != NULL; t = xml_next(t, "topic"), i++)
		list[i] = (struct topic){ attr_id(r, t, ID_TOPIC, i), words_read(r, t, attributes) };
	r->course->topic = list;
	r->course->topic_n = n;
}

static void outcomes_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "topic", NULL };
	size_t n, i = 0;
	const struct xml *o = list_of(r, x, "outcomes", "outcome", NEED, &n);
	struct outcome *list = arena_array(r->a, n, sizeof *list);
	for (; o != NULL; o = xml_next(o, "outcome"), i++) {
		list[i].id = attr_id(r, o, ID_OUTCOME, i);
		list[i].topic = attr_ref(r, o, "topic", ID_TOPIC, NEED);
		list[i].text = words_read(r, o, attributes);
	}
	r->outcome = list;
	r->course->outcome = list;
	r->course->outcome_n = n;
}

static void sources_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "year", "publisher", "url", NULL };
	size_t n, i = 0;
	const struct xml *s = list_of(r, x, "sources", "source", NEED, &n);
	struct source *list = arena_array(r->a, n, sizeof *list);
	for (; s != NULL; s = xml_next(s, "source"), i++) {
		list[i].id = attr_id(r, s, ID_SOURCE, i);
		list[i].year = attr_text(r, s, "year", NEED);
		list[i].publisher = attr_text(r, s, "publisher", NEED);
		list[i].url = attr_url(r, s, "url", MAYBE);
		list[i].title = words_read(r, s, attributes);
		list[i].number = (int)i + 1;
	}
	r->course->source = list;
	r->course->source_n = n;
}

/* The file an element of course.xml names; r->file is course.xml again. */
static const char *src_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "src", NULL };
	r->file = "course.xml";
	attrs_known(r, x, attributes);
	children_known(r, x, no_attributes);
	return attr_file(r, x, "src");
}

/* One of the three list files: element tag of course.xml, whose file's root has the same name. */
static void list_file_read(struct reader *r, const struct xml *x, const char *tag, enum need need,
    void (*read)(struct reader *, const struct xml *))
{
	r->file = "course.xml";
	const struct xml *c = child_one(r, x, tag, need);
	const char *src = c == NULL ? NULL : src_read(r, c);
	struct arena tree = { 0 };
	const struct xml *root = src == NULL ? NULL : root_read(r, &tree, src, tag);
	if (root != NULL)
		read(r, root);
	arena_release(&tree);
}

/* Numbers are small, so the modules that have them are kept by number. */
static void module_number_check(struct reader *r, const struct xml *root, const struct module *m)
{
	const struct module **with = &r->numbered[m->number];
	if (*with != NULL)
		wrong(
		    r, root->line, "module-number", "number=\"%d\" is taken already, by %s", m->number, (*with)->file);
	else
		*with = m;
}

static void module_file_read(struct reader *r, const struct xml *m, struct module *list)
{
	const char *src = src_read(r, m);
	struct arena tree = { 0 };
	const struct xml *root = src == NULL ? NULL : root_read(r, &tree, src, "module");
	if (root != NULL) {
		size_t at = r->course->module_n++;
		module_read(r, root, &list[at], at);
		module_number_check(r, root, &list[at]);
	}
	arena_release(&tree);
}

static void modules_read(struct reader *r, const struct xml *x)
{
	size_t n;
	r->file = "course.xml";
	const struct xml *m = list_of(r, x, "modules", "module", NEED, &n);
	struct module *list = arena_array(r->a, n, sizeof *list);
	r->course->module = list;
	r->numbered = arena_array(r->a, MODULE_NUMBER_MOST + 1, sizeof *r->numbered);
	for (; m != NULL; m = xml_next(m, "module"))
		module_file_read(r, m, list);
}

static void tests_read(struct reader *r, const struct xml *x)
{
	static const char *const children[] = { "test", NULL };
	static const struct test none;
	r->course->test = &none;
	r->file = "course.xml";
	const struct xml *tests = child_one(r, x, "tests", MAYBE);
	if (tests == NULL)
		return;
	attrs_known(r, tests, no_attributes);
	children_known(r, tests, children);
	const struct xml *t = child_one(r, tests, "test", MAYBE);
	const char *src = t == NULL ? NULL : src_read(r, t);
	struct arena tree = { 0 };
	const struct xml *root = src == NULL ? NULL : root_read(r, &tree, src, "test");
	if (root != NULL)
		r->course->test = test_read(r, root);
	arena_release(&tree);
}

/* A link between boards must lead to a board of this course, by file or by the board's own id. */
static void board_links(struct reader *r, const struct board_ref *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t b = 0; list[i].board != NULL && b < list[i].board->button_n; b++) {
			const char *to = list[i].board->button[b].load_board;
			bool found = to == NULL || str_starts(to, "special::"); /* board_parse has warned of those */
			for (size_t k = 0; k < n && !found; k++)
				found =
				    streq(to, list[k].src) || (list[k].board != NULL && streq(to, list[k].board->id));
			if (!found)
				findings_add(r->f, SEVERITY_ERROR, list[i].src, 0, "board-link",
				    "button \"%s\" leads to the board %s, which is not in the course",
				    list[i].board->button[b].label, to);
		}
	}
}

static void boards_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "src", NULL };
	size_t n;
	r->file = "course.xml";
	const struct xml *b = list_of(r, x, "boards", "board", MAYBE, &n);
	struct board_ref *list = arena_array(r->a, n, sizeof *list);
	for (size_t i = 0; b != NULL; b = xml_next(b, "board"), i++) {
		struct bytes text;
		struct err e = { 0 };
		attrs_known(r, b, attributes);
		children_known(r, b, no_attributes);
		list[i].id = attr_id(r, b, ID_BOARD, i);
		list[i].src = attr_file(r, b, "src");
		if (list[i].src == NULL)
			continue;
		if (pack_read(r->pack, r->a, list[i].src, LIMIT_JSON_BYTES, &text, &e))
			list[i].board = board_parse(r->a, list[i].src, &text, r->f);
		else
			findings_add(r->f, SEVERITY_ERROR, list[i].src, 0, "file", "the file %s", e.text);
	}
	board_links(r, list, n);
	r->course->board = list;
	r->course->board_n = n;
}

static void course_children(struct reader *r, const struct xml *x)
{
	static const struct survey no_survey;
	static const char *const attributes[] = { "id", "version", "release", "format", "min-player", "lang", NULL };
	static const char *const children[] = { "title", "short-title", "summary", "publisher", "review", "notice",
		"topics", "outcomes", "sources", "support", "glossary", "resources", "names", "modules", "tests",
		"survey", "boards", NULL };
	attrs_known(r, x, attributes);
	children_known(r, x, children);
	header_read(r, x);
	topics_read(r, x);
	outcomes_read(r, x);
	sources_read(r, x);
	list_file_read(r, x, "support", NEED, support_read);
	list_file_read(r, x, "glossary", MAYBE, glossary_read);
	list_file_read(r, x, "resources", MAYBE, resources_read);
	list_file_read(r, x, "names", MAYBE, names_read);
	modules_read(r, x);
	tests_read(r, x);
	r->course->survey = &no_survey;
	list_file_read(r, x, "survey", MAYBE, survey_read);
	boards_read(r, x);
	refs_resolve(r);
}

struct course *course_read(struct arena *a, struct pack *p, struct findings *f, struct err *e)
{
	struct course *c = arena_alloc(a, sizeof *c);
	struct reader r = { .a = a, .pack = p, .f = f, .course = c, .file = "course.xml" };
	if (pack_size(p, r.file) < 0) {
		fail(e, ERR_IO, r.file, 0, "there is no course.xml here: name the folder that holds it");
		return NULL;
	}
	struct arena tree = { 0 };
	const struct xml *x = root_read(&r, &tree, r.file, "course");
	bool ok = x != NULL && format_read(&r, x, "course", &c->format, &c->min_player, e);
	if (ok)
		course_children(&r, x);
	arena_release(&tree);
	return ok ? c : NULL;
}
