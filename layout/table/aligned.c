/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules.
 *
 *      科目名称            合计      基本支出   项目支出     header: the lines right above
 *      一般公共服务        577.52      335.98     241.54     columns: parted where the evidence of
 *        事业运行          515.29                 241.54     all lines is strongest
 *      社会保障和就业       37.07       37.07
 *
 * 1. Lines are cut into words (page/strip.c) and, at wide gaps, into chunks. Lines with several chunks, near each
 *    other, not parted by a sentence, a title, a paragraph or a ruled table, are a candidate (table/regions.c).
 * 2. Its columns are divided where separators are found (pieces/separators.c), or where pieces can't be of one column
 *    (pieces/clusters.c); text over several columns spans them.
 * 3. The header ends where data begins (table/header_end.c); its labels and the columns are matched
 *    (table/column_labels.c, table/header_labels.c); rows come from rows/rows.c.
 * 4. What was built is judged (judge/judge_lines.c): lists, contents, programs, forms, axes and prose are no tables, and
 *    give back what they took.
 *
 * Tables between rules in one direction (table/framed.c) come first, with the same steps; forms that were left
 * blank are sought in table/blank_forms.c. Not found: tables of one or two lines without a caption.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/page/paragraph_lines.h"
#include "layout/table/evidence.h"
#include "layout/judge/judge.h"
#include "layout/table/tuning.h"
#include "layout/words/caption_words.h"
#include "layout/words/characters.h"
#include "layout/words/expression.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

static gboolean
has_leaders(const GkLine *line)
{
    static GkExpression leaders = { "(?:[.．·…⋯‥•]\\s*){4,}|…{2,}", NULL };
    return gk_expression_is_in(&leaders, line->text);
}

guint
gk_alignment_chunk_count(const GkAlignment *finder, guint line)
{
    return finder->first_chunk[line + 1] - finder->first_chunk[line];
}

guint
gk_alignment_label_count(const GkAlignment *finder, guint line)
{
    guint at = finder->strip_lines[line], labels = 0;
    if (at == G_MAXUINT)
        return 0;
    const GkStripLine *words = gk_strip_line(finder->strip, at);
    for (guint i = words->first; i < words->end; i++) {
        const GkWord *word = gk_strip_word(finder->strip, i);
        labels += word->wide && !word->letter;
    }
    return MAX(labels, gk_alignment_chunk_count(finder, line));
}

static void
cut_page(GkAlignment *finder)
{
    const GkPageLayout *layout = finder->layout;
    g_array_set_size(finder->chunks, 0);
    for (guint i = 0; i < layout->n_lines; i++) {
        finder->first_chunk[i] = finder->chunks->len;
        finder->table_line[i] = FALSE;
        if (layout->line_roles[i] != GK_LINE_PROSE)
            continue;
        gk_alignment_cut_line(finder->chunks, finder, i, NULL);
        guint count = finder->chunks->len - finder->first_chunk[i], numbers = 0;
        for (guint c = finder->first_chunk[i]; c < finder->chunks->len; c++)
            numbers += g_array_index(finder->chunks, GkChunk, c).number;
        finder->table_line[i] = count > 1 && numbers > 0;
    }
    finder->first_chunk[layout->n_lines] = finder->chunks->len;
    g_autofree guint *pieces = g_new(guint, layout->n_lines + 1);
    for (guint i = 0; i < layout->n_lines; i++)
        pieces[i] = gk_alignment_chunk_count(finder, i);
    finder->prose = gk_prose_lines_mark(layout, pieces);
    gk_evidence_pieces(finder);
}

gboolean
gk_alignment_is_near(const GkAlignment *finder, guint above, double em)
{
    const GkLine *a = &finder->layout->lines[above];
    return a[1].box.y0 - a->box.y1 <= em * a[1].size;
}

/* Some part of the line, behind a gap or all of it, begins at x and ends before `end`. */
static gboolean
has_part_at(const GkAlignment *finder, guint line, double x, double end)
{
    guint at = finder->strip_lines[line];
    if (at == G_MAXUINT || finder->layout->lines[line].box.x1 > end)
        return FALSE;
    const GkStripLine *words = gk_strip_line(finder->strip, at);
    for (guint i = words->first; i < words->end; i++) {
        const GkWord *word = gk_strip_word(finder->strip, i);
        if (fabs(word->box.x0 - x) < GK_ALIGN_LINED_UP_EM * word->size)
            return TRUE;
    }
    return FALSE;
}

/* A line of one piece, or of two near each other, that begins right below another, no wider, with others beside them: the
 * rest of an entry. */
