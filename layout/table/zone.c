/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A candidate of lines alone: where it begins and ends, its columns, its header.
 *
 *      lines near each other ─> columns ─> header ─> columns of the body ─> what belongs above it: a form's upper part
 *      the first of a page   ─> the columns of the table that ended the page before
 *
 * A page may begin with lines that go on with the table before, and show less of it than there is; then its columns are
 * taken from there (table/overleaf.c), unless its own lines show as many and go on as far. What was read of a few lines
 * may be the upper part of a form, for which the lines below it are asked.
 */
#include "layout/table/finder.h"

#include "layout/table/evidence.h"
#include "layout/table/header_end.h"
#include "layout/table/tuning.h"

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

/* How many lines a zone may have that is tried again from its second line on when it is no table. */
#define ZONE_TRIED_AGAIN 30

/* A candidate of lines alone, read but not built. */
typedef struct {
    GkAlignmentRun run;
    GkDivision *division; /* the run's */
    GArray *columns; /* GkTextColumn */
    gboolean goes_on; /* from the table before */
    guint end; /* when it is no table, lines up to here begin none */
} Zone;

static void
zone_clear(Zone *zone)
{
    gk_division_free(zone->division);
    g_clear_pointer(&zone->columns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Zone, zone_clear)

static void
divide(const GkAlignment *finder, Zone *zone)
{
    GkAlignmentRun *run = &zone->run;
    gk_division_free(zone->division);
    run->division = zone->division = gk_alignment_divide(finder, run->header, run->first, run->end);
}

static gboolean
may_begin_zone(const GkAlignment *finder, guint line)
{
    return gk_alignment_chunk_count(finder, line) > 1 && finder->layout->line_roles[line] == GK_LINE_PROSE &&
        (finder->table_line[line] || !gk_alignment_parts_tables(finder, line));
}

/* Reads the zone that begins with `line`; returns why it is none, or NULL. */
static const char *
read_zone(const GkAlignment *finder, guint line, Zone *zone)
{
    GkAlignmentRun *run = &zone->run;
    gk_alignment_find_run(finder, line, run);
    gk_evidence_candidate(finder, run, "lines near each other have pieces side by side");
    zone->end = run->end - line > ZONE_TRIED_AGAIN ? run->end : line + 1;
    divide(finder, zone);
    zone->columns = gk_alignment_columns(finder, run);
    if (zone->columns->len < 2)
        return "its lines make no two columns";
    if (gk_alignment_only_counts(finder, run, zone->columns)) {
        zone->end = run->end;
        return "its numbers only count: contents, or numbered lines";
    }
    include_wrapped_top(finder, run);
    gk_alignment_include_leading_rows(finder, run);
    gk_alignment_find_header(finder, run, zone->columns);
    divide(finder, zone);
    run->first = gk_header_end(finder, run);
    divide(finder, zone);
    gk_alignment_unite_label_beside(finder, run);
    g_array_unref(zone->columns);
    zone->columns = gk_alignment_columns(finder, run);
    if (zone->columns->len < 2)
        return "its lines below the header make no two columns";
    gk_alignment_match_header(finder, run, zone->columns);
    if (gk_alignment_is_prose(finder, run, zone->columns))
        return "many of its lines run through the columns, or its numbers stand in text";
    zone->goes_on = gk_alignment_goes_on(finder, run);
    gk_alignment_continue(finder, run, zone->columns);
    gk_form_head_find(finder, run, zone->columns);
    return NULL;
}

/* Reads the zone that goes on with the table of the page before; FALSE when there is none. */
static gboolean
read_overleaf(const GkAlignment *finder, guint line, Zone *zone)
{
    if (line >= finder->top_lines || !gk_overleaf_find(finder, line, &zone->run))
        return FALSE;
    gk_evidence_candidate(finder, &zone->run, "the header of the table that ended the page before is printed again");
    zone->run.division = zone->division = gk_overleaf_divide(finder, &zone->run);
    zone->columns = gk_overleaf_columns(finder, &zone->run);
    zone->goes_on = TRUE;
    return TRUE;
}

/* What was read of a few lines may be the upper part of a form: then the zone below takes them in. */
static gboolean
is_head_of_next(const GkAlignment *finder, const GkAlignmentRun *run)
{
    if (run->form_end || run->end - run->header > GK_ALIGN_HEADER_LINES)
        return FALSE;
    for (guint line = run->end; line < finder->layout->n_lines && line - run->end < GK_ALIGN_HEADER_LINES; line++) {
        if (!may_begin_zone(finder, line))
            continue;
        g_auto(Zone) below = { 0 };
        GkTrace *trace = g_steal_pointer(&finder->layout->trace); /* it will be told when it is read in its turn */
        gboolean takes = !read_zone(finder, line, &below) && below.run.form_end && below.run.header <= run->header;
        finder->layout->trace = trace;
        return takes;
    }
    return FALSE;
}

/* Columns with something in them; gk_alignment_continue() adds blank ones. */
static guint
count_filled(const GArray *columns)
{
    guint count = 0;
    for (guint i = 0; i < columns->len; i++)
        count += g_array_index(columns, GkTextColumn, i).x1 > g_array_index(columns, GkTextColumn, i).x0;
    return count;
}

/* The page's own lines show as many columns as the table before has, and go on as far. */
static gboolean
shows_all(const Zone *own, const Zone *overleaf)
{
    return count_filled(own->columns) >= count_filled(overleaf->columns) &&
        own->columns->len >= overleaf->columns->len && own->run.end >= overleaf->run.end;
}

GkFragment *
gk_zone_at(const GkAlignment *finder, guint line, guint *end)
{
    g_auto(Zone) own = { 0 }, overleaf = { 0 };
    gboolean goes_on = read_overleaf(finder, line, &overleaf), begins = may_begin_zone(finder, line);
    if (!goes_on && !begins)
        return NULL;
    const char *refused = !begins ? "it has no pieces side by side"
        : goes_on && overleaf.run.first > overleaf.run.header ? "the header is that of the table before"
                                                              : read_zone(finder, line, &own);
    Zone *zone = goes_on && (refused || !shows_all(&own, &overleaf)) ? &overleaf : &own;
    if (zone == &overleaf)
        refused = NULL;
    *end = zone == &overleaf ? zone->run.end : zone->end;
    if (!refused && zone == &own && is_head_of_next(finder, &zone->run))
        refused = "it is the upper part of the form below it";
    if (refused)
        return gk_evidence_refused(finder, &zone->run, refused);
    GkFragment *fragment = gk_alignment_try(finder, &zone->run, zone->columns,
                                            gk_alignment_is_captioned(finder, &zone->run), zone->goes_on);
    if (fragment)
        *end = zone->run.end;
    return fragment;
}
