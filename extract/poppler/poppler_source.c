/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages of a PDF, read by Poppler.
 *
 * One pass gives all: drawing a page in screen mode also fills its text layer.
 * Where a page has annotations (stamps, comments, links), their text and
 * borders would be mixed in; such a page is drawn for printing without them,
 * and its text is taken from a second, undrawn PopplerPage. The same is done
 * for very large pages, on which the zoom that keeps thin strokes exact in
 * screen mode would cost too much memory (see observer.c).
 */
#include "extract/poppler/baselines.h"
#include "extract/poppler/complaints.h"
#include "extract/drawn/drawn_match.h"
#include "extract/foreign.h"
#include "extract/ink/image_rules.h"
#include "extract/limits.h"
#include "extract/poppler/observer.h"
#include "extract/poppler/odd_signs.h"
#include "extract/drawn/outlined_numbers.h"
#include "extract/poppler/poppler_text.h"
#include "extract/source_internal.h"
#include "extract/drawn/unread.h"
#include "extract/ink/worn.h"
#include "extract/poppler/watched_stream.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

#define ZOOM 6.0 /* device units per point: strokes of 1/6 point and more stay as they are */
#define LEAST_ZOOM 3.0 /* less is not exact enough */
#define ZOOMED_AREA 20e6 /* device units squared that Poppler may come to allocate, 4 bytes each */
#define NEAR_WHITE 235u /* 0-255 */

typedef struct {
    GkPageSource base;
    GBytes *bytes;
    GkWatchedStream *stream;
    PopplerDocument *document;
    GkObserver *observer;
    GHashTable *absent_fonts; /* names of fonts that are not embedded; NULL until asked for */
    gboolean fonts_unusable; /* some embedded font could not be drawn with */
    gboolean unheard; /* it was told that drawing is not heard */
} PopplerSource;

/* --- fonts that can't be drawn with --- */

/* Letters of a font that is not in the file are drawn in another one, or not at all where none is installed. */
static GHashTable *
absent_fonts(PopplerSource *source)
{
    if (source->absent_fonts)
        return source->absent_fonts;
    source->absent_fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    PopplerFontInfo *info = poppler_font_info_new(source->document);
    PopplerFontsIter *fonts = NULL;
    while (poppler_font_info_scan(info, 20, &fonts)) {
        if (!fonts)
            continue;
        do {
            const char *name = poppler_fonts_iter_get_full_name(fonts);
            if (!poppler_fonts_iter_is_embedded(fonts))
                g_hash_table_add(source->absent_fonts, g_utf8_make_valid(name ? name : "", -1));
        } while (poppler_fonts_iter_next(fonts));
        poppler_fonts_iter_free(fonts);
    }
    g_object_unref(info);
    return source->absent_fonts;
}

static gboolean
is_near_white(guint32 color)
{
    return (color >> 16 & 0xff) > NEAR_WHITE && (color >> 8 & 0xff) > NEAR_WHITE && (color & 0xff) > NEAR_WHITE;
}

/* The two kinds of letters of which a substitute font may have one and lack the other. */
static guint
letter_kind(const GkGlyph *glyph)
{
    return glyph->character < 0x2e80 ? 1 : 2;
}

/* For each font of the page: which kinds of its letters are seen. */
static GArray *
kinds_seen(const GkPage *page)
{
    GArray *kinds = g_array_sized_new(FALSE, TRUE, sizeof(guint8), page->fonts->len);
    g_array_set_size(kinds, page->fonts->len);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!(glyph->flags & GK_GLYPH_NO_INK) && g_unichar_isalnum(glyph->character))
            g_array_index(kinds, guint8, glyph->font) |= (guint8) letter_kind(glyph);
    }
    return kinds;
}

static gboolean
has_unseen(const GkPage *page)
{
    for (guint i = 0; i < page->glyphs->len; i++)
        if (g_array_index(page->glyphs, GkGlyph, i).flags & GK_GLYPH_NO_INK)
            return TRUE;
    return FALSE;
}

/* Can't the font of this glyph be drawn with? Asking the document for its fonts is dear, and seldom needed. */
static gboolean
is_of_absent_font(PopplerSource *source, const GkPage *page, const GkGlyph *glyph)
{
    return source->fonts_unusable ||
        g_hash_table_contains(absent_fonts(source), g_ptr_array_index(page->fonts, glyph->font));
}

