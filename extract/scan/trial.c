/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which way the text of a picture runs, and what language it is in.
 *
 * Wide tables are printed on their side, and scanned as the paper lies in the feeder:
 *
 *      ┌───────────┐        The reader of labels makes letters of such a page, too, as of one in another language, but is
 *      │ ┌──┬────┐ │        less sure of them. So some lines are read before all others, the longest that are no numbers,
 *      │ │科│72.7│ │        and where it is not sure of them they are read in the other languages; where no language is
 *      │ │目│3   │ │        good enough, the page is turned by quarters, and what it then shows is read in the same way.
 *      └─┴──┴────┴─┘
 *
 * Of a Japanese page the Japanese reader is surer than that of simplified Chinese, by 3 to 5 of a hundred, and of a Chinese
 * one less sure, by 2 to 8. A page that is turned gives 84 to 88 of a hundred, one that stands upright 91 and more in either.
 *
 * It can't tell traditional from simplified Chinese: each of their readers takes the letters of the other for its own, and
 * is sure of it. Nor can it tell a page with hardly any letters, and leaves it as it is.
 */
#include "extract/scan/trial.h"

#include "extract/scan/line_reader.h"

#define LETTERS 90u /* are read, or ... */
#define LINES 40u
#define LEAST_LETTERS 30u /* fewer tell nothing ... */
#define MANY_LINES 12u /* ... but that so many lines are no text */
#define SURE_LANGUAGE 97.0 /* 0 to 100: so sure that no other language is tried */
#define SURER 1.5 /* another language must be surer by that */
#define SURE_WAY 91.0 /* so sure that no other way is tried */
#define SURER_WAY 2.0

typedef struct {
    GkRecognizer *recognizer;
    const GkSheetContent *content;
    GArray *order; /* guint: lines, the longest first */
    guint language;
    double sure; /* 0: of hardly any letters */
    guint letters, lines; /* that were read */
    GHashTable *read;
} Trial;

static gint
compare_lengths(gconstpointer a, gconstpointer b, gpointer lines)
{
    guint i = *(const guint *) a, k = *(const guint *) b;
    guint n = g_array_index((GArray *) lines, GkTextLine, i).n_pieces,
          m = g_array_index((GArray *) lines, GkTextLine, k).n_pieces;
    return n != m ? (n > m ? -1 : 1) : i < k ? -1 : i > k;
}

static GArray *
longest_first(const GArray *lines)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < lines->len; i++)
        g_array_append_val(order, i);
    g_array_sort_with_data(order, compare_lengths, (gpointer) lines);
    return order;
}

/* The reader of shapes knows them all: a number, whatever language it is in. */
static gboolean
is_number(const GkSheetContent *content, const GkTextLine *line)
{
    GkShapesReading shapes;
    gk_line_read_shapes(content->lines, line, &shapes);
    gboolean number = gk_line_knows_all(&shapes);
    g_array_unref(shapes.signs);
    return number;
}

static void
add_surety(const GArray *signs, double *sum, guint *letters)
{
    for (guint i = 0; i < signs->len; i++) {
        const GkSign *sign = &g_array_index(signs, GkSign, i);
        if (sign->character < 0x80 && !g_ascii_isalpha(sign->character))
            continue;
        *sum += sign->sure;
        ++*letters;
    }
}

static void
forget(gpointer signs)
{
    g_array_unref(signs);
}

/* Reads lines in the trial's language until that is enough. */
static void
read_some(Trial *trial)
{
    double sum = 0;
    trial->letters = trial->lines = 0;
    trial->read = g_hash_table_new_full(NULL, NULL, NULL, forget);
    gboolean speaks = gk_recognizer_speak(trial->recognizer, trial->language);
    for (guint i = 0; speaks && i < trial->order->len && trial->lines < LINES && trial->letters < LETTERS; i++) {
        guint k = g_array_index(trial->order, guint, i);
        const GkTextLine *line = &g_array_index(trial->content->lines->lines, GkTextLine, k);
        if (is_number(trial->content, line))
            continue;
        GArray *signs = gk_line_read_label(trial->recognizer, trial->content->sheet, trial->content->lines, line);
        add_surety(signs, &sum, &trial->letters);
        g_hash_table_insert(trial->read, GUINT_TO_POINTER(k), signs);
        trial->lines++;
    }
    trial->sure = trial->letters >= LEAST_LETTERS ? sum / trial->letters : 0;
}

static void
clear(Trial *trial)
{
    g_clear_pointer(&trial->read, g_hash_table_unref);
    g_clear_pointer(&trial->order, g_array_unref);
}

/* The better of two: *best. Its order of lines is shared. */
static void
try_language(Trial *best, guint language)
{
    Trial other = *best;
    other.language = language;
    read_some(&other);
    if (other.sure > best->sure + SURER) {
        g_hash_table_unref(best->read);
        *best = other;
    } else {
        g_hash_table_unref(other.read);
    }
}

/* In the language that suits it best. */
static Trial
try_content(GkRecognizer *recognizer, const GkSheetContent *content)
{
    Trial trial = { .recognizer = recognizer, .content = content, .order = longest_first(content->lines->lines) };
    read_some(&trial);
    for (guint i = 1; i < recognizer->languages->len && trial.sure > 0 && trial.sure < SURE_LANGUAGE; i++)
        try_language(&trial, i);
    return trial;
}

static void
try_ways(Trial *best, GkSheetContent **content)
{
    static const GkTextDirection others[] = { GK_TEXT_DOWN, GK_TEXT_UP, GK_TEXT_LEFT };
    for (guint i = 0; i < G_N_ELEMENTS(others) && best->sure < SURE_WAY; i++) {
        GkSheetContent *turned = gk_sheet_content_find(gk_sheet_facing((*content)->sheet, others[i]));
        Trial trial = try_content(best->recognizer, turned);
        if (trial.sure >= SURE_WAY && trial.sure > best->sure + SURER_WAY) {
            clear(best);
            gk_sheet_content_free(*content);
            *best = trial;
            *content = turned;
        } else {
            clear(&trial);
            gk_sheet_content_free(turned);
        }
    }
}

GHashTable *
gk_trial(GkRecognizer *recognizer, GkSheetContent **content, gboolean whole)
{
    Trial trial = try_content(recognizer, *content);
    if (whole && (trial.sure > 0 || trial.lines >= MANY_LINES))
        try_ways(&trial, content);
    gk_recognizer_speak(recognizer, trial.language);
    GHashTable *read = g_steal_pointer(&trial.read);
    clear(&trial);
    return read;
}
