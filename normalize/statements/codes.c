/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Classes and items named in prose:
 *
 *   教育支出（205类）    行政运行（2050101）    the code printed beside it
 *   教育支出（205类）普通教育（02款）           or what it adds to that of the class before
 *   一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）
 *   └──── name ────┘    └────────── name ─────────┘    └ name ┘
 *   “教育支出”（类）     “教育支出—普通教育—小学教育”科目
 *
 * Each name runs from the one before (or from the start of the naming) to its
 * mark. Their code numbers are looked up from the class down, so that 行政运行,
 * which a hundred groups have, is found under its own.
 *
 *   2010301 行政运行    （2010301）行政运行    201 一般公共服务支出    30201 办公费
 *
 * A number before a name without a mark is a code where the classifications
 * (data/function-codes.tsv, data/economic-codes.tsv) have its class; one of three
 * digits, which may count anything, only where they have it with that name. Names
 * parted by dashes, or followed by 科目, are a naming where the first is a class.
 */
#include "normalize/statements/reader.h"
#include "normalize/tables/codes.h"

#include <string.h>

#define LEVELS 3u
static const guint DIGITS[LEVELS] = { 3, 5, 7 };
#define PART_DIGITS 2u /* what the number of a level adds to that above */

/* (类), (205类), (02款), (款02), (20502), (205): what stands behind a name. */
typedef struct {
    guint level, end;
    gboolean bare; /* only a number: it may be any */
    GkSpan number; /* where its code stands; empty: not printed */
} Mark;

static gboolean
stands_at(const char *text, guint at, guint end, const char *what)
{
    gsize length = strlen(what);
    return at + length <= end && memcmp(text + at, what, length) == 0;
}

static gboolean
stands_before(const char *text, guint start, guint end, const char *what)
{
    gsize length = strlen(what);
    return start + length <= end && memcmp(text + end - length, what, length) == 0;
}

static guint
digits_end(const char *text, guint at, guint end)
{
    while (at < end && g_ascii_isdigit(text[at]))
        at++;
    return at;
}

/* The level of a number alone: by its digits, or, where it is only what a level adds, the one below `above`. */
static gint
level_of_digits(guint n, gint above)
{
    for (guint level = 0; level < LEVELS; level++)
        if (n == DIGITS[level])
            return (gint) level;
    return n == PART_DIGITS && above >= 0 && above + 1 < (gint) LEVELS ? above + 1 : -1;
}

/* `above`: the level of the name before; -1. */
static gboolean
mark_at(const GkProse *prose, guint at, guint end, gint above, Mark *mark)
{
    const char *text = prose->text;
    gint level = -1;
    if (at >= end || text[at] != '(')
        return FALSE;
    guint i = digits_end(text, at + 1, end);
    *mark = (Mark) { .number = { at + 1, i } };
    const GkWord *name = gk_words_at(gk_words_get(), GK_WORD_LEVEL_NAME, text, i, end);
    if (name) {
        level = *name->value - '1';
        i += (guint) name->length;
        if (gk_span_is_empty(mark->number))
            mark->number = (GkSpan) { i, digits_end(text, i, end) };
        i = MAX(i, mark->number.end);
    }
    guint n = mark->number.end - mark->number.start;
    mark->bare = level < 0;
    if (mark->bare)
        level = level_of_digits(n, above);
    if (i >= end || text[i] != ')' || level < 0)
        return FALSE;
    if (n && n != DIGITS[level] && (n != PART_DIGITS || level == 0))
        return FALSE;
    mark->level = (guint) level;
    mark->end = i + 1;
    return !mark->bare || n == PART_DIGITS || text[at + 1] == '2' || text[at + 1] == '3';
}

