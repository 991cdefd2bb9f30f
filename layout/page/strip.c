/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines cut into words, once.
 *
 *      一般公共预算 本年收入  2,442–6,173   301 01 基本工资
 *      └──────────┘ └──────┘  └─────────┘   └─┘ └┘ └──────┘
 *
 * Everything that is later said about columns is said of words and of the gaps between them, so a word is small: Latin
 * letters part at a gap that could be a space, ideographs at one that could not be set by chance, and a rule or the
 * end of an amount that meets a label part what touches.
 *
 * How wide a gap is says little in points and not much in ems: in a narrow font a space is a fifth of an em, in a
 * typewriter's more than half. So each gap is held against the usual one of its font on the strip.
 *
 * 合 计 is one word: letters set with room between them. Ideographs that stand alone, with equal room between them and
 * more around, are marked as such; the gaps between them speak neither for a column nor against one.
 */
#include "layout/page/strip.h"

#include "data/data.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/heading_number.h"

#include <math.h>
#include <string.h>

GkStrip *
gk_strip_new(const GkPage *page)
{
    GkStrip *strip = g_new0(GkStrip, 1);
    strip->page = page;
    strip->glyphs = g_array_new(FALSE, FALSE, sizeof(guint));
    strip->words = g_array_new(FALSE, TRUE, sizeof(GkWord));
    strip->lines = g_array_new(FALSE, TRUE, sizeof(GkStripLine));
    return strip;
}

void
gk_strip_free(GkStrip *strip)
{
    if (!strip)
        return;
    g_array_unref(strip->glyphs);
    g_array_unref(strip->words);
    g_array_unref(strip->lines);
    g_clear_pointer(&strip->lefts, g_array_unref);
    g_clear_pointer(&strip->rights, g_array_unref);
    g_clear_pointer(&strip->starts, g_array_unref);
    g_free(strip);
}

static const GkGlyph *
glyph_at(const GkStrip *strip, guint i)
{
    return &g_array_index(strip->page->glyphs, GkGlyph, g_array_index(strip->glyphs, guint, i));
}

static char *
text_of_glyphs(const GkStrip *strip, guint first, guint end)
{
    GString *text = g_string_new(NULL);
    for (guint i = first; i < end; i++)
        g_string_append_unichar(text, gk_readable_character(glyph_at(strip, i)->character));
    return g_string_free(text, FALSE);
}

char *
gk_strip_text(const GkStrip *strip, guint first, guint end)
{
    return text_of_glyphs(strip, gk_strip_word(strip, first)->first, gk_strip_word(strip, end - 1)->end);
}

/* --- cutting --- */

/* An amount ends before glyph i, and a label with a number of its own begins there: 18,330.37一、 of close columns. */
static gboolean
amount_meets_label(const GkStrip *strip, guint first, guint i, guint end)
{
    if (!gk_is_digit(glyph_at(strip, i - 1)->character) || !gk_is_wide(glyph_at(strip, i)->character))
        return FALSE;
    g_autoptr(GString) amount = g_string_new(NULL), label = g_string_new(NULL);
    for (guint j = first; j < i; j++)
        g_string_append_unichar(amount, glyph_at(strip, j)->character);
    for (guint j = i; j < end && j < i + 12; j++)
        g_string_append_unichar(label, glyph_at(strip, j)->character);
    GkHeadingNumber number;
    return strpbrk(amount->str, ".,") && gk_is_well_formed_number(amount->str) &&
        gk_heading_number_parse(label->str, &number);
}

/* 类, 款 and 项 are labels of one letter each. */
static gboolean
labels_codes(const GkGlyph *glyph)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("column-words.tsv", &n_rows);
    char text[7] = "";
    g_unichar_to_utf8(gk_readable_character(glyph->character), text);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), text) == 0)
            return strcmp(gk_data_field(&rows[i], 2), "code") == 0;
    return FALSE;
}

