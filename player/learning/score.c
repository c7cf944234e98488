/*
 * Scoring. A response is one line of text in the xAPI form, and everything here reads or rewrites that text:
 * what is on the screen, in a draft and in the record is the same string, so nothing can be lost in
 * translation. Ids are [a-z0-9-]+ (content/README.md), so the separators "[,]" and "[.]" never stand inside
 * one.
 */
#include "learning/score.h"

static const char SEPARATOR[] = "[,]";
static const char JOINT[] = "[.]";

/* Takes the next part off the front of *rest; false at the end. An empty response has no parts. */
static bool part_next(const char **rest, struct str *part)
{
	const char *s = *rest;
	if (s == NULL || *s == '\0')
		return false;
	const char *end = strstr(s, SEPARATOR);
	part->p = s;
	part->n = end != NULL ? (size_t)(end - s) : strlen(s);
	if (end != NULL && end[3] == '\0')
		*rest = NULL; /* a separator with nothing after it: parts_known refuses that */
	else
		*rest = end != NULL ? end + 3 : "";
	return true;
}

static bool str_is(struct str s, const char *text)
{
	return strlen(text) == s.n && memcmp(s.p, text, s.n) == 0;
}

/* Splits "left[.]right"; without a joint right is empty and false comes back. */
static bool part_split(struct str part, struct str *left, struct str *right)
{
	for (size_t i = 0; i + 3 <= part.n; i++) {
		if (memcmp(part.p + i, JOINT, 3) != 0)
			continue;
		*left = (struct str){ part.p, i };
		*right = (struct str){ part.p + i + 3, part.n - i - 3 };
		return true;
	}
	*left = part;
	*right = (struct str){ part.p + part.n, 0 };
	return false;
}

static const struct choice *choice_find(const struct question *q, struct str id)
{
	for (size_t i = 0; i < q->choice_n; i++)
		if (str_is(id, q->choice[i].id))
			return &q->choice[i];
	return NULL;
}

static size_t part_count(const char *response)
{
	size_t n = 0;
	struct str part;
	for (const char *rest = response; part_next(&rest, &part);)
		n++;
	return n;
}

static void part_add(struct buf *b, const char *id)
{
	if (b->n > 0)
		buf_add(b, SEPARATOR);
	buf_add(b, id);
}

/* Every id known and none twice; where match is set each part is a pair, with no left and no right used twice. */
static bool parts_known(const struct question *q, const char *response, bool match)
{
	struct str part, left, right, other, other_left, other_right;
	for (const char *rest = response; part_next(&rest, &part);) {
		if (part_split(part, &left, &right) != match || choice_find(q, left) == NULL)
			return false;
		if (match && choice_find(q, right) == NULL)
			return false;
		for (const char *after = rest; part_next(&after, &other);) {
			part_split(other, &other_left, &other_right);
			bool same_left = other_left.n == left.n && memcmp(other_left.p, left.p, left.n) == 0;
			bool same_right = other_right.n == right.n && memcmp(other_right.p, right.p, right.n) == 0;
			if (same_left || (match && same_right))
				return false;
		}
		if (rest == NULL)
			return false;
	}
	return true;
}

bool response_fits(const struct question *q, const char *response)
{
	if (*response == '\0')
		return true;
	if (streq(response, RESPONSE_UNSURE))
		return question_is_scored(q);
	switch (q->kind) {
	case QUESTION_SINGLE:
	case QUESTION_TRUE_FALSE:
	case QUESTION_SCALE:
		return parts_known(q, response, false) && part_count(response) == 1;
	case QUESTION_MULTIPLE:
		return parts_known(q, response, false);
	case QUESTION_ORDER:
		return parts_known(q, response, false) && part_count(response) == q->choice_n;
	case QUESTION_MATCH:
		return parts_known(q, response, true);
	case QUESTION_REFLECTION:
		return false;
	}
	return false;
}

bool response_complete(const struct question *q, const char *response)
{
	if (q->kind == QUESTION_ORDER)
		return true;
	if (q->kind == QUESTION_REFLECTION || *response == '\0' || !response_fits(q, response))
		return false;
	if (q->kind == QUESTION_MATCH && !streq(response, RESPONSE_UNSURE))
		return part_count(response) == q->choice_n;
	return true;
}

static bool choices_right(const struct question *q, const char *response)
{
	for (size_t i = 0; i < q->choice_n; i++)
		if (response_has(response, q->choice[i].id) != q->choice[i].right)
			return false;
	return true;
}

static bool order_right(const struct question *q, const char *response)
{
	struct str part;
	size_t i = 0;
	for (const char *rest = response; part_next(&rest, &part); i++)
		if (i >= q->choice_n || !str_is(part, q->choice[i].id))
			return false;
	return i == q->choice_n;
}

