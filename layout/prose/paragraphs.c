/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paragraphs from the lines that tables have left.
 *
 *          │    一、收入预算情况说明             │   a number begins a paragraph
 *          │    2023年收入预算614.59万元，其中： │   so does an indent
 *          │一般公共预算510.70万元，占83.10%。   │   a line at the left edge goes on
 *          ├────────────── page ───────────────┤   also over the page
 *
 * A line ends where the next word did not fit, or where its author ended it. So
 * the first question about two lines is whether the next line's first word would
 * have fitted behind the one before: an ideograph, or a run of letters and digits,
 * with the brackets and stops that may not be parted from it. (A line before
 * 24,558.18万元 may end five characters early and still be full.) A line that ends within a number, in brackets or
 * in mid-sentence above one at the left edge goes on whatever room it leaves.
 *
 * Where the line is full, a paragraph begins with a number, an indent (also that of the heading above, where the
 * line below stands at the left edge), another
 * size or weight of type, or a blank line; behind a heading that the table of
 * contents lists; and where a table lies between. Centred lines of one size that
 * follow each other closely are one title. A paragraph goes on over a page break
 * by the same rules. Chinese joins without a space.
 *
 * Every line that is left is claimed here, as running head or foot or as prose.
 *
 * What this cannot do: a last line that fills its whole width before a paragraph
 * without indent goes unnoticed.
 */
#include "layout/prose/paragraphs.h"

#include "layout/prose/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/expression.h"

#include <math.h>
#include <string.h>

typedef struct {
    GArray *lines; /* guint: indices of the prose lines */
    GkLineRole role;
} Draft;

static const GkProseLine *
line_at(const GArray *lines, guint i)
{
    return &g_array_index(lines, GkProseLine, i);
}

static gboolean
is_running(const GkProseLine *line)
{
    return line->role == GK_LINE_RUNNING_HEAD || line->role == GK_LINE_RUNNING_FOOT;
}

/* --- words --- */

static const GkGlyph *
glyph_of(const GkProseLine *line, guint i)
{
    return &g_array_index(line->layout->page->glyphs, GkGlyph, line->line.glyphs[i]);
}

/* Signs that may not begin a line. */
static gboolean
closes(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
        (type == G_UNICODE_OTHER_PUNCTUATION && c != 0x203b); /* ※ begins notes */
}

