/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A table as a grid of text.
 *
 *       项目              合计    基本支出         a line ends before the width
 *   ──────────────────────────────────────
 *   r2  工资福利支出    311.82!     311.82         amounts flush right, marked
 *   r3  办公费及其他     21.53*      21.53         labels wrap, numbers never do
 *       商品支出
 *
 * A table that is wider than the terminal comes in bands of columns: each
 * repeats the labels that the rows begin with. A merged cell stands in its
 * first place and takes the columns it covers; nothing is copied into others.
 */
#include "cli/show/show.h"
#include "data/messages.h"

#include <string.h>

#define LABEL_WIDEST 28 /* columns of a label; longer ones wrap */
#define HEAD_WIDEST 10 /* of a label above amounts */
#define ROW_NAMES 6 /* "r123  " */
#define GAP 2

typedef struct {
    const GkShow *show;
    const GkExportTable *table;
    guint *widths; /* by column */
    guint n_columns, n_stubs; /* all; those that rows begin with */
    GPtrArray *rows; /* GPtrArray of const cJSON *, by row */
    guint marks; /* those that were used, by their place in MARKS */
} Grid;

static const struct {
    const char *mark, *text;
} MARKS[] = {
    { "!", N_("contradicted: in a sum that does not come out") },
    { "?", N_("doubtful: it can be read otherwise, or can't be read") },
    { "*", N_("put together from pieces, or corrected in form") },
};

/* The mark of a cell in MARKS; -1. */
static int
mark_of(const cJSON *cell)
{
    const char *standing = gk_read_text(cell, "standing"), *state = gk_read_text(gk_read_get(cell, "value"), "state");
    const cJSON *repairs = gk_read_get(cell, "repairs");
    if (g_strcmp0(standing, "contradicted") == 0)
        return 0;
    if (g_strcmp0(standing, "doubtful") == 0 || g_strcmp0(state, "unreadable") == 0)
        return 1;
    return cJSON_GetArraySize(repairs) > 0 && g_strcmp0(state, "number") == 0 ? 2 : -1;
}

static gboolean
is_amount(const cJSON *cell)
{
    const char *state = gk_read_text(gk_read_get(cell, "value"), "state");
    return g_strcmp0(state, "number") == 0 || g_strcmp0(state, "nil") == 0;
}

static char *
text_of(const cJSON *cell)
{
    const char *text = gk_read_text(cell, "text");
    int mark = mark_of(cell);
    return g_strconcat(text ? text : "", mark >= 0 ? MARKS[mark].mark : "", NULL);
}

/* --- measuring --- */

static gboolean
is_above_amounts(const Grid *grid, const cJSON *cell, guint column)
{
    const char *role = gk_read_text(grid->table->columns->pdata[column], "role");
    gboolean amounts = role && (strcmp(role, "amount") == 0 || strcmp(role, "share") == 0);
    return amounts && gk_read_integer(cell, "row", 0) < gk_read_integer(grid->table->json, "header_row_count", 0);
}

static void
measure(Grid *grid)
{
    const GkExportTable *table = grid->table;
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        gint column = gk_read_integer(cell, "column", -1);
        g_autofree char *text = text_of(cell);
        guint width = gk_text_columns(text);
        if (column < 0 || (guint) column >= grid->n_columns || gk_read_integer(cell, "column_span", 1) != 1)
            continue;
        if (!is_amount(cell))
            width = MIN(width, is_above_amounts(grid, cell, (guint) column) ? HEAD_WIDEST : LABEL_WIDEST);
        grid->widths[column] = MAX(grid->widths[column], MAX(width, 2));
    }
}

/* The labels and codes that each row begins with, as long as they leave room for a column beside them. */
static void
choose_stubs(Grid *grid)
{
    guint used = ROW_NAMES;
    for (guint i = 0; i + 1 < grid->n_columns; i++) {
        const char *role = gk_read_text(grid->table->columns->pdata[i], "role");
        gboolean labels = role && (strcmp(role, "label") == 0 || strcmp(role, "code") == 0 || strcmp(role, "ordinal") == 0);
        used += grid->widths[i] + GAP;
        if (!labels || used > grid->show->width * 2 / 3)
            break;
        grid->n_stubs = i + 1;
    }
}

