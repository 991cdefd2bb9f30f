/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of the closed lists of document.h: lower case, made once.
 */
#include "layout/document.h"

typedef struct {
    const char *name, *text;
} Code;

#define CODE(name, text) { #name, text },
static const Code REPAIRS[] = { GK_REPAIR_CODES(CODE) };
#define DOUBT(name, diagnostic, text) { #name, text },
static const Code DOUBTS[] = { GK_DOUBT_CODES(DOUBT) };
#undef DOUBT
static const Code JOINS[] = { GK_JOIN_CODES(CODE) };
static const Code APARTS[] = { GK_APART_CODES(CODE) };
#undef CODE
#define FEATURE(name) { #name, NULL },
static const Code FEATURES[] = { GK_FEATURES(FEATURE) };
#undef FEATURE

static const char *
lower(const Code *code)
{
    g_autofree char *name = g_ascii_strdown(code->name, -1);
    return g_intern_string(name);
}

const char *
gk_repair_name(GkRepairIndex index)
{
    return lower(&REPAIRS[index]);
}

const char *
gk_repair_text(GkRepairIndex index)
{
    return REPAIRS[index].text;
}

const char *
gk_doubt_name(GkDoubtIndex index)
{
    return lower(&DOUBTS[index]);
}

const char *
gk_doubt_text(GkDoubtIndex index)
{
    return DOUBTS[index].text;
}

const char *
gk_join_name(GkJoinIndex index)
{
    return lower(&JOINS[index]);
}

const char *
gk_join_text(GkJoinIndex index)
{
    return JOINS[index].text;
}

const char *
gk_apart_name(GkApartIndex index)
{
    return lower(&APARTS[index]);
}

const char *
gk_apart_text(GkApartIndex index)
{
    return APARTS[index].text;
}

static char *
texts_of_flags(const Code *codes, guint count, guint flags)
{
    GString *texts = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        if (flags & (1u << i))
            g_string_append_printf(texts, "%s%s", texts->len ? ", " : "", codes[i].text);
    return g_string_free(texts, FALSE);
}

char *
gk_join_texts(guint flags)
{
    return texts_of_flags(JOINS, G_N_ELEMENTS(JOINS), flags);
}

char *
gk_apart_texts(guint flags)
{
    return texts_of_flags(APARTS, G_N_ELEMENTS(APARTS), flags);
}

char *
gk_repair_texts(guint flags)
{
    return texts_of_flags(REPAIRS, G_N_ELEMENTS(REPAIRS), flags);
}

char *
gk_doubt_texts(guint flags)
{
    return texts_of_flags(DOUBTS, G_N_ELEMENTS(DOUBTS), flags);
}

const char *
gk_feature_name(GkFeature feature)
{
    return lower(&FEATURES[feature]);
}
