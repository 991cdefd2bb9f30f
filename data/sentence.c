/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences from formats: the format is walked once, each conversion is
 * printed by itself and kept as an argument.
 *
 * The template keeps of a conversion what printf needs ({2:.1f}), so that the
 * format, by which catalogues know the sentence, can be made of it again, also
 * from a JSON of long ago. What comes from a JSON is never given to printf.
 */
#include "data/sentence_internal.h"

#include "data/messages.h"

#include <stdarg.h>
#include <string.h>

GkSentence *
gk_sentence_ref(const GkSentence *sentence)
{
    if (sentence)
        g_atomic_int_inc(&((GkSentence *) sentence)->references);
    return (GkSentence *) sentence;
}

void
gk_sentence_unref(GkSentence *sentence)
{
    if (!sentence || !g_atomic_int_dec_and_test(&sentence->references))
        return;
    for (guint i = 0; i < sentence->n_arguments; i++) {
        g_free(sentence->arguments[i].text);
        gk_sentence_unref(sentence->arguments[i].sentence);
    }
    g_free(sentence->arguments);
    g_free(sentence->template);
    g_free(sentence->text);
    g_free(sentence);
}

const char *
gk_sentence_text(const GkSentence *sentence)
{
    return sentence->text;
}

/* --- from a format --- */

typedef struct {
    va_list list;
} Values;

/* The length of the conversion at `at`, behind its %: flags, width, precision, length, letter. */
static gsize
measure(const char *at)
{
    gsize n = strspn(at, "-+ #0123456789.");
    n += strspn(at + n, "hlzjt");
    return at[n] ? n + 1 : n;
}

/* A number as `conversion` prints it. */
static char *
print_number(const char *conversion, Values *values)
{
    char letter = conversion[strlen(conversion) - 1];
    if (!letter || !strchr("diuxXoceEfFgG", letter))
        g_error("%s has no place in a sentence", conversion);
    if (strchr("eEfFgG", letter))
        return g_strdup_printf(conversion, va_arg(values->list, double));
    if (strstr(conversion, "ll") || strchr(conversion, 'j'))
        return g_strdup_printf(conversion, va_arg(values->list, long long));
    if (strchr(conversion, 'l'))
        return g_strdup_printf(conversion, va_arg(values->list, long));
    if (strchr(conversion, 'z') || strchr(conversion, 't'))
        return g_strdup_printf(conversion, va_arg(values->list, gsize));
    return g_strdup_printf(conversion, va_arg(values->list, int));
}

static GkArgument
take_argument(const char *conversion, Values *values)
{
    GkArgument argument = { 0 };
    if (strcmp(conversion, "%p") == 0) {
        argument.sentence = gk_sentence_ref(va_arg(values->list, const GkSentence *));
    } else if (g_str_has_suffix(conversion, "s")) { /* "%.64s" too */
        const char *text = va_arg(values->list, const char *);
        g_autofree char *printed = g_strdup_printf(conversion, text ? text : "");
        argument.text = g_utf8_make_valid(printed, -1);
    } else {
        argument.text = print_number(conversion, values);
    }
    return argument;
}

/* Of the sentence's own: braces are doubled. */
static void
append_letter(GString *template, char letter)
{
    g_string_append_c(template, letter);
    if (letter == '{' || letter == '}')
        g_string_append_c(template, letter);
}

static void
append_place(GString *template, guint number, const char *conversion)
{
    gboolean plain = strcmp(conversion, "%s") == 0 || strcmp(conversion, "%p") == 0;
    g_string_append_printf(template, "{%u%s%s}", number, plain ? "" : ":", plain ? "" : conversion + 1);
}

/* "%2$s": a format that was translated already, whose arguments are taken in an order of its own. */
static gboolean
has_order(const char *format)
{
    for (const char *p = strchr(format, '%'); p; p = strchr(p + 1 + (p[1] == '%'), '%'))
        if (g_ascii_isdigit(p[1]) && p[1 + strspn(p + 1, "0123456789")] == '$')
            return TRUE;
    return FALSE;
}

GkSentence *
gk_sentence_new_valist(const char *format, va_list list)
{
    if (has_order(format)) {
        g_autofree char *text = g_strdup_vprintf(format, list);
        return gk_sentence_new("%s", text);
    }
    GString *template = g_string_new(NULL);
    GArray *arguments = g_array_new(FALSE, FALSE, sizeof(GkArgument));
    Values values;
    va_copy(values.list, list);
    for (const char *p = format; *p; p++) {
        if (*p != '%' || p[1] == '%') {
            append_letter(template, *p);
            p += *p == '%';
        } else {
            gsize length = measure(p + 1);
            g_autofree char *conversion = g_strndup(p, length + 1);
            GkArgument argument = take_argument(conversion, &values);
            g_array_append_val(arguments, argument);
            append_place(template, arguments->len, conversion);
            p += length;
        }
    }
    va_end(values.list);
    return gk_sentence_put_together(g_string_free(template, FALSE), arguments, G_MAXSIZE);
}

GkSentence *
gk_sentence_new(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    GkSentence *sentence = gk_sentence_new_valist(format, arguments);
    va_end(arguments);
    return sentence;
}

GkSentence *
gk_sentence_of_words(const char *words)
{
    GString *template = g_string_new(NULL);
    for (const char *p = words; *p; p++)
        append_letter(template, *p);
    GArray *none = g_array_new(FALSE, FALSE, sizeof(GkArgument));
    return gk_sentence_put_together(g_string_free(template, FALSE), none, G_MAXSIZE);
}

GkSentence *
gk_sentence_about(const GkSentence *sentence, const char *name)
{
    const GkArgument *arguments = sentence->arguments;
    if (strcmp(sentence->template, "{1}: {2}") == 0 && g_strcmp0(arguments[0].text, name) == 0 && arguments[1].sentence)
        return gk_sentence_ref(arguments[1].sentence);
    return gk_sentence_ref(sentence);
}

void
gk_sentence_enumerate(GkSentence **list, const char *format, GkSentence *item)
{
    if (*list) {
        g_autoptr(GkSentence) before = *list, last = item;
        *list = gk_sentence_new(format, before, last);
    } else {
        *list = item;
    }
}

GkSentence *
gk_sentence_of_errno(int code)
{
    /* Those that people meet; the others stay in English. */
    static const char *const KNOWN[] G_GNUC_UNUSED = {
        N_("No such file or directory"), N_("Permission denied"),        N_("Is a directory"),
        N_("Not a directory"),           N_("File exists"),              N_("No space left on device"),
        N_("Read-only file system"),     N_("File name too long"),       N_("Too many open files"),
        N_("Input/output error"),        N_("Disk quota exceeded"),      N_("Operation not permitted"),
        N_("Broken pipe"),               N_("Cannot allocate memory"),   N_("No such device or address"),
        N_("Invalid argument"),          N_("Too many levels of symbolic links"),
    };
    return gk_sentence_of_words(g_strerror(code));
}
