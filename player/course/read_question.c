/* A question of any kind. What a kind may hold is one row of a table; what must be right about it is one function. */
#include "course/read_in.h"

struct kind_rule {
	const char *name;
	bool choices, right, match, answer, ends; /* what stands in it */
};

/* In the order of enum question_kind. */
static const struct kind_rule rules[] = {
	{ "single", true, true, false, false, false },
	{ "multiple", true, true, false, false, false },
	{ "truefalse", false, false, false, true, false },
	{ "order", true, false, false, false, false },
	{ "match", true, false, true, false, false },
	{ "scale", true, false, false, false, true },
	{ "reflection", false, false, false, false, false },
};
static const char *const kind_names[] = { "single", "multiple", "truefalse", "order", "match", "scale", "reflection",
	NULL };

static void choice_id_read(struct reader *r, const struct xml *x, struct choice *c)
{
	c->id = attr_text(r, x, "id", NEED);
	if (c->id != NULL && !id_formed(c->id)) {
		wrong(r, x->line, "id-form", "id=\"%s\": use only a-z, 0-9 and -", c->id);
		c->id = NULL;
	}
}

static void choice_read(struct reader *r, const struct xml *x, struct choice *c, const struct kind_rule *rule)
{
	static const char *const attributes[] = { "id", "right", "match", NULL };
	attrs_known(r, x, attributes);
	c->line = x->line;
	choice_id_read(r, x, c);
	c->right = attr_yes(r, x, "right", false);
	if (!rule->right && xml_attr(x, "right") != NULL)
		wrong(r, x->line, "choice-right", "right= says nothing in a question of kind %s: take it out",
		    rule->name);
	c->match = attr_text(r, x, "match", rule->match ? NEED : MAYBE);
	if (!rule->match && c->match != NULL)
		wrong(r, x->line, "choice-match", "match= says nothing in a question of kind %s: take it out",
		    rule->name);
	c->text = rich_read(r, x, "feedback");
	const struct xml *feedback = xml_child(x, "feedback");
	if (feedback != NULL)
		c->feedback = prose_read(r, feedback, no_attributes);
}

/* Ids, and in a match both sides, are unique within the question. */
static void choices_unique(struct reader *r, const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *c = &q->choice[i];
		for (size_t j = 0; j < i; j++) {
			const struct choice *before = &q->choice[j];
			if (c->id != NULL && streq(c->id, before->id))
				wrong(r, c->line, "choice-id-twice",
				    "id=\"%s\" stands twice in this question: give each choice its own", c->id);
			if (c->match != NULL && streq(c->match, before->match))
				wrong(r, c->line, "match-twice",
				    "match=\"%s\" stands twice: each left-hand side needs a right-hand side "
				    "of its own",
				    c->match);
			if (c->text.n > 0 && streq(c->text.plain, before->text.plain))
				wrong(r, c->line, "choice-twice", "two choices say the same: \"%s\"", c->text.plain);
		}
	}
}

enum { CHOICES_MOST = 20 };

static void choices_read(struct reader *r, const struct xml *x, struct question *q, const struct kind_rule *rule)
{
	size_t n = child_count(x, "choice");
	const struct xml *first = xml_child(x, "choice");
	if (!rule->choices) {
		if (first != NULL)
			wrong(r, first->line, "choice-unused", "a question of kind %s has no <choice>s: take them out",
			    rule->name);
		return;
	}
	if (n < 2) {
		wrong(r, x->line, "choices-few", "a question of kind %s needs two <choice>s or more", rule->name);
	} else if (n > CHOICES_MOST) {
		wrong(r, x->line, "choices-many", "a question has at most %d <choice>s", CHOICES_MOST);
		n = CHOICES_MOST;
	}
	struct choice *choice = arena_array(r->a, n, sizeof *choice);
	q->choice = choice;
	for (const struct xml *c = first; c != NULL && q->choice_n < n; c = xml_next(c, "choice"))
		choice_read(r, c, &choice[q->choice_n++], rule);
	choices_unique(r, q);
}

static void rights_check(struct reader *r, const struct xml *x, const struct question *q)
{
	size_t right = 0;
	for (size_t i = 0; i < q->choice_n; i++) {
		right += q->choice[i].right ? 1 : 0;
		if (q->kind == QUESTION_SINGLE && q->choice[i].right && right == 2)
			wrong(r, q->choice[i].line, "two-right-answers",
			    "a second right answer in a single question: keep one, or write kind=\"multiple\"");
	}
	if (right == 0)
		wrong(r, x->line, "no-right-answer",
		    "the question has no right answer: write right=\"yes\" on a <choice>");
}

