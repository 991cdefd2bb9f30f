/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rest of a number that is too long for its cell, on the rule below its row.
 *
 *      │ 取暖费 │  1,234.5 │
 *      ├────────┼────────6─┤      wrapped by a program that does not make rows higher; or a cell of two lines, set to
 *      │ 差旅费 │    98.70 │      its middle or its bottom, in a row that has room for one: a 1 on the rule above 98.70
 *
 * The middle of such digits lies in either row, and where the cell there is blank they would be its number. They are
 * found by where they stand:
 *
 *   - the rule between two rows runs through them, though the words of this table keep away from its rules, and nothing
 *     else in their row stands at their height; or they stand nearer below a rule than text does, or begin with a point
 *     or a comma, one line below a number that they go on.
 *   - They go on the number above (begin the one below) when both are of one size, a line's distance from each other
 * and end, begin or have their middle at the same place, and are a number together.
 *
 * They are given to it. It is certain when the decimals of the column say so: with the rest the number has as many as
 * the others, without it has not, and the other cell is whole without it. Or when whole numbers are on both sides, and
 * the digits don't go with the other one, or that stands in the middle of its row as the numbers of this table do,
 * where one of two lines never does, and the one that they go with does not. Else both cells are in doubt. What stands
 * on the table's last rule is looked at, too (page/runs.c takes it).
 *
 * Labels are cells/overflow_down.c's.
 */
#include "layout/cells/taken_lines.h"

#include "layout/cells/tuning.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include "extract/measures.h"

#include <math.h>
#include <string.h>

#define NO_CELL G_MAXUINT
#define NO_DECIMALS G_MAXUINT

/* Digits near a rule, and what stands above and below. */
typedef struct {
    guint *members, n; /* from left to right */
    char *text;
    double x0, x1, y, size;
    guint home; /* the cell that their middle lies in */
    guint above, below; /* the cells on both sides of the rule; NO_CELL: the rule is the table's outer one */
    gboolean crossed; /* the rule runs through them */
} Piece;

/* How the numbers of a column are printed. */
typedef struct {
    guint counts[GK_OVERFLOW_DECIMALS + 1]; /* numbers with so many decimals */
    guint all;
} Column;

typedef struct {
    GkTakenCells cells;
    const GkFragment *fragment;
    Column *columns; /* and one more, for all together */
    gboolean centred; /* numbers stand in the middle of their rows, but for `shift`, em */
    double shift;
    double clearance; /* words keep so far from the rules above and below, em */
    GArray *pieces; /* Piece */
} Rests;

static Column *
all_columns(const Rests *rests)
{
    return &rests->columns[rests->fragment->column_count];
}

static void
piece_clear(gpointer data)
{
    g_free(((Piece *) data)->members);
    g_free(((Piece *) data)->text);
}

/* --- text --- */

static int
compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkTaking *taking = data;
    double p = taking->glyphs[taking->members[*(const guint *) a]].box.x0;
    double q = taking->glyphs[taking->members[*(const guint *) b]].box.x0;
    return p < q ? -1 : p > q;
}

/* The members of a line from left to right; to be freed. */
static guint *
members_of(const Rests *rests, const GkTakenLine *line)
{
    guint *members = g_memdup2(rests->cells.order + line->first, (line->end - line->first) * sizeof(guint));
    g_qsort_with_data(members, (gint) (line->end - line->first), sizeof(guint), compare_left, rests->cells.taking);
    return members;
}

/* What an amount may be printed with, besides its digits. */
static gboolean
is_of_amount(gunichar c)
{
    static const char others[] = "-+()（）－−△▲%％¥￥$Oo○〇 万亿千百元";
    return gk_is_numeric(c) || g_utf8_strchr(others, -1, c);
}

