/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From pages to a document: the order of the steps, and the ledger of ink.
 */
#include "layout/document.h"

#include "extract/limits.h"
#include "layout/cells/column_map.h"
#include "layout/cells/conserved.h"
#include "layout/cells/content.h"
#include "layout/cells/doubts.h"
#include "layout/cells/unread.h"
#include "layout/explained.h"
#include "layout/grid/grid.h"
#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/join/join.h"
#include "layout/page/rulings.h"
#include "layout/page/skew.h"
#include "layout/page/strikes.h"
#include "layout/page/text_columns.h"
#include "layout/page/tuning.h"
#include "layout/page/turned.h"
#include "layout/page/visible.h"
#include "layout/prose/captions.h"
#include "layout/prose/paragraphs.h"
#include "layout/table/aligned.h"
#include "layout/questions/grid_coarse.h"
#include "layout/questions/grid_columns.h"
#include "layout/questions/grid_rows.h"
#include "layout/questions/grid_spans.h"
#include "layout/table/header.h"
#include "layout/judge/judge.h"

#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A document while it is being laid out. */
typedef struct {
    GkDocument *document;
    const GkLayoutOptions *options;
    GkArena *scratch; /* of what is gone when the tables are made */
    GkPageLayout *pages;
    guint n_pages;
    GkCandidates candidates;
    GPtrArray *fragments; /* GkFragment *, in reading order */
    GPtrArray *found; /* those of the page at hand */
    GArray *doubtful; /* GkDoubtfulNumber */
} Work;

/* --- tables of one page --- */

static int
compare_area(gconstpointer a, gconstpointer b)
{
    const GkFragment *p = *(GkFragment *const *) a, *q = *(GkFragment *const *) b;
    double u = gk_box_width(p->box) * gk_box_height(p->box), v = gk_box_width(q->box) * gk_box_height(q->box);
    return u < v ? -1 : u > v;
}

static void
drop_frames(GPtrArray *found)
{
    for (guint i = found->len; i-- > 0;)
        if (gk_grid_is_frame(g_ptr_array_index(found, i), found)) {
            gk_explained_grid(g_ptr_array_index(found, i), "a frame around another table");
            g_ptr_array_remove_index(found, i);
        }
}

static guint
count_glyphs(const GkFragment *fragment)
{
    guint count = 0;
    for (guint i = 0; i < fragment->n_cells; i++)
        count += fragment->cells[i].n_glyphs;
    return count;
}

/* Its columns are those of the table that ended the page before. */
static gboolean
goes_on(const GkFragment *fragment, const GPtrArray *before)
{
    const GkFragment *last = before->len ? g_ptr_array_index(before, before->len - 1) : NULL;
    GkBounds own = { fragment->xs, fragment->column_count, FALSE };
    g_autofree guint *map = g_new(guint, own.count + 1);
    return last && last->page + 1 == fragment->page &&
        gk_columns_map((GkBounds) { last->xs, last->column_count, FALSE }, own, map) >= GK_COLUMNS_SIMILAR;
}

/* Why a grid can be no table, or NULL: one column (a box around prose) that no table before lacks; nothing in it and
 * nothing before it that it could go on from (the lines of a chart); or rows and columns in its cells. */
static const char *
why_no_table(GkFragment *fragment, const GPtrArray *before, const GkTakeable *takeable)
{
    if (fragment->column_count < 2)
        return gk_join_may_be_side(fragment, before) ? NULL : "a box of one column, no table";
    if (gk_grid_is_coarse(fragment, gk_takeable_order(takeable)))
        return "its cells hold rows and columns: it is left to alignment";
    if (count_glyphs(fragment) > 0 || gk_unread_fills_cells(fragment))
        return NULL;
    return goes_on(fragment, before) ? NULL : "nothing is in it, no table";
}

