/*
 * What IT decided for this laptop: policy.xml in os_policy_dir, read once at the start and shown as it is in 'About
 * this laptop'. The player never writes it. A file that cannot be read leaves the careful choices: only IT's own keys
 * are trusted, nothing else is off.
 *
 *   <policy>
 *     <keys folder="/etc/coursepack/keys" only="yes"/>       pack keys; only: not those of the learner's own data
 * folder <results folder="//server/training/results"/>          offered first when results are saved <retention
 * days="1095"/>                               records older than this are asked about <off feature="boards"/> one line
 * each: see policy_features
 *   </policy>
 */
#ifndef PLAYER_POLICY_H
#define PLAYER_POLICY_H

#include "base/base.h"

/* What can be switched off. */
enum policy_feature { POLICY_BOARDS, POLICY_ERASE, POLICY_EXPORT, POLICY_ADD_PACKS, POLICY_PINS, POLICY_FEATURES };
struct policy_feature_row {
	const char *word;  /* in the file */
	const char *title; /* for people: "Communication boards" */
};
extern const struct policy_feature_row policy_features[POLICY_FEATURES];

struct policy {
	const char *path;        /* where it was looked for */
	bool there;              /* there is a file, good or bad */
	struct err problem;      /* why it could not be used; ERR_NONE */
	const char *keys_folder; /* never NULL after policy_read */
	bool only_these_keys;
	const char *results_folder; /* NULL: none */
	int retention_days;         /* 0: none */
	bool off[POLICY_FEATURES];
};

/* Reads folder/policy.xml; a missing file is an empty policy. Never fails: what was wrong stands in problem. Strings in
 * the arena. */
struct policy policy_read(struct arena *a, const char *folder);

#endif
