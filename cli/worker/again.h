/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is worth another attempt.
 *
 * A page on which reading ends (it crashes, takes too long, or too much memory)
 * is left out, and the document is read again: one bad page costs one page. It
 * must have been the page's own doing, so what ends a worker that has read other
 * documents is read once more as it is, in a fresh worker. After GK_LOST_PAGES
 * pages, the rest behind the next is left out as well. A crash between pages is
 * the document's; it gets a second attempt, and more when the signal came from
 * outside. The time of a document is that of all its attempts.
 */
#pragma once

#include "cli/worker/pool.h"

G_BEGIN_DECLS

typedef enum {
    GK_AGAIN_NO, /* the report is final */
    GK_AGAIN_SOON, /* in any worker */
    GK_AGAIN_ALONE, /* in a fresh one, with nobody beside it */
} GkAgain;

/* Takes the report into account; changes the job to what is to be tried. A final report of a document of which nothing
 * could be read says how the first of its lost pages ended. */
GkAgain gk_job_again(GkJob *job, GkJobReport *report);

G_END_DECLS
