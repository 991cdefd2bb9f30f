/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document that ends its worker may have been innocent (what ended it was left by
 * the one before, or came from outside), or have one bad page, or be bad as a whole.
 * Nobody says which, so it is found out by trying, in the order of what is cheapest
 * to be wrong about: a fresh worker first, then without the page, then twice alone.
 *
 * What it can't do: tell a page that is bad by itself from one that is only because
 * of the pages before it, as where memory has run full. The page at which it ended
 * is the one that goes.
 */
#include "cli/worker/again.h"

#include <string.h>

/* At a document that ends its worker between pages by its own doing; by a signal from outside. */
#define ATTEMPTS 2
#define ATTEMPTS_OUTSIDE 8

/* FALSE when there is nothing more to leave out. */
static gboolean
leave_out(GkLostPages *lost, const GkJobReport *report)
{
    if (report->at_annotations && gk_lost_pages_add_unannotated(lost, report->page))
        return TRUE;
    if (report->pages == 1)
        return FALSE;
    if (lost->rest_from && report->page >= lost->rest_from)
        return FALSE;
    if (lost->count < GK_LOST_PAGES)
        return gk_lost_pages_add(lost, report->page, report->message);
    gboolean first = !lost->rest_from;
    lost->rest_from = report->page;
    return first;
}

static GkAgain
after_death(GkJob *job, const GkJobReport *report)
{
    gboolean timed_out = report->end == GK_JOB_TIMED_OUT;
    if (report->outside)
        return job->attempts < ATTEMPTS_OUTSIDE ? GK_AGAIN_ALONE : GK_AGAIN_NO;
    if (timed_out && !report->by_page)
        return GK_AGAIN_NO;
    if (!timed_out && !report->fresh)
        return GK_AGAIN_ALONE;
    if (report->page && leave_out(&job->request.lost, report))
        return timed_out ? GK_AGAIN_SOON : GK_AGAIN_ALONE;
    return report->end == GK_JOB_CRASHED && job->attempts < ATTEMPTS ? GK_AGAIN_ALONE : GK_AGAIN_NO;
}

/* Nothing was read of any page, and of some because they ended their worker: that is what became of the document. */
static void
tell_loss(const GkJob *job, GkJobReport *report)
{
    report->end = job->first_end;
    report->page = job->request.lost.pages[0].page;
    report->message = gk_sentence_ref(job->request.lost.pages[0].why);
    gk_reply_clear(&report->reply);
}

static void
refuse(GkJobReport *report)
{
    report->end = GK_JOB_CRASHED;
    report->message = gk_sentence_new("its worker answered with something else than was asked for");
    gk_reply_clear(&report->reply);
}

static GkAgain
after_reply(GkJob *job, GkJobReport *report)
{
    const char *outcome = report->reply.outcome;
    if (strcmp(outcome, GK_WANTS_RECOGNITION) == 0 && !job->request.recognize) {
        job->request.recognize = TRUE;
        return GK_AGAIN_SOON;
    }
    if (strcmp(outcome, GK_WANTS_RECOGNITION) == 0)
        refuse(report);
    else if (job->request.lost.count && strcmp(outcome, "failed") == 0)
        tell_loss(job, report);
    return GK_AGAIN_NO;
}

GkAgain
gk_job_again(GkJob *job, GkJobReport *report)
{
    gboolean first = job->request.lost.count == 0;
    job->attempts++;
    job->seconds += report->seconds;
    gk_spent_add(&job->spent, report->spent);
    if (report->end == GK_JOB_DONE)
        return after_reply(job, report);
    GkAgain again = after_death(job, report);
    if (first && job->request.lost.count)
        job->first_end = report->end;
    return again;
}
