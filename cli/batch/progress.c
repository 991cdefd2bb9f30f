/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/progress.h"

#include "data/messages.h"
struct _GkProgress {
    GkProgressKind kind;
    gint64 began, shown; /* microseconds */
    gboolean visible;
};

GkProgress *
gk_progress_new(GkProgressKind kind)
{
    GkProgress *progress = g_new0(GkProgress, 1);
    progress->kind = kind;
    progress->began = g_get_monotonic_time();
    return progress;
}

void
gk_progress_free(GkProgress *progress)
{
    g_free(progress);
}

/* Files read a second; what was taken over from earlier runs cost no time. */
static double
rate_of(const GkProgressCounts *counts, double seconds)
{
    return seconds > 0 ? (counts->done - counts->reused) / seconds : 0;
}

static double
seconds_left(const GkProgressCounts *counts, double rate)
{
    return rate > 0 ? (counts->files - counts->done) / rate : -1;
}

static char *
say_time(double seconds)
{
    if (seconds < 0)
        return g_strdup("?");
    if (seconds < 90)
        return g_strdup_printf(_("%.0f s"), seconds);
    if (seconds < 5400)
        return g_strdup_printf(_("%.0f min"), seconds / 60);
    return g_strdup_printf(_("%.1f h"), seconds / 3600);
}

static void
show_line(GkProgress *progress, const GkProgressCounts *counts, double seconds)
{
    double rate = rate_of(counts, seconds);
    g_autofree char *left = say_time(counts->done ? seconds_left(counts, rate) : -1);
    g_printerr("\r\033[K");
    g_printerr(_("%u of %u files, %lu pages, %.1f files/s, %s left, %u not read"), counts->done, counts->files,
               (gulong) counts->pages, rate, left, counts->failed);
    progress->visible = TRUE;
}

static void
show_json(const GkProgressCounts *counts, double seconds)
{
    char elapsed[G_ASCII_DTOSTR_BUF_SIZE], speed[G_ASCII_DTOSTR_BUF_SIZE], left[G_ASCII_DTOSTR_BUF_SIZE] = "null";
    double rate = rate_of(counts, seconds), remaining = seconds_left(counts, rate);
    g_ascii_formatd(elapsed, sizeof elapsed, "%.1f", seconds);
    g_ascii_formatd(speed, sizeof speed, "%.2f", rate);
    if (remaining >= 0)
        g_ascii_formatd(left, sizeof left, "%.0f", remaining);
    g_printerr("{\"files\":%u,\"done\":%u,\"reused\":%u,\"not_read\":%u,\"pages\":%" G_GUINT64_FORMAT
               ",\"seconds\":%s,\"files_per_second\":%s,\"seconds_left\":%s}\n",
               counts->files, counts->done, counts->reused, counts->failed, counts->pages, elapsed, speed, left);
}

void
gk_progress_show(GkProgress *progress, const GkProgressCounts *counts, gboolean now)
{
    gint64 time = g_get_monotonic_time();
    gint64 pause = progress->kind == GK_PROGRESS_JSON ? G_USEC_PER_SEC : G_USEC_PER_SEC / 4;
    if (progress->kind == GK_PROGRESS_NONE || (!now && time - progress->shown < pause))
        return;
    progress->shown = time;
    double seconds = (double) (time - progress->began) / G_USEC_PER_SEC;
    if (progress->kind == GK_PROGRESS_LINE)
        show_line(progress, counts, seconds);
    else
        show_json(counts, seconds);
}

void
gk_progress_hide(GkProgress *progress)
{
    if (progress->visible)
        g_printerr("\r\033[K");
    progress->visible = FALSE;
}
