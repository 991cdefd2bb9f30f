/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Time that a worker has taken: what counts against a limit, told by processes whose state and clock are made up here. */
#include "cli/worker/spent.h"

static double clock_now;
static char state_now;

double
gk_process_seconds(const GkProcess *process)
{
    return clock_now;
}

char
gk_process_state(const GkProcess *process)
{
    return state_now;
}

/* What a process has spent that for `seconds` is found in a state ten times a second, and works so much of a second each. */
static GkSpent
after(double seconds, char state, double work)
{
    GkSpent spent = { 0 };
    clock_now = 0;
    state_now = state;
    for (guint i = 0; i < (guint) (seconds * 10); i++) {
        clock_now += work / 10;
        gk_spent_look(&spent, NULL, 0.1);
    }
    return spent;
}

static void
who_waits_its_turn_is_spared(void)
{
    g_assert_cmpint(gk_spent_check(after(1000, 'R', 0), 10), ==, GK_SPENT_WITHIN);
    g_assert_cmpint(gk_spent_check(after(1000, 'R', 0.009), 10), ==, GK_SPENT_WITHIN);
    /* It is seen asleep, and has worked in between. */
    g_assert_cmpint(gk_spent_check(after(150, 'S', 0.06), 10), ==, GK_SPENT_WITHIN);
}

static void
who_works_is_ended(void)
{
    g_assert_cmpint(gk_spent_check(after(9, 'R', 1), 10), ==, GK_SPENT_WITHIN);
    g_assert_cmpint(gk_spent_check(after(11, 'R', 1), 10), ==, GK_SPENT_WORKED);
    g_assert_cmpint(gk_spent_check(after(110, 'R', 0.1), 10), ==, GK_SPENT_WORKED);
    g_assert_cmpint(gk_spent_check(after(110, 'S', 0.1), 10), ==, GK_SPENT_WORKED);
}

static void
who_hangs_is_ended(void)
{
    static const char states[] = "ST";
    for (const char *state = states; *state; state++) {
        g_assert_cmpint(gk_spent_check(after(9, *state, 0), 10), ==, GK_SPENT_WITHIN);
        g_assert_cmpint(gk_spent_check(after(11, *state, 0), 10), ==, GK_SPENT_IDLED);
    }
    static const char slow[] = "D?";
    for (const char *state = slow; *state; state++) {
        g_assert_cmpint(gk_spent_check(after(39, *state, 0), 10), ==, GK_SPENT_WITHIN);
        g_assert_cmpint(gk_spent_check(after(41, *state, 0), 10), ==, GK_SPENT_IDLED);
    }
}

static void
no_limit_is_none(void)
{
    g_assert_cmpint(gk_spent_check(after(1000, 'R', 1), 0), ==, GK_SPENT_WITHIN);
    g_assert_cmpint(gk_spent_check(after(1000, 'S', 0), 0), ==, GK_SPENT_WITHIN);
}

/* A parent that was stopped for an hour. */
static void
what_nobody_saw_is_not_held_against_it(void)
{
    GkSpent spent = after(1, 'S', 0);
    gk_spent_look(&spent, NULL, 3600);
    g_assert_cmpint(gk_spent_check(spent, 2), ==, GK_SPENT_WITHIN);
}

static void
spans_are_counted_apart(void)
{
    GkSpent first = after(5, 'R', 1), both = first;
    state_now = 'S';
    for (guint i = 0; i < 70; i++)
        gk_spent_look(&both, NULL, 0.1);
    GkSpent second = gk_spent_between(first, both);
    g_assert_cmpint(gk_spent_check(second, 6), ==, GK_SPENT_IDLED);
    g_assert_cmpfloat_with_epsilon(second.worked, 0, 1e-9);
    gk_spent_add(&second, first);
    g_assert_cmpint(gk_spent_check(second, 4), ==, GK_SPENT_WORKED);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spent/waits", who_waits_its_turn_is_spared);
    g_test_add_func("/spent/works", who_works_is_ended);
    g_test_add_func("/spent/hangs", who_hangs_is_ended);
    g_test_add_func("/spent/no-limit", no_limit_is_none);
    g_test_add_func("/spent/unseen", what_nobody_saw_is_not_held_against_it);
    g_test_add_func("/spent/spans", spans_are_counted_apart);
    return g_test_run();
}
