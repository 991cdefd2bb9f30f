/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/poppler/complaints.h"

#include "extract/limits.h"

#include <string.h>

/* Messages are one when they differ in numbers only. */
typedef struct {
    char *message; /* the first */
    guint count;
} Heard;

struct _GkComplaints {
    guint handler;
    GPtrArray *heard; /* Heard *, owned, in the order of their first appearance */
    guint unheard; /* messages beyond the limit */
};

static void
heard_free(gpointer data)
{
    Heard *heard = data;
    g_free(heard->message);
    g_free(heard);
}

static gboolean
differ_in_numbers_only(const char *a, const char *b)
{
    for (;;) {
        a += strspn(a, "-0123456789");
        b += strspn(b, "-0123456789");
        if (*a != *b)
            return FALSE;
        if (!*a)
            return TRUE;
        a++, b++;
    }
}

static void
listen(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    GkComplaints *complaints = data;
    for (guint i = 0; i < complaints->heard->len; i++) {
        Heard *heard = g_ptr_array_index(complaints->heard, i);
        if (differ_in_numbers_only(heard->message, message)) {
            heard->count++;
            return;
        }
    }
    if (complaints->heard->len >= GK_LIMIT_COMPLAINTS) {
        complaints->unheard++;
        return;
    }
    Heard *heard = g_new0(Heard, 1);
    heard->message = g_strdup(message);
    heard->count = 1;
    g_ptr_array_add(complaints->heard, heard);
}

GkComplaints *
gk_complaints_begin(void)
{
    GkComplaints *complaints = g_new0(GkComplaints, 1);
    complaints->heard = g_ptr_array_new_with_free_func(heard_free);
    complaints->handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, listen, complaints);
    return complaints;
}

/*
 * Words of Poppler's messages and what they mean for the reader of the data.
 * The first that matches decides; a message that matches none is a complaint
 * without consequence that we know of. Text is lost when a language pack or
 * a CMap is missing, content may be lost when a stream, an object, a font or
 * the page tree is broken.
 */
static const struct {
    const char *words;
    GkDiagnosticCode code;
} MEANINGS[] = {
    { "Missing language pack", GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK },
    { "Couldn't find", GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK }, /* "... 'GBK-EUC-H' CMap file for ..." */
    { "Unknown character collection", GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK },
    { "Unknown font tag", GK_DIAGNOSTIC_READER_ERROR },
    { "font", GK_DIAGNOSTIC_READER_COMPLAINT }, /* substitutions and odd tables: shapes suffer, text does not */
    { "annot", GK_DIAGNOSTIC_READER_COMPLAINT },
    { "Annot", GK_DIAGNOSTIC_READER_COMPLAINT },
    { "ICC", GK_DIAGNOSTIC_READER_COMPLAINT },
    { "xref", GK_DIAGNOSTIC_READER_ERROR },
    { "trailer", GK_DIAGNOSTIC_READER_ERROR },
    { "stream", GK_DIAGNOSTIC_READER_ERROR },
    { "End of file", GK_DIAGNOSTIC_READER_ERROR },
    { "Unknown operator", GK_DIAGNOSTIC_READER_ERROR },
    { "operator", GK_DIAGNOSTIC_READER_ERROR },
    { "args", GK_DIAGNOSTIC_READER_ERROR },
    { "XObject", GK_DIAGNOSTIC_READER_ERROR },
    { "contents", GK_DIAGNOSTIC_READER_ERROR },
    { "Contents", GK_DIAGNOSTIC_READER_ERROR },
    { "Page", GK_DIAGNOSTIC_READER_ERROR },
    { "page", GK_DIAGNOSTIC_READER_ERROR },
    { "object", GK_DIAGNOSTIC_READER_ERROR },
    { "filter", GK_DIAGNOSTIC_READER_ERROR },
    { "code", GK_DIAGNOSTIC_READER_ERROR }, /* bad code words in compressed data */
    { "Illegal", GK_DIAGNOSTIC_READER_ERROR },
};

static GkDiagnosticCode
meaning_of(const char *message)
{
    for (guint i = 0; i < G_N_ELEMENTS(MEANINGS); i++)
        if (strstr(message, MEANINGS[i].words))
            return MEANINGS[i].code;
    return GK_DIAGNOSTIC_READER_COMPLAINT;
}

static void
report(GkDiagnostics *list, guint page, const Heard *heard)
{
    GkDiagnosticCode code = meaning_of(heard->message);
    g_autofree char *valid = g_utf8_make_valid(heard->message, -1);
    g_strstrip(valid);
    if (g_str_has_suffix(valid, "<0a>")) /* how Poppler writes a line's end */
        valid[strlen(valid) - 4] = '\0';
    g_autoptr(GkSentence) words =
        heard->count > 1 ? gk_sentence_new("%s (%u times)", valid, heard->count) : gk_sentence_new("%s", valid);
    g_autoptr(GkSentence) where = page ? gk_sentence_new("page %u", page) : gk_sentence_new("the document");
    if (code == GK_DIAGNOSTIC_MISSING_LANGUAGE_PACK)
        gk_diagnostics_add(list, code, page, NULL,
                           "%p: text in a Chinese font can't be read, since its character tables are missing; install "
                           "poppler-data and run again (Poppler: %p)",
                           where, words);
    else
        gk_diagnostics_add(list, code, page, NULL, "%p: Poppler reports: %p", where, words);
}

gboolean
gk_complaints_about_fonts(const GkComplaints *complaints)
{
    for (guint i = 0; i < complaints->heard->len; i++) {
        const Heard *heard = g_ptr_array_index(complaints->heard, i);
        if (strstr(heard->message, "font") || strstr(heard->message, "Font") || strstr(heard->message, " face"))
            return TRUE;
    }
    return FALSE;
}

void
gk_complaints_end(GkComplaints *complaints, GkDiagnostics *list, guint page)
{
    g_log_remove_handler("Poppler", complaints->handler);
    for (guint i = 0; list && i < complaints->heard->len; i++)
        report(list, page, g_ptr_array_index(complaints->heard, i));
    if (list && complaints->unheard)
        gk_diagnostics_add(list, GK_DIAGNOSTIC_READER_ERROR, page, NULL, "Poppler has %u further complaints",
                           complaints->unheard);
    g_ptr_array_unref(complaints->heard);
    g_free(complaints);
}