static gboolean
is_rest_of_entry(const GkAlignment *finder, guint line)
{
    const GkChunk *own = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    gboolean below = FALSE, beside = FALSE;
    for (guint i = finder->first_chunk[line]; i-- > 0;) {
        const GkChunk *above = &g_array_index(finder->chunks, GkChunk, i);
        double drop = gk_box_center_y(own->box) - gk_box_center_y(above->box);
        if (drop > GK_ALIGN_LEVEL_EM * own->size)
            break;
        beside |= gk_alignment_chunk_count(finder, above->line) > 1;
        gboolean middle = fabs(gk_box_center_x(own->box) - gk_box_center_x(above->box)) < GK_ALIGN_LINED_UP_EM * own->size;
        below |= drop > GK_ALIGN_BESIDE_EM * own->size &&
            (middle || has_part_at(finder, line, above->box.x0, above->box.x1 + own->size));
    }
    return below && beside;
}

/* Words with a comma, or in brackets, that are no line of text, which would have gone on: entries side by side, a short
 * one, or the rest of one. */
static gboolean
is_of_entries(const GkAlignment *finder, guint line, const char *text)
{
    guint longest = 0, pieces = gk_alignment_chunk_count(finder, line);
    gboolean comma = strstr(text, "，") != NULL;
    if (g_str_has_suffix(text, "。") || !(comma || (pieces == 1 && gk_caption_is_bracketed(text))))
        return FALSE;
    for (guint i = finder->first_chunk[line]; i < finder->first_chunk[line + 1]; i++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, i);
        longest = MAX(longest, chunk->to - chunk->from);
    }
    if (comma && longest < (pieces > 1 ? GK_ALIGN_SECTION_GLYPHS : GK_ALIGN_SHORT_GLYPHS))
        return TRUE;
    return pieces == 1 && is_rest_of_entry(finder, line);
}

gboolean
gk_alignment_parts_tables(const GkAlignment *finder, guint line)
{
    const GkLine *l = &finder->layout->lines[line];
    if (finder->layout->line_roles[line] != GK_LINE_PROSE || finder->prose[line])
        return TRUE;
    g_autofree char *text = gk_caption_squeeze(l->text);
    GkCaptionMatch match;
    gboolean alone = gk_alignment_chunk_count(finder, line) == 1;
    guint short_rest = gk_caption_is_bracketed(text) ? 2 * GK_ALIGN_REST_GLYPHS : GK_ALIGN_REST_GLYPHS; /* （万元）, 元） */
    gboolean rest = alone && l->n_glyphs <= short_rest && is_rest_of_entry(finder, line);
    if (gk_caption_is_numbered(text) || gk_caption_begins_note(text) || (gk_caption_match(text, &match) && !rest))
        return TRUE;
    if (is_of_entries(finder, line, text))
        return FALSE;
    return (alone && gk_caption_is_bracketed(text)) || gk_caption_ends_as_title(text) || gk_caption_is_sentence(text);
}

/* Lines of one size from `line` on (by 1), or up (by -1): TRUE when they are two with several pieces, or more, with nothing larger or
 * smaller in between. `data`: one of them has a number. */
static gboolean
are_of_one_type(const GkAlignment *finder, guint line, int by, gboolean *data)
{
    const GkLine *lines = finder->layout->lines;
    guint several = 0;
    for (guint i = line; i < finder->layout->n_lines && several < 2; i += by) { /* below 0 it wraps to the end */
        if (finder->layout->line_roles[i] != GK_LINE_PROSE || fabs(lines[i].size - lines[line].size) > GK_ALIGN_SAME_TYPE)
            return FALSE;
        several += gk_alignment_chunk_count(finder, i) > 1;
        *data |= finder->table_line[i];
    }
    return several == 2;
}

gboolean
gk_alignment_changes_type(const GkAlignment *finder, guint line)
{
    const GkLine *own = &finder->layout->lines[line];
    gboolean above = FALSE, below = FALSE;
    return line > 0 && gk_alignment_chunk_count(finder, line) > 1 && !finder->table_line[line] &&
        fabs(own->size - own[-1].size) > GK_ALIGN_SAME_TYPE && are_of_one_type(finder, line, 1, &below) &&
        are_of_one_type(finder, line - 1, -1, &above) && above;
}

/* A field of a caption is in the line: which. */
static gboolean
find_field(const GkAlignment *finder, guint line, GkCaptionKind *kind)
{
    g_autofree char *text = gk_caption_squeeze(finder->layout->lines[line].text);
    GkCaptionMatch match;
    if (finder->layout->line_roles[line] != GK_LINE_PROSE || !gk_caption_match(text, &match) ||
        (match.kind == GK_CAPTION_UNIT && finder->layout->lines[line].n_glyphs <= GK_ALIGN_REST_GLYPHS)) /* 元） */
        return FALSE;
    *kind = match.kind;
    return TRUE;
}

gboolean
gk_alignment_is_field(const GkAlignment *finder, guint line)
{
    GkCaptionKind kind;
    return find_field(finder, line, &kind);
}

