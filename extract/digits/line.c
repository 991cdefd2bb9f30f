/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A number is read from a picture of it in three steps: its ink and the parts of
 * it (line_ink.c), where digits stand and how high they are (parts.c), and the
 * cheapest cutting into signs that a small net knows (cutting.c, net.c).
 *
 * A wrong digit is worse than none. So the reading is held against what all
 * printed numbers have in common, and each thing that is not so is a doubt:
 *
 *   - digits are equally high, on one line, and equally far apart: where there is
 *     room for one more between two of them, a weak one, or a point, was lost;
 *   - a point needs room: between digits that are no further apart than the others
 *     it is dirt;
 *   - points stand on the line, and commas hang from it;
 *   - no other ink is there of the size of a point, however weak (faint.c);
 *   - nothing reaches the edge of the picture.
 *
 * Hyphens, minus signs and dashes are all '-': only their width differs, and the box
 * tells it. It can't tell which of two digits a hole in the ink has left: whether a
 * broken 8 is a 3 is for the margin to say.
 */
#include "extract/digits/digits.h"

#include "extract/digits/faint.h"
#include "extract/digits/cutting.h"

#include <stdlib.h>
#include <string.h>

#define LOWEST 10 /* pixels: digits that are lower can't be told apart */
#define SPECK 25 /* percent of a digit's height: a sign that is smaller may be dirt */
#define DUST 40 /* 1/10000 of a digit's height squared: less ink is no point */
#define RIM 80 /* 0-255: ink at the left or right edge of the picture */
#define HEIGHTS 14 /* percent: digits differ by less in height */
#define HEIGHT_PIXELS 150 /* percent of a pixel: ... or by less than that */
#define POINT_SIZE 34 /* percent: points are not larger */
#define POINT_HANGS 14 /* percent: ... and hang no lower */
#define COMMA_SIZE 55
#define COMMA_HANGS 45
#define DASH_FLOATS 14 /* percent: a dash is higher above the line */
#define FLOATS 14 /* percent: they end no higher above the line */
#define HANGS_CLEARLY 9 /* percent: commas hang from the feet of their neighbours by more, mostly, ... */
#define STANDS_CLEARLY 5 /* ... and points by less, ... */
#define COMMA_LEAST 24 /* ... commas are higher, ... */
#define POINT_MOST 26 /* ... and points are not */
#define TURNED 32 /* margin of a point or comma that its place tells, against the net */
#define PITCH 75 /* percent of the height: how far digits are apart in most fonts */
#define GAP 132 /* percent of the pitch: further apart, there is room for a point */
#define GAP_UNKNOWN 145 /* the same where the pitch is not known */
#define ROOM 124 /* percent of the pitch: less apart, a point between them has no room */
#define ROOM_UNKNOWN 105
#define PITCHES 2u /* distances from which the pitch is known */
#define SURE_POINT 64 /* margin of a point against a comma */
#define SURE_PERCENT 96 /* margin: two digits that touch may look like it */
#define DASH 250 /* percent of its height: a dash alone is wider */
#define DASH_INK 88 /* percent of its box */

typedef struct {
    const GkLineInk *ink;
    GkDigitLine line;
    GArray *signs; /* GkCutSign */
    GkDigitsReading *reading;
} Reader;

static const GkCutSign *
sign_at(const Reader *reader, guint i)
{
    return &g_array_index(reader->signs, GkCutSign, i);
}

static gboolean
is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

static gboolean
is_point(char sign)
{
    return sign == '.' || sign == ',';
}

/* --- signs --- */

static gboolean
is_speck(const Reader *reader, const GkInkPart *box)
{
    int most = SPECK * reader->line.height;
    return gk_ink_part_width(box) * 100 < most && gk_ink_part_height(box) * 100 < most;
}

