/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Failing sums by what is at their root.
 */
#pragma once

#include "export/errors/proof.h"

G_BEGIN_DECLS

typedef struct _GkCase GkCase;
struct _GkCase {
    const GkTrial *trial;
    const GkNumber *culprit; /* the only number that nothing else bears out; the total where all are; NULL: several */
    GkReserve reserve;
    const GkNumber *reserved; /* NULL */
    gboolean has_residual;
    GkDecimal residual; /* what the other numbers give - what is printed at the culprit (or the total); in 元 where the
                         * trial is reckoned so */
    GPtrArray *also; /* const GkTrial *: those that come out with what the culprit should be, and those of the cases below */
    GkCase *under; /* the case that this one is part of; NULL */
};

/* All cases of a document (GkCase *, owned), those under others among them. */
GPtrArray *gk_cases_new(const GkTrust *trust);

G_END_DECLS
