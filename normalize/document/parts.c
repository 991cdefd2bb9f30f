/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of an organization: its offices, and the units that belong to it.
 *
 *      下设 7 个处室，分别是：办公室、政务服务科、…。        a list in the sentence
 *      内设办公室、人事科、财务科等 5 个科室。              the same without a word for "namely"
 *      纳入预算编制范围的单位包括：                          a list below it: items, or a table
 *        1. 上海市普陀区万里街道社区党群服务中心。
 *      （一）机关内设机构                                    a heading that says what the items are
 *        1、办公室
 *
 * A list counts when the words before it say what it is of, and most of its
 * names end as such names do (data/parts-words.tsv). What is said of a part
 * behind its name (1.商务委本部，机关设9个内设机构…) is not its name.
 */
#include "normalize/document/parts.h"

#include "data/data.h"
#include "layout/words/heading_number.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_NAME 40u /* characters */
#define LONGEST_HEADING 24u /* characters */
#define LONGEST_CLAUSE 100u /* characters that say what a list is of */
#define LONGEST_LIST 6000u /* bytes */
#define MOST_COLONS 50u /* of one paragraph that are looked at: no sentence has more */
#define LEAST_NAMES 2u /* a list without a colon has at least so many */
#define ITEM_LEVEL 4u /* 1、 and below are items, 一、 and （一） headings */

typedef enum { PART_NONE, PART_OFFICE, PART_UNIT } Part;

typedef struct {
    GkDisclosure *disclosure;
    const GkParagraph *paragraph; /* the one at hand */
    GHashTable *known_offices, *known_units; /* names */
    GArray *offices, *units; /* GkFact */
    Part open; /* what the items that follow are of */
    guint open_level; /* level of the heading that opened the list, 0: a sentence did */
    gboolean setup; /* under a heading of offices and what they do */
} Reader;

/* --- words --- */

static gboolean
each_word(const char *class, guint *i, const char **word)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("parts-words.tsv", &n_rows);
    for (; *i < n_rows; ++*i)
        if (strcmp(gk_data_field(&rows[*i], 1), class) == 0) {
            *word = gk_data_field(&rows[(*i)++], 0);
            return TRUE;
        }
    return FALSE;
}

/* Where a word of the class ends for the last time in `text`; -1: nowhere. */
static gssize
last_end(const char *text, const char *class)
{
    gssize end = -1;
    const char *word;
    for (guint i = 0; each_word(class, &i, &word);) {
        const char *found = g_strrstr(text, word);
        if (found)
            end = MAX(end, (gssize) (found - text + (gssize) strlen(word)));
    }
    return end;
}

static gboolean
ends_in(const char *text, const char *class)
{
    const char *word;
    for (guint i = 0; each_word(class, &i, &word);)
        if (g_str_has_suffix(text, word))
            return TRUE;
    return FALSE;
}

static gboolean
begins_in(const char *text, const char *class)
{
    const char *word;
    for (guint i = 0; each_word(class, &i, &word);)
        if (g_str_has_prefix(text, word))
            return TRUE;
    return FALSE;
}

/* What the words speak of: the kind of part named last. */
static Part
part_named(const char *text)
{
    gssize office = last_end(text, "office"), unit = last_end(text, "unit");
    return office < 0 && unit < 0 ? PART_NONE : office >= unit ? PART_OFFICE : PART_UNIT;
}

/* --- names --- */

/* 等 that ends a list: 财务科等, 财务科等3个科室. */
static gboolean
closes_list(const char *p)
{
    static const char and_others[] = "等";
    if (!g_str_has_prefix(p, and_others))
        return FALSE;
    p += strlen(and_others);
    guint value;
    return !*p || g_ascii_isdigit(*p) || gk_chinese_number(p, &value) > 0;
}

/* 4个处室, 四个科室: the count that ends a list. */
static gboolean
begins_count(const char *p)
{
    const char *word, *behind = p;
    guint value;
    while (g_ascii_isdigit(*behind))
        behind++;
    if (behind == p)
        behind += gk_chinese_number(p, &value);
    for (guint i = 0; behind > p && each_word("counted", &i, &word);)
        if (g_str_has_prefix(behind, word))
            return begins_in(behind + strlen(word), "office") || begins_in(behind + strlen(word), "unit");
    return FALSE;
}