/* The characters of members that make a number, in narrow forms; NULL when there are others. To be freed. */
static char *
amount_of(const Rests *rests, const guint *members, guint n)
{
    const GkTaking *taking = rests->cells.taking;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        gunichar c = taking->glyphs[taking->members[members[i]]].character;
        if (!is_of_amount(c))
            return NULL;
        if (gk_is_digit(c) || gk_is_numeric(c))
            g_string_append_c(text, (char) (c >= 0xff00 ? c - 0xfee0 : c));
        else if (g_utf8_strchr("Oo○〇", -1, c))
            g_string_append_c(text, '0');
        else if (g_utf8_strchr("-－−△▲", -1, c))
            g_string_append_c(text, '-');
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
amount_of_line(const Rests *rests, const GkTakenLine *line)
{
    g_autofree guint *members = members_of(rests, line);
    return amount_of(rests, members, line->end - line->first);
}

static guint
decimals_of(const char *number)
{
    const char *point = strchr(number, '.');
    return point ? MIN((guint) strlen(point + 1), GK_OVERFLOW_DECIMALS) : 0;
}

/* --- witnesses --- */

/* The line is all that the cell holds. */
static gboolean
is_alone(const Rests *rests, guint cell, const GkTakenLine *line)
{
    return line->first == rests->cells.first[cell] && line->end == rests->cells.first[cell + 1];
}

static gboolean
has_letters(const Rests *rests, guint cell)
{
    for (guint i = rests->cells.first[cell]; i < rests->cells.first[cell + 1]; i++)
        if (!is_of_amount(gk_taken_glyph(&rests->cells, i)->character))
            return TRUE;
    return FALSE;
}

static void
ask_witnesses(Rests *rests)
{
    g_autoptr(GArray) clearances = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint c = 0; c < rests->fragment->n_cells; c++) {
        const GkBox box = rests->fragment->cells[c].box;
        GkTakenLine first, last;
        if (!gk_taken_line_from(&rests->cells, c, rests->cells.first[c], &first) ||
            !gk_taken_line_before(&rests->cells, c, rests->cells.first[c + 1], &last))
            continue;
        double clearance = MIN(first.y - box.y0, box.y1 - last.y) / first.size;
        if (has_letters(rests, c))
            g_array_append_val(clearances, clearance);
    }
    rests->clearance = clearances->len < GK_OVERFLOW_LEAST ? GK_OVERFLOW_CLEAR_EM
                                                           : gk_quantile(clearances, GK_OVERFLOW_CLEAR_QUANTILE);
}

/* --- pieces --- */

/* Text in another cell of the row stands at the same height: the row has a line there. */
static gboolean
has_company(const Rests *rests, const Piece *piece)
{
    const GkFragment *fragment = rests->fragment;
    guint row = piece->home == piece->below
        ? fragment->cells[piece->home].row
        : fragment->cells[piece->home].row + fragment->cells[piece->home].row_span - 1;
    for (guint c = 0; c < fragment->column_count; c++) {
        guint cell = fragment->cell_at[(gsize) row * fragment->column_count + c];
        for (guint i = rests->cells.first[cell]; cell != piece->home && i < rests->cells.first[cell + 1]; i++) {
            const GkGlyph *glyph = gk_taken_glyph(&rests->cells, i);
            if (!is_of_amount(glyph->character) &&
                fabs(gk_box_center_y(glyph->box) - piece->y) < GK_OVERFLOW_ROW_EM * piece->size)
                return TRUE;
        }
    }
    return FALSE;
}

static guint
cell_beyond(const Rests *rests, guint home, double x, gboolean up)
{
    const GkFragment *fragment = rests->fragment;
    const GkFragmentCell *cell = &fragment->cells[home];
    if (up ? cell->row == 0 : cell->row + cell->row_span >= fragment->row_count)
        return NO_CELL;
    double y = up ? cell->box.y0 - 0.01 : cell->box.y1 + 0.01;
    return gk_taking_cell_at(fragment, x, y);
}

