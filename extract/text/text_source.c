/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages from a text description, so that table code is tested without a PDF.
 *
 * One statement a line; blanks part words; # starts a comment, to the end of
 * the line. Lengths are points, the origin is the page's top left corner, y
 * goes down, just as in GkPage. Statements are painted in their order.
 *
 *     page 595 842 rotate 90 slope 0.01    a new page of that displayed size; rotate, and how much its lines of text
 *                                      fall (GkPage.slope), may be left out
 *     grid 50 100 cols 80,60 rows 20,20,20     a table's rules: its top left corner, widths, heights
 *     text 60 114 10 "合计" bold       left end and baseline of a line of text, its size, its letters
 *     text 185 114 10 "72.73" right    the same, given by its right end; also: center
 *     vtext 60 130 10 "类款项"         left end and top of a column of letters, one below the other
 *     rule 50 90 190 90 width 1.5      a straight stroke from one point to another
 *     fill 50 80 190 81 color cccccc   a filled rectangle
 *     rect 40 70 200 400               four strokes around a rectangle
 *     image 0 0 595 842 rules 5 4      rules seen in it, across and down; may be left out
 *     unread 60 100 75 108 9 outline   ink that is no text and no mark: its edges (GkUnread) and what it may be
 *                                      (outline, letters, picture)
 *     glyphs 101 113 10 "合计" 60 70 80         top, bottom and size of letters; then their edges (one more than
 *                                      letters), or the left and right edge of each (two for each letter)
 *     unreadable "the file is damaged there"    the page is delivered as one that could not be read
 *
 * Letters, in text and vtext: a wide character (Chinese, full-width forms) is
 * as wide as the size, any other half as wide; blanks move on and leave
 * nothing. A box reaches from 0.88 of the size above the baseline to 0.12
 * below it. In vtext each letter takes the size in both directions.
 *
 * After the obligatory words, in any order:
 *     text, vtext, glyphs   font NAME  color RRGGBB  bold  noink (nothing of it can be seen)
 *                           overimage (an OCR layer: noink, on an image)
 *                           cut  incomplete  misread  slanted (as GkGlyphFlags say)
 *     text, vtext           advance PT (the distance from letter to letter)
 *     text                  right, center
 *     rule, rect, grid      width W (0.5 unless said)  color RRGGBB  alpha 0-255  dashed
 *     fill, unread          color RRGGBB  alpha 0-255
 * In strings \" stands for ", \\ for \, \uXXXX for a character by its code.
 * Private-use characters and U+FFFD become unmapped glyphs.
 */
#include "extract/characters.h"
#include "extract/foreign.h"
#include "extract/limits.h"
#include "extract/source_internal.h"
#include "extract/text/text_style.h"

#include <math.h>
#include <string.h>

#define ASCENT 0.88
#define DESCENT 0.12
#define NARROW 0.5 /* of the size */
#define TEXT_BYTES (16u * 1024u * 1024u)

typedef struct {
    GkPageSource base;
    GPtrArray *pages; /* GkPage * */
} TextSource;

typedef struct {
    GkTextScanner scanner;
    GPtrArray *pages;
    GkPage *page; /* the newest, NULL before the first */
    guint order;
} Parser;

/* --- letters --- */

/* Two places and a size, which all three kinds of text begin with, and the letters. */
static gboolean
read_letters(Parser *parser, const char *word, double numbers[3], const char **string)
{
    return gk_text_scanner_numbers(&parser->scanner, word, numbers, 2) &&
        gk_text_scanner_bounded(&parser->scanner, word, 0.01, GK_LIMIT_PAGE_SIDE, &numbers[2]) &&
        gk_text_scanner_string(&parser->scanner, word, string);
}

static guint16
font_number(GkPage *page, const char *name)
{
    for (guint i = 0; i < page->fonts->len; i++)
        if (strcmp(g_ptr_array_index(page->fonts, i), name) == 0)
            return (guint16) i;
    if (page->fonts->len > G_MAXUINT16)
        return 0;
    g_ptr_array_add(page->fonts, g_strdup(name));
    return (guint16) (page->fonts->len - 1);
}

