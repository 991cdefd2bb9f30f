/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A limit on time has to end a worker that turns in circles and one that hangs,
 * and spare one that waits its turn. A clock on the wall can't tell the three
 * apart; what the worker does can. Who works uses processor time. Who is ready to
 * (state R) waits for a processor that others have, which is nobody's fault. Who
 * is neither hangs: nothing that a worker may do waits for anything but its parent
 * and files. A worker on a disk (D), or one whose state can't be seen, is taken
 * for idle a quarter of the time.
 *
 * A look counts for at most MOST seconds: a parent that was itself stopped, or had
 * other things to do, has not seen what its worker did meanwhile.
 *
 * What it can't do: see what a worker did between two looks. One that works
 * a twentieth of the time and sleeps at each look is not idle.
 */
#include "cli/worker/spent.h"

#define MOST 0.3 /* seconds; looks are ten times a second */
#define WORKS 20 /* it uses at least this part of the time */
#define PATIENCE 4 /* with a disk */

void
gk_spent_look(GkSpent *spent, const GkProcess *process, double passed)
{
    double worked = gk_process_seconds(process);
    gboolean works = worked - spent->worked > passed / WORKS;
    spent->worked = MAX(worked, spent->worked);
    char state = works ? 'R' : gk_process_state(process);
    if (state != 'R')
        spent->idled += MIN(passed, MOST) / (state == 'D' || state == '?' ? PATIENCE : 1);
}

GkSpent
gk_spent_between(GkSpent from, GkSpent to)
{
    return (GkSpent) { MAX(to.worked - from.worked, 0), MAX(to.idled - from.idled, 0) };
}

void
gk_spent_add(GkSpent *sum, GkSpent more)
{
    sum->worked += more.worked;
    sum->idled += more.idled;
}

GkSpentOver
gk_spent_check(GkSpent spent, guint limit)
{
    if (limit && spent.worked > limit)
        return GK_SPENT_WORKED;
    return limit && spent.idled > limit ? GK_SPENT_IDLED : GK_SPENT_WITHIN;
}