static gboolean
opens(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
sticks_to(gunichar before, gunichar c)
{
    return closes(c) || opens(before) || (!gk_is_wide(before) && !gk_is_wide(c));
}

/* The width of what could not be parted at the start of the line. */
static double
first_word_width(const GkProseLine *line)
{
    guint i = 1, most = MIN(line->line.n_glyphs, GK_PROSE_WORD_GLYPHS);
    while (i < most && sticks_to(glyph_of(line, i - 1)->character, glyph_of(line, i)->character) &&
           glyph_of(line, i)->box.x0 - glyph_of(line, i - 1)->box.x1 < 0.2 * line->line.size)
        i++;
    return glyph_of(line, i - 1)->box.x1 - line->line.box.x0;
}

static gboolean
ends_sentence(const GkProseLine *line)
{
    for (guint i = line->line.n_glyphs; i-- > 0;) {
        gunichar c = glyph_of(line, i)->character;
        GUnicodeType type = g_unichar_type(c);
        if (type != G_UNICODE_CLOSE_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION)
            return c && g_utf8_strchr("。！？；：.!?;:．", -1, c) != NULL;
    }
    return FALSE;
}

static double
indent_of(const GkProseLine *line)
{
    return (line->line.box.x0 - line->block->left) / line->line.size;
}

/* The line ends within brackets or quotes that the next one closes. */
static gboolean
opens_and_closes(const GkProseLine *line, const GkProseLine *next)
{
    gint open = 0, closed = 0;
    for (guint i = 0; i < line->line.n_glyphs; i++) {
        gunichar c = glyph_of(line, i)->character;
        open += opens(c) ? 1 : g_unichar_type(c) == G_UNICODE_CLOSE_PUNCTUATION && open > 0 ? -1 : 0;
    }
    for (guint i = 0; i < next->line.n_glyphs && closed == 0; i++) {
        gunichar c = glyph_of(next, i)->character;
        closed += opens(c) ? -1 : g_unichar_type(c) == G_UNICODE_CLOSE_PUNCTUATION;
    }
    return open > 0 && closed > 0;
}

/* The line was ended by its author: the next one's first word would have fitted. Behind words that end no sentence
 * a line at the left edge, below an indented one, is believed to go on even so: programs differ in what they part. */
static gboolean
leaves_room(const GkProseLine *first, const GkProseLine *line, const GkProseLine *next)
{
    double room = line->block->right - line->line.box.x1;
    gboolean flush = indent_of(first) >= GK_PROSE_INDENT_EM && indent_of(next) < GK_PROSE_INDENT_EM / 2;
    if (flush && !next->numbered && opens_and_closes(line, next))
        return FALSE;
    double slack = flush && !next->numbered && !ends_sentence(line) ? GK_PROSE_ROOM_FLUSH_EM : GK_PROSE_ROOM_EM;
    return room - first_word_width(next) > slack * line->line.size;
}

/* --- does a line go on? --- */

/* The line ends within a number, which goes on in the next: "1,23" and "4.56万元", "1234." and "56万元". */
static gboolean
cuts_number(const GkProseLine *a, const GkProseLine *b)
{
    static GkExpression cut = { "(?:[0-9],[0-9]{0,2}|[^0-9.,][0-9]+\\.)$", NULL };
    return g_ascii_isdigit(*b->line.text) && !b->numbered && gk_expression_is_in(&cut, a->line.text);
}

static gboolean
has_sentence_mark(const char *text)
{
    return strstr(text, "，") || strstr(text, "。") || strstr(text, "；");
}

static gboolean
has_comma(const char *text)
{
    return strstr(text, "，") || strstr(text, "、");
}

/* The line ends within brackets. */
static gboolean
is_open(const GkProseLine *line)
{
    for (guint i = line->line.n_glyphs; i-- > 0;) {
        GUnicodeType type = g_unichar_type(glyph_of(line, i)->character);
        if (type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_OPEN_PUNCTUATION)
            return type == G_UNICODE_OPEN_PUNCTUATION;
    }
    return FALSE;
}

/* The line can't be the last of its paragraph, however much room it leaves: a number, brackets or a sentence go on
 * below it, at the left edge. */
static gboolean
is_cut(const GkProseLine *first, const GkProseLine *a, const GkProseLine *b)
{
    if (cuts_number(a, b))
        return TRUE;
    if (b->numbered || ends_sentence(a) || indent_of(b) >= GK_PROSE_INDENT_EM / 2)
        return FALSE;
    return is_open(a) || (indent_of(first) >= GK_PROSE_INDENT_EM && has_comma(a->line.text));
}

/* The lines are one title, broken where its author liked or where it did not fit. */
static gboolean
is_same_title(const GkProseLine *first, const GkProseLine *a, const GkProseLine *b)
{
    double larger = MAX(a->line.size, b->line.size);
    gboolean filled = !leaves_room(first, a, b) && !ends_sentence(a) && !has_sentence_mark(a->line.text);
    if (!(a->centered || filled) || !b->centered || b->numbered || a->layout != b->layout ||
        a->line.bold != b->line.bold || fabsf(a->line.size - b->line.size) > 0.6f ||
        gk_prose_line_y(b) - gk_prose_line_y(a) > GK_PROSE_TITLE_PITCH_EM * larger)
        return FALSE;
    gboolean wide = gk_box_width(a->line.box) > GK_PROSE_TITLE_SHARE * (a->block->right - a->block->left);
    return a->line.size > GK_PROSE_TITLE_SIZE || wide;
}

static gboolean
parted_by_unread(const GkPageLayout *from, const GkPageLayout *to)
{
    for (const GkPageLayout *layout = from + 1; layout < to; layout++)
        if (layout->page->failed)
            return TRUE;
    return FALSE;
}

/* Close below the other, at the top of a page when the other is at the foot of one, or at the top of the next column.
 */
static gboolean
is_next_to(const GkProseLine *a, const GkProseLine *b)
{
    const GkPage *page = a->layout->page, *next = b->layout->page;
    if (page != next)
        return !parted_by_unread(a->layout, b->layout) && fabs(page->width - next->width) < 3 &&
            gk_prose_line_y(a) > GK_PROSE_FOOT_SHARE * page->height &&
            gk_prose_line_y(b) < (1 - GK_PROSE_FOOT_SHARE) * next->height;
    if (a->line.column && b->line.column && a->line.column != b->line.column)
        return TRUE;
    return gk_prose_line_y(b) - gk_prose_line_y(a) <=
        GK_PROSE_PITCH_SHARE * a->block->pitch * MAX(a->line.size, b->line.size);
}

/* Below a full line: an item of its own, or a wrapped line that happens to begin like one? */
static gboolean
number_begins(const GkProseLine *first, const GkProseLine *a, const GkProseLine *b)
{
    if (indent_of(b) >= GK_PROSE_INDENT_EM || ends_sentence(a) || b->numbering.level <= 3)
        return TRUE;
    return first->numbered && first->numbering.style == b->numbering.style &&
        first->numbering.value + 1 == b->numbering.value;
}

/* Where the text behind the line's number begins. */
static double
text_behind_number(const GkProseLine *line)
{
    guint skipped = 0;
    for (const char *p = line->line.text; p < line->line.text + line->numbering.length; p = g_utf8_next_char(p))
        skipped += !g_unichar_isspace(g_utf8_get_char(p));
    return glyph_of(line, MIN(skipped, line->line.n_glyphs - 1))->box.x0;
}

/* b is the first of a paragraph whose other lines stand at the left edge. `below` is the line behind it, NULL without
 * one. */
static gboolean
is_first_line(const GkProseLine *b, const GkProseLine *below)
{
    return below && below->layout == b->layout && is_next_to(b, below) && !leaves_room(b, b, below) &&
        !below->numbered && indent_of(below) < GK_PROSE_INDENT_EM / 2;
}

static gboolean
indent_begins(const GkProseLine *first, const GkProseLine *a, const GkProseLine *b, const GkProseLine *below)
{
    double before = indent_of(a), after = indent_of(b);
    gboolean further = after > before + GK_PROSE_INDENT_EM;
    if (a != first)
        return further;
    if (further && a->numbered && fabs(b->line.box.x0 - text_behind_number(a)) < a->line.size)
        return FALSE; /* a hanging indent */
    gboolean same = before >= GK_PROSE_INDENT_EM && fabs(after - before) < GK_PROSE_INDENT_EM / 2;
    gboolean heading = a->numbered && !has_sentence_mark(a->line.text) && ends_sentence(b);
    return further || (same && (ends_sentence(a) || heading || is_first_line(b, below)));
}

/* 资金分配情况：… or 1、项目名称：… : a short label and a colon. */
static gboolean
begins_with_label(const GkProseLine *line)
{
    static GkExpression label = { "^[^，。；、：:（）()\\s]{2,12}[：:]", NULL };
    return gk_expression_is_in(&label, line->line.text + (line->numbered ? line->numbering.length : 0));
}

/* Whether b goes on from a, the last line of the paragraph that begins with `first`; `below` is the line behind b. */
static gboolean
goes_on(const GkProseLine *first, const GkProseLine *a, const GkProseLine *b, const GkProseLine *below)
{
    if (a->role != b->role || a->alone || b->alone || a->parts_before != b->parts_before)
        return FALSE;
    if (b->role == GK_LINE_CONTENTS && b->page_number)
        return !a->ends_entry;
    if (b->role == GK_LINE_CONTENTS)
        return !b->numbered && !a->ends_entry && !leaves_room(first, a, b);
    if (is_same_title(first, a, b))
        return TRUE;
    if (!is_next_to(a, b) || (leaves_room(first, a, b) && !is_cut(first, a, b)) ||
        fabsf(a->line.size - b->line.size) > GK_PROSE_SIZE_SHARE * MAX(a->line.size, b->line.size))
        return FALSE;
    if (a->line.bold && !b->line.bold && !has_sentence_mark(a->line.text))
        return FALSE; /* a heading in bold as long as its line */
    if (begins_with_label(b) && begins_with_label(a))
        return FALSE; /* fields of a record, one a line */
    return !(b->numbered && number_begins(first, a, b)) && !indent_begins(first, a, b, below);
}

static void
draft_clear(gpointer data)
{
    g_array_unref(((Draft *) data)->lines);
}

static void
begin_draft(GArray *drafts, const GkProseLine *line)
{
    Draft draft = { g_array_new(FALSE, FALSE, sizeof(guint)), line->role };
    g_array_append_val(drafts, draft);
}

/* Remembers what the table of contents lists: the lines of an entry, without spaces and leaders. */
static void
remember_entry(GHashTable *entries, const GArray *lines, const Draft *draft)
{
    g_autoptr(GString) entry = g_string_new(NULL);
    for (guint i = 0; i < draft->lines->len; i++)
        g_string_append(entry, line_at(lines, g_array_index(draft->lines, guint, i))->line.text);
    g_hash_table_add(entries, gk_prose_entry_key(entry->str));
}

/* A line that says what the table of contents lists is a heading, however long it is. */
static gboolean
is_listed(GHashTable *entries, const GkProseLine *line)
{
    if (line->role != GK_LINE_PROSE || !line->numbered)
        return FALSE;
    g_autofree char *key = gk_prose_entry_key(line->line.text);
    return g_hash_table_contains(entries, key);
}

static const GkProseLine *
first_line(const GArray *lines, const Draft *draft)
{
    return line_at(lines, g_array_index(draft->lines, guint, 0));
}

/* The next line that is no running one; NULL without one. */
static const GkProseLine *
line_behind(const GArray *lines, guint i)
{
    while (++i < lines->len)
        if (!is_running(line_at(lines, i)))
            return line_at(lines, i);
    return NULL;
}

/* Running lines stand between the lines of a paragraph that goes on over the page; they don't end it. */
static GArray *
draft_paragraphs(const GArray *lines)
{
    GArray *drafts = g_array_new(FALSE, FALSE, sizeof(Draft));
    g_array_set_clear_func(drafts, draft_clear);
    g_autoptr(GHashTable) entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gint open = -1;
    const GkProseLine *last = NULL;
    for (guint i = 0; i < lines->len; i++) {
        const GkProseLine *line = line_at(lines, i);
        gint target = open;
        if (is_running(line) || open < 0 || is_listed(entries, last) ||
            !goes_on(first_line(lines, &g_array_index(drafts, Draft, open)), last, line, line_behind(lines, i))) {
            if (!is_running(line) && open >= 0 && last->role == GK_LINE_CONTENTS)
                remember_entry(entries, lines, &g_array_index(drafts, Draft, open));
            begin_draft(drafts, line);
            target = (gint) drafts->len - 1;
        }
        g_array_append_val(g_array_index(drafts, Draft, target).lines, i);
        if (!is_running(line)) {
            last = line;
            open = target;
        }
    }
    return drafts;
}

static gunichar
last_character(const GString *text)
{
    return text->len ? g_utf8_get_char(g_utf8_prev_char(text->str + text->len)) : 0;
}

/* The lines' texts with their places and offsets. */
static GkText
join_lines(const GArray *lines, const Draft *draft, GkArena *arena)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint n = draft->lines->len;
    GkPlace *places = gk_arena_new_array(arena, GkPlace, n);
    guint *offsets = gk_arena_new_array(arena, guint, n);
    for (guint i = 0; i < n; i++) {
        const GkProseLine *line = line_at(lines, g_array_index(draft->lines, guint, i));
        gunichar before = last_character(text), after = g_utf8_get_char(line->line.text);
        if (g_unichar_isalpha(before) && gk_is_spaced_script(before) && gk_is_spaced_script(after))
            g_string_append_c(text, ' ');
        places[i] = (GkPlace) { line->line.page, line->line.box };
        offsets[i] = (guint) text->len;
        for (const char *p = line->line.text; *p; p = g_utf8_next_char(p))
            g_string_append_unichar(text, gk_fold_character(g_utf8_get_char(p)));
    }
    return (GkText) { gk_arena_strndup(arena, text->str, text->len), places, offsets, n };
}

