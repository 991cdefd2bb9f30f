/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stata's .dta (version 118: UTF-8, since Stata 14), by ReadStat: the columns of
 * GK_AMOUNT_COLUMNS as variables of the same names.
 *
 * A .dta says how many rows it has and how wide each variable is before the first
 * row, so the amounts are put aside first (spool.h) and measured. A decimal is a
 * double where one says exactly the same, with the decimal as text in
 * NAME_text; a closed list is numbers with value labels (codes.h); other text is
 * str#, or strL where it is long: its distinct texts are what is kept in memory.
 */
#include "export/amounts.h"
#include "export/double.h"
#include "export/modules.h"
#include "export/sink.h"
#include "export/stata/codes.h"
#include "export/stata/spool.h"

#include <readstat.h>
#include <string.h>
#include <time.h>

#define VERSION 118
#define LONGEST_STR 2045 /* bytes */
#define WASTEFUL (G_GUINT64_CONSTANT(1) << 28) /* bytes that a str# may take, unless a quarter of them is used */
#define MOST_UNKNOWN 1000 /* values of a column that its list doesn't have */
#define LONGEST_LABEL 80 /* characters */

typedef struct {
    const GkAmountColumn *column;
    const GkCodes *codes; /* NULL */
    GHashTable *unknown; /* what they don't have -> number */
    GHashTable *refs; /* of a strL: text -> readstat_string_ref_t */
    gsize longest; /* bytes */
    guint64 total;
    gint64 least, most; /* of integers */
    readstat_variable_t *variable, *text; /* text: of NAME_text */
} Variable;

typedef struct {
    GkSink *sink;
    GkSpool *spool;
    Variable *variables;
    guint count;
    long rows;
    GString *value;
    const char *state; /* of the row that is written */
    readstat_writer_t *writer;
    GError *error; /* of the spool, in a walk */
} StataExport;

/* --- first, measuring --- */