gboolean
gk_alignment_is_unit(const GkAlignment *finder, guint line)
{
    GkCaptionKind kind;
    return find_field(finder, line, &kind) && kind == GK_CAPTION_UNIT;
}

gboolean
gk_alignment_is_title(const GkAlignment *finder, guint line)
{
    g_autofree char *text = gk_caption_squeeze(finder->layout->lines[line].text);
    return finder->layout->line_roles[line] == GK_LINE_PROSE && gk_alignment_chunk_count(finder, line) == 1 &&
        gk_caption_ends_as_title(text) && !gk_caption_is_sentence(text);
}

/* --- is it a table? --- */

gboolean
gk_alignment_is_table(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    if (columns->len < 2 || gk_alignment_only_counts(finder, run, columns))
        return FALSE;
    guint lines = 0, best = 0;
    g_autofree guint *filled = g_new0(guint, columns->len);
    for (guint i = run->first; i < run->end; i++) {
        lines += finder->table_line[i];
        for (guint c = finder->first_chunk[i]; c < finder->first_chunk[i + 1]; c++) {
            GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
            gk_alignment_place_chunk(chunk, columns);
            filled[chunk->first_column] += chunk->number;
        }
    }
    for (guint i = 0; i < columns->len; i++)
        best = MAX(best, filled[i]);
    return best * 2 > lines;
}

/* --- header lines --- */

void
gk_alignment_match_header(const GkAlignment *finder, const GkAlignmentRun *run, GArray *columns)
{
    g_autoptr(GArray) chunks = gk_alignment_header_chunks(finder, run);
    if (chunks->len)
        gk_alignment_match(chunks, finder->layout, columns);
}

/* --- the page --- */

static gboolean
has_line_of_labels(const GkAlignment *finder, const GkAlignmentRun *run)
{
    for (guint i = run->header; i < run->first; i++)
        if (gk_alignment_label_count(finder, i) > 1)
            return TRUE;
    return FALSE;
}

/* A title with a number, Table 7, ends with the line: in one piece, with lines of one text above it. */
static gboolean
ends_numbered_title(const GkAlignment *finder, guint line)
{
    const GkLine *lines = finder->layout->lines;
    for (guint i = line; line - i < GK_ALIGN_TITLE_LINES && gk_alignment_chunk_count(finder, i) == 1; i--) {
        g_autofree char *text = gk_caption_squeeze(lines[i].text);
        if (gk_caption_is_numbered(text))
            return TRUE;
        if (i == 0 || fabs(lines[i].size - lines[i - 1].size) > GK_ALIGN_LINE_SIZES ||
            gk_box_center_y(lines[i].box) - gk_box_center_y(lines[i - 1].box) > GK_ALIGN_LEVEL_EM * lines[i].size)
            return FALSE;
    }
    return FALSE;
}

gboolean
gk_alignment_is_captioned(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *header = &finder->layout->lines[run->header];
    if (run->header == 0 || !has_line_of_labels(finder, run))
        return FALSE;
    return (gk_alignment_is_unit(finder, run->header - 1) || gk_alignment_is_title(finder, run->header - 1) ||
            ends_numbered_title(finder, run->header - 1)) &&
        header->box.y0 - header[-1].box.y1 < GK_ALIGN_HEADER_NEAR_EM * header->size;
}

/* --- a candidate --- */

static void
release(GkFragment *fragment, const GArray *lines_of)
{
    for (guint i = 0; i < fragment->n_cells; i++)
        for (guint j = 0; j < fragment->cells[i].n_glyphs; j++)
            fragment->layout->ink[fragment->cells[i].glyphs[j]] = GK_INK_UNASSIGNED;
    for (guint i = 0; i < lines_of->len; i++)
        fragment->layout->line_roles[g_array_index(lines_of, guint, i)] = GK_LINE_PROSE;
}

GkFragment *
gk_alignment_try(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns, gboolean captioned,
                 gboolean goes_on)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint)); /* those that are free now */
    GkLinesCandidate candidate = { .framed = run->frame != NULL,
                              .captioned = captioned,
                              .goes_on = goes_on,
                              .lines = run->end - run->header };
    if (!gk_alignment_fits(finder, run, columns->len))
        return gk_evidence_refused(finder, run, "it would have more rows and columns than the bound allows");
    gk_evidence_columns(finder, run, columns);
    for (guint i = run->header; i < run->end; i++) {
        candidate.leaders += has_leaders(&finder->layout->lines[i]);
        if (finder->layout->line_roles[i] == GK_LINE_PROSE)
            g_array_append_val(lines, i);
    }
    GkFragment *fragment = gk_alignment_build(finder, run, columns, &candidate.header_rows);
    if (!fragment)
        return gk_evidence_refused(finder, run, "no two columns are parted in any row");
    gk_evidence_built(fragment, candidate.header_rows);
    double score = gk_judge_lines(fragment, &candidate);
    gk_evidence_judged(fragment, score);
    if (score > GK_JUDGE_LEAST || run->before)
        return fragment;
    release(fragment, lines);
    return gk_evidence_refused(finder, run, "what was built is judged to be no table");
}

