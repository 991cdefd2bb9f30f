/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/text/text_scanner.h"

#include <math.h>
#include <string.h>

#define LARGEST_NUMBER 1e6

void
gk_text_scanner_init(GkTextScanner *scanner, const char *text)
{
    *scanner = (GkTextScanner) { .next = text };
}

void
gk_text_scanner_clear(GkTextScanner *scanner)
{
    g_clear_pointer(&scanner->line, g_free);
    g_clear_pointer(&scanner->mistake, g_free);
}

gboolean
gk_text_scanner_fail(GkTextScanner *scanner, const char *format, ...)
{
    if (scanner->mistake)
        return FALSE;
    va_list arguments;
    va_start(arguments, format);
    scanner->mistake = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return FALSE;
}

static void
skip_blanks(GkTextScanner *scanner)
{
    while (*scanner->at == ' ' || *scanner->at == '\t' || *scanner->at == '\r')
        scanner->at++;
    if (*scanner->at == '#')
        scanner->at += strlen(scanner->at);
}

gboolean
gk_text_scanner_next_line(GkTextScanner *scanner)
{
    while (!scanner->mistake && *scanner->next) {
        gsize length = strcspn(scanner->next, "\n");
        g_free(scanner->line);
        scanner->line = scanner->at = g_strndup(scanner->next, length);
        scanner->next += length + (scanner->next[length] == '\n');
        scanner->number++;
        skip_blanks(scanner);
        if (*scanner->at)
            return TRUE;
    }
    return FALSE;
}

/* Undoes \uXXXX at `at`, which points behind the u; returns what follows, NULL when it is none. */
static char *
undo_code(char *at, char **to)
{
    gunichar c = 0;
    for (guint i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(at[i]);
        if (digit < 0)
            return NULL;
        c = c * 16 + (gunichar) digit;
    }
    if (!g_unichar_validate(c) || c == 0)
        return NULL;
    *to += g_unichar_to_utf8(c, *to); /* never longer than what it was written with */
    return at + 4;
}

/* A string whose opening quote is at scanner->at. */
static const char *
read_quoted(GkTextScanner *scanner)
{
    char *from = scanner->at + 1, *to = from, *start = from;
    while (*from && *from != '"') {
        if (*from != '\\') {
            *to++ = *from++;
        } else if (from[1] == '"' || from[1] == '\\') {
            *to++ = from[1];
            from += 2;
        } else if (from[1] != 'u' || !(from = undo_code(from + 2, &to))) {
            gk_text_scanner_fail(scanner, "unknown escape in a string; \\\", \\\\ and \\uXXXX are known");
            return NULL;
        }
    }
    if (*from != '"') {
        gk_text_scanner_fail(scanner, "a string without its closing \"");
        return NULL;
    }
    scanner->at = from + 1;
    *to = '\0';
    skip_blanks(scanner);
    return start;
}

const char *
gk_text_scanner_word(GkTextScanner *scanner)
{
    if (scanner->mistake || !*scanner->at)
        return NULL;
    if (*scanner->at == '"')
        return read_quoted(scanner);
    char *word = scanner->at;
    scanner->at += strcspn(scanner->at, " \t\r");
    if (*scanner->at)
        *scanner->at++ = '\0';
    skip_blanks(scanner);
    return word;
}

gboolean
gk_text_scanner_string(GkTextScanner *scanner, const char *what, const char **string)
{
    if (!scanner->mistake && *scanner->at != '"')
        return gk_text_scanner_fail(scanner, "%s: a \"string\" is expected", what);
    *string = gk_text_scanner_word(scanner);
    return *string != NULL;
}

/* A number that ends where `end` says. */
static gboolean
parse_number(const char *from, const char **end, double *number)
{
    char *after = NULL;
    *number = g_ascii_strtod(from, &after);
    *end = after;
    return after != from && !g_ascii_isspace(*from) && isfinite(*number) && fabs(*number) <= LARGEST_NUMBER;
}

gboolean
gk_text_scanner_try_number(GkTextScanner *scanner, double *number)
{
    const char *end;
    if (scanner->mistake || !*scanner->at || !parse_number(scanner->at, &end, number) ||
        (*end && !strchr(" \t\r", *end)))
        return FALSE;
    return gk_text_scanner_word(scanner) != NULL;
}

gboolean
gk_text_scanner_number(GkTextScanner *scanner, const char *what, double *number)
{
    if (gk_text_scanner_try_number(scanner, number))
        return TRUE;
    return gk_text_scanner_fail(scanner, "%s: a number between -%.0f and %.0f is expected", what, LARGEST_NUMBER,
                                LARGEST_NUMBER);
}

gboolean
gk_text_scanner_bounded(GkTextScanner *scanner, const char *what, double low, double high, double *number)
{
    if (!gk_text_scanner_number(scanner, what, number))
        return FALSE;
    if (*number >= low && *number <= high)
        return TRUE;
    return gk_text_scanner_fail(scanner, "%s: a number between %g and %g is expected", what, low, high);
}

gboolean
gk_text_scanner_numbers(GkTextScanner *scanner, const char *what, double *numbers, guint count)
{
    for (guint i = 0; i < count; i++)
        if (!gk_text_scanner_number(scanner, what, &numbers[i]))
            return FALSE;
    return TRUE;
}

gboolean
gk_text_scanner_list(GkTextScanner *scanner, const char *what, GArray *list)
{
    const char *word = gk_text_scanner_word(scanner);
    for (const char *at = word; at; at++) {
        double number;
        if (!parse_number(at, &at, &number) || (*at && *at != ','))
            break;
        g_array_append_val(list, number);
        if (!*at)
            return TRUE;
    }
    return gk_text_scanner_fail(scanner, "%s: numbers with commas between them are expected", what);
}

gboolean
gk_text_scanner_color(GkTextScanner *scanner, guint32 *color)
{
    const char *word = gk_text_scanner_word(scanner);
    gboolean fits = word && strlen(word) == 6 && strspn(word, "0123456789abcdefABCDEF") == 6;
    if (!fits)
        return gk_text_scanner_fail(scanner, "color: six hexadecimal digits, RRGGBB, are expected");
    *color = (guint32) g_ascii_strtoull(word, NULL, 16);
    return TRUE;
}
