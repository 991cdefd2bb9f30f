/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What tells the amounts of one row from those of another.
 *
 *   地区         项目名称          债券性质    债券规模
 *   宣城市本级   供水设施工程      专项债券    1000        label 宣城市本级; 项目名称: 供水设施工程, 债券性质: 专项债券
 *   宣城市本级   雨污分流工程      专项债券    2500
 *
 * A row is named by the labels of the rows that it is part of and its own. Lists have more columns that say which: their texts
 * are its qualifiers, each with the label of its column. Merged cells qualify every row that they reach over. Where two rows
 * are named alike even so, what is told of them less directly is added: the number in the list (序号), and words of another half
 * whose cells reach over several rows. Where neither parts them and no level is known, the last row above that is a
 * numbered heading (一、) or by its name a group of the classification (人大事务) comes before them in the path.
 *
 * Rows of a list that prints the same words twice, without any number, stay as they are.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/values/numbering.h"
#include "normalize/values/text.h"
#include "normalize/values/word_list.h"

#include <string.h>

#define DEEPEST 24u /* labels of one path */

typedef struct {
    const GkVocabulary *vocabulary;
    GkArena *arena;
    const GkTableMeaning *meaning;
    guint block;
    const GkRow *rows;
    GkRowName *names;
    GHashTable *known; /* what a row is called -> how many are */
    const char *heading, *group; /* the last ones above; NULL */
} Work;

static gboolean
has_amounts(const GkTableMeaning *meaning, const GkRow *row, guint r)
{
    return r >= meaning->table->header_row_count && row->kind != GK_ROW_HEADER && row->kind != GK_ROW_ORDINAL &&
        row->kind != GK_ROW_BLANK;
}

/* --- paths --- */

static void
find_path(Work *work, guint r)
{
    const char *labels[DEEPEST], *path[DEEPEST];
    guint count = 0;
    for (gint at = (gint) r; at >= 0 && count < DEEPEST; at = work->rows[at].parent) {
        if (!work->rows[at].label && at != (gint) r)
            break;
        if (work->rows[at].label)
            labels[count++] = work->rows[at].label;
        if (work->rows[at].parent >= at)
            break;
    }
    for (guint i = 0; i < count; i++)
        path[i] = labels[count - 1 - i];
    work->names[r].path = gk_arena_copy(work->arena, path, sizeof path[0] * count);
    work->names[r].path_length = count;
}

static gboolean
is_in_path(const GkRowName *name, const char *text)
{
    for (guint i = 0; i < name->path_length; i++)
        if (strcmp(name->path[i], text) == 0)
            return TRUE;
    return FALSE;
}

/* --- qualifiers --- */

static const GkCell *
cell_at(const Work *work, guint r, guint c)
{
    const GkTable *table = work->meaning->table;
    return &table->cells[table->cell_at[(gsize) r * table->column_count + c]];
}

static void
add_qualifier(Work *work, GArray *found, guint r, guint c)
{
    const GkColumn *column = &work->meaning->columns[c];
    const GkCell *cell = cell_at(work, r, c);
    const GkRow *row = &work->rows[r];
    gboolean told = !*cell->text || is_in_path(&work->names[r], cell->text) ||
        (row->label && strstr(row->label, cell->text)) || (row->code && strstr(row->code, cell->text));
    if (told || cell->row < work->meaning->table->header_row_count || (c > cell->column && c > 0))
        return;
    GkQualifier qualifier = { column->path_length ? column->path[column->path_length - 1] : NULL, cell->text };
    g_array_append_val(found, qualifier);
}

/* A column of another half whose cells reach over several rows: they say of what this half has the parts. */
static gboolean
reaches_over_rows(const Work *work, guint c)
{
    const GkTable *table = work->meaning->table;
    for (guint r = table->header_row_count; r < table->row_count; r++)
        if (cell_at(work, r, c)->row_span > 1 && cell_at(work, r, c)->row >= table->header_row_count)
            return TRUE;
    return FALSE;
}

static gboolean
says_more(const Work *work, guint r, guint c, gboolean anything)
{
    const GkColumn *column = &work->meaning->columns[c];
    gboolean words =
        column->role == GK_COLUMN_LABEL || column->role == GK_COLUMN_TEXT || column->role == GK_COLUMN_CODE;
    if (column->block == work->block)
        return words || (anything && column->role == GK_COLUMN_ORDINAL);
    return anything && words && reaches_over_rows(work, c);
}

