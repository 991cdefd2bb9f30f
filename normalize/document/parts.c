/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of an organization: its offices, and the units that belong to it.
 *
 *      下设 7 个处室，分别是：办公室、政务服务科、…。        a list in a sentence (part_lists.c)
 *      纳入预算编制范围的单位包括：                          a list below it: items, or a table
 *        1. 上海市普陀区万里街道社区党群服务中心。
 *      （一）机关内设机构                                    a heading that says what the items are
 *        1、办公室
 *      1.办公室。负责机关日常运转工作。                      under a heading of offices: each with what it does
 *
 * A list of lines counts when the words before it say what it is of, and each name ends as such names do
 * (data/parts-words.tsv). What is said of a part behind its name (1.商务委本部，机关设9个内设机构…) is not its name, but may
 * list parts in its turn. A table counts when it is about nothing but units: their names, sorts, posts and the like.
 *
 * What this cannot do: say which of the units an office belongs to.
 */
#include "normalize/document/parts.h"

#include "layout/words/heading_number.h"
#include "normalize/document/part_lists.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_HEADING 24u /* characters */
#define ITEM_LEVEL 4u /* 1、 and below are items, 一、 and （一） headings */

typedef struct {
    GkDisclosure *disclosure;
    const GkParagraph *paragraph; /* the one at hand */
    GHashTable *known_offices, *known_units; /* names */
    GArray *offices, *units; /* GkFact */
    GkPart open; /* what the items that follow are of */
    guint open_level; /* level of the heading that opened the list, 0: a sentence did */
    gboolean setup; /* under a heading of offices and what they do */
    const GkParagraph *title; /* a line that may be an office's name, when the next says what it does */
    gint table_opened; /* the table that a sentence opened a list of units before; -1 */
} Reader;

/* --- names --- */

static void
add_name(Reader *reader, GkPart part, const char *name, guint page, GkBox box)
{
    GkFact fact = { gk_arena_strdup(reader->disclosure->arena, name), page, box };
    GArray *list = part == GK_PART_OFFICE ? reader->offices : reader->units;
    if (g_hash_table_add(part == GK_PART_OFFICE ? reader->known_offices : reader->known_units, (char *) fact.text))
        g_array_append_val(list, fact);
}

