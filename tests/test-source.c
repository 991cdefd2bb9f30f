/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is said of files that cannot be read, and what is known of those that can.
 */
#include "extract/page_source.h"
#include "support/raw-pdf.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static GBytes *
small_pdf(void)
{
    const RawPdf pdf = { .contents = "1 w 10 20 m 60 20 l S BT /F1 12 Tf 20 50 Td (Text) Tj ET" };
    return raw_pdf(&pdf);
}

/* Opening `bytes` must fail with `code` and a message with the file's name and `word` in it. */
static void
assert_refused(const char *data, gsize size, GkSourceError code, const char *word)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_assert_null(gk_page_source_open_bytes(bytes, "name.pdf", NULL, &error));
    g_assert_error(error, GK_SOURCE_ERROR, (gint) code);
    g_assert_true(g_str_has_prefix(error->message, "name.pdf: "));
    if (!strstr(error->message, word))
        g_error("no \"%s\" in \"%s\"", word, error->message);
}

static void
other_files_are_refused(void)
{
    assert_refused("", 0, GK_SOURCE_ERROR_EMPTY, "empty");
    assert_refused("hello", 5, GK_SOURCE_ERROR_NOT_PDF, "not a PDF");
    assert_refused("\n<!DOCTYPE html><html>", 22, GK_SOURCE_ERROR_NOT_PDF, "web page");
    assert_refused("PK\003\004rest", 8, GK_SOURCE_ERROR_NOT_PDF, "Office");
    assert_refused("%PDF-1.7\n", 9, GK_SOURCE_ERROR_DAMAGED, "damaged");
}

static void
a_header_may_come_late(void)
{
    g_autoptr(GBytes) pdf = small_pdf();
    g_autoptr(GByteArray) late = g_byte_array_new();
    for (guint i = 0; i < 1000; i++)
        g_byte_array_append(late, (const guint8 *) "\n", 1);
    g_byte_array_append(late, g_bytes_get_data(pdf, NULL), (guint) g_bytes_get_size(pdf));
    g_autoptr(GBytes) bytes = g_bytes_new(late->data, late->len);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "late.pdf", NULL, &error);
    g_assert_no_error(error);
    g_byte_array_prepend(late, (const guint8 *) "                                        ", 40);
    assert_refused((const char *) late->data, late->len, GK_SOURCE_ERROR_NOT_PDF, "not a PDF");
}

static void
a_cut_file_is_read_with_a_warning_or_refused(void)
{
    g_autoptr(GBytes) pdf = small_pdf();
    gsize size = g_bytes_get_size(pdf);
    const char *data = g_bytes_get_data(pdf, NULL);
    g_autoptr(GBytes) most = g_bytes_new(data, size - 60); /* without its trailer */
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(most, "cut.pdf", NULL, &error);
    if (source)
        g_assert_cmpint(gk_diagnostics_worst(gk_page_source_diagnostics(source)), >=, GK_SEVERITY_WARNING);
    else
        g_assert_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED);
    assert_refused(data, 60, GK_SOURCE_ERROR_DAMAGED, "cut off");
}

/* Every cut of a file gives a source or an error, and pages without a crash. */
static void
any_cut_is_survived(void)
{
    g_autoptr(GBytes) pdf = small_pdf();
    for (gsize size = 9; size < g_bytes_get_size(pdf); size += 7) {
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(pdf, 0, size);
        g_autoptr(GError) error = NULL;
        g_autoptr(GkPageSource) source = gk_page_source_open_bytes(cut, "cut.pdf", NULL, &error);
        g_assert_true((source != NULL) != (error != NULL));
        g_autoptr(GkPage) page = source ? gk_page_source_read(source, 1) : NULL;
        g_assert_true(!page || !page->failed || gk_diagnostics_count(page->diagnostics) > 0);
    }
}

static void
facts_are_known(void)
{
    g_autoptr(GBytes) pdf = small_pdf();
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(pdf, "some/where/facts.pdf", NULL, NULL);
    const GkSourceInfo *info = gk_page_source_info(source);
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, pdf);
    g_assert_cmpstr(info->file, ==, "facts.pdf");
    g_assert_cmpstr(info->sha256, ==, sum);
    g_assert_cmpuint(info->bytes, ==, g_bytes_get_size(pdf));
    g_assert_cmpuint(info->page_count, ==, 1);
    g_assert_false(info->encrypted);
    g_assert_true(g_str_has_prefix(info->backend, "poppler "));
    g_assert_cmpuint(gk_diagnostics_count(gk_page_source_diagnostics(source)), ==, 0);
}

