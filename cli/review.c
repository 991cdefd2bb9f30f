/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai review: a page in which a person holds what was read against the pages.
 *
 * From a PDF, which is read as `extract` reads it, or from JSON made earlier and
 * the PDF that it was made from: any other file is refused, by its hash.
 */
#include "cli/command.h"
#include "cli/extract_one.h"
#include "export/output.h"
#include "export/review/review.h"
#include "extract/snapshot.h"

#include <math.h>
#include <string.h>

#define DPI 110u /* small print can be read, and a page takes 30 KB */
#define LEAST_DPI 36u
#define MOST_DPI 400u
#define LONG 300u /* pages; a longer document gets smaller pictures, so that the file stays below 50 MB */
#define DPI_OF_LONG 90u
#define ROOM (27u * 1024u * 1024u) /* bytes of all pictures; a third more in the file */
#define LEAST_SHARE (24u * 1024u) /* of it for one page, however many there are */

typedef struct {
    GkExtractOptions extract;
    const char *file, *pdf, *output;
    gboolean no_pictures;
    guint dpi; /* 0: not asked for */
} Options;

typedef struct {
    GkPageSource *source;
    double scale;
    gboolean bounded; /* no resolution was asked for: what is too large for its share is drawn smaller */
    gsize used; /* bytes so far */
} Album;

static gboolean
is_pdf(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return data && memmem(data, MIN(size, 1024), "%PDF", 4) != NULL;
}

static GBytes *
draw(const Album *album, guint number, double scale, GError **error)
{
    g_autoptr(GkSnapshot) snapshot = gk_snapshot_new(album->source, number, NULL, scale, error);
    return snapshot ? gk_snapshot_png(snapshot, error) : NULL;
}

/* What is left of the room is for the pages that are left. */
static gsize
share_of(const Album *album, guint number)
{
    guint pages = gk_page_source_info(album->source)->page_count;
    gsize left = album->used < ROOM ? ROOM - album->used : 0;
    return MAX(left / MAX(pages - MIN(number, pages) + 1, 1), LEAST_SHARE);
}

/* A scan takes ten times what text does: it is drawn again, smaller, where it is too large for its share. */
static GBytes *
take_picture(guint number, gpointer data, GError **error)
{
    Album *album = data;
    GBytes *png = draw(album, number, album->scale, error);
    gsize share = share_of(album, number), size = png ? g_bytes_get_size(png) : 0;
    if (album->bounded && size > share) {
        g_bytes_unref(png);
        png = draw(album, number, MAX(album->scale * sqrt((double) share / (double) size), LEAST_DPI / 72.0), error);
    }
    album->used += png ? g_bytes_get_size(png) : 0;
    return png;
}

static guint
dpi_for(const Options *options, const GkPageSource *source)
{
    guint pages = gk_page_source_info(source)->page_count;
    return options->dpi ? options->dpi : pages > LONG ? DPI_OF_LONG : DPI;
}

/* --- the document --- */

/* The JSON was made from these bytes. */
static gboolean
is_of(const GkExportDocument *document, const GkPageSource *source, const Options *options)
{
    const char *of_json = gk_read_text(gk_read_get(document->json, "source"), "sha256");
    const char *of_file = gk_page_source_info(source)->sha256;
    if (g_strcmp0(of_json, of_file) == 0)
        return TRUE;
    gk_say("%s: was made from another file than %s: its sha256 is %.64s, that of the PDF is %s", options->file,
           options->pdf, of_json && g_str_is_ascii(of_json) ? of_json : "not told", of_file);
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
    g_autoptr(GkExtraction) extraction = gk_extract_bytes(bytes, options->file, &options->extract);
    if (extraction->message)
        gk_say("%p", extraction->message);
    if (!extraction->json || (extraction->exit == GK_EXIT_FAILED && extraction->pages == 0))
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

static GkExit
write_page(const GkExportDocument *document, GkPageSource *source, const Options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) complaints = g_string_new(NULL);
    Album album = { source, source ? dpi_for(options, source) / 72.0 : 1, options->dpi == 0, 0 };
    GkReviewPictures pictures = { take_picture, &album, complaints };
    g_autoptr(GString) page = gk_review_page(document, source ? &pictures : NULL, &error);
    gboolean done = page && (options->output ? gk_output_write(options->output, page->str, page->len, &error)
                                             : gk_output_print(page->str, page->len, &error));
    if (!done) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    say_lines(complaints->str);
    return complaints->len ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}

static GkPageSource *
open_pdf(const char *path, GBytes *bytes, const Options *options)
{
    g_autoptr(GError) error = NULL;
    GkPageSource *source = bytes ? gk_page_source_open_bytes(bytes, path, options->extract.password, &error)
                                 : gk_page_source_open(path, options->extract.password, &error);
    if (!source)
        gk_say("%s", error->message);
    return source;
}

static GkExit
review_json(GBytes *bytes, const Options *options)
{
    g_autoptr(GkExportDocument) document = document_of_json(bytes, options);
    g_autoptr(GkPageSource) source = NULL;
    if (!document)
        return GK_EXIT_FAILED;
    if (!options->pdf && !options->no_pictures) {
        gk_say("%s: name the PDF that it was made from with --pdf, or go without pictures with --no-pictures",
               options->file);
        return GK_EXIT_FAILED;
    }
    if (options->pdf && !(source = open_pdf(options->pdf, NULL, options)))
        return GK_EXIT_FAILED;
    if (source && !is_of(document, source, options))
        return GK_EXIT_FAILED;
    return write_page(document, options->no_pictures ? NULL : source, options);
}

static GkExit
review_pdf(GBytes *bytes, const Options *options)
{
    GkExit read = GK_EXIT_COMPLETE;
    g_autoptr(GkExportDocument) document = document_of_pdf(bytes, options, &read);
    g_autoptr(GkPageSource) source = NULL;
    if (!document)
        return GK_EXIT_FAILED;
    if (!options->no_pictures && !(source = open_pdf(options->file, bytes, options)))
        return GK_EXIT_FAILED;
    GkExit written = write_page(document, source, options);
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
                                            .profile = gk_settings_text(settings, "profile"),
                                            .compact = TRUE };
    if (!gk_extract_load_corrections(&options->extract, gk_settings_text(settings, "corrections"), 1))
        return FALSE;
    options->file = files[0];
    options->output = output && strcmp(output, "-") != 0 ? output : NULL;
    if (!files[0] || files[1]) {
        gk_say("review: name one PDF, or one JSON of gongkai extract and its PDF with --pdf");
        return FALSE;
    }
    if (gk_settings_text(settings, "dpi") && (options->dpi < LEAST_DPI || options->dpi > MOST_DPI)) {
        gk_say("--dpi %s: must be from %u to %u", gk_settings_text(settings, "dpi"), LEAST_DPI, MOST_DPI);
        return FALSE;
    }
    return TRUE;
}

GkExit
gk_command_review(const GkSettings *settings)
{
    Options options;
    g_autoptr(GError) error = NULL;
    if (!prepare(&options, settings))
        return GK_EXIT_FAILED;
    g_autoptr(GBytes) bytes = gk_page_source_read_file(options.file, &error);
    if (!bytes) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    if (!is_pdf(bytes))
        return review_json(bytes, &options);
    if (!options.pdf)
        return review_pdf(bytes, &options);
    gk_say("review: %s is a PDF itself; --pdf goes with a JSON", options.file);
    return GK_EXIT_FAILED;
}
