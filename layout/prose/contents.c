/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables of contents.
 *
 *                 目  录
 *      第一部分  部门概况 ……………………… 1
 *        一、主要职能 ………………………… 1
 *      第二部分  部门预算表
 *        …
 *      第一部分  部门概况          the body begins: the first entry comes again
 *
 * Two signs tell an entry: leaders before the page number, anywhere in the
 * document; or its place below a line that says 目录. The latter reaches as far
 * as entries can: to a table, to a sentence, to the line that has the first
 * entry's number again, or to the end of the page unless the next page goes on
 * with the next number.
 */
#include "layout/prose/paragraphs.h"

#include "layout/words/caption_words.h"

#include "data/data.h"
#include "layout/words/expression.h"

#include <string.h>

#define LEADER_DOTS 6u /* full stops; an ellipsis counts as three */
#define LED_DOTS 3u /* ... among entries that have leaders: a long one leaves room for few */
#define LEAST_ENTRIES 2u /* a heading 目录 with fewer below it is just a word */
#define LARGER_TITLE 1.15f /* a line this much larger than the entries is the body's title */
#define OPEN_ROOM 2.0 /* em: an entry that ends nearer to the right edge may go on */
#define LONGEST_ENTRY 30 /* characters: longer lines with a full stop are sentences */
#define PAGE_NUMBER_GAP 2.0 /* em between an entry and its page number when there are no leaders */

/* The entry without spaces, leaders and page number: what its heading says in the body. */
char *
gk_prose_entry_key(const char *text)
{
    static GkExpression tail = {
        "(?:[.．·…⋯‥•-]{2,}|(?<=[^0-9])(?=[0-9]{1,3}$))[.．·…⋯‥•\\-（(]*[0-9]{0,3}[)）]?$", NULL
    };
    g_autofree char *squeezed = gk_caption_squeeze(text);
    return gk_expression_remove(&tail, squeezed);
}

static gboolean
is_heading(const GkProseLine *line)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("prose-words.tsv", &n_rows);
    if (line->role != GK_LINE_PROSE || line->line.n_glyphs > 16)
        return FALSE;
    g_autofree char *squeezed = gk_caption_squeeze(line->line.text), *key = g_utf8_strdown(squeezed, -1);
    for (guint i = 0; i < n_rows; i++)
        if (g_str_equal(gk_data_field(&rows[i], 1), "contents") && g_str_equal(gk_data_field(&rows[i], 0), key))
            return TRUE;
    return FALSE;
}

static guint
leader_dots(gunichar c)
{
    if (c == 0x2026 || c == 0x22ef) /* … ⋯ */
        return 3;
    if (c == 0x2025)
        return 2;
    return c == '.' || c == 0xff0e || c == 0xb7 || c == 0x2022 || c == 0x30fb;
}

static const GkGlyph *
glyph_at(const GkProseLine *line, guint i)
{
    return &g_array_index(line->layout->page->glyphs, GkGlyph, line->line.glyphs[i]);
}

/* Dots of the leaders that the line ends in, behind them only digits; sets how many digits. */
static guint
trailing_leaders(const GkProseLine *line, guint *digits)
{
    guint i = line->line.n_glyphs, dots = 0;
    for (*digits = 0; i > 0 && g_unichar_isdigit(glyph_at(line, i - 1)->character); i--)
        ++*digits;
    for (; i > 0 && leader_dots(glyph_at(line, i - 1)->character); i--)
        dots += leader_dots(glyph_at(line, i - 1)->character);
    return dots;
}

static gboolean
ends_in_page_number(const GkProseLine *line)
{
    guint digits, n = line->line.n_glyphs;
    if (trailing_leaders(line, &digits) >= LEADER_DOTS)
        return TRUE;
    if (digits == 0 || digits > 3 || digits == n)
        return FALSE;
    return glyph_at(line, n - digits)->box.x0 - glyph_at(line, n - digits - 1)->box.x1 >
        PAGE_NUMBER_GAP * line->line.size;
}

/* Punctuation of a sentence before the last character, or at the end of a line without a number. */
static gboolean
is_sentence(const GkProseLine *line)
{
    const char *stop = strstr(line->line.text, "。");
    return stop && (stop[strlen("。")] || !line->numbered || line->line.n_glyphs > LONGEST_ENTRY);
}

/* 12, - 12 -, (12): the page number of the entry above, in a line of its own. */
static gboolean
is_page_number(const GkProseLine *line)
{
    static GkExpression page_number = { "^[-—–(（]?[0-9]{1,3}[-—–)）]?$", NULL };
    g_autofree char *squeezed = gk_caption_squeeze(line->line.text);
    return gk_expression_is_in(&page_number, squeezed);
}

/* What has been seen of a table of contents. */
typedef struct {
    const GkProseLine *first;
    guint last[8]; /* value of the latest number of each level */
    guint level; /* of the latest number */
    guint entries;
    float size; /* of the first entry */
    gboolean led; /* entries have leaders or page numbers */
} Contents;

