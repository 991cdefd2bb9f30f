/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of a database, column by column; docs/database.md shows them to
 * people. CREATE TABLE, INSERT and the comments in the schema come from here.
 *
 * Rows are numbered within their document by position, and a document by a
 * number made of its id: short keys, the same whatever order documents come in,
 * and no trust in the ids of a JSON that anybody may have written. What is the
 * same for all amounts of a document or table stands there, once; the view
 * "tidy" puts it back (sqlite_schema.c).
 */
#include "export/sqlite/columns.h"

#include <string.h>

#define DOCUMENT KEY("document", key, "documents.document")
#define OF_DOCUMENT "  FOREIGN KEY (document) REFERENCES documents ON DELETE CASCADE"
#define IN_DOCUMENT(name) "  FOREIGN KEY (document, " name "_position) REFERENCES " name "s ON DELETE CASCADE"

/* --- tables and cells --- */

static gboolean
get_unit(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(gk_read_get(row->item, "unit"), "text"));
}

static gboolean
get_currency(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(gk_read_get(row->item, "unit"), "currency"));
}

static gboolean
get_first_page(const GkSqliteRow *row, GString *out)
{
    gint first, last;
    return gk_read_pages(gk_read_get(row->item, "parts"), &first, &last) && put_number(out, (guint) first);
}

static gboolean
get_last_page(const GkSqliteRow *row, GString *out)
{
    gint first, last;
    return gk_read_pages(gk_read_get(row->item, "parts"), &first, &last) && put_number(out, (guint) last);
}

static gboolean
get_notes(const GkSqliteRow *row, GString *out)
{
    return gk_read_notes(gk_read_get(row->item, "notes"), out);
}

static const GkSqliteColumn TABLES[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    MEMBER("id", TEXT, "id", "t1, t2, …"),
    MEMBER("anchor", TEXT, "anchor", "the table by its content"),
    MEMBER("number", TEXT, "number", "as printed"),
    MEMBER("title", TEXT, "title", "as printed"),
    MEMBER("subtitle", TEXT, "subtitle", "as printed"),
    MEMBER("organization", TEXT, "organization", "whose table it is, where that is printed at it"),
    MEMBER("kind", TEXT, "kind", "the kind of table, whatever its title"),
    MEMBER("scope", TEXT, "scope", NULL),
    MEMBER("stage", TEXT, "stage", "budget, final, …"),
    MEMBER("breakdown", TEXT, "breakdown", "by what its figures are broken down"),
    GET("unit", TEXT, get_unit, "of its amounts, as printed"),
    GET("currency", TEXT, get_currency, "ISO 4217"),
    GET("first_page", INTEGER, get_first_page, NULL),
    GET("last_page", INTEGER, get_last_page, NULL),
    MEMBER("row_count", INTEGER, "row_count", NULL),
    MEMBER("column_count", INTEGER, "column_count", NULL),
    MEMBER("header_row_count", INTEGER, "header_row_count", NULL),
    GET("notes", TEXT, get_notes, "one a line"),
    { NULL },
};

static gboolean
get_cell_state(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(row->amount.value, "state"));
}

static const GkSqliteColumn CELLS[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    KEY("table_position", table, "tables.position"),
    MEMBER("id", TEXT, "id", "t3.r5.c2"),
    MEMBER("anchor", TEXT, "anchor", "the cell by its content"),
    MEMBER("row_index", INTEGER, "row", "from 0"),
    MEMBER("column_index", INTEGER, "column", "from 0"),
    MEMBER("row_span", INTEGER, "row_span", "more than 1: merged"),
    MEMBER("column_span", INTEGER, "column_span", "more than 1: merged"),
    MEMBER("text", TEXT, "text", "as read"),
    MEMBER("printed", TEXT, "printed", "what is printed, where that is something else"),
    GET("state", TEXT, get_cell_state, "number, text, nil, empty, unreadable, …"),
    PLACE,
    FROM("more_boxes", TEXT, "more_boxes", "where it goes on"),
    FROM("repairs", TEXT, "repairs", "what was done to read it"),
    FROM("doubts", TEXT, "doubts", "why it may be read otherwise"),
    FROM("other_reading", TEXT, "other_reading", "what it may say instead"),
    { NULL },
};

