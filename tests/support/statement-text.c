/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/statement-text.h"

#include "tests/support/document-builder.h"

#include <string.h>

static void
append_decimal(GString *text, GkDecimal value)
{
    g_autofree char *printed = gk_decimal_to_string(value);
    g_string_append(text, printed);
}

static void
append_change(GString *text, const GkStatement *s)
{
    if (s->direction == GK_CHANGE_NONE && !s->has_change && !s->has_percent && !s->has_points)
        return;
    g_string_append_printf(text, "; %c", ".+-="[s->direction]);
    if (s->has_change) {
        g_string_append_c(text, ' ');
        append_decimal(text, s->change.decimal);
        g_string_append(text, s->change_unit);
    }
    if (s->has_percent) {
        g_string_append_c(text, ' ');
        append_decimal(text, s->percent);
        g_string_append_c(text, '%');
    }
    if (s->has_points) {
        g_string_append_c(text, ' ');
        append_decimal(text, s->points);
        g_string_append(text, " points");
    }
    if (s->base)
        g_string_append_printf(text, " vs %s", s->base);
}

static void
append_amount(GString *text, const GkStatement *s)
{
    if (s->amount.state != GK_VALUE_NUMBER)
        return;
    g_string_append(text, " = ");
    append_decimal(text, s->amount.decimal);
    g_string_append(text, s->unit ? s->unit : "");
    if (s->amount.has_yuan) {
        g_string_append(text, " (");
        append_decimal(text, s->amount.yuan);
        g_string_append(text, "元)");
    }
}

char *
gk_test_statement_text(const GkStatement *s)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "[%s] %s", s->topic, s->subject);
    if (s->year)
        g_string_append_printf(text, " @%u", s->year);
    if (s->figure)
        g_string_append_printf(text, " {%s}", s->figure);
    append_amount(text, s);
    if (s->has_share) {
        g_string_append(text, "; share ");
        append_decimal(text, s->share);
    }
    append_change(text, s);
    if (s->has_completion) {
        g_string_append(text, "; done ");
        append_decimal(text, s->completion);
        g_string_append_printf(text, "%% of %s", s->completion_of ? s->completion_of : "?");
    }
    for (guint i = 0; i < s->n_codes; i++)
        g_string_append_printf(text, "%s%s/%s", i ? " " : "; codes ", s->codes[i],
                               s->code_numbers[i] ? s->code_numbers[i] : "?");
    if (s->reason)
        g_string_append_printf(text, "; because %s", s->reason);
    return g_string_free(text, FALSE);
}

static char *
document_json(const char *organization, const char *const *paragraphs, guint n_paragraphs)
{
    GString *json = g_string_new("{\"doc\": \"test.pdf\", \"tables\": [{\"title\": \"表\", \"organization\": \"");
    g_string_append_printf(json, "%s\", \"pages\": [1], \"rows\": [[\"甲\", \"乙\"]]}], \"paragraphs\": [",
                           organization);
    for (guint i = 0; i < n_paragraphs; i++)
        g_string_append_printf(json, "%s\"%s\"", i ? ", " : "", paragraphs[i]);
    g_string_append(json, "]}");
    return g_string_free(json, FALSE);
}

GkDisclosure *
gk_test_statement_document(const char *organization, const char *const *paragraphs, guint n_paragraphs)
{
    g_autofree char *json = document_json(organization, paragraphs, n_paragraphs);
    return gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
}

void
gk_test_statements(const char *organization, const char *const *paragraphs, const char *const *expected)
{
    g_autoptr(GkDisclosure) disclosure =
        gk_test_statement_document(organization, paragraphs, g_strv_length((char **) paragraphs));
    guint next = 0;
    for (guint i = 0; paragraphs[i]; i++) {
        GString *found = g_string_new(NULL);
        for (; next < disclosure->n_statements && disclosure->statements[next].paragraph == i; next++) {
            g_autofree char *line = gk_test_statement_text(&disclosure->statements[next]);
            g_string_append_printf(found, "%s%s", found->len ? "\n" : "", line);
        }
        g_assert_cmpstr(found->str, ==, expected[i]);
        g_string_free(found, TRUE);
    }
    g_assert_cmpuint(next, ==, disclosure->n_statements);
}

void
gk_test_statement_lists(gconstpointer data)
{
    const char *const *const *lists = data;
    gk_test_statements("某市教育局", lists[0], lists[1]);
}
