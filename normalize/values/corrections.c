/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/corrections.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#define SCHEMA "gongkai-corrections/1"
#define MOST_BYTES (64u * 1024u * 1024u)
#define FEW 3u /* documents that are named */

GK_DEFINE_ERROR_DOMAIN(gk_corrections_error_quark)

struct _GkCorrections {
    GPtrArray *trees; /* cJSON *: all texts belong to them */
    GPtrArray *names; /* hashes of documents, in their order; owned by the trees */
    GHashTable *documents; /* hash -> GPtrArray of GkCorrection * */
};

static GkCorrections *
corrections_new(void)
{
    GkCorrections *corrections = g_new0(GkCorrections, 1);
    corrections->trees = g_ptr_array_new_with_free_func((GDestroyNotify) cJSON_Delete);
    corrections->names = g_ptr_array_new();
    corrections->documents = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
    return corrections;
}

void
gk_corrections_free(GkCorrections *corrections)
{
    if (!corrections)
        return;
    g_hash_table_unref(corrections->documents);
    g_ptr_array_unref(corrections->names);
    g_ptr_array_unref(corrections->trees);
    g_free(corrections);
}

/* --- reading --- */

static const char *
text_of(const cJSON *object, const char *key)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

static guint
page_of(const cJSON *object)
{
    const cJSON *page = cJSON_GetObjectItemCaseSensitive(object, "page");
    return cJSON_IsNumber(page) && page->valuedouble >= 1 && page->valuedouble <= G_MAXINT ? (guint) page->valuedouble : 0;
}

static gboolean
read_box(const cJSON *json, GkBox *box)
{
    double *const sides[] = { &box->x0, &box->y0, &box->x1, &box->y1 };
    if (!cJSON_IsArray(json) || cJSON_GetArraySize(json) != 4)
        return FALSE;
    for (int i = 0; i < 4; i++) {
        const cJSON *side = cJSON_GetArrayItem(json, i);
        if (!cJSON_IsNumber(side) || !isfinite(side->valuedouble))
            return FALSE;
        *sides[i] = side->valuedouble;
    }
    return TRUE;
}

/* NULL where something is missing. */
static GkCorrection *
read_correction(const cJSON *json)
{
    const cJSON *statement = cJSON_GetObjectItemCaseSensitive(json, "statement");
    GkCorrection correction = { .anchor = text_of(json, "anchor"),
                                .page = page_of(json),
                                .old_reading = text_of(json, "old"),
                                .new_reading = text_of(json, "new"),
                                .note = text_of(json, "note") };
    if (!correction.anchor && cJSON_IsObject(statement)) {
        correction.item = text_of(statement, "item");
        correction.page = page_of(statement);
        correction.has_box = read_box(cJSON_GetObjectItemCaseSensitive(statement, "box"), &correction.box);
    }
    if (!correction.old_reading || !correction.new_reading || (!correction.anchor && correction.page == 0))
        return NULL;
    return g_memdup2(&correction, sizeof correction);
}

static gboolean
read_document(GkCorrections *corrections, const cJSON *json, const char *name, GError **error)
{
    const char *sha256 = text_of(json, "sha256");
    const cJSON *item, *list = cJSON_GetObjectItemCaseSensitive(json, "corrections");
    if (!sha256 || !cJSON_IsArray(list)) {
        gk_error_set(error, GK_CORRECTIONS_ERROR, GK_CORRECTIONS_ERROR_FORM,
                    "%s: one of its documents has no \"sha256\" or no \"corrections\"", name);
        return FALSE;
    }
    GPtrArray *of_document = g_hash_table_lookup(corrections->documents, sha256);
    if (!of_document) {
        of_document = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(corrections->documents, (gpointer) sha256, of_document);
        g_ptr_array_add(corrections->names, (gpointer) sha256);
    }
    guint number = 0;
    cJSON_ArrayForEach(item, list)
    {
        GkCorrection *correction = read_correction(item);
        number++;
        if (!correction) {
            gk_error_set(error, GK_CORRECTIONS_ERROR, GK_CORRECTIONS_ERROR_FORM,
                        "%s: correction %u of document %.64s has no place (\"anchor\" or \"statement\" with its page), no "
                        "\"old\" or no \"new\"",
                        name, number, sha256);
            return FALSE;
        }
        g_ptr_array_add(of_document, correction);
    }
    return TRUE;
}

