/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/options/terminal.h"

#include "cli/options/options.h"
#include "data/printable.h"
#include "export/output.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NARROWEST 40
#define USUAL 80
#define WIDEST 400

guint
gk_terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL;
    return CLAMP(size.ws_col, NARROWEST, WIDEST);
}

static guint
columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

static guint
columns_of_printable(const char *text)
{
    guint columns = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        columns += columns_of(g_utf8_get_char(p));
    return columns;
}

guint
gk_text_columns(const char *text)
{
    g_autofree char *printable = gk_printable(text);
    return columns_of_printable(printable);
}

void
gk_put_text(GString *out, const char *text)
{
    g_autofree char *printable = gk_printable(text);
    g_string_append(out, printable);
}

static void
put_spaces(GString *out, guint count)
{
    for (; count > 0; count--)
        g_string_append_c(out, ' ');
}

/* As much of `text` as `width` columns hold; *used is how many it takes. */
static const char *
reach(const char *text, guint width, guint *used)
{
    const char *p = text;
    for (*used = 0; *p; p = g_utf8_next_char(p)) {
        guint columns = columns_of(g_utf8_get_char(p));
        if (*used + columns > width)
            break;
        *used += columns;
    }
    return p;
}

void
gk_put_fitted(GString *out, const char *text, guint width, gboolean right)
{
    g_autofree char *printable = gk_printable(text);
    guint columns = columns_of_printable(printable), used = columns;
    const char *end = printable + strlen(printable);
    gboolean cut = columns > width;
    if (cut)
        end = reach(printable, width > 0 ? width - 1 : 0, &used);
    used += cut && width > 0;
    if (right)
        put_spaces(out, width - used);
    g_string_append_len(out, printable, end - printable);
    if (cut && width > 0)
        g_string_append(out, "…");
    if (!right)
        put_spaces(out, width - used);
}

/* No line begins with a mark that ends something, or ends with one that begins something. */
static gboolean
may_part(gunichar before, gunichar after)
{
    static const char OPENING[] = "（《〈【「『“‘", CLOSING[] = "）》〉】」』”’，。、；：！？…%";
    return !g_utf8_strchr(OPENING, -1, before) && !g_utf8_strchr(CLOSING, -1, after);
}

/* Where a line that may reach to `limit` is best broken: behind its last space, or between wide characters. */
static const char *
break_before(const char *text, const char *limit)
{
    for (const char *p = limit; p > text; p = g_utf8_prev_char(p)) {
        const char *before = g_utf8_prev_char(p);
        gunichar c = g_utf8_get_char(before), next = g_utf8_get_char(p);
        if (c == ' ' || ((columns_of(c) == 2 || columns_of(next) == 2) && may_part(c, next)))
            return p;
    }
    return limit;
}

/* The piece of `text` that a line of `width` columns takes, and where the next begins. */
static char *
next_piece(const char **text, guint width)
{
    guint used;
    const char *begin = *text, *limit = reach(begin, MAX(width, 2), &used);
    const char *end = *limit ? break_before(begin, limit) : limit;
    if (end == begin)
        end = limit > begin ? limit : g_utf8_next_char(begin);
    char *piece = g_strchomp(g_strndup(begin, (gsize) (end - begin)));
    while (*end == ' ')
        end++;
    *text = end;
    return piece;
}

GPtrArray *
gk_text_wrap(const char *text, guint width)
{
    GPtrArray *pieces = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *printable = gk_printable(text);
    const char *next = printable;
    do
        g_ptr_array_add(pieces, *next ? next_piece(&next, width) : g_strdup(""));
    while (*next);
    return pieces;
}

void
gk_put_wrapped(GString *out, const char *text, guint at, guint indent, guint width)
{
    g_autofree char *printable = gk_printable(text);
    const char *next = printable;
    guint room = width > at ? width - at : 0;
    while (*next) {
        g_autofree char *piece = next_piece(&next, room);
        g_string_append(out, piece);
        if (*next) {
            g_string_append_c(out, '\n');
            put_spaces(out, indent);
        }
        room = width > indent ? width - indent : 0;
    }
}

static gboolean
has_color(void)
{
    const char *refused = g_getenv("NO_COLOR"), *terminal = g_getenv("TERM");
    return isatty(STDOUT_FILENO) && !(refused && *refused) && g_strcmp0(terminal, "dumb") != 0;
}

const char *
gk_style_begin(GkStyle style)
{
    static const char *const CODES[] = { "\033[1m", "\033[2m", "\033[31m", "\033[33m", "\033[32m" };
    return has_color() ? CODES[style] : "";
}

const char *
gk_style_end(void)
{
    return has_color() ? "\033[0m" : "";
}

gboolean
gk_print_text(const GString *text)
{
    g_autoptr(GError) error = NULL;
    if (gk_output_print_styled(text->str, text->len, &error))
        return TRUE;
    gk_say_error(error);
    return FALSE;
}
