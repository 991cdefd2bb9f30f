/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of tables and cells that stay.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define TABLE(title, rows) "{\"title\": \"" title "\", \"unit\": \"万元\", \"header_rows\": 1, \"rows\": [[\"项目\", \"预算数\", \"决算数\"]" rows "]}"
#define RENT ", [\"租赁费\", \"12.00\", \"11.50\"]"
#define TRAVEL ", [\"差旅费\", \"3.00\", \"2.75\"]"
#define FUEL ", [\"燃料费\", \"0.80\", \"0.80\"]"

static GkDisclosure *
load(const char *tables)
{
    g_autofree char *json = g_strdup_printf("{\"tables\": [%s]}", tables);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

static const char *
anchor_of(const GkDisclosure *disclosure, guint table, const char *text)
{
    const GkTableMeaning *meaning = &disclosure->tables[table];
    for (guint i = 0; i < meaning->table->n_cells; i++)
        if (strcmp(meaning->table->cells[i].text, text) == 0)
            return meaning->cell_anchors[i];
    g_assert_not_reached();
}

/* What follows the table's anchor. */
static const char *
place_of(const GkDisclosure *disclosure, guint table, const char *text)
{
    return strchr(anchor_of(disclosure, table, text), ':') + 1;
}

/* A table before is found: nothing changes but the ids. */
static void
table_before(void)
{
    g_autoptr(GkDisclosure) alone = load(TABLE("机关运行经费", RENT TRAVEL));
    g_autoptr(GkDisclosure) second = load(TABLE("车辆费用", FUEL) "," TABLE("机关运行经费", RENT TRAVEL));
    g_assert_cmpstr(alone->tables[0].anchor, ==, second->tables[1].anchor);
    g_assert_cmpstr(alone->tables[0].anchor, !=, second->tables[0].anchor);
    for (guint i = 0; i < alone->tables[0].table->n_cells; i++)
        g_assert_cmpstr(alone->tables[0].cell_anchors[i], ==, second->tables[1].cell_anchors[i]);
}

/* The first half names the words, the second the figures. */
static void
halves(void)
{
    g_autoptr(GkDisclosure) before = load(TABLE("机关运行经费", RENT));
    g_autoptr(GkDisclosure) after = load(TABLE("机关运行经费", ", [\"租赁费\", \"12.00\", \"11.40\"]"));
    g_assert_true(strncmp(before->tables[0].anchor, after->tables[0].anchor, 9) == 0);
    g_assert_cmpstr(before->tables[0].anchor, !=, after->tables[0].anchor);
    g_autoptr(GkDisclosure) other = load(TABLE("培训经费", RENT));
    g_assert_false(strncmp(before->tables[0].anchor, other->tables[0].anchor, 9) == 0);
    g_assert_cmpstr(strchr(before->tables[0].anchor, '-'), ==, strchr(other->tables[0].anchor, '-'));
}

/* A cell is called by its row and its column, wherever they stand. */
static void
cells(void)
{
    g_autoptr(GkDisclosure) few = load(TABLE("机关运行经费", RENT));
    g_autoptr(GkDisclosure) more = load(TABLE("机关运行经费", TRAVEL RENT));
    g_assert_cmpstr(place_of(few, 0, "11.50"), ==, place_of(more, 0, "11.50"));
    g_assert_cmpstr(place_of(few, 0, "12.00"), !=, place_of(few, 0, "11.50"));
    g_assert_cmpstr(place_of(more, 0, "12.00"), !=, place_of(more, 0, "3.00"));
}

/* What is called alike is counted: no two names are the same. */
static void
alike(void)
{
    g_autoptr(GkDisclosure) twice = load(TABLE("车辆费用", FUEL) "," TABLE("车辆费用", FUEL));
    g_assert_true(g_str_has_suffix(twice->tables[1].anchor, "~2"));
    g_assert_true(g_str_has_prefix(twice->tables[1].anchor, twice->tables[0].anchor));
    g_autoptr(GkDisclosure) rows = load(TABLE("车辆费用", FUEL ", [\"燃料费\", \"0.90\", \"0.95\"]"));
    g_assert_true(g_str_has_suffix(place_of(rows, 0, "0.90"), "~2"));
    g_assert_cmpstr(place_of(rows, 0, "0.90"), !=, place_of(rows, 0, "0.95"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/anchors/table-before", table_before);
    g_test_add_func("/anchors/halves", halves);
    g_test_add_func("/anchors/cells", cells);
    g_test_add_func("/anchors/alike", alike);
    return g_test_run();
}
