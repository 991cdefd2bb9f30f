/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who reads a line, and what it says.
 *
 * The reader of shapes looks at every line first: it costs nearly nothing, and a line of which it knows every sign is a
 * number. Such a line goes to Tesseract's reader of numbers as well; any other goes to its reader of labels, and what that
 * takes for a number to the reader of numbers, whose model was not made to choose among thousands of characters.
 *
 *      1,234.56   Tesseract        both the same, well-formed, the second sure of each sign and of the room between
 *      1,234.56   shapes           them, and no ink at the edge of the cell:                            accepted
 *
 * Whatever else is a number is in doubt, and has both readings. A number within a line of other text is looked for in
 * what the reader of shapes makes of the line around it.
 *
 * It cannot see that both are wrong alike: a digit that lost the stroke which makes it another.
 */
#include "extract/scan/line_reader.h"

#include <string.h>

#define WANTED_DPI 300 /* what Tesseract's models know best */
#define TALL 0.72 /* of the line's height: a digit */
#define DIGIT_EM 0.70 /* a digit's height, of its font's size */
#define CHINESE_EM 0.93
#define LIKELY 10 /* 0 to 100, of the reader of shapes: so sure that Tesseract had better look again */
#define SURE 6 /* ... enough where Tesseract says the same ... */
#define LESS_SURE 2 /* ... or this, where that is ... */
#define VERY_SURE 80 /* ... as sure as this */
#define AROUND 2.0 /* of the line's height: Tesseract's boxes lie off by a character at times */
#define FAR 0.35f /* of the line's height: between a minus and its number */
#define LONG 3u /* signs: a Chinese character may look like a digit or two */
#define MOSTLY 0.6 /* of a line's signs are digits, where others are misread ones */
#define UNSURE 40 /* 0 to 100: of a reader whose word is not enough to say that a line is a number */

typedef struct {
    const GkRecognizer *recognizer;
    const GkSheet *sheet;
    const GkTextLines *lines;
    const GkTextLine *line;
    GArray *label; /* as the reader of labels has read it; NULL: it was not asked */
} Job;

/* --- Tesseract's readers --- */

/* Signs that other models read for those of numbers. */
static gunichar
plain(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        return c - 0xff01 + '!';
    return c == 0x3001 ? ',' : c == 0x3002 ? '.' : c == 0x2014 || c == 0x2013 || c == 0x2212 ? '-' : c;
}

static gboolean
is_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

static gboolean
is_of_numbers(gunichar c)
{
    return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '%';
}

static GArray *
read_at(const Job *job, gpointer reader, double scale)
{
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(GkSign));
    double left;
    g_autoptr(GkRaster) cut = gk_line_cut(job->lines, job->line, reader == job->recognizer->numbers, &scale, &left);
    job->recognizer->backend->read(reader, cut, (guint) (job->sheet->dpi * scale), signs);
    for (guint i = 0; i < signs->len; i++) {
        GkSign *sign = &g_array_index(signs, GkSign, i);
        sign->x0 = (float) (left + sign->x0 / scale);
        sign->x1 = (float) (left + sign->x1 / scale);
    }
    return signs;
}

static GArray *
read_by(const Job *job, gpointer reader)
{
    return read_at(job, reader, CLAMP(WANTED_DPI / job->sheet->dpi, 1, 2));
}

/* All its characters are those of numbers, one a digit. */
static gboolean
is_number(const GArray *signs)
{
    guint digits = 0;
    for (guint i = 0; i < signs->len; i++) {
        gunichar c = plain(g_array_index(signs, GkSign, i).character);
        if (!is_of_numbers(c))
            return FALSE;
        digits += is_digit(c);
    }
    return digits > 0;
}

static gboolean
has_wide(const GArray *signs)
{
    for (guint i = 0; i < signs->len; i++)
        if (g_unichar_iswide(g_array_index(signs, GkSign, i).character))
            return TRUE;
    return FALSE;
}

static guint8
surety_of(const GArray *signs, guint first, guint count)
{
    guint8 sure = count ? 100 : 0;
    for (guint i = first; i < first + count; i++)
        sure = MIN(sure, g_array_index(signs, GkSign, i).sure);
    return sure;
}

