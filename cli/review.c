/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai review: a page in which a person holds what was read against the pages.
 *
 * From a PDF, which is read as `extract` reads it, or from JSON made earlier and
 * the PDF that it was made from: any other file is refused, by its hash.
 */
#include "cli/pictures/album.h"
#include "cli/options/command.h"
#include "cli/worker/limits.h"
#include "export/output.h"
#include "export/review/review.h"
#include "extract/limits.h"

#include <string.h>

typedef struct {
    GkExtractOptions extract;
    GkPoolOptions pool;
    GkConfined *confined; /* what reads and draws */
    const char *file, *pdf, *output;
    gboolean no_pictures;
    guint dpi; /* 0: not asked for */
} Options;

static gboolean
is_pdf(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return data && memmem(data, MIN(size, 1024), "%PDF", 4) != NULL;
}

/* --- the document --- */

/* The JSON was made from the file with that SHA-256. */
static gboolean
is_of(const GkExportDocument *document, const char *sha256, const Options *options)
{
    const char *of_json = gk_read_text(gk_read_get(document->json, "source"), "sha256");
    if (g_strcmp0(of_json, sha256) == 0)
        return TRUE;
    gk_say("%s: was made from another file than %s: its sha256 is %.64s, that of the PDF is %s", options->file,
           options->pdf, of_json && g_str_is_ascii(of_json) ? of_json : "not told", sha256);
    return FALSE;
}

static GkExportDocument *
document_of_json(GBytes *bytes, const Options *options)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length), *end = NULL;
    g_autoptr(GkExportDocument) document =
        gk_export_document_parse(text ? text : "", length, options->file, &end, &error);
    if (!document) {
        gk_say("%s", error->message);
        return NULL;
    }
    while (end < text + length && g_ascii_isspace(*end))
        end++;
    if (end < text + length) {
        gk_say("%s: holds several documents; a review page is of one", options->file);
        return NULL;
    }
    return g_steal_pointer(&document);
}

/* NULL after a message. `result` is that of reading: a file of which nothing could be read has pages to look at. */
static GkExportDocument *
document_of_pdf(GBytes *bytes, const Options *options, GkExit *result)
{
    g_autoptr(GError) error = NULL;
    GkJob *job = gk_confined_open_bytes(bytes, options->file, &error);
    if (!job) {
        gk_say_error(error);
        return NULL;
    }
    g_autoptr(GkExtraction) extraction = gk_confined_extract_job(options->confined, job);
    if (extraction->message)
        gk_say("%p", extraction->message);
    if (!extraction->json || (extraction->exit == GK_EXIT_FAILED && extraction->counts.pages == 0))
        return NULL;
    GkExportDocument *document =
        gk_export_document_parse(extraction->json, strlen(extraction->json), options->file, NULL, &error);
    if (!document)
        gk_say("%s", error->message);
    *result = extraction->exit == GK_EXIT_COMPLETE ? GK_EXIT_COMPLETE : GK_EXIT_WARNINGS;
    return document;
}

/* --- the page --- */

static void
say_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line)
            gk_say("%s", *line);
}

/* The first and the last page that the document has, whatever it says. */
static void
find_pages(const GkExportDocument *document, guint *first, guint *last)
{
    const cJSON *pages = gk_read_get(document->json, "pages"), *page;
    *first = *last = 1;
    cJSON_ArrayForEach(page, pages) {
        int number = CLAMP(gk_read_integer(page, "number", 1), 1, (int) GK_LIMIT_PAGES);
        *first = page == pages->child ? (guint) number : *first;
        *last = MAX(*last, (guint) number);
    }
}

/* Pictures of the document in `bytes`; NULL after a message. */
static GkAlbum *
open_album(const GkExportDocument *document, GBytes *bytes, const char *name, const Options *options)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_autoptr(GkJob) job = gk_confined_open_bytes(bytes, name, &error);
    guint first, last;
    find_pages(document, &first, &last);
    g_autoptr(GkAlbum) album =
        job ? gk_album_new(options->confined, g_steal_fd(&job->fd), name, sha256, options->dpi, last) : NULL;
    if (album && gk_album_turn_to(album, first, &error))
        return g_steal_pointer(&album);
    gk_say_error(error);
    return NULL;
}

