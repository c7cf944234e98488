/* About this laptop, for whoever is asked about it: versions, where things lie, which keys are trusted, and what IT
 * decided. Read-only. */
#include "course/read.h"
#include "screens/screen.h"

static struct node *section(struct ui *u, struct node *body, const char *key, const char *title, int scale)
{
	struct node *card = w_card(u, body, key);
	card->max_w = 1000 * scale / 100;
	card->gap = 6;
	w_heading(u, card, "title", 2, TYPE_H3, title);
	return card;
}

/* "Version   1.0.0": two texts that read as one. */
static void line(struct ui *u, struct node *card, const char *key, const char *name, const char *value)
{
	struct node *row = ui_node(u, card, ROLE_ITEM, key);
	row->box = BOX_ROW;
	row->align = ALIGN_START;
	row->gap = 16;
	row->stack_below = 620;
	w_text(u, row, "name", TYPE_SMALL, COLOUR_SOFT, name)->min_w = 170;
	w_text(u, row, "value", TYPE_SMALL, COLOUR_INK, value)->grow = 1;
}

static const char *bytes_words(struct arena *a, int64_t bytes)
{
	if (bytes < 0)
		return "not known";
	if (bytes >= 10000000000)
		return arena_printf(a, "%lld GB", (long long)(bytes / 1000000000));
	if (bytes >= 1000000)
		return arena_printf(a, "%lld MB", (long long)(bytes / 1000000));
	return arena_printf(a, "%lld KB", (long long)((bytes + 999) / 1000));
}

static void player(const struct app *app, struct ui *u, struct node *body)
{
	struct node *card = section(u, body, "player", "This program", app->view.scale);
	line(u, card, "version", "Version", PLAYER_VERSION);
	line(u, card, "data", "Records and packs", app->with.data_dir);
	line(u, card, "used", "Used there", bytes_words(u->a, app->about.used));
	line(u, card, "free", "Free on that disk", bytes_words(u->a, app->about.free));
	line(u, card, "network", "Connection", "None: this program has no way to send or fetch anything.");
}

static void course(const struct app *app, struct ui *u, struct node *body, size_t i)
{
	const struct shelf_item *s = &app->shelf[i];
	const struct pack_info *info = s->pack != NULL ? pack_info(s->pack) : NULL;
	struct node *card = section(u, body, arena_printf(u->a, "course%zu", i),
	    s->course != NULL      ? s->course->title
		: s->local != NULL ? arena_printf(u->a, "Local sheet of %s",
					 s->local->authority != NULL ? s->local->authority : path_base(s->path))
				   : path_base(s->path),
	    app->view.scale);
	if (s->local != NULL && s->openable)
		line(u, card, "version", "Release",
		    arena_printf(u->a, "%d, checked on %s, next check by %s", s->local->release, s->local->checked,
			s->local->by));
	if (s->local != NULL && s->openable && s->local->results_key_n > 0)
		line(u, card, "results-keys", "Keys for results",
		    arena_printf(u->a, "%zu, not used by this version", s->local->results_key_n));
	if (s->course != NULL && !s->boards_only)
		line(u, card, "version", "Version",
		    arena_printf(u->a, "%s, release %d", s->course->version, s->course->release));
	if (info != NULL && info->signer != NULL)
		line(u, card, "signer", "Signed by", arena_printf(u->a, "%s, key %s", info->signer, info->key_id));
	else
		line(u, card, "signer", "Signed by",
		    info != NULL && info->key_id[0] != '\0'
			? arena_printf(u->a, "a key not known here, %s", info->key_id)
			: "nobody");
	if (info != NULL && info->manifest_hash[0] != '\0')
		line(u, card, "hash", "List of contents", arena_printf(u->a, "SHA-256 %s", info->manifest_hash));
	line(u, card, "path", "Read from", s->path);
	if (!s->openable) {
		char *sentence = arena_alloc(u->a, 1024);
		line(u, card, "problem", "Not opened", err_sentence(&s->problem, sentence, 1024));
	}
}

static void keys(const struct app *app, struct ui *u, struct node *body)
{
	const struct keyring *ring = &app->with.ring;
	struct node *card = section(u, body, "keys", "Keys that packs are trusted by", app->view.scale);
	for (size_t i = 0; i < ring->n; i++) {
		char *id = arena_alloc(u->a, 17);
		seal_public_id(&ring->key[i], id);
		line(u, card, arena_printf(u->a, "k%zu", i), id,
		    ring->key[i].name[0] != '\0' ? ring->key[i].name : "without a name");
	}
	if (ring->n == 0)
		w_text(u, card, "none", TYPE_SMALL, COLOUR_INK, "None: every pack is a preview.");
}

static void policy_lines(const struct policy *p, struct ui *u, struct node *card)
{
	char key[16];
	line(u, card, "keys", "Keys folder",
	    arena_printf(u->a, "%s%s", p->keys_folder, p->only_these_keys ? ", and no other" : ""));
	if (p->results_folder != NULL)
		line(u, card, "results", "Results folder", p->results_folder);
	if (p->retention_days > 0)
		line(u, card, "retention", "Records are kept", arena_printf(u->a, "%d days", p->retention_days));
	for (int i = 0; i < POLICY_FEATURES; i++) {
		snprintf(key, sizeof key, "off%d", i);
		if (p->off[i])
			line(u, card, key, "Switched off", policy_features[i].title);
	}
}

static void policy(const struct app *app, struct ui *u, struct node *body)
{
	const struct policy *p = app->with.policy;
	struct node *card = section(u, body, "policy", "What IT decided", app->view.scale);
	if (p == NULL)
		return;
	line(u, card, "file", "Policy file", p->there ? p->path : arena_printf(u->a, "none at %s", p->path));
	if (p->problem.kind != ERR_NONE) {
		char *sentence = arena_alloc(u->a, 1024);
		line(u, card, "problem", "Not used", err_sentence(&p->problem, sentence, 1024));
	}
	policy_lines(p, u, card);
	const char *who;
	int days = app_retention(app, &who);
	if (p->retention_days == 0 && days > 0)
		line(u, card, "retention", "Records are kept",
		    arena_printf(u->a, "%d days, says the local sheet of %s", days, who));
}

void screen_about(const struct app *app, struct ui *u)
{
	struct frame f = frame_begin(app, u,
	    &(struct frame_options){ .title = "About this laptop",
		.back = "Back",
		.back_act = ACTION_BACK,
		.where_strong = FRAME_LAPTOP,
		.permille = -1,
		.read_aloud = true });
	w_heading(u, f.body, "title", 1, TYPE_H1, "About this laptop");
	player(app, u, f.body);
	for (size_t i = 0; i < app->shelf_n; i++)
		course(app, u, f.body, i);
	keys(app, u, f.body);
	policy(app, u, f.body);
}
