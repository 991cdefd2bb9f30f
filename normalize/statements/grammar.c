/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Forms of sentences, and how a stretch of text is fitted to one.
 *
 * A form is a row of elements: words of given kinds, text of any length, marks
 * where a slot begins and ends. Fitting goes from left to right and back where
 * an element does not fit; that (element, place) is noted, so that each is
 * tried once. Text of any length ends where the next word is: the places of a
 * word are those at which reading from the left finds one, longest first, so
 * that no word is found inside another (增加（减少） holds no 减少).
 *
 * What it can't do: an element behind text of any length has to be a word or a
 * character that must stand there, or the end. The loader stops at others.
 */
#include "normalize/statements/grammar.h"

#include "data/data.h"
#include "normalize/prose/prose.h"

#include <string.h>

#define MAX_ELEMENTS 20u
#define MAX_KINDS 8u /* of words that an element may be */
#define YEAR GK_N_WORD_KINDS /* beside the kinds of words: a year */

typedef enum { ELEMENT_WORD, ELEMENT_CHARACTERS, ELEMENT_TEXT, ELEMENT_OPEN, ELEMENT_CLOSE } ElementKind;

#define NO_SLOT GK_N_SLOTS

typedef struct {
    guint n, kinds[MAX_KINDS];
} KindSet;

typedef struct {
    ElementKind kind;
    KindSet kinds, without; /* WORD */
    char *characters;
    guint slot; /* TEXT, OPEN, CLOSE */
    gboolean optional, many, peek, kept, last;
} Element;

typedef struct {
    GkEventKind event;
    gboolean behind[GK_N_BEHIND];
    gboolean based;
    guint n;
    Element elements[MAX_ELEMENTS];
} Form;

struct _GkGrammar {
    const GkWords *words;
    GPtrArray *forms; /* Form */
};

/* --- the file --- */

static const char *const EVENT_NAMES[] = {
#define NAME(name, text) text,
    GK_EVENTS(NAME)
#undef NAME
};
static const char *const BEHIND_NAMES[GK_N_BEHIND] = { "nothing", "number", "zero", "rate" };
static const char *const SLOT_NAMES[GK_N_SLOTS] = { "NOUN", "BASE", "OBJECT", "WHOLE" };

static gint
position(const char *const *names, guint n, const char *name)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return (gint) i;
    return -1;
}

static KindSet
kinds_of(const char *names)
{
    KindSet set = { 0 };
    g_auto(GStrv) list = g_strsplit(names, "|", -1);
    for (char **name = list; *name; name++) {
        gint kind = strcmp(*name, "year") == 0 ? (gint) YEAR : gk_words_kind(*name);
        if (kind < 0 || set.n == MAX_KINDS)
            g_error("statement-grammar.tsv: unknown kind of words, or too many: %s", *name);
        set.kinds[set.n++] = (guint) kind;
    }
    return set;
}

/* {&change|same}, {change-rate!}, {share?} */
static void
parse_word(Element *element, const char *text)
{
    g_autofree char *names = g_strndup(text + 1, strlen(text) - 2);
    char *sign = names + strlen(names) - 1, *start = names;
    element->kind = ELEMENT_WORD;
    element->optional = *sign == '?';
    element->many = *sign == '*';
    element->kept = *sign == '!';
    if (element->optional || element->many || element->kept)
        *sign = '\0';
    element->peek = *start == '&';
    start += element->peek;
    char *without = strchr(start, '-');
    if (without)
        *without++ = '\0';
    element->kinds = kinds_of(start);
    if (without)
        element->without = kinds_of(without);
}

static gboolean
parse_text(Element *element, const char *text)
{
    gsize length = strlen(text);
    element->last = g_str_has_suffix(text, "+");
    g_autofree char *name = g_strndup(text, length - element->last);
    gint slot = position(SLOT_NAMES, GK_N_SLOTS, name);
    if (slot < 0 && strcmp(name, "...") != 0)
        return FALSE;
    element->kind = ELEMENT_TEXT;
    element->slot = slot < 0 ? NO_SLOT : (guint) slot;
    return TRUE;
}

static void
parse_element(Element *element, const char *text, guint *open)
{
    gsize length = strlen(text);
    *element = (Element) { .slot = NO_SLOT };
    if (*text == '{') {
        parse_word(element, text);
    } else if (strcmp(text, ")") == 0) {
        element->kind = ELEMENT_CLOSE;
        element->slot = *open;
    } else if (text[length - 1] == '(') {
        g_autofree char *name = g_strndup(text, length - 1);
        element->kind = ELEMENT_OPEN;
        element->slot = *open = (guint) position(SLOT_NAMES, GK_N_SLOTS, name);
    } else if (!parse_text(element, text)) {
        element->kind = ELEMENT_CHARACTERS;
        element->many = length > 1 && text[length - 1] == '*';
        element->characters = g_strndup(text, length - element->many);
    }
}