/* A name begins after the last quote or delimiter; one in quotes, inside them. */
static GkSpan
name_before(const GkProse *prose, guint start, guint end)
{
    static const char *const EDGES[] = { "“", "”", "、", ",", ":", ";", "。", "《", "》" };
    if (stands_before(prose->text, start, end, "”"))
        end -= (guint) strlen("”");
    guint begin = start;
    for (guint i = start; i < end; i++) {
        for (guint k = 0; k < G_N_ELEMENTS(EDGES); k++)
            if (stands_at(prose->text, i, end, EDGES[k]))
                begin = i + (guint) strlen(EDGES[k]);
    }
    return (GkSpan) { begin, end };
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
is_name_of(const GkPassage *passage, GkSpan span, const char *number)
{
    return number && is_code(number, gk_passage_text(passage, span));
}

/* The code that a mark prints, with that of the level above where it prints what it adds to it; NULL. */
static const char *
mark_number(const GkPassage *passage, const GkCodes *codes, const Mark *mark)
{
    GkArena *arena = passage->reader->arena;
    const char *digits = passage->prose->text + mark->number.start;
    guint n = mark->number.end - mark->number.start;
    const char *above = mark->level ? codes->numbers[mark->level - 1] : NULL;
    if (n == DIGITS[mark->level])
        return gk_arena_strndup(arena, digits, n);
    if (n == 0 || !above)
        return NULL;
    return gk_arena_printf(arena, "%s%.*s", above, (int) n, digits);
}

static gboolean
find_marked(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *naming)
{
    const GkProse *prose = passage->prose;
    guint start = span.start;
    gint above = -1;
    *codes = (GkCodes) { 0 };
    for (guint i = span.start; i < span.end; i++) {
        Mark mark;
        if (!mark_at(prose, i, span.end, above, &mark))
            continue;
        GkSpan name = name_before(prose, start, i);
        const char *number = mark_number(passage, codes, &mark), *leading;
        if (gk_span_is_empty(name) || (mark.bare && above < 0 && !is_name_of(passage, name, number)))
            continue; /* (2010301)行政运行: stands before its name */
        if (above < 0)
            naming->start = name.start;
        name.start = read_number(passage, name.start, name.end, &leading);
        codes->numbers[mark.level] = number ? number : leading;
        codes->names[mark.level] = gk_passage_text(passage, name);
        start = naming->end = mark.end;
        above = (gint) mark.level;
    }
    return above >= 0;
}

/* --- names without marks --- */

/* The name ends before the words that say which figure is told, or when. */
static guint
leading_name_end(const GkPassage *passage, GkSpan span)
{
    const GkProse *prose = passage->prose;
    const GkWords *words = passage->reader->words;
    guint end = name_end(prose, span);
    GkSpan name = gk_lead_trim(&passage->reader->language, prose, (GkSpan) { span.start, end });
    const GkWord *figure = gk_words_before(words, GK_WORD_FIGURE, prose->text, name.start, name.end);
    if (figure && name.end > name.start + figure->length)
        name.end -= (guint) figure->length;
    return name.end;
}

/* A dash between two names: its length. */
static guint
dash_length(const char *text, guint at, guint end)
{
    static const char *const DASHES[] = { "——", "—", "--", "-", "─", "－" };
    for (guint i = 0; i < G_N_ELEMENTS(DASHES); i++)
        if (stands_at(text, at, end, DASHES[i]))
            return (guint) strlen(DASHES[i]);
    return 0;
}

/* 教育支出—普通教育—小学教育: the names of [start, end); how many there are, LEVELS + 1 where they are too many. */
static guint
split_names(const GkPassage *passage, GkSpan span, const char **names)
{
    const char *text = passage->prose->text;
    guint n = 0, start = span.start;
    for (guint i = span.start; i <= span.end; i++) {
        guint dash = i < span.end ? dash_length(text, i, span.end) : 0;
        if (i < span.end && !dash)
            continue;
        if (n == LEVELS || i == start)
            return LEVELS + 1;
        names[n++] = gk_passage_text(passage, (GkSpan) { start, i });
        start = i + dash;
        i = MAX(i, start - 1);
    }
    return n;
}

/* Where the name of what is told ends: at the closing quote of one that the span begins with, else at 科目. */
static gboolean
entry_span(const GkPassage *passage, GkSpan span, GkSpan *names, guint *end)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    gboolean quoted = stands_at(text, span.start, span.end, "“");
    guint start = span.start + (quoted ? (guint) strlen("“") : 0);
    for (guint i = start; i < span.end; i++) {
        if (!(quoted ? stands_at(text, i, span.end, "”")
                     : gk_words_at(words, GK_WORD_ENTRY, text, i, span.end) != NULL))
            continue;
        *names = (GkSpan) { start, i };
        *end = i + (quoted ? (guint) strlen("”") : 0);
        const GkWord *entry = gk_words_at(words, GK_WORD_ENTRY, text, *end, span.end);
        if (entry)
            *end += (guint) entry->length;
        else if ((entry = gk_words_at(words, GK_WORD_LEVEL_NAME, text, *end, span.end)) && *entry->value == '1')
            *end += (guint) entry->length;
        return TRUE;
    }
    return FALSE;
}