static struct rich one_run(struct reader *r, const char *text)
{
	struct run *run = arena_alloc(r->a, sizeof *run);
	*run = (struct run){ RUN_TEXT, text, NULL };
	return (struct rich){ run, 1, text };
}

static void answer_read(struct reader *r, const struct xml *x, struct question *q)
{
	static const char *const answers[] = { "true", "false", NULL };
	static const char *const shown[] = { "True", "False" };
	int answer = attr_word(r, x, "answer", answers, -1);
	struct choice *choice = arena_array(r->a, 2, sizeof *choice);
	for (int i = 0; i < 2; i++)
		choice[i] = (struct choice){
			.id = answers[i], .line = x->line, .text = one_run(r, shown[i]), .right = i == answer
		};
	q->choice = choice;
	q->choice_n = 2;
}

static void feedback_read(struct reader *r, const struct xml *x, struct question *q)
{
	static const char *const attributes[] = { "when", NULL };
	static const char *const whens[] = { "right", "wrong", "unsure", NULL };
	const char **place[] = { &q->feedback_right, &q->feedback_wrong, &q->feedback_unsure };
	for (const struct xml *c = xml_child(x, "feedback"); c != NULL; c = xml_next(c, "feedback")) {
		int when = attr_word(r, c, "when", whens, -1);
		const char *text = prose_read(r, c, attributes);
		if (when < 0)
			continue;
		if (*place[when] != NULL)
			wrong(
			    r, c->line, "feedback-twice", "<feedback when=\"%s\"> stands twice: keep one", whens[when]);
		*place[when] = text;
	}
	const struct xml *any = xml_child(x, "feedback");
	if (any != NULL && !question_is_scored(q))
		wrong(r, any->line, "feedback-unused",
		    "a question of kind %s is not right or wrong: take <feedback> out", rules[q->kind].name);
}

/* What is not of this kind. */
static void kind_attributes(struct reader *r, const struct xml *x, struct question *q, const struct kind_rule *rule)
{
	if (!rule->answer && xml_attr(x, "answer") != NULL)
		wrong(r, x->line, "answer-unused", "answer= belongs to truefalse, not to %s: take it out", rule->name);
	if (!rule->ends && (xml_attr(x, "low") != NULL || xml_attr(x, "high") != NULL))
		wrong(r, x->line, "ends-unused", "low= and high= belong to a scale, not to %s: take them out",
		    rule->name);
	if (rule->ends) {
		q->low = attr_text(r, x, "low", NEED);
		q->high = attr_text(r, x, "high", NEED);
	}
}

/* Everything but the id, the outcome and critical. */
static void body_read(struct reader *r, const struct xml *x, struct question *q)
{
	static const char *const children[] = { "stem", "choice", "feedback", NULL };
	children_known(r, x, children);
	q->file = r->file;
	q->line = x->line;
	q->see = attr_ref_later(r, x, "see", ID_SLIDE);
	const struct xml *stem = child_one(r, x, "stem", NEED);
	if (stem != NULL) {
		attrs_known(r, stem, no_attributes);
		q->stem = rich_read(r, stem, NULL);
	}
	int kind = attr_word(r, x, "kind", kind_names, -1);
	if (kind < 0)
		return;
	q->kind = (enum question_kind)kind;
	const struct kind_rule *rule = &rules[kind];
	kind_attributes(r, x, q, rule);
	choices_read(r, x, q, rule);
	if (rule->right)
		rights_check(r, x, q);
	if (rule->answer)
		answer_read(r, x, q);
	feedback_read(r, x, q);
}

const struct question *question_read(struct reader *r, const struct xml *x)
{
	static const char *const attributes[] = { "id", "kind", "outcome", "see", "critical", "answer", "low", "high",
		NULL };
	struct question *q = arena_alloc(r->a, sizeof *q);
	attrs_known(r, x, attributes);
	q->id = attr_id(r, x, ID_QUESTION, 0);
	body_read(r, x, q);
	q->outcome = attr_ref(r, x, "outcome", ID_OUTCOME, question_is_scored(q) ? NEED : MAYBE);
	q->critical = attr_yes(r, x, "critical", false);
	if (q->critical && !question_is_scored(q))
		wrong(r, x->line, "critical-unscored", "a question of kind %s is not scored, so it cannot be critical",
		    rules[q->kind].name);
	return q;
}

void question_read_form(struct reader *r, const struct xml *x, struct question *q)
{
	static const char *const attributes[] = { "form", "kind", "see", "answer", NULL };
	attrs_known(r, x, attributes);
	body_read(r, x, q);
	if (!question_is_scored(q))
		wrong(r, x->line, "pair-unscored",
		    "a question of kind %s is not scored: a test asks what can be right or wrong", rules[q->kind].name);
}
