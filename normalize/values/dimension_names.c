/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/disclosure.h"

typedef struct {
    const char *name, *text;
} Word;

#define SOURCE(name, text) { #name, text },
static const Word SOURCES[] = { GK_DIMENSION_SOURCES(SOURCE) };
#undef SOURCE

#define STANDING(name, text) { #name, text },
static const Word STANDINGS[] = { GK_STANDINGS(STANDING) };
#undef STANDING

const char *
gk_standing_name(GkStanding standing)
{
    if (standing == GK_STANDING_NONE)
        return NULL;
    g_autofree char *name = g_ascii_strdown(STANDINGS[standing].name, -1);
    return g_intern_string(name);
}

const char *
gk_standing_text(GkStanding standing)
{
    return standing == GK_STANDING_NONE ? NULL : STANDINGS[standing].text;
}

const char *
gk_dimension_source_name(GkDimensionSource source)
{
    g_autofree char *name = g_ascii_strdown(SOURCES[source].name, -1);
    return g_intern_string(name);
}

const char *
gk_dimension_source_text(GkDimensionSource source)
{
    return SOURCES[source].text;
}

const char *
gk_dimension_name(GkDimension dimension)
{
    static const char *const NAMES[GK_N_DIMENSIONS] = { "concept", "code", "measure", "fund", "year", "scope" };
    return NAMES[dimension];
}
