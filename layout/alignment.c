/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules.
 *
 *      科目名称            合计      基本支出   项目支出     header: the lines right above
 *      一般公共服务        577.52      335.98     241.54     columns: what stands above each
 *        事业运行          515.29                 241.54     other and is parted by gaps that
 *      社会保障和就业       37.07       37.07                run through all lines
 *
 * 1. Lines are cut into chunks at wide gaps. A line with a number and something
 *    else beside it is a table line.
 * 2. Three or more of them, near each other, not parted by a sentence, a title
 *    or a ruled table, are a run. Contents, numbered lines and prose with room
 *    around its numbers are told apart in alignment_prose.c.
 * 3. Numbers that overlap sideways are a column; text that lies over no number
 *    makes columns of its own; text over several columns spans them.
 * 4. Rows come from rows.c, the header from the lines above (alignment_header.c).
 *
 * Tables between rules in one direction (alignment_framed.c) come first; what has no
 * numbers at all is sought in alignment_words.c and alignment_blank.c. Not found: tables of one or two
 * lines without a caption.
 */
#include "layout/alignment_internal.h"

#include "layout/caption_words.h"
#include "layout/characters.h"
#include "layout/rows.h"
#include "layout/tables.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

static gboolean
has_leaders(const GkLine *line)
{
    return g_regex_match_simple("(?:[.．·…⋯‥•]\\s*){4,}|…{2,}", line->text, G_REGEX_OPTIMIZE, 0);
}

/* Cuts all lines; those in a frame also where its columns begin. */
static void
cut_page(GkAlignment *finder, const GPtrArray *frames)
{
    const GkPageLayout *layout = finder->layout;
    g_array_set_size(finder->chunks, 0);
    for (guint i = 0, f = 0; i < layout->n_lines; i++) {
        finder->first_chunk[i] = finder->chunks->len;
        finder->table_line[i] = FALSE;
        if (layout->line_roles[i] != GK_LINE_PROSE || has_leaders(&layout->lines[i]))
            continue;
        double y = gk_box_center_y(layout->lines[i].box);
        while (f < frames->len && ((GkFrame *) g_ptr_array_index(frames, f))->box.y1 < y)
            f++;
        const GkFrame *frame = f < frames->len ? g_ptr_array_index(frames, f) : NULL;
        gboolean framed = frame && frame->box.y0 < y;
        gk_alignment_cut_line(finder->chunks, layout, i, framed ? GK_ALIGN_FRAMED_GAP_EM : GK_ALIGN_TEXT_GAP_EM,
                              framed ? frame->starts : NULL);
        guint count = finder->chunks->len - finder->first_chunk[i], numbers = 0;
        for (guint c = finder->first_chunk[i]; c < finder->chunks->len; c++)
            numbers += g_array_index(finder->chunks, GkChunk, c).number;
        finder->table_line[i] = count > 1 && numbers > 0;
    }
    finder->first_chunk[layout->n_lines] = finder->chunks->len;
}

guint
gk_alignment_chunk_count(const GkAlignment *finder, guint line)
{
    return finder->first_chunk[line + 1] - finder->first_chunk[line];
}

gboolean
gk_alignment_is_near(const GkAlignment *finder, guint above, double em)
{
    const GkLine *a = &finder->layout->lines[above];
    return a[1].box.y0 - a->box.y1 <= em * a[1].size;
}

gboolean
gk_alignment_parts_tables(const GkAlignment *finder, guint line)
{
    const GkLine *l = &finder->layout->lines[line];
    if (finder->layout->line_roles[line] != GK_LINE_PROSE || has_leaders(l))
        return TRUE;
    g_autofree char *text = gk_caption_squeeze(l->text);
    GkCaptionMatch match;
    return gk_caption_ends_as_title(text) || gk_caption_is_sentence(text) || gk_caption_match(text, &match) ||
        strstr(text, "，") != NULL;
}

