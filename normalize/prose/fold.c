/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Folding of prose, and the small shapes in it: list numbers and years.
 */
#include "normalize/prose/prose.h"

#include "normalize/values/particles.h"

#include <string.h>

static const char *const NUMERALS = "一二三四五六七八九十百";

static gboolean
is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x200B || c == 0xFEFF;
}

/* Straight quotes open and close in turn. */
static gunichar
fold_character(gunichar c, gboolean *quoted)
{
    if (c == '"' || c == 0xFF02) {
        *quoted = !*quoted;
        return *quoted ? 0x201C : 0x201D;
    }
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0x2212 || c == 0x2013)
        return '-';
    return c;
}

/* A blank stays between two digits and between two Latin letters, where it parts what would run together. */
static gboolean
blank_matters(const GString *folded, gunichar next)
{
    gunichar last = folded->len ? (guchar) folded->str[folded->len - 1] : 0;
    if (next > 0x7F || last > 0x7F)
        return FALSE;
    return (g_ascii_isdigit((gchar) last) && g_ascii_isdigit((gchar) next)) ||
        (g_ascii_isalpha((gchar) last) && g_ascii_isalpha((gchar) next));
}

static gsize
raised_digits(const char *text)
{
    const char *p = text;
    for (gunichar c; (c = g_utf8_get_char(p)); p = g_utf8_next_char(p))
        if (c != 0xb9 && c != 0xb2 && c != 0xb3 && c != 0x2070 && !(c >= 0x2074 && c <= 0x2079))
            break;
    return (gsize) (p - text);
}

/* ① * ※ † between the digits and the unit of an amount: 77.5①万元. */
static gsize
sign_within_amount(const char *text, gunichar before)
{
    gunichar c = g_utf8_get_char(text);
    gboolean sign =
        c == '*' || c == 0xff0a || c == 0x203b || c == 0x2020 || c == 0x2021 || (c >= 0x2460 && c <= 0x2473);
    if (!sign || !g_unichar_isdigit(before))
        return 0;
    const char *after = g_utf8_next_char(text);
    return g_utf8_get_char(after) >= 0x4e00 && g_utf8_get_char(after) < 0xa000 ? (gsize) (after - text) : 0;
}

/* The length of the character at `text` if it is one of `characters`, else 0. */
static gsize
length_of_one(const char *characters, const char *text)
{
    gunichar c = g_utf8_get_char(text);
    return c && g_utf8_strchr(characters, -1, c) ? (gsize) (g_utf8_next_char(text) - text) : 0;
}

/* Letters, digits, and the first bytes of ideographs. */
static gboolean
begins_no_mark(guint8 byte)
{
    return g_ascii_isalnum((gchar) byte) || (byte >= 0xe4 && byte <= 0xe9);
}

/* The length of the mark at `text` that leads to a note: raised digits, in brackets or not, or a sign. 0: none, or a
 * power behind `before`: m². */
static gsize
note_mark(const char *text, gunichar before)
{
    if (begins_no_mark((guint8) *text))
        return 0;
    gsize open = length_of_one("[(［（〔", text);
    gsize digits = before == 'm' || before == 'M' || before == 0x7c73 ? 0 : raised_digits(text + open);
    if (digits == 0)
        return sign_within_amount(text, before);
    gsize close = open ? length_of_one("])］）〕", text + open + digits) : 0;
    return open && !close ? 0 : open + digits + close;
}

/* Fonts that map 。 to a point: a point between ideographs ends a sentence, unless it is behind a list number. */
static gboolean
is_full_stop(gunichar before, gunichar c, const char *after)
{
    return c == '.' && before >= 0x2e80 && before < 0xff00 && g_utf8_get_char(after) >= 0x2e80 &&
        !g_utf8_strchr(NUMERALS, -1, before);
}

static void
fold_into(const char *source, GString *folded, GArray *origin)
{
    gboolean quoted = FALSE, blank = FALSE;
    gunichar c = 0;
    for (const char *p = source; *p; p = g_utf8_next_char(p)) {
        p += note_mark(p, c);
        if (!*p)
            break;
        gunichar last = c;
        c = g_utf8_get_char(p);
        guint offset = (guint) (p - source);
        if (is_space(c)) {
            blank = TRUE;
            continue;
        }
        gunichar meant = fold_character(c, &quoted);
        if (is_full_stop(last, meant, g_utf8_next_char(p)))
            meant = 0x3002;
        gsize before = folded->len;
        if (blank && blank_matters(folded, meant))
            g_string_append_c(folded, ' ');
        blank = FALSE;
        g_string_append_unichar(folded, meant);
        if (!origin)
            continue;
        g_array_set_size(origin, (guint) folded->len);
        for (gsize i = before; i < folded->len; i++)
            g_array_index(origin, guint, i) = offset;
    }
    guint end = (guint) strlen(source);
    if (origin)
        g_array_append_val(origin, end);
}

char *
gk_prose_fold(const char *source)
{
    GString *folded = g_string_new(NULL);
    fold_into(source, folded, NULL);
    return g_string_free(folded, FALSE);
}

