/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the picture of a page to what a page source delivers.
 *
 *      drawn_sheet    the picture, grey, without stamps and shade, straight
 *      sheet_content  its rules, what of them makes tables                      → marks
 *                     and lines of text in the cells of tables and beside them
 *      trial          which way the text runs, and what language it is in
 *      line_reader    what they say, by two readers                             → glyphs, readings
 *
 * Marks are straight though paper and lens were not: each boundary of a table lies where it does on average, and text lies
 * in its cell as it does there. All is turned back to where the page shows it, and the page says its slope, as a text layer
 * does that somebody else has recognized.
 *
 * A layer of that kind is set aside where the picture is read: two readings of one line would be two lines.
 */
#include "extract/scan/scan.h"

#include "extract/limits.h"
#include "extract/measures.h"
#include "extract/scan/decimals.h"
#include "extract/sheet/drawn_sheet.h"
#include "extract/scan/line_reader.h"
#include "extract/scan/traces.h"
#include "extract/scan/trial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STROKE 0.5f /* points */
#define UNREAD_EDGES 10u
#define LEAST_LETTERS 50u /* on a page, for what follows to be told */
#define LEAST_NUMBERS 5u /* accepted ones: the page stands upright, whatever language its labels are in */
#define LEAST_SURE                                                                                                     \
    92.0 /* of 100, on the average: scans blurred, askew or of two tones reach 97, pages turned 84 to 88 */
#define STEP 4 /* pixels between the places at which a large piece is looked at */
#define FILLED 0.25 /* of a place: a piece that covers more is its ground, and no stroke through it */
#define TWO_LINES 1.6 /* of the usual height of a line: it may be two ... */
#define ONE_OF_TWO 0.62 /* ... when no piece of it is higher than this, of its height */
#define BILEVEL_DPI 290.0

typedef struct {
    GkPage *page;
    const GkSheet *sheet;
    const GkRecognizer *recognizer;
    const GPtrArray *lattices;
    const GkTextLines *lines;
    GHashTable *labels; /* of some lines */
    guint order; /* of all that is drawn, the last */
    guint16 font;
} Scan;

/* --- rules --- */

static void
add_stroke(const Scan *scan, double x0, double y0, double x1, double y1)
{
    gk_sheet_to_page(scan->sheet, &x0, &y0);
    gk_sheet_to_page(scan->sheet, &x1, &y1);
    GkMark mark = { GK_MARK_STROKE, x0, y0, x1, y1, STROKE, 0, 255, FALSE, scan->order };
    if (scan->page->marks->len < GK_LIMIT_MARKS)
        g_array_append_val(scan->page->marks, mark);
}

/* What is drawn of each line, in as few strokes as it takes. */
static void
add_marks(const Scan *scan, const GkLattice *lattice)
{
    for (guint i = 0; i <= lattice->rows; i++)
        for (guint j = 0, from; j < lattice->columns; j++) {
            for (from = j; j < lattice->columns && gk_lattice_draws_across(lattice, i, j); j++)
                ;
            if (j > from)
                add_stroke(scan, gk_lattice_column_x(lattice, from), gk_lattice_row_y(lattice, i),
                           gk_lattice_column_x(lattice, j), gk_lattice_row_y(lattice, i));
        }
    for (guint j = 0; j <= lattice->columns; j++)
        for (guint i = 0, from; i < lattice->rows; i++) {
            for (from = i; i < lattice->rows && gk_lattice_draws_down(lattice, i, j); i++)
                ;
            if (i > from)
                add_stroke(scan, gk_lattice_column_x(lattice, j), gk_lattice_row_y(lattice, from),
                           gk_lattice_column_x(lattice, j), gk_lattice_row_y(lattice, i));
        }
}

/* --- text --- */