static void
parse_behind(Form *form, const char *text)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    for (char **name = names; *name; name++) {
        gint behind = position(BEHIND_NAMES, GK_N_BEHIND, *name);
        if (behind >= 0)
            form->behind[behind] = TRUE;
        else if (strcmp(*name, "based") == 0)
            form->based = TRUE;
        else if (strcmp(*name, "any") == 0)
            memset(form->behind, TRUE, sizeof form->behind);
        else
            g_error("statement-grammar.tsv: nothing stands behind as %s", *name);
    }
}

static void
add_form(GkGrammar *grammar, GkEventKind event, const char *behind, const char *text)
{
    Form *form = g_new0(Form, 1);
    guint open = NO_SLOT;
    form->event = event;
    parse_behind(form, behind);
    g_auto(GStrv) elements = g_strsplit(text, " ", -1);
    for (char **element = elements; *element && strcmp(*element, "$") != 0; element++) {
        if (form->n == MAX_ELEMENTS)
            g_error("statement-grammar.tsv: more than %u elements: %s", MAX_ELEMENTS, text);
        parse_element(&form->elements[form->n++], *element, &open);
    }
    g_ptr_array_add(grammar->forms, form);
}

/* [compared]: a form for each piece of that name. */
static void
add_forms(GkGrammar *grammar, GkEventKind event, const char *behind, const char *text)
{
    const char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;
    if (!close) {
        add_form(grammar, event, behind, text);
        return;
    }
    g_autofree char *name = g_strndup(open + 1, (gsize) (close - open - 1));
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-grammar.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), "define") != 0 || strcmp(gk_data_field(&rows[i], 1), name) != 0)
            continue;
        g_autofree char *whole =
            g_strdup_printf("%.*s%s%s", (int) (open - text), text, gk_data_field(&rows[i], 2), close + 1);
        add_forms(grammar, event, behind, whole);
    }
}

static void
free_form(gpointer data)
{
    Form *form = data;
    for (guint i = 0; i < form->n; i++)
        g_free(form->elements[i].characters);
    g_free(form);
}

GkGrammar *
gk_grammar_new(const GkWords *words)
{
    GkGrammar *grammar = g_new0(GkGrammar, 1);
    grammar->words = words;
    grammar->forms = g_ptr_array_new_with_free_func(free_form);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-grammar.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *name = gk_data_field(&rows[i], 0);
        gint event = position(EVENT_NAMES, GK_N_EVENTS, name);
        if (event >= 0)
            add_forms(grammar, (GkEventKind) event, gk_data_field(&rows[i], 1), gk_data_field(&rows[i], 2));
        else if (strcmp(name, "define") != 0)
            g_error("statement-grammar.tsv: unknown event %s", name);
    }
    return grammar;
}

void
gk_grammar_free(GkGrammar *grammar)
{
    if (!grammar)
        return;
    g_ptr_array_unref(grammar->forms);
    g_free(grammar);
}

/* --- fitting --- */

typedef struct {
    const GkWords *words;
    const Form *form;
    const char *text;
    GkSpan span;
    GkEvent *event;
    guint8 failed[MAX_ELEMENTS + 1][GK_MAX_STRETCH / 8 + 1]; /* bits: the rest from this element on does not fit here */
} Fitting;

static gboolean fit(Fitting *fitting, guint index, guint at);

/* The longest word of the element at `at`: its length, 0 without one. */
static gsize
word_length(const Fitting *fitting, const Element *element, guint at, const GkWord **word)
{
    const char *text = fitting->text;
    guint end = fitting->span.end;
    gsize longest = 0;
    *word = NULL;
    for (guint i = 0; i < element->kinds.n; i++) {
        guint kind = element->kinds.kinds[i];
        const GkWord *found = kind == YEAR ? NULL : gk_words_at(fitting->words, (GkWordKind) kind, text, at, end);
        gsize length = kind == YEAR ? gk_prose_year(text, at, end, NULL) : found ? found->length : 0;
        if (length > longest) {
            longest = length;
            *word = found;
        }
    }
    for (guint i = 0; longest && i < element->without.n; i++) {
        const GkWord *other = gk_words_at(fitting->words, (GkWordKind) element->without.kinds[i], text, at, end);
        if (other && other->length >= longest)
            return 0;
    }
    return longest;
}

/* How much of the text at `at` the element takes or asks for. */
static gsize
length_at(const Fitting *fitting, const Element *element, guint at, const GkWord **word)
{
    *word = NULL;
    if (element->kind == ELEMENT_WORD)
        return word_length(fitting, element, at, word);
    gsize length = strlen(element->characters);
    return at + length <= fitting->span.end && memcmp(fitting->text + at, element->characters, length) == 0 ? length
                                                                                                            : 0;
}

