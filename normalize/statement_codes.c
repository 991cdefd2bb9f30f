/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Classes and items named in prose:
 *
 *   一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）
 *   └──── name ────┘    └────────── name ─────────┘    └ name ┘
 *
 * Each name runs from the one before (or from the start of the naming) to its
 * mark. Their code numbers are looked up from the class down, so that 行政运行,
 * which a hundred groups have, is found under its own.
 */
#include "normalize/statement_reader.h"

#include "normalize/function_codes.h"

#include <string.h>

static const char *const MARKS[3] = { "(类)", "(款)", "(项)" };
#define MARK_LENGTH 5

static gint
mark_at(const GkProse *prose, guint at, guint end)
{
    for (gint i = 0; i < 3; i++) {
        if (at + MARK_LENGTH <= end && memcmp(prose->text + at, MARKS[i], MARK_LENGTH) == 0)
            return i;
    }
    return -1;
}

/* A name begins after the last quote or delimiter. */
static guint
name_start(const GkProse *prose, guint start, guint end)
{
    static const char *const EDGES[] = { "“", "”", "、", ",", ":", ";", "。", "《", "》" };
    guint begin = start;
    for (guint i = start; i < end; i++) {
        for (guint k = 0; k < G_N_ELEMENTS(EDGES); k++) {
            gsize length = strlen(EDGES[k]);
            if (i + length <= end && memcmp(prose->text + i, EDGES[k], length) == 0)
                begin = i + (guint) length;
        }
    }
    return begin;
}

/* 2010301行政运行: the number printed before a name. */
static guint
read_number(const GkPassage *passage, guint start, guint end, const char **number)
{
    guint i = start;
    while (i < end && g_ascii_isdigit(passage->prose->text[i]))
        i++;
    guint length = i - start;
    *number = NULL;
    if (length == 3 || length == 5 || length == 7)
        *number = gk_arena_strndup(passage->reader->arena, passage->prose->text + start, length);
    return *number ? i : start;
}

gboolean
gk_codes_find(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *whole_span)
{
    const GkProse *prose = passage->prose;
    guint start = span.start;
    gboolean found = FALSE;
    *codes = (GkCodes) { 0 };
    for (guint i = span.start; i < span.end; i++) {
        gint level = mark_at(prose, i, span.end);
        if (level < 0)
            continue;
        guint name = name_start(prose, start, i);
        if (!found)
            whole_span->start = name;
        name = read_number(passage, name, i, &codes->numbers[level]);
        codes->names[level] = gk_passage_text(passage, (GkSpan) { name, i });
        start = i + MARK_LENGTH;
        whole_span->end = start;
        found = TRUE;
    }
    return found;
}

void
gk_codes_complete(GkReader *reader, GkCodes *codes)
{
    gint outermost = 0;
    while (outermost < 3 && !codes->names[outermost])
        outermost++;
    for (gint i = 0; i < outermost && outermost < 3; i++) {
        codes->names[i] = reader->codes.names[i];
        codes->numbers[i] = reader->codes.numbers[i];
    }
    for (gint i = outermost; i < 3; i++) {
        reader->codes.names[i] = codes->names[i];
        reader->codes.numbers[i] = codes->numbers[i];
    }
}

void
gk_codes_store(GkArena *arena, const GkCodes *codes, GkStatement *statement)
{
    const char **names = gk_arena_new_array(arena, const char *, 3),
               **numbers = gk_arena_new_array(arena, const char *, 3);
    const char *parent = NULL;
    guint n = 0;
    for (guint level = 0; level < 3; level++) {
        if (!codes->names[level])
            continue;
        names[n] = codes->names[level];
        numbers[n] = codes->numbers[level] ? codes->numbers[level] : gk_function_code(names[n], level, parent);
        parent = numbers[n];
        n++;
    }
    statement->codes = names;
    statement->code_numbers = numbers;
    statement->n_codes = n;
}