static void
sort_rows(Grid *grid)
{
    for (guint i = 0; i < grid->table->rows->len; i++)
        g_ptr_array_add(grid->rows, g_ptr_array_new());
    for (guint i = 0; i < grid->table->cells->len; i++) {
        const cJSON *cell = grid->table->cells->pdata[i];
        gint row = gk_read_integer(cell, "row", -1);
        if (row >= 0 && (guint) row < grid->rows->len)
            g_ptr_array_add(grid->rows->pdata[row], (gpointer) cell);
    }
}

/* --- a row of a band --- */

/* The columns first … last - 1, behind the stubs. */
typedef struct {
    guint first, last;
} Band;

static gboolean
is_in_band(const Grid *grid, const Band *band, guint column)
{
    return column < grid->n_stubs || (column >= band->first && column < band->last);
}

/* The width of the columns of the band that a cell covers from `column` on. */
static guint
width_of(const Grid *grid, const Band *band, guint column, gint span)
{
    guint width = 0, end = MIN(grid->n_columns, column + (guint) CLAMP(span, 1, (gint) grid->n_columns));
    for (guint i = column; i < end && is_in_band(grid, band, i); i++)
        width += grid->widths[i] + (i > column ? GAP : 0);
    return width;
}

/* What stands at one column of a row: the pieces of a cell, one a line. */
typedef struct {
    GPtrArray *pieces;
    guint width;
    gboolean right;
    const char *style;
} Place;

static void
place_clear(gpointer data)
{
    Place *place = data;
    if (place->pieces)
        g_ptr_array_unref(place->pieces);
}

/* Where a cell stands in the band: its own column, or, where a label covers columns from an earlier band on, the band's
 * first. -1: not in it. */
static gint
column_in_band(const Grid *grid, const Band *band, const cJSON *cell)
{
    gint column = gk_read_integer(cell, "column", -1), span = gk_read_integer(cell, "column_span", 1);
    gint first = (gint) band->first;
    if (column < 0 || (guint) column >= grid->n_columns)
        return -1;
    if (is_in_band(grid, band, (guint) column))
        return column;
    gboolean reaches = column < first && span > 1 && span - 1 >= first - column;
    return reaches && gk_read_integer(cell, "row", 0) < gk_read_integer(grid->table->json, "header_row_count", 0) ? first
                                                                                                           : -1;
}

static guint
fill_places(Grid *grid, const Band *band, const GPtrArray *cells, Place *places)
{
    guint lines = 1;
    for (guint i = 0; i < cells->len; i++) {
        const cJSON *cell = cells->pdata[i];
        gint column = column_in_band(grid, band, cell), mark = mark_of(cell);
        if (column < 0 || places[column].pieces)
            continue;
        gint hidden = column - gk_read_integer(cell, "column", column); /* columns of it in earlier bands */
        g_autofree char *text = text_of(cell);
        Place *place = &places[column];
        place->right = is_amount(cell);
        place->width = width_of(grid, band, (guint) column, gk_read_integer(cell, "column_span", 1) - hidden);
        place->pieces = gk_text_wrap(text, place->right ? MAX(place->width, gk_text_columns(text)) : place->width);
        place->style = gk_show_style(cell);
        lines = MAX(lines, place->pieces->len);
        grid->marks |= mark >= 0 ? 1u << mark : 0;
    }
    return lines;
}

static void
put_place(GString *out, const Place *place, guint line)
{
    const char *text = place->pieces && line < place->pieces->len ? place->pieces->pdata[line] : "";
    g_string_append(out, place->style ? place->style : "");
    gk_put_fitted(out, text, MAX(place->width, gk_text_columns(text)), place->right);
    g_string_append(out, place->style && *place->style ? gk_style_end() : "");
}

