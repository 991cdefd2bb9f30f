/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the module that is linked with Tesseract gives (extract/modules/tesseract.c): the only one that knows it.
 */
#pragma once

#include "extract/sheet/raster.h"

G_BEGIN_DECLS

/* A character of a line, as a reader reads it. */
typedef struct {
    gunichar character;
    float x0, x1; /* about where it stands, pixels of the picture that was read */
    guint8 sure; /* 0 to 100 */
} GkSign;

/* What a reader reads by. */
typedef struct {
    const char *languages; /* as Tesseract names them, parted by + */
    GBytes *data; /* of one language: what its file holds, and no file is opened; NULL: several */
    const char *folder; /* where the files of several are */
    const char *only; /* the characters that it may read; NULL: all */
} GkReaderModel;

typedef struct {
    const char *(*version)(void); /* "5.3.0" */
    gpointer (*open)(const GkReaderModel *model); /* NULL when it can't be read */
    /* Adds the characters of one line of text, without blanks, to `signs` (GkSign). */
    void (*read)(gpointer reader, const GkRaster *line, guint dpi, GArray *signs);
    void (*close)(gpointer reader);
} GkReaderBackend;

typedef const GkReaderBackend *(*GkReaderModule)(const char *version);

G_END_DECLS