static gboolean
add_glyph(Parser *parser, const GkTextStyle *style, double size, gunichar c, GkBox box)
{
    GkPage *page = parser->page;
    if (gk_character_is_blank(c))
        return TRUE;
    if (page->glyphs->len >= GK_LIMIT_GLYPHS)
        return gk_text_scanner_fail(&parser->scanner, "more than %u letters on a page", GK_LIMIT_GLYPHS);
    guint unmapped = gk_character_is_unmapped(c) ? GK_GLYPH_UNMAPPED : 0;
    GkGlyph glyph = { .box = box,
                      .character = c,
                      .size = (float) size,
                      .color = style->color,
                      .font = font_number(page, style->font),
                      .flags = (guint16) (style->flags | unmapped) };
    g_array_append_val(page->glyphs, glyph);
    return TRUE;
}

static double
advance_of(const GkTextStyle *style, double size, gunichar c)
{
    if (style->advance > 0)
        return style->advance;
    return g_unichar_iswide(c) ? size : size * NARROW;
}

static double
width_of(const GkTextStyle *style, double size, const char *string)
{
    double width = 0;
    for (const char *p = string; *p; p = g_utf8_next_char(p))
        width += advance_of(style, size, g_utf8_get_char(p));
    return width;
}

static gboolean
read_line_of_text(Parser *parser)
{
    double n[3]; /* x, baseline, size */
    const char *string;
    GkTextStyle style;
    if (!read_letters(parser, "text", n, &string) || !gk_text_style_read(&parser->scanner, GK_TEXT_FOR_TEXT, &style))
        return FALSE;
    double x = n[0] - style.anchor * width_of(&style, n[2], string);
    for (const char *p = string; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        double letter = g_unichar_iswide(c) ? n[2] : n[2] * NARROW;
        GkBox box = { x, n[1] - n[2] * ASCENT, x + letter, n[1] + n[2] * DESCENT };
        if (!add_glyph(parser, &style, n[2], c, box))
            return FALSE;
        x += advance_of(&style, n[2], c);
    }
    return TRUE;
}

static gboolean
read_column_of_text(Parser *parser)
{
    double n[3]; /* x, top, size */
    const char *string;
    GkTextStyle style;
    if (!read_letters(parser, "vtext", n, &string) || !gk_text_style_read(&parser->scanner, GK_TEXT_FOR_COLUMN, &style))
        return FALSE;
    double y = n[1];
    for (const char *p = string; *p; p = g_utf8_next_char(p)) {
        if (!add_glyph(parser, &style, n[2], g_utf8_get_char(p), (GkBox) { n[0], y, n[0] + n[2], y + n[2] }))
            return FALSE;
        y += style.advance > 0 ? style.advance : n[2];
    }
    return TRUE;
}

static gboolean
read_glyphs(Parser *parser)
{
    double n[3], edge; /* top, bottom, size */
    const char *string;
    GkTextStyle style;
    if (!read_letters(parser, "glyphs", n, &string))
        return FALSE;
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(double));
    while (gk_text_scanner_try_number(&parser->scanner, &edge))
        g_array_append_val(edges, edge);
    if (!gk_text_style_read(&parser->scanner, GK_TEXT_FOR_GLYPHS, &style))
        return FALSE;
    guint letters = (guint) g_utf8_strlen(string, -1), step = edges->len == letters + 1 ? 1 : 2;
    if (step == 2 && edges->len != 2 * letters)
        return gk_text_scanner_fail(&parser->scanner, "glyphs: %u letters need %u or %u edges, not %u", letters,
                                    letters + 1, 2 * letters, edges->len);
    for (guint i = 0; i < letters; i++, string = g_utf8_next_char(string)) {
        double x0 = g_array_index(edges, double, i *step), x1 = g_array_index(edges, double, i *step + 1);
        GkBox box = { MIN(x0, x1), MIN(n[0], n[1]), MAX(x0, x1), MAX(n[0], n[1]) };
        if (!add_glyph(parser, &style, n[2], g_utf8_get_char(string), box))
            return FALSE;
    }
    return TRUE;
}

/* --- marks --- */

