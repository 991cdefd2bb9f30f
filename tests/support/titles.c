/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/titles.h"

#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

static GkDisclosure *
with_titles(const GkTestTitle *titles, guint n)
{
    GString *json = g_string_new("{\"tables\": [");
    for (guint i = 0; i < n; i++) {
        g_auto(GStrv) parts = g_strsplit(titles[i].title, "\"", -1);
        g_autofree char *title = g_strjoinv("\\\"", parts);
        g_string_append_printf(json, "%s{\"title\": \"%s\", \"rows\": [[\"甲\", \"乙\"], [\"丙\", \"丁\"]]}",
                               i ? "," : "", title);
    }
    g_string_append(json, "]}");
    GkDisclosure *disclosure = gk_disclosure_new(gk_test_document_new(json->str), NULL, NULL);
    g_string_free(json, TRUE);
    return disclosure;
}

void
gk_test_titles(const GkTestTitle *titles, guint n)
{
    g_autoptr(GkDisclosure) disclosure = with_titles(titles, n);
    guint wrong = 0;
    for (guint i = 0; i < n; i++)
        if (g_strcmp0(disclosure->tables[i].kind, titles[i].kind) != 0) {
            g_test_message("%s: %s, not %s", titles[i].title, disclosure->tables[i].kind, titles[i].kind);
            wrong++;
        }
    g_assert_cmpuint(wrong, ==, 0);
}
