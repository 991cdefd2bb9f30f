/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The PDFs that JSON was made of, found again: by their names, and by their
 * SHA-256 where they have others. What has another SHA-256 is another file,
 * whatever it is called.
 */
#pragma once

#include "cli/worker/confined.h"

G_BEGIN_DECLS

typedef struct _GkPdfs GkPdfs;

/* A file, or all in a folder and those below it. */
GkPdfs *gk_pdfs_new(const char *path);
void gk_pdfs_free(GkPdfs *pdfs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkPdfs, gk_pdfs_free)

/* The file of that SHA-256, opened to be given to a worker, which will find out whether it still has it. `file` is the
 * name that the JSON has for it. NULL with `error` where there is none. */
GkJob *gk_pdfs_open(GkPdfs *pdfs, const char *file, const char *sha256, GError **error);

G_END_DECLS