static gboolean
parts_words(const GkGlyph *a, const GkGlyph *b)
{
    double gap = b->box.x0 - a->box.x1, em = MAX(a->size, b->size);
    gboolean left = gk_is_wide(a->character), right = gk_is_wide(b->character);
    gboolean point = gk_is_digit(a->character) != gk_is_digit(b->character) && gk_is_numeric(a->character) &&
        gk_is_numeric(b->character);
    double limit = point ? GK_WORD_GAP_POINT_EM : left && right ? GK_WORD_GAP_WIDE_EM : left || right ? GK_WORD_GAP_MIXED_EM : GK_WORD_GAP_EM;
    if (left && right && gap > GK_WORD_GAP_MIXED_EM * em && gap <= limit * em && labels_codes(a) && labels_codes(b))
        return TRUE;
    return gap > limit * em || b->box.x0 < a->box.x0 - 0.5 * em;
}

static GkWord
make_word(const GkStrip *strip, guint line, guint first, guint end)
{
    GkWord word = { .line = line, .first = first, .end = end, .box = glyph_at(strip, first)->box };
    for (guint i = first; i < end; i++) {
        const GkGlyph *glyph = glyph_at(strip, i);
        word.box = gk_box_union(word.box, glyph->box);
        word.size = MAX(word.size, (double) glyph->size);
        word.wide |= gk_is_wide(glyph->character);
    }
    word.letter = word.wide && end == first + 1;
    word.code = word.letter && labels_codes(glyph_at(strip, first));
    g_autofree char *text = text_of_glyphs(strip, first, end);
    word.number = gk_word_is_number(text);
    const char *point = word.number ? strrchr(text, '.') : NULL;
    word.amount = point && strlen(point) == 3;
    return word;
}

static gboolean
are_labels(const GkStrip *strip, guint first, guint end)
{
    for (guint w = first; w < end; w++)
        if (!gk_strip_word(strip, w)->code)
            return FALSE;
    return TRUE;
}

/* Marks letters with equal room between them, and more around them, as those of one word. */
static void
mark_spaced(GkStrip *strip, const GkStripLine *line)
{
    for (guint i = line->first, end; i < line->end; i = end) {
        end = i + 1;
        if (!gk_strip_word(strip, i)->letter)
            continue;
        double least = G_MAXDOUBLE, most = 0;
        for (; end < line->end && gk_strip_word(strip, end)->letter; end++) {
            double gap = gk_strip_word(strip, end)->box.x0 - gk_strip_word(strip, end - 1)->box.x1;
            if (end > i + 1 && (gap > GK_WORD_SPACED_SHARE * most || gap < least / GK_WORD_SPACED_SHARE))
                break;
            least = MIN(least, gap);
            most = MAX(most, gap);
        }
        double before = i > line->first ? gk_strip_word(strip, i)->box.x0 - gk_strip_word(strip, i - 1)->box.x1
                                        : G_MAXDOUBLE;
        double after = end < line->end ? gk_strip_word(strip, end)->box.x0 - gk_strip_word(strip, end - 1)->box.x1
                                       : G_MAXDOUBLE;
        double limit = end - i == 2 ? GK_WORD_SPACED_PAIR_EM : GK_WORD_SPACED_EM;
        if (end - i < 2 || MIN(before, after) < most || most > limit * line->size || are_labels(strip, i, end))
            continue;
        for (guint w = i; w < end; w++)
            gk_strip_word(strip, w)->spaced = TRUE;
    }
}

/* Glyphs [first, end) are of a number whose digits stand one by one: no two touch. */
static gboolean
has_single_digits(const GkStrip *strip, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        gunichar c = glyph_at(strip, i)->character;
        if (!gk_is_numeric(c) || (i > first && gk_is_digit(c) && gk_is_digit(glyph_at(strip, i - 1)->character)))
            return FALSE;
    }
    return TRUE;
}

/* The gap before glyph i, em, when it lies between two glyphs of numbers; else G_MAXDOUBLE. */
static double
digit_gap(const GkStrip *strip, guint i)
{
    const GkGlyph *a = glyph_at(strip, i - 1), *b = glyph_at(strip, i);
    if (!gk_is_numeric(a->character) || !gk_is_numeric(b->character))
        return G_MAXDOUBLE;
    return (b->box.x0 - a->box.x1) / MAX(a->size, b->size);
}

