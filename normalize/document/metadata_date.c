/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The date of publication, in the order of what says it best:
 *
 *   公开时间：2025年3月5日          a label that says so
 *   二〇二五年二月十日              a paragraph that is nothing but a date; the last one
 *   某县财政局 2025年1月15日        the organization and a date, which sign the document
 *   编报日期：2025年1月20日         a label of the day when it was drawn up
 *
 * Documents of governments speak of many days (resolutions, sums as of a day), so theirs is asked of their front alone:
 * the date at the foot of the cover, else that of the speech.
 *
 * A date without a month is a year, and no date. The labels are those of
 * data/kind-words.tsv, axis date.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "normalize/values/iso_date.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST 40u /* characters: longer paragraphs only speak of a date */
#define NAME_LONGEST 20u /* characters of an office before the date in its line */

typedef enum {
    FOUND_NOTHING,
    FOUND_DRAWN_UP,
    FOUND_SIGNED,
    FOUND_ALONE,
    FOUND_PUBLISHED,
} Found;

/* --- Chinese numerals --- */

static gint
digit_of(gunichar c)
{
    static const gunichar DIGITS[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };
    if (c == 0x3007 || c == 0x25cb || c == 0x25ef || c == 'O' || c == 0xff2f || c == '0' || c == 0x41e || c == 0x39f)
        return 0; /* 〇 ○ ◯, and the letters and the digit that are typed for them */
    for (guint i = 0; i < G_N_ELEMENTS(DIGITS); i++)
        if (DIGITS[i] == c)
            return (gint) i;
    return -1;
}

/* 二〇二五 → 2025, 十 → 10, 二十一 → 21, 一百一十四 → 114: the numeral at *text, which moves behind it. */
static void
append_numeral(GString *out, const char **text)
{
    const char *p = *text;
    guint hundreds = 0, tens = 0, ones = 0;
    gboolean counted = FALSE, ten = FALSE;
    g_autoptr(GString) digits = g_string_new(NULL);
    for (;; p = g_utf8_next_char(p)) {
        gint digit = digit_of(g_utf8_get_char(p));
        if (g_utf8_get_char(p) == 0x767e && !counted && digits->len == 1) { /* 百 */
            counted = TRUE;
            hundreds = ones;
            ones = 0;
            g_string_truncate(digits, 0);
        } else if (g_utf8_get_char(p) == 0x5341 && !ten) { /* 十 */
            counted = ten = TRUE;
            tens = digits->len ? ones : 1;
            ones = 0;
        } else if (digit >= 0) {
            ones = (guint) digit;
            g_string_append_printf(digits, "%d", digit);
        } else {
            break;
        }
    }
    if (counted)
        g_string_append_printf(out, "%u", hundreds * 100 + tens * 10 + ones);
    else
        g_string_append(out, digits->str);
    *text = p;
}

char *
gk_metadata_with_digits(const char *text)
{
    static const char *const SIGNS[] = { "年", "月", "日" };
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p;) {
        gunichar c = g_utf8_get_char(p);
        const char *after = p;
        g_autoptr(GString) number = g_string_new(NULL);
        if (c > 0x7f && (digit_of(c) >= 0 || c == 0x5341))
            append_numeral(number, &after);
        gboolean dated = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(SIGNS) && number->len; i++)
            dated |= g_str_has_prefix(after, SIGNS[i]);
        if (dated) {
            g_string_append(out, number->str);
            p = after;
        } else {
            g_string_append_unichar(out, c);
            p = g_utf8_next_char(p);
        }
    }
    return g_string_free(out, FALSE);
}

/* --- where a date stands --- */

/* The date from text[at] to the end; FALSE when that is none, or no more than a year. */
static gboolean
is_date(const char *text, gsize at, GkDate *date)
{
    gsize length = gk_date_read(text, at, 0, date);
    return length && date->month && text[at + length] == '\0';
}

/* Behind 公开时间： and the like. */
static Found
labelled(const char *text, GkDate *date)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (strcmp(gk_data_field(&rows[i], 1), "date") != 0 || !g_str_has_prefix(text, word))
            continue;
        gsize at = strlen(word);
        while (g_str_has_prefix(text + at, "：") || text[at] == ':')
            at += text[at] == ':' ? 1 : strlen("：");
        if (is_date(text, at, date))
            return strcmp(gk_data_field(&rows[i], 2), "published") == 0 ? FOUND_PUBLISHED : FOUND_DRAWN_UP;
    }
    return FOUND_NOTHING;
}

