/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Poppler's text layer says which characters a page has, not when each of them
 * is painted, nor what is left of it inside the clip. Its drawing does, glyph
 * by glyph, but cairo's observers tell only that some glyphs were drawn. What
 * Poppler calls is cairo_show_glyphs(), and a program that links this library
 * finds the one below before cairo's: it tells whoever listens to the context,
 * and then calls cairo's. A context that nobody listens to is drawn on as ever.
 *
 *      Poppler -- cairo_show_glyphs --> here --> cairo
 *                                        +-----> the listener of the context
 *
 * A program that loads this library after cairo (as language bindings do), or
 * that has cairo inside itself, calls cairo's alone. Then nothing is heard, and
 * those who listen have to do without: see drawn.c.
 */
#include "extract/ear.h"

#include <dlfcn.h>

typedef void (*Show)(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs);

static const cairo_user_data_key_t ear_key; /* of a context: its GkEar */

void
gk_ear_listen(cairo_t *context, const GkEar *ear)
{
    cairo_set_user_data(context, &ear_key, (gpointer) ear, NULL);
}

static Show
find(const char *name)
{
    Show show;
    *(void **) &show = dlsym(RTLD_NEXT, name);
    return show;
}

static void
tell(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs)
{
    const GkEar *ear = cairo_get_user_data(context, &ear_key);
    if (ear && n_glyphs > 0)
        ear->func(ear->data, context, glyphs, (guint) n_glyphs);
}

/* In place of cairo's function of that name. */
void
cairo_show_glyphs(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs)
{
    static Show show;
    if (!show && !(show = find("cairo_show_glyphs")))
        return;
    tell(context, glyphs, n_glyphs);
    show(context, glyphs, n_glyphs);
}

/* Letters that are stroked, or clipped to, and not filled. */
void
cairo_glyph_path(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs)
{
    static Show show;
    if (!show && !(show = find("cairo_glyph_path")))
        return;
    tell(context, glyphs, n_glyphs);
    show(context, glyphs, n_glyphs);
}
