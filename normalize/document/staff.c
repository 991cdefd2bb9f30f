/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * People: how many posts, how many at work, how many retired.
 *
 *      截至2023年12月31日，本单位编制60名，其中行政编制20名、事业编制40名；实有人数 75 人，其中：在职 55 人，增加 2 人
 *      └ as of ─────────┘       └name┘└n┘  └ parts of it ──────────────┘
 *
 * A number of people has its name right before it, made of nothing but words of data/staff-words.tsv, and 人, 名 or
 * nothing behind it. 行政 and 事业 alone are names only as parts: behind 其中, 含 or in the brackets of a number that
 * they can be parts of; 退休 is none of 编制. A change is the one right behind 增加 or 减少 before the next number. The
 * date is the one that the sentence, or one before it in the paragraph, gives.
 *
 * What this cannot do: say whose people they are where several organizations stand in one text.
 */
#include "normalize/document/staff.h"

#include "normalize/document/staff_words.h"
#include "normalize/values/amount.h"
#include "normalize/values/iso_date.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

#define DEEPEST 8u /* brackets within brackets: no text has more */

/* A number whose parts may follow. */
typedef struct {
    GkStaffSort sort; /* NONE: there is none */
    guint index; /* into `staff` */
    gboolean parts; /* 其中 was said */
} Whole;

typedef struct {
    GkDisclosure *disclosure;
    const GkParagraph *paragraph;
    GArray *staff; /* GkStaff */
    const char *as_of;
    Whole wholes[DEEPEST]; /* of the text, and of each bracket that is open */
    guint depth;
    GkStaffSort last; /* the number that ends at `last_end` */
    gsize last_end;
} Reader;

static GkFact
fact_in(const Reader *reader)
{
    const GkText *source = &reader->paragraph->text;
    return (GkFact) { source->text, source->places[0].page, source->places[0].box };
}

static const char *
skip_words(const char *text, const char *class)
{
    gsize word;
    while ((word = gk_staff_word_at(text, class)))
        text += word;
    return text;
}

/* --- dates --- */

/* 2023年12月31日, 2023年底, 2023年末: the last day of the year; NULL for a year alone. The caller frees it. */
static char *
read_date(const char *text, gboolean *last_day)
{
    GkDate date;
    gsize length =
        strspn(text, "0123456789") == 4 && g_str_has_prefix(text + 4, "年") ? gk_date_read(text, 0, 0, &date) : 0;
    if (!length || !date.year)
        return NULL;
    const char *behind = text + length;
    gboolean end = gk_staff_word_at(behind, "year_end") > 0;
    if (end && !date.month)
        date = (GkDate) { date.year, 12, 31 };
    else if (end && date.month <= 12 && date.month && !date.day)
        date.day = g_date_get_days_in_month((GDateMonth) date.month, (GDateYear) date.year);
    *last_day = end || (date.month == 12 && date.day == 31);
    return date.month ? gk_date_to_iso(date) : NULL;
}

/* The date at text[at] when it is the one on which people were counted: 截至2023年11月30日, or the end of a year. */
static char *
date_at(const char *text, gsize at)
{
    gboolean last_day;
    char *date = read_date(text + at, &last_day);
    if (date && !last_day && !gk_staff_word_before(text, at, "as_of"))
        g_clear_pointer(&date, g_free);
    return date;
}

char *
gk_staff_date(const char *text)
{
    for (gsize i = 0; text[i]; i++) {
        gboolean starts = g_ascii_isdigit(text[i]) && (i == 0 || !g_ascii_isdigit(text[i - 1]));
        char *date = starts ? date_at(text, i) : NULL;
        if (date)
            return date;
    }
    return NULL;
}

/* --- numbers --- */

static gboolean
is_stop(const char *text)
{
    return g_utf8_strchr("，；。、（）：", -1, g_utf8_get_char(text)) != NULL;
}

