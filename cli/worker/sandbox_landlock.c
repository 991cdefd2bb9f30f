/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Landlock, by its three system calls: the C library has no functions for them,
 * and the rights that newer kernels know are numbered here, since headers are
 * often older than the kernel. Rights that the running kernel does not know are
 * left out, which is how Landlock is meant to be used.
 */
#include "cli/worker/sandbox.h"

#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define ASK_VERSION 1u
#define RULE_PATH_BENEATH 1

#define RIGHT_READ_FILE (1u << 2)
#define RIGHT_READ_FOLDER (1u << 3)
/* All rights over files up to each version of the interface. */
#define RIGHTS_1 ((1u << 13) - 1)
#define RIGHTS_2 ((1u << 14) - 1) /* + moving between folders */
#define RIGHTS_3 ((1u << 15) - 1) /* + truncating */
#define RIGHTS_5 ((1u << 16) - 1) /* + controlling devices */
#define RIGHTS_NET 3u /* from version 4: binding and connecting TCP */
#define SCOPES 3u /* from version 6: abstract sockets, signals */

typedef struct {
    guint64 files, net, scopes;
} Ruleset;

typedef struct {
    guint64 rights;
    gint32 folder;
} __attribute__((packed)) Beneath;

/* What is read while a document is: fonts that are not embedded, encodings, conversions, time zones. */
static const char *const READABLE[] = {
    "/usr/share", "/usr/lib",         "/usr/lib64",     "/usr/local/share",      "/usr/local/lib", "/lib", "/lib64",
    "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig", "/nix/store",     NULL
};

static guint64
file_rights(int version)
{
    return version >= 5 ? RIGHTS_5 : version >= 3 ? RIGHTS_3 : version == 2 ? RIGHTS_2 : RIGHTS_1;
}

static void
allow_reading(int ruleset, const char *path)
{
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    /* A rule for a file must not name rights of folders. */
    Beneath rule = { RIGHT_READ_FILE | RIGHT_READ_FOLDER, fd };
    if (syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) {
        rule.rights = RIGHT_READ_FILE;
        syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
    }
    close(fd);
}

/* Fonts that people have installed for themselves. */
static void
allow_own_fonts(int ruleset)
{
    g_autofree char *fonts = g_build_filename(g_get_user_data_dir(), "fonts", NULL);
    g_autofree char *settings = g_build_filename(g_get_user_config_dir(), "fontconfig", NULL);
    g_autofree char *cache = g_build_filename(g_get_user_cache_dir(), "fontconfig", NULL);
    g_autofree char *old = g_build_filename(g_get_home_dir(), ".fonts", NULL);
    const char *const folders[] = { fonts, settings, cache, old };
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
        allow_reading(ruleset, folders[i]);
}

gboolean
gk_sandbox_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    if (version < 1)
        return FALSE;
    Ruleset rules = { file_rights((int) version), version >= 4 ? RIGHTS_NET : 0, version >= 6 ? SCOPES : 0 };
    gsize size = version >= 6 ? sizeof rules : version >= 4 ? 2 * sizeof(guint64) : sizeof(guint64);
    int ruleset = (int) syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0)
        return FALSE;
    for (guint i = 0; READABLE[i]; i++)
        allow_reading(ruleset, READABLE[i]);
    allow_own_fonts(ruleset);
    gboolean done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return done;
}