/* What has no text, or one column, is known by what it may belong to; the judge has nothing to look at. */
static gboolean
is_table(const GkFragment *fragment, const GPtrArray *before, gboolean closed)
{
    GkFacts facts = { .closed = closed, .goes_on = goes_on(fragment, before) };
    return fragment->column_count < 2 || count_glyphs(fragment) == 0 || gk_judge(fragment, &facts);
}

static void
release_glyphs(GkFragment *fragment)
{
    for (guint i = 0; i < fragment->n_cells; i++)
        for (guint j = 0; j < fragment->cells[i].n_glyphs; j++)
            fragment->layout->ink[fragment->cells[i].glyphs[j]] = GK_INK_UNASSIGNED;
}

static int
compare_reading_order(gconstpointer a, gconstpointer b)
{
    const GkFragment *p = *(GkFragment *const *) a, *q = *(GkFragment *const *) b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* Says how many cells are pieces of shapes that are no rectangles. */
static void
report_irregular(const GkFragment *fragment, GkDiagnostics *diagnostics)
{
    guint irregular = 0;
    const GkFragmentCell *first = NULL;
    for (guint i = 0; i < fragment->n_cells; i++)
        if (fragment->cells[i].irregular) {
            first = first ? first : &fragment->cells[i];
            irregular++;
        }
    if (irregular)
        gk_diagnostics_add(
            diagnostics, GK_DIAGNOSTIC_GRID_IRREGULAR, fragment->page, &first->box,
            "page %u: the rules of a table leave open shapes that are no rectangles; %u of its cells were cut "
            "out of them, beginning with the one in row %u, column %u",
            fragment->page, irregular, first->row + 1, first->column + 1);
}

/* Rows and columns that nobody ruled. */
static GkFragment *
question_grid(GkFragment *fragment, GkArena *arena)
{
    fragment = gk_explained_divided(fragment, gk_grid_cut_spans(fragment, arena),
                                    "a cell that only seems to reach over rows was cut");
    fragment = gk_explained_divided(fragment, gk_grid_divide_columns(fragment, arena),
                                    "entries of several columns stood in one cell");
    return gk_explained_divided(fragment, gk_grid_divide_rows(fragment, arena),
                                "entries of several rows stood in one cell");
}

static void
find_ruled_tables(Work *work, GkPageLayout *layout)
{
    GkArena *arena = work->document->arena;
    GkDiagnostics *diagnostics = work->document->diagnostics;
    g_autoptr(GkRules) rules = gk_rules_find(layout->page);
    if (rules->limited)
        gk_diagnostics_add(
            diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, layout->page->number, NULL,
            "page %u has more than %d filled areas or %d pieces of rules; rules that are covered may have been "
            "taken for seen",
            layout->page->number, GK_RULE_FILLS, GK_RULE_PIECES);
    g_ptr_array_set_size(work->found, 0);
    gk_explained_rules(layout, rules);
    gk_grids_find(layout, rules, work->scratch, work->found, diagnostics);
    drop_frames(work->found);
    g_ptr_array_sort(work->found, compare_area); /* a small grid takes its glyphs before a large one around it */
    g_autoptr(GkTakeable) takeable = work->found->len ? gk_takeable_new(layout) : NULL;
    for (guint i = 0; i < work->found->len; i++)
        gk_fragment_take_glyphs(g_ptr_array_index(work->found, i), takeable, work->scratch, diagnostics);
    g_ptr_array_sort(work->found, compare_reading_order);
    for (guint i = 0; i < work->found->len; i++) {
        GkFragment *fragment = g_ptr_array_index(work->found, i);
        gk_trace_begin(layout->trace);
        gk_fragment_trim_open_rows(fragment);
        gboolean closed = fragment->ruling == GK_RULING_FULL;
        const GkFragment *drawn = fragment;
        const char *why = why_no_table(fragment, work->fragments, takeable);
        if (!why) {
            gk_fragment_leave_captions(fragment);
            fragment = question_grid(fragment, arena);
        }
        if (!why && !is_table(fragment, work->fragments, closed))
            why = "judged to be no table";
        gk_explained_grid(drawn, why ? why : "a table");
        if (!why) {
            gk_fragment_make_text(fragment, arena);
            gk_unread_doubt(fragment);
            report_irregular(fragment, diagnostics);
            g_ptr_array_add(work->fragments, fragment);
        } else {
            if (fragment->column_count < 2)
                gk_judge_note_box(fragment);
            release_glyphs(fragment);
        }
    }
    gk_trace_end(layout->trace);
    gk_loose_rules_keep(layout, rules, work->fragments, arena, diagnostics);
}

/* --- one page --- */

static void
keep_doubtful(Work *work, const GkPage *page)
{
    for (guint i = 0; i < page->readings->len; i++) {
        const GkReading *reading = &g_array_index(page->readings, GkReading, i);
        GkDoubtfulNumber number = { { page->number, reading->box },
                                    gk_arena_strdup(work->document->arena, reading->text[0]),
                                    gk_arena_strdup(work->document->arena, reading->text[1]) };
        if (!reading->accepted)
            g_array_append_val(work->doubtful, number);
    }
}

static void
begin_page(Work *work, GkPageLayout *layout, GkPage *page)
{
    GkArena *arena = work->document->arena;
    layout->page = page;
    if (work->options && work->options->trace && gk_trace_has_page(work->options->trace, page->number))
        layout->trace = work->options->trace;
    layout->candidates = &work->candidates;
    layout->ink = gk_arena_alloc(arena, page->glyphs->len);
    gk_diagnostics_move(work->document->diagnostics, page->diagnostics);
    keep_doubtful(work, page);
    gk_turned_page(layout, work->document->diagnostics);
    gk_skew_page(layout, work->document->diagnostics);
    gk_visible_select(layout, work->options && work->options->keep_hidden, work->document->diagnostics);
    gk_strikes_take(layout);
}

static void
summarize(const GkPageLayout *layout, GkPageSummary *summary, GkDiagnostics *diagnostics)
{
    const GkPage *page = layout->page;
    *summary = (GkPageSummary) { .number = page->number,
                                 .width = layout->turn.width,
                                 .height = layout->turn.height,
                                 .rotation = page->rotation,
                                 .content = gk_content_find(layout, diagnostics),
                                 .failed = page->failed,
                                 .scan = page->scan };
}

/* Pages beyond the bound of a document are there, and unread. */
static GkPage *
page_beyond(Work *work, guint number, gboolean first)
{
    GkPage *page = gk_page_new(number, 0, 0, 0);
    page->failed = TRUE;
    if (first)
        gk_diagnostics_add(
            work->document->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, number, NULL,
            "the pages before page %u have more than %u characters; it and the following were not read: read "
            "them with --pages",
            number, GK_LIMIT_DOCUMENT_GLYPHS);
    return page;
}

static void
read_pages(Work *work, GkPageSource *source, GkPageSummary *summaries)
{
    guint64 glyphs = 0;
    gboolean beyond = FALSE;
    for (guint i = 0; i < work->n_pages; i++) {
        GkPageLayout *layout = &work->pages[i];
        guint number = work->document->first_page + i;
        gboolean first = !beyond && glyphs > GK_LIMIT_DOCUMENT_GLYPHS;
        beyond = beyond || first;
        begin_page(work, layout, beyond ? page_beyond(work, number, first) : gk_page_source_read(source, number));
        glyphs += layout->page->glyphs->len;
        summarize(layout, &summaries[i], work->document->diagnostics);
        find_ruled_tables(work, layout);
        g_array_unref(layout->page->marks); /* their memory is wanted for the next page */
        layout->page->marks = g_array_new(FALSE, FALSE, sizeof(GkMark));
        gk_lines_find(layout, work->document->arena);
        gk_text_columns_part(layout, layout->loose->horizontal, layout->loose->n_horizontal, work->document->arena,
                             work->document->diagnostics);
        layout->line_roles = gk_arena_alloc(work->document->arena, layout->n_lines);
    }
}

/* --- the ledger --- */

static void
count_ink(const GkPageLayout *layout, GkInk *ink)
{
    guint counts[GK_N_INK] = { 0 };
    for (guint i = 0; i < layout->page->glyphs->len; i++)
        counts[layout->ink[i]]++;
    *ink = (GkInk) { .glyphs = layout->page->glyphs->len,
                     .cell = counts[GK_INK_CELL],
                     .title = counts[GK_INK_TITLE],
                     .number = counts[GK_INK_NUMBER],
                     .organization = counts[GK_INK_ORGANIZATION],
                     .unit = counts[GK_INK_UNIT],
                     .note = counts[GK_INK_NOTE],
                     .running = counts[GK_INK_RUNNING],
                     .narrative = counts[GK_INK_NARRATIVE],
                     .hidden = counts[GK_INK_HIDDEN],
                     .watermark = counts[GK_INK_WATERMARK],
                     .duplicate = counts[GK_INK_DUPLICATE],
                     .unassigned = counts[GK_INK_UNASSIGNED] };
}

static void
keep_ledger(Work *work, GkPageSummary *summaries)
{
    for (guint i = 0; i < work->n_pages; i++) {
        GkInk *ink = &summaries[i].ink;
        guint page = summaries[i].number;
        count_ink(&work->pages[i], ink);
        gk_explained_page(&work->pages[i], &summaries[i]);
        gk_conserved_count(&work->pages[i], &summaries[i]);
        if (ink->unassigned)
            gk_diagnostics_add(work->document->diagnostics, GK_DIAGNOSTIC_UNASSIGNED_INK, page, NULL,
                               "page %u: %u characters belong to no cell, caption or paragraph", page, ink->unassigned);
    }
}

/* --- the document --- */

static void
keep_candidates(Work *work)
{
    GArray *list = work->candidates.list;
    GkCandidate *kept = gk_arena_new_array(work->document->arena, GkCandidate, list->len);
    if (list->len)
        memcpy(kept, list->data, list->len * sizeof *kept);
    work->document->candidates = kept;
    work->document->n_candidates = list->len;
    g_array_unref(list);
}

static GkSourceInfo
copy_info(const GkSourceInfo *info, GkArena *arena)
{
    GkSourceInfo copy = *info;
    copy.file = gk_arena_strdup(arena, info->file);
    copy.sha256 = gk_arena_strdup(arena, info->sha256);
    copy.producer = gk_arena_strdup(arena, info->producer);
    copy.creator = gk_arena_strdup(arena, info->creator);
    copy.title = gk_arena_strdup(arena, info->title);
    copy.backend = gk_arena_strdup(arena, info->backend);
    copy.recognizer = copy.models = NULL;
    return copy;
}

static void
choose_pages(GkDocument *document, const GkLayoutOptions *options)
{
    guint count = document->source.page_count;
    document->first_page = options && options->first_page ? options->first_page : 1;
    document->last_page = options && options->last_page ? MIN(options->last_page, count) : count;
    document->no_join = options && options->no_join;
    document->keep_hidden = options && options->keep_hidden;
}

static int
compare_places(gconstpointer a, gconstpointer b)
{
    const GkFragment *p = *(GkFragment *const *) a, *q = *(GkFragment *const *) b;
    if (p->page != q->page)
        return p->page < q->page ? -1 : 1;
    return compare_reading_order(a, b);
}

static void
find_unruled_tables(Work *work)
{
    g_ptr_array_set_size(work->found, 0);
    for (guint i = 0; i < work->n_pages; i++)
        gk_alignment_find(&work->pages[i], work->fragments, work->document->arena, work->found,
                          work->document->diagnostics);
    for (guint i = 0; i < work->found->len; i++) {
        gk_unread_doubt(g_ptr_array_index(work->found, i));
        g_ptr_array_add(work->fragments, g_ptr_array_index(work->found, i));
    }
    g_ptr_array_sort(work->fragments, compare_places);
}

static void
lay_out(Work *work)
{
    GkDocument *document = work->document;
    gk_running_mark(work->pages, work->n_pages);
    find_unruled_tables(work);
    for (guint i = 0; i < work->fragments->len; i++)
        gk_header_decide(g_ptr_array_index(work->fragments, i));
    gk_judge_report(&work->candidates, work->fragments, document->diagnostics);
    if (work->n_pages)
        gk_captions_bind(work->fragments, work->pages, work->n_pages, document->arena, document->diagnostics);
    gk_conserved_captions(work->fragments, work->pages, work->n_pages, document->diagnostics);
    gk_captions_strip_marks(work->fragments, document->arena);
    gk_content_report(work->pages, work->n_pages, work->fragments, document->diagnostics);
    gk_rows_beside_report(work->fragments, document->diagnostics);
    gk_rows_overleaf_report(work->fragments, work->pages, work->n_pages, document->diagnostics);
    document->tables =
        gk_tables_join(work->fragments, work->pages, work->n_pages, work->options && work->options->no_join,
                       document->arena, document->diagnostics, &document->n_tables);
    for (guint i = 0; i < document->n_tables; i++)
        gk_header_again_mark(&document->tables[i]);
    document->paragraphs = gk_prose_find(work->pages, work->n_pages, document->tables, document->n_tables,
                                         document->arena, &document->n_paragraphs);
    for (guint i = 0; i < work->n_pages; i++)
        gk_doubts_report_lines(&work->pages[i], document->diagnostics);
    gk_line_doubts_report(work->pages, work->n_pages, document->diagnostics);
    for (guint i = 0; i < work->n_pages; i++)
        gk_explained_lines(&work->pages[i]);
    gk_turned_back(document, work->pages, work->n_pages);
    gk_doubts_report(document);
}

/* The glyphs of a long document are most of what it holds: the C library gives them back where it can be told to. */
static void
free_pages(Work *work)
{
    for (guint i = 0; i < work->n_pages; i++)
        gk_page_free(work->pages[i].page);
    g_free(work->pages);
    g_ptr_array_unref(work->fragments);
    g_ptr_array_unref(work->found);
    gk_arena_free(work->scratch);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

GkDocument *
gk_document_new(GkPageSource *source, const GkLayoutOptions *options)
{
    GkArena *arena = gk_arena_new();
    GkDocument *document = gk_arena_alloc(arena, sizeof *document);
    document->arena = arena;
    document->diagnostics = gk_diagnostics_new();
    document->source = copy_info(gk_page_source_info(source), arena);
    choose_pages(document, options);
    gk_diagnostics_copy(document->diagnostics, gk_page_source_diagnostics(source));
    guint n_pages = document->last_page >= document->first_page ? document->last_page - document->first_page + 1 : 0;
    GkPageSummary *summaries = gk_arena_new_array(arena, GkPageSummary, n_pages);
    Work work = { document,
                  options,
                  gk_arena_new(),
                  g_new0(GkPageLayout, n_pages),
                  n_pages,
                  { g_array_new(FALSE, TRUE, sizeof(GkCandidate)), options && options->take_all },
                  g_ptr_array_new(),
                  g_ptr_array_new(),
                  g_array_new(FALSE, FALSE, sizeof(GkDoubtfulNumber)) };
    read_pages(&work, source, summaries);
    document->source.recognizer = gk_arena_strdup(arena, gk_page_source_info(source)->recognizer);
    document->source.models = gk_arena_strdup(arena, gk_page_source_info(source)->models);
    lay_out(&work);
    keep_candidates(&work);
    keep_ledger(&work, summaries);
    document->pages = summaries;
    document->n_pages = n_pages;
    document->doubtful = gk_arena_take_array(arena, work.doubtful, &document->n_doubtful);
    gk_conserved_report(document);
    free_pages(&work);
    return document;
}

void
gk_document_free(GkDocument *document)
{
    if (!document)
        return;
    gk_diagnostics_free(document->diagnostics);
    gk_arena_free(document->arena);
}