/* The box, by its middle, on the page. */
static GkBox
box_on_page(const Scan *scan, int lattice, double x0, double y0, double x1, double y1)
{
    double x = (x0 + x1) / 2, y = (y0 + y1) / 2, points = 72 / scan->sheet->dpi;
    double along = (x1 - x0) / 2 * points, across = (y1 - y0) / 2 * points;
    gboolean sideways = scan->sheet->direction == GK_TEXT_DOWN || scan->sheet->direction == GK_TEXT_UP;
    double half_width = sideways ? across : along, half_height = sideways ? along : across;
    if (lattice >= 0)
        gk_lattice_straighten(g_ptr_array_index(scan->lattices, lattice), &x, &y);
    gk_sheet_to_page(scan->sheet, &x, &y);
    return (GkBox) { x - half_width, y - half_height, x + half_width, y + half_height };
}

/* A number of the line that begins with the glyph `first`, and what else it may be. */
static void
add_reading(const Scan *scan, guint first, const GkLineNumber *number)
{
    GkReading reading = { .first = first + number->first, .count = number->count, .accepted = number->accepted };
    for (guint i = 0; i < 2; i++) {
        reading.readers[i] = number->readers[i];
        reading.sure[i] = number->sure[i];
        memcpy(reading.text[i], number->text[i], GK_READING_LENGTH);
    }
    for (guint i = 0; i < number->count; i++) {
        GkGlyph *glyph = &g_array_index(scan->page->glyphs, GkGlyph, reading.first + i);
        reading.box = i ? gk_box_union(reading.box, glyph->box) : glyph->box;
        if (!number->accepted)
            glyph->flags |= GK_GLYPH_DOUBTFUL;
    }
    g_array_append_val(scan->page->readings, reading);
}

static void
add_glyphs(const Scan *scan, const GkTextLine *line, const GkLineReading *read)
{
    double middle = (line->y0 + line->y1) / 2.0;
    guint first = scan->page->glyphs->len;
    if (first + read->signs->len > GK_LIMIT_GLYPHS)
        return;
    for (guint i = 0; i < read->signs->len; i++) {
        const GkSign *sign = &g_array_index(read->signs, GkSign, i);
        GkGlyph glyph = {
            .box = box_on_page(scan, line->lattice, sign->x0, middle - read->height / 2.0, sign->x1,
                               middle + read->height / 2.0),
            .character = sign->character,
            .size = (float) (read->height * 72 / scan->sheet->dpi),
            .font = scan->font,
            .flags = GK_GLYPH_RECOGNIZED,
        };
        g_array_append_val(scan->page->glyphs, glyph);
    }
    for (guint i = 0; i < read->numbers->len; i++)
        add_reading(scan, first, &g_array_index(read->numbers, GkLineNumber, i));
}

/* Ink that nobody could read. It is no picture's: what is a background, or a seal, has been told from text before. */
static void
add_unread(const Scan *scan, int lattice, int x0, int y0, int x1, int y1)
{
    GkUnread unread = { box_on_page(scan, lattice, x0, y0, x1, y1), GK_UNREAD_LETTERS, UNREAD_EDGES, 0 };
    if (scan->page->unread->len < GK_LIMIT_IMAGES)
        g_array_append_val(scan->page->unread, unread);
}

static int
usual_height(const GArray *lines)
{
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < lines->len; i++) {
        double height = g_array_index(lines, GkTextLine, i).y1 - g_array_index(lines, GkTextLine, i).y0;
        g_array_append_val(heights, height);
    }
    return (int) gk_quantile(heights, 0.5);
}

static void
doubt_all(GkLineReading *readings, guint n)
{
    for (guint i = 0; i < n; i++)
        for (guint k = 0; k < readings[i].numbers->len; k++)
            g_array_index(readings[i].numbers, GkLineNumber, k).accepted = FALSE;
}

/* Two tones at few dots leave too little of a digit's shape for any reader: nothing is accepted. */
static void
doubt_coarse(const GkSheet *sheet, GkLineReading *readings, guint n)
{
    if (sheet->profile == GK_SCAN_BILEVEL && sheet->dpi <= BILEVEL_DPI)
        doubt_all(readings, n);
}