/* “教育支出”科目, “教育支出—普通教育”: a naming where the first is the name of a class, and 科目 or a dash says so. */
static gboolean
find_entry(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *naming)
{
    const char *names[LEVELS] = { NULL };
    GkSpan inside;
    guint end = span.end;
    if (!entry_span(passage, span, &inside, &end))
        inside = (GkSpan) { span.start, leading_name_end(passage, span) };
    guint n = split_names(passage, inside, names);
    gboolean entry =
        gk_words_before(passage->reader->words, GK_WORD_ENTRY, passage->prose->text, inside.end, end) != NULL;
    if (n == 0 || n > LEVELS || (n == 1 && !entry) ||
        !gk_function_codes_find(passage->reader->function_codes, names[0], 0, NULL))
        return FALSE;
    *codes = (GkCodes) { 0 };
    for (guint i = 0; i < n; i++)
        codes->names[i] = names[i];
    *naming = (GkSpan) { inside.start,
                         entry || stands_before(passage->prose->text, inside.end, end, "”") ? end : inside.end };
    return TRUE;
}

gboolean
gk_codes_find(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *naming)
{
    return find_marked(passage, span, codes, naming) || find_entry(passage, span, codes, naming);
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

/* The number of the level that was named before, printed or by its name; NULL. */
static const char *
carried_number(const GkReader *reader, gint level)
{
    const char *parent = NULL;
    for (gint i = 0; i <= level; i++) {
        const char *name = reader->codes.names[i];
        const char *number = reader->codes.numbers[i];
        parent = number || !name ? number : gk_function_codes_find(reader->function_codes, name, (guint) i, parent);
    }
    return parent;
}

/* 教育支出(类)…。住房公积金(项): its name is known, and under other classes alone. */
static gboolean
is_of_other_class(const GkReader *reader, const GkCodes *codes, gint outermost, gint above)
{
    const char *carried = carried_number(reader, above), *name = codes->names[outermost];
    if (codes->numbers[outermost])
        return carried && !g_str_has_prefix(codes->numbers[outermost], carried);
    return carried && !gk_function_codes_find(reader->function_codes, name, (guint) outermost, carried) &&
        gk_function_codes_knows(reader->function_codes, name, (guint) outermost);
}

void
gk_codes_complete(GkReader *reader, GkCodes *codes)
{
    gint outermost = 0;
    while (outermost < 3 && !codes->names[outermost])
        outermost++;
    for (gint i = 0; i < outermost && outermost < 3; i++) {
        if (reader->codes.names[i] && is_of_other_class(reader, codes, outermost, i))
            break; /* of another class than the one named before */
        codes->names[i] = reader->codes.names[i];
        codes->numbers[i] = reader->codes.numbers[i];
    }
    for (gint i = 0; i < 3; i++) {
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
    for (guint level = 0; level < LEVELS; level++) {
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
