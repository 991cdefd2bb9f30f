/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/arena.h"
#include "extract/diagnostic.h"

#include <string.h>

static void
pieces_are_zeroed_and_apart(void)
{
    g_autoptr(GkArena) arena = gk_arena_new();
    guint8 *a = gk_arena_alloc(arena, 100), *b = gk_arena_alloc(arena, 5000000);
    for (guint i = 0; i < 100; i++)
        g_assert_cmpuint(a[i], ==, 0);
    memset(b, 1, 5000000);
    g_assert_cmpuint(a[99], ==, 0);
    g_assert_cmpstr(gk_arena_printf(arena, "%d.%s", 7, "x"), ==, "7.x");
    g_assert_null(gk_arena_strdup(arena, NULL));
}

static void
arrays_move_in(void)
{
    g_autoptr(GkArena) arena = gk_arena_new();
    GArray *array = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < 9; i++)
        g_array_append_val(array, i);
    guint count = 0;
    int *copy = gk_arena_take_array(arena, array, &count);
    g_assert_cmpuint(count, ==, 9);
    g_assert_cmpint(copy[8], ==, 8);
}

static void
diagnostics_move_and_rank(void)
{
    g_autoptr(GkDiagnostics) a = gk_diagnostics_new(), b = gk_diagnostics_new();
    g_assert_cmpint(gk_diagnostics_worst(a), ==, GK_SEVERITY_NOTE);
    GkCellRef cell = { 3, 5, 2 };
    gk_diagnostic_set_cells(gk_diagnostics_add(b, GK_DIAGNOSTIC_UNIT_MISSING, 4, NULL, "table %d", 3), &cell, 1);
    gk_diagnostics_move(a, b);
    g_assert_cmpuint(gk_diagnostics_count(b), ==, 0);
    g_assert_cmpstr(gk_diagnostics_get(a, 0)->message, ==, "table 3");
    g_assert_cmpuint(gk_diagnostics_get(a, 0)->cells[0].row, ==, 5);
    g_assert_cmpint(gk_diagnostics_worst(a), ==, GK_SEVERITY_WARNING);
    g_assert_cmpstr(gk_diagnostic_code_name(GK_DIAGNOSTIC_UNIT_MISSING), ==, "unit_missing");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arena/pieces", pieces_are_zeroed_and_apart);
    g_test_add_func("/arena/arrays", arrays_move_in);
    g_test_add_func("/diagnostics/move", diagnostics_move_and_rank);
    return g_test_run();
}
