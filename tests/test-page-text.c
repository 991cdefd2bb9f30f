/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What page-dump writes of a page is read back as the same page.
 */
#include "extract/page_source.h"
#include "page-text.h"

static char *
write_page(GkPageSource *source, guint number)
{
    g_autoptr(GkPage) page = gk_page_source_read(source, number);
    GString *out = g_string_new(NULL);
    gk_page_write_text(page, out);
    return g_string_free(out, FALSE);
}

/* Pages are long: only what follows the first difference is shown. */
static void
assert_same(const char *a, const char *b)
{
    gsize i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    if (a[i] != b[i])
        g_error("after %zu bytes: \"%.60s\" instead of \"%.60s\"", i, a + i, b + i);
}

static void
assert_round_trip(GkPageSource *source, guint number)
{
    g_autofree char *written = write_page(source, number);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) back = gk_page_source_open_text(written, "written", &error);
    g_assert_no_error(error);
    g_autofree char *again = write_page(back, 1);
    assert_same(again, written);
}

static void
every_statement_comes_back(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "seeds", "text-source.page", NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, &error));
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, "seed", &error);
    g_assert_no_error(error);
    for (guint number = 1; number <= gk_page_source_info(source)->page_count; number++)
        assert_round_trip(source, number);
    g_autofree char *first = write_page(source, 1);
    g_assert_true(g_str_has_prefix(first,
                                   "page 595 842 rotate 90\n"
                                   "rule 50 100 190.5 100 width 0.25 color 333333\n"));
    g_assert_nonnull(
        g_strstr_len(first, -1,
                     "glyphs 105.2 115.2 10 \"合计72.73\" 60 70 69 79 87 92 96 101 105 110 114 119 123 128 "
                     "font \"SimSun,Bold\" color ff0000 bold\n"));
    g_assert_nonnull(g_strstr_len(first, -1, "glyphs 101 113 10 \"合计\" 60 70 80 overimage\n"));
    g_assert_nonnull(g_strstr_len(first, -1, "image 50 60 200 160 rules 5 4\n"));
    g_assert_nonnull(g_strstr_len(first, -1, "unread 60 100 66 106 4 picture color ff0000\n"));
    g_assert_nonnull(g_strstr_len(first, -1, "\"a\\\"b\\\\c\\ue000\""));
    g_assert_nonnull(
        g_strstr_len(first, -1, "rule 50 90 190 90 width 1.5 alpha 128 dashed\nfill 50 80 190 81 color cccccc"));
}

static void
real_pages_come_back(void)
{
    const char *shared = g_getenv("GONGKAI_SHARED");
    g_autofree char *folder = shared ? g_build_filename(shared, "corpus", NULL)
                                     : g_test_build_filename(G_TEST_DIST, "..", "..", "shared", "corpus", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (!dir) {
        g_test_skip("the corpus is not there");
        return;
    }
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autoptr(GkPageSource) source = g_str_has_suffix(name, ".pdf") ? gk_page_source_open(path, NULL, NULL) : NULL;
        for (guint number = 1; source && number <= gk_page_source_info(source)->page_count; number += 5)
            assert_round_trip(source, number);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/page-text/statements", every_statement_comes_back);
    g_test_add_func("/page-text/real", real_pages_come_back);
    return g_test_run();
}