static void
add_here(Reader *reader, const GkParagraph *paragraph, GkPart part, const char *name)
{
    const GkPlace *place = &paragraph->text.places[0];
    add_name(reader, part, name, place->page, place->box);
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
read_item(Reader *reader, const char *text, const GkHeadingNumber *number)
{
    g_autofree char *name = gk_part_name_of(text);
    const char *behind = text + number->length + strlen(name);
    gboolean bare = strlen(behind) <= strlen("。"), lists = g_str_has_prefix(behind, "（") || *behind == '(';
    gboolean named = gk_part_is_name(name, reader->open) ||
        (number->length && bare && reader->open == GK_PART_UNIT && reader->open_level == 0 && gk_part_may_be_name(name));
    if (!named || (!number->length && !((bare || lists) && !strstr(name, "、"))))
        return FALSE;
    add_here(reader, reader->paragraph, reader->open, name);
    return TRUE;
}

/* 1.办公室。负责机关日常运转工作。 Or the name on a line of its own. */
static gboolean
read_duty(Reader *reader, const char *text, const GkHeadingNumber *number)
{
    const GkParagraph *title = reader->title;
    reader->title = NULL;
    if (!reader->setup)
        return FALSE;
    if (title && gk_part_word_at(text, "duty")) {
        g_autofree char *line = gk_text_without_spaces(title->text.text);
        g_autofree char *name = gk_part_name_of(line);
        add_here(reader, title, GK_PART_OFFICE, name);
        return TRUE;
    }
    g_autofree char *name = gk_part_name_of(text);
    const char *behind = text + number->length + strlen(name);
    if (!gk_part_is_name(name, GK_PART_OFFICE))
        return FALSE;
    if (number->length && !*behind)
        reader->title = reader->paragraph;
    if (!*behind || !gk_part_word_at(g_utf8_next_char(behind), "duty"))
        return FALSE;
    add_here(reader, reader->paragraph, GK_PART_OFFICE, name);
    return TRUE;
}

/* Lists within the paragraph; TRUE when there are any, or one is opened. */
static gboolean
read_lists(Reader *reader, const char *text)
{
    g_autoptr(GArray) names = gk_part_names_new();
    GkPart open = gk_part_lists_read(text, names);
    for (guint i = 0; i < names->len; i++) {
        const GkPartName *name = &g_array_index(names, GkPartName, i);
        add_here(reader, reader->paragraph, name->part, name->name);
    }
    if (open != GK_PART_NONE) {
        reader->open = open;
        reader->open_level = 0;
        reader->table_opened = open == GK_PART_UNIT ? reader->paragraph->before_table : -1;
    }
    return names->len > 0 || open != GK_PART_NONE;
}

static void
read_paragraph(Reader *reader)
{
    g_autofree char *text = gk_text_without_spaces(reader->paragraph->text.text);
    GkHeadingNumber number = { 0 };
    gboolean numbered = gk_heading_number_parse(text, &number);
    if (numbered && is_short_heading(text, &number)) {
        GkPart part = gk_part_named(text);
        if (part != GK_PART_NONE || !reader->open || number.level <= reader->open_level) {
            reader->open = part;
            reader->open_level = number.level;
            reader->setup = part == GK_PART_OFFICE || gk_part_last_word(text, "setup") >= 0;
            reader->title = NULL;
            reader->table_opened = part == GK_PART_UNIT ? reader->paragraph->before_table : -1;
            if (part != GK_PART_NONE && strstr(text, "、") && !gk_part_last_word(text, "setup"))
                read_lists(reader, text);
            return;
        }
    }
    if (read_duty(reader, text, &number))
        return;
    gboolean item = reader->open != GK_PART_NONE && read_item(reader, text, &number);
    gboolean listed = read_lists(reader, text);
    if (!item && !listed && !numbered)
        reader->open = GK_PART_NONE;
}

/* --- tables --- */

typedef struct {
    gint names; /* the column of the units' names; -1 */
    guint others; /* columns of what a list of units may say beside them */
    guint strange; /* columns of something else */
} Columns;

static Columns
sort_columns(const GkTableMeaning *meaning)
{
    Columns columns = { -1, 0, 0 };
    for (guint i = 0; i < meaning->table->column_count; i++) {
        const GkColumn *column = &meaning->columns[i];
        g_autofree char *label =
            column->path_length ? gk_text_key_without_brackets(column->path[column->path_length - 1]) : g_strdup("");
        if (columns.names < 0 && gk_part_is_word(label, "column"))
            columns.names = (gint) i;
        else if (*label && (gk_part_is_word(label, "beside") || gk_part_ends_in(label, "beside_end")))
            columns.others++;
        else
            columns.strange += *label != '\0';
    }
    return columns;
}

/* A table that lists units and nothing else of account. */
static gboolean
lists_units(const Reader *reader, const GkTableMeaning *meaning, const Columns *columns)
{
    if (columns->names < 0 || meaning->has_unit)
        return FALSE;
    gboolean titled = gk_part_named(meaning->table->title.text) == GK_PART_UNIT;
    gboolean opened = reader->table_opened == (gint) meaning->table->index;
    return columns->strange == 0 || ((titled || opened) && columns->strange <= columns->others);
}

static void
read_table(Reader *reader, const GkTableMeaning *meaning)
{
    const GkTable *table = meaning->table;
    Columns columns = sort_columns(meaning);
    if (!lists_units(reader, meaning, &columns))
        return;
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, (guint) columns.names);
        g_autofree char *name = gk_text_without_spaces(cell->text);
        gboolean total = meaning->rows[row].kind == GK_ROW_TOTAL || meaning->rows[row].kind == GK_ROW_SUBTOTAL;
        if (cell->row == row && !total && cell->n_places &&
            (gk_part_is_name(name, GK_PART_UNIT) || gk_part_may_be_name(name)))
            add_name(reader, GK_PART_UNIT, name, cell->places[0].page, cell->places[0].box);
    }
}

/* Tables up to `table`, in the order in which paragraphs come to them. */
static void
read_tables(Reader *reader, gint *next, gint table)
{
    for (; *next < table; (*next)++)
        read_table(reader, &reader->disclosure->tables[*next]);
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
                      .units = g_array_new(FALSE, FALSE, sizeof(GkFact)),
                      .table_opened = -1 };
    gint table = 0;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        reader.paragraph = &document->paragraphs[i];
        if (reader.paragraph->role != GK_LINE_PROSE || !reader.paragraph->text.n_places)
            continue;
        if (reader.paragraph->before_table != table)
            reader.open = GK_PART_NONE;
        read_tables(&reader, &table, CLAMP(reader.paragraph->before_table, 0, (gint) document->n_tables));
        read_paragraph(&reader);
    }
    read_tables(&reader, &table, (gint) document->n_tables);
    disclosure->offices = gk_arena_take_array(disclosure->arena, reader.offices, &disclosure->n_offices);
    disclosure->sub_units = gk_arena_take_array(disclosure->arena, reader.units, &disclosure->n_sub_units);
}
