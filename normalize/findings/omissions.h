/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which term a total leaves out.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct {
    gint term;         /* without it the sum would come out; -1: without none of them, or without any of several */
    gboolean repeated; /* several rows of the table come out without the same column, and lack nothing else */
} GkOmission;

/* One for each of disclosure->checks; the caller frees them. */
GkOmission *gk_check_omissions(const GkDisclosure *disclosure);

G_END_DECLS
