/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The labels of performance tables (data/performance-labels.tsv).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell's text as labels are compared: without spaces, brackets, widths, a closing colon. The caller frees it. */
char *gk_performance_label_key(const char *text);

/* What a key means among the labels of `kind` ("field", "column"): "goal" for 项目总体目标; NULL when it is none. */
const char *gk_performance_find_label(const char *kind, const char *key);

G_END_DECLS
