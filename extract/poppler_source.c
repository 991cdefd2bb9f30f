/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages of a PDF, read by Poppler.
 *
 * One pass gives all: drawing a page in screen mode also fills its text layer.
 * Where a page has annotations (stamps, comments, links), their text and
 * borders would be mixed in; such a page is drawn without them, and its text
 * is taken from a second, undrawn PopplerPage.
 *
 * Poppler tells of damage and of missing fonts only through g_log, where nobody
 * hears it: text of a font whose CJK data (poppler-data) is not installed is
 * just absent. A handler on its domain turns each message into a diagnostic.
 */
#include "extract/limits.h"
#include "extract/observer.h"
#include "extract/source_internal.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

typedef struct {
    GkPageSource base;
    GBytes *bytes;
    PopplerDocument *document;
    GHashTable *absent_fonts; /* names of fonts that are not embedded; NULL until asked for */
} PopplerSource;

/* --- Poppler's messages --- */

typedef struct {
    GkDiagnostics *diagnostics;
    guint page;       /* 0: the document */
    GHashTable *seen; /* message without numbers -> count */
    guint handler;
} Listener;

static GkDiagnosticCode
classify_message(const char *message)
{
    if (strstr(message, "Missing language pack") || strstr(message, "CMap") || strstr(message, "cMap") ||
        strstr(message, "character collection"))
        return GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK;
    if (strstr(message, "Warning") || strstr(message, "font") || strstr(message, "Font"))
        return GK_DIAGNOSTIC_READER_COMPLAINT;
    return GK_DIAGNOSTIC_READER_ERROR;
}

static char *
without_numbers(const char *message)
{
    GString *text = g_string_new(NULL);
    for (const char *p = message; *p; p++)
        if (!g_ascii_isdigit(*p))
            g_string_append_c(text, *p);
    return g_string_free(text, FALSE);
}

static void
on_message(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
    Listener *listener = data;
    char *key = without_numbers(message);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(listener->seen, key)) + 1;
    g_hash_table_insert(listener->seen, key, GUINT_TO_POINTER(count));
    if (count > 1)
        return;
    GkDiagnosticCode code = classify_message(message);
    g_autofree char *where = listener->page ? g_strdup_printf("page %u", listener->page) : g_strdup("the document");
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    if (code == GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK)
        gk_diagnostics_add(listener->diagnostics, code, listener->page, NULL,
                           "%s: text in a Chinese font can't be read, since its character tables are missing; install "
                           "poppler-data and run again (Poppler: %s)",
                           where, valid);
    else
        gk_diagnostics_add(listener->diagnostics, code, listener->page, NULL, "%s: Poppler reports: %s", where, valid);
}

static void
listener_start(Listener *listener, GkDiagnostics *diagnostics, guint page)
{
    *listener = (Listener) { diagnostics, page, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), 0 };
    listener->handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, on_message, listener);
}

static void
listener_stop(Listener *listener)
{
    g_log_remove_handler("Poppler", listener->handler);
    g_hash_table_unref(listener->seen);
}

/* --- text --- */

/* One stretch of equal attributes, as Poppler gives them. */
typedef struct {
    guint end; /* index of its last character */
    guint16 font, flags;
    float size;
    guint32 color;
} Stretch;

static guint16
number_of_font(GkPage *page, GHashTable *numbers, const char *name)
{
    const char *known = name ? name : "";
    gpointer number;
    if (g_hash_table_lookup_extended(numbers, known, NULL, &number))
        return (guint16) GPOINTER_TO_UINT(number);
    if (page->fonts->len >= G_MAXUINT16)
        return 0;
    g_ptr_array_add(page->fonts, g_utf8_make_valid(known, -1));
    g_hash_table_insert(numbers, g_strdup(known), GUINT_TO_POINTER(page->fonts->len - 1));
    return (guint16) (page->fonts->len - 1);
}

static gboolean
is_bold_name(const char *name)
{
    static const char *const marks[] = { "Bold", "bold", "Heavy", "Black", "SimHei", "Heiti", NULL };
    for (guint i = 0; name && marks[i]; i++)
        if (strstr(name, marks[i]))
            return TRUE;
    return FALSE;
}

static GArray *
read_stretches(GkPage *page, PopplerPage *poppler)
{
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GList *attributes = poppler_page_get_text_attributes(poppler);
    for (GList *item = attributes; item; item = item->next) {
        const PopplerTextAttributes *a = item->data;
        Stretch stretch = { .end = (guint) MAX(a->end_index, 0), .font = number_of_font(page, numbers, a->font_name),
                            .flags = is_bold_name(a->font_name) ? GK_GLYPH_BOLD : 0, .size = (float) a->font_size,
                            .color = (guint32) (a->color.red >> 8) << 16 | (guint32) (a->color.green >> 8) << 8 |
                                     (guint32) (a->color.blue >> 8) };
        g_array_append_val(stretches, stretch);
    }
    poppler_page_free_text_attributes(attributes);
    return stretches;
}