/* How sure the reader of labels is of what it reads, 0 to 100: the mean over all that is part of no number. */
static double
mean_sure(const GkLineReading *readings, guint n, guint *count)
{
    double sum = 0;
    *count = 0;
    for (guint i = 0; i < n; i++) {
        const GkLineReading *reading = &readings[i];
        guint number = 0;
        for (guint k = 0; k < reading->signs->len; k++) {
            while (number < reading->numbers->len &&
                   k >= g_array_index(reading->numbers, GkLineNumber, number).first +
                           g_array_index(reading->numbers, GkLineNumber, number).count)
                number++;
            if (number < reading->numbers->len && k >= g_array_index(reading->numbers, GkLineNumber, number).first)
                continue;
            sum += g_array_index(reading->signs, GkSign, k).sure;
            ++*count;
        }
    }
    return *count ? sum / *count : 100;
}

/* Numbers with points and commas are mostly accepted: upside down, none of them would be, since these would stand above. */
static gboolean
has_numbers(const GkLineReading *readings, guint n)
{
    guint accepted = 0, all = 0;
    for (guint i = 0; i < n; i++)
        for (guint k = 0; k < readings[i].numbers->len; k++) {
            const GkLineNumber *number = &g_array_index(readings[i].numbers, GkLineNumber, k);
            if (strpbrk(number->text[0], ".,")) {
                accepted += number->accepted;
                all++;
            }
        }
    return accepted >= LEAST_NUMBERS && 2 * accepted > all;
}

/* Of a page that is upside down or on its side the reader makes letters, too, but is less sure of them: what looks like a
 * number there is none. */
static void
doubt_rubbish(const Scan *scan, GkLineReading *readings, guint n)
{
    guint count;
    double sure = mean_sure(readings, n, &count);
    if (count < LEAST_LETTERS || sure >= LEAST_SURE || has_numbers(readings, n))
        return;
    doubt_all(readings, n);
    gk_diagnostics_add(
        scan->page->diagnostics, GK_DIAGNOSTIC_DOUBTFUL_READING, scan->page->number, NULL,
        "page %u: what was recognized in its picture is hardly text; it may be upside down or on its side: "
        "no number of it is accepted; turn the page and read it again",
        scan->page->number);
}

/* Nobody could read it. In a table each piece is told for itself: they may be of several cells. */
static void
add_unread_line(const Scan *scan, const GkTextLine *line)
{
    if (line->lattice < 0) {
        add_unread(scan, line->lattice, line->x0, line->y0, line->x1, line->y1);
        return;
    }
    for (guint i = 0; i < line->n_pieces; i++) {
        const GkPiece *piece =
            gk_piece(scan->lines->pieces, g_array_index(scan->lines->members, guint, line->first + i));
        add_unread(scan, line->lattice, piece->x0, piece->y0, piece->x1, piece->y1);
    }
}

/* Where cells ran together, for the rule between them was hardly printed, so may their lines: what is read of two lines at
 * once is no text. In a line of large letters one at least is nearly as high as the line. */
static gboolean
is_two_lines(const Scan *scan, const GkTextLine *line, int usual)
{
    int height = line->y1 - line->y0, highest = 0;
    if (line->lattice < 0 || height < TWO_LINES * usual)
        return FALSE;
    for (guint i = 0; i < line->n_pieces; i++) {
        const GkPiece *piece =
            gk_piece(scan->lines->pieces, g_array_index(scan->lines->members, guint, line->first + i));
        highest = MAX(highest, piece->y1 - piece->y0);
    }
    return highest < ONE_OF_TWO * height;
}

static void
forget(GkLineReading *reading)
{
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(GkSign)); /* the reading's own may be shared */
    g_array_unref(reading->signs);
    reading->signs = signs;
    g_array_set_size(reading->numbers, 0);
}

