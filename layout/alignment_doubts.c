/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where alignment may have put an entry into the wrong column or row.
 *
 *      科目      合计      项目支出      a label with nothing below it beside numbers
 *      工资            72.73            without a label: are they 合计 or 项目支出?
 *      津贴             1.00
 *
 * Three signs: a label that stands over no column, and another beside it that is as
 * near (alignment_match.c); a column of numbers without a label next to a label of a
 * blank column; two numbers in one place of the body.
 */
#include "layout/alignment_internal.h"

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

/* The column of numbers without a label that has a blank column with one beside it, or the number of columns. */
static guint
column_without_label(const Places *places)
{
    for (guint c = 0; c < places->columns; c++) {
        if (places->labels[c] || !places->numbers[c])
            continue;
        for (guint d = c ? c - 1 : 0; d <= c + 1 && d < places->columns; d++)
            if (places->labels[d] && !places->entries[d])
                return c;
    }
    return places->columns;
}

/* Two numbers that went to one place of the body: the lower one; NULL when there are none. Chunks of a row are near. */
static const GkChunk *
second_number(const Places *places)
{
    for (guint i = 1; i < places->chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(places->chunks, GkChunk, i);
        if (!chunk->number || chunk->level < places->levels)
            continue;
        for (guint j = i; j-- > 0;) {
            const GkChunk *other = &g_array_index(places->chunks, GkChunk, j);
            if (other->line + 2 < chunk->line)
                break;
            if (other->number && other->level == chunk->level && other->first_column == chunk->first_column)
                return chunk;
        }
    }
    return NULL;
}

gboolean
gk_alignment_find_doubt(const GArray *chunks, const GArray *text_columns, guint columns, guint levels, guint *row,
                        guint *column)
{
    g_autofree guint8 *flags = g_new0(guint8, 3 * (gsize) columns);
    Places places = { chunks, columns, levels, flags, flags + columns, flags + 2 * (gsize) columns };
    for (guint i = 0; i < chunks->len; i++)
        note_chunk(&places, &g_array_index(chunks, GkChunk, i));
    *row = levels;
    *column = columns;
    for (guint c = 0; c < columns && text_columns->len == columns && *column == columns; c++)
        if (g_array_index(text_columns, GkTextColumn, c).doubtful)
            *column = c;
    if (levels && *column == columns)
        *column = column_without_label(&places);
    if (*column < columns)
        return TRUE;
    const GkChunk *second = second_number(&places);
    if (!second)
        return FALSE;
    *row = second->level;
    *column = second->first_column;
    return TRUE;
}
