/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is told of an amount, column by column; amounts.h says for whom. Where
 * the row, the column or the table of an amount and the amount itself know one
 * thing (its label, its unit), what stands nearest to the amount is told.
 */
#include "export/amounts.h"

#include "data/data.h"
#include "data/decimal.h"

#include <string.h>

static gboolean
put(GString *out, const char *text)
{
    if (text)
        g_string_append(out, text);
    return text != NULL;
}

static gboolean
put_integer(GString *out, const cJSON *object, const char *key)
{
    gint value = gk_read_integer(object, key, G_MININT);
    if (value != G_MININT)
        g_string_append_printf(out, "%d", value);
    return value != G_MININT;
}

/* --- the document --- */

static const cJSON *
disclosure_of(const GkAmount *amount)
{
    return gk_read_get(amount->document->json, "disclosure");
}

static gboolean
get_document_id(const GkAmount *amount, GString *out)
{
    return put(out, amount->document->id);
}

static gboolean
get_file(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(gk_read_get(amount->document->json, "source"), "file"));
}

static gboolean
get_organization(const GkAmount *amount, GString *out)
{
    const char *own = amount->table ? gk_read_text(amount->table->json, "organization") : NULL;
    return put(out, own ? own : gk_read_fact(disclosure_of(amount), "organization"));
}

static gboolean
get_region(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_fact(disclosure_of(amount), "region"));
}

static gboolean
get_division_code(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(disclosure_of(amount), "division_code"));
}

static gboolean
get_level(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(disclosure_of(amount), "level"));
}

static gboolean
get_year(const GkAmount *amount, GString *out)
{
    gint year = gk_export_document_year(amount->document);
    if (year)
        g_string_append_printf(out, "%04d", year);
    return year != 0;
}

static gboolean
get_document_kind(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(disclosure_of(amount), "kind"));
}

/* --- where it stands --- */

static gboolean
get_source(const GkAmount *amount, GString *out)
{
    return put(out, amount->table ? "table" : "statement");
}

static gboolean
get_of_table(const GkAmount *amount, const char *key, GString *out)
{
    return put(out, amount->table ? gk_read_text(amount->table->json, key) : NULL);
}

static gboolean
get_table_id(const GkAmount *amount, GString *out)
{
    return get_of_table(amount, "id", out);
}

static gboolean
get_table_kind(const GkAmount *amount, GString *out)
{
    return get_of_table(amount, "kind", out);
}

static gboolean
get_table_title(const GkAmount *amount, GString *out)
{
    return get_of_table(amount, "title", out);
}

static gboolean
get_amount_id(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->item, "id"));
}

static gboolean
get_anchor(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->item, "anchor"));
}

/* --- what it is of --- */

static gboolean
get_concept(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->dimensions, "concept"));
}

static gboolean
get_measure(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->dimensions, "measure"));
}

static gboolean
get_fund(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->dimensions, "fund"));
}

static gboolean
get_amount_year(const GkAmount *amount, GString *out)
{
    return put_integer(out, amount->dimensions, "year");
}

static gboolean
get_scope(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->dimensions, "scope"));
}

static gboolean
get_row_code(const GkAmount *amount, GString *out)
{
    const char *code = gk_read_text(amount->dimensions, "code");
    return put(out, code ? code : gk_read_text(amount->row, "code"));
}

static gboolean
get_row_label(const GkAmount *amount, GString *out)
{
    const char *label = gk_read_text(amount->dimensions, "label");
    if (!label)
        label = gk_read_text(amount->table ? amount->row : amount->item, amount->table ? "label" : "item");
    return put(out, label);
}

static gboolean
get_row_label_path(const GkAmount *amount, GString *out)
{
    if (!amount->table)
        return put(out, gk_read_text(amount->item, "subject"));
    return gk_export_table_label_path(amount->table, gk_read_integer(amount->column, "block", 0), amount->row, out);
}

static gboolean
get_row_qualifiers(const GkAmount *amount, GString *out)
{
    const cJSON *qualifier;
    gsize before = out->len;
    cJSON_ArrayForEach(qualifier, gk_read_get(amount->dimensions, "qualifiers"))
    {
        const char *name = gk_read_text(qualifier, "name"), *text = gk_read_text(qualifier, "text");
        g_string_append(out, out->len > before ? "; " : "");
        if (name)
            g_string_append_printf(out, "%s: ", name);
        g_string_append(out, text ? text : "");
    }
    return out->len > before;
}

static gboolean
get_row_kind(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->row, "kind"));
}

static gboolean
get_column_path(const GkAmount *amount, GString *out)
{
    const cJSON *path = gk_read_get(amount->dimensions, "path");
    return gk_read_join(path ? path : gk_read_get(amount->column, "path"), " > ", out);
}

/* --- how much --- */

static gboolean
get_printed(const GkAmount *amount, GString *out)
{
    const char *printed = gk_read_text(amount->item, "printed");
    return put(out, printed ? printed : gk_read_text(amount->item, "text"));
}

static gboolean
get_state(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->value, "state"));
}

