/* Steps along a case: every function follows the path first, so that a path which does not fit is nowhere and changes
 * nothing. */
#include "learning/scenario.h"

#include "learning/form.h"

static const struct option *option_find(const struct scene *scene, const char *id, size_t n)
{
	for (size_t i = 0; i < scene->option_n; i++)
		if (strlen(scene->option[i].id) == n && strncmp(scene->option[i].id, id, n) == 0)
			return &scene->option[i];
	return NULL;
}

static bool follow(const struct scenario *s, const char *path, struct scenario_state *out)
{
	const struct scene *next = s->scene_n > 0 ? &s->scene[0] : NULL;
	while (*path != '\0') {
		if (*path++ != '>' || next == NULL)
			return false;
		if (out->chosen != NULL) {
			if (out->past_n == SCENARIO_DECISIONS)
				return false;
			out->past[out->past_n++] = (struct scenario_decision){ out->scene, out->chosen };
		}
		out->begun = true;
		out->scene = next;
		out->chosen = NULL;
		next = NULL;
		bool mark = *path == '?';
		path += mark;
		size_t n = strcspn(path, ">?");
		const struct option *o = n > 0 ? option_find(out->scene, path, n) : NULL;
		if (n > 0 && o == NULL)
			return false;
		path += n;
		if (mark || o == NULL) {
			out->marked = o;
			return *path == '\0';
		}
		out->chosen = o;
		next = o->target < s->scene_n ? &s->scene[o->target] : NULL;
	}
	return true;
}

bool scenario_follow(const struct scenario *s, const char *path, struct scenario_state *out)
{
	memset(out, 0, sizeof *out);
	if (follow(s, path, out))
		return true;
	memset(out, 0, sizeof *out);
	return false;
}

/* The path of the decisions that lie behind, up to where the present scene begins: ">b>". */
static struct buf path_to(struct arena *a, const struct scenario_state *state, size_t decisions)
{
	struct buf b = { .a = a };
	buf_add(&b, ">");
	for (size_t i = 0; i < decisions; i++)
		buf_addf(&b, "%s>", state->past[i].option->id);
	return b;
}

const char *scenario_begin(struct arena *a, const char *path)
{
	return arena_string(a, *path == '\0' ? ">" : path);
}

const char *scenario_mark(struct arena *a, const struct scenario *s, const char *path, const char *option)
{
	struct scenario_state state;
	scenario_follow(s, path, &state);
	if (state.scene == NULL || state.chosen != NULL || option_find(state.scene, option, strlen(option)) == NULL)
		return arena_string(a, path);
	struct buf b = path_to(a, &state, state.past_n);
	buf_addf(&b, "?%s", option);
	return buf_text(&b);
}

const char *scenario_decide(struct arena *a, const struct scenario *s, const char *path)
{
	struct scenario_state state;
	scenario_follow(s, path, &state);
	if (state.marked == NULL || state.past_n + 1 >= SCENARIO_DECISIONS)
		return arena_string(a, path);
	struct buf b = path_to(a, &state, state.past_n);
	buf_add(&b, state.marked->id);
	return buf_text(&b);
}

const char *scenario_go_on(struct arena *a, const struct scenario *s, const char *path)
{
	struct scenario_state state;
	scenario_follow(s, path, &state);
	return state.chosen == NULL ? arena_string(a, path) : arena_printf(a, "%s>", path);
}

const char *scenario_back(struct arena *a, const struct scenario *s, const char *path)
{
	struct scenario_state state;
	scenario_follow(s, path, &state);
	if (!state.begun || (state.chosen == NULL && state.past_n == 0))
		return "";
	size_t keep = state.chosen != NULL ? state.past_n : state.past_n - 1;
	struct buf b = path_to(a, &state, keep);
	buf_addf(&b, "?%s", state.chosen != NULL ? state.chosen->id : state.past[keep].option->id);
	return buf_text(&b);
}

void scenario_order(const char *seed, const struct scenario *s, const struct scene *scene, size_t *order)
{
	char id[160];
	assert(scene->option_n <= SCENARIO_OPTIONS);
	snprintf(id, sizeof id, "%s/%s", s->id, scene->id);
	shuffle_order(seed, id, scene->option_n, order);
}