/* A field of a caption is in the line: which. */
static gboolean
find_field(const GkAlignment *finder, guint line, GkCaptionKind *kind)
{
    g_autofree char *text = gk_caption_squeeze(finder->layout->lines[line].text);
    GkCaptionMatch match;
    if (finder->layout->line_roles[line] != GK_LINE_PROSE || !gk_caption_match(text, &match))
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

static gboolean
is_header_line(const GkAlignment *finder, guint line, const GArray *columns)
{
    if (gk_alignment_parts_tables(finder, line))
        return FALSE;
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(GkChunk));
    gk_alignment_cut_line(chunks, finder->layout, line, GK_ALIGN_HEADER_GAP_EM, NULL);
    const GkChunk *first = &g_array_index(chunks, GkChunk, 0);
    g_autofree char *text = gk_alignment_chunk_text(finder->layout, first);
    if (gk_rows_text_is_numbered(text) && chunks->len == 1)
        return FALSE;
    double left = g_array_index(columns, GkTextColumn, 0).x0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).x1;
    if (chunks->len < columns->len && first->box.x0 < left - 4 * first->size)
        return FALSE;
    if (chunks->len > 1) /* beyond the columns with entries stand the heads of blank ones */
        return first->box.x0 < right;
    gboolean spans = columns->len > 1 && first->box.x1 > g_array_index(columns, GkTextColumn, 1).x0;
    return first->box.x1 < right + 4 * first->size &&
        (spans || first->box.x0 > g_array_index(columns, GkTextColumn, 0).x1);
}

/* A line with one label by itself, or with the heads of blank columns, is header when a clearer line stands above it.
 */
static gboolean
may_be_header_line(const GkAlignment *finder, guint line)
{
    return !gk_alignment_parts_tables(finder, line) && finder->layout->line_roles[line] == GK_LINE_PROSE;
}

static void
find_header(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns)
{
    for (guint above = run->first, doubtful = 0; above-- > 0 && run->first - above <= GK_ALIGN_HEADER_LINES;) {
        const GkLine *a = &finder->layout->lines[above], *b = a + 1;
        double near = above + 1 == run->first ? GK_ALIGN_HEADER_FIRST_EM : GK_ALIGN_HEADER_NEAR_EM;
        if (b->box.y0 - a->box.y1 > near * a->size || gk_alignment_table_between(finder, a->box.y1, b->box.y0))
            return;
        if (run->header < run->first && a->size > GK_ALIGN_TITLE_SHARE * b->size)
            return;
        if (is_header_line(finder, above, columns)) {
            run->header = above;
            doubtful = 0;
        } else if (!may_be_header_line(finder, above) || ++doubtful > GK_ALIGN_HEADER_DOUBTFUL) {
            return;
        }
    }
}

/* A label over the first column, above `line`. */
static gboolean
heads_first_column(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    const GkTextColumn *first = &g_array_index(columns, GkTextColumn, 0);
    for (guint c = finder->first_chunk[run->header]; c < finder->first_chunk[line]; c++) {
        const GkBox box = g_array_index(finder->chunks, GkChunk, c).box;
        if (gk_overlap(box.x0, box.x1, first->x0, first->x1) > 0)
            return TRUE;
    }
    return FALSE;
}

/* The line is the heading of a section right below the header: one label, as far in as those of the rows, and it does
 * not go on from a label above it. */
static gboolean
is_section(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    const GkLine *lines = finder->layout->lines;
    const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    g_autofree char *text = gk_alignment_chunk_text(finder->layout, chunk);
    return gk_alignment_chunk_count(finder, line) == 1 && line > run->header &&
        chunk->box.x0 < lines[run->first].box.x0 + GK_ALIGN_LINED_UP_EM * chunk->size &&
        (gk_rows_text_is_numbered(text) ||
         lines[line].box.y0 - lines[line - 1].box.y1 > GK_ALIGN_SECTION_GAP_EM * chunk->size) &&
        heads_first_column(finder, run, line, columns);
}

static void
exclude_sections(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns)
{
    while (run->first > run->header + 1 && is_section(finder, run, run->first - 1, columns))
        run->first--;
}

/* The first row's label wraps around its amount: its upper line stands half a line above the first table line. */
static void
include_wrapped_top(const GkAlignment *finder, GkAlignmentRun *run)
{
    while (run->first > 0) {
        const GkLine *above = &finder->layout->lines[run->first - 1], *first = above + 1;
        double drop = gk_box_center_y(first->box) - gk_box_center_y(above->box);
        if (gk_alignment_chunk_count(finder, run->first - 1) != 1 || drop > GK_ALIGN_WRAP_EM * first->size ||
            gk_alignment_parts_tables(finder, run->first - 1))
            return;
        run->header = --run->first;
    }
}

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
        if (gk_alignment_chunk_count(finder, i) > 1)
            return TRUE;
    return FALSE;
}

