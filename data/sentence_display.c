/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences filled in: in English from the template, in another language from
 * what a catalogue has for the format that the template was made of.
 */
#include "data/messages.h"
#include "data/printable.h"
#include "data/sentence_internal.h"

#include <string.h>

static char *render(const GkSentence *sentence);

/* What stands in a place: `translated` or English. FALSE when there is no such argument. */
static gboolean
append_argument(GString *text, const GkSentence *sentence, guint64 number, gboolean translated)
{
    if (number < 1 || number > sentence->n_arguments)
        return FALSE;
    const GkArgument *argument = &sentence->arguments[number - 1];
    g_autofree char *inner = argument->sentence && translated ? render(argument->sentence) : NULL;
    g_string_append(text, inner ? inner : argument->sentence ? argument->sentence->text : argument->text);
    return TRUE;
}

/* What may follow a % and be no string: "u", "04X", ".1f". */
static gboolean
is_conversion(const char *text)
{
    gsize before = strspn(text, "-+ #0123456789.hlzjt");
    return text[before] && strchr("diuxXoceEfFgGs", text[before]) && text[before + 1] == '\0';
}

/* The place "{12:u}" that begins at `*at`, which moves to its last letter. FALSE: it is none. */
static gboolean
read_place(const char **at, guint64 *number, char **conversion)
{
    char *end;
    if (!g_ascii_isdigit((*at)[1]))
        return FALSE;
    *number = g_ascii_strtoull(*at + 1, &end, 10);
    const char *close = strchr(end, '}');
    if (!close || (end != close && *end != ':'))
        return FALSE;
    *conversion = end == close ? NULL : g_strndup(end + 1, (gsize) (close - end - 1));
    *at = close;
    return !*conversion || is_conversion(*conversion);
}

/* The English text; NULL where template and arguments don't fit each other, or make up more than `longest` bytes. */
static char *
fill(const GkSentence *sentence, gsize longest)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree gboolean *used = g_new0(gboolean, sentence->n_arguments + 1);
    for (const char *p = sentence->template; *p && text->len <= longest; p++) {
        g_autofree char *conversion = NULL;
        guint64 number;
        if ((*p == '{' || *p == '}') && p[1] == *p) {
            g_string_append_c(text, *p++);
        } else if (*p == '{') {
            if (!read_place(&p, &number, &conversion) || !append_argument(text, sentence, number, FALSE))
                return NULL;
            used[number - 1] = TRUE;
        } else {
            g_string_append_c(text, *p);
        }
    }
    for (guint i = 0; i < sentence->n_arguments; i++)
        if (!used[i])
            return NULL;
    if (text->len > longest)
        return NULL;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The format that the template was made of; NULL where it was made of none. The template is one that fill() took. */
static char *
format_of(const GkSentence *sentence)
{
    g_autoptr(GString) format = g_string_new(NULL);
    guint64 next = 1;
    for (const char *p = sentence->template; *p; p++) {
        g_autofree char *conversion = NULL;
        guint64 number;
        if ((*p == '{' || *p == '}') && p[1] == *p) {
            g_string_append_c(format, *p++);
        } else if (*p == '{' && read_place(&p, &number, &conversion)) {
            const GkArgument *argument = &sentence->arguments[number - 1];
            if (number != next++)
                return NULL;
            g_string_append_printf(format, "%%%s", conversion ? conversion : argument->sentence ? "p" : "s");
        } else {
            g_string_append_c(format, *p);
            if (*p == '%')
                g_string_append_c(format, '%');
        }
    }
    return g_string_free(g_steal_pointer(&format), FALSE);
}

/* A translated format with the arguments in its places (%s, %2$u); NULL where it has others. */
static char *
fill_format(const GkSentence *sentence, const char *format)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint64 next = 1;
    for (const char *p = format; *p; p++) {
        if (*p != '%' || p[1] == '%') {
            g_string_append_c(text, *p);
            p += *p == '%';
            continue;
        }
        gsize digits = strspn(p + 1, "0123456789");
        gboolean numbered = digits > 0 && p[1 + digits] == '$';
        if (!append_argument(text, sentence, numbered ? g_ascii_strtoull(p + 1, NULL, 10) : next++, TRUE))
            return NULL;
        p += numbered ? digits + 1 : 0;
        p += strcspn(p + 1, "diuxXoceEfFgGsp");
        p += p[1] != '\0';
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
render(const GkSentence *sentence)
{
    g_autofree char *format = format_of(sentence);
    char *translated = format ? fill_format(sentence, _(format)) : NULL;
    return translated ? translated : g_strdup(sentence->text);
}

char *
gk_sentence_display(const GkSentence *sentence)
{
    g_autofree char *text = render(sentence);
    return gk_printable(text);
}

GkSentence *
gk_sentence_put_together(char *template, GArray *arguments, gsize longest)
{
    GkSentence *sentence = g_new0(GkSentence, 1);
    sentence->references = 1;
    sentence->template = template;
    sentence->n_arguments = arguments->len;
    sentence->arguments = (GkArgument *) (gpointer) g_array_free(arguments, FALSE);
    sentence->text = fill(sentence, longest);
    if (!sentence->text)
        g_clear_pointer(&sentence, gk_sentence_unref);
    return sentence;
}
