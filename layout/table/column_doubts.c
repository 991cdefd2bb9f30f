/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where alignment may have put an entry into the wrong column or row.
 *
 *      科目      合计      项目支出      a label with nothing below it beside numbers
 *      工资            72.73            without a label: are they 合计 or 项目支出?
 *      津贴             1.00
 *
 * Three signs: a label that stands over no column, and another beside it that is as
 * near (table/column_labels.c); a column of numbers without a label while a column that
 * has one is blank; two numbers in one place of the body. The numbers of such places
 * are marked, each in its cell.
 */
#include "layout/table/finder.h"

typedef struct {
    const GArray *chunks;
    guint columns, levels;
    guint8 *labels, *entries, *numbers; /* per column: it has some */
} Places;

static void
note_chunk(const Places *places, const GkChunk *chunk)
{
    gboolean header = chunk->level < places->levels;
    for (guint c = chunk->first_column; c <= chunk->last_column && c < places->columns; c++) {
        places->labels[c] |= header;
        places->entries[c] |= !header;
        places->numbers[c] |= !header && chunk->number;
    }
}

/* A column of numbers without a label, while one that has a label is blank: the labels from the one to the other may
 * each belong to the column beside theirs. Marks those columns in `doubtful`. */
static void
mark_shifted(const Places *places, guint8 *doubtful)
{
    guint first = places->columns, last = 0, bare = 0, blank = 0;
    for (guint c = 0; c < places->columns; c++) {
        gboolean without_label = !places->labels[c] && places->numbers[c];
        gboolean without_entry = places->labels[c] && !places->entries[c];
        if (!without_label && !without_entry)
            continue;
        bare += without_label;
        blank += without_entry;
        first = MIN(first, c);
        last = c;
    }
    for (guint c = first; bare && blank && c <= last; c++)
        doubtful[c] = TRUE;
}

/* TRUE when another number went to the same place of the body before it. Chunks of a row are near. */
static gboolean
is_second_number(const Places *places, guint i)
{
    const GkChunk *chunk = &g_array_index(places->chunks, GkChunk, i);
    if (!chunk->number || chunk->level < places->levels)
        return FALSE;
    for (guint j = i; j-- > 0;) {
        const GkChunk *other = &g_array_index(places->chunks, GkChunk, j);
        if (other->line + 2 < chunk->line)
            return FALSE;
        if (other->number && other->level == chunk->level && other->first_column == chunk->first_column)
            return TRUE;
    }
    return FALSE;
}

void
gk_alignment_mark_doubts(GkFragment *fragment, const GArray *chunks, const GArray *text_columns, guint levels)
{
    guint columns = fragment->column_count;
    g_autofree guint8 *flags = g_new0(guint8, 4 * (gsize) columns);
    guint8 *doubtful = flags + 3 * (gsize) columns;
    Places places = { chunks, columns, levels, flags, flags + columns, flags + 2 * (gsize) columns };
    for (guint i = 0; i < chunks->len; i++)
        note_chunk(&places, &g_array_index(chunks, GkChunk, i));
    for (guint c = 0; c < columns && text_columns->len == columns; c++)
        doubtful[c] = g_array_index(text_columns, GkTextColumn, c).doubtful;
    if (levels)
        mark_shifted(&places, doubtful);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        gboolean number = chunk->number && chunk->level >= levels && chunk->first_column < columns;
        if (number && (doubtful[chunk->first_column] || is_second_number(&places, i)))
            gk_fragment_cell_at(fragment, chunk->level, chunk->first_column)->doubts |= GK_DOUBT_PLACE;
    }
}