/* Line ends without what only fills. */
static void
end_line(GString *out)
{
    while (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static void
put_line(const Grid *grid, const Band *band, const Place *places, guint line, guint row)
{
    GString *out = grid->show->out;
    g_autofree char *name = line == 0 ? g_strdup_printf("r%u", row) : g_strdup("");
    g_string_append(out, gk_style_begin(GK_STYLE_FAINT));
    gk_put_fitted(out, name, ROW_NAMES - 1, FALSE);
    g_string_append(out, gk_style_end());
    g_string_append_c(out, ' ');
    for (guint i = 0; i < grid->n_columns;) {
        if (!is_in_band(grid, band, i)) {
            i++;
            continue;
        }
        Place blank = { .width = grid->widths[i] };
        const Place *place = places[i].pieces ? &places[i] : &blank;
        guint covered = 0;
        put_place(out, place, line);
        gk_put_fitted(out, "", GAP, FALSE);
        do
            covered += grid->widths[i++] + GAP;
        while (i < grid->n_columns && covered < place->width && is_in_band(grid, band, i));
    }
    end_line(out);
}

static void
put_row(Grid *grid, const Band *band, guint row)
{
    Place *places = g_new0(Place, grid->n_columns);
    guint lines = fill_places(grid, band, grid->rows->pdata[row], places);
    for (guint i = 0; i < lines; i++)
        put_line(grid, band, places, i, row);
    for (guint i = 0; i < grid->n_columns; i++)
        place_clear(&places[i]);
    g_free(places);
}

/* --- bands --- */

static Band
next_band(const Grid *grid, guint first)
{
    Band band = { first, first };
    guint used = ROW_NAMES;
    for (guint i = 0; i < grid->n_stubs; i++)
        used += grid->widths[i] + GAP;
    while (band.last < grid->n_columns) {
        used += grid->widths[band.last] + (band.last > first ? GAP : 0);
        if (band.last > first && used > grid->show->width)
            break;
        band.last++;
    }
    return band;
}

static void
put_band(Grid *grid, const Band *band, gint row)
{
    guint headers = (guint) MAX(gk_read_integer(grid->table->json, "header_row_count", 0), 0);
    guint width = ROW_NAMES;
    for (guint i = 0; i < grid->n_columns; i++)
        width += is_in_band(grid, band, i) ? grid->widths[i] + GAP : 0;
    if (grid->n_columns > band->last || band->first > grid->n_stubs)
        g_string_append_printf(grid->show->out, _("columns %u-%u of %u\n"), band->first, band->last - 1, grid->n_columns);
    for (guint i = 0; i < grid->rows->len; i++) {
        if (i == headers && i > 0) {
            for (guint k = 0; k < MIN(width - GAP, grid->show->width); k++)
                g_string_append(grid->show->out, "─");
            g_string_append_c(grid->show->out, '\n');
        }
        if (row < 0 || i < headers || (gint) i == row)
            put_row(grid, band, i);
    }
}

/* --- around the grid --- */

static void
put_title(const GkShow *show, const GkExportTable *table)
{
    const char *number = gk_read_text(table->json, "number"), *title = gk_read_text(table->json, "title");
    const char *unit = gk_read_fact(table->json, "unit"), *kind = gk_read_text(table->json, "kind");
    g_autoptr(GString) line = g_string_new(table->id);
    g_string_append_printf(line, " %s%s%s", number ? number : "", number ? " " : "", title ? title : "–");
    g_string_append_printf(line, " [%s], %s", kind ? kind : "–", unit ? unit : _("no unit printed"));
    g_string_append(show->out, gk_style_begin(GK_STYLE_BOLD));
    gk_put_wrapped(show->out, line->str, 0, 2, show->width);
    g_string_append_printf(show->out, "%s\n", gk_style_end());
}

static void
put_notes(const GkShow *show, const GkExportTable *table)
{
    const cJSON *note;
    cJSON_ArrayForEach(note, gk_read_get(table->json, "notes"))
    {
        const char *text = gk_read_text(note, "text");
        gk_put_wrapped(show->out, text ? text : "", 0, 2, show->width);
        g_string_append_c(show->out, '\n');
    }
}

static void
put_legend(const Grid *grid)
{
    for (guint i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (grid->marks & (1u << i))
            g_string_append_printf(grid->show->out, "%s %s\n", MARKS[i].mark, _(MARKS[i].text));
}

void
gk_show_table(const GkShow *show, const GkExportTable *table, gint row)
{
    Grid grid = { .show = show, .table = table, .n_columns = table->columns->len };
    grid.widths = g_new0(guint, grid.n_columns + 1);
    for (guint i = 0; i < grid.n_columns; i++)
        grid.widths[i] = 2;
    grid.rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
    measure(&grid);
    choose_stubs(&grid);
    sort_rows(&grid);
    put_title(show, table);
    for (Band band = { 0, grid.n_stubs }; band.last < grid.n_columns;) {
        band = next_band(&grid, band.last);
        put_band(&grid, &band, row);
    }
    put_notes(show, table);
    put_legend(&grid);
    g_string_append_c(show->out, '\n');
    g_ptr_array_unref(grid.rows);
    g_free(grid.widths);
}
