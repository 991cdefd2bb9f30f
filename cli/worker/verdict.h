/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Why a worker ended: from its exit status and its last words.
 */
#pragma once

#include "data/sentence.h"

G_BEGIN_DECLS

typedef struct {
    gboolean out_of_memory;
    gboolean outside; /* a signal that no program sends to itself by mistake */
    GkSentence *message; /* the caller unrefs it */
} GkVerdict;

/* `errors`: what it wrote to standard error. `refused`: a system call that it was refused; NULL. `confusion`: what was wrong
 * with its answer, NULL when it died. */
void gk_verdict_reach(GkVerdict *verdict, int status, int errors, const char *refused, const GkSentence *confusion);

G_END_DECLS
