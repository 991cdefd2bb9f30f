/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a page source is made of. Each kind embeds GkPageSource as its first
 * member and fills in a class.
 */
#pragma once

#include "extract/recognizer.h"

G_BEGIN_DECLS

struct _cairo; /* cairo_t */

typedef struct {
    GkPage *(*read)(GkPageSource *source, guint number); /* 1 <= number <= page_count */
    void (*free)(GkPageSource *source);                  /* frees the source itself */
    /* For extract/poppler/snapshot.h; NULL in a source of pages that can't be drawn. The size is in points, as
     * displayed; the context's unit is a point, its origin the top left corner of the page. */
    gboolean (*size)(GkPageSource *source, guint number, double *width, double *height);
    gboolean (*draw)(GkPageSource *source, guint number, struct _cairo *context, GError **error);
} GkPageSourceClass;

struct _GkPageSource {
    const GkPageSourceClass *klass;
    GkSourceInfo info;          /* strings owned: see gk_page_source_init */
    GkDiagnostics *diagnostics; /* owned */
    GkPageProgress progress;    /* may be NULL */
    gpointer progress_data;
    guint told;                 /* pages that have begun and are not over: one is drawn while it is read */
    GkRecognizer *recognizer;   /* may be NULL */
    GkOcrMode ocr;
    gboolean wants_recognition; /* a page should have been recognized */
    const GkLostPages *lost;    /* may be NULL */
};

/* Sets up the common part; `name` loses its folders. */
void gk_page_source_init(GkPageSource *source, const GkPageSourceClass *klass, const char *name, GBytes *bytes);
/* Frees the common part. */
void gk_page_source_clear(GkPageSource *source);

/* Tells the source's progress where a page is. */
void gk_page_source_tell(GkPageSource *source, guint number, GkPageStage stage);
/* Begins a page, and ends it: one may be drawn while it is read, and what is told is the outer one. */
void gk_page_source_begin(GkPageSource *source, guint number);
void gk_page_source_end(GkPageSource *source, guint number);

/* poppler_source.c */
GkPageSource *gk_poppler_source_new(GBytes *bytes, const char *name, const char *password, GError **error);

/* "FILE: page N can't be drawn: WHY"; `why` is marked by N_() where it stands. */
void gk_page_source_fail_to_draw(GError **error, const char *file, guint number, const char *why);

G_END_DECLS
