/*
 * A formative question teaches by what it says afterwards: for each answer why, or at least for right and for wrong.
 * A critical one must also lead back to the slide that teaches it.
 */
#include "packager/check/check.h"

static bool is_by_answer(const struct question *q)
{
	return q->kind == QUESTION_SINGLE || q->kind == QUESTION_MULTIPLE;
}

static void choices_check(struct check *c, const struct question *q)
{
	for (size_t i = 0; i < q->choice_n; i++) {
		const struct choice *choice = &q->choice[i];
		const char *whole = choice->right ? q->feedback_right : q->feedback_wrong;
		if (check_blank(choice->feedback) && check_blank(whole))
			findings_add(c->findings, SEVERITY_WARNING, q->file, choice->line, "no-feedback",
			    "answer %s says nothing when it is chosen; add <feedback> with the reason", choice->id);
	}
}

static void question_check(void *context, const struct module *m, const struct question *q)
{
	struct check *c = context;
	if (m == NULL || !question_is_scored(q))
		return;
	if (is_by_answer(q))
		choices_check(c, q);
	else if (check_blank(q->feedback_right) || check_blank(q->feedback_wrong))
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "no-feedback",
		    "the question says nothing when the answer is %s; add <feedback when=\"%s\"> with the reason",
		    check_blank(q->feedback_wrong) ? "wrong" : "right",
		    check_blank(q->feedback_wrong) ? "wrong" : "right");
	if (q->critical && q->see == NULL)
		findings_add(c->findings, SEVERITY_WARNING, q->file, q->line, "critical-no-see",
		    "a critical question names no slide to look at again; add see=\"SLIDE-ID\"");
}

void check_feedback(struct check *c)
{
	check_each_question(c->course, question_check, c);
}
