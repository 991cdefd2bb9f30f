/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where columns are divided, by the evidence of all lines together.
 *
 *      Parish      No.    Rate   Range          each gap of each line speaks for the places in it,
 *      Ash       6,558   189.7 (177-201)        the wider the louder; numbers on both sides and edges
 *      Beech     7,139   173.7 (161-185)        that line up with those of other lines say more;
 *      Elm and other trees of the kind          a word across a place speaks against it
 *                ↑      ↑     ↑
 *
 * No line is asked whether it has a gap "wide enough": a separator is found where the sum over the lines is greatest,
 * the best one first. Each one found changes what the others are worth, since a gap speaks only for the one column
 * boundary between its two words; so the rest are weighed again, until none is worth more than nothing.
 *
 * A line that words carry across several separators is a label over columns or a line of text: in a second pass it
 * counts for little. What rules draw is certain and stands before all else.
 *
 * The work is bounded: places nearer than half a point are one, and each is asked again only when a separator was
 * found in its neighbourhood.
 *
 * What this cannot do: columns that no line has entries of side by side.
 */
#include "layout/pieces/separators.h"
#include "layout/pieces/tuning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    double x, gain;
    guint support, crossed;
    guint codes; /* of the support: a code set close before a name */
    double code; /* where the codes begin, the leftmost of them */
    gboolean stale, taken;
} Place;

typedef struct {
    const GkStrip *strip;
    float *evidence; /* per word: what the gap before it says */
    double *weights; /* per line */
    GArray *places; /* Place, from the left */
    GArray *chosen; /* double, sorted */
    GArray *
        names; /* double, sorted: where names begin that have no code close before them, though something stands there */
    double em;
} Search;

/* --- what a gap says --- */

/* 1 234 567: groups of one number. */
static gboolean
is_group_of_number(const Search *search, const GkWord *a, const GkWord *b)
{
    if (!a->number || !b->number || b->box.x0 - a->box.x1 >= GK_SEPARATOR_GROUP_SPACES * MAX(a->space, b->space))
        return FALSE;
    guint index = (guint) (b - (const GkWord *) (gpointer) search->strip->words->data);
    g_autofree char *left = gk_strip_text(search->strip, index - 1, index);
    g_autofree char *right = gk_strip_text(search->strip, index, index + 1);
    gsize digits = strspn(left + strspn(left, "-+("), "0123456789");
    return strspn(right, "0123456789") == 3 && strspn(right + 3, "0123456789") == 0 && digits > 0 && digits <= 3 &&
        left[strspn(left, "-+(") + digits] == '\0';
}

static double
say_by_width(const GkWord *a, const GkWord *b)
{
    double gap = b->box.x0 - a->box.x1, ems = gap / MAX(a->size, b->size), spaces = gap / MAX(a->space, b->space);
    if (a->wide && b->wide)
        return ems >= 1.2 ? GK_SEPARATOR_WIDE : ems >= 0.7 ? GK_SEPARATOR_MIDDLE : 0.8;
    if (a->number && b->wide && ems < 0.2)
        return 1.8;
    if (spaces >= 2.5)
        return ems >= 1.5 ? GK_SEPARATOR_WIDE : GK_SEPARATOR_MIDDLE + 0.5;
    return spaces >= 1.7 ? GK_SEPARATOR_MIDDLE - 0.4 : spaces >= 1.25 ? 0.7 : 0.2;
}

static double
say_by_edges(const Search *search, const GkWord *a, const GkWord *b)
{
    double gap = b->box.x0 - a->box.x1, spaces = gap / MAX(a->space, b->space), say = 0;
    guint left = gk_strip_edges_at(search->strip, b->box.x0, FALSE);
    guint right = gk_strip_edges_at(search->strip, a->box.x1, TRUE);
    if ((a->wide || b->wide || (a->number && b->number)) && gap > 0.1 * search->em && gap < search->em) {
        if (left >= 3 && right >= 3)
            say += 2.2;
        else if (MAX(left, right) >= 4 && (a->number || b->number))
            say += 1.2;
    }
    if (spaces > 1.2 && MAX(left, right) >= 3)
        say += MIN(1.5, 0.5 * (MAX(left, right) - 1));
    return say;
}

