/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many wrong readings the identities see in real documents: mutation [-n MOST] FILE.pdf…
 *
 * In each document at most MOST amounts have another digit, stand in the column beside their own, or in a column that
 * stands in the place of another (tests/support/mutation.h), one at a time. GONGKAI_MUTATION=1 lists what is not caught.
 */
#include "tests/support/mutation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef GkMutations (*Mutate)(const GkMutator *mutator);

static const struct {
    const char *name;
    Mutate mutate;
} KINDS[] = { { "another digit", gk_mutate_digits },
              { "in the column beside", gk_mutate_places },
              { "columns exchanged", gk_mutate_columns } };

static void
print(const char *name, const char *kind, GkMutations counts)
{
    printf("%s: %s: tried %u, caught %u (%.2f %%), contradicted %u\n", name, kind, counts.tried, counts.caught,
           100.0 * counts.caught / MAX(counts.tried, 1), counts.failed);
}

static void
measure(const char *path, guint most, GkMutations all[])
{
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, NULL);
    if (!source)
        return;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
    GkMutator mutator = { disclosure, g_rand_new_with_seed(20230310), most, g_getenv("GONGKAI_MUTATION") != NULL };
    for (guint k = 0; k < G_N_ELEMENTS(KINDS); k++) {
        GkMutations counts = KINDS[k].mutate(&mutator);
        print(path, KINDS[k].name, counts);
        all[k].tried += counts.tried;
        all[k].caught += counts.caught;
        all[k].failed += counts.failed;
    }
    g_rand_free(mutator.random);
}

int
main(int argc, char **argv)
{
    guint most = 200;
    GkMutations all[G_N_ELEMENTS(KINDS)] = { 0 };
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
            most = (guint) strtoul(argv[++i], NULL, 10);
        else
            measure(argv[i], most, all);
    for (guint k = 0; k < G_N_ELEMENTS(KINDS); k++)
        print("all", KINDS[k].name, all[k]);
    return 0;
}
