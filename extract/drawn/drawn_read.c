/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers are read as they are drawn.
 *
 * A PDF may give any text for what it draws (ActualText), and Poppler's text
 * layer then has that text. A person sees what is drawn. What that is, is known
 * of a glyph in four ways:
 *
 *   1. The font's own map says it (ear.c).
 *   2. It is the glyph that a font of the machine has for a figure: the text of
 *      many PDFs is drawn with a font that is not in the file.
 *   3. Fonts have their figures in a row: when most digits of a font say that its
 *      0 is glyph 17, then glyph 22 is a 5. (Asked where there is no map.)
 *   4. It stands for the same character nearly everywhere else on the page.
 *
 * A map is believed if the text agrees with it, about most digits or about the
 * other signs of the font. (Texts that differ mostly differ in digits.)
 *
 * So the digits, points, commas and signs of the text layer become those that
 * are drawn; of words whose text is longer or shorter, all glyphs. Where it is not known which of two is drawn, and the
 * text itself gives both for one glyph, all of these are doubted.
 *
 *      text    6 4 5 . 2 0
 *      drawn   6 1 5 . 4 0      read: 615.40
 */
#include "extract/drawn/drawn_match_internal.h"

#include "extract/ink/ear.h"

#define DIGITS 10u
#define FIGURES "0123456789.,-"
#define N_FIGURES 13u
#define BASES 24u /* places of a 0 that are told apart */
#define IN_A_ROW 4u /* different digits that agree about the place of the 0 */
#define WIDEST 2.0 /* em: no glyph reaches further */
#define NARROWEST 0.3 /* em: of digits */
#define FEW_SIGNS 2u /* signs that are no digits, and agree with a map: it may be believed about digits */
#define MANY_TIMES 9u /* ... if so many times as many agree as don't */
#define KNOWN 3u /* glyphs from which is known what a shape stands for; and so many times as many as there are others  \
                  */

/* Where the 0 of a font is, as some of its digits say. */
typedef struct {
    unsigned long zero;
    guint votes;
    guint16 digits; /* a bit for each that says so */
} Base;

/* How often the text agrees with a map. */
typedef struct {
    guint digits, other_digits, signs, other_signs;
} Agreement;

/* What is known of a font, by the digits and signs of the text that its glyphs are drawn for. */
typedef struct {
    Base bases[BASES];
    guint n_bases;
    Agreement own, program; /* with the font's own map in the file, and with that in the font program */
    gboolean has_row; /* its figures stand in a row, from `zero` on */
    unsigned long zero;
    unsigned long figures[N_FIGURES]; /* in the font program; 0: none */
    gboolean asked;
} Face;

typedef struct {
    GkDrawnMatch *match;
    GArray *faces; /* Face, by GkShape.face */
} Reader;

static gboolean
is_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

/* What numbers are written with. */
static gboolean
is_numeric(gunichar c)
{
    return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '(' || c == ')' || c == '%' || c == '+';
}

static const GkShape *
shape_of(const Reader *reader, const GkDrawnGlyph *drawn)
{
    return gk_shapes_get(gk_drawn_shapes(reader->match->drawn), drawn->shape);
}

/* What fonts draw for characters that they don't have: where a font of the machine stands in for that of the file. */
static gboolean
is_missing(const GkShape *shape)
{
    return shape->index == 0 && shape->advance > 0;
}

static Face *
face_of(const Reader *reader, const GkDrawnGlyph *drawn)
{
    guint face = shape_of(reader, drawn)->face;
    if (face >= reader->faces->len)
        g_array_set_size(reader->faces, face + 1);
    return &g_array_index(reader->faces, Face, face);
}

gboolean
gk_drawn_match_has_own(const GkDrawnGlyph *drawn)
{
    return drawn->character != GK_EAR_NOT_TOLD && drawn->character < GK_EAR_NO_CHARACTER &&
        g_unichar_isgraph(drawn->character) && g_unichar_type(drawn->character) != G_UNICODE_PRIVATE_USE;
}

/* --- fonts --- */

static void
vote_for_zero(Face *face, unsigned long index, guint digit)
{
    guint i = 0;
    if (index < digit)
        return;
    while (i < face->n_bases && face->bases[i].zero != index - digit)
        i++;
    if (i == BASES)
        return;
    if (i == face->n_bases)
        face->bases[face->n_bases++] = (Base) { .zero = index - digit };
    face->bases[i].votes++;
    face->bases[i].digits |= (guint16) (1u << digit);
}

