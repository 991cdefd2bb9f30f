/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/record.h"

#include <cjson/cJSON.h>
#include <string.h>

#define UNTOUCHED "/._~-" /* besides letters and digits, in encoded paths */

static const char *const OUTCOMES[GK_N_OUTCOMES] = { "not_run",       "complete",  "incomplete", "scanned",
                                                     "encrypted",     "not_a_pdf", "failed",     "timed_out",
                                                     "out_of_memory", "crashed" };

const char *
gk_outcome_name(GkOutcome outcome)
{
    return OUTCOMES[outcome];
}

GkOutcome
gk_outcome_from_name(const char *name)
{
    guint i = 0;
    while (i < GK_N_OUTCOMES && g_strcmp0(name, OUTCOMES[i]) != 0)
        i++;
    return i;
}

gboolean
gk_outcome_is_read(GkOutcome outcome)
{
    return outcome == GK_OUTCOME_COMPLETE || outcome == GK_OUTCOME_INCOMPLETE || outcome == GK_OUTCOME_SCANNED;
}

void
gk_record_clear(GkRecord *record)
{
    g_free(record->path);
    g_free(record->sha256);
    g_free(record->fingerprint);
    g_free(record->reason);
    gk_sentence_unref(record->message);
    g_free(record->output);
    g_free(record->output_sha256);
    g_free(record->duplicate_of);
    g_free(record->link);
    g_strfreev(record->linked);
    g_free(record->refused);
    *record = (GkRecord) { 0 };
}

void
gk_record_copy_outcome(GkRecord *record, const GkRecord *from)
{
    char *path = g_steal_pointer(&record->path);
    gk_record_clear(record);
    *record = *from;
    record->path = path;
    record->sha256 = g_strdup(from->sha256);
    record->fingerprint = g_strdup(from->fingerprint);
    record->reason = g_strdup(from->reason);
    record->message = gk_sentence_ref(from->message);
    record->output = g_strdup(from->output);
    record->output_sha256 = g_strdup(from->output_sha256);
    record->duplicate_of = g_strdup(from->duplicate_of);
    record->link = g_strdup(from->link);
    record->linked = g_strdupv(from->linked);
    record->refused = g_strdup(from->refused);
}

void
gk_record_become_copy(GkRecord *record, const GkRecord *original)
{
    gint64 mtime = record->mtime_ns;
    guint64 inode = record->inode;
    gk_record_copy_outcome(record, original);
    record->mtime_ns = mtime;
    record->inode = inode;
    record->attempts = 0;
    record->seconds = record->processor_seconds = 0;
    record->peak_memory = 0;
    record->reused = FALSE;
    g_free(record->duplicate_of);
    record->duplicate_of = g_strdup(original->path);
}

/* --- names --- */

static char *
encode_path(const char *path)
{
    GString *text = g_string_new(NULL);
    for (const char *p = path; *p; p++) {
        if (g_ascii_isalnum(*p) || strchr(UNTOUCHED, *p))
            g_string_append_c(text, *p);
        else
            g_string_append_printf(text, "%%%02X", (guint8) *p);
    }
    return g_string_free(text, FALSE);
}

static char *
decode_path(const char *encoded)
{
    GString *path = g_string_new(NULL);
    for (const char *p = encoded; *p; p++) {
        gboolean hex = *p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
        g_string_append_c(path, hex ? (char) (g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2])) : *p);
        p += hex ? 2 : 0;
    }
    return g_string_free(path, FALSE);
}

/* The two keys of a name of a file. */
static void
write_path(GkJson *json, const char *key, const char *encoded_key, const char *path)
{
    if (!path) {
        gk_json_null(json, key);
        gk_json_null(json, encoded_key);
        return;
    }
    gboolean valid = g_utf8_validate(path, -1, NULL);
    g_autofree char *shown = g_utf8_make_valid(path, -1);
    g_autofree char *encoded = valid ? NULL : encode_path(path);
    gk_json_string(json, key, shown);
    gk_json_string(json, encoded_key, encoded);
}

static char *
read_path(const cJSON *json, const char *key, const char *encoded_key)
{
    const char *encoded = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, encoded_key));
    const char *plain = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, key));
    return encoded ? decode_path(encoded) : g_strdup(plain);
}

/* --- writing --- */

static void
write_message(GkJson *json, const GkSentence *message)
{
    if (message) {
        gk_sentence_to_json(message, json);
    } else {
        gk_json_null(json, "message");
        gk_json_null(json, "template");
        gk_json_empty_array(json, "arguments");
    }
}

/* Numbers beyond 2^53 lose digits in many readers: these are strings. */
static void
write_long(GkJson *json, const char *key, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    gk_json_string(json, key, text);
}

static void
write_seconds(GkJson *json, const char *key, double seconds)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    gk_json_number(json, key, g_ascii_formatd(text, sizeof text, "%.3f", seconds));
}

static void
write_counts(GkJson *json, const GkRecord *record)
{
    gk_json_integer(json, "pages", record->counts.pages);
    gk_json_integer(json, "tables", record->counts.tables);
    gk_json_begin_object(json, "checks");
    gk_json_integer(json, "passed", record->counts.checks_passed);
    gk_json_integer(json, "failed", record->counts.checks_failed);
    gk_json_end_object(json);
    gk_json_begin_object(json, "diagnostics");
    gk_json_integer(json, "errors", record->counts.errors);
    gk_json_integer(json, "warnings", record->counts.warnings);
    gk_json_begin_object(json, "codes");
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        if (record->counts.codes[i])
            gk_json_integer(json, gk_diagnostic_code_name(i), record->counts.codes[i]);
    gk_json_end_object(json);
    gk_json_end_object(json);
}

