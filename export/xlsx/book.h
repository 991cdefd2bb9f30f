/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A workbook in the making: what all its sheets share. libxlsxwriter holds no
 * opinion on what Excel refuses to open; what goes through here is within
 * Excel's limits: lengths, formats, links, merges.
 */
#pragma once

#include "export/exporter.h"
#include "export/flags.h"
#include "export/xlsx/sheet_names.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* How a cell looks; to be added up. */
typedef enum {
    GK_XLSX_PLAIN = 0,
    GK_XLSX_TITLE = 1 << 0,
    GK_XLSX_HEADER = 1 << 1,
    GK_XLSX_GRID = 1 << 2, /* lines around */
    GK_XLSX_WRAP = 1 << 3,
    GK_XLSX_BOLD = 1 << 4,
    GK_XLSX_LINK = 1 << 5,
    GK_XLSX_RIGHT = 1 << 6,
    GK_XLSX_QUIET = 1 << 7, /* grey */
    GK_XLSX_N_LOOKS = 1 << 8,
} GkXlsxLook;

typedef struct {
    lxw_workbook *workbook;
    char *path; /* for messages, and to be read again */
    GkSheetNames *names;
    lxw_format *ready[GK_XLSX_N_LOOKS][GK_N_FLAGS]; /* without a number format */
    GHashTable *formats; /* "look flag number format" -> lxw_format */
    GHashTable *number_formats; /* those that are in use */
    GString *text; /* the last of gk_xlsx_text() */
    guint merged; /* positions that merges cover */
} GkXlsx;

GkXlsx *gk_xlsx_new(const char *path);
/* Writes the file and frees the book; FALSE when the file is not there whole. */
gboolean gk_xlsx_close(GkXlsx *book, GError **error);
/* Frees it; what may be at the path is worth nothing. */
void gk_xlsx_abandon(GkXlsx *book);

/* A sheet of that name (of gk_sheet_names_take()). With `rows_in_order` it is not kept in memory: its rows have to be
 * written one after the other, and it has no merges. */
lxw_worksheet *gk_xlsx_add_sheet(GkXlsx *book, const char *name, gboolean rows_in_order);

/* `number_format` NULL: none. Beyond what Excel takes, the nearest that is in use. */
lxw_format *gk_xlsx_format(GkXlsx *book, guint look, GkFlag flag, const char *number_format);

/* Text as a cell holds it, until the next call or as long as `text` lives: at most 32,767 characters; *cut, where not NULL, tells whether a part is
 * missing, which the text says then too. */
const char *gk_xlsx_text(GkXlsx *book, const char *text, gboolean *cut);
/* The same, into a cell; nothing printed is a blank cell. Text that is cut is flagged. */
void gk_xlsx_put(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *text, guint look, GkFlag flag);
void gk_xlsx_put_comment(lxw_worksheet *sheet, guint row, guint column, const char *text);

/* Links. `text` is what is seen. Without a file name that can be linked to, the text alone. */
void gk_xlsx_put_page_link(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *file, gint page,
                           const char *text);
void gk_xlsx_put_sheet_link(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *name,
                            const char *text);

/* How wide text is in columns of Latin letters: that of its longest line, at most `most`. */
guint gk_xlsx_width(const char *text, guint most);

G_END_DECLS