static void
look_for_row(Face *face)
{
    const Base *best = NULL, *second = NULL;
    for (guint i = 0; i < face->n_bases; i++) {
        const Base *base = &face->bases[i];
        if (!best || base->votes > best->votes)
            second = best, best = base;
        else if (!second || base->votes > second->votes)
            second = base;
    }
    face->has_row =
        best && gk_drawn_count_points(best->digits) >= IN_A_ROW && (!second || best->votes > 2 * second->votes);
    face->zero = best ? best->zero : 0;
}

static void
count(Agreement *agreement, gboolean same, gboolean digit)
{
    if (digit)
        *(same ? &agreement->digits : &agreement->other_digits) += 1;
    else
        *(same ? &agreement->signs : &agreement->other_signs) += 1;
}

static gboolean
is_believed(const Agreement *agreement)
{
    return (agreement->digits && agreement->digits >= agreement->other_digits) ||
        (agreement->signs >= FEW_SIGNS && agreement->signs >= MANY_TIMES * agreement->other_signs);
}

/* The font program has this glyph for the character, or for its narrow form. */
static gboolean
is_in_program(const Reader *reader, const GkDrawnGlyph *drawn, gunichar c)
{
    const GkShapes *shapes = gk_drawn_shapes(reader->match->drawn);
    unsigned long index = shape_of(reader, drawn)->index;
    return gk_shapes_glyph_for(shapes, drawn->shape, c) == index ||
        (gk_drawn_narrow(c) != c && gk_shapes_glyph_for(shapes, drawn->shape, gk_drawn_narrow(c)) == index);
}

static void
learn_glyph(const Reader *reader, gunichar character, const GkDrawnGlyph *drawn)
{
    const GkShape *shape = shape_of(reader, drawn);
    gunichar c = gk_drawn_narrow(character);
    Face *face = face_of(reader, drawn);
    if (gk_drawn_match_has_own(drawn)) {
        count(&face->own, gk_drawn_narrow(drawn->character) == c, is_digit(c));
    } else if (is_numeric(c) && !is_missing(shape)) {
        count(&face->program, is_in_program(reader, drawn, character), is_digit(c));
        if (is_digit(c))
            vote_for_zero(face, shape->index, c - '0');
        for (guint f = 0; !face->asked && f < N_FIGURES; f++)
            face->figures[f] =
                gk_shapes_glyph_for(gk_drawn_shapes(reader->match->drawn), drawn->shape, (guchar) FIGURES[f]);
        face->asked = TRUE;
    }
}

static void
learn_faces(const Reader *reader)
{
    const GkDrawnMatch *match = reader->match;
    for (guint i = 0; i < match->page->glyphs->len; i++)
        if (match->drawn_of[i] != GK_DRAWN_NONE)
            learn_glyph(reader, gk_drawn_match_glyph(match, i)->character,
                        gk_drawn_get(match->drawn, match->drawn_of[i]));
    for (guint f = 0; f < reader->faces->len; f++)
        look_for_row(&g_array_index(reader->faces, Face, f));
}

/* --- glyphs --- */

typedef enum {
    UNKNOWN,
    CONTRADICTED, /* it is another one, or two are claimed for it */
    SURE,
} Knowledge;

static Knowledge
learnt(const Reader *reader, guint drawn, gunichar said, gunichar *character)
{
    const GkDrawnMeaning *meaning = gk_drawn_match_meaning(reader->match, drawn);
    guint others = meaning->total - meaning->agree;
    if (others == 0 || (!is_digit(said) && !is_digit(meaning->character)))
        return UNKNOWN;
    *character = meaning->character;
    if (meaning->agree >= KNOWN && others <= meaning->agree / KNOWN)
        return SURE;
    return is_digit(said) && is_digit(meaning->character) ? CONTRADICTED : UNKNOWN;
}

/* The figure that a font without a map has there; 0 when that is not known. */
static gunichar
figure_at(const Face *face, unsigned long glyph)
{
    for (guint f = 0; f < N_FIGURES && is_believed(&face->program); f++)
        if (face->figures[f] == glyph && glyph != 0)
            return (guchar) FIGURES[f];
    return face->has_row && glyph >= face->zero && glyph < face->zero + DIGITS ? '0' + (gunichar) (glyph - face->zero)
                                                                               : 0;
}

/* The character that is drawn where the text says `said`, in its narrow form. */
static Knowledge
find_character(const Reader *reader, guint index, gunichar said, gunichar *character)
{
    const GkDrawnGlyph *drawn = gk_drawn_get(reader->match->drawn, index);
    const Face *face = face_of(reader, drawn);
    if (gk_drawn_match_has_own(drawn)) {
        *character = drawn->character;
        return gk_drawn_narrow(drawn->character) == said || is_believed(&face->own) ? SURE : CONTRADICTED;
    }
    if (is_missing(shape_of(reader, drawn)))
        return UNKNOWN;
    gunichar figure = drawn->character == GK_EAR_NOT_TOLD ? figure_at(face, shape_of(reader, drawn)->index) : 0;
    if (figure) {
        *character = figure;
        return SURE;
    }
    return learnt(reader, index, said, character);
}

