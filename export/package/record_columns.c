/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/package/record_columns.h"

#include <string.h>

static gboolean
put_value(const cJSON *value, GString *out)
{
    const char *text = cJSON_GetStringValue(value);
    if (text)
        g_string_append(out, text);
    else if (cJSON_IsBool(value))
        g_string_append(out, cJSON_IsTrue(value) ? "true" : "false");
    else if (cJSON_IsNumber(value) && value->valuedouble >= 0 && value->valuedouble <= 1e15)
        g_string_append_printf(out, "%.0f", value->valuedouble);
    else
        return FALSE;
    return TRUE;
}

/* Only what the column's type can hold. */
static gboolean
put_typed(const cJSON *value, GkColumnType type, GString *out)
{
    gboolean number = cJSON_IsNumber(value);
    if (type == GK_COLUMN_INTEGER)
        return number && put_value(value, out);
    if (type == GK_COLUMN_DECIMAL)
        return gk_read_is_decimal(cJSON_GetStringValue(value)) && put_value(value, out);
    return !number && put_value(value, out);
}

gboolean
gk_record_get(const GkRecordColumn *column, const GkRecordOf *of, GString *out)
{
    if (!column->path)
        return column->get(of, out);
    g_auto(GStrv) keys = g_strsplit(column->path, "/", -1);
    const cJSON *value = of->item;
    for (char **key = keys; *key && value; key++)
        value = gk_read_get(value, *key);
    return put_typed(value, column->type, out);
}

static gboolean
put_count(guint count, GString *out)
{
    g_string_append_printf(out, "%u", count);
    return TRUE;
}

static gboolean
get_document_id(const GkRecordOf *of, GString *out)
{
    g_string_append(out, of->document->id);
    return TRUE;
}

/* --- documents --- */

static gboolean
get_year(const GkRecordOf *of, GString *out)
{
    gint year = gk_export_document_year(of->document);
    return year > 0 && put_count((guint) year, out);
}

static gboolean
get_tables(const GkRecordOf *of, GString *out)
{
    return put_count(of->document->tables->len, out);
}

static gboolean
get_amounts(const GkRecordOf *of, GString *out)
{
    return put_count(gk_amounts_count(of->document), out);
}

static gboolean
put_diagnostics(const GkRecordOf *of, const char *severity, GString *out)
{
    const cJSON *diagnostic;
    guint count = 0;
    cJSON_ArrayForEach(diagnostic, gk_read_get(of->item, "diagnostics"))
    {
        const char *its = gk_read_text(diagnostic, "severity");
        count += its && strcmp(its, severity) == 0;
    }
    return put_count(count, out);
}

static gboolean
get_errors(const GkRecordOf *of, GString *out)
{
    return put_diagnostics(of, "error", out);
}

static gboolean
get_warnings(const GkRecordOf *of, GString *out)
{
    return put_diagnostics(of, "warning", out);
}

#define DOCUMENT \
    { "document_id", GK_COLUMN_TEXT, "document", "The document: the SHA-256 of its file, with 8 digits for the options", \
      NULL, get_document_id }
#define TEXT(name, title, path, text) { name, GK_COLUMN_TEXT, title, text, path, NULL }
#define INTEGER(name, title, path, text) { name, GK_COLUMN_INTEGER, title, text, path, NULL }
#define DECIMAL(name, title, path, text) { name, GK_COLUMN_DECIMAL, title, text, path, NULL }
#define COUNT(name, title, get, text) { name, GK_COLUMN_INTEGER, title, text, NULL, get }
#define GET(name, title, get, text) { name, GK_COLUMN_TEXT, title, text, NULL, get }