/* A number of people: with 人 or 名 behind it, or nothing. */
static gboolean
read_count(GkArena *arena, const char **text, GkValue *value, const char **unit)
{
    const char *end;
    GkDecimal number;
    if (!gk_amount_scan(*text, &number, &end) || end == *text || number.scale > 0)
        return FALSE;
    gsize measure = gk_staff_word_at(end, "measure");
    const char *behind = end + measure;
    if (measure ? gk_staff_word_at(behind, "times") > 0 : *behind && !strchr(",;.()", *behind) && !is_stop(behind))
        return FALSE; /* 3辆, 2023年, 20人次 */
    *value = (GkValue) { .state = GK_VALUE_NUMBER, .decimal = number };
    *unit = measure ? gk_arena_strndup(arena, end, measure) : NULL;
    *text = behind;
    return TRUE;
}

static void
read_change(GkArena *arena, const char *text, GkStaff *staff)
{
    const char *unit, *from = skip_words(text, "pause");
    gsize more = gk_staff_word_at(from, "increase"), less = gk_staff_word_at(from, "decrease");
    if (gk_staff_word_at(from, "unchanged"))
        staff->direction = GK_CHANGE_UNCHANGED;
    if (!more && !less)
        return;
    from = skip_words(from + MAX(more, less), "filler");
    if (read_count(arena, &from, &staff->change, &unit)) {
        staff->has_change = TRUE;
        staff->direction = gk_decimal_is_zero(staff->change.decimal) ? GK_CHANGE_UNCHANGED
            : more                                                   ? GK_CHANGE_INCREASE
                                                                     : GK_CHANGE_DECREASE;
    }
}

/* --- parts --- */

static Whole *
whole_here(Reader *reader)
{
    return &reader->wholes[MIN(reader->depth, DEEPEST - 1)];
}

/* 其中 and brackets open the parts of the number before; what ends a clause closes them, but within 实有人数, whose
 * parts are parted by ；. */
static void
read_mark(Reader *reader, const char *text, gsize at)
{
    gunichar c = g_utf8_get_char(text + at);
    Whole *whole = whole_here(reader);
    if (gk_particle_at(text + at, "of_which"))
        whole->parts = TRUE;
    else if (c == 0xff08 || c == '(') {
        reader->depth++;
        gboolean behind_number = reader->last != GK_STAFF_NONE && reader->last_end == at;
        *whole_here(reader) = (Whole) { behind_number ? reader->last : GK_STAFF_NONE, reader->staff->len - 1, TRUE };
    } else if (c == 0xff09 || c == ')')
        reader->depth -= reader->depth > 0;
    else if (c == 0x3002 || ((c == 0xff1b || c == ';') && whole->sort != GK_STAFF_PEOPLE))
        whole->sort = GK_STAFF_NONE;
}

/* The name that ends before the number at text[at], without fillers between them. */
static GkStaffSort
name_before(const char *text, gsize start, gsize at, gsize *from, gsize *to)
{
    GkStaffSort sort = GK_STAFF_NONE;
    for (*to = at; *to > start;) {
        sort = gk_staff_name_before(text, start, *to, from);
        if (sort != GK_STAFF_NONE)
            break;
        gsize filler = gk_staff_word_before(text, *to, "filler");
        if (!filler || filler > *to - start)
            break;
        *to -= filler;
    }
    return sort;
}

#define LONGEST_NAME 72u /* bytes before a number in which its name is sought */

static gsize
start_of_name(const char *text, gsize at, gsize start)
{
    gsize from = at > start + LONGEST_NAME ? at - LONGEST_NAME : start;
    while (from < at && (text[from] & 0xc0) == 0x80)
        from++;
    return from;
}

/* Adds the number; what is no part of the whole that is open begins anew. */
static void
add_staff(Reader *reader, GkStaff *staff, GkStaffSort sort)
{
    Whole *whole = whole_here(reader);
    gboolean part = whole->sort != GK_STAFF_NONE && whole->parts && gk_staff_may_be_part(whole->sort, sort);
    staff->part_of = part ? (gint) whole->index : -1;
    g_array_append_val(reader->staff, *staff);
    if (!part)
        *whole = (Whole) { sort, reader->staff->len - 1, FALSE };
}

