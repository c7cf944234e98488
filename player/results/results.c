/*
 * Collected results, in memory. A hand-in holds a registration's whole chain, so of two files one must be the
 * beginning of the other; the longer is kept. Where they part, somebody has two histories for one learner (a
 * copied disk, or an edit): the registration is named and not counted, whatever came first. So the outcome
 * depends on the set of files only, not on their order or number.
 */
#include "results/results.h"

#include "results/handin_read.h"

struct person {
	char id[RECORD_ID];
	struct arena a; /* all that follows lies here */
	const char *course;
	unsigned char (*hash)[SEAL_HASH];
	size_t event_n;
	struct result_row row;
	bool conflict;
};

struct results {
	struct person **person;
	size_t n, cap;
	size_t *slot;  /* hash table over the ids: index + 1, 0 empty */
	size_t slot_n; /* a power of two, at least twice n */
};

bool results_open(struct results **out)
{
	struct results *s = calloc(1, sizeof *s);
	if (s == NULL)
		abort();
	*out = s;
	return true;
}

void results_close(struct results *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n; i++) {
		arena_release(&s->person[i]->a);
		free(s->person[i]);
	}
	free(s->person);
	free(s->slot);
	free(s);
}

/* The slot that holds id, or the empty one where it belongs. */
static size_t slot_of(const struct results *s, const char *id)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */
	for (const char *p = id; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	size_t i = (size_t)h & (s->slot_n - 1);
	while (s->slot[i] != 0 && !streq(s->person[s->slot[i] - 1]->id, id))
		i = (i + 1) & (s->slot_n - 1);
	return i;
}

static void results_grow(struct results *s)
{
	if (s->n < s->cap)
		return;
	size_t cap = s->cap > 0 ? 2 * s->cap : 64;
	struct person **person = realloc(s->person, cap * sizeof(struct person *));
	size_t *slot = calloc(2 * cap, sizeof *slot);
	if (person == NULL || slot == NULL)
		abort();
	free(s->slot);
	s->person = person;
	s->cap = cap;
	s->slot = slot;
	s->slot_n = 2 * cap;
	for (size_t i = 0; i < s->n; i++)
		s->slot[slot_of(s, s->person[i]->id)] = i + 1;
}

static struct person *person_find(struct results *s, const char *id)
{
	results_grow(s);
	size_t i = slot_of(s, id);
	if (s->slot[i] == 0) {
		struct person *p = calloc(1, sizeof *p);
		if (p == NULL)
			abort();
		memcpy(p->id, id, sizeof p->id);
		s->person[s->n] = p;
		s->slot[i] = ++s->n;
	}
	return s->person[s->slot[i] - 1];
}

static bool is_result(const struct event *ev)
{
	return streq(ev->verb, "completed") || streq(ev->verb, "passed") || streq(ev->verb, "failed");
}

/* The first complete sitting of this attempt; NULL: none. */
static const struct event *sitting_find(const struct handin *h, const char *attempt)
{
	for (size_t i = 0; i < h->event_n; i++)
		if (is_result(&h->event[i]) && streq(h->event[i].attempt, attempt) && h->event[i].score >= 0)
			return &h->event[i];
	return NULL;
}

/* Which form was sat: the letter after the last dot of what was answered ("p01.a"); 0 when nothing tells. */
static char sitting_form(const struct handin *h, const char *attempt, const struct event *end)
{
	for (const struct event *ev = h->event; end != NULL && ev < end; ev++)
		if (streq(ev->verb, "answered") && streq(ev->attempt, attempt))
			return str_ends(ev->item, ".a") ? 'a' : str_ends(ev->item, ".b") ? 'b' : 0;
	return 0;
}

/* Whether the pair was right in the sitting: what was answered last before its end counts. */
static bool pair_right(const struct handin *h, const char *pair, const char *attempt, const struct event *end)
{
	size_t n = strlen(pair);
	for (const struct event *ev = end; ev > h->event;) {
		ev--;
		if (streq(ev->verb, "answered") && streq(ev->attempt, attempt) && strncmp(ev->item, pair, n) == 0 &&
		    ev->item[n] == '.')
			return ev->success == 1;
	}
	return false;
}

static int topic_right(
    const struct handin *h, const struct handin_topic *t, const char *attempt, const struct event *end)
{
	int right = 0;
	if (end == NULL)
		return -1;
	for (size_t i = 0; i < t->pair_n; i++)
		right += pair_right(h, t->pair[i], attempt, end);
	return right;
}

static bool is_survey(const struct event *ev)
{
	return str_starts(ev->attempt, "survey-");
}

enum { SURVEY_MOST = 500 }; /* more than any survey asks; a hostile file would buy time with them */

/*
 * "survey.sector" in attempt "survey-end". Of a field given twice, as by a copied record that went on, the last counts.
 */
static void survey_make(struct arena *a, const struct handin *h, struct result_row *row)
{
	size_t room = h->event_n < SURVEY_MOST ? h->event_n : SURVEY_MOST;
	struct result_answer *list = arena_array(a, room, sizeof *list);
	row->survey = list;
	for (size_t i = 0; i < h->event_n; i++) {
		const struct event *ev = &h->event[i];
		const char *dot = strchr(ev->item, '.');
		if (!is_survey(ev) || !streq(ev->verb, "answered") || dot == NULL)
			continue;
		struct result_answer answer = { arena_string(a, ev->attempt + strlen("survey-")),
			arena_string(a, dot + 1), arena_string(a, ev->response) };
		size_t k = 0;
		while (k < row->survey_n &&
		    !(streq(list[k].occasion, answer.occasion) && streq(list[k].field, answer.field)))
			k++;
		if (k == room)
			return;
		list[k] = answer;
		row->survey_n += k == row->survey_n;
	}
}