static gboolean
is_unmapped(gunichar c)
{
    return c == 0 || c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
}

static gboolean
is_blank(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0x200b || c == 0xfeff || c == 0x00ad;
}

/* The box as Poppler gives it, ordered and finite. */
static gboolean
convert_box(const PopplerRectangle *rectangle, GkBox *box)
{
    *box = (GkBox) { MIN(rectangle->x1, rectangle->x2), MIN(rectangle->y1, rectangle->y2),
                     MAX(rectangle->x1, rectangle->x2), MAX(rectangle->y1, rectangle->y2) };
    return isfinite(box->x0) && isfinite(box->x1) && isfinite(box->y0) && isfinite(box->y1);
}

static void
report_unmapped(GkPage *page, guint count)
{
    if (count)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_UNMAPPED_GLYPHS, page->number, NULL,
                           "page %u: %u characters have no known meaning (their font maps them to no Unicode character); "
                           "they are kept as they are",
                           page->number, count);
}

static void
read_glyphs(GkPage *page, PopplerPage *poppler)
{
    g_autofree char *text = poppler_page_get_text(poppler);
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0, at = 0, unmapped = 0;
    if (!text || !poppler_page_get_text_layout(poppler, &boxes, &n_boxes))
        return;
    g_autoptr(GArray) stretches = read_stretches(page, poppler);
    guint i = 0;
    for (const char *p = text; *p && i < n_boxes; p = g_utf8_next_char(p), i++) {
        gunichar c = g_utf8_get_char(p);
        while (at + 1 < stretches->len && g_array_index(stretches, Stretch, at).end < i)
            at++;
        GkGlyph glyph = { .character = c };
        if (is_blank(c) || !stretches->len || !convert_box(&boxes[i], &glyph.box))
            continue;
        if (page->glyphs->len >= GK_LIMIT_GLYPHS) {
            gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, page->number, NULL,
                               "page %u has more than %u characters; the rest was not read", page->number,
                               GK_LIMIT_GLYPHS);
            break;
        }
        const Stretch *stretch = &g_array_index(stretches, Stretch, at);
        glyph.size = stretch->size > 0 ? stretch->size : (float) gk_box_height(glyph.box);
        glyph.color = stretch->color;
        glyph.font = stretch->font;
        glyph.flags = stretch->flags | (is_unmapped(c) ? GK_GLYPH_UNMAPPED : 0);
        unmapped += is_unmapped(c);
        g_array_append_val(page->glyphs, glyph);
    }
    report_unmapped(page, unmapped);
}

/* --- fonts that are not embedded --- */

/* Letters of a font that is not in the file are drawn in another one, or not at all where none is installed:
 * what can't be seen of them proves nothing. */
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
                g_hash_table_add(source->absent_fonts, g_strdup(name ? name : ""));
        } while (poppler_fonts_iter_next(fonts));
        poppler_fonts_iter_free(fonts);
    }
    g_object_unref(info);
    return source->absent_fonts;
}

static gboolean
is_near_white(guint32 color)
{
    return (color >> 16 & 0xff) > 235 && (color >> 8 & 0xff) > 235 && (color & 0xff) > 235;
}

static void
forgive_absent_fonts(PopplerSource *source, GkPage *page)
{
    gboolean any = FALSE;
    for (guint i = 0; i < page->glyphs->len && !any; i++)
        any = (g_array_index(page->glyphs, GkGlyph, i).flags & GK_GLYPH_NO_INK) != 0;
    if (!any)
        return;
    GHashTable *absent = absent_fonts(source);
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        const char *font = g_ptr_array_index(page->fonts, glyph->font);
        if ((glyph->flags & GK_GLYPH_NO_INK) && !is_near_white(glyph->color) && g_hash_table_contains(absent, font))
            glyph->flags &= (guint16) ~GK_GLYPH_NO_INK;
    }
}

/* --- one page --- */

/* Counts annotations; links are common and have no text. */
static guint
count_annotations(PopplerPage *poppler, guint *others)
{
    GList *mappings = poppler_page_get_annot_mapping(poppler);
    guint count = 0;
    *others = 0;
    for (GList *item = mappings; item; item = item->next, count++) {
        const PopplerAnnotMapping *mapping = item->data;
        *others += poppler_annot_get_annot_type(mapping->annot) != POPPLER_ANNOT_LINK;
    }
    poppler_page_free_annot_mapping(mappings);
    return count;
}