/* What is no sign and small is dirt; it matters where a point may be. */
static void
judge_speck(const Reader *reader, const GkInkPart *box)
{
    int height = reader->line.height, base = gk_digit_line_base(&reader->line, box);
    if (box->area * 10000 >= DUST * height * height && box->y1 > base - height && box->y0 < base + height / 3)
        reader->reading->doubts |= GK_DIGITS_DOUBT_SPECK;
}

static guint
doubts_of_place(const Reader *reader, const GkCutSign *sign)
{
    int height = reader->line.height, base = gk_digit_line_base(&reader->line, &sign->box);
    int own = gk_ink_part_height(&sign->box), hangs = (sign->box.y1 - base) * 100;
    gboolean comma = sign->guess.sign == ',';
    if (reader->reading->height == 0)
        return 0; /* a dash alone */
    if (is_digit(sign->guess.sign)) {
        int most = MAX(HEIGHTS * height, HEIGHT_PIXELS);
        return abs(own - height) * 100 > most || abs(hangs) > most ? GK_DIGITS_DOUBT_HEIGHT : 0;
    }
    if (sign->guess.sign == '-')
        return hangs > -DASH_FLOATS * height ? GK_DIGITS_DOUBT_POINT : 0;
    if (!is_point(sign->guess.sign))
        return 0;
    if (sign->guess.margin < SURE_POINT && is_point(sign->guess.second))
        return GK_DIGITS_DOUBT_POINT;
    int size = comma ? COMMA_SIZE : POINT_SIZE, lowest = comma ? COMMA_HANGS : POINT_HANGS;
    return own * 100 > size * height || gk_ink_part_width(&sign->box) * 100 > size * height ||
            hangs > MAX(lowest * height, HEIGHT_PIXELS) || hangs < -MAX(FLOATS * height, HEIGHT_PIXELS) ||
            sign->box.area * 10000 < DUST * height * height
        ? GK_DIGITS_DOUBT_POINT
        : 0;
}

/* Where the digits beside a sign stand; the line, where there are none. */
static int
foot_beside(const Reader *reader, guint i)
{
    int sum = 0, count = 0;
    for (guint k = i > 0 ? i - 1 : i; k <= i + 1 && k < reader->signs->len; k++)
        if (is_digit(sign_at(reader, k)->guess.sign)) {
            sum += sign_at(reader, k)->box.y1;
            count++;
        }
    return count ? (2 * sum + count) / (2 * count) : gk_digit_line_base(&reader->line, &sign_at(reader, i)->box);
}

/* How many digits follow a sign; *last: there is no other point or comma behind it. */
static guint
digits_behind(const Reader *reader, guint i, gboolean *last)
{
    guint n = 0;
    while (i + 1 + n < reader->signs->len && is_digit(sign_at(reader, i + 1 + n)->guess.sign))
        n++;
    *last = TRUE;
    for (guint k = i + 1; k < reader->signs->len; k++)
        *last = *last && !is_point(sign_at(reader, k)->guess.sign);
    return n;
}

/* By its place: what hangs below its neighbours is a comma, what stands where they do a point; 0: it may be either. */
static char
point_by_place(const Reader *reader, guint i)
{
    const GkInkPart *box = &sign_at(reader, i)->box;
    int height = reader->line.height, own = gk_ink_part_height(box) * 100,
        hangs = (box->y1 - foot_beside(reader, i)) * 100;
    return hangs >= HANGS_CLEARLY * height && own >= COMMA_LEAST * height ? ','
        : hangs <= STANDS_CLEARLY * height && own <= POINT_MOST * height  ? '.'
                                                                          : 0;
}

/* A point and a comma look alike when they are few pixels large, and the net may be unsure. Of several only the last can be
 * the point, and a comma has three digits behind it; where both may be, its place tells, but for a point
 * before three digits, where a comma that lost its tail is as likely. */
