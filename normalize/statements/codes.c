/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Classes and items named in prose:
 *
 *   教育支出（205类）    行政运行（2050101）    the code printed beside it
 *   一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）
 *   └──── name ────┘    └────────── name ─────────┘    └ name ┘
 *
 * Each name runs from the one before (or from the start of the naming) to its
 * mark. Their code numbers are looked up from the class down, so that 行政运行,
 * which a hundred groups have, is found under its own.
 *
 *   2010301 行政运行    （2010301）行政运行    201 一般公共服务支出    30201 办公费
 *
 * A number before a name without a mark is a code where the classifications
 * (data/function-codes.tsv, data/economic-codes.tsv) have its class; one of three
 * digits, which may count anything, only where they have it with that name.
 */
#include "normalize/statements/reader.h"
#include "normalize/tables/codes.h"

#include <string.h>

static const char *const MARKS[3] = { "类)", "款)", "项)" };
static const guint DIGITS[3] = { 3, 5, 7 };
#define MARK_LENGTH 4

/* (类), (205类), (20502), (205): what stands behind a name. */
typedef struct {
    guint level, end;
    gboolean bare; /* only a number: it may be any */
    guint number, digits; /* where its code stands; 0 digits: not printed */
} Mark;

static gboolean
mark_at(const GkProse *prose, guint at, guint end, Mark *mark)
{
    const char *text = prose->text;
    guint i = at + 1;
    if (at >= end || text[at] != '(')
        return FALSE;
    while (i < end && g_ascii_isdigit(text[i]))
        i++;
    *mark = (Mark) { .number = at + 1, .digits = i - at - 1 };
    for (guint level = 0; level < 3; level++) {
        gboolean named = i + MARK_LENGTH <= end && memcmp(text + i, MARKS[level], MARK_LENGTH) == 0;
        gboolean bare = i < end && text[i] == ')' && text[at + 1] == '2';
        if ((!named && !bare) || (mark->digits && mark->digits != DIGITS[level]) || (bare && !mark->digits))
            continue;
        mark->level = level;
        mark->bare = bare;
        mark->end = i + (named ? MARK_LENGTH : 1);
        return TRUE;
    }
    return FALSE;
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

/* A name ends before a delimiter or a year. */
static guint
name_end(const GkProse *prose, GkSpan span)
{
    for (guint i = span.start; i < span.end; i++) {
        if (strchr(",:;", prose->text[i]) || gk_prose_year(prose->text, i, span.end, NULL))
            return i;
    }
    return span.end;
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

/* One of three digits may count anything: it has to have its listed name. */
static gboolean
is_code(const char *number, const char *name)
{
    gboolean listed;
    if (strlen(number) == DIGITS[0])
        return gk_code_has_name(number, name, &listed);
    g_autofree char *class_ = g_strndup(number, DIGITS[0]);
    return gk_code_name(class_) != NULL;
}

/* 一般公共服务(201): the number before its bracket is the name's. */
static gboolean
is_name_of(const GkPassage *passage, GkSpan span, const Mark *mark)
{
    g_autofree char *number = g_strndup(passage->prose->text + mark->number, mark->digits);
    return is_code(number, gk_passage_text(passage, span));
}

gboolean
gk_codes_find(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *whole_span)
{
    const GkProse *prose = passage->prose;
    guint start = span.start;
    gboolean found = FALSE;
    *codes = (GkCodes) { 0 };
    for (guint i = span.start; i < span.end; i++) {
        Mark mark;
        if (!mark_at(prose, i, span.end, &mark))
            continue;
        guint name = name_start(prose, start, i);
        if (name == i || (mark.bare && !is_name_of(passage, (GkSpan) { name, i }, &mark)))
            continue; /* (2010301)行政运行: stands before its name */
        if (!found)
            whole_span->start = name;
        name = read_number(passage, name, i, &codes->numbers[mark.level]);
        if (mark.digits)
            codes->numbers[mark.level] =
                gk_arena_strndup(passage->reader->arena, prose->text + mark.number, mark.digits);
        codes->names[mark.level] = gk_passage_text(passage, (GkSpan) { name, i });
        start = mark.end;
        whole_span->end = start;
        found = TRUE;
    }
    return found;
}

/* --- a number before a name --- */

/* (2010301) or 2010301 at `at`: its digits, and where the name begins; FALSE when there is none. */
static gboolean
leading_number(const GkProse *prose, GkSpan span, GkSpan *digits, guint *name)
{
    gboolean bracket = prose->text[span.start] == '(';
    guint start = span.start + (bracket ? 1 : 0), end = start;
    while (end < span.end && g_ascii_isdigit(prose->text[end]))
        end++;
    *digits = (GkSpan) { start, end };
    guint length = end - start;
    if ((length != DIGITS[0] && length != DIGITS[1] && length != DIGITS[2]) || end == span.end)
        return FALSE;
    if (bracket != (prose->text[end] == ')'))
        return FALSE;
    *name = end + (bracket ? 1 : 0);
    return *name < span.end && (prose->text[*name] & 0x80);
}

/* The name ends before the words that say which figure is told, or when. */
static guint
leading_name_end(const GkPassage *passage, GkSpan span)
{
    const GkProse *prose = passage->prose;
    const GkWords *words = passage->reader->words;
    guint end = name_end(prose, span);
    GkSpan name = gk_lead_trim(prose, words, (GkSpan) { span.start, end });
    const GkWord *figure = gk_words_before(words, GK_WORD_FIGURE, prose->text, name.start, name.end);
    if (figure && name.end > name.start + figure->length)
        name.end -= (guint) figure->length;
    return name.end;
}

gboolean
gk_codes_find_leading(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *naming)
{
    const GkReader *reader = passage->reader;
    GkSpan digits;
    guint name;
    if (gk_span_is_empty(span) || !leading_number(passage->prose, span, &digits, &name))
        return FALSE;
    *naming = (GkSpan) { name, leading_name_end(passage, (GkSpan) { name, span.end }) };
    const char *text = gk_passage_text(passage, *naming);
    const char *number =
        gk_arena_strndup(reader->arena, passage->prose->text + digits.start, digits.end - digits.start);
    if (!text || !is_code(number, text))
        return FALSE;
    guint level = 0;
    while (digits.end - digits.start != DIGITS[level])
        level++;
    *codes = (GkCodes) { 0 };
    codes->names[level] = text;
    codes->numbers[level] = number;
    return TRUE;
}

/* --- what is known of them --- */

void
gk_codes_complete(GkReader *reader, GkCodes *codes)
{
    gint outermost = 0;
    while (outermost < 3 && !codes->names[outermost])
        outermost++;
    for (gint i = 0; i < outermost && outermost < 3; i++) {
        if (codes->numbers[outermost] && reader->codes.numbers[i] &&
            !g_str_has_prefix(codes->numbers[outermost], reader->codes.numbers[i]))
            continue; /* of another class than the one named before */
        codes->names[i] = reader->codes.names[i];
        codes->numbers[i] = reader->codes.numbers[i];
    }
    for (gint i = outermost; i < 3; i++) {
        reader->codes.names[i] = codes->names[i];
        reader->codes.numbers[i] = codes->numbers[i];
    }
}

void
gk_codes_store(const GkReader *reader, const GkCodes *codes, GkStatement *statement)
{
    GkArena *arena = reader->arena;
    const char **names = gk_arena_new_array(arena, const char *, 3),
               **numbers = gk_arena_new_array(arena, const char *, 3);
    const char *parent = NULL;
    guint n = 0;
    for (guint level = 0; level < 3; level++) {
        if (!codes->names[level])
            continue;
        names[n] = codes->names[level];
        numbers[n] = codes->numbers[level] ? codes->numbers[level]
                                           : gk_function_codes_find(reader->function_codes, names[n], level, parent);
        parent = numbers[n];
        n++;
    }
    statement->codes = names;
    statement->code_numbers = numbers;
    statement->n_codes = n;
}