/* Members of one line, which stand near the rule that is `up`, below or above them: a piece, if they are digits. */
static void
add_piece(Rests *rests, guint home, const guint *members, guint n, gboolean up)
{
    const GkTaking *taking = rests->cells.taking;
    const GkFragmentCell *cell = &rests->fragment->cells[home];
    g_autofree char *text = amount_of(rests, members, n);
    if (!text || n > GK_OVERFLOW_DIGITS)
        return;
    Piece piece = { .x0 = G_MAXDOUBLE, .x1 = -G_MAXDOUBLE, .home = home };
    for (guint i = 0; i < n; i++) {
        const GkGlyph *glyph = &taking->glyphs[taking->members[members[i]]];
        piece.x0 = MIN(piece.x0, glyph->box.x0);
        piece.x1 = MAX(piece.x1, glyph->box.x1);
        piece.y += gk_box_center_y(glyph->box) / n;
        piece.size = glyph->size;
    }
    guint other = cell_beyond(rests, home, (piece.x0 + piece.x1) / 2, up);
    double off = fabs(piece.y - (up ? cell->box.y0 : cell->box.y1)) / piece.size;
    piece.above = up ? other : home;
    piece.below = up ? home : other;
    piece.crossed = off < GK_OVERFLOW_CROSSED_EM && off + GK_OVERFLOW_NEARER_EM < rests->clearance;
    gboolean near = up && off < GK_OVERFLOW_NEAR_EM && off + GK_OVERFLOW_NEARER_EM < rests->clearance;
    near |= up && (*text == '.' || *text == ',');
    if (!(piece.crossed || near) || (up && other == NO_CELL) || has_company(rests, &piece))
        return;
    piece.members = g_memdup2(members, n * sizeof *members);
    piece.n = n;
    piece.text = g_steal_pointer(&text);
    g_array_append_val(rests->pieces, piece);
}

/* The pieces of a line: what stands below different cells, or far apart, is not of one. */
static void
add_pieces(Rests *rests, guint home, const GkTakenLine *line, gboolean up)
{
    const GkTaking *taking = rests->cells.taking;
    g_autofree guint *members = members_of(rests, line);
    for (guint from = 0, to, n = line->end - line->first; from < n; from = to) {
        const GkGlyph *first = &taking->glyphs[taking->members[members[from]]];
        guint beyond = cell_beyond(rests, home, gk_box_center_x(first->box), up);
        for (to = from + 1; to < n; to++) {
            const GkGlyph *a = &taking->glyphs[taking->members[members[to - 1]]],
                          *b = &taking->glyphs[taking->members[members[to]]];
            if (b->box.x0 - a->box.x1 > GK_TEXT_FAR_EM * line->size ||
                cell_beyond(rests, home, gk_box_center_x(b->box), up) != beyond)
                break;
        }
        add_piece(rests, home, members + from, to - from, up);
    }
}

static void
find_pieces(Rests *rests)
{
    for (guint c = 0; c < rests->fragment->n_cells; c++) {
        GkTakenLine first, last;
        if (!gk_taken_line_from(&rests->cells, c, rests->cells.first[c], &first) ||
            !gk_taken_line_before(&rests->cells, c, rests->cells.first[c + 1], &last))
            continue;
        const GkBox box = rests->fragment->cells[c].box;
        gboolean one = is_alone(rests, c, &first), upper = first.y - box.y0 < box.y1 - first.y;
        if (!one || upper)
            add_pieces(rests, c, &first, TRUE);
        if (!one || !upper)
            add_pieces(rests, c, &last, FALSE);
    }
}

/* --- how the numbers stand, and their decimals --- */

/* How far from the middle of the cell the line stands, em. */
static double
shift_of(const Rests *rests, guint cell, const GkTakenLine *line)
{
    return (line->y - gk_box_center_y(rests->fragment->cells[cell].box)) / line->size;
}

static void
settle_shift(Rests *rests, GArray *shifts)
{
    if (shifts->len < GK_OVERFLOW_LEAST)
        return;
    guint same = 0;
    rests->shift = gk_quantile(shifts, 0.5);
    for (guint i = 0; i < shifts->len; i++)
        same += fabs(g_array_index(shifts, double, i) - rests->shift) < GK_OVERFLOW_SHIFT_EM;
    rests->centred = same >= GK_OVERFLOW_DECIMALS_SHARE * shifts->len;
}