static void
read_lines(const Scan *scan)
{
    const GArray *lines = scan->lines->lines;
    int usual = usual_height(lines);
    guint n = MIN(lines->len, GK_LIMIT_SCAN_LINES);
    g_autofree GkLineReading *readings = g_new(GkLineReading, n + 1);
    for (guint i = 0; i < n; i++) {
        const GkTextLine *line = &g_array_index(lines, GkTextLine, i);
        GArray *label = g_hash_table_lookup(scan->labels, GUINT_TO_POINTER(i));
        gk_line_read(scan->recognizer, scan->sheet, scan->lines, line, label, usual, &readings[i]);
        if (is_two_lines(scan, line, usual))
            forget(&readings[i]);
    }
    gk_decimals_doubt(scan->lines, scan->lattices, readings, n);
    gk_traces_doubt(scan->sheet, scan->lines, readings, n);
    doubt_coarse(scan->sheet, readings, n);
    doubt_rubbish(scan, readings, n);
    for (guint i = 0; i < n; i++) {
        const GkTextLine *line = &g_array_index(lines, GkTextLine, i);
        add_glyphs(scan, line, &readings[i]);
        if (readings[i].signs->len == 0)
            add_unread_line(scan, line);
        gk_line_reading_clear(&readings[i]);
    }
    if (lines->len > n)
        gk_diagnostics_add(scan->page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, scan->page->number, NULL,
                           "page %u has more than %u lines of text in its picture; %u were not read", scan->page->number,
                           GK_LIMIT_SCAN_LINES, lines->len - n);
}

/* How much of a piece lies in each place of a lattice, in samples STEP pixels apart both ways. */
static guint *
samples_in_places(const Scan *scan, const GkPiece *piece, const GkLattice *lattice)
{
    guint *samples = g_new0(guint, lattice->rows * lattice->columns);
    for (guint i = 0; i < piece->n_runs; i++) {
        const GkRun *run = gk_piece_run(scan->lines->pieces, piece, i);
        for (int x = run->x0; run->y % STEP == 0 && x < run->x1; x += STEP) {
            int place = gk_lattice_place(lattice, x, run->y);
            if (place >= 0)
                samples[place]++;
        }
    }
    return samples;
}

/* The place is filled, and what is printed on the fill was not seen. */
static void
tell_filled_place(const Scan *scan, guint l, guint place, guint samples)
{
    const GkLattice *lattice = g_ptr_array_index(scan->lattices, l);
    guint row = place / lattice->columns, column = place % lattice->columns;
    guint corner = gk_lattice_crossing(lattice, row, column), other = gk_lattice_crossing(lattice, row + 1, column + 1);
    double width = lattice->x[other] - lattice->x[corner], height = lattice->y[other] - lattice->y[corner];
    if (samples * (double) (STEP * STEP) < FILLED * width * height)
        return;
    double x = (lattice->x[corner] + lattice->x[other]) / 2, y = (lattice->y[corner] + lattice->y[other]) / 2;
    add_unread(scan, (int) l, (int) (x - width / 4), (int) (y - height / 4), (int) (x + width / 4),
               (int) (y + height / 4));
}

/* What is no letter but lies in a table may be a number with something over it, or rows on a dark ground. */
static void
keep_left_out(const Scan *scan)
{
    for (guint i = 0; i < scan->lines->left_out->len; i++) {
        const GkPiece *piece = gk_piece(scan->lines->pieces, g_array_index(scan->lines->left_out, guint, i));
        double x = (piece->x0 + piece->x1) / 2.0, y = (piece->y0 + piece->y1) / 2.0;
        gboolean told = FALSE;
        for (guint l = 0; l < scan->lattices->len; l++) {
            const GkLattice *lattice = g_ptr_array_index(scan->lattices, l);
            g_autofree guint *samples = samples_in_places(scan, piece, lattice);
            for (guint place = 0; place < lattice->rows * lattice->columns; place++)
                tell_filled_place(scan, l, place, samples[place]);
            if (!told && gk_lattice_place(lattice, x, y) >= 0) {
                add_unread(scan, (int) l, piece->x0, piece->y0, piece->x1, piece->y1);
                told = TRUE;
            }
        }
    }
}

