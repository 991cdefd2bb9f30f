/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Places in titles and names of offices.
 *
 *     关于江西省景德镇市2025年全市和市级预算…      江西省 > 景德镇市: a chain, each within the one before
 *     某地2025年市本级和县级预算                   和县 is a county, but none here
 *
 * Names are those of data/divisions.tsv, so that what stands behind them (全市, 及市本级, 全辖) needs no rules. A name of two
 * characters is one only where a name can begin: at the start of the text, behind 关于 or a year, or behind the place that
 * it lies in. What ends like a district and is a word (城区) is one only within a place. Short names of provinces count where
 * a place of theirs follows.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "normalize/values/divisions.h"
#include "normalize/values/text.h"

#include <string.h>

/* The first place of a chain that may begin at text[at]. */
static gboolean
first_at(const char *text, gsize at, GkDivision *division)
{
    if (!gk_division_at(text + at, NULL, division))
        return FALSE;
    g_autofree char *name = g_strndup(text + at, division->length);
    if (gk_text_length(name) == 2 && at > 0 && !gk_kind_ends(text, at, "before_place"))
        return FALSE;
    GkDivision within;
    if (division->short_of_province)
        return gk_division_at(text + at + division->length, division->code, &within);
    return !gk_data_find("region-look-alikes.tsv", name);
}

static gboolean
chain_at(const char *text, gsize at, GkPlaceName *name)
{
    GkDivision division;
    if (!first_at(text, at, &division))
        return FALSE;
    *name = (GkPlaceName) { at, division.length, division.code, division.level };
    while (name->code && gk_division_at(text + at + name->length, name->code, &division)) {
        name->length += division.length;
        name->code = division.code;
        name->level = division.level;
    }
    return TRUE;
}

gboolean
gk_place_name_find(const char *text, GkPlaceName *name)
{
    gsize length = strlen(text);
    *name = (GkPlaceName) { 0 };
    for (gsize at = 0; at < length;) {
        GkPlaceName other;
        gboolean found = chain_at(text, at, &other);
        if (found && other.length > name->length)
            *name = other;
        at += found ? other.length : (gsize) (g_utf8_next_char(text + at) - (text + at));
    }
    return name->length > 0;
}