static void
claim(const GkProseLine *line)
{
    for (guint i = 0; i < line->line.n_glyphs; i++)
        line->layout->ink[line->line.glyphs[i]] = is_running(line) ? GK_INK_RUNNING : GK_INK_NARRATIVE;
}

static GkParagraph
finish_paragraph(const GArray *lines, const Draft *draft, GkArena *arena)
{
    const GkProseLine *first = first_line(lines, draft);
    gboolean bold = TRUE;
    for (guint i = 0; i < draft->lines->len; i++) {
        const GkProseLine *line = line_at(lines, g_array_index(draft->lines, guint, i));
        bold &= line->line.bold;
        claim(line);
    }
    return (GkParagraph) { .text = join_lines(lines, draft, arena),
                           .role = draft->role,
                           .size = first->line.size,
                           .indent = (float) (first->line.box.x0 - first->block->left),
                           .bold = bold,
                           .centered = first->centered,
                           .before_table = (gint) first->tables_before };
}

const GkParagraph *
gk_prose_find(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables, GkArena *arena,
              guint *n_paragraphs)
{
    g_autoptr(GArray) lines = gk_prose_gather(pages, n_pages, tables, n_tables, arena);
    gk_prose_mark_contents(lines);
    g_autoptr(GArray) drafts = draft_paragraphs(lines);
    GArray *paragraphs = g_array_sized_new(FALSE, FALSE, sizeof(GkParagraph), drafts->len);
    for (guint i = 0; i < drafts->len; i++) {
        GkParagraph paragraph = finish_paragraph(lines, &g_array_index(drafts, Draft, i), arena);
        g_array_append_val(paragraphs, paragraph);
    }
    return gk_arena_take_array(arena, paragraphs, n_paragraphs);
}