/* A caption stands right above a header of several labels: one line with numbers below it is enough. */
static gboolean
is_captioned(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkLine *header = &finder->layout->lines[run->header];
    if (run->header == 0 || !has_line_of_labels(finder, run))
        return FALSE;
    return (gk_alignment_is_unit(finder, run->header - 1) || gk_alignment_is_title(finder, run->header - 1)) &&
        header->box.y0 - header[-1].box.y1 < GK_ALIGN_HEADER_NEAR_EM * header->size;
}

static GkFragment *
numbers_at(const GkAlignment *finder, guint line, guint *end)
{
    GkAlignmentRun run;
    if (!finder->table_line[line] || finder->layout->line_roles[line] != GK_LINE_PROSE)
        return NULL;
    gboolean enough = gk_alignment_find_run(finder, line, &run) >= GK_ALIGN_TABLE_LINES;
    if (enough)
        *end = run.end;
    g_autoptr(GArray) columns = gk_alignment_columns(finder, &run);
    if (!gk_alignment_is_table(finder, &run, columns))
        return NULL;
    include_wrapped_top(finder, &run);
    gk_alignment_include_leading_rows(finder, &run);
    find_header(finder, &run, columns);
    exclude_sections(finder, &run, columns);
    if (!enough && !is_captioned(finder, &run) && !gk_alignment_goes_on(finder, &run))
        return NULL;
    *end = run.end;
    g_autoptr(GArray) starts = gk_alignment_starts(finder, run.first, run.end);
    run.starts = starts;
    gk_alignment_match_header(finder, &run, columns);
    if (gk_alignment_is_prose(finder, &run, columns))
        return NULL;
    gk_alignment_continue(finder, &run, columns);
    return gk_alignment_fits(finder, &run, columns->len) ? gk_alignment_build(finder, &run, columns) : NULL;
}

static GkFragment *
table_at(const GkAlignment *finder, guint line, guint *end, GkDiagnostics *diagnostics)
{
    GkFragment *fragment = numbers_at(finder, line, end);
    if (!fragment && *end == line + 1)
        fragment = gk_alignment_words(finder, line, end);
    if (!fragment && *end == line + 1)
        fragment = gk_alignment_blank(finder, line, end);
    if (!fragment)
        return NULL;
    fragment->ruling = GK_RULING_NONE;
    fragment->aligned = TRUE;
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, fragment->page, &fragment->box,
                       "page %u: a table of %u rows and %u columns was found by alignment alone: no rules draw it",
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
                           "page %u: of a table of %u rows and %u columns, only %s are drawn; the others were found by "
                           "alignment",
                           fragment->page, fragment->row_count, fragment->column_count,
                           ((GkFrame *) g_ptr_array_index(frames, i))->by_columns ? "columns" : "rows");
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
                           g_array_new(FALSE, TRUE, sizeof(GkChunk)),
                           g_new0(guint, layout->n_lines + 1),
                           g_new0(guint8, layout->n_lines + 1),
                           g_new0(guint8, layout->n_lines + 1),
                           diagnostics };
    g_autoptr(GPtrArray) frames = g_ptr_array_new();
    cut_page(&finder, frames);
    g_ptr_array_unref(frames);
    frames = gk_frames_find(&finder);
    if (frames->len >= GK_FRAMES)
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, layout->page->number, NULL,
                           "page %u: rules in one direction draw more than %d tables; the first were read by them",
                           layout->page->number, GK_FRAMES);
    if (frames->len) {
        cut_page(&finder, frames);
        find_framed(&finder, frames, fragments, diagnostics);
    }
    for (guint line = 0; line < layout->n_lines;) {
        guint end = line + 1;
        GkFragment *fragment = table_at(&finder, line, &end, diagnostics);
        if (fragment)
            g_ptr_array_add(fragments, fragment);
        line = end;
    }
    g_array_unref(finder.chunks);
    g_free(finder.first_chunk);
    g_free(finder.table_line);
    g_free(finder.readings);
}
