/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a worker may not do.
 *
 * A worker reads a file that a stranger made, with libraries that have had
 * their share of holes. So before it sees the first byte it gives up, for good,
 * whatever reading a PDF does not need:
 *
 *   seccomp    only listed system calls remain: memory, reading, the time, the
 *              socket to batch. No sockets, no programs, no threads, no signals
 *              to others, and open() only for reading. Any other call ends the
 *              worker, and is named with the page or document that it was
 *              reading; a few that good libraries try return EPERM instead.
 *   Landlock   only the folders of fonts, encodings and libraries can be read;
 *              nothing can be written, no TCP, no foreign abstract sockets.
 *
 * Each works without the other, and where the kernel (or the build, for
 * libseccomp) lacks one the rest is still done; gk_sandbox_probe() tells what
 * there is. Resource limits (memory, no core dumps, no files) are always set.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_SANDBOX_SECCOMP = 1 << 0,
    GK_SANDBOX_LANDLOCK = 1 << 1,
    GK_SANDBOX_ALL = GK_SANDBOX_SECCOMP | GK_SANDBOX_LANDLOCK,
} GkSandboxFeature;

/* Shuts this process in, as far as the machine can. Returns the features that are in force. From then on the
 * number of the first refused system call is stored in *refused (it stays -1 until then), if not NULL. */
guint gk_sandbox_enter(volatile int *refused);

/* The features that this machine has: found out by a child process that tries. */
guint gk_sandbox_probe(void);

/* "seccomp and Landlock" */
char *gk_sandbox_names(guint features);

/* "connect" for a number stored by gk_sandbox_enter(); the caller frees it. */
char *gk_sandbox_call_name(int number);

/* For both parts; FALSE where it can't be had. */
gboolean gk_sandbox_seccomp(volatile int *refused);
gboolean gk_sandbox_landlock(void);

G_END_DECLS
