/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/shards.h"

#include "cli/batch/links.h"
#include "cli/options/options.h"
#include "data/messages.h"

#include <string.h>

/* --- one --- */

static void
shard_free(gpointer data)
{
    GkShard *shard = data;
    for (guint i = 0; i < shard->n_records; i++) {
        gk_record_clear(&shard->records[i]);
        g_free(shard->outputs[i]);
    }
    g_free(shard->records);
    g_free(shard->outputs);
    gk_shard_note_clear(&shard->note);
    g_free(shard->place);
    g_free(shard->state);
    g_free(shard->manifest);
    g_free(shard);
}

static GkShard *
shard_at(const char *place)
{
    GkShard *shard = g_new0(GkShard, 1);
    shard->place = g_strdup(place);
    shard->database = !g_file_test(place, G_FILE_TEST_IS_DIR);
    shard->state = shard->database ? g_strconcat(place, ".gongkai", NULL) : g_build_filename(place, ".gongkai", NULL);
    shard->manifest = g_build_filename(shard->database ? shard->state : place, "manifest.ndjson", NULL);
    return shard;
}

/* A name below the folder, as batch gives them: what is written and removed by it lies nowhere else, nor where batch
 * keeps what it knows. */
static gboolean
is_below(const char *output)
{
    g_auto(GStrv) parts = g_strsplit(output, "/", -1);
    for (char **part = parts; *part; part++)
        if (**part == '\0' || strcmp(*part, ".") == 0 || strcmp(*part, "..") == 0)
            return FALSE;
    return g_ascii_strcasecmp(parts[0], ".gongkai") != 0;
}

/* As many lines as the note has positions, all whole. */
static gboolean
take_lines(GkShard *shard, char *text, gsize length)
{
    char *line = text, *stop = text + length;
    for (char *end; (end = memchr(line, '\n', (gsize) (stop - line))); line = end + 1) {
        *end = '\0';
        if (shard->n_records == shard->note.n_positions ||
            !gk_record_from_line(&shard->records[shard->n_records], line))
            return FALSE;
        const char *output = shard->records[shard->n_records].output;
        shard->outputs[shard->n_records++] = g_strdup(output);
        if (output && !shard->database && !is_below(output))
            return FALSE;
    }
    return line == stop && shard->n_records == shard->note.n_positions;
}

static gboolean
is_what_was_written(const GkShard *shard, const char *text, gsize length)
{
    g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) text, length);
    return !shard->note.manifest || strcmp(sha256, shard->note.manifest) == 0;
}

static gboolean
read_manifest(GkShard *shard)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    guint count = MAX(shard->note.n_positions, 1);
    shard->records = g_new0(GkRecord, count);
    shard->outputs = g_new0(char *, count);
    if (g_file_get_contents(shard->manifest, &text, &length, NULL) && is_what_was_written(shard, text, length) &&
        take_lines(shard, text, length))
        return TRUE;
    gk_say("%s: its manifest is missing or damaged; run that shard again", shard->place);
    return FALSE;
}

/* --- held against each other --- */

/* Shards are of one run when they had the same inputs, and the same program and options read them. */
static gboolean
fits(const GkShard *shard, const GkShard *first)
{
    const GkShardNote *a = &shard->note, *b = &first->note;
    if (shard->database != first->database)
        gk_say("%s: one shard is a folder and the other a database; %s is the other", shard->place, first->place);
    else if (a->shards != b->shards)
        gk_say("%s: is shard %u/%u, but %s is %u/%u", shard->place, a->shard, a->shards, first->place, b->shard, b->shards);
    else if (a->inputs != b->inputs || strcmp(a->list, b->list) != 0)
        gk_say("%s: had other inputs (%u files) than %s (%u files); give all shards the same, and run again those that had "
               "others",
               shard->place, a->inputs, first->place, b->inputs);
    else if (strcmp(a->fingerprint, b->fingerprint) != 0)
        gk_say("%s: was read by another build of gongkai, or with other options, than %s; run one of them again",
               shard->place, first->place);
    else
        return TRUE;
    return FALSE;
}

static gboolean
add(GkShards *all, const char *place)
{
    g_autoptr(GError) error = NULL;
    GkShard *shard = shard_at(place);
    if (!gk_shard_note_read(&shard->note, shard->state, &error)) {
        g_autoptr(GkSentence) why = gk_error_sentence(error);
        gk_say("%s: %p", place, why);
        shard_free(shard);
        return FALSE;
    }
    for (guint i = 0; i < all->shards->len; i++) {
        const GkShard *other = g_ptr_array_index(all->shards, i);
        if (other->note.shard != shard->note.shard || other->note.shards != shard->note.shards)
            continue;
        gk_say("%s and %s are the same shard, %u/%u; name one of them", other->place, place, shard->note.shard,
               shard->note.shards);
        shard_free(shard);
        return FALSE;
    }
    gboolean fitting = all->shards->len == 0 || fits(shard, g_ptr_array_index(all->shards, 0));
    g_ptr_array_add(all->shards, shard);
    return fitting;
}