static gboolean
add_mark(Parser *parser, GkMarkKind kind, const GkTextStyle *style, double x0, double y0, double x1, double y1)
{
    GkPage *page = parser->page;
    if (page->marks->len >= GK_LIMIT_MARKS)
        return gk_text_scanner_fail(&parser->scanner, "more than %u rules and fills on a page", GK_LIMIT_MARKS);
    GkMark mark = { .kind = kind,
                    .x0 = x0,
                    .y0 = y0,
                    .x1 = x1,
                    .y1 = y1,
                    .color = style->color,
                    .alpha = (guint8) style->alpha,
                    .order = parser->order };
    if (kind == GK_MARK_STROKE) {
        mark.width = (float) style->width;
        mark.dashed = style->dashed;
    }
    g_array_append_val(page->marks, mark);
    return TRUE;
}

static gboolean
read_rule(Parser *parser)
{
    double n[4];
    GkTextStyle style;
    return gk_text_scanner_numbers(&parser->scanner, "rule", n, 4) &&
        gk_text_style_read(&parser->scanner, GK_TEXT_FOR_STROKE, &style) &&
        add_mark(parser, GK_MARK_STROKE, &style, n[0], n[1], n[2], n[3]);
}

static gboolean
read_fill(Parser *parser)
{
    double n[4];
    GkTextStyle style;
    return gk_text_scanner_numbers(&parser->scanner, "fill", n, 4) &&
        gk_text_style_read(&parser->scanner, GK_TEXT_FOR_FILL, &style) &&
        add_mark(parser, GK_MARK_FILL, &style, MIN(n[0], n[2]), MIN(n[1], n[3]), MAX(n[0], n[2]), MAX(n[1], n[3]));
}

static gboolean
read_rect(Parser *parser)
{
    double n[4];
    GkTextStyle style;
    return gk_text_scanner_numbers(&parser->scanner, "rect", n, 4) &&
        gk_text_style_read(&parser->scanner, GK_TEXT_FOR_STROKE, &style) &&
        add_mark(parser, GK_MARK_STROKE, &style, n[0], n[1], n[2], n[1]) &&
        add_mark(parser, GK_MARK_STROKE, &style, n[2], n[1], n[2], n[3]) &&
        add_mark(parser, GK_MARK_STROKE, &style, n[2], n[3], n[0], n[3]) &&
        add_mark(parser, GK_MARK_STROKE, &style, n[0], n[3], n[0], n[1]);
}

/* Appends the sums of widths after `start`, which stands first. */
static gboolean
read_lines_of_grid(Parser *parser, const char *keyword, double start, GArray *lines)
{
    const char *word = gk_text_scanner_word(&parser->scanner);
    if (!word || strcmp(word, keyword) != 0)
        return gk_text_scanner_fail(&parser->scanner, "grid: \"%s\" is expected", keyword);
    g_array_append_val(lines, start);
    if (!gk_text_scanner_list(&parser->scanner, keyword, lines))
        return FALSE;
    for (guint i = 1; i < lines->len; i++)
        g_array_index(lines, double, i) += g_array_index(lines, double, i - 1);
    return TRUE;
}