static void
settle_point(const Reader *reader, guint i)
{
    GkCutSign *sign = &g_array_index(reader->signs, GkCutSign, i);
    if (!is_point(sign->guess.sign) || sign->guess.margin >= SURE_POINT)
        return;
    gboolean last;
    guint behind = digits_behind(reader, i, &last);
    if (sign->guess.sign == '.' && last && behind == 3)
        sign->guess.second = ',';
    if (!is_point(sign->guess.second))
        return;
    char place = point_by_place(reader, i), told = place;
    if (!last)
        told = behind == 3 ? ',' : 0;
    else if (behind != 3)
        told = place == ',' ? 0 : '.';
    else if (place == '.')
        told = 0;
    if (told && told == sign->guess.sign && told == place)
        sign->guess.margin = SURE_POINT;
    else if (told && (told == sign->guess.sign || sign->guess.margin < TURNED || !last))
        sign->guess = (GkGuess) { told, GK_DIGITS_OTHER, TURNED };
}

static gboolean
is_at_edge(const Reader *reader, const GkInkPart *box)
{
    return box->x0 <= 0 || box->y0 <= 0 || box->x1 >= reader->ink->width || box->y1 >= reader->ink->height;
}

static void
take_sign(const Reader *reader, const GkCutSign *sign)
{
    GkDigitsReading *reading = reader->reading;
    const GkInkPart *box = &sign->box;
    if (sign->guess.sign == GK_DIGITS_OTHER && is_speck(reader, box)) {
        judge_speck(reader, box);
        return;
    }
    if (reading->n_digits == GK_DIGITS_MOST) {
        reading->doubts |= GK_DIGITS_DOUBT_CROWDED;
        return;
    }
    reading->doubts |= doubts_of_place(reader, sign);
    if (sign->guess.sign == GK_DIGITS_OTHER)
        reading->doubts |= GK_DIGITS_DOUBT_OTHER;
    if (sign->parted || (sign->guess.sign == '%' && sign->guess.margin < SURE_PERCENT))
        reading->doubts |= GK_DIGITS_DOUBT_JOINED;
    if (is_at_edge(reader, box))
        reading->doubts |= GK_DIGITS_DOUBT_EDGE;
    reading->text[reading->n_digits] = sign->guess.sign;
    reading->digits[reading->n_digits++] =
        (GkDigit) { sign->guess.sign, sign->guess.margin, sign->guess.second, box->x0, box->y0, box->x1, box->y1 };
}

/* --- distances --- */

/* Twice the distance of their middles. */
static int
distance(const GkDigit *a, const GkDigit *b)
{
    return b->x0 + b->x1 - a->x0 - a->x1;
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    int p = *(const int *) a, q = *(const int *) b;
    return (p > q) - (p < q);
}

/* The usual one between digits that follow each other; 0: not known. */
static int
find_pitch(const GkDigitsReading *reading)
{
    int distances[GK_DIGITS_MOST];
    guint count = 0;
    for (guint i = 0; i + 1 < reading->n_digits; i++)
        if (is_digit(reading->text[i]) && is_digit(reading->text[i + 1]))
            distances[count++] = distance(&reading->digits[i], &reading->digits[i + 1]);
    if (count < PITCHES)
        return 0;
    qsort(distances, count, sizeof *distances, compare_numbers);
    return distances[(count - 1) / 2];
}

static void
judge_distances(const Reader *reader)
{
    GkDigitsReading *reading = reader->reading;
    int known = find_pitch(reading), pitch = known ? known : 2 * PITCH * reader->line.height / 100;
    int gap = known ? GAP : GAP_UNKNOWN, room = known ? ROOM : ROOM_UNKNOWN;
    for (guint i = 0; i + 1 < reading->n_digits; i++) {
        if (!is_digit(reading->text[i]))
            continue;
        const GkDigit *digit = &reading->digits[i];
        if (is_digit(reading->text[i + 1]) && distance(digit, &digit[1]) * 100 > gap * pitch)
            reading->doubts |= GK_DIGITS_DOUBT_GAP;
        if (i + 2 < reading->n_digits && is_point(reading->text[i + 1]) && is_digit(reading->text[i + 2]) &&
            distance(digit, &digit[2]) * 100 < room * pitch)
            reading->doubts |= GK_DIGITS_DOUBT_GAP;
    }
}