static void
write_linked(GkJson *json, char **linked)
{
    gk_json_begin_array(json, "linked");
    for (guint i = 0; linked && linked[i]; i++) {
        g_autofree char *shown = g_utf8_make_valid(linked[i], -1);
        gk_json_string(json, NULL, shown);
    }
    gk_json_end_array(json);
}

char *
gk_record_to_line(const GkRecord *record, const char *path)
{
    GkJson *json = gk_json_new(TRUE);
    gk_json_begin_object(json, NULL);
    write_path(json, "path", "path_encoded", path);
    gk_json_string(json, "outcome", gk_outcome_name(record->outcome));
    gk_json_string(json, "reason", record->reason);
    write_message(json, record->message);
    write_path(json, "output", "output_encoded", record->output);
    write_path(json, "duplicate_of", "duplicate_of_encoded", record->duplicate_of);
    gk_json_string(json, "link", record->link);
    write_linked(json, record->linked);
    write_counts(json, record);
    gk_json_string(json, "refused", record->refused);
    gk_json_string(json, "sha256", record->sha256);
    gk_json_integer(json, "bytes", record->bytes);
    gk_json_integer(json, "output_bytes", record->output_bytes);
    gk_json_string(json, "output_sha256", record->output_sha256);
    gk_json_string(json, "fingerprint", record->fingerprint);
    gk_json_integer(json, "attempts", record->attempts);
    write_seconds(json, "seconds", record->seconds);
    write_seconds(json, "processor_seconds", record->processor_seconds);
    gk_json_integer(json, "peak_memory", record->peak_memory);
    write_long(json, "mtime_ns", record->mtime_ns);
    write_long(json, "inode", (gint64) record->inode);
    gk_json_end_object(json);
    return gk_json_finish(json);
}

char *
gk_records_to_lines(const GkRecord *records, guint n_records, gsize *length)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n_records; i++) {
        g_autofree char *line = gk_record_to_line(&records[i], records[i].path);
        g_string_append(text, line);
    }
    *length = text->len;
    return g_string_free(text, FALSE);
}

/* --- reading --- */

static char *
read_string(const cJSON *json, const char *key)
{
    return g_strdup(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, key)));
}

static guint64
read_integer(const cJSON *json, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, key);
    return cJSON_IsNumber(item) && item->valuedouble > 0 && item->valuedouble < 9e15 ? (guint64) item->valuedouble : 0;
}

static gint64
read_long(const cJSON *json, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, key));
    return text ? g_ascii_strtoll(text, NULL, 10) : 0;
}

static double
read_seconds(const cJSON *json, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, key);
    return cJSON_IsNumber(item) && item->valuedouble > 0 && item->valuedouble < 1e9 ? item->valuedouble : 0;
}

static void
read_counts(GkRecord *record, const cJSON *json)
{
    const cJSON *checks = cJSON_GetObjectItemCaseSensitive(json, "checks");
    const cJSON *diagnostics = cJSON_GetObjectItemCaseSensitive(json, "diagnostics");
    const cJSON *codes = cJSON_GetObjectItemCaseSensitive(diagnostics, "codes");
    record->counts.pages = (guint) read_integer(json, "pages");
    record->counts.tables = (guint) read_integer(json, "tables");
    record->counts.checks_passed = (guint) read_integer(checks, "passed");
    record->counts.checks_failed = (guint) read_integer(checks, "failed");
    record->counts.errors = (guint) read_integer(diagnostics, "errors");
    record->counts.warnings = (guint) read_integer(diagnostics, "warnings");
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        record->counts.codes[i] = (guint) read_integer(codes, gk_diagnostic_code_name(i));
}

gboolean
gk_record_from_line(GkRecord *record, const char *line)
{
    cJSON *json = g_utf8_validate(line, -1, NULL) ? cJSON_Parse(line) : NULL;
    *record = (GkRecord) { 0 };
    if (!json)
        return FALSE;
    const char *outcome = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, "outcome"));
    record->path = read_path(json, "path", "path_encoded");
    record->outcome = gk_outcome_from_name(outcome);
    record->reason = read_string(json, "reason");
    record->message = gk_sentence_from_json(json);
    record->output = read_path(json, "output", "output_encoded");
    record->duplicate_of = read_path(json, "duplicate_of", "duplicate_of_encoded");
    record->link = read_string(json, "link");
    read_counts(record, json);
    record->refused = read_string(json, "refused");
    record->sha256 = read_string(json, "sha256");
    record->bytes = read_integer(json, "bytes");
    record->output_bytes = read_integer(json, "output_bytes");
    record->output_sha256 = read_string(json, "output_sha256");
    record->fingerprint = read_string(json, "fingerprint");
    record->attempts = (guint) read_integer(json, "attempts");
    record->seconds = read_seconds(json, "seconds");
    record->processor_seconds = read_seconds(json, "processor_seconds");
    record->peak_memory = read_integer(json, "peak_memory");
    record->mtime_ns = read_long(json, "mtime_ns");
    record->inode = (guint64) read_long(json, "inode");
    cJSON_Delete(json);
    if (record->path && record->outcome < GK_N_OUTCOMES)
        return TRUE;
    gk_record_clear(record);
    return FALSE;
}