/* 某县财政局2025年1月15日: a name that the document bears, and a whole date. */
static gboolean
is_signed(const GkDisclosure *disclosure, const char *text, GkDate *date)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        if (p == text || !is_date(text, (gsize) (p - text), date))
            continue;
        g_autofree char *name = g_strndup(text, (gsize) (p - text));
        const char *organization = disclosure->organization.text, *title = disclosure->title.text;
        return date->day &&
            ((organization && (strstr(organization, name) || g_str_has_prefix(name, organization))) ||
             (title && strstr(title, name)));
    }
    return FALSE;
}

static Found
read_paragraph(const GkDisclosure *disclosure, const char *bare, GkDate *date)
{
    g_autofree char *text = gk_metadata_with_digits(bare);
    if (is_date(text, 0, date))
        return FOUND_ALONE;
    Found found = labelled(text, date);
    return found == FOUND_NOTHING && is_signed(disclosure, text, date) ? FOUND_SIGNED : found;
}

static void
publish(GkDisclosure *disclosure, GkDate date, guint page, GkBox box)
{
    g_autofree char *iso = gk_date_to_iso(date);
    disclosure->published = (GkFact) { gk_arena_strdup(disclosure->arena, iso), page, box };
}

/* The best of the paragraphs, the last of equals. `page`: that page alone; 0: all. */
static Found
of_paragraphs(GkDisclosure *disclosure, Found least, guint page)
{
    const GkDocument *document = disclosure->document;
    Found best = FOUND_NOTHING;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        const GkText *text = &paragraph->text;
        guint here = text->n_places ? text->places[0].page : 0;
        if (paragraph->role != GK_LINE_PROSE || (page && here != page))
            continue;
        g_autofree char *bare = gk_text_without_spaces(text->text);
        GkDate date = { 0 };
        if (gk_text_length(bare) > LONGEST)
            continue;
        Found found = read_paragraph(disclosure, bare, &date);
        if (found == FOUND_NOTHING || found < best || found < least)
            continue;
        best = found;
        publish(disclosure, date, here, text->n_places ? text->places[0].box : (GkBox) { 0, 0, 0, 0 });
    }
    return best;
}

/* --- of a government --- */

/* The date in a line of the front: at its end, behind no more than a name; or that of a speech (——2025年1月16日在…会议上). */
static gboolean
date_of_line(const char *line, gboolean speech, GkDate *date)
{
    g_autofree char *text = gk_metadata_with_digits(line);
    gsize end = strlen(text);
    while (end > 0 && text[end - 1] == ')')
        text[--end] = '\0';
    for (gsize at = 0; at < end; at++) {
        gsize length = gk_date_read(text, at, 0, date);
        if (length && date->month)
            return speech ? gk_kind_word(text + at + length, "speech") != NULL :
                            at + length == end && g_utf8_strlen(text, (gssize) at) <= NAME_LONGEST;
        at += length;
    }
    return FALSE;
}

static gboolean
of_front(GkDisclosure *disclosure, const GArray *front, gboolean speech)
{
    gboolean found = FALSE;
    for (guint i = 0; i < front->len; i++) {
        const GkFrontLine *line = &g_array_index(front, GkFrontLine, i);
        gboolean last = !speech || i + 1 == front->len; /* the words of a speech run over two lines */
        g_autofree char *text = g_strconcat(line->text, last ? NULL : line[1].text, NULL);
        GkDate date;
        if (!date_of_line(text, speech, &date))
            continue;
        publish(disclosure, date, line->page, line->box);
        found = TRUE;
    }
    return found;
}

void
gk_metadata_find_date(GkDisclosure *disclosure, const GArray *front)
{
    if (!gk_disclosure_kind_is_government(disclosure->kind) && !gk_metadata_is_other(disclosure)) {
        of_paragraphs(disclosure, FOUND_DRAWN_UP, 0);
        return;
    }
    if (of_paragraphs(disclosure, FOUND_PUBLISHED, 0) != FOUND_NOTHING || of_front(disclosure, front, FALSE) ||
        of_front(disclosure, front, TRUE))
        return;
    if (gk_metadata_is_other(disclosure) && front->len)
        of_paragraphs(disclosure, FOUND_ALONE, g_array_index(front, GkFrontLine, 0).page);
}