static void row_make(struct arena *a, const struct handin *h, struct result_row *row)
{
	const struct event *pre = sitting_find(h, "pre"), *post = sitting_find(h, "post");
	*row = (struct result_row){ .registration = arena_string(a, h->registration),
		.course = arena_string(a, h->course),
		.version = arena_string(a, h->version),
		.release = h->release,
		.unsigned_pack = h->unsigned_pack,
		.completed_on = "",
		.pre = -1,
		.pre_max = -1,
		.post = -1,
		.post_max = -1 };
	if (pre != NULL) {
		row->pre = pre->score;
		row->pre_max = pre->score_max;
	}
	if (post != NULL) {
		row->post = post->score;
		row->post_max = post->score_max;
	}
	row->pre_form = sitting_form(h, "pre", pre);
	row->post_form = sitting_form(h, "post", post);
	for (size_t i = 0; i < h->event_n; i++) {
		const struct event *ev = &h->event[i];
		bool practice = event_is_practice(ev);
		row->answers += !practice && !is_survey(ev) && streq(ev->verb, "answered");
		row->unsigned_pack = row->unsigned_pack || ev->unsigned_pack;
		if (!row->completed && !practice && is_result(ev) && streq(ev->item, h->course)) {
			row->completed = true;
			row->completed_on = arena_string(a, ev->date);
		}
	}
	struct result_topic *topic = arena_array(a, h->topic_n, sizeof *topic);
	for (size_t i = 0; i < h->topic_n; i++)
		topic[i] =
		    (struct result_topic){ arena_string(a, h->topic[i].id), topic_right(h, &h->topic[i], "pre", pre),
			    topic_right(h, &h->topic[i], "post", post), (int)h->topic[i].pair_n };
	row->topic = topic;
	row->topic_n = h->topic_n;
	survey_make(a, h, row);
}

static int order_text(const char *x, const char *y)
{
	int by = strcmp(x, y);
	return (by > 0) - (by < 0);
}

/*
 * Which of two rows of equally long chains is shown: a total order over all that may differ, so that the
 * order of files can't tell.
 */
static int row_order(const struct result_row *x, const struct result_row *y)
{
	if (x->release != y->release)
		return x->release < y->release ? -1 : 1;
	if (!streq(x->version, y->version))
		return order_text(x->version, y->version);
	if (x->unsigned_pack != y->unsigned_pack)
		return x->unsigned_pack ? 1 : -1;
	if (x->topic_n != y->topic_n)
		return x->topic_n < y->topic_n ? -1 : 1;
	for (size_t i = 0; i < x->topic_n; i++) {
		const struct result_topic *p = &x->topic[i], *q = &y->topic[i];
		int by = order_text(p->topic, q->topic);
		if (by == 0)
			by = (p->of > q->of) - (p->of < q->of);
		if (by == 0)
			by = (p->before > q->before) - (p->before < q->before);
		if (by == 0)
			by = (p->now > q->now) - (p->now < q->now);
		if (by != 0)
			return by;
	}
	return 0;
}

static bool histories_part(const struct person *p, const struct handin *h)
{
	size_t shared = p->event_n < h->event_n ? p->event_n : h->event_n;
	if (!streq(p->course, h->course))
		return true;
	for (size_t i = 0; i < shared; i++) {
		unsigned char hash[SEAL_HASH];
		if (!hex_decode(hash, sizeof hash, h->event[i].hash) || memcmp(hash, p->hash[i], sizeof hash) != 0)
			return true;
	}
	return false;
}

static void person_take(struct person *p, const struct handin *h)
{
	struct arena a = { 0 };
	struct result_row row;
	row_make(&a, h, &row);
	bool newer =
	    p->course == NULL || h->event_n > p->event_n || (h->event_n == p->event_n && row_order(&row, &p->row) > 0);
	if (!newer) {
		arena_release(&a);
		return;
	}
	arena_release(&p->a);
	p->a = a;
	p->row = row;
	p->course = row.course;
	p->event_n = h->event_n;
	p->hash = arena_array(&p->a, h->event_n, sizeof *p->hash);
	for (size_t i = 0; i < h->event_n; i++)
		hex_decode(p->hash[i], SEAL_HASH, h->event[i].hash);
}

bool results_add(struct results *s, const char *file, const struct bytes *text, struct err *e)
{
	struct arena scratch = { 0 };
	struct handin h;
	bool ok = handin_read(&scratch, file, text, &h, e);
	if (ok) {
		struct person *p = person_find(s, h.registration);
		if (p->course != NULL && histories_part(p, &h))
			p->conflict = true;
		else
			person_take(p, &h);
	}
	arena_release(&scratch);
	return ok;
}

static int row_by_registration(const void *x, const void *y)
{
	const struct result_row *p = x, *q = y;
	return strcmp(p->registration, q->registration);
}

bool results_rows(struct results *s, struct arena *a, const struct result_row **out, size_t *n, struct err *e)
{
	(void)e;
	struct result_row *row = arena_array(a, s->n, sizeof *row);
	*n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (!s->person[i]->conflict)
			row[(*n)++] = s->person[i]->row;
	if (*n > 1)
		qsort(row, *n, sizeof *row, row_by_registration);
	*out = row;
	return true;
}

static int text_order(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

size_t results_conflicts(struct results *s, struct arena *a, const char *const **registration)
{
	const char **name = arena_array(a, s->n, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (s->person[i]->conflict)
			name[n++] = s->person[i]->id;
	if (n > 1)
		qsort(name, n, sizeof *name, text_order);
	*registration = name;
	return n;
}