/* Draws the page and reads its text; annotations take no part in either. */
static void
draw_and_read(PopplerSource *source, GkPage *page, PopplerPage *poppler, GkObserver *observer)
{
    guint others, annotations = count_annotations(poppler, &others);
    if (!annotations) {
        poppler_page_render(poppler, gk_observer_cairo(observer));
        read_glyphs(page, poppler);
        return;
    }
    read_glyphs(page, poppler);
    PopplerPage *drawn = poppler_document_get_page(source->document, (int) page->number - 1);
    if (drawn) {
        poppler_page_render_for_printing_with_options(drawn, gk_observer_cairo(observer), POPPLER_PRINT_DOCUMENT);
        g_object_unref(drawn);
    }
    if (others)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_ANNOTATIONS_SKIPPED, page->number, NULL,
                           "page %u: %u annotations (stamps, comments, form fields) are not part of its text", page->number,
                           others);
}

static int
rotation_of(PopplerPage *poppler)
{
    /* poppler-glib tells the rotated size only; the angle shows in the two boxes. */
    PopplerRectangle crop;
    double width, height;
    poppler_page_get_size(poppler, &width, &height);
    poppler_page_get_crop_box(poppler, &crop);
    double box_width = crop.x2 - crop.x1;
    return fabs(box_width - width) > 0.5 && fabs(box_width - height) < 0.5 ? 90 : 0;
}

static GkPage *
failed_page(guint number, const char *why)
{
    GkPage *page = gk_page_new(number, 0, 0, 0);
    page->failed = TRUE;
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_PAGE_UNREADABLE, number, NULL,
                       "page %u could not be read: %s", number, why);
    return page;
}

static GkPage *
read_page(PopplerSource *source, guint number)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int) number - 1);
    if (!poppler)
        return failed_page(number, "the file is damaged there");
    double width, height;
    poppler_page_get_size(poppler, &width, &height);
    if (!(width > 0 && height > 0 && width < GK_LIMIT_PAGE_SIDE && height < GK_LIMIT_PAGE_SIDE)) {
        g_object_unref(poppler);
        return failed_page(number, "its size is out of bounds");
    }
    GkPage *page = gk_page_new(number, width, height, rotation_of(poppler));
    g_autoptr(GkObserver) observer = gk_observer_new(page);
    draw_and_read(source, page, poppler, observer);
    gk_observer_judge_ink(observer);
    forgive_absent_fonts(source, page);
    g_object_unref(poppler);
    return page;
}

static GkPage *
poppler_source_read(GkPageSource *base, guint number)
{
    PopplerSource *source = (PopplerSource *) base;
    g_autoptr(GkDiagnostics) messages = gk_diagnostics_new();
    Listener listener;
    listener_start(&listener, messages, number);
    GkPage *page = read_page(source, number);
    listener_stop(&listener);
    gk_diagnostics_move(page->diagnostics, messages);
    return page;
}

/* --- the document --- */

static void
poppler_source_free(GkPageSource *base)
{
    PopplerSource *source = (PopplerSource *) base;
    g_clear_object(&source->document);
    g_bytes_unref(source->bytes);
    g_clear_pointer(&source->absent_fonts, g_hash_table_unref);
    gk_page_source_clear(base);
    g_free(source);
}

static void
set_open_error(GError **error, const GError *reason, const char *name, const char *password)
{
    if (g_error_matches(reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD,
                    password ? "%s: is encrypted, and the password given does not open it"
                             : "%s: is encrypted; give its password with --password",
                    name);
    else
        g_set_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED,
                    "%s: is a damaged PDF, perhaps cut off in transit (%s); fetch it again", name, reason->message);
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
                           "%s: has %u pages; only the first %u are read", info->file, info->page_count, GK_LIMIT_PAGES);
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

/* poppler_document_new_from_bytes() of 22.12 crashes when a password is wrong: it tries once more, with a copy of its
 * stream that it does not get. The way over a GInputStream is slower and sound. */
static PopplerDocument *
open_document(GBytes *bytes, const char *password, GError **error)
{
    if (!password)
        return poppler_document_new_from_bytes(bytes, NULL, error);
    g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes(bytes);
    return poppler_document_new_from_stream(stream, (goffset) g_bytes_get_size(bytes), password, NULL, error);
}

GkPageSource *
gk_poppler_source_new(GBytes *bytes, const char *name, const char *password, GError **error)
{
    static const GkPageSourceClass klass = { poppler_source_read, poppler_source_free };
    PopplerSource *source = g_new0(PopplerSource, 1);
    g_autoptr(GError) reason = NULL;
    Listener listener;
    gk_page_source_init(&source->base, &klass, name, bytes);
    source->bytes = g_bytes_ref(bytes);
    source->base.info.encrypted = mentions_encryption(bytes);
    listener_start(&listener, source->base.diagnostics, 0);
    source->document = open_document(source->bytes, password, &reason);
    if (source->document)
        read_facts(source);
    listener_stop(&listener);
    if (source->document && source->base.info.page_count > 0)
        return &source->base;
    if (source->document)
        g_set_error(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED,
                    "%s: is a PDF without pages; it may be damaged: fetch it again", name);
    else
        set_open_error(error, reason, name, password);
    poppler_source_free(&source->base);
    return NULL;
}
