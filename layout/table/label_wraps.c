/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A label above another, in the middle of it: two lines of one label, or the label of several columns above that of the
 * one in their middle. Those are parted here.
 *
 *                Average                       Output             labels that end at one height leave both open;
 *      Item       hours      Wages     Item   Low  Mean  High     Output would have had room for Mean
 *
 *                Average                      Output
 *      Item       hours      Wages    Item                        labels in the middle of the lines: Item stands in the
 *                worked                       Low  Mean  High     middle of both, and so would Low and High
 *
 * A label can only span columns beside its own whose labels stand lower. Where they do, but another label of one line
 * stands higher, they stand there for a reason: something is above them. Where all labels end at one height, the lines
 * are one label if they stand in one column's room, and the upper one had none for the next word; not beside the label of
 * a subtotal, which is one of a group. What begins with a small letter, as no label does, goes on from above; so does a single ideograph beside labels of several.
 *
 * What it can't do: tell a label over three columns, set in the room of the middle one, from a line that was full.
 */
#include "layout/table/label_lines.h"

#include "layout/rows/rows.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <math.h>

typedef struct {
    const GkPageLayout *layout;
    const GArray *chunks, *labels;
    const guint *owners;
    const double *xs;
} Header;

static const GkChunk *
chunk_at(const Header *header, guint i)
{
    return &g_array_index(header->chunks, GkChunk, i);
}

static const GkLabelLines *
label_of(const Header *header, guint i)
{
    return &g_array_index(header->labels, GkLabelLines, header->owners[i]);
}

/* The next line of the label that chunk `index` is a line of; G_MAXUINT for the last one. */
static guint
next_line(const Header *header, guint index)
{
    guint next = G_MAXUINT;
    double y = gk_box_center_y(chunk_at(header, index)->box), least = G_MAXDOUBLE;
    for (guint i = 0; i < header->chunks->len; i++) {
        double drop = gk_box_center_y(chunk_at(header, i)->box) - y;
        if (header->owners[i] != header->owners[index] || drop < GK_ALIGN_BESIDE_EM * chunk_at(header, index)->size ||
            drop >= least)
            continue;
        least = drop;
        next = i;
    }
    return next;
}

/* How a label of another column stands to a label of which the upper line may be one by itself. */
typedef enum {
    STANDS_OPEN, /* both end at one height, or neither says anything */
    STANDS_HIGHER, /* in the middle of the whole, or at its top */
    STANDS_LOWER, /* in the middle of what is below the upper line, or at its top */
} Standing;

static Standing
stand(const GkLabelLines *other, double upper, double lower, double last)
{
    double near = GK_ALIGN_LINED_UP_EM * other->size, middle = (other->first + other->last) / 2;
    if (fabs(other->last - last) < near)
        return STANDS_OPEN;
    if (fabs(middle - (upper + last) / 2) < near || fabs(other->first - upper) < near)
        return STANDS_HIGHER;
    return fabs(middle - (lower + last) / 2) < near || fabs(other->first - lower) < near ? STANDS_LOWER : STANDS_OPEN;
}

typedef struct {
    gboolean higher; /* some label stands higher */
    gboolean lower; /* one in a column beside stands lower */
    gboolean beside; /* all labels in a column beside are below the upper line */
    gboolean subtotal; /* one of them is that of a subtotal: so there is a group */
} Around;

static gboolean
is_subtotal(const Header *header, const GkChunk *chunk)
{
    g_autofree char *text = gk_pieces_text(header->layout, chunk);
    return g_strcmp0(gk_label_class(text), "subtotal") == 0;
}

static Around
look_around(const Header *header, guint upper, guint lower)
{
    const GkChunk *a = chunk_at(header, upper), *b = chunk_at(header, lower);
    double y0 = gk_box_center_y(a->box), y1 = gk_box_center_y(b->box), last = label_of(header, upper)->last;
    gboolean some[2] = { FALSE, FALSE }, above[2] = { FALSE, FALSE };
    Around around = { FALSE, FALSE, FALSE, FALSE };
    for (guint i = 0; i < header->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(header, i);
        const GkLabelLines *label = label_of(header, i);
        gboolean left = chunk->last_column + 1 == a->first_column, right = chunk->first_column == a->last_column + 1;
        if (header->owners[i] == header->owners[upper])
            continue;
        Standing standing = stand(label, y0, y1, last);
        around.higher |= standing == STANDS_HIGHER;
        around.lower |= standing == STANDS_LOWER && (left || right);
        if (!left && !right)
            continue;
        some[right] = TRUE;
        around.subtotal |= label->first > (y0 + y1) / 2 && is_subtotal(header, chunk);
        above[right] |= label->first < (y0 + y1) / 2 || standing == STANDS_HIGHER;
    }
    around.beside = (some[0] && !above[0]) || (some[1] && !above[1]);
    return around;
}

