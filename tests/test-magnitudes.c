/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A table that prints another unit than its siblings' amounts allow. */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <string.h>

#define TABLE(title, unit, rows) \
    "{\"title\": \"" title "\", \"unit\": \"" unit "\", \"header_rows\": 1, \"rows\": [[\"项目\", \"决算数\"], " rows "]}"
#define IN_YUAN "[\"一、培训费\", \"1234567.80\"], [\"二、差旅费\", \"456700.00\"], [\"合计\", \"1691267.80\"]"
#define IN_WAN "[\"培训费\", \"123.46\"], [\"差旅费\", \"45.67\"], [\"总计\", \"169.13\"]"

/* The numbers of the tables that are told to print a wrong unit: "1 3". */
static char *
told(GkDocument *document)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++) {
        const GkDiagnostic *d = gk_diagnostics_get(disclosure->diagnostics, i);
        if (d->code == GK_DIAGNOSTIC_UNIT_CONFLICT && d->n_cells > 1)
            g_string_append_printf(list, "%s%u", list->len ? " " : "", d->cells[0].table + 1);
    }
    return g_string_free(list, FALSE);
}

static void
expect(const char *tables, const char *paragraphs, const char *expected)
{
    g_autofree char *json =
        g_strdup_printf("{\"tables\": [%s], \"paragraphs\": [%s]}", tables, paragraphs ? paragraphs : "");
    g_autofree char *found = told(gk_test_document_new(json));
    g_assert_cmpstr(found, ==, expected);
}

static void
legitimate_mixtures_are_quiet(void)
{
    expect(TABLE("甲表", "元", IN_YUAN) "," TABLE("乙表", "万元", IN_WAN), NULL, "");
    expect(TABLE("甲表", "万元", IN_WAN) "," TABLE("乙表", "万元", IN_WAN), "\"培训费123.46万元，差旅费45.67万元。\"", "");
    /* Round numbers and other items have nothing to say. */
    expect(TABLE("甲表", "元", "[\"培训费\", \"3000000\"], [\"差旅费\", \"200000\"]") "," TABLE(
               "乙表", "万元", "[\"培训费\", \"3\"], [\"会议费\", \"45.67\"]"),
           NULL, "");
    /* One item with few digits may be chance. */
    expect(TABLE("甲表", "元", "[\"培训费\", \"12340\"], [\"差旅费\", \"77.77\"]") "," TABLE(
               "乙表", "万元", "[\"培训费\", \"12340\"], [\"差旅费\", \"99.99\"]"),
           NULL, "");
}

static void
the_odd_one_is_told(void)
{
    expect(TABLE("甲表", "元", IN_YUAN) "," TABLE("乙表", "元", IN_WAN) "," TABLE("丙表", "万元", IN_WAN), NULL, "2");
    expect(TABLE("甲表", "万元", IN_YUAN) "," TABLE("乙表", "万元", IN_WAN) "," TABLE("丙表", "万元", IN_WAN), NULL, "1");
    expect(TABLE("甲表", "千元", "[\"培训费\", \"1234.57\"], [\"差旅费\", \"456.70\"]") "," TABLE(
               "乙表", "元", "[\"培训费\", \"1234.57\"], [\"差旅费\", \"456.70\"]") "," TABLE("丙表", "元", IN_YUAN),
           NULL, "2");
    /* Nothing says which. */
    expect(TABLE("甲表", "元", IN_YUAN) "," TABLE("乙表", "元", IN_WAN), NULL, "1 2");
}

static void
against_the_text(void)
{
    expect(TABLE("甲表", "元", IN_WAN), "\"培训费123.46万元，差旅费45.67万元。\"", "1");
    expect("{\"title\": \"三公表\", \"unit\": \"元\", \"header_rows\": 1, \"rows\": [[\"公务接待费\", \"培训费\"], "
           "[\"12.34\", \"123.46\"]]}",
           "\"公务接待费12.34万元，培训费123.46万元。\"", "1");
}

/* Every unit of the ground truth, exchanged: most tables share enough with another to be told. */
static void
exchanged_units_are_told(void)
{
    g_auto(GStrv) names = gk_test_corpus_names();
    if (!names) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    guint tried = 0, found = 0, others = 0;
    for (char **name = names; *name; name++) {
        g_autoptr(GkDocument) plain = gk_test_document_corpus(*name);
        for (guint t = 0; t < plain->n_tables; t++) {
            const char *unit = plain->tables[t].unit.text, *other = strcmp(unit, "元") == 0 ? "万元" : "元";
            if (!*unit)
                continue;
            GkDocument *document = gk_test_document_corpus(*name);
            document->tables[t].unit.text = other;
            g_autofree char *tables = told(document), *own = g_strdup_printf("%u", t + 1);
            g_auto(GStrv) list = g_strsplit(tables, " ", -1);
            gboolean hit = g_strv_contains((const char *const *) list, own);
            tried++;
            found += hit;
            others += *tables && (!hit || list[1]);
        }
    }
    g_test_message("%u of %u exchanged units told, in %u cases with or instead of another table", found, tried, others);
    g_assert_cmpuint(found * 100, >=, tried * 60);
    g_assert_cmpuint(others * 100, <=, tried * 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/magnitudes/mixtures", legitimate_mixtures_are_quiet);
    g_test_add_func("/magnitudes/odd-one", the_odd_one_is_told);
    g_test_add_func("/magnitudes/text", against_the_text);
    g_test_add_func("/magnitudes/exchanged", exchanged_units_are_told);
    return g_test_run();
}