/* The element behind text of any length that says where it ends; NULL at the end of the form. */
static const Element *
next_taken(const Form *form, guint index)
{
    while (index < form->n &&
           (form->elements[index].kind == ELEMENT_OPEN || form->elements[index].kind == ELEMENT_CLOSE))
        index++;
    if (index == form->n)
        return NULL;
    const Element *element = &form->elements[index];
    if (element->kind == ELEMENT_TEXT || element->optional || element->many)
        g_error("statement-grammar.tsv: text of any length before what need not be there");
    return element;
}

static gboolean
take_text(Fitting *fitting, guint index, guint at, guint end)
{
    const Element *element = &fitting->form->elements[index];
    if (!fit(fitting, index + 1, end))
        return FALSE;
    if (element->slot != NO_SLOT)
        fitting->event->slots[element->slot] = (GkSpan) { at, end };
    return TRUE;
}

static gboolean
fit_text(Fitting *fitting, guint index, guint at)
{
    const Element *next = next_taken(fitting->form, index + 1);
    guint places[GK_MAX_STRETCH + 1], n = 0;
    if (!next)
        return take_text(fitting, index, at, fitting->span.end);
    for (guint i = at; i < fitting->span.end;) {
        const GkWord *word;
        gsize length = length_at(fitting, next, i, &word);
        if (length)
            places[n++] = i;
        if (length && next + 1 < fitting->form->elements + fitting->form->n && next[1].optional)
            length += length_at(fitting, next + 1, (guint) (i + length), &word);
        i += length ? (guint) length : (guint) (g_utf8_next_char(fitting->text + i) - (fitting->text + i));
    }
    for (guint i = 0; i < n; i++)
        if (take_text(fitting, index, at, places[fitting->form->elements[index].last ? n - 1 - i : i]))
            return TRUE;
    return FALSE;
}

static gboolean
fit_word(Fitting *fitting, guint index, guint at)
{
    const Element *element = &fitting->form->elements[index];
    const GkWord *word;
    gsize length = length_at(fitting, element, at, &word);
    if (element->peek)
        return length && fit(fitting, index + 1, at);
    if (length && fit(fitting, element->many ? index : index + 1, (guint) (at + length))) {
        if (element->kept) {
            fitting->event->word = word;
            fitting->event->word_at = (GkSpan) { at, (guint) (at + length) };
        }
        return TRUE;
    }
    return (element->many || element->optional) && fit(fitting, index + 1, at);
}

static gboolean
fit_element(Fitting *fitting, guint index, guint at)
{
    const Element *element = &fitting->form->elements[index];
    if (element->kind == ELEMENT_TEXT)
        return fit_text(fitting, index, at);
    if (element->kind == ELEMENT_WORD || element->kind == ELEMENT_CHARACTERS)
        return fit_word(fitting, index, at);
    if (!fit(fitting, index + 1, at))
        return FALSE;
    GkSpan *slot = &fitting->event->slots[element->slot];
    *slot = element->kind == ELEMENT_OPEN ? (GkSpan) { at, slot->end } : (GkSpan) { slot->start, at };
    return TRUE;
}

/* Whether text[at, end of the stretch) fits the form from element `index` on. */
static gboolean
fit(Fitting *fitting, guint index, guint at)
{
    if (index == fitting->form->n)
        return at == fitting->span.end;
    guint place = at - fitting->span.start;
    guint8 *failed = &fitting->failed[index][place / 8], bit = (guint8) (1u << place % 8);
    if (*failed & bit)
        return FALSE;
    if (fit_element(fitting, index, at))
        return TRUE;
    *failed |= bit;
    return FALSE;
}

GkEvent
gk_grammar_read(const GkGrammar *grammar, const char *text, GkSpan span, GkBehind behind, gboolean based)
{
    GkEvent event = { 0 };
    g_return_val_if_fail(span.end <= span.start || span.end - span.start <= GK_MAX_STRETCH, event);
    for (guint i = 0; i < grammar->forms->len; i++) {
        const Form *form = g_ptr_array_index(grammar->forms, i);
        if (!form->behind[behind] || (form->based && !based))
            continue;
        event = (GkEvent) { .kind = form->event };
        for (guint k = 0; k < GK_N_SLOTS; k++)
            event.slots[k] = (GkSpan) { span.start, span.start };
        Fitting fitting = { .words = grammar->words, .form = form, .text = text, .span = span, .event = &event };
        if (fit(&fitting, 0, span.start))
            break;
    }
    return event;
}