/* What can't be seen because its font can't be drawn with is not hidden. White letters are, and so are letters of a
 * font of which others are seen. */
static void
forgive_fonts(PopplerSource *source, GkPage *page)
{
    if (!has_unseen(page))
        return;
    g_autoptr(GArray) seen = kinds_seen(page);
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!(glyph->flags & GK_GLYPH_NO_INK) || is_near_white(glyph->color) || (glyph->flags & GK_GLYPH_OVER_IMAGE) ||
            (g_array_index(seen, guint8, glyph->font) & letter_kind(glyph)))
            continue;
        if (is_of_absent_font(source, page, glyph))
            glyph->flags &= (guint16) ~GK_GLYPH_NO_INK;
    }
}

/* --- one page --- */

/* Counts annotations; links are common and have no text. */
static guint
count_annotations(PopplerSource *source, PopplerPage *poppler, guint number, guint *others)
{
    gk_page_source_tell(&source->base, number, GK_PAGE_ANNOTATIONS);
    GList *mappings = poppler_page_get_annot_mapping(poppler);
    guint count = 0;
    *others = 0;
    for (GList *item = mappings; item; item = item->next, count++) {
        const PopplerAnnotMapping *mapping = item->data;
        *others += poppler_annot_get_annot_type(mapping->annot) != POPPLER_ANNOT_LINK;
    }
    poppler_page_free_annot_mapping(mappings);
    gk_page_source_tell(&source->base, number, GK_PAGE_BEGINS);
    return count;
}

/* Are there any? They are told but for links. Where looking at them has ended a process, there are some. */
static gboolean
look_at_annotations(PopplerSource *source, GkPage *page, PopplerPage *poppler)
{
    guint others = 0, annotations = 1;
    gboolean avoided = gk_lost_pages_is_unannotated(source->base.lost, page->number);
    if (!avoided)
        annotations = count_annotations(source, poppler, page->number, &others);
    if (avoided)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_ANNOTATIONS_SKIPPED, page->number, NULL,
                           "page %u: its annotations are not part of its text; they were not looked at, since that had "
                           "ended reading before",
                           page->number);
    else if (others)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_ANNOTATIONS_SKIPPED, page->number, NULL,
                           "page %u: %u annotations (stamps, comments, form fields) are not part of its text",
                           page->number, others);
    return annotations > 0;
}

static void
look(gpointer observer)
{
    gk_observer_look(observer);
}

/* Draws the page; FALSE when drawing broke off. */
static gboolean
draw(PopplerSource *source, GkPage *page, PopplerPage *poppler, double zoom, gboolean for_screen)
{
    cairo_t *context;
    gk_observer_begin(source->observer, page, zoom);
    context = gk_observer_context(source->observer);
    gk_watched_stream_set_watch(source->stream, look, source->observer);
    if (for_screen)
        poppler_page_render(poppler, context);
    else
        poppler_page_render_for_printing_with_options(poppler, context, POPPLER_PRINT_DOCUMENT);
    gk_watched_stream_set_watch(source->stream, NULL, NULL);
    return gk_observer_finish(source->observer);
}

/* Draws the page from a PopplerPage of its own, without annotations. */
static gboolean
draw_apart(PopplerSource *source, GkPage *page)
{
    PopplerPage *drawn = poppler_document_get_page(source->document, (int) page->number - 1);
    gboolean done = drawn && draw(source, page, drawn, 1, FALSE);
    g_clear_object(&drawn);
    if (!done)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_READER_ERROR, page->number, NULL,
                           "page %u: drawing broke off; its lines and images were not read", page->number);
    return done;
}

static double
zoom_for(const GkPage *page)
{
    return MIN(ZOOM, sqrt(ZOOMED_AREA / (page->width * page->height)));
}

/* Reads text, marks and images; FALSE when drawing broke off. */
static gboolean
draw_and_read(PopplerSource *source, GkPage *page, PopplerPage *poppler)
{
    if (look_at_annotations(source, page, poppler) || zoom_for(page) < LEAST_ZOOM) {
        gk_poppler_read_text(page, poppler);
        return draw_apart(source, page);
    }
    gboolean done = draw(source, page, poppler, zoom_for(page), TRUE);
    gk_poppler_read_text(page, poppler);
    return done || draw_apart(source, page);
}

