/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading JSON that anybody may have written: whatever is missing or of
 * another type than the schema says reads as absent. Nothing here aborts, and
 * NULL is taken for an object or array everywhere. All strings are borrowed
 * from the tree.
 */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

/* The member `key` of an object; NULL where there is none, or it is null. */
const cJSON *gk_read_get(const cJSON *object, const char *key);
/* NULL for what is no string. */
const char *gk_read_text(const cJSON *object, const char *key);
/* `otherwise` for what is no number or out of the range of gint. */
gint gk_read_integer(const cJSON *object, const char *key, gint otherwise);
gboolean gk_read_flag(const cJSON *object, const char *key);
/* The text of a fact: {"text": …, "page": …}. */
const char *gk_read_fact(const cJSON *object, const char *key);

/* The members of an array as an array of const cJSON *, so that they can be asked for by index; never NULL. */
GPtrArray *gk_read_members(const cJSON *array);
/* NULL beyond its end, and for a negative index. */
const cJSON *gk_read_at(const GPtrArray *members, gint index);

/* The strings of an array, parted by `separator`, onto `out`; FALSE where there are none. */
gboolean gk_read_join(const cJSON *array, const char *separator, GString *out);

/* A coordinate in points, with at most two decimals; 0 for what is no finite number. */
void gk_read_append_coordinate(double value, GString *out);
/* The four coordinates of a box; FALSE where it is no array of four. What is no number is 0. */
gboolean gk_read_corners(const cJSON *box, double corners[4]);

/* The place (page and box) number `index` of an array of places onto `out` as "x0 y0 x1 y1"; FALSE where there is none.
 * Coordinates have at most two decimals. `out` NULL: only the page. */
gboolean gk_read_box(const cJSON *places, guint index, gint *page, GString *out);
/* The same for a box alone. */
gboolean gk_read_coordinates(const cJSON *box, GString *out);

/* The first and the last page of an array of places (boxes, parts of a table); FALSE where none is told. */
gboolean gk_read_pages(const cJSON *places, gint *first, gint *last);

/* The texts of an array of notes, one a line, onto `out`; FALSE where there are none. */
gboolean gk_read_notes(const cJSON *notes, GString *out);

/* Is the text a decimal, -?[0-9]+(\.[0-9]+)? ; NULL is none. */
gboolean gk_read_is_decimal(const char *text);

G_END_DECLS