/* The name without its number and what follows a comma, a colon, 等 or a count; the caller frees it. */
static char *
name_of(const char *item)
{
    GkHeadingNumber number;
    const char *from = item + (gk_heading_number_parse(item, &number) ? number.length : 0), *end = from;
    while (*end && !g_utf8_strchr("，,：:。；;", -1, g_utf8_get_char(end)) && !closes_list(end) &&
           (end == from || !begins_count(end)))
        end = g_utf8_next_char(end);
    return g_strndup(from, (gsize) (end - from));
}

/* Whether it ends as names of such parts do; a bracket at the end, （本级）, is left out. */
static gboolean
is_name(const char *name, Part part)
{
    g_autofree char *bare = g_strdup(name);
    gboolean bracketed = g_str_has_suffix(bare, "）") || g_str_has_suffix(bare, ")");
    char *wide = g_strrstr(bare, "（"), *narrow = g_strrstr(bare, "("), *open = MAX(wide, narrow);
    if (bracketed && open)
        *open = '\0';
    guint length = gk_text_length(bare);
    return length >= 2 && length <= LONGEST_NAME && ends_in(bare, part == PART_OFFICE ? "end_office" : "end_unit");
}

static void
add_name(Reader *reader, Part part, const char *name, guint page, GkBox box)
{
    GkFact fact = { gk_arena_strdup(reader->disclosure->arena, name), page, box };
    GArray *list = part == PART_OFFICE ? reader->offices : reader->units;
    if (!g_hash_table_add(part == PART_OFFICE ? reader->known_offices : reader->known_units, (char *) fact.text))
        return;
    g_array_append_val(list, fact);
}

static void
add_here(Reader *reader, Part part, const char *name)
{
    const GkPlace *place = &reader->paragraph->text.places[0];
    add_name(reader, part, name, place->page, place->box);
}

/* --- a list in a sentence --- */

/* Cuts at 、 and ；, not inside brackets; where there is neither, at ，. NULL-terminated. */
static GPtrArray *
cut_list(const char *text)
{
    gboolean commas = !strstr(text, "、") && !strstr(text, "；") && !strstr(text, ";");
    GPtrArray *items = g_ptr_array_new_with_free_func(g_free);
    GString *item = g_string_new(NULL);
    guint depth = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += c == 0xff08 || c == '(';
        depth -= depth && (c == 0xff09 || c == ')');
        gboolean cuts = c == 0x3001 || c == 0xff1b || c == ';' || (commas && (c == 0xff0c || c == ','));
        if (!cuts || depth) {
            g_string_append_unichar(item, c);
            continue;
        }
        g_ptr_array_add(items, g_string_free(item, FALSE));
        item = g_string_new(NULL);
    }
    g_ptr_array_add(items, g_string_free(item, FALSE));
    return items;
}

/* The names in `text`, when there are enough and most look like names of such parts. */
static gboolean
read_names(Reader *reader, const char *text, Part part, guint least)
{
    g_autofree char *start = g_utf8_substring(text, 0, g_utf8_strlen(text, (gssize) strnlen(text, LONGEST_LIST)));
    g_autofree char *list = g_strndup(start, strcspn(start, "\n"));
    char *stop = strstr(list, "。");
    if (stop)
        *stop = '\0';
    g_autoptr(GPtrArray) items = cut_list(list);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    guint good = 0, said = 0;
    for (guint i = 0; i < items->len; i++) {
        g_autofree char *name = name_of(g_ptr_array_index(items, i));
        said += *name != '\0';
        if (!is_name(name, part))
            continue;
        good++;
        g_ptr_array_add(names, g_steal_pointer(&name));
    }
    if (good < least || 3 * good < 2 * said)
        return FALSE;
    for (guint i = 0; i < names->len; i++)
        add_here(reader, part, g_ptr_array_index(names, i));
    return TRUE;
}