/* The signs [first, first + count) as those of a number. */
static void
write_text(const GArray *signs, guint first, guint count, char *text)
{
    guint n = 0;
    for (guint i = first; i < first + count && n + 1 < GK_READING_LENGTH; i++) {
        gunichar c = plain(g_array_index(signs, GkSign, i).character);
        text[n++] = c < 128 ? (char) c : '#';
    }
    text[n] = '\0';
}

/* --- a line that is a number --- */

gboolean
gk_line_knows_all(const GkShapesReading *shapes)
{
    return shapes->signs->len > 0 && !strchr(shapes->text, '#') && strpbrk(shapes->text, "0123456789");
}

/* Hardly a word, though the reader of labels may find letters: S for 5, t for 1. */
static gboolean
is_mostly_digits(const GkShapesReading *shapes)
{
    guint digits = 0;
    for (const char *p = shapes->text; *p; p++)
        digits += g_ascii_isdigit(*p) != 0;
    return digits >= 2 && digits >= MOSTLY * shapes->signs->len;
}

static gboolean
is_dash(const GkShapesReading *shapes)
{
    return shapes->signs->len > 0 && strspn(shapes->text, "-") == shapes->signs->len;
}

static gboolean
is_sure(guint8 shapes, guint8 tesseract)
{
    return shapes >= SURE || (shapes >= LESS_SURE && tesseract >= VERY_SURE);
}

static gboolean
is_likely(const GkShapesReading *shapes)
{
    return shapes->believed && shapes->sure >= LIKELY && gk_line_is_well_formed(shapes->text);
}

static gboolean
says(const GkShapesReading *shapes, const GArray *numbers)
{
    char text[GK_READING_LENGTH];
    write_text(numbers, 0, numbers->len, text);
    return gk_line_says_the_same(shapes->text, text);
}

/* By Tesseract. It takes digits for others in a line of one size that it knows well in the same line somewhat larger or
 * smaller (a 7 for a 1, at 300 dots per inch): where the reader of shapes has no doubts and says otherwise, it looks again. */
static GArray *
read_number(const Job *job, const GkShapesReading *shapes)
{
    static const double heights[] = { 24, 40 };
    GArray *numbers = read_by(job, job->recognizer->numbers);
    for (guint i = 0; i < G_N_ELEMENTS(heights) && is_likely(shapes) && !says(shapes, numbers); i++) {
        GArray *again = read_at(job, job->recognizer->numbers, heights[i] / (job->line->y1 - job->line->y0));
        if (says(shapes, again)) {
            g_array_unref(numbers);
            return again;
        }
        g_array_unref(again);
    }
    return numbers;
}

/* A minus that stands apart from its number may be what is left of a rule, or dust. */
static gboolean
has_far_sign(const Job *job, const GArray *signs)
{
    const GkSign *sign = signs->len > 1 ? &g_array_index(signs, GkSign, 0) : NULL;
    return sign && sign->character == '-' && sign[1].x0 - sign->x1 > FAR * (float) (job->line->y1 - job->line->y0);
}

/* Both say the same number: is that enough? */
static gboolean
is_enough(const Job *job, const GkShapesReading *shapes, guint8 tesseract)
{
    return shapes->believed && is_sure(shapes->sure, tesseract) && gk_line_is_well_formed(shapes->text) &&
        !job->line->at_edge && !(job->line->close && shapes->uneven) && !job->line->obscured &&
        !has_far_sign(job, shapes->signs);
}

/* The same digits, whatever stands between them. */
static gboolean
has_same_digits(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, ".,");
        b += strspn(b, ".,");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

/* Takes the signs of the one whose number is well-formed; of two such those of the reader of shapes where it has no doubts,
 * since it is right much more often, but for points and commas, of which Tesseract has seen more than shapes; where both read
 * the same, its boxes, too, which are exact. */
