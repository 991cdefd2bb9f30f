/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The page as a whole, told to the trace: its rules, its grids, its lines, where its characters went.
 *
 * What single rooms decide they tell themselves, at the place where it is decided; table/evidence.c tells what is known
 * of a candidate.
 */
#include "layout/explained.h"

#include "layout/table/evidence.h"

#include <string.h>

void
gk_explained_rules(GkPageLayout *layout, const GkRules *rules)
{
    if (!layout->trace)
        return;
    for (guint down = 0; down < 2; down++) {
        const GArray *list = down ? rules->vertical : rules->horizontal;
        for (guint i = 0; i < list->len; i++) {
            const GkRule *rule = &g_array_index(list, GkRule, i);
            GkBox box = down ? (GkBox) { rule->at, rule->from, rule->at, rule->to }
                             : (GkBox) { rule->from, rule->at, rule->to, rule->at };
            gk_trace(layout, RULE, &box, gk_trace_text("direction", down ? "vertical" : "horizontal"),
                     gk_trace_number("thickness", rule->thickness));
        }
    }
}

void
gk_explained_grid(const GkFragment *grid, const char *verdict)
{
    guint glyphs = 0;
    for (guint i = 0; grid->layout->trace && i < grid->n_cells; i++)
        glyphs += grid->cells[i].n_glyphs;
    gk_trace(grid->layout, GRID, &grid->box, gk_trace_uint("rows", grid->row_count),
             gk_trace_uint("columns", grid->column_count), gk_trace_uint("glyphs", glyphs),
             gk_trace_text("verdict", verdict), gk_trace_flag("refused", strcmp(verdict, "a table") != 0));
}

GkFragment *
gk_explained_divided(const GkFragment *before, GkFragment *after, const char *what)
{
    if (after == before)
        return after;
    gk_evidence_rows(after, 0, before);
    gk_trace(after->layout, GRID_DIVIDED, &after->box, gk_trace_text("what", what),
             gk_trace_uint("rows", after->row_count), gk_trace_uint("columns", after->column_count));
    return after;
}

/* --- lines --- */

static const char *
name_of_role(const GkPageLayout *layout, guint line)
{
    static const char *const INK[GK_N_INK] = {
        [GK_INK_CELL] = "line of a table",      [GK_INK_TITLE] = "title", [GK_INK_NUMBER] = "number of a table",
        [GK_INK_ORGANIZATION] = "organization", [GK_INK_UNIT] = "unit",   [GK_INK_NOTE] = "note"
    };
    static const char *const ROLES[] = { [GK_LINE_PROSE] = "prose",
                                         [GK_LINE_RUNNING_HEAD] = "running head",
                                         [GK_LINE_RUNNING_FOOT] = "running foot",
                                         [GK_LINE_CONTENTS] = "contents",
                                         [GK_LINE_TABLE_CAPTION] = "caption" };
    guint counts[GK_N_INK] = { 0 }, most = GK_INK_UNASSIGNED;
    const GkLine *l = &layout->lines[line];
    for (guint i = 0; i < l->n_glyphs; i++)
        counts[layout->ink[l->glyphs[i]]]++;
    for (guint i = 0; i < GK_N_INK; i++)
        most = counts[i] > counts[most] ? i : most;
    return INK[most] ? INK[most] : ROLES[layout->line_roles[line]];
}

void
gk_explained_lines(const GkPageLayout *layout)
{
    for (guint i = 0; layout->trace && i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        gk_trace(layout, LINE, &line->box, gk_trace_text("role", name_of_role(layout, i)),
                 gk_trace_text("text", line->text), gk_trace_number("size", line->size),
                 gk_trace_uint("column", line->column), gk_trace_flag("bold", line->bold));
    }
}

void
gk_explained_page(const GkPageLayout *layout, const GkPageSummary *summary)
{
    static const char *const CONTENT[] = { "text", "an image", "text and an image", "blank", "shapes without text" };
    const GkInk *ink = &summary->ink;
    gk_trace(layout, PAGE, NULL, gk_trace_number("width", summary->width), gk_trace_number("height", summary->height),
             gk_trace_text("content", summary->failed ? "unreadable" : CONTENT[summary->content]),
             gk_trace_uint("turned", layout->turn.direction * 90), gk_trace_uint("glyphs", ink->glyphs),
             gk_trace_uint("cells", ink->cell),
             gk_trace_uint("captions", ink->title + ink->number + ink->organization + ink->unit + ink->note),
             gk_trace_uint("running", ink->running), gk_trace_uint("prose", ink->narrative),
             gk_trace_uint("aside", ink->hidden + ink->watermark + ink->duplicate),
             gk_trace_uint("unassigned", ink->unassigned));
}