static Variable *
make_variables(guint *count)
{
    guint size = 0;
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        size++;
    Variable *variables = g_new0(Variable, size);
    for (guint i = 0; i < size; i++) {
        variables[i].column = &GK_AMOUNT_COLUMNS[i];
        variables[i].codes = gk_codes_of(GK_AMOUNT_COLUMNS[i].name);
        variables[i].unknown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        variables[i].refs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    *count = size;
    return variables;
}

static void
measure(Variable *variable, const char *text, gsize length)
{
    variable->longest = MAX(variable->longest, length);
    variable->total += length;
    if (variable->column->type == GK_COLUMN_INTEGER) {
        gint64 number = g_ascii_strtoll(text, NULL, 10);
        variable->least = MIN(variable->least, number);
        variable->most = MAX(variable->most, number);
    }
    if (variable->codes && !gk_codes_number(variable->codes, text) &&
        !g_hash_table_contains(variable->unknown, text) && g_hash_table_size(variable->unknown) < MOST_UNKNOWN)
        g_hash_table_insert(variable->unknown, g_strdup(text),
                            GUINT_TO_POINTER(GK_CODES_UNKNOWN + g_hash_table_size(variable->unknown)));
}

static gboolean
put_aside(const GkAmount *amount, gpointer data)
{
    StataExport *export = data;
    for (guint i = 0; i < export->count; i++) {
        Variable *variable = &export->variables[i];
        g_string_truncate(export->value, 0);
        gboolean there = variable->column->get(amount, export->value);
        if (there)
            measure(variable, export->value->str, export->value->len);
        if (!gk_spool_put(export->spool, there ? export->value->str : NULL, export->value->len, &export->error))
            return FALSE;
    }
    export->rows++;
    return TRUE;
}

static gpointer
stata_begin(const char *path, const GkExportOptions *options, GError **error)
{
    GkSink *sink = gk_sink_open(path, error);
    GkSpool *spool = sink ? gk_spool_new(path, error) : NULL;
    if (!spool) {
        if (sink)
            gk_sink_abandon(sink);
        return NULL;
    }
    StataExport *export = g_new0(StataExport, 1);
    export->sink = sink;
    export->spool = spool;
    export->variables = make_variables(&export->count);
    export->value = g_string_new(NULL);
    return export;
}

static gboolean
stata_add(gpointer data, const GkExportDocument *document, GError **error)
{
    StataExport *export = data;
    gk_amounts_walk(document, put_aside, export);
    if (export->error)
        g_propagate_error(error, g_steal_pointer(&export->error));
    return !*error;
}

/* --- then, declaring --- */

static gboolean
is_long(const StataExport *export, const Variable *variable)
{
    guint64 fixed = (guint64) export->rows * variable->longest;
    if (variable->codes || variable->column->type == GK_COLUMN_INTEGER)
        return FALSE;
    return variable->longest > LONGEST_STR || (fixed > WASTEFUL && variable->total < fixed / 4);
}

static readstat_type_t
integer_type(const Variable *variable)
{
    if (variable->least >= -127 && variable->most <= 100)
        return READSTAT_TYPE_INT8;
    if (variable->least >= -32767 && variable->most <= 32740)
        return READSTAT_TYPE_INT16;
    return variable->least >= -2147483647 && variable->most <= 2147483620 ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE;
}

static readstat_variable_t *
add_text(const StataExport *export, const Variable *variable, const char *name, const char *label)
{
    gboolean is_ref = is_long(export, variable);
    gsize width = MAX(variable->longest, 1);
    g_autofree char *format = is_ref ? g_strdup("%-24s") : g_strdup_printf("%%-%us", (guint) MIN(width, 24));
    readstat_variable_t *made = readstat_add_variable(
        export->writer, name, is_ref ? READSTAT_TYPE_STRING_REF : READSTAT_TYPE_STRING, is_ref ? 0 : width);
    readstat_variable_set_label(made, label);
    readstat_variable_set_format(made, format);
    return made;
}

static gint
by_number(gconstpointer a, gconstpointer b, gpointer table)
{
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(table, *(const char *const *) a));
    guint second = GPOINTER_TO_UINT(g_hash_table_lookup(table, *(const char *const *) b));
    return first < second ? -1 : first > second;
}

static void
add_codes(const StataExport *export, Variable *variable, const char *label)
{
    readstat_label_set_t *set = readstat_add_label_set(export->writer, READSTAT_TYPE_INT32, variable->column->name);
    guint count;
    for (guint i = 0; variable->codes->values[i]; i++)
        readstat_label_int32_value(set, (gint32) i + 1, variable->codes->values[i]);
    g_autofree gpointer *unknown = g_hash_table_get_keys_as_array(variable->unknown, &count);
    g_qsort_with_data(unknown, (gint) count, sizeof *unknown, by_number, variable->unknown);
    for (guint i = 0; i < count; i++)
        readstat_label_int32_value(set, GK_CODES_UNKNOWN + (gint32) i, unknown[i]);
    variable->variable = readstat_add_variable(export->writer, variable->column->name, READSTAT_TYPE_INT16, 0);
    readstat_variable_set_label(variable->variable, label);
    readstat_variable_set_label_set(variable->variable, set);
    readstat_variable_set_format(variable->variable, "%20.0g");
}

static void
add_number(const StataExport *export, Variable *variable, const char *label)
{
    gboolean is_decimal = variable->column->type == GK_COLUMN_DECIMAL;
    const char *name = variable->column->name;
    variable->variable =
        readstat_add_variable(export->writer, name, is_decimal ? READSTAT_TYPE_DOUBLE : integer_type(variable), 0);
    readstat_variable_set_label(variable->variable, label);
    readstat_variable_set_format(variable->variable, is_decimal ? "%18.0g" : "%10.0g");
    if (!is_decimal)
        return;
    g_autofree char *text = g_strconcat(name, "_text", NULL);
    variable->text = add_text(export, variable, text, "The same as text, exact to the last digit");
}