static double
say(const Search *search, const GkWord *a, const GkWord *b)
{
    if (a->spaced && b->spaced)
        return 0;
    if (b->behind || is_group_of_number(search, a, b))
        return -1.5;
    double width = say_by_width(a, b);
    if (width >= GK_SEPARATOR_WIDE && !b->apart)
        return width;
    double spaces = (b->box.x0 - a->box.x1) / MAX(a->space, b->space), sum = width + say_by_edges(search, a, b);
    if (b->apart)
        sum += GK_SEPARATOR_APART;
    else if (a->number && b->number)
        sum += 1.6;
    else if (a->number != b->number && spaces > 1.2)
        sum += 0.5;
    return sum;
}

static void
weigh_gaps(Search *search)
{
    for (guint i = 1; i < search->strip->words->len; i++) {
        const GkWord *b = gk_strip_word(search->strip, i);
        search->evidence[i] = b[-1].line == b->line ? (float) say(search, b - 1, b) : 0;
    }
}

/* --- places --- */

static int
compare_positions(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* The ends and the middle of every gap, those nearer than half a point being one. */
static void
find_places(Search *search, double x0, double x1)
{
    g_autoptr(GArray) xs = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 1; i < search->strip->words->len; i++) {
        const GkWord *b = gk_strip_word(search->strip, i), *a = b - 1;
        if (a->line != b->line || b->box.x0 <= a->box.x0)
            continue;
        double at[3] = { a->box.x1 + 0.3, (a->box.x1 + b->box.x0) / 2, b->box.x0 - 0.3 };
        for (guint k = b->box.x0 - a->box.x1 > 0.6 ? 0 : 1; k < (b->box.x0 - a->box.x1 > 0.6 ? 3 : 2); k++)
            if (at[k] > x0 && at[k] < x1)
                g_array_append_val(xs, at[k]);
    }
    g_array_sort(xs, compare_positions);
    double last = -G_MAXDOUBLE;
    for (guint i = 0; i < xs->len && search->places->len < GK_SEPARATOR_PLACES; i++) {
        Place place = { .x = g_array_index(xs, double, i), .stale = TRUE };
        if (place.x - last < 0.5)
            continue;
        last = place.x;
        g_array_append_val(search->places, place);
    }
}

/* The first word of the line that does not end left of x; it may lie across x. */
static guint
word_after(const GkStrip *strip, const GkStripLine *line, double x)
{
    guint low = line->first, high = line->end;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (gk_word_x1(gk_strip_word(strip, middle)) <= x + GK_SEPARATOR_REACH)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* 201 一般公共服务支出: as often one entry as two. */
static gboolean
is_code_before_name(const GkWord *a, const GkWord *b)
{
    return a->number && !a->amount && !b->apart && b->wide &&
        b->box.x0 - a->box.x1 < GK_SEPARATOR_CODE_EM * MAX(a->size, b->size);
}

/* Where names begin behind a blank place for a code. */
static void
find_names(Search *search)
{
    for (guint i = 1; i < search->strip->words->len; i++) {
        const GkWord *b = gk_strip_word(search->strip, i), *a = b - 1;
        if (a->line == b->line && b->wide && !b->spaced &&
            b->box.x0 - a->box.x1 >= GK_SEPARATOR_CODE_EM * MAX(a->size, b->size))
            g_array_append_val(search->names, b->box.x0);
    }
    g_array_sort(search->names, compare_positions);
}

/* Elsewhere, too, a name begins where this one does, with the place of the code before it left blank: the names have a
 * column of their own. */
static gboolean
is_in_column_of_names(const Search *search, const GkWord *name)
{
    guint low = 0, high = search->names->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(search->names, double, middle) < name->box.x0 - GK_SEPARATOR_NAME)
            low = middle + 1;
        else
            high = middle;
    }
    return low < search->names->len && g_array_index(search->names, double, low) <= name->box.x0 + GK_SEPARATOR_NAME;
}

