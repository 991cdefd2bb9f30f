/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whole documents, changed in ways that leave their tables alone: metamorphic KNOWN.tsv FOLDER…
 *
 * Each document is read once. Then its pages are moved, scaled, turned, their rules cut into pieces, their glyphs
 * delivered in another order, each glyph and rule moved by a third of a point, their rules withheld; and laid out
 * again. Each table of the unchanged document must be there still: the same cells, header, title, number, unit and
 * notes. Results are TAP, one test for each file and change; a folder that is not there is skipped.
 *
 * What is known to differ stands in KNOWN.tsv: file, change, number, why. The number is how many tables may differ:
 * more fails, fewer is told. With rules withheld nothing is promised: there the number is a floor for what stays of the
 * cells' neighbours, in percent (support/neighbours.h), and the result stands beside it.
 */
#include "tests/support/changed-pages.h"
#include "tests/support/layout-fixture.h"
#include "tests/support/neighbours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 20261130
#define SHOWN 3 /* differing tables named for each test */
#define LETTERS 100 /* shown of a new one */

typedef void (*Change)(GkPage *page, GRand *random);

static void
shift_little(GkPage *page, GRand *random)
{
    gk_page_move(page, 1, 0.37, 0.81);
}

static void
shift_far(GkPage *page, GRand *random)
{
    gk_page_move(page, 1, 57.3, 71.9);
}

static void
shrink(GkPage *page, GRand *random)
{
    gk_page_move(page, 0.707, 0, 0);
}

static void
enlarge(GkPage *page, GRand *random)
{
    gk_page_move(page, 1.414, 0, 0);
}

static void
turn_once(GkPage *page, GRand *random)
{
    gk_page_turn(page, 1);
}

static void
turn_over(GkPage *page, GRand *random)
{
    gk_page_turn(page, 2);
}

static void
turn_back(GkPage *page, GRand *random)
{
    gk_page_turn(page, 3);
}

static void
split(GkPage *page, GRand *random)
{
    gk_page_split_rules(page, 3, 40, random);
}

static void
jitter(GkPage *page, GRand *random)
{
    gk_page_jitter(page, 0.3, random);
}

static void
withhold_all(GkPage *page, GRand *random)
{
    gk_page_withhold(page, FALSE, FALSE);
}

static void
withhold_vertical(GkPage *page, GRand *random)
{
    gk_page_withhold(page, TRUE, FALSE);
}

static void
withhold_horizontal(GkPage *page, GRand *random)
{
    gk_page_withhold(page, FALSE, TRUE);
}

static const struct {
    const char *name;
    Change change;
    gboolean scored; /* nothing is promised */
} CHANGES[] = {
    { "shift-little", shift_little },
    { "shift-far", shift_far },
    { "shrink", shrink },
    { "enlarge", enlarge },
    { "turn-90", turn_once },
    { "turn-180", turn_over },
    { "turn-270", turn_back },
    { "split-rules", split },
    { "shuffle", gk_page_shuffle },
    { "jitter", jitter },
    { "no-rules", withhold_all, TRUE },
    { "level-rules-only", withhold_vertical, TRUE },
    { "upright-rules-only", withhold_horizontal, TRUE },
};

/* --- what must stay --- */

static void
describe_text(GString *out, const char *name, const GkText *text)
{
    if (*text->text)
        g_string_append_printf(out, "%s: %s\n", name, text->text);
}

static char *
describe(const GkTable *table)
{
    GString *out = g_string_new(NULL);
    describe_text(out, "number", &table->number);
    describe_text(out, "title", &table->title);
    describe_text(out, "organization", &table->organization);
    describe_text(out, "unit", &table->unit);
    for (guint i = 0; i < table->n_notes; i++)
        describe_text(out, "note", &table->notes[i]);
    g_autofree char *cells = gk_test_drawing(table);
    g_string_append_printf(out, "header rows: %u\n%s\n", table->header_row_count, cells);
    return g_string_free(out, FALSE);
}

static GPtrArray *
describe_all(const GkDocument *document)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < document->n_tables; i++)
        g_ptr_array_add(all, describe(&document->tables[i]));
    return all;
}

/* --- differences --- */

static char *
first_difference(const char *a, const char *b)
{
    g_auto(GStrv) as = g_strsplit(a, "\n", -1), bs = g_strsplit(b, "\n", -1);
    guint i = 0;
    while (as[i] && bs[i] && strcmp(as[i], bs[i]) == 0)
        i++;
    return g_strdup_printf("\"%s\" became \"%s\"", as[i] ? as[i] : "", bs[i] ? bs[i] : "");
}

/* The description in `others` that is most like `one`: longest common beginning, of those that nobody equals. */
static const char *
nearest(const char *one, const GPtrArray *others)
{
    const char *best = "";
    gsize most = 0;
    for (guint i = 0; i < others->len; i++) {
        const char *other = g_ptr_array_index(others, i);
        gsize same = 0;
        while (one[same] && one[same] == other[same])
            same++;
        if (same > most) {
            most = same;
            best = other;
        }
    }
    return best;
}

