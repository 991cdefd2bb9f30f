/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The administrative divisions of China by name (data/divisions.tsv).
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct {
    gsize length;            /* of the name as it stands in the text, bytes */
    const char *code;        /* "532900"; NULL: several places have the name */
    GkGovernmentLevel level; /* UNKNOWN: places of several levels have it */
    gboolean short_of_province; /* 宁夏: the name says not what it is */
} GkDivision;

/* The longest name of a place that the text begins with. With a `parent` ("530000") it lies within that, and is another.
 * FALSE: none begins here. */
gboolean gk_division_at(const char *text, const char *parent, GkDivision *division);

G_END_DECLS