/* 设有办公室、基教科、督导室。 Without a word for offices: all names have to be such, one of them surely. */
static gboolean
are_offices(const char *text)
{
    g_autofree char *list = g_strndup(text, strcspn(text, "\n"));
    char *stop = strstr(list, "。");
    if (stop)
        *stop = '\0';
    if (strlen(list) > LONGEST_LIST || strstr(list, "，") || strstr(list, "："))
        return FALSE;
    g_autoptr(GPtrArray) items = cut_list(list);
    guint sure = 0;
    for (guint i = 0; i < items->len; i++) {
        g_autofree char *name = name_of(g_ptr_array_index(items, i));
        if (!is_name(name, PART_OFFICE))
            return FALSE;
        sure += ends_in(name, "sure");
    }
    return sure > 0 && items->len > LEAST_NAMES;
}

/* The clause that ends at `end`: from the stop before it, but no more than its last words. */
static char *
clause_before(const char *text, const char *end)
{
    const char *from = end;
    for (guint i = 0; i < LONGEST_CLAUSE && from > text; i++) {
        const char *before = g_utf8_prev_char(from);
        gunichar c = g_utf8_get_char(before);
        if (c == 0x3002 || c == 0xff1b || c == ';')
            break;
        from = before;
    }
    return g_strndup(from, (gsize) (end - from));
}

/* A colon with a word for "namely", or the things counted, before it. */
static gboolean
introduces(const char *clause)
{
    return ends_in(clause, "lists") || ends_in(clause, "lists_colon") || ends_in(clause, "office") ||
        ends_in(clause, "unit");
}

/* A list behind a colon. At the end of the paragraph the colon opens the lines below. */
static gboolean
read_after_colon(Reader *reader, const char *text)
{
    guint colons = 0;
    for (const char *p = text; *p && colons < MOST_COLONS; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c != 0xff1a && c != ':')
            continue;
        colons++;
        g_autofree char *clause = clause_before(text, p);
        Part part = introduces(clause) ? part_named(clause) : PART_NONE;
        const char *behind = g_utf8_next_char(p);
        if (part == PART_NONE)
            continue;
        if (!*behind) {
            reader->open = part;
            reader->open_level = 0;
            return TRUE;
        }
        if (read_names(reader, behind, part, 1))
            return TRUE;
    }
    return FALSE;
}

/* 内设办公室、人事科等5个科室; 下属单位包括某某中心、某某站. */
static void
read_without_colon(Reader *reader, const char *text)
{
    static const char *const classes[] = { "lists", "has" };
    for (guint k = 0; k < G_N_ELEMENTS(classes); k++) {
        const char *word;
        for (guint i = 0; each_word(classes[k], &i, &word);) {
            const char *found = strstr(text, word);
            if (!found)
                continue;
            const char *behind = found + strlen(word);
            g_autofree char *clause = clause_before(text, found);
            const char *comma = strstr(behind, "，");
            g_autofree char *list = g_strndup(behind, comma ? (gsize) (comma - behind) : strlen(behind));
            Part part = k == 0 ? part_named(clause) : part_named(list);
            if (k == 1 && part != PART_NONE)
                behind = list; /* 内设…3个科室，下属…: what the list is of stands right behind it */
            else if (k == 1)
                part = part_named(behind);
            if (k == 1 && part == PART_NONE && are_offices(behind))
                part = PART_OFFICE;
            if (part != PART_NONE && strstr(behind, "、") && read_names(reader, behind, part, LEAST_NAMES))
                return;
        }
    }
}

/* --- a list of lines --- */

static gboolean
is_short_heading(const char *text, const GkHeadingNumber *number)
{
    return number->level < ITEM_LEVEL && gk_text_length(text) <= LONGEST_HEADING && !strstr(text, "。") &&
        !strstr(text, "，");
}

/* A line below a list's beginning: TRUE when it is an item. */
static gboolean
read_item(Reader *reader, const char *text, gboolean numbered)
{
    g_autofree char *name = name_of(text);
    gboolean bare = strlen(name) + 3 >= strlen(text); /* nothing but the name and a stop */
    if (!is_name(name, reader->open) || (!numbered && (!bare || strstr(name, "、"))))
        return FALSE;
    add_here(reader, reader->open, name);
    return TRUE;
}

