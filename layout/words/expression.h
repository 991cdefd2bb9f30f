/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Regular expressions of the program's own that are compiled once, when first used, and kept.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be static, and of constant text: GkExpression years = { "(?:19|20)[0-9]{2}", NULL }. */
typedef struct {
    const char *text;
    GRegex *regex; /* NULL: not compiled yet; never freed */
} GkExpression;

/* May be called by several threads at once. */
const GRegex *gk_expression_regex(GkExpression *expression);

/* TRUE when the expression is found anywhere in `text`, which must be UTF-8. */
gboolean gk_expression_is_in(GkExpression *expression, const char *text);

/* A copy of `text` without what the expression matches. */
char *gk_expression_remove(GkExpression *expression, const char *text);

G_END_DECLS
