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
 * What the map of its font says of a glyph is heard as well. Poppler tells it to
 * surfaces that can write text down, such as those of PDF files: it asks the
 * surface (cairo_surface_has_show_text_glyphs()), which here says yes for those
 * that are listened to, and then calls cairo_show_text_glyphs(). It does so for
 * fonts that have a map of their own (ToUnicode). This is not what the text layer
 * says, where that was given another text (ActualText).
 *
 * A program that loads this library after cairo (as language bindings do), or
 * that has cairo inside itself, calls cairo's alone. Then nothing is heard, and
 * those who listen have to do without: see drawn.c. It is told once for each
 * document (poppler_source.c).
 */
#include "extract/ink/ear.h"

#include <dlfcn.h>

#define AT_ONCE 64u /* glyphs that need no memory of their own */

typedef void (*Show)(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs);
typedef void (*ShowText)(cairo_t *context, const char *utf8, int utf8_len, const cairo_glyph_t *glyphs, int n_glyphs,
                         const cairo_text_cluster_t *clusters, int n_clusters, cairo_text_cluster_flags_t flags);
typedef cairo_bool_t (*Ask)(cairo_surface_t *surface);

static const cairo_user_data_key_t ear_key; /* of a context, and of its surface: their GkEar */

void
gk_ear_listen(cairo_t *context, const GkEar *ear)
{
    cairo_set_user_data(context, &ear_key, (gpointer) ear, NULL);
    cairo_surface_set_user_data(cairo_get_target(context), &ear_key, (gpointer) ear, NULL);
}

static void *
find(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

/* Without anything about characters. */
static void
tell(const GkEar *ear, cairo_t *context, const cairo_glyph_t *glyphs, guint n_glyphs)
{
    const gunichar not_told[AT_ONCE] = { GK_EAR_NOT_TOLD };
    for (guint i = 0; i < n_glyphs; i += AT_ONCE)
        ear->func(ear->data, context, glyphs + i, not_told, MIN(AT_ONCE, n_glyphs - i));
}

/* In place of cairo's function of that name. */
void
cairo_show_glyphs(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs)
{
    static Show show;
    const GkEar *ear = cairo_get_user_data(context, &ear_key);
    if (!show && !(*(void **) &show = find("cairo_show_glyphs")))
        return;
    if (ear && n_glyphs > 0)
        tell(ear, context, glyphs, (guint) n_glyphs);
    show(context, glyphs, n_glyphs);
}

/* Letters that are stroked, or clipped to, and not filled. */
void
cairo_glyph_path(cairo_t *context, const cairo_glyph_t *glyphs, int n_glyphs)
{
    static Show show;
    const GkEar *ear = cairo_get_user_data(context, &ear_key);
    if (!show && !(*(void **) &show = find("cairo_glyph_path")))
        return;
    if (ear && n_glyphs > 0)
        tell(ear, context, glyphs, (guint) n_glyphs);
    show(context, glyphs, n_glyphs);
}

/* --- with the text that the font's map gives --- */

cairo_bool_t
cairo_surface_has_show_text_glyphs(cairo_surface_t *surface)
{
    static Ask ask;
    if (cairo_surface_get_user_data(surface, &ear_key))
        return TRUE;
    if (!ask && !(*(void **) &ask = find("cairo_surface_has_show_text_glyphs")))
        return FALSE;
    return ask(surface);
}

static gunichar
character_of(const char *text, int length)
{
    if (length <= 0)
        return GK_EAR_NO_CHARACTER;
    gunichar c = g_utf8_get_char_validated(text, length);
    if (c == (gunichar) -1 || c == (gunichar) -2 || c == 0)
        return GK_EAR_NO_CHARACTER;
    return g_utf8_next_char(text) < text + length ? GK_EAR_SEVERAL : c;
}

/* Poppler makes a cluster of each glyph; of others nothing is told. */
static void
read_clusters(gunichar *characters, guint n_glyphs, const char *text, int length, const cairo_text_cluster_t *clusters,
              int n_clusters)
{
    guint glyph = 0;
    for (int i = 0; i < n_clusters && clusters[i].num_bytes <= length; i++) {
        if (clusters[i].num_glyphs == 1 && glyph < n_glyphs)
            characters[glyph] = character_of(text, clusters[i].num_bytes);
        glyph += (guint) MAX(clusters[i].num_glyphs, 0);
        text += clusters[i].num_bytes;
        length -= clusters[i].num_bytes;
    }
}

/* On a surface that is listened to the glyphs are drawn as ever: it can't write text down in truth. */
void
cairo_show_text_glyphs(cairo_t *context, const char *utf8, int utf8_len, const cairo_glyph_t *glyphs, int n_glyphs,
                       const cairo_text_cluster_t *clusters, int n_clusters, cairo_text_cluster_flags_t flags)
{
    static Show show;
    static ShowText show_text;
    const GkEar *ear = cairo_get_user_data(context, &ear_key);
    if (!ear) {
        if (show_text || (*(void **) &show_text = find("cairo_show_text_glyphs")))
            show_text(context, utf8, utf8_len, glyphs, n_glyphs, clusters, n_clusters, flags);
        return;
    }
    if (!show && !(*(void **) &show = find("cairo_show_glyphs")))
        return;
    if (n_glyphs > 0) {
        gunichar few[AT_ONCE] = { GK_EAR_NOT_TOLD };
        g_autofree gunichar *many = (guint) n_glyphs > AT_ONCE ? g_new0(gunichar, (guint) n_glyphs) : NULL;
        gunichar *characters = many ? many : few;
        read_clusters(characters, (guint) n_glyphs, utf8, utf8_len, clusters, n_clusters);
        ear->func(ear->data, context, glyphs, characters, (guint) n_glyphs);
    }
    show(context, glyphs, n_glyphs);
}