/* Adds what one line says of a place between the separators `low` and `high`. */
static void
ask_line(const Search *search, guint number, Place *place, double low, double high)
{
    const GkStripLine *line = gk_strip_line(search->strip, number);
    guint right = word_after(search->strip, line, place->x);
    if (right < line->end && gk_word_x0(gk_strip_word(search->strip, right)) < place->x - GK_SEPARATOR_REACH) {
        place->gain -= GK_SEPARATOR_CROSSED * search->weights[number];
        place->crossed++;
        return;
    }
    if (right == line->first || right == line->end ||
        gk_word_x1(gk_strip_word(search->strip, right - 1)) <= low + GK_SEPARATOR_REACH ||
        gk_word_x0(gk_strip_word(search->strip, right)) >= high - GK_SEPARATOR_REACH)
        return;
    double evidence = search->evidence[right];
    place->gain += evidence * search->weights[number];
    place->support += evidence > 0;
    const GkWord *b = gk_strip_word(search->strip, right), *a = b - 1;
    if (evidence > 0 && is_code_before_name(a, b) && !is_in_column_of_names(search, b)) {
        place->codes++;
        place->code = MIN(place->code, a->box.x0);
    }
}

/* Lines that part something else here than a code from its name. A gap that goes on to the left of the codes says
 * nothing of them: what parts their column from the one before explains it. */
static guint
count_others(const Search *search, const Place *place)
{
    guint others = 0;
    for (guint i = 0; i < search->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(search->strip, i);
        guint right = word_after(search->strip, line, place->x);
        if (right == line->first || right == line->end || search->evidence[right] <= 0)
            continue;
        const GkWord *b = gk_strip_word(search->strip, right), *a = b - 1;
        others += gk_word_x0(b) >= place->x - GK_SEPARATOR_REACH && a->box.x1 > place->code &&
            (!is_code_before_name(a, b) || is_in_column_of_names(search, b));
    }
    return others;
}

static void
weigh_place(const Search *search, Place *place)
{
    double low = -G_MAXDOUBLE, high = G_MAXDOUBLE;
    for (guint i = 0; i < search->chosen->len; i++) {
        double x = g_array_index(search->chosen, double, i);
        if (x < place->x)
            low = MAX(low, x);
        else
            high = MIN(high, x);
    }
    place->gain = -GK_SEPARATOR_PRIOR;
    place->support = place->crossed = place->codes = 0;
    place->code = G_MAXDOUBLE;
    for (guint i = 0; i < search->strip->lines->len; i++)
        ask_line(search, i, place, low, high);
    guint others = place->codes ? count_others(search, place) : 0;
    if (place->codes && (others == 0 || (others <= place->crossed && others * GK_SEPARATOR_CODES < place->codes)))
        place->gain = MIN(place->gain, 0); /* no label gives the codes a column of their own */
    place->stale = FALSE;
}

/* A separator at x: places next to it are no longer any, those up to the next ones are asked again. */
static void
choose(Search *search, double x)
{
    double low = -G_MAXDOUBLE, high = G_MAXDOUBLE;
    for (guint i = 0; i < search->chosen->len; i++) {
        double other = g_array_index(search->chosen, double, i);
        if (other < x)
            low = MAX(low, other);
        else
            high = MIN(high, other);
    }
    for (guint i = 0; i < search->places->len; i++) {
        Place *place = &g_array_index(search->places, Place, i);
        place->taken |= fabs(place->x - x) <= 1;
        place->stale |= place->x > low && place->x < high;
    }
    g_array_append_val(search->chosen, x);
}

static Place *
best_place(const Search *search)
{
    Place *best = NULL;
    for (guint i = 0; i < search->places->len; i++) {
        Place *place = &g_array_index(search->places, Place, i);
        if (place->taken)
            continue;
        if (place->stale)
            weigh_place(search, place);
        if (place->gain > 0 && place->support > 0 && (!best || place->gain > best->gain))
            best = place;
    }
    return best;
}

static int
compare_separators(gconstpointer a, gconstpointer b)
{
    const GkSeparator *p = a, *q = b;
    return p->x < q->x ? -1 : p->x > q->x;
}

