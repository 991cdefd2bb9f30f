/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/document/part_words.h"

#include "layout/words/heading_number.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"
#include "normalize/values/word_list.h"

#include <string.h>

#define FILE_NAME "parts-words.tsv"
#define LONGEST_NAME 40u /* characters */
#define LONGEST_UNUSUAL 20u /* characters of a name whose ending is not known */

/* --- words --- */

static const GkWordList *
words(const char *class)
{
    return gk_word_list(FILE_NAME, class);
}

gsize
gk_part_word_at(const char *text, const char *class)
{
    return gk_word_list_at(words(class), text);
}

gssize
gk_part_last_word(const char *text, const char *class)
{
    return gk_word_list_last(words(class), text);
}

gboolean
gk_part_ends_in(const char *text, const char *class)
{
    return gk_word_list_ends(words(class), text);
}

gboolean
gk_part_is_word(const char *text, const char *class)
{
    return gk_word_list_has(words(class), text);
}

GkPart
gk_part_named(const char *text)
{
    gssize office = gk_part_last_word(text, "office"), unit = gk_part_last_word(text, "unit");
    return office < 0 && unit < 0 ? GK_PART_NONE : office >= unit ? GK_PART_OFFICE : GK_PART_UNIT;
}

/* --- counts --- */

static gsize
number_at(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    guint value;
    return digits                         ? digits
        : gk_part_word_at(text, "number") ? gk_part_word_at(text, "number")
                                          : gk_chinese_number(text, &value);
}

gsize
gk_part_count_at(const char *text)
{
    gsize all = gk_part_word_at(text, "all");
    if (all) {
        gsize count = number_at(text + all) ? gk_part_count_at(text + all) : 0;
        return count ? all + count : 0;
    }
    gsize number = number_at(text), counted = number ? gk_part_word_at(text + number, "counted") : 0;
    if (!counted)
        return 0;
    const char *thing = text + number + counted;
    gsize office = gk_part_word_at(thing, "office"), unit = gk_part_word_at(thing, "unit");
    gsize other = gk_part_word_at(thing, "thing"), length = MAX(MAX(office, unit), other);
    return length ? number + counted + length : 0;
}

gsize
gk_part_others_at(const char *text)
{
    gsize others = gk_part_word_at(text, "others");
    if (!others)
        return 0;
    const char *behind = text + others;
    gsize count = gk_part_count_at(behind);
    if (count)
        return others + count;
    gsize thing = MAX(gk_part_word_at(behind, "office"), gk_part_word_at(behind, "unit"));
    if (thing || !*behind || number_at(behind))
        return others + thing;
    gunichar next = g_utf8_get_char(behind);
    return g_unichar_isalpha(next) ? 0 : others;
}

/* --- names --- */

gboolean
gk_part_opens_bracket(gunichar c)
{
    return c == 0xff08 || c == '(';
}

gboolean
gk_part_closes_bracket(gunichar c)
{
    return c == 0xff09 || c == ')';
}

/* A bracket that says what the part has in its turn: （含财务科、人事科）. */
static gboolean
opens_list(const char *bracket)
{
    const char *inside = g_utf8_next_char(bracket);
    return gk_part_word_at(inside, "lists") > 0 || gk_part_word_at(inside, "has") > 0;
}

static gboolean
ends_name(const char *p, const char *from)
{
    return g_utf8_strchr("，,：:。；;", -1, g_utf8_get_char(p)) || gk_part_others_at(p) ||
        (p > from && gk_part_count_at(p));
}

/* 1. or 一是 before a name. */
static gsize
number_before_name(const char *item)
{
    GkHeadingNumber number;
    guint value;
    if (gk_heading_number_parse(item, &number))
        return number.length;
    gsize chinese = gk_chinese_number(item, &value);
    gsize ordinal = chinese ? gk_particle_at(item + chinese, "ordinal") : 0;
    return ordinal ? chinese + ordinal : 0;
}

char *
gk_part_name_of(const char *item)
{
    const char *from = item + number_before_name(item), *end = from;
    guint depth = 0;
    for (; *end; end = g_utf8_next_char(end)) {
        gunichar c = g_utf8_get_char(end);
        if (depth == 0 && ((gk_part_opens_bracket(c) && opens_list(end)) || ends_name(end, from)))
            break;
        depth += gk_part_opens_bracket(c);
        depth -= depth && gk_part_closes_bracket(c);
    }
    return g_strndup(from, (gsize) (end - from));
}

/* Without a bracket at its end. */
static char *
bare_name(const char *name)
{
    char *bare = g_strdup(name);
    gboolean bracketed = g_str_has_suffix(bare, "）") || g_str_has_suffix(bare, ")");
    char *wide = g_strrstr(bare, "（"), *narrow = g_strrstr(bare, "("), *open = MAX(wide, narrow);
    if (bracketed && open)
        *open = '\0';
    return bare;
}

static gboolean
has_no_name_words(const char *bare)
{
    return gk_part_last_word(bare, "no_name") < 0;
}

gboolean
gk_part_is_name(const char *name, GkPart part)
{
    g_autofree char *bare = bare_name(name);
    guint length = gk_text_length(bare);
    return length >= 2 && length <= LONGEST_NAME && has_no_name_words(bare) &&
        gk_part_ends_in(bare, part == GK_PART_OFFICE ? "end_office" : "end_unit");
}

gboolean
gk_part_is_sure_name(const char *name)
{
    g_autofree char *bare = bare_name(name);
    return gk_part_ends_in(bare, "sure");
}

gboolean
gk_part_may_be_name(const char *name)
{
    g_autofree char *bare = bare_name(name);
    guint length = gk_text_length(bare);
    if (length < 3 || length > LONGEST_UNUSUAL || !has_no_name_words(bare) ||
        gk_part_last_word(bare, "unlike_name") >= 0)
        return FALSE;
    for (const char *p = bare; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isalpha(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}