static gboolean
get_decimal(const GkAmount *amount, GString *out)
{
    const char *decimal = gk_read_text(amount->value, "decimal");
    return gk_read_is_decimal(decimal) && put(out, decimal);
}

static gboolean
is_percent(const GkAmount *amount)
{
    const char *measure = gk_read_text(amount->dimensions, "measure");
    return gk_read_flag(amount->value, "percent") || (measure && g_str_has_suffix(measure, "_percent"));
}

/* The unit of a table is of its amounts, not of the shares and words among them. */
static gboolean
governs(const GkAmount *amount)
{
    const char *role = gk_read_text(amount->column, "role");
    gboolean own = gk_read_get(amount->row, "unit") || gk_read_get(amount->column, "unit");
    return own || !role || strcmp(role, "amount") == 0;
}

/* How many 元 one is worth that is printed: what the amount was read to be over its number; FALSE where none is known. */
static gboolean
worth_of_one(const GkAmount *amount, GkDecimal *worth)
{
    const char *decimal = gk_read_text(amount->value, "decimal"), *yuan = gk_read_text(amount->value, "yuan");
    GkDecimal number, whole;
    return decimal && yuan && gk_decimal_parse(decimal, &number) && gk_decimal_parse(yuan, &whole) &&
        gk_decimal_divide(whole, number, 4, worth);
}

/* A cell may print another unit than its table (20.78万元 in one of 亿元): then that is its unit, by what it is worth. */
static const char *
unit_by_worth(const GkAmount *amount, const char *unit)
{
    const char *factor = gk_read_text(amount->unit, "yuan");
    GkDecimal worth, other;
    guint n_rows;
    if (!factor || !gk_decimal_parse(factor, &other) || !worth_of_one(amount, &worth) ||
        gk_decimal_compare(worth, other) == 0)
        return unit;
    const GkDataRow *rows = gk_data_rows("units.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 2), "CNY") == 0 && gk_decimal_parse(gk_data_field(&rows[i], 1), &other) &&
            gk_decimal_compare(worth, other) == 0)
            return gk_data_field(&rows[i], 0);
    return NULL;
}

static gboolean
get_unit(const GkAmount *amount, GString *out)
{
    if (is_percent(amount))
        return put(out, "%");
    if (!amount->table)
        return put(out, gk_read_text(amount->item, "unit"));
    return governs(amount) && put(out, unit_by_worth(amount, gk_read_text(amount->unit, "text")));
}

static gboolean
get_currency(const GkAmount *amount, GString *out)
{
    if (is_percent(amount))
        return FALSE;
    if (gk_read_text(amount->value, "yuan"))
        return put(out, "CNY");
    return amount->table && governs(amount) && put(out, gk_read_text(amount->unit, "currency"));
}

static gboolean
get_yuan(const GkAmount *amount, GString *out)
{
    const char *yuan = gk_read_text(amount->value, "yuan");
    return gk_read_is_decimal(yuan) && put(out, yuan);
}

static gboolean
get_approximate(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->value, "approximate"));
}

/* --- how far it can be trusted, and where it is printed --- */

static gboolean
get_standing(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->item, "standing"));
}

static gboolean
get_page(const GkAmount *amount, GString *out)
{
    gint page = 0;
    gk_read_box(gk_read_get(amount->item, "boxes"), 0, &page, NULL);
    if (page > 0)
        g_string_append_printf(out, "%d", page);
    return page > 0;
}

static gboolean
get_box(const GkAmount *amount, GString *out)
{
    gint page;
    return gk_read_box(gk_read_get(amount->item, "boxes"), 0, &page, out);
}

static gboolean
get_more_boxes(const GkAmount *amount, GString *out)
{
    const cJSON *boxes = gk_read_get(amount->item, "boxes");
    g_autoptr(GString) box = g_string_new(NULL);
    gint page;
    guint i;
    for (i = 1; gk_read_box(boxes, i, &page, box); i++) {
        g_string_append_printf(out, "%spage %d: %s", i > 1 ? "; " : "", page, box->str);
        g_string_truncate(box, 0);
    }
    return i > 1;
}

static gboolean
get_repairs(const GkAmount *amount, GString *out)
{
    return gk_read_join(gk_read_get(amount->item, "repairs"), " ", out);
}

static gboolean
get_doubts(const GkAmount *amount, GString *out)
{
    return gk_read_join(gk_read_get(amount->item, "doubts"), " ", out);
}

static gboolean
get_other_reading(const GkAmount *amount, GString *out)
{
    return put(out, gk_read_text(amount->item, "other_reading"));
}

static void
put_checks(const GkAmount *amount, const char *status, GString *out)
{
    const cJSON *check;
    guint count = 0;
    cJSON_ArrayForEach(check, gk_read_get(amount->item, "checks"))
    {
        const char *id = cJSON_GetStringValue(check);
        const char *its = id ? g_hash_table_lookup(amount->document->check_status, id) : NULL;
        count += its && strcmp(its, status) == 0;
    }
    g_string_append_printf(out, "%u", count);
}

static gboolean
get_checks_passed(const GkAmount *amount, GString *out)
{
    put_checks(amount, "pass", out);
    return TRUE;
}

