/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/sqlite/columns.h"

#include <string.h>

static const cJSON *
part_of(const GkSqliteRow *row, const char *key)
{
    return gk_read_get(row->document->json, key);
}

static gboolean
get_sha256(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(part_of(row, "source"), "sha256"));
}

static gboolean
get_bytes(const GkSqliteRow *row, GString *out)
{
    gint bytes = gk_read_integer(part_of(row, "source"), "bytes", -1);
    return bytes >= 0 && put_number(out, (guint) bytes);
}

static gboolean
get_page_count(const GkSqliteRow *row, GString *out)
{
    gint pages = gk_read_integer(part_of(row, "source"), "page_count", -1);
    return pages >= 0 && put_number(out, (guint) pages);
}

static gboolean
get_status(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(row->document->json, "status"));
}

/* The diagnostic that says why a document failed. */
static const cJSON *
failure_of(const GkSqliteRow *row)
{
    const cJSON *diagnostic;
    if (g_strcmp0(gk_read_text(row->document->json, "status"), "failed") != 0)
        return NULL;
    cJSON_ArrayForEach(diagnostic, part_of(row, "diagnostics"))
    {
        if (g_strcmp0(gk_read_text(diagnostic, "severity"), "error") == 0)
            return diagnostic;
    }
    return NULL;
}

static gboolean
get_failure_reason(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(failure_of(row), "code"));
}

static gboolean
get_failure_message(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(failure_of(row), "message"));
}

static gboolean
get_document_title(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_fact(part_of(row, "disclosure"), "title"));
}

static gboolean
get_published(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_fact(part_of(row, "disclosure"), "published"));
}

static gboolean
get_link(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(part_of(row, "disclosure"), "link"));
}

static gboolean
get_options(const GkSqliteRow *row, GString *out)
{
    static const char *const KEYS[] = { "selection", "profile", "options" };
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const cJSON *item = part_of(row, KEYS[i]);
        char *text = item ? cJSON_PrintUnformatted(item) : NULL;
        if (text)
            g_string_append_printf(out, "%s\"%s\":%s", out->len ? "," : "{", KEYS[i], text);
        cJSON_free(text);
    }
    return out->len && g_string_append_c(out, '}');
}

static gboolean
get_version(const GkSqliteRow *row, GString *out)
{
    return put(out, gk_read_text(part_of(row, "generator"), "version"));
}

static gboolean
get_table_count(const GkSqliteRow *row, GString *out)
{
    return put_number(out, row->document->tables->len);
}

static gboolean
get_amount_count(const GkSqliteRow *row, GString *out)
{
    return put_number(out, gk_amounts_count(row->document));
}

static gboolean
put_count(const GkSqliteRow *row, const char *list, const char *key, const char *value, GString *out)
{
    const cJSON *item;
    guint count = 0;
    cJSON_ArrayForEach(item, part_of(row, list)) count += g_strcmp0(gk_read_text(item, key), value) == 0;
    return put_number(out, count);
}

static gboolean
get_checks_passed(const GkSqliteRow *row, GString *out)
{
    return put_count(row, "checks", "status", "pass", out);
}

static gboolean
get_checks_failed(const GkSqliteRow *row, GString *out)
{
    return put_count(row, "checks", "status", "fail", out);
}

static gboolean
get_warnings(const GkSqliteRow *row, GString *out)
{
    return put_count(row, "diagnostics", "severity", "warning", out);
}

static gboolean
get_errors(const GkSqliteRow *row, GString *out)
{
    return put_count(row, "diagnostics", "severity", "error", out);
}

const GkSqliteColumn GK_SQLITE_DOCUMENT_COLUMNS[] = {
    KEY("document", key, "its number here, made of the id"),
    FROM("id", TEXT, "document_id", "the SHA-256 of the file, with 8 digits for the options where any were given"),
    FROM("file", TEXT, "file", "the name of the file, without folders"),
    GET("sha256", TEXT, get_sha256, "of the file; null where it could not be read"),
    GET("options", TEXT, get_options, "those it was read with, as JSON; null: none"),
    GET("bytes", INTEGER, get_bytes, "length of the file"),
    GET("page_count", INTEGER, get_page_count, "all its pages"),
    GET("status", TEXT, get_status, "complete, incomplete or failed"),
    GET("reason", TEXT, get_failure_reason, "failed: why, in a word"),
    GET("message", TEXT, get_failure_message, "failed: why, in a sentence"),
    GET("title", TEXT, get_document_title, "as printed"),
    FROM("organization", TEXT, "organization", "whose document it is"),
    FROM("region", TEXT, "region", NULL),
    FROM("division_code", TEXT, "division_code", "the region's code (GB/T 2260)"),
    FROM("level", TEXT, "level", "the level of government"),
    FROM("year", INTEGER, "year", "the fiscal year"),
    FROM("document_kind", TEXT, "document_kind", "what document it is"),
    GET("published", TEXT, get_published, "the day it was published, where it says so"),
    GET("link", TEXT, get_link, "the same for text and tables that were published apart"),
    GET("table_count", INTEGER, get_table_count, NULL),
    GET("amount_count", INTEGER, get_amount_count, NULL),
    GET("checks_passed", INTEGER, get_checks_passed, "sums and other identities that come out"),
    GET("checks_failed", INTEGER, get_checks_failed, "and that do not"),
    GET("warnings", INTEGER, get_warnings, "diagnostics that say that something may be read wrongly"),
    GET("errors", INTEGER, get_errors, "and that something was not read"),
    GET("generator_version", TEXT, get_version, "of the gongkai that read it"),
    { NULL },
};

/* --- which record of a document stays --- */

/* 0.9.1 before 0.10.0; what is no version first of all. */
static int
compare_versions(const char *a, const char *b)
{
    while ((a && *a) || (b && *b)) {
        guint64 left = a ? g_ascii_strtoull(a, (char **) &a, 10) : 0,
                right = b ? g_ascii_strtoull(b, (char **) &b, 10) : 0;
        if (left != right)
            return left < right ? -1 : 1;
        a = a && *a == '.' ? a + 1 : NULL;
        b = b && *b == '.' ? b + 1 : NULL;
    }
    return 0;
}

static gboolean
is_read(const char *status)
{
    return status && strcmp(status, "failed") != 0;
}

gboolean
gk_sqlite_stays(const char *its_status, const char *its_version, const char *status, const char *version)
{
    int order = compare_versions(version, its_version);
    return order < 0 || (order == 0 && is_read(its_status) && !is_read(status));
}
