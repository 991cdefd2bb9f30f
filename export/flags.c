/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/flags.h"

#include "export/contract.h"

#include <string.h>

#define ENOUGH 2000 /* bytes of reasons */

static const struct {
    const char *name, *text;
} FLAGS[GK_N_FLAGS] = {
    { "", "nothing to look at" },
    { "repaired", "put together or read otherwise than it is printed" },
    { "doubtful", "it may be read in another way, or belong to another place" },
    { "unreadable", "it stands where an amount belongs, and no number could be read" },
    { "contradicted", "it is in a sum or comparison that does not come out" },
};

const char *
gk_flag_name(GkFlag flag)
{
    return FLAGS[flag].name;
}

const char *
gk_flag_text(GkFlag flag)
{
    return FLAGS[flag].text;
}

static gboolean
is(const cJSON *object, const char *key, const char *value)
{
    const char *text = gk_read_text(object, key);
    return text && strcmp(text, value) == 0;
}

static gboolean
has_members(const cJSON *item, const char *key)
{
    const cJSON *array = gk_read_get(item, key);
    return cJSON_IsArray(array) && array->child;
}

/* Was anything done to it that a reader should know of? */
static gboolean
is_repaired(const cJSON *item, const cJSON *value)
{
    static const char *const ORDINARY[] = { "joined_wrapped_text", "closed_up_label", "read_vertically", NULL };
    gboolean amount = is(value, "state", "number") || is(value, "state", "unreadable");
    const cJSON *repair;
    if (is(value, "state", "blank") || !has_members(item, "repairs"))
        return FALSE;
    cJSON_ArrayForEach(repair, gk_read_get(item, "repairs"))
    {
        const char *code = cJSON_GetStringValue(repair);
        if (code && (amount || !g_strv_contains(ORDINARY, code)))
            return TRUE;
    }
    return FALSE;
}

GkFlag
gk_flag_of(const cJSON *item, const cJSON *value)
{
    if (is(item, "standing", "contradicted"))
        return GK_FLAG_CONTRADICTED;
    if (is(value, "state", "unreadable"))
        return GK_FLAG_UNREADABLE;
    if (is(item, "standing", "doubtful") || has_members(item, "doubts"))
        return GK_FLAG_DOUBTFUL;
    return is_repaired(item, value) ? GK_FLAG_REPAIRED : GK_FLAG_NONE;
}

/* --- words --- */

const char *
gk_code_words(const char *list, const char *code)
{
    g_autofree char *path = g_strconcat("$defs/", list, NULL);
    g_autoptr(GArray) terms = gk_contract_list(path);
    for (guint i = 0; i < terms->len; i++) {
        const GkContractTerm *term = &g_array_index(terms, GkContractTerm, i);
        if (strcmp(term->value, code) == 0)
            return term->meaning;
    }
    return NULL;
}

/* --- reasons --- */

static void
put_line(GString *out, const char *format, const char *text)
{
    if (out->len >= ENOUGH)
        return;
    if (out->len)
        g_string_append_c(out, '\n');
    gsize room = ENOUGH - out->len, length = strlen(text);
    const char *end = text + MIN(length, room);
    if (length > room)
        end = g_utf8_find_prev_char(text, end + 1);
    g_autofree char *part = g_strndup(text, end ? (gsize) (end - text) : 0);
    g_string_append_printf(out, format, part);
    if (length > room)
        g_string_append(out, "…");
}

static void
put_codes(const cJSON *item, const char *key, const char *list, const char *format, GString *out)
{
    const cJSON *entry;
    if (!has_members(item, key))
        return;
    cJSON_ArrayForEach(entry, gk_read_get(item, key))
    {
        const char *code = cJSON_GetStringValue(entry), *words = code ? gk_code_words(list, code) : NULL;
        if (code)
            put_line(out, format, words ? words : code);
    }
}

static gboolean
has_doubt(const cJSON *item, const char *code)
{
    const cJSON *doubt;
    if (has_members(item, "doubts"))
        cJSON_ArrayForEach(doubt, gk_read_get(item, "doubts"))
        {
            const char *other = cJSON_GetStringValue(doubt);
            if (other && strcmp(other, code) == 0)
                return TRUE;
        }
    return FALSE;
}

/* What the diagnostics say of it that its doubts don't. */
static void
put_diagnostics(const GkExportDocument *document, const cJSON *item, GString *out)
{
    const char *id = gk_read_text(item, "id");
    const GPtrArray *list = id ? g_hash_table_lookup(document->diagnosed, id) : NULL;
    for (guint i = 0; list && i < list->len && out->len < ENOUGH; i++) {
        const cJSON *diagnostic = list->pdata[i];
        const char *code = gk_read_text(diagnostic, "code"), *message = gk_read_text(diagnostic, "message");
        if (message && !is(diagnostic, "severity", "note") && !(code && has_doubt(item, code)))
            put_line(out, "%s", message);
    }
}

void
gk_flag_reasons(const GkExportDocument *document, const cJSON *item, const cJSON *value, GString *out)
{
    GkFlag flag = gk_flag_of(item, value);
    const char *other = gk_read_text(item, "other_reading"), *printed = gk_read_text(item, "printed");
    if (flag == GK_FLAG_NONE)
        return;
    if (flag == GK_FLAG_CONTRADICTED || flag == GK_FLAG_UNREADABLE)
        put_line(out, flag == GK_FLAG_CONTRADICTED ? "contradicted: %s" : "unreadable: %s", gk_flag_text(flag));
    put_codes(item, "doubts", "doubt", "doubtful: %s", out);
    if (is(item, "standing", "doubtful") && !has_members(item, "doubts"))
        put_line(out, "doubtful: %s", gk_flag_text(GK_FLAG_DOUBTFUL));
    if (other)
        put_line(out, "it may say “%s” instead", other);
    put_diagnostics(document, item, out);
    put_codes(item, "repairs", "repair", "repaired: %s", out);
    if (printed && has_members(item, "repairs")) {
        g_auto(GStrv) lines = g_strsplit(printed, "\n", -1); /* of the page: a line of `out` is a reason */
        g_autofree char *line = g_strjoinv(" / ", lines);
        put_line(out, "printed: “%s”", line);
    }
}