/* Compared by the words, not the ids: where two right-hand sides read the same, either is right. */
static bool match_right(const struct question *q, const char *response)
{
	struct str part, left, right;
	size_t n = 0;
	for (const char *rest = response; part_next(&rest, &part); n++) {
		part_split(part, &left, &right);
		const struct choice *l = choice_find(q, left), *r = choice_find(q, right);
		if (l == NULL || r == NULL || !streq(l->match, r->match))
			return false;
	}
	return n == q->choice_n;
}

bool question_right(const struct question *q, const char *response)
{
	if (!question_is_scored(q) || *response == '\0' || streq(response, RESPONSE_UNSURE) ||
	    !response_fits(q, response))
		return false;
	if (q->kind == QUESTION_ORDER)
		return order_right(q, response);
	if (q->kind == QUESTION_MATCH)
		return match_right(q, response);
	return choices_right(q, response);
}

bool response_has(const char *response, const char *id)
{
	struct str part, left, right;
	for (const char *rest = response; part_next(&rest, &part);) {
		part_split(part, &left, &right);
		if (str_is(left, id))
			return true;
	}
	return false;
}

const char *response_match(struct arena *a, const char *response, const char *left_id)
{
	struct str part, left, right;
	for (const char *rest = response; part_next(&rest, &part);)
		if (part_split(part, &left, &right) && str_is(left, left_id))
			return arena_copy(a, right.p, right.n);
	return NULL;
}

/* The chosen ids in the question's own order, with this one turned over. */
static const char *multiple_toggle(struct arena *a, const struct question *q, const char *response, const char *id)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < q->choice_n; i++)
		if (response_has(response, q->choice[i].id) != streq(q->choice[i].id, id))
			part_add(&b, q->choice[i].id);
	return buf_text(&b);
}

const char *response_choose(struct arena *a, const struct question *q, const char *response, const char *id)
{
	bool unsure = streq(id, RESPONSE_UNSURE);
	if (unsure && !question_is_scored(q))
		return arena_string(a, response);
	if (!unsure && choice_find(q, (struct str){ id, strlen(id) }) == NULL)
		return arena_string(a, response);
	switch (q->kind) {
	case QUESTION_SINGLE:
	case QUESTION_TRUE_FALSE:
	case QUESTION_SCALE:
		return arena_string(a, id);
	case QUESTION_MULTIPLE:
		if (unsure)
			return arena_string(a, streq(response, RESPONSE_UNSURE) ? "" : RESPONSE_UNSURE);
		return multiple_toggle(a, q, response, id);
	case QUESTION_ORDER:
	case QUESTION_MATCH:
		return arena_string(a, unsure ? RESPONSE_UNSURE : response);
	case QUESTION_REFLECTION:
		break;
	}
	return arena_string(a, response);
}

const char *response_join(
    struct arena *a, const struct question *q, const char *response, const char *left, const char *right)
{
	struct buf b = { .a = a };
	bool joining = right != NULL && *right != '\0';
	for (size_t i = 0; i < q->choice_n; i++) {
		const char *id = q->choice[i].id;
		const char *with = response_match(a, response, id);
		if (streq(id, left))
			with = joining ? right : NULL;
		else if (joining && with != NULL && streq(with, right))
			with = NULL; /* a right-hand side belongs to one left: it moves */
		if (with != NULL)
			part_add(&b, arena_printf(a, "%s%s%s", id, JOINT, with));
	}
	return buf_text(&b);
}

const char *response_move(struct arena *a, const char *response, const char *id, int by)
{
	size_t n = part_count(response), at = n, i = 0;
	struct str *part = arena_array(a, n, sizeof *part);
	for (const char *rest = response; i < n && part_next(&rest, &part[i]); i++)
		if (str_is(part[i], id))
			at = i;
	bool up = by < 0 && at < n && at > 0, down = by > 0 && n > 0 && at < n - 1;
	if (up || down) {
		size_t to = up ? at - 1 : at + 1;
		struct str moved = part[at];
		part[at] = part[to];
		part[to] = moved;
	}
	struct buf b = { .a = a };
	for (i = 0; i < n; i++)
		part_add(&b, arena_copy(a, part[i].p, part[i].n));
	return buf_text(&b);
}

const char *response_key(struct arena *a, const struct question *q)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < q->choice_n && question_is_scored(q); i++) {
		const struct choice *c = &q->choice[i];
		if (q->kind == QUESTION_MATCH)
			part_add(&b, arena_printf(a, "%s%s%s", c->id, JOINT, c->id));
		else if (q->kind == QUESTION_ORDER || c->right)
			part_add(&b, c->id);
	}
	return buf_text(&b);
}

const char *response_initial(struct arena *a, const struct question *q, const size_t *order)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < q->choice_n; i++)
		part_add(&b, q->choice[order[i]].id);
	return buf_text(&b);
}