/* Those that are not there. Of those that are, the ones that are not finished are let go of. */
static gboolean
find_missing(GkShards *all, gboolean partial)
{
    guint of = ((GkShard *) g_ptr_array_index(all->shards, 0))->note.shards, absent = 0;
    g_autofree gboolean *there = g_new0(gboolean, of + 1);
    for (guint i = all->shards->len; i-- > 0;) {
        const GkShard *shard = g_ptr_array_index(all->shards, i);
        there[shard->note.shard] = TRUE;
        if (shard->note.finished)
            continue;
        gk_say("%s: shard %u/%u is not finished; run it again, and it goes on where it stopped", shard->place,
               shard->note.shard, of);
        g_ptr_array_add(all->missing, g_strdup_printf("%u/%u", shard->note.shard, of));
        g_ptr_array_remove_index(all->shards, i);
    }
    for (guint number = 1; number <= of; number++) {
        if (there[number])
            continue;
        if (absent++ < 20)
            gk_say("shard %u/%u is missing", number, of);
        g_ptr_array_add(all->missing, g_strdup_printf("%u/%u", number, of));
    }
    if (absent > 20)
        gk_say("and %u more shards are missing", absent - 20);
    return partial ? all->shards->len > 0 : all->missing->len == 0;
}

/* --- put together --- */

typedef struct {
    guint position, shard, index;
} Place;

static int
compare_positions(const void *a, const void *b)
{
    guint first = ((const Place *) a)->position, second = ((const Place *) b)->position;
    return (first > second) - (first < second);
}

static gboolean
put_in_order(GkShards *all)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (guint i = 0; i < all->shards->len; i++) {
        const GkShard *shard = g_ptr_array_index(all->shards, i);
        for (guint k = 0; k < shard->n_records; k++) {
            Place place = { shard->note.positions[k], i, k };
            g_array_append_val(places, place);
        }
    }
    if (places->len)
        qsort(places->data, places->len, sizeof(Place), compare_positions);
    all->records = g_new0(GkRecord, MAX(places->len, 1));
    all->whose = g_new0(guint, MAX(places->len, 1));
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        GkShard *shard = g_ptr_array_index(all->shards, place->shard);
        if (i && place[-1].position == place->position) {
            gk_say("%s: its shard.json is damaged; run that shard again", shard->place);
            return FALSE;
        }
        all->records[all->n_records] = shard->records[place->index];
        all->whose[all->n_records++] = place->shard;
        shard->records[place->index] = (GkRecord) { 0 };
    }
    return TRUE;
}

/* Of each content the first that was read, or the first. */
static GHashTable *
find_originals(const GkShards *all)
{
    GHashTable *originals = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < all->n_records; i++) {
        const GkRecord *record = &all->records[i];
        gpointer known = record->sha256 ? g_hash_table_lookup(originals, record->sha256) : NULL;
        const GkRecord *other = known ? &all->records[GPOINTER_TO_UINT(known) - 1] : NULL;
        if (record->sha256 && (!other || (!gk_outcome_is_read(other->outcome) && gk_outcome_is_read(record->outcome))))
            g_hash_table_insert(originals, record->sha256, GUINT_TO_POINTER(i + 1));
    }
    return originals;
}

static void
find_copies(GkShards *all)
{
    g_autoptr(GHashTable) originals = find_originals(all);
    g_autofree guint *original_of = g_new0(guint, all->n_records + 1);
    for (guint i = 0; i < all->n_records; i++)
        if (all->records[i].sha256)
            original_of[i] = GPOINTER_TO_UINT(g_hash_table_lookup(originals, all->records[i].sha256));
    g_hash_table_remove_all(originals); /* its keys are the records' */
    for (guint i = 0; i < all->n_records; i++)
        if (original_of[i] && original_of[i] != i + 1)
            gk_record_become_copy(&all->records[i], &all->records[original_of[i] - 1]);
}

gboolean
gk_shards_read(GkShards *all, char *const *places, gboolean partial)
{
    gboolean good = TRUE;
    *all = (GkShards) { .shards = g_ptr_array_new_with_free_func(shard_free),
                        .missing = g_ptr_array_new_with_free_func(g_free) };
    for (; *places; places++)
        good &= add(all, *places);
    if (!good || !find_missing(all, partial))
        return FALSE;
    for (guint i = 0; i < all->shards->len; i++)
        good &= read_manifest(g_ptr_array_index(all->shards, i));
    if (!good || !put_in_order(all))
        return FALSE;
    find_copies(all);
    gk_links_find(all->records, all->n_records);
    return TRUE;
}

void
gk_shards_clear(GkShards *all)
{
    for (guint i = 0; i < all->n_records; i++)
        gk_record_clear(&all->records[i]);
    g_free(all->records);
    g_free(all->whose);
    g_clear_pointer(&all->shards, g_ptr_array_unref);
    g_clear_pointer(&all->missing, g_ptr_array_unref);
}
