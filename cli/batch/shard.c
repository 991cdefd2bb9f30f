/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/shard.h"

#include "data/sentence.h"
#include "export/output.h"

#include <cjson/cJSON.h>
#include <glib/gstdio.h>
#include <string.h>

#define VERSION 1
#define NAME "shard.json"
#define LONGEST (512u * 1024u * 1024u) /* some tens of millions of positions */

gboolean
gk_shard_parse(const char *text, guint *shard, guint *shards)
{
    const char *slash = strchr(text, '/');
    guint64 of = 0, number = 0;
    g_autofree char *before = slash ? g_strndup(text, (gsize) (slash - text)) : NULL;
    if (!slash || !g_ascii_string_to_unsigned(before, 10, 1, GK_LIMIT_SHARDS, &number, NULL) ||
        !g_ascii_string_to_unsigned(slash + 1, 10, number, GK_LIMIT_SHARDS, &of, NULL))
        return FALSE;
    *shard = (guint) number;
    *shards = (guint) of;
    return TRUE;
}

guint
gk_shard_of(const char *relative, guint shards)
{
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, relative, -1);
    hash[15] = '\0';
    return (guint) (g_ascii_strtoull(hash, NULL, 16) % shards) + 1;
}

/* --- the note --- */

void
gk_shard_note_clear(GkShardNote *note)
{
    g_free(note->list);
    g_free(note->fingerprint);
    g_free(note->folder);
    g_free(note->manifest);
    g_free(note->positions);
    *note = (GkShardNote) { 0 };
}

void
gk_shard_note_remove(const char *state)
{
    g_autofree char *path = g_build_filename(state, NAME, NULL);
    g_unlink(path);
}

gboolean
gk_shard_note_write(const GkShardNote *note, const char *state, GError **error)
{
    g_autofree char *path = g_build_filename(state, NAME, NULL), *folder = g_strescape(note->folder, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_printf(text,
                    "{\"version\":%d,\"shard\":%u,\"of\":%u,\"finished\":%s,\"inputs\":%u,\"list\":\"%s\",\"fingerprint\":\"%s\","
                    "\"positions\":[",
                    VERSION, note->shard, note->shards, note->finished ? "true" : "false", note->inputs, note->list,
                    note->fingerprint);
    for (guint i = 0; i < note->n_positions; i++)
        g_string_append_printf(text, "%s%u", i ? "," : "", note->positions[i]);
    /* a name of bytes, escaped to ASCII first: JSON's escapes are not C's */
    cJSON *quoted = cJSON_CreateString(folder);
    char *printed = cJSON_PrintUnformatted(quoted);
    g_string_append_printf(text, "],\"folder\":%s", printed);
    if (note->manifest)
        g_string_append_printf(text, ",\"manifest\":\"%s\"", note->manifest);
    g_string_append(text, "}\n");
    cJSON_free(printed);
    cJSON_Delete(quoted);
    return gk_output_write(path, text->str, text->len, error);
}

/* A whole number from 0 to `most`; FALSE for anything else. */
static gboolean
take_number(const cJSON *item, guint64 most, guint *number)
{
    if (!cJSON_IsNumber(item) || item->valuedouble < 0 || item->valuedouble > (double) most ||
        item->valuedouble != (double) (guint64) item->valuedouble)
        return FALSE;
    *number = (guint) item->valuedouble;
    return TRUE;
}

static gboolean
take_positions(GkShardNote *note, const cJSON *array)
{
    const cJSON *item;
    if (!cJSON_IsArray(array))
        return FALSE;
    note->positions = g_new(guint, MAX(cJSON_GetArraySize(array), 1));
    cJSON_ArrayForEach(item, array)
    {
        guint position;
        if (!take_number(item, G_MAXUINT, &position) || position >= note->inputs ||
            (note->n_positions && position <= note->positions[note->n_positions - 1]))
            return FALSE;
        note->positions[note->n_positions++] = position;
    }
    return TRUE;
}

static gboolean
take_text(char **to, const cJSON *json, const char *key)
{
    *to = g_strdup(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, key)));
    return *to != NULL;
}

static gboolean
take_note(GkShardNote *note, const cJSON *json)
{
    guint version;
    g_autofree char *folder = NULL;
#define ITEM(key) cJSON_GetObjectItemCaseSensitive(json, key)
    if (!take_number(ITEM("version"), VERSION, &version) || version != VERSION ||
        !take_number(ITEM("of"), GK_LIMIT_SHARDS, &note->shards) || !take_number(ITEM("shard"), note->shards, &note->shard) ||
        note->shard == 0 || !take_number(ITEM("inputs"), G_MAXUINT - 1, &note->inputs) ||
        !take_text(&note->list, json, "list") || !take_text(&note->fingerprint, json, "fingerprint") ||
        !take_text(&folder, json, "folder") || !take_positions(note, ITEM("positions")))
        return FALSE;
    note->folder = g_strcompress(folder);
    note->finished = cJSON_IsTrue(ITEM("finished"));
    take_text(&note->manifest, json, "manifest"); /* notes of earlier builds have none */
#undef ITEM
    return g_path_is_absolute(note->folder);
}

gboolean
gk_shard_note_parse(GkShardNote *note, const char *text, gsize length)
{
    *note = (GkShardNote) { 0 };
    cJSON *json = length < LONGEST ? cJSON_ParseWithLength(text, length) : NULL;
    gboolean known = json && take_note(note, json);
    cJSON_Delete(json);
    if (!known)
        gk_shard_note_clear(note);
    return known;
}

gboolean
gk_shard_note_read(GkShardNote *note, const char *state, GError **error)
{
    g_autofree char *path = g_build_filename(state, NAME, NULL), *text = NULL;
    gsize length;
    *note = (GkShardNote) { 0 };
    if (!g_file_get_contents(path, &text, &length, NULL)) {
        gk_error_set(error, GK_FILE_ERROR, G_IO_ERROR_NOT_FOUND,
                     "holds no shard: it was not written by gongkai batch --shard");
        return FALSE;
    }
    if (gk_shard_note_parse(note, text, length))
        return TRUE;
    gk_error_set(error, GK_FILE_ERROR, G_IO_ERROR_INVALID_DATA, "its shard.json is damaged; run that shard again");
    return FALSE;
}
