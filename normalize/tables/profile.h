/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Profiles: what a person knows about a publisher's habits and a program cannot.
 *
 * A profile is a key file (the syntax of .ini and .desktop files), UTF-8:
 *
 *   [profile]
 *   name=Some county's finance bureau
 *
 *   [titles]                        a table whose title contains the text is of this kind
 *   部门收支一览=overall_balance      (a key of data/table-kinds.tsv, or "other")
 *
 *   [columns]                       a column whose label is the text has this role:
 *   摘要=label                       code, label, amount, share, ordinal, text
 *
 *   [units]                         the unit of tables that print none, by a part of their title;
 *   收支总表=万元                     "*" stands for all
 *   *=元
 *
 *   [zones]                         parts of pages that the reader of the output should leave out:
 *   letterhead=all 0 0 595 60       page number or "all", then x0 y0 x1 y1 in points;
 *                                   recorded in the output, no table is changed by them
 *
 * Titles and labels are compared as keys (normalize/values/text.h). The longest text
 * that fits wins. A printed unit always beats the profile's.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct _GkProfile GkProfile;

#define GK_PROFILE_ERROR (gk_profile_error_quark())
GQuark gk_profile_error_quark(void);

typedef enum {
    GK_PROFILE_ERROR_GROUP, /* an unknown group or key of [profile] */
    GK_PROFILE_ERROR_VALUE, /* an unknown kind, role or unit, or a zone that is none */
} GkProfileError;

typedef struct {
    const char *name;
    guint page; /* 0: all pages */
    GkBox box;
} GkProfileZone;

/* NULL and an error (of G_KEY_FILE_ERROR or GK_PROFILE_ERROR) that names the key, and the file by `name`. */
GkProfile *gk_profile_parse(const char *text, const char *name, GError **error);
void gk_profile_free(GkProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkProfile, gk_profile_free)

/* All of these accept a NULL profile. The strings belong to the profile. */
const char *gk_profile_name(const GkProfile *profile);
/* The whole file, to be echoed. */
const char *gk_profile_text(const GkProfile *profile);
/* The kind for a title; NULL when the profile has none. */
const char *gk_profile_kind(const GkProfile *profile, const char *title);
/* TRUE when the profile gives the column label a role. */
gboolean gk_profile_role(const GkProfile *profile, const char *label, GkColumnRole *role);
/* The unit for a title; NULL when the profile has none. */
const char *gk_profile_unit(const GkProfile *profile, const char *title);
const GkProfileZone *gk_profile_zones(const GkProfile *profile, guint *n_zones);

G_END_DECLS
