/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A process that dies says little: a status, and what libraries wrote last. Memory
 * that ran out can look like anything (abort() by GLib, an exception of C++, exit 2 of
 * our own allocator), so the words count more than the status; a signal that nobody
 * sends to himself by mistake came from outside; SIGSYS is the sandbox's. The last
 * line is quoted, without what differs from run to run.
 *
 * What it can't do: tell the kernel's killer of processes from a person's kill -9.
 */
#include "cli/worker/verdict.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LAST_WORDS 4096 /* bytes at the end of standard error that are looked at */
#define LONGEST_QUOTE 200

/* What GLib, C++, Poppler and the C library say when there is no memory left. */
static const char *const MEMORY_WORDS[] = {
    "failed to allocate", "bad_alloc", "Out of memory", "out of memory", "Cannot allocate memory", "length_error", NULL
};

static char *
last_words(int errors)
{
    struct stat facts;
    if (errors < 0 || fstat(errors, &facts) != 0 || facts.st_size == 0)
        return g_strdup("");
    off_t from = MAX(facts.st_size - LAST_WORDS, 0);
    g_autofree char *buffer = g_malloc0(LAST_WORDS + 1);
    gssize got = pread(errors, buffer, LAST_WORDS, from);
    return got > 0 ? g_utf8_make_valid(buffer, got) : g_strdup("");
}

static gboolean
speaks_of_memory(const char *words)
{
    for (guint i = 0; MEMORY_WORDS[i]; i++)
        if (strstr(words, MEMORY_WORDS[i]))
            return TRUE;
    return FALSE;
}

/* "(process:123): GLib-ERROR **: 12:00:00.000: no" without what differs from run to run. */
static const char *
without_time(const char *line)
{
    const char *stars = strstr(line, "**: ");
    if (!stars)
        return line;
    const char *text = stars + strlen("**: ");
    const char *after = g_ascii_isdigit(*text) ? strstr(text, ": ") : NULL;
    return after ? after + strlen(": ") : text;
}

/* The last line that says something; "" when there is none. */
static char *
last_line(char *words)
{
    g_strchomp(words);
    const char *line = strrchr(words, '\n');
    line = line ? line + 1 : words;
    line = without_time(line);
    g_autofree char *clean = g_strdup(line);
    for (char *p = clean; *p; p++)
        if (g_ascii_iscntrl(*p))
            *p = ' ';
    return g_utf8_substring(clean, 0, MIN(g_utf8_strlen(clean, -1), LONGEST_QUOTE));
}

static GkSentence *
describe(int status, const char *refused, const GkSentence *confusion)
{
    if (confusion)
        return gk_sentence_ref(confusion);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
        return refused ? gk_sentence_new("its worker asked the system for “%s”, which no worker may have, and was ended", refused)
                       : gk_sentence_new("its worker asked the system for what no worker may have, and was ended");
    if (WIFSIGNALED(status))
        return gk_sentence_new("its worker ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    return gk_sentence_new("its worker ended with status %d", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

void
gk_verdict_reach(GkVerdict *verdict, int status, int errors, const char *refused, const GkSentence *confusion)
{
    g_autofree char *words = last_words(errors);
    g_autoptr(GkSentence) what = describe(status, refused, confusion);
    *verdict = (GkVerdict) { 0 };
    verdict->out_of_memory = speaks_of_memory(words);
    if (!confusion && WIFSIGNALED(status)) {
        int number = WTERMSIG(status);
        verdict->outside = number == SIGKILL || number == SIGTERM || number == SIGHUP || number == SIGINT;
    }
    g_autofree char *line = last_line(words);
    verdict->message = *line ? gk_sentence_new("%p: %s", what, line) : g_steal_pointer(&what);
}