static void
take_number(const Job *job, GkLineReading *reading, GArray *numbers, GkShapesReading *shapes)
{
    GkLineNumber number = { 0 };
    char text[GK_READING_LENGTH];
    write_text(numbers, 0, numbers->len, text);
    gboolean same = gk_line_says_the_same(shapes->text, text);
    gboolean by_shapes = same ? strcmp(text, shapes->text) != 0
                              : gk_line_knows_all(shapes) && gk_line_is_well_formed(shapes->text) &&
            ((is_likely(shapes) && !has_same_digits(text, shapes->text)) || !gk_line_is_well_formed(text));
    guint tesseract = by_shapes ? 1 : 0, own = 1 - tesseract;
    g_strlcpy(number.text[tesseract], text, GK_READING_LENGTH);
    g_strlcpy(number.text[own], shapes->text, GK_READING_LENGTH);
    number.readers[tesseract] = GK_READER_TESSERACT;
    number.readers[own] = GK_READER_SHAPES;
    number.sure[tesseract] = surety_of(numbers, 0, numbers->len);
    number.sure[own] = shapes->sure;
    number.pitch = shapes->pitch;
    number.widest = shapes->widest;
    number.clean = same && shapes->clean;
    number.accepted = same && is_enough(job, shapes, number.sure[tesseract]);
    reading->signs = g_array_ref(same || by_shapes ? shapes->signs : numbers);
    for (guint i = 0; i < reading->signs->len; i++)
        g_array_index(reading->signs, GkSign, i).character = plain(g_array_index(reading->signs, GkSign, i).character);
    number.count = reading->signs->len;
    g_array_append_val(reading->numbers, number);
}

/* --- numbers within a line --- */

/* What the reader of shapes makes of the line around a place, other text and all. */
static void
read_around(const Job *job, double from, double to, GkShapesReading *shapes)
{
    double around = AROUND * (job->line->y1 - job->line->y0);
    GkTextLine part = *job->line;
    part.x0 = MAX(part.x0, (int) (from - around));
    part.x1 = MAX(part.x0 + 1, MIN(part.x1, (int) (to + around)));
    part.left = MAX(part.left, part.x0);
    part.right = MIN(part.right, part.x1);
    gk_line_read_shapes(job->lines, &part, shapes);
}

static gunichar
sign_of(const GArray *signs, guint i)
{
    return g_array_index(signs, GkSign, i).character;
}

/* Where the reader of shapes has the same number, with none of its signs beside; how sure it is of it, 0 where nowhere. */
static guint8
surety_of_same(const GArray *shapes, const char *text)
{
    guint n = (guint) strlen(text);
    for (guint i = 0; i + n <= shapes->len; i++) {
        guint k = 0;
        while (k < n && sign_of(shapes, i + k) == (guchar) text[k])
            k++;
        gboolean begins = i == 0 || !is_digit(sign_of(shapes, i - 1));
        gboolean ends = i + n == shapes->len || !is_digit(sign_of(shapes, i + n));
        if (k == n && begins && ends)
            return surety_of(shapes, i, n);
    }
    return 0;
}

/* Digits beyond a single character on either side, which is none of those that stand between numbers: it may be a comma or
 * a digit that was misread, and the number is longer. */
static gboolean
may_be_longer(const GArray *signs, guint first, guint count)
{
    static const char *const between = "年月日至到和及与比、：:（(）)/～~";
    for (guint side = 0; side < 2; side++) {
        gint64 near = side ? (gint64) first + count : (gint64) first - 1, far = side ? near + 1 : near - 1;
        if (near < 0 || far < 0 || near >= signs->len || far >= signs->len)
            continue;
        gunichar c = g_array_index(signs, GkSign, near).character;
        if (is_digit(plain(g_array_index(signs, GkSign, far).character)) && !g_utf8_strchr(between, -1, c))
            return TRUE;
    }
    return FALSE;
}

static void
add_part(const Job *job, GkLineReading *reading, guint first, guint count)
{
    GkShapesReading shapes;
    GkLineNumber number = { first, count, { GK_READER_TESSERACT, GK_READER_SHAPES } };
    write_text(reading->signs, first, count, number.text[0]);
    number.sure[0] = surety_of(reading->signs, first, count);
    read_around(job, g_array_index(reading->signs, GkSign, first).x0,
                g_array_index(reading->signs, GkSign, first + count - 1).x1, &shapes);
    number.sure[1] = surety_of_same(shapes.signs, number.text[0]);
    if (number.sure[1])
        g_strlcpy(number.text[1], number.text[0], GK_READING_LENGTH);
    number.accepted = is_sure(number.sure[1], number.sure[0]) && gk_line_is_well_formed(number.text[0]) &&
        !job->line->at_edge && !job->line->close && !job->line->obscured &&
        !may_be_longer(reading->signs, first, count);
    g_array_unref(shapes.signs);
    g_array_append_val(reading->numbers, number);
}