/* poppler-glib does not tell the angle. Drawing does; without it, it shows in the two boxes. */
static int
rotation_of(PopplerPage *poppler, int drawn)
{
    if (drawn >= 0)
        return drawn;
    PopplerRectangle crop;
    double width, height;
    poppler_page_get_size(poppler, &width, &height);
    poppler_page_get_crop_box(poppler, &crop);
    double box_width = crop.x2 - crop.x1;
    return fabs(box_width - width) > 0.5 && fabs(box_width - height) < 0.5 ? 90 : 0;
}

/* --- unread ink --- */

static gboolean
has_unread_letters(const GkPage *page)
{
    for (guint i = 0; i < page->unread->len; i++)
        if (g_array_index(page->unread, GkUnread, i).kind == GK_UNREAD_LETTERS)
            return TRUE;
    return FALSE;
}

/* Letters of a substitute may be wider than their boxes: which fonts are substituted is asked when it matters. */
static void
find_unread(PopplerSource *source, GkPage *page, GkInk *ink)
{
    g_autoptr(GArray) lost = g_array_copy(page->unread);
    gk_unread_find(page, ink);
    if (has_unread_letters(page)) {
        g_autofree guint8 *substituted = g_new0(guint8, page->fonts->len + 1);
        for (guint i = 0; i < page->fonts->len; i++)
            substituted[i] = source->fonts_unusable ||
                g_hash_table_contains(absent_fonts(source), g_ptr_array_index(page->fonts, i));
        ink->substituted = substituted;
        g_array_set_size(page->unread, 0);
        g_array_append_vals(page->unread, lost->data, lost->len);
        gk_unread_find(page, ink);
        ink->substituted = NULL;
    }
    gk_unread_report(page);
}

/* --- pages --- */

/* Once for a document, at the first page of which nothing was heard. */
static void
tell_unheard(PopplerSource *source, GkPage *page)
{
    if (source->unheard || !gk_observer_is_deaf(source->observer))
        return;
    source->unheard = TRUE;
    gk_diagnostics_add(
        page->diagnostics, GK_DIAGNOSTIC_DRAWING_UNHEARD, 0, NULL,
        "glyphs are drawn without this library hearing of it, since cairo was loaded before it: numbers "
        "that are covered, cut off or drawn otherwise than the file says are read as if they were sound");
}

static GkPage *
failed_page(guint number, const char *why)
{
    GkPage *page = gk_page_new(number, 0, 0, 0);
    page->failed = TRUE;
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_PAGE_UNREADABLE, number, NULL, "page %u could not be read: %p",
                       number, words);
    return page;
}

static GkPage *
read_page(PopplerSource *source, guint number, const GkComplaints *complaints)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int) number - 1);
    if (!poppler)
        return failed_page(number, N_("the file is damaged there"));
    double width, height;
    poppler_page_get_size(poppler, &width, &height);
    if (!(width > 0 && height > 0 && width < GK_LIMIT_PAGE_SIDE && height < GK_LIMIT_PAGE_SIDE)) {
        g_object_unref(poppler);
        return failed_page(number, N_("its size is out of bounds"));
    }
    GkPage *page = gk_page_new(number, width, height, 0);
    gboolean drawn = draw_and_read(source, page, poppler);
    page->rotation = rotation_of(poppler, gk_observer_rotation(source->observer));
    source->fonts_unusable = source->fonts_unusable || gk_complaints_about_fonts(complaints);
    GkInk ink = { 0 };
    if (drawn)
        ink = gk_observer_ink(source->observer);
    gk_ink_judge(page, &ink);
    gk_image_rules_find(page, &ink);
    forgive_fonts(source, page);
    g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(GkBox));
    if (drawn)
        tell_unheard(source, page);
    if (drawn)
        gk_drawn_match(page, gk_observer_drawn(source->observer), &ink, read);
    gk_baselines_mend(page);
    ink.read = read;
    find_unread(source, page, &ink);
    gk_outlined_numbers_read(page, &ink);
    gk_poppler_settle_unmapped(page);
    gk_odd_signs_find(page);
    gk_foreign_report(page);
    g_object_unref(poppler);
    return page;
}

static GkPage *
poppler_source_read(GkPageSource *base, guint number)
{
    GkComplaints *complaints = gk_complaints_begin();
    GkPage *page = read_page((PopplerSource *) base, number, complaints);
    gk_complaints_end(complaints, page->diagnostics, number);
    return page;
}

/* --- pictures for people (extract/poppler/snapshot.h) --- */

