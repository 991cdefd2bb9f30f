/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Runs a fuzz target without a fuzzer, so that every test run tries it for a moment:
 *
 *   fuzz-NAME RUNS SEEDS...
 *
 * SEEDS are files; each is one input, or, when its name ends in .txt, each of its lines is one. A name that ends in "-" stands
 * for all files whose names begin so, of which there may be none.
 * Every seed is tried as it is, then RUNS mutations of them: pieces of seeds are dropped, doubled,
 * joined, and single bytes changed. The sequence is the same in every run.
 */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

#define LARGEST 65536
#define BEGINNING 64 /* bytes that half of the mutations are in: there stand heads */

static guint64 state = 0x9e3779b97f4a7c15u;

static guint
random_below(guint bound)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return bound ? (guint) ((state >> 33) % bound) : 0;
}

static void
add_seed(GPtrArray *seeds, const char *text, gsize length)
{
    g_ptr_array_add(seeds, g_byte_array_append(g_byte_array_new(), (const guint8 *) text, (guint) length));
}

static void
read_seeds(GPtrArray *seeds, const char *path)
{
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, &length, &error))
        g_error("%s", error->message);
    if (!g_str_has_suffix(path, ".txt")) {
        add_seed(seeds, text, length);
        return;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line)
            add_seed(seeds, *line, strlen(*line));
}

static int
compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, so that the sequence is the same everywhere. */
static void
read_all(GPtrArray *seeds, const char *prefix)
{
    g_autofree char *folder = g_path_get_dirname(prefix), *beginning = g_path_get_basename(prefix);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));)
        if (g_str_has_prefix(name, beginning))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, compare);
    for (guint i = 0; i < names->len; i++)
        read_seeds(seeds, g_ptr_array_index(names, i));
}

static const GByteArray *
any_seed(const GPtrArray *seeds)
{
    return g_ptr_array_index(seeds, random_below(seeds->len));
}

static void
mutate(GByteArray *input, const GPtrArray *seeds)
{
    guint at = random_below((random_below(2) ? MIN(input->len, BEGINNING) : input->len) + 1), length = random_below(MIN(input->len - at, 8) + 1);
    const GByteArray *other = any_seed(seeds);
    switch (random_below(4)) {
    case 0:
        if (length)
            g_byte_array_remove_range(input, at, length);
        break;
    case 1:
        if (at < input->len)
            input->data[at] = (guint8) random_below(256);
        break;
    case 2: {
        g_autoptr(GByteArray) tail = g_byte_array_append(g_byte_array_new(), input->data + at, input->len - at);
        guint from = random_below(other->len + 1);
        g_byte_array_set_size(input, at);
        g_byte_array_append(input, other->data + from, random_below(other->len - from + 1));
        g_byte_array_append(input, tail->data, tail->len);
        break;
    }
    default: {
        g_autoptr(GByteArray) copy = g_byte_array_append(g_byte_array_new(), input->data + at, length);
        g_byte_array_append(input, copy->data, copy->len);
    }
    }
    if (input->len > LARGEST)
        g_byte_array_set_size(input, LARGEST);
}

int
main(int argc, char **argv)
{
    if (argc < 3)
        g_error("usage: %s RUNS SEEDS...", argv[0]);
    g_autoptr(GPtrArray) seeds = g_ptr_array_new_with_free_func((GDestroyNotify) g_byte_array_unref);
    for (int i = 2; i < argc; i++) {
        if (g_str_has_suffix(argv[i], "-"))
            read_all(seeds, argv[i]);
        else
            read_seeds(seeds, argv[i]);
    }
    for (guint i = 0; i < seeds->len; i++) {
        const GByteArray *seed = g_ptr_array_index(seeds, i);
        LLVMFuzzerTestOneInput(seed->data, seed->len);
    }
    guint64 runs = g_ascii_strtoull(argv[1], NULL, 10);
    for (guint64 run = 0; run < runs; run++) {
        const GByteArray *seed = any_seed(seeds);
        g_autoptr(GByteArray) input = g_byte_array_append(g_byte_array_new(), seed->data, seed->len);
        for (guint k = 1 + random_below(6); k > 0; k--)
            mutate(input, seeds);
        LLVMFuzzerTestOneInput(input->data, input->len);
    }
    return 0;
}