static void
find_qualifiers(Work *work, guint r, gboolean anything)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GkQualifier));
    for (guint c = 0; c < work->meaning->table->column_count; c++)
        if (says_more(work, r, c, anything))
            add_qualifier(work, found, r, c);
    work->names[r].qualifiers = gk_arena_copy(work->arena, found->data, sizeof(GkQualifier) * found->len);
    work->names[r].n_qualifiers = found->len;
}

/* --- rows that are named alike --- */

static char *
key_of(const GkRowName *name)
{
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < name->path_length; i++)
        g_string_append_printf(key, "%s\n", name->path[i]);
    for (guint i = 0; i < name->n_qualifiers; i++)
        g_string_append_printf(key, "\t%s", name->qualifiers[i].text);
    return g_string_free(key, FALSE);
}

typedef void (*Part)(Work *work, guint r);

static void
qualify_more(Work *work, guint r)
{
    find_qualifiers(work, r, TRUE);
}

static gboolean
is_numbered(const char *label)
{
    g_autofree char *text = gk_text_without_spaces(label);
    GkNumberingStyle style = gk_numbering_parse(text).style;
    return style == GK_NUMBERING_CHINESE || style == GK_NUMBERING_CHINESE_BRACKETS;
}

static gboolean
is_group(const Work *work, const char *label)
{
    g_autofree char *key = gk_concept_key(label);
    return gk_vocabulary_is_group(work->vocabulary, key);
}

/* 其他人大事务支出 is the last item of its group; a class begins others. What follows may be of a group that is not known. */
static gboolean
ends_group(const Work *work, const char *label)
{
    g_autofree char *key = gk_concept_key(label);
    return gk_word_list_at(gk_word_list("check-words.tsv", "rest"), key) ||
        gk_vocabulary_class(work->vocabulary, key) != NULL;
}

/* The rows are asked from the top: the last heading and the last group above are known. */
static void
look_above(Work *work, guint r)
{
    const GkRow *row = &work->rows[r];
    GkRowName *name = &work->names[r];
    const char *path[3];
    guint count = 0;
    if (row->parent >= 0 || name->path_length != 1 || row->kind != GK_ROW_DETAIL || is_numbered(row->label) ||
        is_group(work, row->label))
        return;
    if (work->heading)
        path[count++] = work->heading;
    if (work->group)
        path[count++] = work->group;
    path[count++] = row->label;
    name->path = gk_arena_copy(work->arena, path, sizeof path[0] * count);
    name->path_length = count;
}

static void
note_above(Work *work, guint r)
{
    const char *label = work->rows[r].label;
    if (!label || !has_amounts(work->meaning, &work->rows[r], r))
        return;
    if (work->rows[r].kind == GK_ROW_TOTAL || is_numbered(label)) {
        work->heading = work->rows[r].kind == GK_ROW_TOTAL ? NULL : label;
        work->group = NULL;
    } else if (is_group(work, label)) {
        work->group = label;
    } else if (ends_group(work, label)) {
        work->group = NULL;
    }
}

/* Does something about the rows that are called like others. */
static void
part_namesakes(Work *work, Part part)
{
    guint n = work->meaning->table->row_count;
    g_autoptr(GPtrArray) keys = g_ptr_array_new_full(n, g_free);
    gboolean any = FALSE;
    for (guint r = 0; r < n; r++) {
        char *key = key_of(&work->names[r]);
        g_ptr_array_add(keys, key);
        if (has_amounts(work->meaning, &work->rows[r], r))
            any |= !g_hash_table_insert(work->known, key,
                                        GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(work->known, key)) + 1));
    }
    for (guint r = 0; r < n && any; r++) {
        if (GPOINTER_TO_UINT(g_hash_table_lookup(work->known, keys->pdata[r])) > 1)
            part(work, r);
        if (part == look_above)
            note_above(work, r);
    }
    g_hash_table_remove_all(work->known);
}

GkRowName *
gk_rows_name(const GkFrame *frame, guint block)
{
    const GkTableMeaning *meaning = frame->meaning;
    guint n = meaning->table->row_count;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    Work work = { frame->vocabulary,
                  frame->disclosure->arena,
                  meaning,
                  block,
                  meaning->block_rows[block],
                  g_new0(GkRowName, n + 1),
                  known,
                  NULL,
                  NULL };
    for (guint r = 0; r < n; r++) {
        if (!has_amounts(meaning, &work.rows[r], r))
            continue;
        find_path(&work, r);
        find_qualifiers(&work, r, FALSE);
    }
    part_namesakes(&work, qualify_more);
    part_namesakes(&work, look_above);
    return work.names;
}