/* --- the page as it was before --- */

static void
forget_picture(GkPage *page, GkBox box)
{
    guint kept = 0;
    for (guint i = 0; i < page->unread->len; i++) {
        GkUnread unread = g_array_index(page->unread, GkUnread, i);
        if (unread.kind != GK_UNREAD_PICTURE ||
            !gk_box_contains(box, gk_box_center_x(unread.box), gk_box_center_y(unread.box)))
            g_array_index(page->unread, GkUnread, kept++) = unread;
    }
    g_array_set_size(page->unread, kept);
}

/* The layer that somebody else has recognized; how many characters it has. */
static guint
set_layer_aside(GkPage *page, GkBox box)
{
    guint count = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!(glyph->flags & GK_GLYPH_OVER_IMAGE) ||
            !gk_box_contains(box, gk_box_center_x(glyph->box), gk_box_center_y(glyph->box)))
            continue;
        glyph->flags = (guint16) ((glyph->flags & ~GK_GLYPH_OVER_IMAGE) | GK_GLYPH_NO_INK);
        count++;
    }
    return count;
}

static guint
last_order(const GkPage *page)
{
    guint order = 0;
    for (guint i = 0; i < page->marks->len; i++)
        order = MAX(order, g_array_index(page->marks, GkMark, i).order);
    for (guint i = 0; i < page->images->len; i++)
        order = MAX(order, g_array_index(page->images, GkImage, i).order);
    return order + 1;
}

static void
report(const Scan *scan, guint before, guint layer)
{
    GkPage *page = scan->page;
    guint doubtful = 0;
    for (guint i = 0; i < page->readings->len; i++)
        doubtful += !g_array_index(page->readings, GkReading, i).accepted;
    gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_RECOGNIZED, page->number, &page->scan.box,
                       "page %u: %u characters were recognized in a picture, %u numbers among them, of which %u are in "
                       "doubt",
                       page->number, page->glyphs->len - before, page->readings->len, doubtful);
    if (layer)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_OCR_LAYER, page->number, &page->scan.box,
                           "page %u: %u characters of an invisible layer over its image, made by character recognition, "
                           "were set aside, and the image was read anew",
                           page->number, layer);
}

void
gk_scan_page(GkPage *page, GkPageSource *source, GkRecognizer *recognizer, GkBox box)
{
    gboolean whole = gk_box_width(box) >= page->width && gk_box_height(box) >= page->height;
    GkSheet *sheet = gk_sheet_draw(page, source, box, !whole);
    if (!sheet)
        return;
    guint before = page->glyphs->len, layer = set_layer_aside(page, box);
    g_autoptr(GkSheetContent) content = gk_sheet_content_find(sheet);
    g_autoptr(GHashTable) labels = gk_trial(recognizer, &content, whole);
    Scan scan = { page,           content->sheet, recognizer,       content->lattices,
                  content->lines, labels,         last_order(page), (guint16) page->fonts->len };
    g_ptr_array_add(page->fonts, g_strdup(""));
    forget_picture(page, box);
    for (guint i = 0; i < scan.lattices->len; i++)
        add_marks(&scan, g_ptr_array_index(scan.lattices, i));
    read_lines(&scan);
    keep_left_out(&scan);
    page->scan =
        (GkScan) { scan.sheet->profile, scan.sheet->direction, g_intern_string(gk_recognizer_language(recognizer)),
                   scan.sheet->dpi,     scan.sheet->skew,      box };
    if (whole)
        page->slope = scan.sheet->skew;
    report(&scan, before, layer);
}