/* --- statements --- */

static gboolean
get_codes(const GkSqliteRow *row, GString *out)
{
    const cJSON *class;
    gboolean any = FALSE;
    cJSON_ArrayForEach(class, gk_read_get(row->item, "codes"))
    {
        const char *code = gk_read_text(class, "code"), *name = gk_read_text(class, "name");
        if (code || name)
            g_string_append_printf(out, "%s%s", any ? " > " : "", code ? code : name);
        any |= code || name;
    }
    return any;
}

#define GET_NESTED(function, outer, inner)                                                                             \
    static gboolean function(const GkSqliteRow *row, GString *out)                                                     \
    {                                                                                                                  \
        return put(out, gk_read_text(gk_read_get(row->item, outer), inner));                                           \
    }

GET_NESTED(get_change_direction, "change", "direction")
GET_NESTED(get_change_unit, "change", "unit")
GET_NESTED(get_change_percent, "change", "percent")
GET_NESTED(get_change_points, "change", "points")
GET_NESTED(get_change_base, "change", "base")
GET_NESTED(get_completion, "completion", "percent")
GET_NESTED(get_completion_of, "completion", "of")

static gboolean
get_change_decimal(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(gk_read_get(gk_read_get(row->item, "change"), "amount"), "decimal"));
}

static gboolean
get_change_yuan(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(gk_read_get(gk_read_get(row->item, "change"), "amount"), "yuan"));
}

static const GkSqliteColumn STATEMENTS[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    MEMBER("id", TEXT, "id", "s1, s2, …"),
    MEMBER("topic", TEXT, "topic", "what the sentence is about"),
    MEMBER("subject", TEXT, "subject", "as the sentence names it"),
    MEMBER("item", TEXT, "item", "what the amount is of, as the sentence names it"),
    MEMBER("part_of", TEXT, "part_of", "id of the statement with the whole"),
    MEMBER("year", INTEGER, "year", "the year that the sentence names"),
    MEMBER("as_of", TEXT, "as_of", "the day that it is as of"),
    MEMBER("figure", TEXT, "figure", "budget, final, …: which figure of the year"),
    GET("codes", TEXT, get_codes, "of the classification, outermost first, parted by >; names where there is no code"),
    FROM("state", TEXT, "state", "number, nil, …"),
    FROM("decimal", TEXT, "decimal", "the number, exactly"),
    FROM("yuan", TEXT, "yuan", "the amount in 元, exactly"),
    MEMBER("unit", TEXT, "unit", "as printed"),
    MEMBER("printed", TEXT, "printed", "what is printed"),
    MEMBER("share", TEXT, "share", "percent of the whole"),
    MEMBER("share_of", TEXT, "share_of", "the whole, as the sentence names it"),
    GET("change_direction", TEXT, get_change_direction, "increase, decrease, …"),
    GET("change_decimal", TEXT, get_change_decimal, "by how much, exactly"),
    GET("change_unit", TEXT, get_change_unit, "as printed"),
    GET("change_yuan", TEXT, get_change_yuan, "the same in 元, exactly"),
    GET("change_percent", TEXT, get_change_percent, NULL),
    GET("change_points", TEXT, get_change_points, "percentage points"),
    GET("change_base", TEXT, get_change_base, "against what, as printed"),
    GET("completion_percent", TEXT, get_completion, NULL),
    GET("completion_of", TEXT, get_completion_of, "as printed"),
    MEMBER("reason", TEXT, "reason", "why it changed, as printed"),
    MEMBER("section_index", INTEGER, "section", "from 0"),
    MEMBER("paragraph_index", INTEGER, "paragraph", "from 0"),
    PLACE,
    { NULL },
};

/* --- amounts --- */