static GArray *
run(Search *search, const double *drawn, guint n_drawn)
{
    GArray *separators = g_array_new(FALSE, TRUE, sizeof(GkSeparator));
    g_array_set_size(search->chosen, 0);
    for (guint i = 0; i < search->places->len; i++) {
        g_array_index(search->places, Place, i).stale = TRUE;
        g_array_index(search->places, Place, i).taken = FALSE;
    }
    for (guint i = 0; i < n_drawn; i++) {
        GkSeparator separator = { .x = drawn[i], .drawn = TRUE };
        g_array_append_val(separators, separator);
        choose(search, drawn[i]);
    }
    while (separators->len < GK_SEPARATORS + n_drawn) {
        Place *best = best_place(search);
        if (!best)
            break;
        GkSeparator separator = { best->x, best->gain, best->support, best->crossed, FALSE };
        g_array_append_val(separators, separator);
        choose(search, best->x);
    }
    g_array_sort(separators, compare_separators);
    return separators;
}

/* Lines of one or few pieces that run across separators speak little against them. TRUE when a weight has changed. */
static gboolean
weigh_lines(Search *search, const GArray *separators)
{
    gboolean changed = FALSE;
    for (guint i = 0; i < search->strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(search->strip, i);
        guint crossings = 0, pieces = 1;
        for (guint w = line->first; w < line->end; w++) {
            const GkWord *word = gk_strip_word(search->strip, w);
            for (guint s = 0; s < separators->len; s++) {
                double x = g_array_index(separators, GkSeparator, s).x;
                crossings += gk_word_x0(word) < x - 0.5 && gk_word_x1(word) > x + 0.5;
            }
            pieces += w > line->first && word->box.x0 - word[-1].box.x1 > 0.8 * MAX(word->size, word[-1].size);
        }
        gboolean light = crossings && pieces <= MAX(2, (separators->len + 1) / 2);
        double weight = light ? GK_SEPARATOR_LIGHT : 1;
        changed |= weight != search->weights[i];
        search->weights[i] = weight;
    }
    return changed;
}

static double
usual_size(const GkStrip *strip)
{
    g_autoptr(GArray) sizes = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < strip->words->len; i++)
        g_array_append_val(sizes, gk_strip_word(strip, i)->size);
    g_array_sort(sizes, compare_positions);
    return sizes->len ? g_array_index(sizes, double, sizes->len / 2) : 10;
}

/* The separators found so far may part words that touch; then all is weighed again. */
static gboolean
split_words(GkStrip *strip, const GArray *separators)
{
    g_autofree double *xs = g_new(double, separators->len + 1);
    guint before = strip->words->len;
    for (guint i = 0; i < separators->len; i++)
        xs[i] = g_array_index(separators, GkSeparator, i).x;
    gk_strip_split(strip, xs, separators->len);
    return strip->words->len > before;
}

static GArray *
search_once(const GkStrip *strip, double x0, double x1, const double *drawn, guint n_drawn)
{
    Search search = { .strip = strip,
                      .evidence = g_new0(float, strip->words->len + 1),
                      .weights = g_new(double, strip->lines->len + 1),
                      .places = g_array_new(FALSE, FALSE, sizeof(Place)),
                      .chosen = g_array_new(FALSE, FALSE, sizeof(double)),
                      .names = g_array_new(FALSE, FALSE, sizeof(double)),
                      .em = usual_size(strip) };
    for (guint i = 0; i < strip->lines->len; i++)
        search.weights[i] = 1;
    weigh_gaps(&search);
    find_names(&search);
    find_places(&search, x0, x1);
    GArray *separators = run(&search, drawn, n_drawn);
    for (guint pass = 0; pass < 2 && weigh_lines(&search, separators); pass++) {
        g_array_unref(separators);
        separators = run(&search, drawn, n_drawn);
    }
    g_free(search.evidence);
    g_free(search.weights);
    g_array_unref(search.places);
    g_array_unref(search.chosen);
    g_array_unref(search.names);
    return separators;
}

GArray *
gk_separators_find(GkStrip *strip, double x0, double x1, const double *drawn, guint n_drawn)
{
    GArray *separators = search_once(strip, x0, x1, drawn, n_drawn);
    if (!split_words(strip, separators))
        return separators;
    g_array_unref(separators);
    return search_once(strip, x0, x1, drawn, n_drawn);
}