/* The end of the run of words that begins with word `i` of `ends` (where words end) and whose digits are set one by one
 * at even steps: 1 ,8 1 1 .7 0 is one number, in 一、2 0 2 0, too. */
static guint
end_of_spaced_number(const GkStrip *strip, const GArray *ends, guint i)
{
    double least = G_MAXDOUBLE, most = 0;
    guint next = i + 1;
    for (; next < ends->len; next++) {
        guint from = g_array_index(ends, guint, next - 1);
        double gap = digit_gap(strip, from);
        if (gap > GK_WORD_SPACED_DIGITS_EM || gap - least > GK_WORD_GAP_EM || most - gap > GK_WORD_GAP_EM ||
            (next > i + 1 && !has_single_digits(strip, g_array_index(ends, guint, next - 2), from)))
            break;
        least = MIN(least, gap);
        most = MAX(most, gap);
    }
    return next - i > 2 ? next : i + 1;
}

/* A row of dots, which leads from a label to its number: its glyphs go with the label, its place is room. */
static gboolean
is_leader(const GkStrip *strip, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        gunichar c = glyph_at(strip, i)->character;
        if (c != '.' && c != 0xff0e && c != 0xb7 && c != 0x2026 && c != 0x22ef && c != 0x2025 && c != 0x2022)
            return FALSE;
    }
    return end - first > 4 || (end - first > 2 && glyph_at(strip, first)->character == 0x2026);
}

/* Two whole amounts beside each other are never of one column. */
static gboolean
is_certain(const GkStrip *strip, gboolean parted, guint first, const GkWord *word)
{
    const GkWord *before = strip->words->len > first ? gk_strip_word(strip, strip->words->len - 1) : NULL;
    return parted || (before && before->amount && word->amount);
}

void
gk_strip_add_line(GkStrip *strip, const guint *glyphs, guint n_glyphs, guint owner, GkRuledApart apart,
                  gconstpointer data)
{
    guint number = strip->lines->len, base = strip->glyphs->len, first = base, end = base + n_glyphs;
    if (n_glyphs == 0)
        return;
    GkStripLine line = { .first = strip->words->len, .owner = owner };
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) certain = g_array_new(FALSE, FALSE, sizeof(guint8)); /* per word: parted by more than room */
    g_array_append_vals(strip->glyphs, glyphs, n_glyphs);
    guint8 sure = FALSE;
    g_array_append_val(certain, sure);
    for (guint i = base + 1; i <= end; i++) {
        sure = i < end &&
            ((apart && apart(glyph_at(strip, i - 1), glyph_at(strip, i), data)) ||
             amount_meets_label(strip, first, i, end));
        if (i < end && !sure && !parts_words(glyph_at(strip, i - 1), glyph_at(strip, i)))
            continue;
        g_array_append_val(ends, i);
        g_array_append_val(certain, sure);
        first = i;
    }
    first = base;
    for (guint i = 0, next; i < ends->len; i = next) {
        next = end_of_spaced_number(strip, ends, i);
        if (is_leader(strip, first, g_array_index(ends, guint, next - 1)) && strip->words->len > line.first) {
            first = gk_strip_word(strip, strip->words->len - 1)->end = g_array_index(ends, guint, next - 1);
            continue;
        }
        GkWord word = make_word(strip, number, first, g_array_index(ends, guint, next - 1));
        word.ruled = i > 0 && g_array_index(certain, guint8, i);
        word.apart = i > 0 && is_certain(strip, g_array_index(certain, guint8, i), line.first, &word);
        g_array_append_val(strip->words, word);
        first = g_array_index(ends, guint, next - 1);
    }
    line.end = strip->words->len;
    for (guint i = line.first; i < line.end; i++) {
        line.y += gk_box_center_y(gk_strip_word(strip, i)->box) / (line.end - line.first);
        line.size = MAX(line.size, gk_strip_word(strip, i)->size);
    }
    mark_spaced(strip, &line);
    g_array_append_val(strip->lines, line);
}

/* --- spaces of fonts --- */

typedef struct {
    guint font; /* and size, rounded: what is set alike */
    double gap; /* em */
} Gap;