static void
tell(const GkTable *table, const char *one, const GPtrArray *others)
{
    g_autoptr(GkSentence) words = gk_table_words(table, 0);
    g_autofree char *difference = first_difference(one, nearest(one, others));
    printf("#   %s: %s\n", gk_sentence_text(words), difference);
}

static void
tell_new(const char *one)
{
    g_autofree char *start = g_utf8_substring(one, 0, MIN(LETTERS, g_utf8_strlen(one, -1)));
    printf("#   new: %s\n", g_strdelimit(start, "\n", '/'));
}

/* How many tables are no longer there; names some. Tables too many count, too. */
static guint
count_differing(const GkDocument *before, const GPtrArray *old, GPtrArray *new)
{
    guint lost = 0;
    guint surplus = new->len > old->len ? new->len - old->len : 0;
    for (guint i = 0; i < old->len; i++) {
        guint found;
        const char *one = g_ptr_array_index(old, i);
        if (g_ptr_array_find_with_equal_func(new, one, g_str_equal, &found)) {
            g_ptr_array_remove_index(new, found);
            continue;
        }
        if (lost++ < SHOWN)
            tell(&before->tables[i], one, new);
    }
    for (guint i = 0; surplus && i < MIN(new->len, SHOWN); i++)
        tell_new(g_ptr_array_index(new, i));
    return lost + surplus;
}

/* --- what is known --- */

/* How many tables may differ, or how many percent must stay; 0 when nothing is said. */
static guint
known(const char *list, const char *file, const char *change)
{
    g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
        if (g_strv_length(fields) >= 4 && strcmp(fields[0], file) == 0 && strcmp(fields[1], change) == 0)
            return (guint) atoi(fields[2]);
    }
    return 0;
}

/* --- the run --- */

typedef struct {
    Change change;
    GRand *random;
} Call;

static void
call(GkPage *page, gpointer data)
{
    const Call *c = data;
    c->change(page, c->random);
}

static GkDocument *
lay_out(GPtrArray *pages, Change change)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(SEED);
    Call data = { change, random };
    g_autoptr(GkPageSource) source = gk_changed_pages_new(pages, "changed", call, &data);
    GkDocument *document = gk_document_new(source, NULL);
    g_autofree char *problem = NULL;
    if (!gk_document_verify(document, &problem))
        printf("#   the document breaks a promise: %s\n", problem);
    return document;
}

static void
nothing(GkPage *page, GRand *random)
{
}

/* One line of TAP, "ok" or not, and what follows. */
static void
result(gboolean ok, guint number, const char *file, const char *change, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    g_autofree char *words = g_strdup_vprintf(format, rest);
    va_end(rest);
    printf("%s %u %s %s: %s\n", ok ? "ok" : "not ok", number, file, change, words);
}

static void
compare(const GkDocument *before, const GkDocument *after, guint number, const char *file, const char *change,
        guint may)
{
    g_autoptr(GPtrArray) old = describe_all(before), new = describe_all(after);
    guint tables = old->len, differing = count_differing(before, old, new);
    result(differing <= may, number, file, change, "%u of %u tables differ, %u may", differing, tables, may);
    if (differing < may)
        printf("#   better than the list of what is known: make it %u\n", differing);
}

static void
score(const GkDocument *before, const GkDocument *after, guint number, const char *file, const char *change,
      guint floor)
{
    g_autoptr(GHashTable) old = gk_test_neighbours(before), new = gk_test_neighbours(after);
    double percent = 100 * gk_test_neighbours_alike(old, new);
    result(percent >= floor, number, file, change, "%.1f %% of the neighbours stay, of at least %u", percent, floor);
}

static void
try_file(const char *path, const char *list, guint *number)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *file = g_path_get_basename(path);
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, &error);
    if (!source) {
        result(FALSE, ++*number, file, "opened", "%s", error->message);
        return;
    }
    g_autoptr(GPtrArray) pages = gk_pages_read(source);
    g_autoptr(GkDocument) before = lay_out(pages, nothing);
    for (guint i = 0; i < G_N_ELEMENTS(CHANGES); i++) {
        g_autoptr(GkDocument) after = lay_out(pages, CHANGES[i].change);
        (CHANGES[i].scored ? score : compare)(before, after, ++*number, file, CHANGES[i].name,
                                              known(list, file, CHANGES[i].name));
    }
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* All PDFs of a folder, by name. */
static GPtrArray *
files_of(const char *path)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        if (g_str_has_suffix(name, ".pdf"))
            g_ptr_array_add(files, g_build_filename(path, name, NULL));
    g_ptr_array_sort(files, compare_names);
    return files;
}

int
main(int argc, char **argv)
{
    g_autofree char *list = NULL;
    guint number = 0;
    if (argc < 3 || !g_file_get_contents(argv[1], &list, NULL, NULL)) {
        fprintf(stderr, "usage: metamorphic KNOWN.tsv FOLDER…\n");
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        g_autoptr(GPtrArray) files = files_of(argv[i]);
        for (guint j = 0; j < files->len; j++)
            try_file(g_ptr_array_index(files, j), list, &number);
        if (!files->len)
            printf("ok %u %s # SKIP no documents\n", ++number, argv[i]);
    }
    printf("1..%u\n", number);
    return 0;
}