/* A rule or the edge of a stripe runs through the whole of it. */
static gboolean
is_partly_ruled(const GkFragment *fragment)
{
    const GkLooseRules *loose = fragment->layout->loose;
    double x0 = fragment->box.x0 + GK_ALIGN_MARGIN, x1 = fragment->box.x1 - GK_ALIGN_MARGIN;
    for (guint i = 0; i < loose->n_horizontal; i++) {
        double at = loose->horizontal[i].at;
        if (at > fragment->box.y0 && at < fragment->box.y1 && gk_loose_rules_draw_row(loose, at, x0, x1))
            return TRUE;
    }
    return FALSE;
}

static GkFragment *
table_at(const GkAlignment *finder, guint line, guint *end, GkDiagnostics *diagnostics)
{
    GkFragment *fragment = gk_alignment_blank(finder, line, end);
    if (!fragment)
        fragment = gk_zone_at(finder, line, end);
    if (!fragment)
        return NULL;
    fragment->ruling = is_partly_ruled(fragment) ? GK_RULING_PARTIAL : GK_RULING_NONE;
    fragment->aligned = TRUE;
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, fragment->page, &fragment->box,
                       fragment->ruling == GK_RULING_PARTIAL
                           ? N_("page %u: of a table of %u rows and %u columns, only some rows are drawn; the others were "
                            "found by alignment")
                       : N_("page %u: a table of %u rows and %u columns was found by alignment alone: no rules draw it"),
                       fragment->page, fragment->row_count, fragment->column_count);
    gk_fragment_make_text(fragment, finder->arena);
    return fragment;
}

/* Tables between rules in one direction come first: the rules say more than alignment does. */
static void
find_framed(const GkAlignment *finder, const GPtrArray *frames, GPtrArray *fragments, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < frames->len; i++) {
        GkFragment *fragment = gk_alignment_framed(finder, g_ptr_array_index(frames, i));
        if (!fragment)
            continue;
        fragment->ruling = GK_RULING_PARTIAL;
        fragment->aligned = !((GkFrame *) g_ptr_array_index(frames, i))->by_columns;
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, fragment->page, &fragment->box,
                           ((GkFrame *) g_ptr_array_index(frames, i))->by_columns
                               ? N_("page %u: of a table of %u rows and %u columns, only columns are drawn; the others "
                                    "were found by alignment")
                               : N_("page %u: of a table of %u rows and %u columns, only rows are drawn; the others "
                                    "were found by alignment"),
                           fragment->page, fragment->row_count, fragment->column_count);
        gk_fragment_make_text(fragment, finder->arena);
        g_ptr_array_add(fragments, fragment);
    }
}

void
gk_alignment_find(GkPageLayout *layout, const GPtrArray *ruled, GkArena *arena, GPtrArray *fragments,
                  GkDiagnostics *diagnostics)
{
    GkAlignment finder = { layout,
                           ruled,
                           fragments,
                           arena,
                           NULL,
                           NULL,
                           g_array_new(FALSE, TRUE, sizeof(GkChunk)),
                           g_new0(guint, layout->n_lines + 1),
                           g_new0(guint8, layout->n_lines + 1),
                           NULL,
                           g_new0(guint8, layout->n_lines + 1),
                           0,
                           diagnostics };
    finder.strip_lines = g_new(guint, layout->n_lines + 1);
    finder.strip = gk_pieces_strip(layout, finder.strip_lines);
    cut_page(&finder);
    for (guint prose = 0; finder.top_lines < layout->n_lines && prose < GK_ALIGN_TOP_LINES; finder.top_lines++)
        prose += layout->line_roles[finder.top_lines] == GK_LINE_PROSE;
    g_autoptr(GPtrArray) frames = gk_frames_find(&finder);
    if (frames->len >= GK_FRAMES)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, layout->page->number, NULL,
                           "page %u: rules in one direction draw more than %d tables; the first were read by them",
                           layout->page->number, GK_FRAMES);
    find_framed(&finder, frames, fragments, diagnostics);
    for (guint line = 0; line < layout->n_lines;) {
        guint end = line + 1;
        GkFragment *fragment = table_at(&finder, line, &end, diagnostics);
        if (fragment)
            g_ptr_array_add(fragments, fragment);
        line = end;
    }
    gk_trace_end(layout->trace);
    gk_strip_free(finder.strip);
    g_free(finder.strip_lines);
    g_array_unref(finder.chunks);
    g_free(finder.first_chunk);
    g_free(finder.table_line);
    g_free(finder.prose);
    g_free(finder.readings);
}
