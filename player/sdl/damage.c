/*
 * What differs between two pictures: both are lists of operations, known by a hash each, so that nothing of a screen
 * must be kept to compare it later. What only one of them has is damaged; a few rectangles around it are all that must
 * be painted and sent.
 */
#include "sdl/internal.h"

enum { FAR = 64 }; /* how far ahead two lists are searched for where they agree again */

static uint64_t mix(uint64_t h, uint64_t value)
{
	h = (h ^ value) * 1099511628211u;
	return h ^ h >> 29;
}

static uint64_t mix_bytes(uint64_t h, const char *p, size_t n)
{
	uint64_t eight;
	h = mix(h, n);
	for (; n >= sizeof eight; n -= sizeof eight, p += sizeof eight) {
		memcpy(&eight, p, sizeof eight);
		h = mix(h, eight);
	}
	for (; n > 0; n--)
		h = mix(h, (unsigned char)*p++);
	return h;
}

static uint64_t pair(int a, int b)
{
	return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static uint64_t op_hash(const struct draw_op *o)
{
	uint64_t flags = (uint64_t)o->has_fill | (uint64_t)o->has_border << 1 | (uint64_t)o->underline << 2 |
	    (uint64_t)o->upside_down << 3 | (uint64_t)o->has_ink << 4 | (uint64_t)o->rtl << 5;
	uint64_t h = mix(14695981039346656037u, pair((int)o->kind, (int)o->type));
	h = mix(mix(h, pair(o->rect.x, o->rect.y)), pair(o->rect.w, o->rect.h));
	h = mix(mix(h, pair(o->clip.x, o->clip.y)), pair(o->clip.w, o->clip.h));
	h = mix(mix(h, pair((int)o->fill, (int)o->border)), pair((int)o->ink, (int)o->picture_ink));
	h = mix(mix(h, flags), pair(o->border_px, o->radius_px));
	if (o->n > 0)
		h = mix_bytes(h, o->p, o->n);
	if (o->picture != NULL)
		h = mix_bytes(h, o->picture, strlen(o->picture));
	return h;
}

/* Where it may leave pixels: letters may reach beyond their line box. */
static struct rect op_extent(const struct draw_op *o)
{
	int x = o->kind == DRAW_TEXT ? o->rect.h / 2 : 1, y = x;
	struct rect r = { o->rect.x - x, o->rect.y - y, o->rect.w + 2 * x, o->rect.h + 2 * y };
	int right = r.x + r.w < o->clip.x + o->clip.w ? r.x + r.w : o->clip.x + o->clip.w;
	int bottom = r.y + r.h < o->clip.y + o->clip.h ? r.y + r.h : o->clip.y + o->clip.h;
	r.x = r.x > o->clip.x ? r.x : o->clip.x;
	r.y = r.y > o->clip.y ? r.y : o->clip.y;
	return (struct rect){ r.x, r.y, right - r.x, bottom - r.y };
}

void trace_set(struct trace *s, const struct draw_list *list)
{
	if (s->cap < list->n) {
		free(s->op);
		s->cap = list->n + list->n / 2;
		s->op = calloc(s->cap, sizeof *s->op);
		if (s->op == NULL)
			abort(); /* as arenas do */
	}
	s->n = list->n;
	for (size_t i = 0; i < s->n; i++)
		s->op[i] =
		    (struct trace_op){ op_hash(&list->op[i]), op_extent(&list->op[i]), list->op[i].kind == DRAW_IMAGE };
}

void trace_release(struct trace *s)
{
	free(s->op);
	*s = (struct trace){ NULL, 0, 0 };
}

/* A photograph's bytes are not looked at here: it counts as another one each time. */
static bool op_same(const struct trace_op *a, const struct trace_op *b)
{
	return a->hash == b->hash && !a->image;
}

bool trace_same(const struct trace *a, const struct trace *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = op_same(&a->op[i], &b->op[i]);
	return same;
}

static struct rect around(struct rect a, struct rect b)
{
	int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w,
	    bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
	int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
	return (struct rect){ x, y, right - x, bottom - y };
}

static int64_t size(struct rect r)
{
	return (int64_t)r.w * r.h;
}

/* Into the rectangle that grows least, or as another one while there is room and joining would waste much. */
static void damage_add(struct damage *d, struct rect r)
{
	int best = -1;
	int64_t least = 0;
	if (r.w <= 0 || r.h <= 0)
		return;
	for (int i = 0; i < d->n; i++) {
		int64_t grown = size(around(d->part[i], r)) - size(d->part[i]);
		if (best < 0 || grown < least) {
			best = i;
			least = grown;
		}
	}
	if (best >= 0 && (d->n == DAMAGE_PARTS || least <= size(r) * 3))
		d->part[best] = around(d->part[best], r);
	else
		d->part[d->n++] = r;
}

/* Where the lists agree again after old[*i] and new[*j]: the nearest such place, or both ends. */
static void agree_again(const struct trace *old, const struct trace *new, size_t *i, size_t *j)
{
	for (size_t d = 1; d < 2 * FAR; d++)
		for (size_t k = d > FAR ? d - FAR : 0; k <= d && k <= FAR; k++)
			if (*i + k < old->n && *j + d - k < new->n && op_same(&old->op[*i + k], &new->op[*j + d - k])) {
				*i += k;
				*j += d - k;
				return;
			}
	*i = old->n;
	*j = new->n;
}

struct damage trace_damage(const struct trace *old, const struct trace *new)
{
	struct damage d = { .n = 0 };
	size_t i = 0, j = 0;
	while (i < old->n || j < new->n) {
		if (i < old->n && j < new->n &&op_same(&old->op[i], &new->op[j])) {
			i++;
			j++;
			continue;
		}
		size_t to_i = i, to_j = j;
		agree_again(old, new, &to_i, &to_j);
		for (; i < to_i; i++)
			damage_add(&d, old->op[i].extent);
		for (; j < to_j; j++)
			damage_add(&d, new->op[j].extent);
	}
	return d;
}