static void
count_number(Rests *rests, guint cell, GArray *shifts)
{
    GkTakenLine line;
    if (!gk_taken_line_from(&rests->cells, cell, rests->cells.first[cell], &line) || !is_alone(rests, cell, &line))
        return;
    g_autofree char *text = amount_of_line(rests, &line);
    if (!text || !gk_is_well_formed_number(text))
        return;
    Column *columns[] = { &rests->columns[rests->fragment->cells[cell].column], all_columns(rests) };
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        columns[i]->counts[decimals_of(text)]++;
        columns[i]->all++;
    }
    double shift = shift_of(rests, cell, &line);
    g_array_append_val(shifts, shift);
}

/* Asks the numbers that no piece is near. */
static void
count_numbers(Rests *rests)
{
    g_autoptr(GArray) shifts = g_array_new(FALSE, FALSE, sizeof(double));
    g_autofree guint8 *beside = g_new0(guint8, rests->fragment->n_cells);
    for (guint i = 0; i < rests->pieces->len; i++) {
        const Piece *piece = &g_array_index(rests->pieces, Piece, i);
        if (piece->above != NO_CELL)
            beside[piece->above] = TRUE;
        if (piece->below != NO_CELL)
            beside[piece->below] = TRUE;
    }
    for (guint c = 0; c < rests->fragment->n_cells && rests->pieces->len; c++)
        if (!beside[c])
            count_number(rests, c, shifts);
    settle_shift(rests, shifts);
}

/* As many decimals as nearly all numbers have. */
static guint
most_decimals(const Column *column)
{
    for (guint d = 0; d <= GK_OVERFLOW_DECIMALS && column->all >= GK_OVERFLOW_LEAST; d++)
        if (column->counts[d] >= GK_OVERFLOW_DECIMALS_SHARE * column->all)
            return d;
    return NO_DECIMALS;
}

/* ... of the cell's column or, where it has few, of the table. */
static guint
usual_decimals(const Rests *rests, guint cell)
{
    if (cell == NO_CELL)
        return NO_DECIMALS;
    const Column *column = &rests->columns[rests->fragment->cells[cell].column];
    return most_decimals(column->all >= GK_OVERFLOW_LEAST ? column : all_columns(rests));
}

/* --- settling --- */

/* The line of the cell that is next to the piece: its last (up), or its first; FALSE without one. */
static gboolean
line_beside(const Rests *rests, const Piece *piece, gboolean up, GkTakenLine *line)
{
    guint cell = up ? piece->above : piece->below;
    if (cell == NO_CELL)
        return FALSE;
    guint first = rests->cells.first[cell], end = rests->cells.first[cell + 1];
    gboolean found = up ? gk_taken_line_before(&rests->cells, cell, end, line)
                        : gk_taken_line_from(&rests->cells, cell, first, line);
    if (found && cell == piece->home) /* that is its own one */
        found = up ? gk_taken_line_before(&rests->cells, cell, line->first, line)
                   : gk_taken_line_from(&rests->cells, cell, line->end, line);
    return found;
}

static gboolean
stand_alike(const Piece *piece, const GkTakenLine *line)
{
    double near = GK_OVERFLOW_STAND_EM * piece->size;
    return fabs(piece->x0 - line->x0) < near || fabs(piece->x1 - line->x1) < near ||
        fabs(piece->x0 + piece->x1 - line->x0 - line->x1) / 2 < near;
}

/* What the cell on one side of the rule says, with and without the piece. */
typedef struct {
    gboolean blank, number; /* without it */
    gboolean usual; /* ... a number of as many decimals as the others of its column */
    gboolean joins; /* with it it may be one number */
    gboolean becomes_usual; /* ... of as many decimals */
    gboolean alone; /* it is the only line of its cell */
    gboolean centred; /* it stands as one line does in this table */
    gboolean wants; /* without it it is no number, or shows that it goes on */
} Side;