#define LONGEST_SORT 12u /* bytes of a sort of posts that no word of ours names */

/* 其中…、消防编制4名: a part's name goes back to the stop before it, and so does one of another word. */
static gsize
start_of_part(const char *text, gsize start, gsize from)
{
    gsize at = from;
    while (at > start) {
        const char *before = g_utf8_find_prev_char(text + start, text + at);
        if (!before || !g_unichar_isalpha(g_utf8_get_char(before)) || g_ascii_isalnum(*before))
            break;
        at = (gsize) (before - text);
    }
    at += gk_particle_at(text + at, "of_which");
    at += gk_staff_word_at(text + at, "with");
    return at < from && from - at <= LONGEST_SORT ? at : from;
}

/* Reads the number at text[at]; returns where to go on. `start` is behind the number before. */
static gsize
read_number(Reader *reader, const char *text, gsize start, gsize at)
{
    GkArena *arena = reader->disclosure->arena;
    const char *behind = text + at;
    const Whole *whole = whole_here(reader);
    gsize from, to, digits = at + strspn(text + at, "0123456789.,");
    GkStaff staff = { .as_of = reader->as_of, .source = fact_in(reader) };
    GkStaffSort sort = name_before(text, start_of_name(text, at, start), at, &from, &to);
    if (sort == GK_STAFF_NONE || (sort == GK_STAFF_OF && (whole->sort == GK_STAFF_NONE || !whole->parts)) ||
        !read_count(arena, &behind, &staff.count, &staff.unit) || gk_staff_word_before(text, from, "not_before"))
        return digits;
    if (whole->sort != GK_STAFF_NONE && whole->parts && sort == GK_STAFF_POSTS &&
        gk_staff_may_be_part(whole->sort, sort))
        from = start_of_part(text, start, from);
    g_autofree char *what = g_strndup(text + from, to - from);
    if ((!staff.unit && to == at && !gk_staff_word_before(what, strlen(what), "count")) ||
        gk_staff_has_word(text, "elsewhere"))
        return digits; /* 编制2026: of what, nobody says; 参保人数, 其中在职: people of the whole region */
    staff.what = gk_arena_strdup(arena, what);
    read_change(arena, behind, &staff);
    add_staff(reader, &staff, sort);
    reader->last = sort;
    reader->last_end = (gsize) (behind - text);
    return reader->last_end;
}

static void
read_text(Reader *reader, const char *text)
{
    gsize start = 0;
    for (gsize i = 0; text[i];) {
        if (!g_ascii_isdigit(text[i])) {
            read_mark(reader, text, i);
            i = (gsize) (g_utf8_next_char(text + i) - text);
            continue;
        }
        g_autofree char *date = date_at(text, i);
        if (date)
            reader->as_of = gk_arena_strdup(reader->disclosure->arena, date);
        gsize end = date ? i + strspn(text + i, "0123456789") : read_number(reader, text, start, i);
        i = start = MAX(end, i + 1);
    }
}

void
gk_staff_find(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    Reader reader = { .disclosure = disclosure, .staff = g_array_new(FALSE, FALSE, sizeof(GkStaff)) };
    for (guint i = 0; i < document->n_paragraphs; i++) {
        reader.paragraph = &document->paragraphs[i];
        if (reader.paragraph->role != GK_LINE_PROSE || !reader.paragraph->text.n_places)
            continue;
        g_autofree char *text = gk_text_without_spaces(reader.paragraph->text.text);
        reader.as_of = NULL;
        reader.wholes[0].sort = reader.last = GK_STAFF_NONE;
        reader.depth = 0;
        read_text(&reader, text);
    }
    gk_staff_read_tables(disclosure, reader.staff);
    disclosure->staff = gk_arena_take_array(disclosure->arena, reader.staff, &disclosure->n_staff);
}
