/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences of many kinds of disclosure with what must be read from them: tests/data/statements.txt.
 *
 * A line "P …" is a paragraph, the lines "E …" behind it are its statements as one line of text each
 * (tests/support/statement-text.h); an empty line parts two documents, # begins a comment.
 */
#include "tests/support/document-builder.h"
#include "tests/support/statement-text.h"

#include <locale.h>
#include <string.h>

#define ORGANIZATION "某市教育局"

typedef struct {
    GPtrArray *paragraphs; /* char * */
    GPtrArray *expected; /* GString * */
} Document;

static void
free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

static void
clear_document(gpointer data)
{
    Document *document = data;
    g_ptr_array_unref(document->paragraphs);
    g_ptr_array_unref(document->expected);
}

static void
add_line(GArray *documents, const char *line, gboolean *open)
{
    if (!*line)
        *open = FALSE;
    if (!*line || *line == '#')
        return;
    if (!*open) {
        Document fresh = { g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(free_string) };
        g_array_append_val(documents, fresh);
        *open = TRUE;
    }
    Document *document = &g_array_index(documents, Document, documents->len - 1);
    if (g_str_has_prefix(line, "P ")) {
        g_ptr_array_add(document->paragraphs, g_strdup(line + 2));
        g_ptr_array_add(document->expected, g_string_new(NULL));
        return;
    }
    g_assert_true(g_str_has_prefix(line, "E ") && document->expected->len);
    g_string_append_printf(g_ptr_array_index(document->expected, document->expected->len - 1), "%s\n", line + 2);
}

static GArray *
read_documents(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "statements.txt", NULL), *text = NULL;
    g_autoptr(GError) error = NULL;
    GArray *documents = g_array_new(FALSE, FALSE, sizeof(Document));
    g_array_set_clear_func(documents, clear_document);
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    gboolean open = FALSE;
    for (guint i = 0; lines[i]; i++)
        add_line(documents, lines[i], &open);
    return documents;
}

/* The number of paragraphs read otherwise than expected. */
static guint
compare(const Document *document)
{
    guint wrong = 0, next = 0;
    g_autoptr(GkDisclosure) disclosure = gk_test_statement_document(
        ORGANIZATION, (const char *const *) document->paragraphs->pdata, document->paragraphs->len);
    for (guint i = 0; i < document->paragraphs->len; i++) {
        g_autoptr(GString) found = g_string_new(NULL);
        for (; next < disclosure->n_statements && disclosure->statements[next].paragraph == i; next++) {
            g_autofree char *line = gk_test_statement_text(&disclosure->statements[next]);
            g_string_append_printf(found, "%s\n", line);
        }
        const GString *expected = g_ptr_array_index(document->expected, i);
        if (strcmp(found->str, expected->str) == 0)
            continue;
        g_test_message("%s\nexpected:\n%sread:\n%s", (const char *) g_ptr_array_index(document->paragraphs, i),
                       expected->str, found->str);
        wrong++;
    }
    return wrong;
}

static void
sentences(void)
{
    g_autoptr(GArray) documents = read_documents();
    guint wrong = 0, n = 0;
    for (guint i = 0; i < documents->len; i++) {
        wrong += compare(&g_array_index(documents, Document, i));
        n += g_array_index(documents, Document, i).paragraphs->len;
    }
    g_assert_cmpuint(n, >, 0);
    g_test_message("%u of %u paragraphs as expected", n - wrong, n);
    g_assert_cmpuint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8"); /* the messages are Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/statement-sentences", sentences);
    return g_test_run();
}
