/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents for tests of normalize, made from JSON instead of a PDF.
 *
 * The JSON is an object:
 *
 *   {"doc": "name.pdf",
 *    "pages": 3,                                optional, else the highest page used
 *    "tables": [{"number": "表1", "title": "…", "organization": "…", "unit": "万元", "subtitle": "…",
 *                "pages": [1, 2], "header_rows": 1, "ruled": true, "notes": ["…"],
 *                "cells": [{"row": 0, "column": 0, "row_span": 1, "column_span": 2, "text": "…",
 *                           "indent": 21, "bold": false, "printed": "…"}],
 *                "rows": [["a", "b"], ["c", "d"]]}],   shorthand instead of "cells"
 *    "paragraphs": ["text",
 *                   {"text": "…", "page": 2, "role": "contents", "before_table": 1,
 *                    "size": 16, "bold": true, "centered": true, "indent": 32}]}
 *
 * Everything but a table's cells may be left out. Positions that no cell covers
 * become blank cells. Leading spaces of a cell or paragraph become its indent
 * (an ideographic one 10.5 points, another half of it). The rows of a table are
 * shared out evenly over its pages; boxes are made up: columns 60 points wide,
 * rows 20 points high. A paragraph without a page is on the page of the one
 * before it, the first on page 1; without "before_table" it precedes the first
 * table whose first page is not before its own.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* Broken JSON, or cells that overlap, end the test program with a message. */
GkDocument *gk_test_document_new(const char *json);

/* The folder that tests may find beside the repository ($GONGKAI_SHARED, else ../../shared from
 * the tests), NULL when it is absent: the test that needs it calls g_test_skip(). */
char *gk_test_shared_folder(void);

/* The document of the ground truth "shanghai-wanli-2024-budget", NULL when it is absent. */
GkDocument *gk_test_document_corpus(const char *name);

/* The names of all ground truths, sorted, NULL-terminated; NULL when they are absent. */
char **gk_test_corpus_names(void);

G_END_DECLS