/* A number has one point, and behind it no comma. */
static void
judge_order(GkDigitsReading *reading)
{
    const char *point = strchr(reading->text, '.');
    if (point && strpbrk(point + 1, ".,"))
        reading->doubts |= GK_DIGITS_DOUBT_POINT;
}

/* --- all --- */

/* A dash alone has no digits that it could be measured by. */
static gboolean
is_dash(const GkLineInk *ink)
{
    if (ink->n_parts != 1)
        return FALSE;
    int width = gk_ink_part_width(&ink->parts[0]), height = gk_ink_part_height(&ink->parts[0]);
    return width * 100 > DASH * height && ink->parts[0].area * 100 > DASH_INK * width * height;
}

static void
take_dash(const Reader *reader)
{
    GkCutSign dash = { reader->ink->parts[0], { '-', '.', 255 }, FALSE };
    g_array_append_val(reader->signs, dash);
}

/* The weak rim of a sign that is cut off is no part. */
static gboolean
is_dark_at_sides(const GkLineInk *ink, const GkDigitLine *line)
{
    for (int y = MAX(line->base - line->height, 0); y < MIN(line->base + line->height / 4, ink->height); y++)
        if (ink->ink[y * ink->width] >= RIM || ink->ink[(y + 1) * ink->width - 1] >= RIM)
            return TRUE;
    return FALSE;
}

static void
read_signs(Reader *reader)
{
    GkDigitsReading *reading = reader->reading;
    reader->line = gk_digit_line_find(reader->ink);
    if (is_dash(reader->ink)) {
        take_dash(reader);
    } else {
        reading->height = reader->line.height;
        reading->doubts |= reader->line.height < LOWEST ? GK_DIGITS_DOUBT_SMALL : 0;
        reading->doubts |= reader->line.uneven ? GK_DIGITS_DOUBT_HEIGHT : 0;
        reading->doubts |= gk_cutting_find(reader->ink, &reader->line, reader->signs) ? 0 : GK_DIGITS_DOUBT_CROWDED;
    }
    for (guint i = 0; i < reader->signs->len && reading->height; i++)
        settle_point(reader, i);
    for (guint i = 0; i < reader->signs->len; i++)
        take_sign(reader, sign_at(reader, i));
    if (is_dark_at_sides(reader->ink, &reader->line))
        reading->doubts |= GK_DIGITS_DOUBT_EDGE;
    if (reading->height && gk_faint_ink_is_there(reader->ink, &reader->line, reading))
        reading->doubts |= GK_DIGITS_DOUBT_SPECK;
    if (reading->height && gk_faint_minus_is_there(reader->ink, &reader->line, reading))
        reading->doubts |= GK_DIGITS_DOUBT_MINUS;
}

gboolean
gk_digits_read(const GkGray *line, GkDigitsReading *reading)
{
    g_autoptr(GkLineInk) ink = gk_line_ink_new(line);
    g_autoptr(GArray) signs = g_array_new(FALSE, FALSE, sizeof(GkCutSign));
    Reader reader = { .ink = ink, .signs = signs, .reading = reading };
    memset(reading, 0, sizeof *reading);
    reading->doubts = ink->doubts;
    if (!ink->doubts && ink->n_parts)
        read_signs(&reader);
    if (reading->n_digits == 0)
        reading->doubts |= GK_DIGITS_DOUBT_EMPTY;
    judge_distances(&reader);
    judge_order(reading);
    reading->margin = reading->n_digits ? 255 : 0;
    for (guint i = 0; i < reading->n_digits; i++)
        reading->margin = MIN(reading->margin, reading->digits[i].margin);
    return reading->doubts == 0 && reading->margin >= GK_DIGITS_SURE;
}