static Side
look_at(const Rests *rests, const Piece *piece, gboolean up)
{
    Side side = { 0 };
    GkTakenLine line;
    if (!line_beside(rests, piece, up, &line)) {
        side.blank = TRUE;
        return side;
    }
    g_autofree char *text = amount_of_line(rests, &line);
    if (!text || !*text)
        return side;
    guint usual = usual_decimals(rests, up ? piece->above : piece->below);
    g_autofree char *whole = up ? g_strconcat(text, piece->text, NULL) : g_strconcat(piece->text, text, NULL);
    side.number = gk_is_well_formed_number(text);
    side.usual = side.number && decimals_of(text) == usual;
    double pitch = fabs(line.y - piece->y) / piece->size;
    side.joins = gk_is_well_formed_number(whole) && fabs(line.size - piece->size) < GK_OVERFLOW_SIZE &&
        pitch > GK_OVERFLOW_LEAST_LINE_EM && pitch < GK_OVERFLOW_LINE_EM && stand_alike(piece, &line);
    side.becomes_usual = side.joins && decimals_of(whole) == usual;
    guint number = up ? piece->above : piece->below;
    const GkFragmentCell *cell = &rests->fragment->cells[number];
    guint others = piece->home == number ? piece->n : 0;
    side.alone = rests->cells.first[number + 1] - rests->cells.first[number] == line.end - line.first + others;
    side.centred = rests->centred && gk_box_height(cell->box) > GK_OVERFLOW_CENTRED_EM * line.size &&
        fabs(shift_of(rests, number, &line) - rests->shift) < GK_OVERFLOW_SHIFT_EM;
    side.wants = side.joins &&
        (!side.number ||
         (up &&
          (gk_number_goes_on(text, piece->text) || gk_fragment_line_is_full(cell, line.x0, line.x1, line.size, 0))));
    return side;
}

/* The number on this side needs the piece, and the other one does not. */
static gboolean
is_certain(const Rests *rests, const Piece *piece, const Side *own, const Side *other, gboolean up)
{
    guint beyond = up ? piece->below : piece->above, usual = usual_decimals(rests, up ? piece->above : piece->below);
    gboolean whole_alone = gk_is_well_formed_number(piece->text) && decimals_of(piece->text) == usual && other->blank;
    if (!own->alone)
        return FALSE;
    if (own->becomes_usual && !own->usual && !whole_alone)
        return beyond == NO_CELL || other->blank || other->usual || !other->joins;
    gboolean decimals = own->usual && usual > 0;
    return own->joins && !decimals && other->number && (!other->joins || (other->centred && !own->centred));
}

static void
give(Rests *rests, const Piece *piece, guint cell)
{
    GkTaking *taking = rests->cells.taking;
    for (guint i = 0; i < piece->n; i++) {
        taking->cell_of[piece->members[i]] = cell;
        taking->settled[piece->members[i]] = TRUE;
    }
}

static void
doubt(Rests *rests, guint cell)
{
    if (cell != NO_CELL)
        rests->cells.taking->fragment->cells[cell].doubts |= GK_DOUBT_ON_RULE;
}

static void
settle(Rests *rests, const Piece *piece)
{
    Side above = look_at(rests, piece, TRUE), below = look_at(rests, piece, FALSE);
    gboolean up = is_certain(rests, piece, &above, &below, TRUE),
             down = is_certain(rests, piece, &below, &above, FALSE);
    if (!piece->crossed && !above.wants && !(up && !down))
        return;
    if (up != down) {
        guint cell = up ? piece->above : piece->below;
        give(rests, piece, cell);
        rests->cells.taking->fragment->cells[cell].repairs |= GK_REPAIR_JOINED_WRAPPED_NUMBER;
        return;
    }
    if (above.joins && (piece->crossed || !above.number))
        give(rests, piece, piece->above);
    else if (below.joins && piece->crossed)
        give(rests, piece, piece->below);
    doubt(rests, piece->above);
    doubt(rests, piece->below);
}

void
gk_taking_settle_rests(GkTaking *taking)
{
    Rests rests = { .cells = gk_taken_cells(taking),
                    .fragment = taking->fragment,
                    .columns = g_new0(Column, taking->fragment->column_count + 1),
                    .pieces = g_array_new(FALSE, FALSE, sizeof(Piece)) };
    g_array_set_clear_func(rests.pieces, piece_clear);
    ask_witnesses(&rests);
    find_pieces(&rests);
    count_numbers(&rests);
    for (guint i = 0; i < rests.pieces->len; i++)
        settle(&rests, &g_array_index(rests.pieces, Piece, i));
    g_array_unref(rests.pieces);
    g_free(rests.columns);
    gk_taken_cells_clear(&rests.cells);
}