/* 1.办公室。负责机关日常运转工作。 */
static gboolean
read_duty(Reader *reader, const char *text, const GkHeadingNumber *number)
{
    g_autofree char *name = name_of(text);
    const char *behind = text + number->length + strlen(name);
    if (!reader->setup || !*behind || !is_name(name, PART_OFFICE))
        return FALSE;
    behind = g_utf8_next_char(behind);
    if (!begins_in(behind, "duty"))
        return FALSE;
    add_here(reader, PART_OFFICE, name);
    return TRUE;
}

static void
read_paragraph(Reader *reader)
{
    g_autofree char *text = gk_text_without_spaces(reader->paragraph->text.text);
    GkHeadingNumber number = { 0 };
    gboolean numbered = gk_heading_number_parse(text, &number);
    if (numbered && is_short_heading(text, &number)) {
        Part part = part_named(text);
        if (part != PART_NONE || !reader->open || number.level <= reader->open_level) {
            reader->open = part;
            reader->open_level = number.level;
            reader->setup = part == PART_OFFICE || last_end(text, "setup") >= 0;
            return;
        }
    }
    if (numbered && read_duty(reader, text, &number))
        return;
    gboolean item = reader->open != PART_NONE && read_item(reader, text, numbered);
    gboolean listed = read_after_colon(reader, text);
    if (!item && (!listed || reader->open == PART_NONE))
        read_without_colon(reader, text);
    if (listed || item)
        return;
    if (!numbered)
        reader->open = PART_NONE;
}

/* --- tables --- */

static gint
column_of_units(const GkTableMeaning *meaning)
{
    for (guint i = 0; i < meaning->table->column_count; i++) {
        const GkColumn *column = &meaning->columns[i];
        if (!column->path_length)
            continue;
        g_autofree char *label = gk_text_without_spaces(column->path[column->path_length - 1]);
        const char *word;
        for (guint j = 0; each_word("column", &j, &word);)
            if (strcmp(label, word) == 0)
                return (gint) i;
    }
    return -1;
}

static gboolean
has_amounts(const GkTableMeaning *meaning)
{
    for (guint i = 0; i < meaning->table->column_count; i++)
        if (meaning->columns[i].role == GK_COLUMN_AMOUNT)
            return TRUE;
    return FALSE;
}

/* A table that lists units and nothing else of account: without amounts, the names in a column headed 单位名称. */
static void
read_table(Reader *reader, const GkTableMeaning *meaning)
{
    const GkTable *table = meaning->table;
    gint column = column_of_units(meaning);
    if (column < 0 || has_amounts(meaning))
        return;
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, (guint) column);
        g_autofree char *name = gk_text_without_spaces(cell->text);
        if (cell->row == row && cell->n_places && is_name(name, PART_UNIT))
            add_name(reader, PART_UNIT, name, cell->places[0].page, cell->places[0].box);
    }
}

void
gk_parts_find(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    g_autoptr(GHashTable) offices = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) units = g_hash_table_new(g_str_hash, g_str_equal);
    Reader reader = { .disclosure = disclosure,
                      .known_offices = offices,
                      .known_units = units,
                      .offices = g_array_new(FALSE, FALSE, sizeof(GkFact)),
                      .units = g_array_new(FALSE, FALSE, sizeof(GkFact)) };
    gint table = 0;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        reader.paragraph = &document->paragraphs[i];
        if (reader.paragraph->role != GK_LINE_PROSE || !reader.paragraph->text.n_places)
            continue;
        if (reader.paragraph->before_table != table)
            reader.open = PART_NONE;
        table = reader.paragraph->before_table;
        read_paragraph(&reader);
    }
    for (guint i = 0; i < document->n_tables; i++)
        read_table(&reader, &disclosure->tables[i]);
    disclosure->offices = gk_arena_take_array(disclosure->arena, reader.offices, &disclosure->n_offices);
    disclosure->sub_units = gk_arena_take_array(disclosure->arena, reader.units, &disclosure->n_sub_units);
}