/* What stands elsewhere: with the document or the table of an amount. */
static const struct {
    const char *name, *home;
} HOMES[] = {
    { "document_id", "d.id" },
    { "file", "d.file" },
    { "organization", "coalesce(t.organization, d.organization)" },
    { "region", "d.region" },
    { "division_code", "d.division_code" },
    { "level", "d.level" },
    { "year", "d.year" },
    { "document_kind", "d.document_kind" },
    { "table_id", "t.id" },
    { "table_kind", "t.kind" },
    { "table_title", "t.title" },
};

const char *
gk_sqlite_home(const char *amount_column)
{
    for (guint i = 0; i < G_N_ELEMENTS(HOMES); i++)
        if (strcmp(HOMES[i].name, amount_column) == 0)
            return HOMES[i].home;
    return NULL;
}

static const GkSqliteColumn AMOUNTS_FIRST[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    KEY("table_position", table, "tables.position; null for one of prose"),
    KEY("cell_position", cell, "cells.position; null for one of prose"),
    KEY("statement_position", statement, "statements.position; null for one of a table"),
};

static const GkSqliteColumn AMOUNTS_LAST[] = {
    FROM("decimal_real", REAL, "decimal", "the double nearest to decimal: to reckon with"),
    FROM("yuan_real", REAL, "yuan", "the double nearest to yuan: to reckon with"),
    { NULL },
};

static GkSqliteColumn *
amount_columns(void)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(GkSqliteColumn));
    g_array_append_vals(columns, AMOUNTS_FIRST, G_N_ELEMENTS(AMOUNTS_FIRST));
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++) {
        GkSqliteType type = column->type == GK_COLUMN_INTEGER ? GK_SQLITE_INTEGER : GK_SQLITE_TEXT;
        GkSqliteColumn one = { column->name, type, NULL, column->name, NULL, 0, column->text, NULL };
        if (!gk_sqlite_home(column->name))
            g_array_append_val(columns, one);
    }
    g_array_append_vals(columns, AMOUNTS_LAST, G_N_ELEMENTS(AMOUNTS_LAST));
    return (GkSqliteColumn *) g_array_free(columns, FALSE);
}

static GkSqliteColumn *
copy_columns(const GkSqliteColumn *columns)
{
    guint count = 0;
    while (columns[count].name)
        count++;
    return g_memdup2(columns, (count + 1) * sizeof *columns);
}

/* Looks the sources up, once for all rows. */
static const GkSqliteColumn *
resolve(GkSqliteColumn *columns)
{
    for (GkSqliteColumn *column = columns; column->name; column++)
        if (column->from)
            column->source = gk_amount_column(column->from);
    return columns;
}

/* --- checks and diagnostics --- */

static gboolean
get_role(const GkSqliteRow *row, GString *out)
{
    return put(out, row->role);
}

static gboolean
get_sign(const GkSqliteRow *row, GString *out)
{
    return put(out, row->sign);
}

static gboolean
get_reference(const GkSqliteRow *row, GString *out)
{
    return put(out, row->reference);
}

static const GkSqliteColumn CHECKS[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    MEMBER("id", TEXT, "id", "c1, c2, …"),
    MEMBER("kind", TEXT, "kind", "row_sum, column_sum, balance, …"),
    MEMBER("status", TEXT, "status", "pass, fail or not_applicable"),
    MEMBER("rule", TEXT, "rule", "the identity's short name"),
    MEMBER("relation", TEXT, "relation", "=, <= or >="),
    MEMBER("expected", TEXT, "expected", "the sum of the terms, in the unit of the total"),
    MEMBER("actual", TEXT, "actual", "the total as printed"),
    MEMBER("difference", TEXT, "difference", "actual - expected, exactly"),
    MEMBER("tolerance", TEXT, "tolerance", "by the printed decimals"),
    MEMBER("total", TEXT, "total", "id of a cell or statement; all its amounts stand in check_terms"),
    MEMBER("reason", TEXT, "reason", "not_applicable: why"),
    MEMBER("single_term", FLAG, "single_term", "1: an amount printed twice"),
    MEMBER("blunt", FLAG, "blunt", "1: a percentage that would come out with other digits too"),
    MEMBER("difference_real", REAL, "difference", "the double nearest to difference"),
    { NULL },
};