const GkRecordColumn GK_DOCUMENT_COLUMNS[] = {
    DOCUMENT,
    TEXT("file", "file", "source/file", "The name of the file, without folders"),
    TEXT("sha256", "SHA-256", "source/sha256", "Of the file's bytes"),
    INTEGER("bytes", "bytes", "source/bytes", "The length of the file"),
    INTEGER("pages", "pages", "source/page_count", "All its pages, read or not"),
    TEXT("status", "status", "status", "complete, incomplete (something printed was certainly not read) or failed"),
    TEXT("title", "title", "disclosure/title/text", "The title printed on it"),
    TEXT("organization", "organization", "disclosure/organization/text", "Whose budget or account it is"),
    TEXT("region", "region", "disclosure/region/text", "Province, city or county"),
    TEXT("division_code", "division code", "disclosure/division_code", "The region's code (GB/T 2260)"),
    TEXT("level", "level", "disclosure/level", "The level of government"),
    COUNT("year", "year", get_year, "The fiscal year"),
    TEXT("document_kind", "kind", "disclosure/kind", "What document it is"),
    TEXT("published", "published", "disclosure/published/text", "The date of publication printed in it"),
    TEXT("link", "link", "disclosure/link", "The same in documents of one family, published apart"),
    INTEGER("first_page", "first page", "selection/first_page", "The first page that was asked for; empty: all were"),
    INTEGER("last_page", "last page", "selection/last_page", "The last page that was asked for"),
    TEXT("profile", "profile", "profile/name", "The profile that was used"),
    TEXT("generator_version", "version", "generator/version", "The version of gongkai that read it"),
    COUNT("tables", "tables", get_tables, "How many tables it has"),
    COUNT("amounts", "amounts", get_amounts, "How many amounts it has, in tables and in prose"),
    INTEGER("confirmed", "confirmed", "summary/confirmed", "How many amounts an identity confirms"),
    INTEGER("contradicted", "contradicted", "summary/contradicted", "How many an identity contradicts"),
    INTEGER("checks_passed", "checks passed", "summary/checks_passed", "How many checks come out"),
    INTEGER("checks_failed", "checks failed", "summary/checks_failed", "How many do not"),
    COUNT("errors", "errors", get_errors, "How many diagnostics say that something was certainly not read"),
    COUNT("warnings", "warnings", get_warnings, "How many say that something may be read wrongly or be missing"),
    { NULL },
};

/* --- tables --- */

static gboolean
get_first_page(const GkRecordOf *of, GString *out)
{
    gint first, last;
    return gk_read_pages(gk_read_get(of->item, "parts"), &first, &last) && put_count((guint) first, out);
}

static gboolean
get_last_page(const GkRecordOf *of, GString *out)
{
    gint first, last;
    return gk_read_pages(gk_read_get(of->item, "parts"), &first, &last) && put_count((guint) last, out);
}

static gboolean
get_notes(const GkRecordOf *of, GString *out)
{
    return gk_read_notes(gk_read_get(of->item, "notes"), out);
}

const GkRecordColumn GK_TABLE_COLUMNS[] = {
    DOCUMENT,
    TEXT("table_id", "table", "id", "The table within the document; it counts"),
    TEXT("anchor", "anchor", "anchor", "The table by its content"),
    TEXT("number", "number", "number", "Its number, as printed"),
    TEXT("title", "title", "title", "Its title, as printed"),
    TEXT("subtitle", "subtitle", "subtitle", "Other lines between title and table"),
    TEXT("organization", "organization", "organization", "Whose table it is, where that is printed at it"),
    TEXT("table_kind", "kind", "kind", "The kind of table, whatever its title"),
    TEXT("scope", "scope", "scope", "For whom a government's table is, where the title says so"),
    TEXT("stage", "stage", "stage", "Of which stage its figures are, where the title says so"),
    TEXT("breakdown", "breakdown", "breakdown", "By what its figures are broken down, where the title says so"),
    TEXT("unit", "unit", "unit/text", "The unit of its amounts, as printed"),
    TEXT("currency", "currency", "unit/currency", "ISO 4217"),
    COUNT("first_page", "first page", get_first_page, "The page it begins on, from 1"),
    COUNT("last_page", "last page", get_last_page, "The page it ends on"),
    INTEGER("rows", "rows", "row_count", "How many rows it has, with those of its header"),
    INTEGER("columns", "columns", "column_count", "How many columns it has"),
    INTEGER("header_rows", "header rows", "header_row_count", "How many of its rows are header"),
    TEXT("ruling", "ruling", "ruling", "full: every cell is bounded by rules; partial; none: found by alignment alone"),
    GET("notes", "notes", get_notes, "Notes below or above it, one a line"),
    { NULL },
};

