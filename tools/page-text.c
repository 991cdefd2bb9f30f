/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "page-text.h"

#include <math.h>
#include <string.h>

#define LETTERS_PER_LINE 40

static double
rounded(double value)
{
    return round(value * 1000) / 1000 + 0.0; /* no -0 */
}

static void
append_number(GString *out, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.3f", rounded(value));
    gsize length = strlen(digits);
    while (digits[length - 1] == '0')
        length--;
    if (digits[length - 1] == '.')
        length--;
    g_string_append_c(out, ' ');
    g_string_append_len(out, digits, (gssize) length);
}

static void
append_character(GString *out, gunichar c)
{
    if (c == 0)
        c = 0xfffd;
    if (c == '"' || c == '\\')
        g_string_append_c(out, '\\');
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xe000 && c <= 0xf8ff))
        g_string_append_printf(out, "\\u%04x", c);
    else
        g_string_append_unichar(out, c);
}

static void
append_string(GString *out, const char *string)
{
    g_string_append(out, " \"");
    for (const char *p = string; *p; p = g_utf8_next_char(p))
        append_character(out, g_utf8_get_char(p));
    g_string_append_c(out, '"');
}

static void
append_color(GString *out, guint32 color)
{
    if (color)
        g_string_append_printf(out, " color %06x", color);
}

/* --- glyphs --- */

static gboolean
same_line(const GkGlyph *a, const GkGlyph *b)
{
    return rounded(a->box.y0) == rounded(b->box.y0) && rounded(a->box.y1) == rounded(b->box.y1) &&
        rounded(a->size) == rounded(b->size) && a->color == b->color && a->font == b->font &&
        ((a->flags ^ b->flags) & ~GK_GLYPH_UNMAPPED) == 0;
}

static gboolean
is_contiguous(const GkGlyph *glyphs, guint count)
{
    for (guint i = 1; i < count; i++)
        if (rounded(glyphs[i - 1].box.x1) != rounded(glyphs[i].box.x0))
            return FALSE;
    return TRUE;
}

static void
write_run(const GkPage *page, const GkGlyph *glyphs, guint count, GString *out)
{
    g_string_append(out, "glyphs");
    append_number(out, glyphs->box.y0);
    append_number(out, glyphs->box.y1);
    append_number(out, MAX(glyphs->size, 0.01));
    g_string_append(out, " \"");
    for (guint i = 0; i < count; i++)
        append_character(out, glyphs[i].character);
    g_string_append_c(out, '"');
    gboolean contiguous = is_contiguous(glyphs, count);
    for (guint i = 0; i < count; i++) {
        append_number(out, glyphs[i].box.x0);
        if (!contiguous || i + 1 == count)
            append_number(out, glyphs[i].box.x1);
    }
    const char *font = g_ptr_array_index(page->fonts, glyphs->font);
    if (*font) {
        g_string_append(out, " font");
        append_string(out, font);
    }
    append_color(out, glyphs->color);
    g_string_append(out, glyphs->flags & GK_GLYPH_BOLD ? " bold" : "");
    if (glyphs->flags & GK_GLYPH_NO_INK)
        g_string_append(out, glyphs->flags & GK_GLYPH_OVER_IMAGE ? " overimage" : " noink");
    g_string_append(out, glyphs->flags & GK_GLYPH_CUT ? " cut" : "");
    g_string_append(out, glyphs->flags & GK_GLYPH_INCOMPLETE ? " incomplete" : "");
    g_string_append(out, glyphs->flags & GK_GLYPH_MISREAD ? " misread" : "");
    g_string_append(out, glyphs->flags & GK_GLYPH_SLANTED ? " slanted" : "");
    g_string_append_c(out, '\n');
}

static void
write_glyphs(const GkPage *page, GString *out)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) page->glyphs->data;
    for (guint i = 0, count; i < page->glyphs->len; i += count) {
        for (count = 1; i + count < page->glyphs->len && count < LETTERS_PER_LINE; count++)
            if (!same_line(&glyphs[i], &glyphs[i + count]))
                break;
        write_run(page, glyphs + i, count, out);
    }
}

/* --- marks and images --- */

static void
write_mark(const GkMark *mark, GString *out)
{
    g_string_append(out, mark->kind == GK_MARK_FILL ? "fill" : "rule");
    append_number(out, mark->x0);
    append_number(out, mark->y0);
    append_number(out, mark->x1);
    append_number(out, mark->y1);
    if (mark->kind == GK_MARK_STROKE) {
        g_string_append(out, " width");
        append_number(out, mark->width);
    }
    append_color(out, mark->color);
    if (mark->alpha != 255)
        g_string_append_printf(out, " alpha %u", mark->alpha);
    g_string_append(out, mark->dashed ? " dashed\n" : "\n");
}

static void
write_image(const GkImage *image, GString *out)
{
    g_string_append(out, "image");
    append_number(out, image->box.x0);
    append_number(out, image->box.y0);
    append_number(out, image->box.x1);
    append_number(out, image->box.y1);
    if (image->rules_across || image->rules_down)
        g_string_append_printf(out, " rules %u %u", image->rules_across, image->rules_down);
    g_string_append_c(out, '\n');
}

static void
write_unread(const GkPage *page, GString *out)
{
    static const char *const KINDS[] = { "letters", "outline", "picture" };
    for (guint i = 0; i < page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        g_string_append(out, "unread");
        append_number(out, unread->box.x0);
        append_number(out, unread->box.y0);
        append_number(out, unread->box.x1);
        append_number(out, unread->box.y1);
        g_string_append_printf(out, " %u %s", unread->edges, KINDS[unread->kind]);
        append_color(out, unread->color);
        g_string_append_c(out, '\n');
    }
}

/* Marks and images in paint order; both arrays are in that order already. */
static void
write_painted(const GkPage *page, GString *out)
{
    guint next_image = 0;
    for (guint i = 0; i <= page->marks->len; i++) {
        const GkMark *mark = i < page->marks->len ? &g_array_index(page->marks, GkMark, i) : NULL;
        for (; next_image < page->images->len; next_image++) {
            const GkImage *image = &g_array_index(page->images, GkImage, next_image);
            if (mark && image->order > mark->order)
                break;
            write_image(image, out);
        }
        if (mark)
            write_mark(mark, out);
    }
}

void
gk_page_write_text(const GkPage *page, GString *out)
{
    if (page->failed) {
        g_string_append(out, "page 1 1\nunreadable \"see the diagnostics\"\n");
        return;
    }
    g_string_append(out, "page");
    append_number(out, page->width);
    append_number(out, page->height);
    if (page->rotation)
        g_string_append_printf(out, " rotate %d", page->rotation);
    if (page->slope != 0)
        g_string_append_printf(out, " slope %.6f", page->slope);
    g_string_append_c(out, '\n');
    write_painted(page, out);
    write_unread(page, out);
    write_glyphs(page, out);
}