static const GkSqliteColumn CHECK_TERMS[] = {
    DOCUMENT,
    KEY("check_position", check, "checks.position"),
    KEY("position", position, "which of the check's, from 1"),
    GET("role", TEXT, get_role,
        "total; term; statement: what the total comes from; suspect: where it is told that it fails"),
    GET("sign", TEXT, get_sign, "of a term: + or -"),
    GET("item", TEXT, get_reference, "id of the cell or statement"),
    KEY("cell_position", cell, "cells.position"),
    KEY("statement_position", statement, "statements.position"),
    KEY("amount_position", its_amount, "amounts.position; null for what is no amount"),
    { NULL },
};

static gboolean
get_diagnostic_box(const GkSqliteRow *row, GString *out)
{
    return gk_read_coordinates(gk_read_get(row->item, "box"), out);
}

static const GkSqliteColumn DIAGNOSTICS[] = {
    DOCUMENT,
    KEY("position", position, "which of the document's, from 1"),
    MEMBER("code", TEXT, "code", "gongkai schema --codes lists them"),
    MEMBER("severity", TEXT, "severity", "note, warning or error"),
    MEMBER("message", TEXT, "message", "a sentence for people"),
    MEMBER("page", INTEGER, "page", "from 1"),
    GET("box", TEXT, get_diagnostic_box, "left top right bottom, in points from the top left corner"),
    { NULL },
};

static const GkSqliteColumn DIAGNOSTIC_CELLS[] = {
    DOCUMENT,
    KEY("diagnostic_position", diagnostic, "diagnostics.position"),
    KEY("position", position, "which of the diagnostic's, from 1"),
    GET("item", TEXT, get_reference, "id of the cell"),
    KEY("cell_position", cell, "cells.position"),
    KEY("amount_position", its_amount, "amounts.position; null for what is no amount"),
    { NULL },
};

const GkSqliteTable *
gk_sqlite_tables(void)
{
    static const char OF_ONE[] = "  PRIMARY KEY (document, position),\n" OF_DOCUMENT;
    static GkSqliteTable tables[GK_SQLITE_N_TABLES] = {
        { "documents", GK_SQLITE_DOCUMENT_COLUMNS, "  UNIQUE (id)", "every file that was read, or could not be" },
        { "tables", TABLES, OF_ONE, NULL },
        { "cells", CELLS, "  PRIMARY KEY (document, position),\n" IN_DOCUMENT("table") ",\n" OF_DOCUMENT,
          "all cells, of words and numbers" },
        { "statements", STATEMENTS, OF_ONE, "amounts of prose, with what the sentence says of them" },
        { "amounts", NULL,
          "  PRIMARY KEY (document, position),\n" IN_DOCUMENT("table") ",\n" IN_DOCUMENT("cell") ",\n" IN_DOCUMENT(
              "statement") ",\n" OF_DOCUMENT,
          "all amounts, of tables and prose alike; the view tidy has them with their document's facts" },
        { "checks", CHECKS, OF_ONE, "identities that amounts should satisfy" },
        { "check_terms", CHECK_TERMS,
          "  PRIMARY KEY (document, check_position, position),\n" IN_DOCUMENT("check") ",\n" IN_DOCUMENT(
              "cell") ",\n" IN_DOCUMENT("statement") ",\n" IN_DOCUMENT("amount") ",\n" OF_DOCUMENT,
          "the amounts of each check" },
        { "diagnostics", DIAGNOSTICS, OF_ONE, "what was doubtful or could not be read" },
        { "diagnostic_cells", DIAGNOSTIC_CELLS,
          "  PRIMARY KEY (document, diagnostic_position, position),\n" IN_DOCUMENT("diagnostic") ",\n" IN_DOCUMENT(
              "cell") ",\n" IN_DOCUMENT("amount") ",\n" OF_DOCUMENT,
          NULL },
    };
    static gboolean resolved;
    for (guint id = 0; !resolved && id < GK_SQLITE_N_TABLES; id++)
        tables[id].columns = resolve(tables[id].columns ? copy_columns(tables[id].columns) : amount_columns());
    resolved = TRUE;
    return tables;
}
