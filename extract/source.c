/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Opening a file, and what all page sources share.
 *
 * The whole file is read into memory once: its hash names it, and a file that
 * changes while it is read cannot become half of one and half of another.
 */
#include "extract/limits.h"
#include "data/messages.h"
#include "extract/scan/scan.h"
#include "extract/source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_WITHIN 1024 /* bytes: where readers look for %PDF */

GK_DEFINE_ERROR_DOMAIN(gk_source_error_quark)

/* --- reading a file --- */

/* "can't be opened: %p" of the file `name`. */
static void
fail_by_errno(GError **error, const char *name, const char *format)
{
    g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND, name, format, why);
}

static void
fail_by_size(GError **error, const char *name)
{
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, name,
                       "larger than the bound of %u bytes; split the file", GK_LIMIT_FILE_BYTES);
}

/* A file whose size is known is not read up to the bound to find that out. */
static gboolean
is_beyond(int fd)
{
    struct stat facts;
    return fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && (guint64) facts.st_size > GK_LIMIT_FILE_BYTES;
}

GBytes *
gk_page_source_read_descriptor(int fd, const char *name, GError **error)
{
    guint8 buffer[65536];
    gssize got;
    if (is_beyond(fd)) {
        fail_by_size(error, name);
        return NULL;
    }
    GByteArray *bytes = g_byte_array_new();
    while ((got = read(fd, buffer, sizeof buffer)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || bytes->len + (guint64) got > GK_LIMIT_FILE_BYTES) {
            if (got < 0)
                fail_by_errno(error, name, N_("can't be read: %p"));
            else
                fail_by_size(error, name);
            g_byte_array_unref(bytes);
            return NULL;
        }
        g_byte_array_append(bytes, buffer, (guint) got);
    }
    return g_byte_array_free_to_bytes(bytes);
}

/* Only regular files are opened by name: a pipe or device could block for ever. */
int
gk_page_source_open_descriptor(const char *path, GError **error)
{
    struct stat facts;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        fail_by_errno(error, path, N_("can't be opened: %p"));
        return -1;
    }
    if (fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode))
        return fd;
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND, path,
                       S_ISDIR(facts.st_mode) ? N_("is a folder, not a file; name a PDF file")
                                              : N_("is a device or pipe, not a file; name a PDF file"));
    close(fd);
    return -1;
}

GBytes *
gk_page_source_read_file(const char *path, GError **error)
{
    if (strcmp(path, "-") == 0)
        return gk_page_source_read_descriptor(STDIN_FILENO, "standard input", error);
    int fd = gk_page_source_open_descriptor(path, error);
    if (fd < 0)
        return NULL;
    GBytes *bytes = gk_page_source_read_descriptor(fd, path, error);
    close(fd);
    return bytes;
}

GkPageSource *
gk_page_source_open(const char *path, const char *password, GError **error)
{
    g_autoptr(GBytes) bytes = gk_page_source_read_file(path, error);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    return bytes ? gk_page_source_open_bytes(bytes, name, password, error) : NULL;
}

/* What the first bytes say the file is instead of a PDF; NULL when they say nothing. */
static const char *
guess_kind(GBytes *bytes)
{
    static const struct {
        const char *magic;
        gsize length;
        const char *kind;
    } KINDS[] = {
        { "PK\003\004", 4, N_("a ZIP archive or an Office document (docx, xlsx, ofd)") },
        { "\320\317\021\340", 4, N_("an old Office document (doc, xls, wps)") },
        { "<!DOCTYPE", 9, N_("a web page") },
        { "<!doctype", 9, N_("a web page") },
        { "<html", 5, N_("a web page") },
        { "<HTML", 5, N_("a web page") },
        { "\211PNG", 4, N_("a PNG image") },
        { "\377\330\377", 3, N_("a JPEG image") },
        { "Rar!", 4, N_("a RAR archive") },
        { "7z\274\257", 4, N_("a 7z archive") },
        { "{\\rtf", 5, N_("an RTF document") },
        { "%!PS", 4, N_("a PostScript file") },
    };
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    while (size && g_ascii_isspace(*data))
        data++, size--;
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (size >= KINDS[i].length && memcmp(data, KINDS[i].magic, KINDS[i].length) == 0)
            return KINDS[i].kind;
    return NULL;
}

static gboolean
has_pdf_header(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return memmem(data, MIN(size, HEADER_WITHIN), "%PDF", 4) != NULL;
}

/* `kind`: what it is instead, NULL when that is not known. */
static void
fail_as_other(GError **error, const char *name, const char *kind)
{
    g_autoptr(GkSentence) words = kind ? gk_sentence_of_words(kind) : NULL;
    if (kind)
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_PDF, name,
                           "is not a PDF but %p (no %%PDF header in its first %d bytes); look at what was downloaded",
                           words, HEADER_WITHIN);
    else
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_PDF, name,
                           "is not a PDF (no %%PDF header in its first %d bytes); look at what was downloaded",
                           HEADER_WITHIN);
}