static void
read_glyph(const Reader *reader, guint text)
{
    GkGlyph *glyph = gk_drawn_match_glyph(reader->match, text);
    gunichar character = glyph->character, said = gk_drawn_narrow(glyph->character);
    Knowledge knowledge = find_character(reader, reader->match->drawn_of[text], said, &character);
    if (knowledge == CONTRADICTED && (is_numeric(said) || is_numeric(gk_drawn_narrow(character))))
        glyph->flags |= GK_GLYPH_MISREAD;
    if (knowledge == SURE && gk_drawn_narrow(character) != said &&
        (is_numeric(said) || is_digit(gk_drawn_narrow(character))))
        glyph->character = character;
}

/* --- words of other lengths --- */

/* The least step from digit to digit: no digit is wider. */
static double
width_of_digits(const Reader *reader, const guint *found, guint count)
{
    double width = G_MAXDOUBLE;
    for (guint i = 0; i + 1 < count; i++) {
        const GkDrawnGlyph *drawn = gk_drawn_get(reader->match->drawn, found[i]);
        double step = gk_drawn_get(reader->match->drawn, found[i + 1])->x - drawn->x;
        gunichar character;
        if (step > NARROWEST * drawn->size && step < width && find_character(reader, found[i], 0, &character) == SURE &&
            is_digit(gk_drawn_narrow(character)))
            width = step;
    }
    return width;
}

/* FALSE: what is drawn is not known of all of them. Their boxes go from pen to pen; behind a digit there may be a
 * blank. */
static gboolean
read_word(const Reader *reader, const GkDrawnWord *word, GArray *glyphs)
{
    const GkDrawnMatch *match = reader->match;
    GkGlyph glyph = *gk_drawn_match_glyph(match, word->first);
    const guint *found = &g_array_index(match->in_words, guint, word->found);
    double width = width_of_digits(reader, found, word->count);
    glyph.flags &= (guint16) ~GK_GLYPH_MISREAD;
    for (guint i = 0; i < word->count; i++) {
        const GkDrawnGlyph *drawn = gk_drawn_get(match->drawn, found[i]);
        if (find_character(reader, found[i], 0, &glyph.character) != SURE)
            return FALSE;
        double next = i + 1 < word->count ? gk_drawn_get(match->drawn, found[i + 1])->x : drawn->ink.x1;
        glyph.box.x0 = drawn->x;
        glyph.box.x1 = next > drawn->x && next < drawn->x + WIDEST * drawn->size ? next : drawn->ink.x1;
        if (is_digit(gk_drawn_narrow(glyph.character)))
            glyph.box.x1 = MIN(glyph.box.x1, glyph.box.x0 + width);
        g_array_append_val(glyphs, glyph);
    }
    return TRUE;
}

/* Puts the glyphs that are drawn in the place of those of the text. */
static void
read_words(const Reader *reader)
{
    GkDrawnMatch *match = reader->match;
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(GkGlyph));
    g_autoptr(GArray) drawn_of = g_array_new(FALSE, FALSE, sizeof(guint));
    guint next = 0;
    for (guint w = 0; w < match->words->len; w++) {
        const GkDrawnWord *word = &g_array_index(match->words, GkDrawnWord, w);
        g_array_append_vals(glyphs, gk_drawn_match_glyph(match, next), word->first - next);
        g_array_append_vals(drawn_of, match->drawn_of + next, word->first - next);
        next = word->first;
        if (read_word(reader, word, glyphs)) {
            g_array_append_vals(drawn_of, &g_array_index(match->in_words, guint, word->found), word->count);
            next = word->end;
        }
        g_array_set_size(glyphs, drawn_of->len);
    }
    g_array_append_vals(glyphs, gk_drawn_match_glyph(match, next), match->page->glyphs->len - next);
    g_array_append_vals(drawn_of, match->drawn_of + next, match->page->glyphs->len - next);
    gk_drawn_match_rebind(match, glyphs, drawn_of);
}

void
gk_drawn_match_read(GkDrawnMatch *match)
{
    Reader reader = { match, g_array_new(FALSE, TRUE, sizeof(Face)) };
    learn_faces(&reader);
    for (guint i = 0; i < match->page->glyphs->len; i++)
        if (match->drawn_of[i] != GK_DRAWN_NONE)
            read_glyph(&reader, i);
    if (match->words->len)
        read_words(&reader);
    g_array_unref(reader.faces);
}
