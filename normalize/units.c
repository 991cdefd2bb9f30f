/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The unit of a table and of its columns.
 *
 * A unit is believed only where it is printed: on the line above the table, in a
 * cell of the grid that says 单位：, or in the header of a column, which then holds
 * for that column alone. Failing all of these the profile may name one. Nothing
 * is taken from neighbouring tables: one file mixes 元 and 万元.
 */
#include "normalize/meaning.h"
#include "normalize/unit_text.h"

static void
complain(GkTableWork *work, const char *printed)
{
    gk_diagnostics_add(work->diagnostics, GK_DIAGNOSTIC_UNIT_CONFLICT, work->table->parts[0].page, NULL,
                       "table %u prints two units: %s", work->table->index + 1, printed);
}

static void
set_unit(GkTableWork *work, const char *unit, GkDecimal yuan, const GkPlace *place)
{
    GkTableMeaning *meaning = work->meaning;
    meaning->has_unit = TRUE;
    meaning->unit_yuan = yuan;
    meaning->unit.text = unit;
    if (place) {
        meaning->unit.page = place->page;
        meaning->unit.box = place->box;
    }
}

/* The unit line above the table. What it prints is kept even when it is no unit of money. */
static void
take_line(GkTableWork *work)
{
    const GkText *text = &work->table->unit;
    const char *unit;
    GkDecimal yuan;
    if (*text->text == '\0')
        return;
    const GkPlace *place = text->n_places ? text->places : NULL;
    switch (gk_unit_parse(text->text, &unit, &yuan)) {
    case GK_UNIT_ONE:
        set_unit(work, unit, yuan, place);
        return;
    case GK_UNIT_CONFLICT:
        complain(work, text->text);
        break;
    case GK_UNIT_NONE:
        break;
    }
    work->meaning->unit.text = text->text;
    if (place) {
        work->meaning->unit.page = place->page;
        work->meaning->unit.box = place->box;
    }
}

/* A cell that says 单位：万元, drawn inside the grid; the first one found above the data counts. */
static void
take_cell(GkTableWork *work)
{
    const GkTable *table = work->table;
    for (guint i = 0; i < table->n_cells && !work->meaning->has_unit; i++) {
        const GkCell *cell = &table->cells[i];
        const char *unit;
        GkDecimal yuan;
        if (cell->row > table->header_row_count + 1)
            return;
        if (gk_unit_is_announced(cell->text) && gk_unit_parse(cell->text, &unit, &yuan) == GK_UNIT_ONE)
            set_unit(work, unit, yuan, cell->n_places ? cell->places : NULL);
    }
}

static void
take_profile(GkTableWork *work)
{
    const char *name = gk_profile_unit(work->profile, work->table->title.text), *unit;
    GkDecimal yuan;
    if (!name || *work->table->unit.text || gk_unit_parse(name, &unit, &yuan) != GK_UNIT_ONE)
        return;
    set_unit(work, gk_arena_strdup(work->arena, unit), yuan, NULL);
    work->meaning->unit_from_profile = TRUE;
}

/* The header's own unit, the lowest label that prints one. */
static void
take_header(GkTableWork *work, GkColumn *column)
{
    for (guint i = column->path_length; i-- > 0;) {
        switch (gk_unit_in_label(column->path[i], &column->unit, &column->unit_yuan)) {
        case GK_UNIT_ONE:
            column->has_unit = TRUE;
            return;
        case GK_UNIT_CONFLICT:
            complain(work, column->path[i]);
            return;
        case GK_UNIT_NONE:
            break;
        }
    }
}

void
gk_units_find(GkTableWork *work)
{
    take_line(work);
    if (!work->meaning->has_unit)
        take_cell(work);
    if (!work->meaning->has_unit)
        take_profile(work);
    for (guint c = 0; c < work->table->column_count; c++)
        take_header(work, &work->columns[c]);
}
