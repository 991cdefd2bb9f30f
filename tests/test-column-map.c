/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one meaning of "the same columns", and of the same rows. */
#include "layout/cells/column_map.h"

#include <math.h>

#define COUNT(array) (G_N_ELEMENTS(array) - 1)

static void
is_verdict(GkBounds a, GkBounds b, GkColumnsVerdict expected)
{
    g_autofree guint *map = g_new(guint, b.count + 1);
    g_assert_cmpint(gk_columns_map(a, b, map), ==, expected);
    for (guint i = 0; expected == GK_COLUMNS_SIMILAR && i <= b.count; i++)
        g_assert_cmpuint(map[i], ==, i);
}

/* Drawn ones are compared from the left edge, and one may have more of them than the other. */
static void
drawn(void)
{
    static const double A[] = { 50, 150, 250, 400 }, MOVED[] = { 63, 165, 261, 413 }, FEWER[] = { 50, 250, 400 },
                        OTHER[] = { 50, 160, 240, 400 }, NARROW[] = { 50, 150, 250, 390 };
    GkBounds a = { A, COUNT(A), FALSE }, fewer = { FEWER, COUNT(FEWER), FALSE };
    is_verdict(a, (GkBounds) { MOVED, COUNT(MOVED), FALSE }, GK_COLUMNS_SAME);
    is_verdict(a, fewer, GK_COLUMNS_SAME);
    is_verdict(fewer, a, GK_COLUMNS_SAME);
    is_verdict(a, (GkBounds) { OTHER, COUNT(OTHER), FALSE }, GK_COLUMNS_SIMILAR);
    is_verdict(a, (GkBounds) { NARROW, COUNT(NARROW), FALSE }, GK_COLUMNS_SIMILAR);
    guint map[4];
    g_assert_cmpint(gk_columns_map(fewer, a, map), ==, GK_COLUMNS_SAME);
    g_assert_cmpuint(map[0], ==, 0);
    g_assert_cmpuint(map[1], ==, G_MAXUINT);
    g_assert_cmpuint(map[2], ==, 1);
    g_assert_cmpuint(map[3], ==, 2);
}

static void
others(void)
{
    static const double A[] = { 50, 150, 250, 400 }, MIDDLE[] = { 50, 190, 400 }, WIDE[] = { 50, 150, 250, 500 };
    GkBounds a = { A, COUNT(A), FALSE };
    is_verdict(a, (GkBounds) { MIDDLE, COUNT(MIDDLE), FALSE }, GK_COLUMNS_OUTER);
    is_verdict(a, (GkBounds) { WIDE, COUNT(WIDE), FALSE }, GK_COLUMNS_OTHER);
}

/* A boundary that nobody drew lies anywhere between the columns beside it, if nobody drew the other one either. */
static void
about(void)
{
    static const double A[] = { 50, 150, 250, 400 }, B[] = { 60, 110, 290, 380 }, C[] = { 60, 90, 290, 380 };
    is_verdict((GkBounds) { A, COUNT(A), TRUE }, (GkBounds) { B, COUNT(B), TRUE }, GK_COLUMNS_SIMILAR);
    is_verdict((GkBounds) { A, COUNT(A), TRUE }, (GkBounds) { C, COUNT(C), TRUE }, GK_COLUMNS_OTHER);
    is_verdict((GkBounds) { A, COUNT(A), TRUE }, (GkBounds) { B, COUNT(B), FALSE }, GK_COLUMNS_OTHER);
}

/* A page may leave a column blank: nobody drew it there. */
static void
about_fewer(void)
{
    static const double A[] = { 50, 150, 250, 400 }, FEWER[] = { 60, 230, 380 }, BETWEEN[] = { 60, 90, 380 };
    guint map[3];
    GkBounds a = { A, COUNT(A), TRUE };
    g_assert_cmpint(gk_columns_map(a, (GkBounds) { FEWER, COUNT(FEWER), TRUE }, map), ==, GK_COLUMNS_SIMILAR);
    g_assert_cmpuint(map[0], ==, 0);
    g_assert_cmpuint(map[1], ==, 2);
    g_assert_cmpuint(map[2], ==, 3);
    g_assert_cmpint(gk_columns_map(a, (GkBounds) { BETWEEN, COUNT(BETWEEN), TRUE }, map), ==, GK_COLUMNS_OTHER);
    g_assert_cmpint(gk_columns_map((GkBounds) { FEWER, COUNT(FEWER), TRUE }, a, (guint[4]) { 0 }), ==, GK_COLUMNS_OTHER);
}

static void
entries(void)
{
    static const double A[] = { 50, 150, 250, 400 }, APART[] = { 20, 300 }, BESIDE[] = { 160, 200 };
    guint column[2];
    GkBounds a = { A, COUNT(A), TRUE };
    g_assert_true(gk_columns_place(a, APART, 2, column));
    g_assert_cmpuint(column[0], ==, 0);
    g_assert_cmpuint(column[1], ==, 2);
    g_assert_false(gk_columns_place(a, BESIDE, 2, column));
}

/* Rows are compared where they stand, and only those of a header may be one page's alone. */
static void
rows(void)
{
    static const double A[] = { 100, 140, 160, 180 }, LEVELS[] = { 100, 120, 140, 161, 180 },
                        MOVED[] = { 104, 144, 164, 184 }, MORE[] = { 100, 140, 150, 160, 180 };
    GkBounds a = { A, COUNT(A), FALSE };
    guint map[5];
    g_assert_true(gk_rows_map(a, (GkBounds) { LEVELS, COUNT(LEVELS), FALSE }, 140, map));
    g_assert_cmpuint(map[1], ==, G_MAXUINT);
    g_assert_cmpuint(map[3], ==, 2);
    g_assert_true(gk_rows_map((GkBounds) { LEVELS, COUNT(LEVELS), FALSE }, a, 140, map));
    g_assert_false(gk_rows_map(a, (GkBounds) { LEVELS, COUNT(LEVELS), FALSE }, 100, map));
    g_assert_false(gk_rows_map(a, (GkBounds) { MOVED, COUNT(MOVED), FALSE }, 140, map));
    g_assert_false(gk_rows_map(a, (GkBounds) { MORE, COUNT(MORE), FALSE }, 140, map));
}

static void
heights(void)
{
    static const double A[] = { 100, NAN, 120, 140 }, B[] = { 101, NAN, 139 }, OTHER[] = { 110 },
                        TWICE[] = { 100, 100 };
    guint map[3];
    g_assert_true(gk_heights_map(A, 4, B, 3, map));
    g_assert_cmpuint(map[0], ==, 0);
    g_assert_cmpuint(map[1], ==, G_MAXUINT);
    g_assert_cmpuint(map[2], ==, 3);
    g_assert_false(gk_heights_map(A, 4, OTHER, 1, map));
    g_assert_false(gk_heights_map(A, 4, TWICE, 2, map));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/column-map/drawn", drawn);
    g_test_add_func("/column-map/others", others);
    g_test_add_func("/column-map/about", about);
    g_test_add_func("/column-map/about-fewer", about_fewer);
    g_test_add_func("/column-map/entries", entries);
    g_test_add_func("/column-map/rows", rows);
    g_test_add_func("/column-map/heights", heights);
    return g_test_run();
}