static void
declare(StataExport *export)
{
    for (guint i = 0; i < export->count; i++) {
        Variable *variable = &export->variables[i];
        const GkAmountColumn *column = variable->column;
        const char *label = g_utf8_strlen(column->text, -1) <= LONGEST_LABEL ? column->text : column->title;
        if (variable->codes)
            add_codes(export, variable, label);
        else if (column->type == GK_COLUMN_TEXT)
            variable->variable = add_text(export, variable, column->name, label);
        else
            add_number(export, variable, label);
    }
}

/* The time in the file is written as that of the place; this is the same words everywhere. */
static time_t
fixed_time(void)
{
    struct tm noon = { .tm_year = 80, .tm_mday = 1, .tm_hour = 12, .tm_isdst = -1 };
    return mktime(&noon);
}

/* --- and writing --- */

static ssize_t
write_bytes(const void *bytes, size_t length, void *data)
{
    StataExport *export = data;
    gk_sink_write(export->sink, bytes, (gssize) length);
    return (ssize_t) length;
}

/* The texts of strLs have to be known before the first row, too: where in the file all begins is written there. */
static gboolean
collect_long_texts(StataExport *export, GError **error)
{
    gboolean there, any = FALSE;
    for (guint i = 0; i < export->count; i++)
        any |= is_long(export, &export->variables[i]);
    if (!gk_spool_rewind(export->spool, error))
        return FALSE;
    for (long row = 0; any && row < export->rows; row++)
        for (guint i = 0; i < export->count; i++) {
            Variable *variable = &export->variables[i];
            if (!gk_spool_get(export->spool, export->value, &there, error))
                return FALSE;
            const char *text = export->value->str;
            if (*text && is_long(export, variable) && !g_hash_table_contains(variable->refs, text))
                g_hash_table_insert(variable->refs, g_strdup(text), readstat_add_string_ref(export->writer, text));
        }
    return gk_spool_rewind(export->spool, error);
}

static readstat_error_t
insert_text(StataExport *export, Variable *variable, readstat_variable_t *target, const char *text)
{
    if (target->type == READSTAT_TYPE_STRING)
        return readstat_insert_string_value(export->writer, target, text);
    return readstat_insert_string_ref(export->writer, target, g_hash_table_lookup(variable->refs, text));
}

static readstat_error_t
insert_code(StataExport *export, Variable *variable, const char *text)
{
    guint number = gk_codes_number(variable->codes, text);
    if (!number)
        number = GPOINTER_TO_UINT(g_hash_table_lookup(variable->unknown, text));
    if (!number)
        return readstat_insert_tagged_missing_value(export->writer, variable->variable, 'z');
    return readstat_insert_int16_value(export->writer, variable->variable, (gint16) number);
}

static readstat_error_t
insert_integer(StataExport *export, Variable *variable, const char *text)
{
    readstat_variable_t *target = variable->variable;
    gint64 number = g_ascii_strtoll(text, NULL, 10);
    switch (target->type) {
    case READSTAT_TYPE_INT8:
        return readstat_insert_int8_value(export->writer, target, (gint8) number);
    case READSTAT_TYPE_INT16:
        return readstat_insert_int16_value(export->writer, target, (gint16) number);
    case READSTAT_TYPE_INT32:
        return readstat_insert_int32_value(export->writer, target, (gint32) number);
    default:
        return readstat_insert_double_value(export->writer, target, (double) number);
    }
}

/* Why a number is missing: there is none (.), it says none (.n), it can't be read (.u), it is more than a double can say
 * (.t). */
static readstat_error_t
insert_decimal(StataExport *export, Variable *variable, const char *text, gboolean there)
{
    readstat_writer_t *writer = export->writer;
    double number;
    if (there && gk_exact_double(text, &number))
        return readstat_insert_double_value(writer, variable->variable, number);
    if (there)
        return readstat_insert_tagged_missing_value(writer, variable->variable, 't');
    if (g_strcmp0(export->state, "nil") == 0)
        return readstat_insert_tagged_missing_value(writer, variable->variable, 'n');
    if (g_strcmp0(export->state, "unreadable") == 0)
        return readstat_insert_tagged_missing_value(writer, variable->variable, 'u');
    return readstat_insert_missing_value(writer, variable->variable);
}

