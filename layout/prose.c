/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paragraphs from the lines that tables have left.
 *
 *          │    一、收入预算情况说明             │   a number begins a paragraph
 *          │    2023年收入预算614.59万元，其中： │   so does an indent
 *          │一般公共预算510.70万元，占83.10%。   │   a line at the left edge goes on
 *          ├────────────── page ───────────────┤   also over the page
 *
 * A line begins a paragraph when it is numbered, indented, of another size or
 * weight, follows a heading that the table of contents lists, stands too far below the line before, follows a line that ended short of the
 * right edge, or when a table lies between. Centred lines of one size that follow
 * each other closely are one title. Chinese joins without a space.
 *
 * Every line that is left is claimed here, as running head or foot or as prose.
 */
#include "layout/prose.h"

#include "layout/characters.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

typedef struct {
    GArray *lines;        /* guint: indices of the prose lines */
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

/* Both lines are a title broken in two. */
static gboolean
is_same_title(const GkProseLine *a, const GkProseLine *b)
{
    return a->centered && b->centered && a->line.page == b->line.page && fabsf(a->line.size - b->line.size) < 0.6f &&
           !b->numbered && b->line.box.y0 - a->line.box.y1 < 1.8 * a->line.size && a->line.size > 13;
}

/* 资金分配情况：… or 1、项目名称：… : a short label and a colon. */
static gboolean
begins_with_label(const GkProseLine *line)
{
    const char *text = line->line.text + (line->numbered ? line->numbering.length : 0);
    return g_regex_match_simple("^[^，。；、：:（）()\\s]{2,12}[：:]", text, G_REGEX_OPTIMIZE, 0);
}

static gboolean
has_sentence_mark(const char *text)
{
    return strstr(text, "，") || strstr(text, "。") || strstr(text, "；");
}

/* Whether b goes on from a, the line before it. */
static gboolean
goes_on(const GkProseLine *a, const GkProseLine *b)
{
    float size = MAX(a->line.size, b->line.size);
    if (a->role != b->role || a->alone || b->alone || b->numbered || a->parts_before != b->parts_before)
        return FALSE;
    if (b->role == GK_LINE_CONTENTS)
        return !a->ends_entry;
    if (is_same_title(a, b))
        return TRUE;
    if (a->line.bold && !b->line.bold && !has_sentence_mark(a->line.text))
        return FALSE; /* a heading in bold as long as its line */
    if (begins_with_label(b) && begins_with_label(a))
        return FALSE; /* fields of a record, one a line */
    if (a->centered != b->centered && (a->line.size > 13 || b->line.size > 13))
        return FALSE;
    if (fabsf(a->line.size - b->line.size) > 0.12f * size)
        return FALSE;
    if (a->line.page == b->line.page &&
        gk_prose_line_y(b) - gk_prose_line_y(a) > GK_PROSE_PITCH_SHARE * a->block->pitch * size)
        return FALSE;
    gboolean indented = b->line.box.x0 > b->block->left + GK_PROSE_INDENT_EM * b->line.size;
    gboolean full = a->line.box.x1 > a->block->right - GK_PROSE_FULL_EM * a->line.size;
    return full && !indented;
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

/* Remembers what the table of contents lists: the lines of an entry so far, without spaces and leaders. */
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
        if (is_running(line) || !last || open < 0 || is_listed(entries, last) || !goes_on(last, line)) {
            begin_draft(drafts, line);
            target = (gint) drafts->len - 1;
        }
        g_array_append_val(g_array_index(drafts, Draft, target).lines, i);
        if (line->role == GK_LINE_CONTENTS)
            remember_entry(entries, lines, &g_array_index(drafts, Draft, target));
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
    const GkProseLine *first = line_at(lines, g_array_index(draft->lines, guint, 0));
    gboolean bold = TRUE;
    for (guint i = 0; i < draft->lines->len; i++) {
        const GkProseLine *line = line_at(lines, g_array_index(draft->lines, guint, i));
        bold &= line->line.bold;
        claim(line);
    }
    return (GkParagraph) { .text = join_lines(lines, draft, arena), .role = draft->role, .size = first->line.size,
                           .indent = (float) (first->line.box.x0 - first->block->left), .bold = bold,
                           .centered = first->centered, .before_table = (gint) first->tables_before };
}

const GkParagraph *
gk_prose_find(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables, GkArena *arena,
              guint *n_paragraphs)
{
    g_autofree GkProseBlock *blocks = g_new0(GkProseBlock, n_pages + 1);
    g_autoptr(GArray) lines = gk_prose_gather(pages, n_pages, tables, n_tables, blocks, arena);
    gk_prose_mark_contents(lines);
    g_autoptr(GArray) drafts = draft_paragraphs(lines);
    GArray *paragraphs = g_array_sized_new(FALSE, FALSE, sizeof(GkParagraph), drafts->len);
    for (guint i = 0; i < drafts->len; i++) {
        GkParagraph paragraph = finish_paragraph(lines, &g_array_index(drafts, Draft, i), arena);
        g_array_append_val(paragraphs, paragraph);
    }
    return gk_arena_take_array(arena, paragraphs, n_paragraphs);
}
