/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/pipe.h"

#include "cli/inputs.h"
#include "data/messages.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define AT_A_TIME 64 /* names for each worker */
#define LONGEST 65536u /* bytes of a name: systems take 4096 */
#define CHUNK 65536

typedef struct {
    GByteArray *waiting; /* read, and not taken */
    char separator;
    gboolean skipping; /* the rest of a name that was too long */
    gboolean ended;
} Names;

/* A name that has come whole: NULL when none has. What is too long is cut, which names no file. The caller frees it. */
static char *
take(Names *names)
{
    GByteArray *waiting = names->waiting;
    while (waiting->len) {
        const guint8 *stop = memchr(waiting->data, names->separator, waiting->len);
        guint length = stop ? (guint) (stop - waiting->data) : waiting->len;
        gboolean cut = !stop && length > LONGEST, skipped = names->skipping;
        if (!stop && !cut && !names->ended)
            return NULL;
        char *name = skipped ? NULL : g_strndup((const char *) waiting->data, MIN(length, LONGEST));
        g_byte_array_remove_range(waiting, 0, stop ? length + 1 : length);
        names->skipping = cut;
        if (name)
            return name;
    }
    return NULL;
}

/* Waits for more, and reads what there is. FALSE at the end, and when interrupted. */
static gboolean
read_more(Names *names)
{
    struct pollfd polled = { .fd = STDIN_FILENO, .events = POLLIN };
    guint8 chunk[CHUNK];
    gssize got = -1;
    sigset_t none;
    sigemptyset(&none);
    while (got < 0) {
        if (ppoll(&polled, 1, NULL, &none) < 0 && gk_run_was_interrupted())
            return FALSE;
        got = read(STDIN_FILENO, chunk, sizeof chunk);
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            got = 0;
    }
    if (got > 0)
        g_byte_array_append(names->waiting, chunk, (guint) got);
    names->ended = got == 0;
    return got > 0;
}

/* The next names, as inputs: at least one, and no more than are there, or `most`; none at the end. */
static GPtrArray *
next_inputs(Names *names, guint most)
{
    GPtrArray *inputs = gk_inputs_new();
    for (;;) {
        char *name = take(names);
        if (name) {
            gk_inputs_add_file(inputs, name);
            g_free(name);
            if (inputs->len < most)
                continue;
        }
        if (inputs->len || names->ended)
            return inputs;
        if (!read_more(names) && !names->ended)
            return inputs;
    }
}

GkExit
gk_pipe(GkRunOptions *run, gboolean by_nul)
{
    Names names = { g_byte_array_new(), by_nul ? '\0' : '\n', FALSE, FALSE };
    GkExit exit = GK_EXIT_COMPLETE;
    while (exit == GK_EXIT_COMPLETE) {
        run->inputs = next_inputs(&names, AT_A_TIME * run->pool.workers);
        if (run->inputs->len)
            exit = gk_run(run);
        else if (!names.ended)
            exit = GK_EXIT_FAILED;
        gboolean last = run->inputs->len == 0;
        g_clear_pointer(&run->inputs, g_ptr_array_unref);
        if (last)
            break;
    }
    g_byte_array_unref(names.waiting);
    return exit;
}
