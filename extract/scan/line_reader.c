/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who reads a line, and what it says.
 *
 * Pieces of ink tell a line of digits from one of Chinese characters: digits are tall and narrow, points and commas low
 * and small, and nothing else is there. Such a line goes to the reader of numbers; any other to the reader of labels, and
 * what that takes for a number to the reader of numbers as well, whose model was not made to guess among thousands of
 * characters.
 */
#include "extract/scan/line_reader.h"

#include <string.h>

#define TALL 0.72 /* of the line's height */
#define WIDE 0.85 /* ... of a piece: wider than a digit */
#define LOW 0.45 /* ... a point or a comma */
#define DASH 0.25
#define DIGIT_EM 0.70 /* a digit's height, of its font's size */
#define CHINESE_EM 0.93
#define UNSURE 50 /* 0 to 100: the reader of labels is asked, too */

typedef struct {
    const GkRecognizer *recognizer;
    const GkSheet *sheet;
    const GkTextLines *lines;
    const GkTextLine *line;
    GkRaster *cut;
    double scale, left;
} Job;

/* --- shapes --- */

typedef struct {
    guint tall, low, dashes, other;
    int top, bottom; /* of the tall ones */
} Shapes;

static Shapes
shapes_of(const GkTextLines *lines, const GkTextLine *line)
{
    Shapes shapes = { .top = G_MAXINT };
    double height = line->y1 - line->y0;
    for (guint i = 0; i < line->n_pieces; i++) {
        const GkPiece *piece = gk_piece(lines->pieces, g_array_index(lines->members, guint, line->first + i));
        double h = piece->y1 - piece->y0, w = piece->x1 - piece->x0;
        if (h > TALL * height && w < WIDE * height) {
            shapes.tall++;
            shapes.top = MIN(shapes.top, piece->y0);
            shapes.bottom = MAX(shapes.bottom, piece->y1);
        } else if (h < LOW * height && w < LOW * height && piece->y1 > line->y0 + 0.75 * height)
            shapes.low++;
        else if (h < DASH * height && w < height)
            shapes.dashes++;
        else
            shapes.other++;
    }
    return shapes;
}

static gboolean
look_like_digits(const Shapes *shapes)
{
    return shapes->tall > 0 && shapes->other == 0 && shapes->dashes <= 1 && shapes->low <= shapes->tall;
}

/* --- readers --- */

/* Signs that other models read for those of numbers. */
static gunichar
plain(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        return c - 0xff01 + '!';
    return c == 0x3001 ? ',' : c == 0x3002 ? '.' : c == 0x2014 || c == 0x2013 || c == 0x2212 ? '-' : c;
}

static gboolean
is_of_numbers(gunichar c)
{
    return c < 128 && strchr("0123456789.,-%", (int) c) && c;
}

static GArray *
read_by(const Job *job, gpointer reader)
{
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(GkSign));
    job->recognizer->backend->read(reader, job->cut, (guint) (job->sheet->dpi * job->scale), signs);
    for (guint i = 0; i < signs->len; i++) {
        GkSign *sign = &g_array_index(signs, GkSign, i);
        sign->x0 = (float) (job->left + sign->x0 / job->scale);
        sign->x1 = (float) (job->left + sign->x1 / job->scale);
    }
    return signs;
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
        digits += c < 128 && g_ascii_isdigit((gchar) c);
    }
    return digits > 0;
}

static void
write_number(const GArray *signs, char *text, guint8 *sure)
{
    guint n = 0;
    *sure = signs->len ? 100 : 0;
    for (guint i = 0; i < signs->len && n + 1 < GK_READING_LENGTH; i++) {
        const GkSign *sign = &g_array_index(signs, GkSign, i);
        gunichar c = plain(sign->character);
        text[n++] = c < 128 ? (char) c : '#';
        *sure = MIN(*sure, sign->sure);
    }
    text[n] = '\0';
}

static guint8
surety_of(const GArray *signs)
{
    guint8 sure = signs->len ? 100 : 0;
    for (guint i = 0; i < signs->len; i++)
        sure = MIN(sure, g_array_index(signs, GkSign, i).sure);
    return sure;
}

/* As a number, with what the reader of labels reads there as the other reading. */
static void
take_number(GkLineReading *reading, GArray *numbers, const GArray *labels)
{
    reading->number = TRUE;
    reading->signs = numbers;
    write_number(numbers, reading->text[0], &reading->sure[0]);
    if (labels)
        write_number(labels, reading->text[1], &reading->sure[1]);
}

/* --- a line --- */

static gboolean
has_wide(const GArray *signs)
{
    for (guint i = 0; i < signs->len; i++)
        if (g_unichar_iswide(g_array_index(signs, GkSign, i).character))
            return TRUE;
    return FALSE;
}

static void
read_job(const Job *job, const Shapes *shapes, GkLineReading *reading)
{
    g_autoptr(GArray) numbers = look_like_digits(shapes) ? read_by(job, job->recognizer->numbers) : NULL;
    if (numbers && is_number(numbers) && surety_of(numbers) >= UNSURE) {
        take_number(reading, g_steal_pointer(&numbers), NULL);
        return;
    }
    g_autoptr(GArray) labels = read_by(job, job->recognizer->labels);
    if (is_number(labels) && !numbers)
        numbers = read_by(job, job->recognizer->numbers);
    if (numbers && is_number(numbers) && (is_number(labels) || labels->len == 0))
        take_number(reading, g_steal_pointer(&numbers), labels);
    else
        reading->signs = g_steal_pointer(&labels);
}

gboolean
gk_line_read(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines, const GkTextLine *line,
             int usual, GkLineReading *reading)
{
    Job job = { recognizer, sheet, lines, line };
    Shapes shapes = shapes_of(lines, line);
    int height = line->y1 - line->y0;
    *reading = (GkLineReading) { NULL };
    job.cut = gk_line_cut(lines, line, sheet->dpi, &job.scale, &job.left);
    read_job(&job, &shapes, reading);
    gk_raster_free(job.cut);
    gk_line_place_signs(lines, line, reading->number, reading->signs);
    if (reading->number && shapes.tall)
        height = (int) ((shapes.bottom - shapes.top) / DIGIT_EM);
    else
        height = (int) (height / (has_wide(reading->signs) ? CHINESE_EM : DIGIT_EM));
    reading->height = height < usual / 2 ? usual : height;
    return reading->signs->len > 0;
}