static int
compare_gaps(gconstpointer a, gconstpointer b)
{
    const Gap *p = a, *q = b;
    if (p->font != q->font)
        return p->font < q->font ? -1 : 1;
    return p->gap < q->gap ? -1 : p->gap > q->gap;
}

static guint
font_of(const GkStrip *strip, const GkWord *word)
{
    return glyph_at(strip, word->first)->font * 512u + MIN(511u, (guint) lround(word->size));
}

static GArray *
gaps_between_words(const GkStrip *strip)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    for (guint i = 1; i < strip->words->len; i++) {
        const GkWord *b = gk_strip_word(strip, i), *a = b - 1;
        Gap gap = { font_of(strip, a), (b->box.x0 - a->box.x1) / MAX(a->size, b->size) };
        if (a->line == b->line && !a->wide && !b->wide && gap.gap > GK_WORD_SPACE_LEAST && gap.gap < GK_WORD_SPACE_MOST)
            g_array_append_val(gaps, gap);
    }
    g_array_sort(gaps, compare_gaps);
    return gaps;
}

/* The median of the font's gaps among `gaps`, em; `usual` when there are few. */
static double
space_of(const GArray *gaps, guint font, double usual)
{
    guint first = 0, end;
    while (first < gaps->len && g_array_index(gaps, Gap, first).font < font)
        first++;
    for (end = first; end < gaps->len && g_array_index(gaps, Gap, end).font == font;)
        end++;
    return end - first >= GK_WORD_SPACE_COUNT ? g_array_index(gaps, Gap, (first + end) / 2).gap : usual;
}

/* --- what lines up --- */

