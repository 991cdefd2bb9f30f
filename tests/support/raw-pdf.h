/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * PDFs of one page, written by hand, for tests of the page source.
 *
 * Objects 1 to 5 are the catalog, the page tree, the page, its contents and
 * Helvetica, known as /F1; the MediaBox is 200 by 200 points unless `page`
 * says otherwise.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *contents; /* drawing operators */
    const char *page; /* more entries of the page's dictionary, or NULL */
    const char *resources; /* more entries of its resources, or NULL */
    const char *objects[8]; /* objects 6, 7, ...; a stream is written as DICTIONARY ENTRIES|DATA */
} RawPdf;

GBytes *raw_pdf(const RawPdf *pdf);

G_END_DECLS
