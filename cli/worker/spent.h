/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How long something has taken, told so that a busy machine makes nothing fail.
 */
#pragma once

#include "cli/worker/process.h"

G_BEGIN_DECLS

/* Of a worker, since it was started or begun with: seconds in which it worked, and in which it did nothing and could not
 * have either, on any machine. */
typedef struct {
    double worked, idled;
} GkSpent;

typedef enum {
    GK_SPENT_WITHIN,
    GK_SPENT_WORKED, /* longer than the limit */
    GK_SPENT_IDLED, /* hung for longer */
} GkSpentOver;

/* Looks at the process again, `passed` seconds after the last time. */
void gk_spent_look(GkSpent *spent, const GkProcess *process, double passed);

/* `from` until `to`. */
GkSpent gk_spent_between(GkSpent from, GkSpent to);
void gk_spent_add(GkSpent *sum, GkSpent more);

/* Is it over a limit of seconds? 0 is none. */
GkSpentOver gk_spent_check(GkSpent spent, guint limit);

G_END_DECLS