static readstat_error_t
insert(StataExport *export, Variable *variable, const char *text, gboolean there)
{
    readstat_error_t code;
    if (variable->column->type == GK_COLUMN_DECIMAL) {
        code = insert_decimal(export, variable, text, there);
        return code == READSTAT_OK ? insert_text(export, variable, variable->text, text) : code;
    }
    if (variable->column->type == GK_COLUMN_TEXT && !variable->codes)
        return insert_text(export, variable, variable->variable, text);
    if (!there)
        return readstat_insert_missing_value(export->writer, variable->variable);
    return variable->codes ? insert_code(export, variable, text) : insert_integer(export, variable, text);
}

static gboolean
failed(readstat_error_t code, GError **error)
{
    if (code != READSTAT_OK)
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, "dta can't be written: %s", readstat_error_message(code));
    return code != READSTAT_OK;
}

static gboolean
write_row(StataExport *export, GError **error)
{
    if (failed(readstat_begin_row(export->writer), error))
        return FALSE;
    for (guint i = 0; i < export->count; i++) {
        Variable *variable = &export->variables[i];
        gboolean there;
        if (!gk_spool_get(export->spool, export->value, &there, error))
            return FALSE;
        if (strcmp(variable->column->name, "state") == 0)
            export->state = there ? variable->codes->values[MAX(gk_codes_number(variable->codes, export->value->str), 1) - 1]
                                  : NULL;
        if (failed(insert(export, variable, export->value->str, there), error))
            return FALSE;
    }
    export->state = NULL;
    return !failed(readstat_end_row(export->writer), error) && gk_sink_check(export->sink, error);
}

static gboolean
write_all(StataExport *export, GError **error)
{
    readstat_writer_t *writer = export->writer;
    readstat_set_data_writer(writer, write_bytes);
    readstat_writer_set_file_label(writer, "Tidy amounts, by gongkai " GK_VERSION);
    readstat_writer_set_file_timestamp(writer, fixed_time());
    readstat_writer_set_file_format_version(writer, VERSION);
    readstat_add_note(writer, "decimal, yuan: doubles where a double says the number exactly; the exact decimal is in *_text.");
    readstat_add_note(writer, "Missing: . no such amount; .n printed to say none; .u can't be read; .t only as text.");
    declare(export);
    if (!collect_long_texts(export, error) || failed(readstat_begin_writing_dta(writer, export, export->rows), error))
        return FALSE;
    for (long row = 0; row < export->rows; row++)
        if (!write_row(export, error))
            return FALSE;
    return !failed(readstat_end_writing(writer), error);
}

static void
export_free(StataExport *export)
{
    for (guint i = 0; i < export->count; i++) {
        g_hash_table_unref(export->variables[i].unknown);
        g_hash_table_unref(export->variables[i].refs);
    }
    g_free(export->variables);
    gk_spool_free(export->spool);
    g_string_free(export->value, TRUE);
    g_clear_error(&export->error);
    g_free(export);
}

static void
stata_abandon(gpointer data)
{
    StataExport *export = data;
    gk_sink_abandon(export->sink);
    export_free(export);
}

static gboolean
stata_end(gpointer data, GError **error)
{
    StataExport *export = data;
    export->writer = readstat_writer_init();
    gboolean done = write_all(export, error);
    readstat_writer_free(export->writer);
    if (!done) {
        stata_abandon(export);
        return FALSE;
    }
    done = gk_sink_close(export->sink, error);
    export_free(export);
    return done;
}

const GkExportBackend *
gk_export_module(const char *version)
{
    static const GkExportBackend BACKEND = { stata_begin, stata_add, stata_end, stata_abandon };
    return g_strcmp0(version, GK_VERSION) == 0 ? &BACKEND : NULL;
}
