/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Statements as one line of text each, for tests.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* "[sangong] “三公”经费 > 公务接待费 @2023 {final} = 2.00万元 (20000.00元); share 25.00; - 4.00万元 90.91% vs 上年预算;
 *  done 66.67% of 预算; codes 一般公共服务支出/201; because …", each part only where it is there. */
char *gk_test_statement_text(const GkStatement *statement);

/* A document of these paragraphs, told about `organization`; the caller frees it. */
GkDisclosure *gk_test_statement_document(const char *organization, const char *const *paragraphs, guint n_paragraphs);

/* The statements of paragraphs[i] are exactly the lines of expected[i] (joined with \n); both lists end with NULL.
 * All paragraphs are one document, told about `organization`. */
void gk_test_statements(const char *organization, const char *const *paragraphs, const char *const *expected);

/* The same as a test function: `data` is a pair of lists, paragraphs and expected. */
void gk_test_statement_lists(gconstpointer data);

G_END_DECLS