static gboolean
read_text(GkCorrections *corrections, const char *text, const char *name, GError **error)
{
    cJSON *json = cJSON_Parse(text);
    const cJSON *document, *documents = cJSON_GetObjectItemCaseSensitive(json, "documents");
    g_ptr_array_add(corrections->trees, json);
    if (g_strcmp0(text_of(json, "schema"), SCHEMA) != 0 || !cJSON_IsArray(documents)) {
        gk_error_set(error, GK_CORRECTIONS_ERROR, GK_CORRECTIONS_ERROR_FORM,
                     "%s: is no file of corrections (its \"schema\" must be \"%s\"); download one from a page of gongkai "
                     "review",
                     name, SCHEMA);
        return FALSE;
    }
    cJSON_ArrayForEach(document, documents) if (!read_document(corrections, document, name, error)) return FALSE;
    return TRUE;
}

GkCorrections *
gk_corrections_parse(const char *text, const char *name, GError **error)
{
    g_autoptr(GkCorrections) corrections = corrections_new();
    return read_text(corrections, text, name, error) ? g_steal_pointer(&corrections) : NULL;
}

static gboolean
read_file(GkCorrections *corrections, const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &text, &length, error))
        return FALSE;
    if (length <= MOST_BYTES)
        return read_text(corrections, text, path, error);
    gk_error_set(error, GK_CORRECTIONS_ERROR, GK_CORRECTIONS_ERROR_FORM, "%s: larger than the bound of %u bytes", path,
                MOST_BYTES);
    return FALSE;
}

static int
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_folder(GkCorrections *corrections, const char *path, GError **error)
{
    GDir *folder = g_dir_open(path, 0, error);
    if (!folder)
        return FALSE;
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(folder));)
        if (g_str_has_suffix(name, ".json"))
            g_ptr_array_add(files, g_build_filename(path, name, NULL));
    g_dir_close(folder);
    g_ptr_array_sort(files, by_name);
    for (guint i = 0; i < files->len; i++)
        if (!read_file(corrections, files->pdata[i], error))
            return FALSE;
    return TRUE;
}

GkCorrections *
gk_corrections_load(const char *path, GError **error)
{
    g_autoptr(GkCorrections) corrections = corrections_new();
    gboolean done = g_file_test(path, G_FILE_TEST_IS_DIR) ? read_folder(corrections, path, error)
                                                          : read_file(corrections, path, error);
    return done ? g_steal_pointer(&corrections) : NULL;
}

/* --- asking --- */

const GPtrArray *
gk_corrections_of(const GkCorrections *corrections, const char *sha256)
{
    const GPtrArray *of_document =
        corrections && sha256 ? g_hash_table_lookup(corrections->documents, sha256) : NULL;
    return of_document && of_document->len ? of_document : NULL;
}

static void
update(GChecksum *sum, const char *text)
{
    /* With its NUL, and with a mark where there is none. */
    g_checksum_update(sum, (const guchar *) (text ? text : "\1"), (gssize) (text ? strlen(text) : 1) + 1);
}

static void
update_of(GChecksum *sum, const GPtrArray *of_document)
{
    for (guint i = 0; i < of_document->len; i++) {
        const GkCorrection *correction = of_document->pdata[i];
        g_autofree char *place =
            correction->anchor ? NULL
                               : g_strdup_printf("%u %d %.0f %.0f", correction->page, correction->has_box,
                                                 correction->box.x0 * 100, correction->box.y0 * 100);
        update(sum, correction->anchor);
        update(sum, place);
        update(sum, correction->item);
        update(sum, correction->old_reading);
        update(sum, correction->new_reading);
        update(sum, correction->note);
    }
}

char *
gk_corrections_hash(const GkCorrections *corrections, const char *sha256)
{
    const GPtrArray *of_document = gk_corrections_of(corrections, sha256);
    if (!of_document)
        return NULL;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    update_of(sum, of_document);
    return g_strdup(g_checksum_get_string(sum));
}

char *
gk_corrections_hash_all(const GkCorrections *corrections)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < corrections->names->len; i++) {
        update(sum, corrections->names->pdata[i]);
        update_of(sum, g_hash_table_lookup(corrections->documents, corrections->names->pdata[i]));
    }
    return g_strdup(g_checksum_get_string(sum));
}

char *
gk_corrections_documents(const GkCorrections *corrections)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < MIN(corrections->names->len, FEW); i++)
        g_string_append_printf(text, "%s%.64s", i ? ", " : "", (const char *) corrections->names->pdata[i]);
    if (corrections->names->len > FEW)
        g_string_append_printf(text, " and %u more", corrections->names->len - FEW);
    return g_string_free(text, FALSE);
}