static gboolean
is_next_number(const Contents *contents, const GkHeadingNumber *number)
{
    guint last = contents->last[number->level];
    return (last > 0 && number->value == last + 1) || (number->value == 1 && number->level > contents->level);
}

static gboolean
comes_again(const Contents *contents, const GkProseLine *line)
{
    const GkProseLine *first = contents->first;
    if (!first || contents->entries < LEAST_ENTRIES)
        return FALSE;
    if (first->numbered && line->numbered)
        return first->numbering.level == line->numbering.level && first->numbering.value == line->numbering.value;
    g_autofree char *a = gk_prose_entry_key(first->line.text), *b = gk_prose_entry_key(line->line.text);
    return g_str_equal(a, b);
}

/* An entry that fills its line and has no page number yet goes on in the next. */
static gboolean
is_open(const GkProseLine *line)
{
    return line->role == GK_LINE_CONTENTS && !line->ends_entry &&
        line->line.box.x1 > line->block->right - OPEN_ROOM * line->line.size;
}

/* On the next page: the rest of an entry, the next number, or what else looks like the entries before. */
static gboolean
goes_on_overleaf(const Contents *contents, const GkProseLine *before, const GkProseLine *line)
{
    if (!contents->first || (is_open(before) && !line->numbered))
        return TRUE;
    return !contents->led && line->numbered && is_next_number(contents, &line->numbering);
}

static gboolean
ends_contents(const Contents *contents, const GkProseLine *before, const GkProseLine *line)
{
    if (line->parts_before != before->parts_before || comes_again(contents, line))
        return TRUE;
    if (line->ends_entry || (contents->first && line->line.page == before->line.page && is_page_number(line)))
        return FALSE;
    if (is_sentence(line) || is_heading(line))
        return TRUE;
    if (contents->first && !line->numbered && line->centered && line->line.size > LARGER_TITLE * contents->size)
        return TRUE;
    return line->line.page != before->line.page && !goes_on_overleaf(contents, before, line);
}

static void
add_entry(Contents *contents, const GkProseLine *line)
{
    if (!contents->first) {
        contents->first = line;
        contents->size = line->line.size;
    }
    contents->entries += line->page_number ? 0 : 1;
    contents->led |= line->ends_entry;
    if (!line->numbered)
        return;
    contents->level = line->numbering.level;
    contents->last[contents->level] = line->numbering.value;
    for (guint i = contents->level + 1; i < G_N_ELEMENTS(contents->last); i++)
        contents->last[i] = 0;
}

/* Marks the entries below the heading at `heading`; returns the first line behind them. */
static guint
mark_entries(GArray *lines, guint heading)
{
    Contents contents = { 0 };
    guint before = heading, i;
    for (i = heading + 1; i < lines->len; i++) {
        GkProseLine *line = &g_array_index(lines, GkProseLine, i);
        if (line->role != GK_LINE_PROSE)
            continue;
        if (ends_contents(&contents, &g_array_index(lines, GkProseLine, before), line))
            break;
        guint digits;
        line->page_number = contents.first && !line->numbered && is_page_number(line);
        line->ends_entry |= line->page_number || (contents.led && trailing_leaders(line, &digits) >= LED_DOTS && digits);
        add_entry(&contents, line);
        line->role = GK_LINE_CONTENTS;
        before = i;
    }
    if (contents.entries >= LEAST_ENTRIES)
        return i;
    for (guint j = heading + 1; j < i; j++)
        if (g_array_index(lines, GkProseLine, j).role == GK_LINE_CONTENTS)
            g_array_index(lines, GkProseLine, j).role = GK_LINE_PROSE;
    return heading + 1;
}

/* Entries with leaders, wherever they stand. A single one may be an ellipsis, or a line to write on. */
static void
mark_leaders(GArray *lines)
{
    guint previous = G_MAXUINT, digits;
    for (guint i = 0; i < lines->len; i++) {
        GkProseLine *line = &g_array_index(lines, GkProseLine, i);
        if (line->role != GK_LINE_PROSE || trailing_leaders(line, &digits) < LEADER_DOTS || !digits)
            continue;
        if (previous != G_MAXUINT && i - previous <= 2) {
            line->role = GK_LINE_CONTENTS;
            g_array_index(lines, GkProseLine, previous).role = GK_LINE_CONTENTS;
        }
        previous = i;
    }
}

void
gk_prose_mark_contents(GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        GkProseLine *line = &g_array_index(lines, GkProseLine, i);
        line->ends_entry = line->role == GK_LINE_PROSE && ends_in_page_number(line);
    }
    for (guint i = 0; i < lines->len;)
        i = is_heading(&g_array_index(lines, GkProseLine, i)) ? mark_entries(lines, i) : i + 1;
    mark_leaders(lines);
}
