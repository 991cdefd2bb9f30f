/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Page sources: where pages come from.
 *
 * Two implementations: a PDF read by Poppler (the only place in the program
 * that knows Poppler and cairo) and a short text description of pages, by
 * which table code is tested without a PDF.
 */
#pragma once

#include "extract/lost_pages.h"
#include "extract/page.h"

G_BEGIN_DECLS

#define GK_SOURCE_ERROR (gk_source_error_quark())
GQuark gk_source_error_quark(void);

typedef enum {
    GK_SOURCE_ERROR_NOT_FOUND,  /* no such file, a folder, or not readable */
    GK_SOURCE_ERROR_EMPTY,      /* zero bytes */
    GK_SOURCE_ERROR_NOT_PDF,    /* no %PDF header: something else under that name */
    GK_SOURCE_ERROR_DAMAGED,    /* a PDF that cannot be opened: cut off or broken */
    GK_SOURCE_ERROR_PASSWORD,   /* encrypted, and the password is missing or wrong */
    GK_SOURCE_ERROR_SYNTAX,     /* a text description with a mistake; the message names the line */
    GK_SOURCE_ERROR_LIMIT,      /* larger than the documented bounds */
    GK_SOURCE_ERROR_CRASHED,    /* these three by a process that watches the one which reads */
    GK_SOURCE_ERROR_TIMED_OUT,
    GK_SOURCE_ERROR_MEMORY,
} GkSourceError;

/* Facts about the file. Strings are UTF-8 or NULL; they belong to the source. */
typedef struct {
    const char *file;      /* the name given by the caller, without folders */
    const char *sha256;    /* of the bytes, lower-case hexadecimal */
    guint64 bytes;
    guint page_count;
    const char *producer, *creator, *title;
    gboolean encrypted;
    const char *backend;   /* "poppler 22.12.0" or "text" */
    const char *recognizer; /* "tesseract 5.3.0"; NULL: no page was recognized */
    const char *models;    /* "chi_sim=SHA256 eng=SHA256": what it read with; NULL */
} GkSourceInfo;

typedef struct _GkPageSource GkPageSource;

/* The whole file at `path` ("-" is standard input). Only regular files are opened. */
GBytes *gk_page_source_read_file(const char *path, GError **error);

/* The file at `path`, a regular one, opened for reading; -1 with `error`. */
int gk_page_source_open_descriptor(const char *path, GError **error);

/* What is left to read of an open file; `name` is for messages. */
GBytes *gk_page_source_read_descriptor(int fd, const char *name, GError **error);

/* Opens the file at `path` ("-" is standard input), read wholly into memory. */
GkPageSource *gk_page_source_open(const char *path, const char *password, GError **error);

/* The same from memory; `name` is used in messages and in GkSourceInfo.file. Takes a reference of `bytes`. */
GkPageSource *gk_page_source_open_bytes(GBytes *bytes, const char *name, const char *password, GError **error);

/* Pages from a text description (see extract/text/text_source.c for its grammar). */
GkPageSource *gk_page_source_open_text(const char *text, const char *name, GError **error);

/* What reads PDFs: "poppler 22.12.0" (static). */
const char *gk_page_source_backend(void);

void gk_page_source_free(GkPageSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkPageSource, gk_page_source_free)

const GkSourceInfo *gk_page_source_info(const GkPageSource *source);

typedef enum {
    GK_PAGE_OVER,
    GK_PAGE_BEGINS, /* to be read or drawn; and when its annotations have been looked at */
    GK_PAGE_ANNOTATIONS, /* they are looked at */
} GkPageStage;

/* Told where each page is; `pages` is how many the document has. */
typedef void (*GkPageProgress)(guint page, guint pages, GkPageStage stage, gpointer data);
void gk_page_source_set_progress(GkPageSource *source, GkPageProgress progress, gpointer data);

/* Pages that are not to be read, nor drawn: they fail, and say why. Borrowed; NULL: none. */
void gk_page_source_set_lost(GkPageSource *source, const GkLostPages *lost);

/* Reads page `number` (from 1). Never NULL: a page that cannot be read comes back
 * empty with `failed` set and a diagnostic. The caller frees it. */
GkPage *gk_page_source_read(GkPageSource *source, guint number);

/* Diagnostics about the document as a whole (borrowed). */
const GkDiagnostics *gk_page_source_diagnostics(const GkPageSource *source);

G_END_DECLS