static int
compare_positions(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

static GArray *
collect_edges(const GkStrip *strip, gboolean end, gboolean numbers)
{
    GArray *edges = g_array_sized_new(FALSE, FALSE, sizeof(double), strip->words->len);
    for (guint i = 0; i < strip->words->len; i++) {
        const GkWord *word = gk_strip_word(strip, i);
        if (numbers || !word->number)
            g_array_append_val(edges, *(end ? &word->box.x1 : &word->box.x0));
    }
    g_array_sort(edges, compare_positions);
    return edges;
}

static void
find_edges(GkStrip *strip)
{
    strip->lefts = collect_edges(strip, FALSE, TRUE);
    strip->rights = collect_edges(strip, TRUE, TRUE);
    strip->starts = collect_edges(strip, FALSE, FALSE);
}

/* The gap before the glyph, em; 0: too narrow to part words, or no word of other lines begins behind it or ends before. */
static double
gap_in_word(const GkStrip *strip, guint glyph)
{
    const GkGlyph *a = glyph_at(strip, glyph - 1), *b = glyph_at(strip, glyph);
    double gap = (b->box.x0 - a->box.x1) / MAX(a->size, b->size);
    return gap >= GK_WORD_SPLIT_EM && (gk_strip_edges_at(strip, b->box.x0, FALSE) >= GK_WORD_SPLIT_EDGES ||
                                       gk_strip_edges_at(strip, a->box.x1, TRUE) >= GK_WORD_SPLIT_EDGES)
        ? gap
        : 0;
}

/* The glyph of the word before which it can be parted at x; 0: nowhere. A label may be wider than what stands in its column:
 * then it ends beyond x, at the one gap near there that is wider than all others of the word. */
static guint
find_split(const GkStrip *strip, const GkWord *word, double x)
{
    double widest = 0, next = 0;
    guint found = 0;
    for (guint i = word->first + 1; i < word->end; i++) {
        const GkGlyph *a = glyph_at(strip, i - 1), *b = glyph_at(strip, i);
        double any = (b->box.x0 - a->box.x1) / MAX(a->size, b->size), gap = gap_in_word(strip, i);
        if (gap > 0 && x >= a->box.x1 - GK_SEPARATOR_ALIGNED && x <= b->box.x0 + GK_SEPARATOR_ALIGNED)
            return i;
        if (any > widest) {
            next = widest;
            widest = any;
            found = gap > 0 && fabs((a->box.x1 + b->box.x0) / 2 - x) < GK_WORD_SPLIT_NEAR_EM * b->size ? i : 0;
        } else {
            next = MAX(next, any);
        }
    }
    return widest > GK_WORD_SPLIT_ALONE * next ? found : 0;
}

/* Appends the word to `words`, parted at the first of the xs that can part it; the rest is looked at again. */
static void
split_word(const GkStrip *strip, GkWord word, const double *xs, guint n_xs, GArray *words)
{
    for (guint i = 0; i < n_xs; i++) {
        guint at = word.box.x0 < xs[i] && word.box.x1 > xs[i] ? find_split(strip, &word, xs[i]) : 0;
        if (at == 0)
            continue;
        GkWord left = make_word(strip, word.line, word.first, at), right = make_word(strip, word.line, at, word.end);
        left.space = right.space = word.space;
        left.apart = word.apart;
        g_array_append_val(words, left);
        word = right;
    }
    g_array_append_val(words, word);
}

void
gk_strip_split(GkStrip *strip, const double *xs, guint n_xs)
{
    GArray *words = g_array_sized_new(FALSE, TRUE, sizeof(GkWord), strip->words->len);
    for (guint l = 0; l < strip->lines->len; l++) {
        GkStripLine *line = gk_strip_line(strip, l);
        guint first = words->len;
        for (guint w = line->first; w < line->end; w++)
            split_word(strip, *gk_strip_word(strip, w), xs, n_xs, words);
        line->first = first;
        line->end = words->len;
    }
    g_array_unref(strip->words);
    strip->words = words;
    g_array_unref(strip->lefts);
    g_array_unref(strip->rights);
    g_array_unref(strip->starts);
    find_edges(strip);
}

GkStrip *
gk_strip_part(const GkStrip *strip, guint first, guint end)
{
    GkStrip *part = gk_strip_new(strip->page);
    guint word = first < end ? gk_strip_line(strip, first)->first : 0;
    guint end_word = first < end ? gk_strip_line(strip, end - 1)->end : 0;
    guint glyph = word < end_word ? gk_strip_word(strip, word)->first : 0;
    guint end_glyph = word < end_word ? gk_strip_word(strip, end_word - 1)->end : 0;
    g_array_append_vals(part->glyphs, &g_array_index(strip->glyphs, guint, glyph), end_glyph - glyph);
    g_array_append_vals(part->words, gk_strip_word(strip, word), end_word - word);
    g_array_append_vals(part->lines, gk_strip_line(strip, first), end - first);
    for (guint i = 0; i < part->words->len; i++) {
        gk_strip_word(part, i)->first -= glyph;
        gk_strip_word(part, i)->end -= glyph;
        gk_strip_word(part, i)->line -= first;
    }
    for (guint i = 0; i < part->lines->len; i++) {
        gk_strip_line(part, i)->first -= word;
        gk_strip_line(part, i)->end -= word;
    }
    find_edges(part);
    return part;
}

static guint
count_at(const GArray *edges, double x)
{
    guint low = 0, high = edges->len, count = 0;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(edges, double, middle) < x - GK_SEPARATOR_ALIGNED)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < edges->len && count < GK_SEPARATOR_EDGES &&
           g_array_index(edges, double, low) <= x + GK_SEPARATOR_ALIGNED) {
        low++;
        count++;
    }
    return count;
}

guint
gk_strip_edges_at(const GkStrip *strip, double x, gboolean end)
{
    return count_at(end ? strip->rights : strip->lefts, x);
}

guint
gk_strip_starts_at(const GkStrip *strip, double x)
{
    return count_at(strip->starts, x);
}

void
gk_strip_finish(GkStrip *strip)
{
    find_edges(strip);
    g_autoptr(GArray) gaps = gaps_between_words(strip);
    guint last = G_MAXUINT;
    double space = GK_WORD_SPACE_USUAL;
    for (guint i = 0; i < strip->words->len; i++) {
        GkWord *word = gk_strip_word(strip, i);
        guint font = font_of(strip, word);
        if (font != last)
            space = space_of(gaps, font, GK_WORD_SPACE_USUAL);
        last = font;
        word->space = MAX(GK_WORD_SPACE_FLOOR, space) * word->size;
        word->behind = gk_strip_is_behind(strip, i);
    }
}