static gboolean
get_checks_failed(const GkAmount *amount, GString *out)
{
    put_checks(amount, "fail", out);
    return TRUE;
}

const GkAmountColumn GK_AMOUNT_COLUMNS[] = {
    { "document_id", GK_COLUMN_TEXT, "document",
      "The document: the SHA-256 of its file, with 8 digits for the options where any were given", get_document_id, TRUE },
    { "file", GK_COLUMN_TEXT, "file", "The name of the file, without folders", get_file, TRUE },
    { "organization", GK_COLUMN_TEXT, "organization", "Whose table it is, or whose document", get_organization },
    { "region", GK_COLUMN_TEXT, "region", "The region of the document", get_region, TRUE },
    { "division_code", GK_COLUMN_TEXT, "division code", "The region's code (GB/T 2260)", get_division_code, TRUE },
    { "level", GK_COLUMN_TEXT, "level", "The level of government", get_level, TRUE },
    { "year", GK_COLUMN_INTEGER, "year", "The fiscal year of the document", get_year, TRUE },
    { "document_kind", GK_COLUMN_TEXT, "kind of document", "What document it is", get_document_kind, TRUE },
    { "source", GK_COLUMN_TEXT, "source", "table or statement: where the amount stands", get_source },
    { "table_id", GK_COLUMN_TEXT, "table", "The table within the document; it counts", get_table_id },
    { "table_kind", GK_COLUMN_TEXT, "kind of table", "The kind of table, whatever its title", get_table_kind },
    { "table_title", GK_COLUMN_TEXT, "title of table", "The title as printed", get_table_title },
    { "amount_id", GK_COLUMN_TEXT, "amount", "The cell or statement within the document", get_amount_id },
    { "anchor", GK_COLUMN_TEXT, "anchor", "The cell by its content, which stays when a table before it is found or lost",
      get_anchor },
    { "concept", GK_COLUMN_TEXT, "concept", "What the amount is of (docs/dimensions.md)", get_concept },
    { "measure", GK_COLUMN_TEXT, "measure", "Planned, spent, changed, and so on", get_measure },
    { "fund", GK_COLUMN_TEXT, "fund", "Whose money it is", get_fund },
    { "amount_year", GK_COLUMN_INTEGER, "year of amount", "The year that the amount is of", get_amount_year },
    { "scope", GK_COLUMN_TEXT, "scope", "Of a unit, a department, a level of government, a region", get_scope },
    { "row_code", GK_COLUMN_TEXT, "code", "The code of the classification", get_row_code },
    { "row_label", GK_COLUMN_TEXT, "label", "The label of its row, in its own half; of a statement its item",
      get_row_label },
    { "row_label_path", GK_COLUMN_TEXT, "labels", "The labels of the rows it is part of and its own, parted by >",
      get_row_label_path },
    { "row_qualifiers", GK_COLUMN_TEXT, "qualifiers", "What further columns of words say of its row, parted by ;",
      get_row_qualifiers },
    { "row_kind", GK_COLUMN_TEXT, "kind of row", "detail, subtotal, total, …", get_row_kind },
    { "column_path", GK_COLUMN_TEXT, "column", "The labels of its column from the top, parted by >", get_column_path },
    { "printed", GK_COLUMN_TEXT, "printed", "What is printed, with its line ends", get_printed },
    { "state", GK_COLUMN_TEXT, "state", "number; nil: printed to say none; unreadable: no number could be read",
      get_state },
    { "decimal", GK_COLUMN_DECIMAL, "amount", "The number, exactly", get_decimal },
    { "unit", GK_COLUMN_TEXT, "unit", "The unit as printed, % for percentages; empty where none is printed", get_unit },
    { "currency", GK_COLUMN_TEXT, "currency", "ISO 4217; empty for what is no money or not known", get_currency },
    { "yuan", GK_COLUMN_DECIMAL, "yuan", "The amount in 元, exactly; empty where it is not known", get_yuan },
    { "approximate", GK_COLUMN_TEXT, "approximate", "How it is meant where words say that it is not exact",
      get_approximate },
    { "standing", GK_COLUMN_TEXT, "standing", "confirmed, read, contradicted or doubtful", get_standing },
    { "page", GK_COLUMN_INTEGER, "page", "The page it begins on, from 1", get_page },
    { "box", GK_COLUMN_TEXT, "box", "Its place there: left top right bottom, in points from the top left corner", get_box },
    { "more_boxes", GK_COLUMN_TEXT, "more boxes", "Where it goes on", get_more_boxes },
    { "repairs", GK_COLUMN_TEXT, "repairs", "What was done to read it", get_repairs },
    { "doubts", GK_COLUMN_TEXT, "doubts", "Why it may be read otherwise", get_doubts },
    { "other_reading", GK_COLUMN_TEXT, "other reading", "What it may say instead", get_other_reading },
    { "checks_passed", GK_COLUMN_INTEGER, "checks passed", "How many checks it is in that come out", get_checks_passed },
    { "checks_failed", GK_COLUMN_INTEGER, "checks failed", "How many that do not", get_checks_failed },
    { NULL },
};
