/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What people say in seconds and megabytes, as limits of both kinds of workers. What
 * recognizes pictures loads models and works on each page much longer, so its limits
 * follow from those of reading by a factor: one option moves both, and 0 stays none.
 */
#include "cli/worker/limits.h"

#include "cli/worker/sandbox.h"

#define MEGABYTE (1024u * 1024u)
#define MEMORY 1024u /* megabytes */
#define PAGE_SECONDS 60u
#define DOCUMENT_SECONDS 600u
/* Recognizing a picture takes longer than reading a page, and needs what it has loaded. */
#define RECOGNITION 5u /* times the seconds of a page */
#define RECOGNITION_DOCUMENT 10u /* times those of a document */
#define RECOGNITION_MEMORY 1024u /* megabytes more */

static guint
times(guint seconds, guint factor)
{
    return seconds > G_MAXUINT / factor ? G_MAXUINT : seconds * factor;
}

static void
set_kinds(GkPoolOptions *pool, const GkSettings *settings)
{
    guint memory = gk_settings_number(settings, "memory", MEMORY);
    GkWorkerKind *reads = &pool->kinds[GK_WORKER_READS], *recognizes = &pool->kinds[GK_WORKER_RECOGNIZES];
    reads->memory = (guint64) memory * MEGABYTE;
    reads->page_seconds = gk_settings_number(settings, "page-timeout", PAGE_SECONDS);
    reads->document_seconds = gk_settings_number(settings, "timeout", DOCUMENT_SECONDS);
    recognizes->load = gk_extract_load_recognizer;
    recognizes->memory = memory ? reads->memory + (guint64) RECOGNITION_MEMORY * MEGABYTE : 0;
    recognizes->page_seconds = times(reads->page_seconds, RECOGNITION);
    recognizes->document_seconds = times(reads->document_seconds, RECOGNITION_DOCUMENT);
}

static gboolean
check_required(GkPoolOptions *pool)
{
    pool->needed = gk_sandbox_probe();
    if (pool->needed == GK_SANDBOX_ALL)
        return TRUE;
    g_autofree char *names = gk_sandbox_names(GK_SANDBOX_ALL & ~pool->needed);
    gk_say("--require-sandbox: this machine, or this build of gongkai, does not have %s", names);
    return FALSE;
}

gboolean
gk_worker_limits(GkPoolOptions *pool, const GkSettings *settings)
{
    gboolean required = gk_settings_flag(settings, "require-sandbox");
    pool->sandbox = !gk_settings_flag(settings, "no-sandbox");
    set_kinds(pool, settings);
    if (!required)
        return TRUE;
    if (pool->sandbox)
        return check_required(pool);
    gk_say("--require-sandbox and --no-sandbox contradict each other; leave one out");
    return FALSE;
}