static void
pages_are_the_same_each_time(void)
{
    g_autoptr(GBytes) pdf = small_pdf();
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(pdf, "a.pdf", NULL, NULL);
    g_autoptr(GkPage) first = gk_page_source_read(source, 1), second = gk_page_source_read(source, 1);
    g_assert_cmpuint(first->glyphs->len, ==, 4);
    g_assert_cmpmem(first->glyphs->data, first->glyphs->len * sizeof(GkGlyph), second->glyphs->data,
                    second->glyphs->len * sizeof(GkGlyph));
    g_assert_cmpuint(first->marks->len, ==, second->marks->len);
    g_autoptr(GkPage) none = gk_page_source_read(source, 0), beyond = gk_page_source_read(source, 2);
    g_assert_true(none->failed && beyond->failed);
    g_assert_cmpint(gk_diagnostics_get(beyond->diagnostics, 0)->code, ==, GK_DIAGNOSTIC_PAGE_UNREADABLE);
}

/* --- files --- */

static void
assert_path_refused(const char *path, const char *word)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(gk_page_source_open(path, NULL, &error));
    g_assert_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND);
    if (!strstr(error->message, word) || !strstr(error->message, path))
        g_error("no \"%s\" or no name in \"%s\"", word, error->message);
}

static void
only_files_are_opened(void)
{
    g_autofree char *folder = g_dir_make_tmp("gongkai-XXXXXX", NULL);
    g_autofree char *missing = g_build_filename(folder, "missing.pdf", NULL);
    g_autofree char *fifo = g_build_filename(folder, "fifo.pdf", NULL);
    g_autofree char *file = g_build_filename(folder, "file.pdf", NULL);
    g_autoptr(GBytes) pdf = small_pdf();
    g_autoptr(GError) error = NULL;
    assert_path_refused(folder, "folder");
    assert_path_refused(missing, "opened");
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    assert_path_refused(fifo, "pipe");
    g_assert_true(g_file_set_contents(file, g_bytes_get_data(pdf, NULL), (gssize) g_bytes_get_size(pdf), &error));
    g_autoptr(GkPageSource) source = gk_page_source_open(file, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(gk_page_source_info(source)->file, ==, "file.pdf");
    g_unlink(fifo);
    g_unlink(file);
    g_rmdir(folder);
}

/* --- passwords --- */

/* The file encrypted by qpdf with the password "secret"; NULL without qpdf. */
static char *
encrypt(const char *folder, const char *bits)
{
    g_autofree char *program = g_find_program_in_path("qpdf");
    if (!program)
        return NULL;
    g_autofree char *plain = g_build_filename(folder, "plain.pdf", NULL);
    char *locked = g_build_filename(folder, "locked.pdf", NULL);
    g_autoptr(GBytes) pdf = small_pdf();
    g_assert_true(g_file_set_contents(plain, g_bytes_get_data(pdf, NULL), (gssize) g_bytes_get_size(pdf), NULL));
    const char *arguments[] = {
        program, "--allow-weak-crypto", "--encrypt", "secret", "owner", bits, "--", plain, locked, NULL
    };
    int status = 1;
    g_spawn_sync(NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL);
    g_assert_cmpint(status, ==, 0);
    g_unlink(plain);
    return locked;
}

static void
passwords_open_files(gconstpointer bits)
{
    g_autofree char *folder = g_dir_make_tmp("gongkai-XXXXXX", NULL), *locked = encrypt(folder, bits);
    if (!locked) {
        g_test_skip("qpdf is not there");
        g_rmdir(folder);
        return;
    }
    g_autoptr(GError) without = NULL, wrong = NULL, right = NULL;
    g_assert_null(gk_page_source_open(locked, NULL, &without));
    g_assert_error(without, GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD);
    g_assert_nonnull(strstr(without->message, "--password"));
    g_assert_null(gk_page_source_open(locked, "wrong", &wrong));
    g_assert_error(wrong, GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD);
    g_autoptr(GkPageSource) source = gk_page_source_open(locked, "secret", &right);
    g_assert_no_error(right);
    g_assert_true(gk_page_source_info(source)->encrypted);
    g_autoptr(GkPage) page = gk_page_source_read(source, 1);
    g_assert_cmpuint(page->glyphs->len, ==, 4);
    g_assert_cmpuint(page->marks->len, ==, 1);
    g_unlink(locked);
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/source/other-files", other_files_are_refused);
    g_test_add_func("/source/late-header", a_header_may_come_late);
    g_test_add_func("/source/cut", a_cut_file_is_read_with_a_warning_or_refused);
    g_test_add_func("/source/any-cut", any_cut_is_survived);
    g_test_add_func("/source/facts", facts_are_known);
    g_test_add_func("/source/pages", pages_are_the_same_each_time);
    g_test_add_func("/source/files", only_files_are_opened);
    g_test_add_data_func("/source/password/40", "40", passwords_open_files);
    g_test_add_data_func("/source/password/128", "128", passwords_open_files);
    g_test_add_data_func("/source/password/256", "256", passwords_open_files);
    return g_test_run();
}