static gboolean
read_grid(Parser *parser)
{
    double corner[2];
    GkTextStyle style;
    g_autoptr(GArray) xs = g_array_new(FALSE, FALSE, sizeof(double)), ys = g_array_new(FALSE, FALSE, sizeof(double));
    if (!gk_text_scanner_numbers(&parser->scanner, "grid", corner, 2) ||
        !read_lines_of_grid(parser, "cols", corner[0], xs) || !read_lines_of_grid(parser, "rows", corner[1], ys) ||
        !gk_text_style_read(&parser->scanner, GK_TEXT_FOR_STROKE, &style))
        return FALSE;
    double right = g_array_index(xs, double, xs->len - 1), bottom = g_array_index(ys, double, ys->len - 1);
    for (guint i = 0; i < ys->len; i++) {
        double y = g_array_index(ys, double, i);
        if (!add_mark(parser, GK_MARK_STROKE, &style, corner[0], y, right, y))
            return FALSE;
    }
    for (guint i = 0; i < xs->len; i++) {
        double x = g_array_index(xs, double, i);
        if (!add_mark(parser, GK_MARK_STROKE, &style, x, corner[1], x, bottom))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_image(Parser *parser)
{
    double n[4];
    if (!gk_text_scanner_numbers(&parser->scanner, "image", n, 4))
        return FALSE;
    if (parser->page->images->len >= GK_LIMIT_IMAGES)
        return gk_text_scanner_fail(&parser->scanner, "more than %u images on a page", GK_LIMIT_IMAGES);
    GkImage image = { .box = { MIN(n[0], n[2]), MIN(n[1], n[3]), MAX(n[0], n[2]), MAX(n[1], n[3]) },
                      .order = parser->order };
    const char *word = gk_text_scanner_word(&parser->scanner);
    double rules[2] = { 0, 0 };
    if (word &&
        (strcmp(word, "rules") != 0 ||
         !gk_text_scanner_bounded(&parser->scanner, "image", 0, GK_LIMIT_RASTER_SIDE, &rules[0]) ||
         !gk_text_scanner_bounded(&parser->scanner, "image", 0, GK_LIMIT_RASTER_SIDE, &rules[1])))
        return gk_text_scanner_fail(&parser->scanner, "image: after its box, rules and two numbers may stand");
    image.rules_across = (guint16) rules[0];
    image.rules_down = (guint16) rules[1];
    g_array_append_val(parser->page->images, image);
    return TRUE;
}

static gboolean
read_unread(Parser *parser)
{
    static const char *const KINDS[] = { "letters", "outline", "picture" };
    double n[4], edges;
    GkTextStyle style;
    if (!gk_text_scanner_numbers(&parser->scanner, "unread", n, 4) ||
        !gk_text_scanner_bounded(&parser->scanner, "unread", 0, GK_LIMIT_GLYPHS, &edges))
        return FALSE;
    const char *word = gk_text_scanner_word(&parser->scanner);
    GkUnread unread = { .box = { MIN(n[0], n[2]), MIN(n[1], n[3]), MAX(n[0], n[2]), MAX(n[1], n[3]) },
                        .edges = (guint) edges };
    for (guint i = 0; word && i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(word, KINDS[i]) == 0) {
            unread.kind = (GkUnreadKind) i;
            if (!gk_text_style_read(&parser->scanner, GK_TEXT_FOR_FILL, &style))
                return FALSE;
            unread.color = style.color;
            g_array_append_val(parser->page->unread, unread);
            return TRUE;
        }
    return gk_text_scanner_fail(&parser->scanner, "unread: letters, outline or picture is missing");
}

/* --- pages --- */

static gboolean
read_page(Parser *parser)
{
    double size[2], rotation = 0, slope = 0;
    if (!gk_text_scanner_bounded(&parser->scanner, "page", 0.1, GK_LIMIT_PAGE_SIDE, &size[0]) ||
        !gk_text_scanner_bounded(&parser->scanner, "page", 0.1, GK_LIMIT_PAGE_SIDE, &size[1]))
        return FALSE;
    const char *word = gk_text_scanner_word(&parser->scanner);
    if (word && strcmp(word, "rotate") == 0) {
        if (!gk_text_scanner_number(&parser->scanner, "rotate", &rotation) ||
            (rotation != 0 && rotation != 90 && rotation != 180 && rotation != 270))
            return gk_text_scanner_fail(&parser->scanner, "page: after its size, rotate 0, 90, 180 or 270 may stand");
        word = gk_text_scanner_word(&parser->scanner);
    }
    if (word &&
        (strcmp(word, "slope") != 0 || !gk_text_scanner_number(&parser->scanner, "slope", &slope) || fabs(slope) > 1))
        return gk_text_scanner_fail(&parser->scanner,
                                    "page: after its size, rotate 0, 90, 180 or 270 and a slope may stand");
    if (parser->pages->len >= GK_LIMIT_PAGES)
        return gk_text_scanner_fail(&parser->scanner, "more than %u pages", GK_LIMIT_PAGES);
    parser->page = gk_page_new(parser->pages->len + 1, size[0], size[1], (int) rotation);
    parser->page->slope = slope;
    parser->order = 0;
    g_ptr_array_add(parser->pages, parser->page);
    return TRUE;
}

static gboolean
read_unreadable(Parser *parser)
{
    const char *why;
    if (!gk_text_scanner_string(&parser->scanner, "unreadable", &why))
        return FALSE;
    GkPage *page = parser->page;
    page->failed = TRUE;
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_PAGE_UNREADABLE, page->number, NULL,
                       "page %u could not be read: %s", page->number, why);
    return TRUE;
}

static gboolean
read_statement(Parser *parser)
{
    static const struct {
        const char *word;
        gboolean (*read)(Parser *parser);
    } STATEMENTS[] = {
        { "page", read_page },
        { "text", read_line_of_text },
        { "vtext", read_column_of_text },
        { "glyphs", read_glyphs },
        { "rule", read_rule },
        { "fill", read_fill },
        { "rect", read_rect },
        { "grid", read_grid },
        { "image", read_image },
        { "unread", read_unread },
        { "unreadable", read_unreadable },
    };
    const char *word = gk_text_scanner_word(&parser->scanner);
    for (guint i = 0; word && i < G_N_ELEMENTS(STATEMENTS); i++) {
        if (strcmp(word, STATEMENTS[i].word) != 0)
            continue;
        if (i > 0 && !parser->page)
            return gk_text_scanner_fail(&parser->scanner, "%s: a page must come first", word);
        parser->order++;
        return STATEMENTS[i].read(parser) &&
            (!*parser->scanner.at || gk_text_scanner_fail(&parser->scanner, "%s: too many words", word));
    }
    return gk_text_scanner_fail(&parser->scanner, "\"%s\" is no statement", word ? word : "");
}

/* --- the source --- */

static GkPage *
text_source_read(GkPageSource *base, guint number)
{
    const GkPage *kept = g_ptr_array_index(((TextSource *) base)->pages, number - 1);
    GkPage *page = gk_page_copy(kept);
    if (!kept->failed)
        gk_foreign_report(page);
    return page;
}

static void
text_source_free(GkPageSource *base)
{
    TextSource *source = (TextSource *) base;
    g_ptr_array_unref(source->pages);
    gk_page_source_clear(base);
    g_free(source);
}

static void
free_page(gpointer page)
{
    gk_page_free(page);
}

static GkPageSource *
make_source(GPtrArray *pages, const char *text, const char *name)
{
    static const GkPageSourceClass class = { text_source_read, text_source_free };
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    TextSource *source = g_new0(TextSource, 1);
    gk_page_source_init(&source->base, &class, name, bytes);
    source->base.info.backend = g_strdup("text");
    source->base.info.page_count = pages->len;
    source->pages = g_ptr_array_ref(pages);
    return &source->base;
}

static gboolean
check_text(const char *text, const char *name, GError **error)
{
    gsize length = strlen(text);
    if (length > TEXT_BYTES) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, name, "larger than the bound of %u bytes",
                           TEXT_BYTES);
        return FALSE;
    }
    const char *end;
    if (g_utf8_validate(text, (gssize) length, &end))
        return TRUE;
    guint line = 1;
    for (const char *p = text; p < end; p++)
        line += *p == '\n';
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_SYNTAX, name, "line %u: not UTF-8", line);
    return FALSE;
}

GkPageSource *
gk_page_source_open_text(const char *text, const char *name, GError **error)
{
    if (!check_text(text, name, error))
        return NULL;
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func(free_page);
    Parser parser = { .pages = pages };
    GkPageSource *source = NULL;
    gk_text_scanner_init(&parser.scanner, text);
    while (gk_text_scanner_next_line(&parser.scanner) && read_statement(&parser))
        ;
    if (!parser.scanner.mistake && pages->len == 0)
        gk_text_scanner_fail(&parser.scanner, "there is no page");
    if (parser.scanner.mistake)
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_SYNTAX, name, "line %u: %s", parser.scanner.number,
                           parser.scanner.mistake);
    else
        source = make_source(pages, text, name);
    gk_text_scanner_clear(&parser.scanner);
    return source;
}