static gboolean
poppler_source_size(GkPageSource *base, guint number, double *width, double *height)
{
    PopplerPage *page = poppler_document_get_page(((PopplerSource *) base)->document, (int) number - 1);
    if (!page)
        return FALSE;
    poppler_page_get_size(page, width, height);
    g_object_unref(page);
    return *width > 0 && *height > 0 && *width < GK_LIMIT_PAGE_SIDE && *height < GK_LIMIT_PAGE_SIDE;
}

static gboolean
poppler_source_draw(GkPageSource *base, guint number, cairo_t *context, GError **error)
{
    GkComplaints *complaints = gk_complaints_begin();
    PopplerPage *page = poppler_document_get_page(((PopplerSource *) base)->document, (int) number - 1);
    if (page)
        poppler_page_render(page, context);
    gk_complaints_end(complaints, NULL, number);
    gboolean done = page && gk_worn_check(cairo_status(context));
    if (!done)
        gk_page_source_fail_to_draw(error, base->info.file, number,
                                    page ? cairo_status_to_string(cairo_status(context))
                                         : N_("the file is damaged there"));
    g_clear_object(&page);
    return done;
}

/* --- the document --- */

static void
poppler_source_free(GkPageSource *base)
{
    PopplerSource *source = (PopplerSource *) base;
    g_clear_object(&source->document);
    g_clear_object(&source->stream);
    gk_observer_free(source->observer);
    g_bytes_unref(source->bytes);
    g_clear_pointer(&source->absent_fonts, g_hash_table_unref);
    gk_page_source_clear(base);
    g_free(source);
}

static void
set_open_error(GError **error, const GError *reason, const char *name, const char *password)
{
    if (g_error_matches(reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD, name,
                           password ? N_("is encrypted, and the password given does not open it")
                                    : N_("is encrypted; give its password with --password"));
    else
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, name,
                           "is a damaged PDF, perhaps cut off in transit (%s); fetch it again", reason->message);
}

const char *
gk_page_source_backend(void)
{
    g_autofree char *backend = g_strdup_printf("poppler %s", poppler_get_version());
    return g_intern_string(backend);
}

static void
read_facts(PopplerSource *source)
{
    GkSourceInfo *info = &source->base.info;
    info->producer = poppler_document_get_producer(source->document);
    info->creator = poppler_document_get_creator(source->document);
    info->title = poppler_document_get_title(source->document);
    info->backend = g_strdup(gk_page_source_backend());
    info->page_count = (guint) MAX(poppler_document_get_n_pages(source->document), 0);
    if (info->page_count > GK_LIMIT_PAGES) {
        gk_diagnostics_add(source->base.diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, 0, NULL,
                           "%s: has %u pages; only the first %u are read", info->file, info->page_count,
                           GK_LIMIT_PAGES);
        info->page_count = GK_LIMIT_PAGES;
    }
}

/* An encrypted file that opens without a password still says /Encrypt in its trailer. */
static gboolean
mentions_encryption(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return memmem(data, size, "/Encrypt", strlen("/Encrypt")) != NULL;
}

GkPageSource *
gk_poppler_source_new(GBytes *bytes, const char *name, const char *password, GError **error)
{
    static const GkPageSourceClass klass = { poppler_source_read, poppler_source_free, poppler_source_size,
                                             poppler_source_draw };
    PopplerSource *source = g_new0(PopplerSource, 1);
    g_autoptr(GError) reason = NULL;
    gk_page_source_init(&source->base, &klass, name, bytes);
    source->bytes = g_bytes_ref(bytes);
    source->base.info.encrypted = mentions_encryption(bytes);
    /* Not poppler_document_new_from_bytes(): that of 22.12 crashes when a password is wrong. */
    source->observer = gk_observer_new();
    source->stream = gk_watched_stream_new(bytes);
    GkComplaints *complaints = gk_complaints_begin();
    source->document = poppler_document_new_from_stream(G_INPUT_STREAM(source->stream),
                                                        (goffset) g_bytes_get_size(bytes), password, NULL, &reason);
    if (source->document)
        read_facts(source);
    gk_complaints_end(complaints, source->base.diagnostics, 0);
    if (source->document && source->base.info.page_count > 0)
        return &source->base;
    if (source->document)
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, name,
                           "is a PDF without pages; it may be damaged: fetch it again");
    else
        set_open_error(error, reason, name, password);
    poppler_source_free(&source->base);
    return NULL;
}