void
gk_prose_fold_into(GkProse *prose, const char *source)
{
    GString *folded = g_string_sized_new(strlen(source) + 1);
    GArray *origin = g_array_sized_new(FALSE, FALSE, sizeof(guint), (guint) strlen(source) + 1);
    fold_into(source, folded, origin);
    prose->source = source;
    prose->length = (guint) folded->len;
    prose->text = g_string_free(folded, FALSE);
    prose->origin = (guint *) (gpointer) g_array_free(origin, FALSE);
}

char *
gk_prose_printed(const GkProse *prose, guint start, guint end)
{
    GString *printed = g_string_new(NULL);
    const char *stop = prose->source + prose->origin[MIN(end, prose->length)];
    gunichar c = 0;
    for (const char *p = prose->source + prose->origin[start]; p < stop; p = g_utf8_next_char(p)) {
        p += note_mark(p, c);
        if (p >= stop)
            break;
        c = g_utf8_get_char(p);
        if (!is_space(c))
            g_string_append_len(printed, p, g_utf8_next_char(p) - p);
    }
    return g_string_free(printed, FALSE);
}

/* --- list numbers --- */

static gsize
numerals_length(const char *text, gsize at, gsize end)
{
    gsize i = at;
    while (i + 3 <= end && i < at + 12 && g_utf8_strchr(NUMERALS, -1, g_utf8_get_char(text + i)))
        i += 3;
    return i - at;
}

static gsize
digits_length(const char *text, gsize at, gsize end)
{
    gsize i = at;
    while (i < end && g_ascii_isdigit(text[i]))
        i++;
    return i - at;
}

static gboolean
follows(const char *text, gsize at, gsize end, const char *what)
{
    gsize length = strlen(what);
    return at + length <= end && memcmp(text + at, what, length) == 0;
}

static GkMarker
paren_marker(const char *text, gsize at, gsize end, gsize *length)
{
    gsize chinese = numerals_length(text, at + 1, end), arabic = digits_length(text, at + 1, end);
    gsize inner = MAX(chinese, arabic);
    if (inner == 0 || arabic > 2 || !follows(text, at + 1 + inner, end, ")"))
        return GK_MARKER_NONE;
    *length = inner + 2 + (follows(text, at + inner + 2, end, "、") ? 3 : 0);
    return chinese ? GK_MARKER_CHINESE_PAREN : GK_MARKER_ARABIC_PAREN;
}

static GkMarker
arabic_marker(const char *text, gsize at, gsize end, gsize *length)
{
    gsize digits = digits_length(text, at, end);
    if (digits == 0 || digits > 2)
        return GK_MARKER_NONE;
    gsize after = at + digits;
    gsize mark = follows(text, after, end, "、")                           ? 3
        : follows(text, after, end, ".") || follows(text, after, end, ")") ? 1
                                                                           : 0;
    if (mark == 0 || (after + mark < end && g_ascii_isdigit(text[after + mark])))
        return GK_MARKER_NONE;
    *length = digits + mark;
    return text[after] == ')' ? GK_MARKER_ARABIC_PAREN : GK_MARKER_ARABIC;
}

static GkMarker
chinese_marker(const char *text, gsize at, gsize end, gsize *length)
{
    gboolean ordinal = follows(text, at, end, "第");
    gsize start = at + (ordinal ? 3 : 0);
    gsize numerals = numerals_length(text, start, end);
    if (numerals == 0)
        return GK_MARKER_NONE;
    gsize after = start + numerals;
    gsize chapter = ordinal ? gk_particle_at(text + after, "chapter") : 0, is = gk_particle_at(text + after, "ordinal");
    if (chapter && after + chapter <= end) {
        *length = after + chapter - at;
        return GK_MARKER_PART;
    }
    if (is && after + is <= end) {
        *length = after + is - at;
        return GK_MARKER_ORDINAL;
    }
    if (!follows(text, after, end, "、") && !follows(text, after, end, ".") &&
        !(ordinal && follows(text, after, end, ",")))
        return GK_MARKER_NONE;
    *length = after + (text[after] == '.' || text[after] == ',' ? 1 : 3) - at;
    return ordinal ? GK_MARKER_ORDINAL : GK_MARKER_CHINESE;
}

GkMarker
gk_prose_marker(const char *text, gsize at, gsize end, gsize *length)
{
    *length = 0;
    if (at >= end)
        return GK_MARKER_NONE;
    if (text[at] == '(')
        return paren_marker(text, at, end, length);
    if (g_ascii_isdigit(text[at]))
        return arabic_marker(text, at, end, length);
    gunichar c = g_utf8_get_char(text + at);
    if (c >= 0x2460 && c <= 0x2473) {
        *length = 3;
        return GK_MARKER_CIRCLED;
    }
    return chinese_marker(text, at, end, length);
}

gsize
gk_prose_year(const char *text, gsize at, gsize end, guint *year)
{
    if (digits_length(text, at, MIN(end, at + 5)) != 4 || (at > 0 && g_ascii_isdigit(text[at - 1])))
        return 0;
    guint value = (guint) g_ascii_strtoull(text + at, NULL, 10);
    if (value < 1949 || value > 2099 || !follows(text, at + 4, end, "年"))
        return 0;
    if (year)
        *year = value;
    return follows(text, at + 7, end, "度") ? 10 : 7;
}