/* --- checks --- */

static gboolean
get_terms(const GkRecordOf *of, GString *out)
{
    const cJSON *term, *signs = gk_read_get(of->item, "signs"), *sign = signs ? signs->child : NULL;
    gboolean any = FALSE;
    cJSON_ArrayForEach(term, gk_read_get(of->item, "terms"))
    {
        const char *id = cJSON_GetStringValue(term), *its = cJSON_GetStringValue(sign);
        if (id)
            g_string_append_printf(out, "%s%s%s", any ? " " : "", its ? its : "+", id);
        any |= id != NULL;
        sign = sign ? sign->next : NULL;
    }
    return any;
}

static gboolean
get_statements(const GkRecordOf *of, GString *out)
{
    return gk_read_join(gk_read_get(of->item, "statements"), " ", out);
}

static gboolean
get_suspects(const GkRecordOf *of, GString *out)
{
    return gk_read_join(gk_read_get(of->item, "suspects"), " ", out);
}

const GkRecordColumn GK_CHECK_COLUMNS[] = {
    DOCUMENT,
    TEXT("check_id", "check", "id", "The check within the document; it counts"),
    TEXT("kind", "kind", "kind", "What kind of check it is"),
    TEXT("status", "status", "status", "pass, fail, or not_applicable, for a reason"),
    TEXT("rule", "rule", "rule", "The short name of the identity"),
    TEXT("relation", "relation", "relation", "= for an identity; <= and >= for bounds"),
    DECIMAL("expected", "expected", "expected", "What the terms come to, in the unit of the total, exactly"),
    DECIMAL("actual", "actual", "actual", "The total as printed"),
    DECIMAL("difference", "difference", "difference", "actual less expected"),
    DECIMAL("tolerance", "tolerance", "tolerance", "How far they may differ by rounding"),
    TEXT("total", "total", "total", "amount_id of the total"),
    GET("terms", "terms", get_terms, "amount_id of each term with its sign, parted by spaces"),
    GET("statements", "statements", get_statements, "amount_id of statements that the total comes from, parted by spaces"),
    GET("suspects", "suspects", get_suspects, "amount_id of those where it is told that it fails, parted by spaces"),
    TEXT("reason", "reason", "reason", "Why it is not applicable"),
    TEXT("single_term", "single term", "single_term", "true: an amount printed twice, which says little"),
    TEXT("blunt", "blunt", "blunt", "true: a percentage that other digits would leave as it is"),
    { NULL },
};

/* --- diagnostics --- */

static gboolean
get_position(const GkRecordOf *of, GString *out)
{
    return put_count(of->position, out);
}

static gboolean
get_box(const GkRecordOf *of, GString *out)
{
    return gk_read_coordinates(gk_read_get(of->item, "box"), out);
}

static gboolean
get_cells(const GkRecordOf *of, GString *out)
{
    return gk_read_join(gk_read_get(of->item, "cells"), " ", out);
}

const GkRecordColumn GK_DIAGNOSTIC_COLUMNS[] = {
    DOCUMENT,
    COUNT("position", "position", get_position, "Which of the document's diagnostics, from 1"),
    TEXT("code", "code", "code", "What was found, by a closed list (gongkai schema --codes)"),
    TEXT("severity", "severity", "severity", "note, warning or error"),
    TEXT("message", "message", "message", "A sentence for people"),
    INTEGER("page", "page", "page", "Its page, from 1"),
    GET("box", "box", get_box, "Its place there: left top right bottom, in points from the top left corner"),
    GET("cells", "cells", get_cells, "amount_id, or id of another cell, of each that it is about, parted by spaces"),
    { NULL },
};