static GkExit
write_page(const GkExportDocument *document, GkAlbum *album, const Options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) complaints = g_string_new(NULL);
    GkReviewPictures pictures = { gk_album_picture, album, complaints };
    g_autoptr(GString) page = gk_review_page(document, album ? &pictures : NULL, &error);
    gboolean done = page && (options->output ? gk_output_write(options->output, page->str, page->len, &error)
                                             : gk_output_print(page->str, page->len, &error));
    if (!done) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    say_lines(complaints->str);
    return complaints->len ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}

/* NULL after a message. */
static GBytes *
read_file(const char *path)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = gk_page_source_read_file(path, &error);
    if (!bytes)
        gk_say("%s", error->message);
    return bytes;
}

static GkExit
review_json(GBytes *bytes, const Options *options)
{
    g_autoptr(GkExportDocument) document = document_of_json(bytes, options);
    g_autoptr(GkAlbum) album = NULL;
    if (!document)
        return GK_EXIT_FAILED;
    if (!options->pdf && !options->no_pictures) {
        gk_say("%s: name the PDF that it was made from with --pdf, or go without pictures with --no-pictures",
               options->file);
        return GK_EXIT_FAILED;
    }
    g_autoptr(GBytes) pdf = options->pdf ? read_file(options->pdf) : NULL;
    if (options->pdf && !pdf)
        return GK_EXIT_FAILED;
    g_autofree char *sha256 = pdf ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, pdf) : NULL;
    if (pdf && !is_of(document, sha256, options))
        return GK_EXIT_FAILED;
    if (!options->no_pictures && !(album = open_album(document, pdf, options->pdf, options)))
        return GK_EXIT_FAILED;
    return write_page(document, album, options);
}

static GkExit
review_pdf(GBytes *bytes, const Options *options)
{
    GkExit read = GK_EXIT_COMPLETE;
    g_autoptr(GkExportDocument) document = document_of_pdf(bytes, options, &read);
    g_autoptr(GkAlbum) album = NULL;
    if (!document)
        return GK_EXIT_FAILED;
    if (!options->no_pictures && !(album = open_album(document, bytes, options->file, options)))
        return GK_EXIT_FAILED;
    GkExit written = write_page(document, album, options);
    return written == GK_EXIT_COMPLETE ? read : written;
}

static gboolean
prepare(Options *options, const GkSettings *settings)
{
    char **files = gk_settings_arguments(settings);
    const char *output = gk_settings_text(settings, "output");
    *options = (Options) { .pdf = gk_settings_text(settings, "pdf"),
                           .no_pictures = gk_settings_flag(settings, "no-pictures"),
                           .dpi = gk_settings_number(settings, "dpi", 0) };
    options->extract = (GkExtractOptions) { .password = gk_settings_text(settings, "password"),
                                            .compact = TRUE };
    if (!gk_worker_limits(&options->pool, settings) || !gk_extract_set_recognition(&options->extract, settings) ||
        !gk_extract_load_profile(&options->extract, gk_settings_text(settings, "profile")) ||
        !gk_extract_load_corrections(&options->extract, gk_settings_text(settings, "corrections"), 1))
        return FALSE;
    options->file = files[0];
    options->output = output && strcmp(output, "-") != 0 ? output : NULL;
    if (!files[0] || files[1]) {
        gk_say("review: name one PDF, or one JSON of gongkai extract and its PDF with --pdf");
        return FALSE;
    }
    if (gk_settings_text(settings, "dpi") && (options->dpi < GK_ALBUM_LEAST_DPI || options->dpi > GK_ALBUM_MOST_DPI)) {
        gk_say("--dpi %s: must be from %u to %u", gk_settings_text(settings, "dpi"), GK_ALBUM_LEAST_DPI, GK_ALBUM_MOST_DPI);
        return FALSE;
    }
    return TRUE;
}

GkExit
gk_command_review(const GkSettings *settings)
{
    Options options;
    if (!prepare(&options, settings))
        return GK_EXIT_FAILED;
    g_autoptr(GBytes) bytes = read_file(options.file);
    if (!bytes)
        return GK_EXIT_FAILED;
    options.pool.extract = &options.extract;
    options.pool.perform = gk_album_perform;
    g_autoptr(GkConfined) confined = options.confined = gk_confined_new(&options.pool);
    if (!is_pdf(bytes))
        return review_json(bytes, &options);
    if (!options.pdf)
        return review_pdf(bytes, &options);
    gk_say("review: %s is a PDF itself; --pdf goes with a JSON", options.file);
    return GK_EXIT_FAILED;
}