GkPageSource *
gk_page_source_open_bytes(GBytes *bytes, const char *name, const char *password, GError **error)
{
    if (g_bytes_get_size(bytes) == 0) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_EMPTY, name, "is empty (0 bytes); fetch it again");
        return NULL;
    }
    if (!has_pdf_header(bytes)) {
        fail_as_other(error, name, guess_kind(bytes));
        return NULL;
    }
    return gk_poppler_source_new(bytes, name, password, error);
}

/* --- the common part --- */

void
gk_page_source_init(GkPageSource *source, const GkPageSourceClass *klass, const char *name, GBytes *bytes)
{
    source->klass = klass;
    source->diagnostics = gk_diagnostics_new();
    g_autofree char *base = g_path_get_basename(name);
    source->info.file = g_utf8_make_valid(base, -1);
    source->info.bytes = g_bytes_get_size(bytes);
    source->info.sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}

void
gk_page_source_clear(GkPageSource *source)
{
    g_free((char *) source->info.file);
    g_free((char *) source->info.sha256);
    g_free((char *) source->info.producer);
    g_free((char *) source->info.creator);
    g_free((char *) source->info.title);
    g_free((char *) source->info.backend);
    g_free((char *) source->info.recognizer);
    g_free((char *) source->info.models);
    gk_diagnostics_free(source->diagnostics);
}

void
gk_page_source_free(GkPageSource *source)
{
    if (source)
        source->klass->free(source);
}

const GkSourceInfo *
gk_page_source_info(const GkPageSource *source)
{
    return &source->info;
}

void
gk_page_source_set_progress(GkPageSource *source, GkPageProgress progress, gpointer data)
{
    source->progress = progress;
    source->progress_data = data;
}

/* Pictures on it, where they are to be read. */
static void
recognize(GkPageSource *source, GkPage *page)
{
    GkBox box;
    if (!source->klass->draw || !gk_scan_is_wanted(page, source->ocr, &box))
        return;
    source->wants_recognition |= source->recognizer == NULL;
    if (!source->recognizer)
        return;
    gk_scan_page(page, source, source->recognizer, box);
    if (!source->info.recognizer) {
        source->info.recognizer = g_strdup(gk_recognizer_version(source->recognizer));
        source->info.models = g_strdup(gk_recognizer_models(source->recognizer));
    }
}

void
gk_page_source_set_recognizer(GkPageSource *source, GkRecognizer *recognizer, GkOcrMode mode)
{
    source->recognizer = recognizer;
    source->ocr = mode;
}

gboolean
gk_page_source_wants_recognition(const GkPageSource *source)
{
    return source->wants_recognition;
}

void
gk_page_source_set_lost(GkPageSource *source, const GkLostPages *lost)
{
    source->lost = lost;
}

void
gk_page_source_tell(GkPageSource *source, guint number, GkPageStage stage)
{
    if (source->progress)
        source->progress(number, source->info.page_count, stage, source->progress_data);
}

void
gk_page_source_begin(GkPageSource *source, guint number)
{
    if (source->told++ == 0)
        gk_page_source_tell(source, number, GK_PAGE_BEGINS);
}

void
gk_page_source_end(GkPageSource *source, guint number)
{
    if (--source->told == 0)
        gk_page_source_tell(source, number, GK_PAGE_OVER);
}

static GkPage *
read_with_progress(GkPageSource *source, guint number)
{
    gk_page_source_begin(source, number);
    GkPage *page = source->klass->read(source, number);
    recognize(source, page);
    gk_page_source_end(source, number);
    return page;
}

static GkPage *
failed_page(guint number)
{
    GkPage *page = gk_page_new(number, 0, 0, 0);
    page->failed = TRUE;
    return page;
}

/* Of the pages behind the last that is read, the first speaks for all. */
static GkPage *
lost_page(const GkLostPages *lost, guint number, const GkSentence *why)
{
    GkPage *page = failed_page(number);
    if (!lost->rest_from || number <= lost->rest_from)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_PAGE_LOST, number, NULL, "%p", why);
    return page;
}

GkPage *
gk_page_source_read(GkPageSource *source, guint number)
{
    g_autoptr(GkSentence) lost = gk_lost_pages_find(source->lost, number, source->info.page_count);
    if (lost)
        return lost_page(source->lost, number, lost);
    if (number >= 1 && number <= source->info.page_count)
        return read_with_progress(source, number);
    GkPage *page = failed_page(number);
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_PAGE_UNREADABLE, number, NULL,
                       "page %u does not exist: the document has %u", number, source->info.page_count);
    return page;
}

const GkDiagnostics *
gk_page_source_diagnostics(const GkPageSource *source)
{
    return source->diagnostics;
}

void
gk_page_source_fail_to_draw(GError **error, const char *file, guint number, const char *why)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, file, "page %u can't be drawn: %p", number, words);
}
