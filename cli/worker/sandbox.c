/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Landlock first, since it needs system calls that seccomp takes away. What is there
 * is found out by doing it, in a child that ends: a kernel may have either and still
 * refuse it, as in containers.
 */
#include "cli/worker/sandbox.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

guint
gk_sandbox_enter(volatile int *refused)
{
    guint features = 0;
    if (refused)
        *refused = -1;
    /* Both need it, and it keeps set-user-id programs from giving anything back. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return 0;
    if (gk_sandbox_landlock())
        features |= GK_SANDBOX_LANDLOCK;
    if (gk_sandbox_seccomp(refused))
        features |= GK_SANDBOX_SECCOMP;
    return features;
}

guint
gk_sandbox_probe(void)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit((int) gk_sandbox_enter(NULL));
    if (child < 0)
        return 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return 0;
    return WIFEXITED(status) ? (guint) WEXITSTATUS(status) : 0;
}

char *
gk_sandbox_names(guint features)
{
    if (features == GK_SANDBOX_ALL)
        return g_strdup("seccomp and Landlock");
    return g_strdup(features == GK_SANDBOX_SECCOMP        ? "seccomp"
                        : features == GK_SANDBOX_LANDLOCK ? "Landlock"
                                                          : "nothing");
}
