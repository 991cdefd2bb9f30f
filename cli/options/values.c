/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/options/values.h"

#include "data/messages.h"
#include "data/sentence.h"
#include "export/output.h"
#include "extract/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64u * 1024u) /* bytes read at a time */
#define AHEAD 64u /* bytes that tell whether a line begins a document */

struct _GkValues {
    int fd;
    char *name; /* for messages */
    GString *text; /* what was read and is still wanted */
    gsize start, at; /* where in it the value begins, and how far it was looked at */
    guint64 line, next_line; /* of `start`, and of `at` */
    gboolean ended; /* nothing more comes from fd */
    int code; /* errno of reading; 0 */
    guint depth; /* brackets that are open at `at` */
    gboolean quoted, escaped; /* inside a string; behind a backslash there */
};

/* --- reading --- */

static gboolean
refuse(const char *name, const char *why, GError **error)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_error_set(error, GK_FILE_ERROR, G_IO_ERROR_FAILED, "%s: %p", name, words);
    return FALSE;
}

GkValues *
gk_values_open(const char *path, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    struct stat facts;
    int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        int code = errno;
        g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
        gk_error_set_about(error, GK_FILE_ERROR, (gint) g_io_error_from_errno(code), path, "can't be opened: %p", why);
        return NULL;
    }
    if (fstat(fd, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        close(fd);
        refuse(path, N_("is a folder, not a file"), error);
        return NULL;
    }
    GkValues *values = g_new0(GkValues, 1);
    values->fd = fd;
    values->name = g_strdup(standard ? "standard input" : path);
    values->text = g_string_sized_new(CHUNK);
    values->line = values->next_line = 1;
    return values;
}

void
gk_values_close(GkValues *values)
{
    if (!values)
        return;
    close(values->fd);
    g_string_free(values->text, TRUE);
    g_free(values->name);
    g_free(values);
}

/* More text; FALSE at the end, and when it can't be read (`code`). What lies before the value goes. */
static gboolean
read_more(GkValues *values)
{
    GString *text = values->text;
    gssize got;
    if (values->ended)
        return FALSE;
    g_string_erase(text, 0, (gssize) values->start);
    values->at -= values->start;
    values->start = 0;
    gsize length = text->len;
    g_string_set_size(text, length + CHUNK);
    do
        got = read(values->fd, text->str + length, CHUNK);
    while (got < 0 && errno == EINTR);
    values->code = got < 0 ? errno : 0;
    values->ended = got <= 0;
    g_string_set_size(text, length + (got > 0 ? (gsize) got : 0));
    return got > 0;
}

/* --- values --- */

/* Does the text begin as documents do: {, spaces, "schema"? */
static gboolean
begins_document(const char *text, gsize length)
{
    gsize at = 1;
    if (length == 0 || text[0] != '{')
        return FALSE;
    while (at < length && g_ascii_isspace(text[at]))
        at++;
    return length - at >= 8 && memcmp(text + at, "\"schema\"", 8) == 0;
}

/* Space, or a byte of the mark U+FEFF, which some programs put in front. */
static gboolean
is_between(char byte)
{
    return g_ascii_isspace(byte) || byte == '\xEF' || byte == '\xBB' || byte == '\xBF';
}

/* To the first byte of a value; FALSE where there is none. */
static gboolean
find_start(GkValues *values)
{
    do {
        const GString *text = values->text;
        while (values->at < text->len && is_between(text->str[values->at]))
            values->next_line += text->str[values->at++] == '\n';
        values->start = values->at;
        if (values->at < text->len)
            break;
    } while (read_more(values));
    values->line = values->next_line;
    values->depth = 0;
    values->quoted = values->escaped = FALSE;
    return values->at < values->text->len;
}

/* One byte of a value: is it its last? */
static gboolean
step(GkValues *values, char byte)
{
    if (values->quoted) {
        values->quoted = byte != '"' || values->escaped;
        values->escaped = byte == '\\' && !values->escaped;
        return FALSE;
    }
    values->quoted = byte == '"';
    if (byte == '{' || byte == '[')
        values->depth++;
    if (byte == '}' || byte == ']')
        return --values->depth == 0;
    return FALSE;
}

/* Over the bytes that step() makes nothing of and that end no line. */
static void
skip(GkValues *values)
{
    if (!values->escaped)
        values->at += strcspn(values->text->str + values->at, values->quoted ? "\"\\\n" : "\"\n{}[]");
}

/* From bracket to bracket; FALSE where more has to be read for it. */
static gboolean
find_end(GkValues *values, GkValuesState *state)
{
    const GString *text = values->text;
    for (skip(values); values->at < text->len; skip(values)) {
        char byte = text->str[values->at];
        if (byte == '\n') {
            gsize ahead = text->len - values->at - 1;
            if (ahead < AHEAD && !values->ended)
                return FALSE;
            *state = GK_VALUES_TORN;
            if (begins_document(text->str + values->at + 1, ahead))
                return TRUE;
            values->next_line++;
        }
        values->at++;
        *state = GK_VALUES_VALUE;
        if (step(values, byte))
            return TRUE;
    }
    *state = GK_VALUES_TORN;
    return values->ended;
}

/* What begins with no bracket is taken to the end of its line. */
static gboolean
find_line_end(GkValues *values, GkValuesState *state)
{
    const GString *text = values->text;
    const char *end = memchr(text->str + values->at, '\n', text->len - values->at);
    values->at = end ? (gsize) (end - text->str) : text->len;
    *state = GK_VALUES_VALUE;
    return end || values->ended;
}

GkValuesState
gk_values_next(GkValues *values, const char **text, gsize *length, GError **error)
{
    GkValuesState state = GK_VALUES_END;
    if (find_start(values)) {
        char first = values->text->str[values->start];
        while (!(first == '{' || first == '[' ? find_end : find_line_end)(values, &state)) {
            if (values->at - values->start > GK_LIMIT_OUTPUT_BYTES) {
                refuse(values->name, N_("holds a value that is larger than any document; it is not read on"), error);
                return GK_VALUES_ERROR;
            }
            read_more(values);
        }
    }
    if (values->code != 0) {
        refuse(values->name, g_strerror(values->code), error);
        return GK_VALUES_ERROR;
    }
    *text = values->text->str + values->start;
    *length = values->at - values->start;
    values->start = values->at;
    return state;
}

guint64
gk_values_line(const GkValues *values)
{
    return values->line;
}
