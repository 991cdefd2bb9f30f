/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/syncer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#define THREADS 4

/* Both ways: a descriptor or an error, and whose it is. Shorter than PIPE_BUF, so it goes through a pipe whole. */
typedef struct {
    gint32 value;
    guint32 token;
} Note;

struct _GkSyncer {
    int asked[2], done[2]; /* pipes */
    pthread_t threads[THREADS];
    guint n_threads, under_way;
};

static void *
live(void *data)
{
    const GkSyncer *syncer = data;
    Note note;
    while (read(syncer->asked[0], &note, sizeof note) == sizeof note) {
        note.value = fsync(note.value) == 0 ? 0 : errno;
        if (write(syncer->done[1], &note, sizeof note) != sizeof note)
            break;
    }
    return NULL;
}

static gboolean
open_pipes(GkSyncer *syncer, GError **error)
{
    if (!g_unix_open_pipe(syncer->asked, FD_CLOEXEC, error))
        return FALSE;
    if (g_unix_open_pipe(syncer->done, FD_CLOEXEC, error))
        return TRUE;
    close(syncer->asked[0]);
    close(syncer->asked[1]);
    return FALSE;
}

GkSyncer *
gk_syncer_new(GError **error)
{
    GkSyncer *syncer = g_new0(GkSyncer, 1);
    sigset_t all, before;
    if (!open_pipes(syncer, error)) {
        g_prefix_error(error, "files can't be brought to the disk: ");
        g_free(syncer);
        return NULL;
    }
    /* Signals are for the thread that turns the wheel. */
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    while (syncer->n_threads < THREADS && pthread_create(&syncer->threads[syncer->n_threads], NULL, live, syncer) == 0)
        syncer->n_threads++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return syncer;
}

void
gk_syncer_free(GkSyncer *syncer)
{
    if (!syncer)
        return;
    close(syncer->asked[1]); /* which ends the threads */
    for (guint i = 0; i < syncer->n_threads; i++)
        pthread_join(syncer->threads[i], NULL);
    close(syncer->asked[0]);
    close(syncer->done[0]);
    close(syncer->done[1]);
    g_free(syncer);
}

void
gk_syncer_begin(GkSyncer *syncer, int fd, guint token)
{
    Note note = { fd, token };
    syncer->under_way++;
    /* Without threads it is done at once. */
    if (!syncer->n_threads)
        note.value = fsync(fd) == 0 ? 0 : errno;
    if (write(syncer->n_threads ? syncer->asked[1] : syncer->done[1], &note, sizeof note) != sizeof note)
        g_error("a pipe is broken: %s", g_strerror(errno));
}

guint
gk_syncer_under_way(const GkSyncer *syncer)
{
    return syncer->under_way;
}

gboolean
gk_syncer_next(GkSyncer *syncer, gboolean wait, guint *token, int *code)
{
    struct pollfd polled = { .fd = syncer->done[0], .events = POLLIN };
    Note note;
    int ready;
    if (!syncer->under_way)
        return FALSE;
    do
        ready = poll(&polled, 1, wait ? -1 : 0);
    while (ready < 0 && errno == EINTR);
    if (ready <= 0 || read(syncer->done[0], &note, sizeof note) != sizeof note)
        return FALSE;
    syncer->under_way--;
    *token = note.token;
    *code = note.value;
    return TRUE;
}

int
gk_syncer_descriptor(const GkSyncer *syncer)
{
    return syncer->done[0];
}