/* But for those of headings: 1、 */
static void
find_parts(const Job *job, GkLineReading *reading)
{
    for (guint i = 0, end; i < reading->signs->len; i = end + 1) {
        guint digits = 0, last = i;
        for (end = i; end < reading->signs->len; end++) {
            gunichar c = plain(g_array_index(reading->signs, GkSign, end).character);
            gboolean digit = is_digit(c);
            if (!digit && !(digits && (c == '.' || c == ',')) && !(digits == 0 && end == i && c == '-'))
                break;
            digits += digit;
            last = digit ? end : last;
        }
        gboolean heading = digits == 1 && (i == 0 || last + 1 == end) && end < reading->signs->len &&
            g_utf8_strchr("、.．）)", -1, g_array_index(reading->signs, GkSign, end).character);
        if (digits > 0 && !heading)
            add_part(job, reading, i, last - i + 1);
    }
}

/* --- a line --- */

static void
read_job(const Job *job, GkShapesReading *shapes, GkLineReading *reading)
{
    if (is_dash(shapes) && shapes->believed && shapes->sure >= LIKELY) {
        reading->signs = g_array_ref(shapes->signs);
        return;
    }
    g_autoptr(GArray) numbers = gk_line_knows_all(shapes) ? read_number(job, shapes) : NULL;
    if (numbers && is_number(numbers) && (shapes->believed || surety_of(numbers, 0, numbers->len) >= UNSURE)) {
        take_number(job, reading, numbers, shapes);
        return;
    }
    g_autoptr(GArray) labels =
        job->label ? g_array_ref(job->label) : read_by(job, gk_recognizer_labels(job->recognizer));
    gboolean wide = has_wide(labels);
    if (!numbers && (is_number(labels) || (!wide && is_mostly_digits(shapes))))
        numbers = read_number(job, shapes);
    if (numbers && ((is_number(numbers) && !wide) || (is_likely(shapes) && shapes->signs->len >= LONG))) {
        take_number(job, reading, numbers, shapes);
        return;
    }
    reading->signs = g_array_ref(labels);
    find_parts(job, reading);
}

static GkLineKind
kind_of(const GkLineReading *reading)
{
    if (reading->numbers->len == 0 || has_wide(reading->signs))
        return GK_LINE_LABEL;
    const GkLineNumber *number = &g_array_index(reading->numbers, GkLineNumber, 0);
    return number->accepted && number->count == reading->signs->len ? GK_LINE_ACCEPTED : GK_LINE_NUMBERS;
}

/* The size of the line's font, from the height of its digits or its characters. */
static int
size_of(const GkTextLines *lines, const GkTextLine *line, const GkLineReading *reading)
{
    int height = line->y1 - line->y0, top = G_MAXINT, bottom = 0;
    if (has_wide(reading->signs))
        return (int) (height / CHINESE_EM);
    for (guint i = 0; i < line->n_pieces; i++) {
        const GkPiece *piece = gk_piece(lines->pieces, g_array_index(lines->members, guint, line->first + i));
        if (piece->y1 - piece->y0 < TALL * height)
            continue;
        top = MIN(top, piece->y0);
        bottom = MAX(bottom, piece->y1);
    }
    return (int) ((bottom > top ? bottom - top : height) / DIGIT_EM);
}

GArray *
gk_line_read_label(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines,
                   const GkTextLine *line)
{
    Job job = { recognizer, sheet, lines, line, NULL };
    return read_by(&job, gk_recognizer_labels(recognizer));
}

void
gk_line_read(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines, const GkTextLine *line,
             GArray *label, int usual, GkLineReading *reading)
{
    Job job = { recognizer, sheet, lines, line, label };
    GkShapesReading shapes;
    *reading = (GkLineReading) { NULL, g_array_new(FALSE, FALSE, sizeof(GkLineNumber)), 0 };
    gk_line_read_shapes(lines, line, &shapes);
    read_job(&job, &shapes, reading);
    gk_line_place_signs(lines, line, kind_of(reading), reading->signs);
    g_array_unref(shapes.signs);
    int size = size_of(lines, line, reading);
    reading->height = size < usual / 2 ? usual : size;
}

void
gk_line_reading_clear(GkLineReading *reading)
{
    g_array_unref(reading->signs);
    g_array_unref(reading->numbers);
}
