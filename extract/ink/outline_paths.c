/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/ink/outline_paths.h"

#define MOST_DATA 400000 /* pieces of all paths of a page, 16 bytes each */

typedef struct {
    cairo_path_t *path;
    cairo_matrix_t to_page;
    cairo_fill_rule_t rule;
} Kept;

struct _GkOutlinePaths {
    GArray *kept; /* Kept */
    int data;
    gboolean dropped;
};

static void
clear_kept(gpointer data)
{
    cairo_path_destroy(((Kept *) data)->path);
}

GkOutlinePaths *
gk_outline_paths_new(void)
{
    GkOutlinePaths *paths = g_new0(GkOutlinePaths, 1);
    paths->kept = g_array_new(FALSE, FALSE, sizeof(Kept));
    g_array_set_clear_func(paths->kept, clear_kept);
    return paths;
}

void
gk_outline_paths_free(GkOutlinePaths *paths)
{
    g_array_unref(paths->kept);
    g_free(paths);
}

void
gk_outline_paths_clear(GkOutlinePaths *paths)
{
    g_array_set_size(paths->kept, 0);
    paths->data = 0;
    paths->dropped = FALSE;
}

void
gk_outline_paths_keep(GkOutlinePaths *paths, cairo_t *context, const cairo_matrix_t *to_page)
{
    if (paths->dropped)
        return;
    Kept kept = { cairo_copy_path(context), *to_page, cairo_get_fill_rule(context) };
    paths->data += kept.path->num_data;
    paths->dropped = kept.path->status != CAIRO_STATUS_SUCCESS || paths->data > MOST_DATA;
    if (paths->dropped)
        cairo_path_destroy(kept.path);
    else
        g_array_append_val(paths->kept, kept);
}

gboolean
gk_outline_paths_fill(const GkOutlinePaths *paths, cairo_t *context)
{
    if (paths->dropped || paths->kept->len == 0)
        return FALSE;
    for (guint i = 0; i < paths->kept->len; i++) {
        const Kept *kept = &g_array_index(paths->kept, Kept, i);
        cairo_save(context);
        cairo_transform(context, &kept->to_page);
        cairo_new_path(context);
        cairo_append_path(context, kept->path);
        cairo_restore(context);
        cairo_set_fill_rule(context, kept->rule);
        cairo_fill(context);
    }
    return TRUE;
}