/* The upper line leaves so much room for the next word that the break was meant, or is wider than its column. */
static gboolean
is_broken_by_will(const Header *header, guint upper, guint lower)
{
    const GkChunk *a = chunk_at(header, upper), *b = chunk_at(header, lower);
    double room = header->xs[a->last_column + 1] - header->xs[a->first_column], widest = 0;
    for (guint i = 0; i < header->chunks->len; i++)
        if (chunk_at(header, i)->first_column == a->first_column && chunk_at(header, i)->last_column == a->last_column)
            widest = MAX(widest, gk_box_width(chunk_at(header, i)->box));
    GkRowEntry entry = { 0 };
    gk_rows_measure_word(&entry, header->layout->page, header->layout->lines[b->line].glyphs + b->from, b->to - b->from);
    double width = gk_box_width(a->box);
    return width > room + GK_ALIGN_LINED_UP_EM * a->size ||
        width + entry.word + GK_ROWS_ROOM_EM * a->size < MAX(widest, room - GK_ALIGN_WRAP_ROOM_EM * a->size);
}

/* Another label stands above the line: that of its group. */
static gboolean
has_label_above(const Header *header, guint upper)
{
    const GkChunk *own = chunk_at(header, upper);
    double y = gk_box_center_y(own->box) - GK_ALIGN_BESIDE_EM * own->size;
    for (guint i = 0; i < header->chunks->len; i++) {
        const GkChunk *chunk = chunk_at(header, i);
        if (header->owners[i] != header->owners[upper] && gk_box_center_y(chunk->box) < y &&
            gk_overlap(chunk->box.x0, chunk->box.x1, own->box.x0, own->box.x1) > 0)
            return TRUE;
    }
    return FALSE;
}

static gunichar
first_character(const Header *header, const GkChunk *chunk)
{
    const GkLine *line = &header->layout->lines[chunk->line];
    return g_array_index(header->layout->page->glyphs, GkGlyph, line->glyphs[chunk->from]).character;
}

/* The lower line is no label of its own: it begins with a small letter, and no label does; or it is a single ideograph, and
 * none is at its height. */
static gboolean
goes_on(const Header *header, guint upper, guint lower)
{
    const GkChunk *own = chunk_at(header, lower);
    double y = gk_box_center_y(own->box), near = GK_ALIGN_BESIDE_EM * own->size;
    gboolean small = g_unichar_islower(first_character(header, own));
    gboolean single = own->to - own->from == 1 && gk_is_wide(first_character(header, own));
    for (guint i = 0; i < header->chunks->len && (small || single); i++) {
        const GkChunk *chunk = chunk_at(header, i);
        gboolean begins = fabs(gk_box_center_y(chunk->box) - label_of(header, i)->first) < near;
        small &= !begins || !g_unichar_islower(first_character(header, chunk));
        single &= !begins || chunk->to - chunk->from > 1 || fabs(gk_box_center_y(chunk->box) - y) > near;
    }
    return small || single;
}

static gboolean
is_in_middle(const GkChunk *a, const GkChunk *b)
{
    return fabs(gk_box_center_x(a->box) - gk_box_center_x(b->box)) < GK_ALIGN_LINED_UP_EM * a->size;
}

/* The lines of the label from chunk `lower` on become a label of their own. */
static void
part(GArray *labels, guint *owners, const GArray *chunks, guint upper, guint lower)
{
    guint own = owners[upper];
    double y = gk_box_center_y(g_array_index(chunks, GkChunk, lower).box);
    const GkLabelLines *whole = &g_array_index(labels, GkLabelLines, own);
    GkLabelLines above = { g_array_index(chunks, GkChunk, upper).box, whole->first, whole->first, whole->size };
    GkLabelLines below = { g_array_index(chunks, GkChunk, lower).box, y, whole->last, whole->size };
    for (guint i = 0; i < chunks->len; i++) {
        const GkBox box = g_array_index(chunks, GkChunk, i).box;
        if (owners[i] != own)
            continue;
        GkLabelLines *label = gk_box_center_y(box) < y - 0.01 ? &above : &below;
        label->box = gk_box_union(label->box, box);
        above.last = label == &above ? MAX(above.last, gk_box_center_y(box)) : above.last;
        owners[i] = label == &above ? own : labels->len;
    }
    g_array_index(labels, GkLabelLines, own) = above;
    g_array_append_val(labels, below);
}

void
gk_label_part_lines(const GArray *chunks, GArray *labels, guint *owners, const double *xs, const GkPageLayout *layout)
{
    Header header = { layout, chunks, labels, owners, xs };
    for (guint upper = 0; upper < chunks->len; upper++) {
        guint lower = next_line(&header, upper);
        if (lower == G_MAXUINT || !is_in_middle(chunk_at(&header, upper), chunk_at(&header, lower)))
            continue;
        Around around = look_around(&header, upper, lower);
        if (around.beside && !goes_on(&header, upper, lower) &&
            (is_broken_by_will(&header, upper, lower) ||
             ((around.higher || around.lower || around.subtotal) && !has_label_above(&header, upper))))
            part(labels, owners, chunks, upper, lower);
    }
}

gboolean
gk_label_line_goes_on(const GArray *chunks, const GArray *labels, const guint *owners, const GkPageLayout *layout, guint line)
{
    Header header = { layout, chunks, labels, owners, NULL };
    guint lower = next_line(&header, line);
    return lower != G_MAXUINT && goes_on(&header, line, lower);
}
