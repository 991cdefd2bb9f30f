/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sentence of the program's, kept so that it can be said in any language.
 *
 * Made once, from a printf-like format, it holds the English text, the same
 * text with numbered places (the template) and what stands in them (the
 * arguments). JSON gets all three, always in English; people get the
 * translated template with the arguments in its places.
 *
 * A template is the English sentence in which {1}, {2}, … stand for the
 * arguments in their order. How a number is printed may follow a colon
 * ({1:u}, {2:.1f}): it tells a catalogue which sentence is meant, and has no
 * say in what is shown. Braces of the sentence's own are doubled. An argument
 * is a string, or a sentence with template and arguments of its own.
 *
 * In formats, %p takes a `const GkSentence *`. Formats are marked for gettext
 * by the functions they are given to (po/meson.build), not by N_(); a format
 * that is chosen first is marked where it stands.
 */
#pragma once

#include "data/json_writer.h"

#include <cjson/cJSON.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkSentence GkSentence; /* immutable, counted */

GkSentence *gk_sentence_new(const char *format, ...) G_GNUC_PRINTF(1, 2);
GkSentence *gk_sentence_new_valist(const char *format, va_list arguments) G_GNUC_PRINTF(1, 0);
/* Words without conversions that a catalogue may know (marked by N_() where they stand). */
GkSentence *gk_sentence_of_words(const char *words);
/* Puts the item behind *list by `format` ("%p, %p"), or in its place where it is NULL; takes the item. */
void gk_sentence_enumerate(GkSentence **list, const char *format, GkSentence *item);
GkSentence *gk_sentence_of_errno(int code); /* "No such file or directory" */
GkSentence *gk_sentence_ref(const GkSentence *sentence); /* NULL is NULL */
void gk_sentence_unref(GkSentence *sentence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSentence, gk_sentence_unref)

/* What a sentence "NAME: WHAT" says of `name`, else the sentence itself. The caller unrefs it. */
GkSentence *gk_sentence_about(const GkSentence *sentence, const char *name);

/* In English, valid UTF-8; the sentence's own. */
const char *gk_sentence_text(const GkSentence *sentence);

/* In people's language (data/messages.h), safe on a terminal. The caller frees it. */
char *gk_sentence_display(const GkSentence *sentence);

/* "message", "template" and "arguments" as keys of the object that is open. */
void gk_sentence_to_json(const GkSentence *sentence, GkJson *json);
/* From such keys, whoever wrote them. Where template and arguments don't make up the message, the message alone.
 * NULL without a message. */
GkSentence *gk_sentence_from_json(const cJSON *object);

/* --- errors that carry their sentence --- */

/* A domain for gk_error_set(); `name` is static. */
GQuark gk_error_domain(const char *name);
/* clang-format off */
#define GK_DEFINE_ERROR_DOMAIN(function) \
    GQuark function(void) \
    { \
        static gsize domain; \
        if (g_once_init_enter(&domain)) \
            g_once_init_leave(&domain, gk_error_domain(#function)); \
        return (GQuark) domain; \
    }
/* clang-format on */
/* g_set_error() for such a domain: the error's message is the sentence in English. */
void gk_error_set(GError **error, GQuark domain, gint code, const char *format, ...) G_GNUC_PRINTF(4, 5);
/* The same, about the file `name`: "NAME: SENTENCE". */
void gk_error_set_about(GError **error, GQuark domain, gint code, const char *name, const char *format, ...)
    G_GNUC_PRINTF(5, 6);
/* The sentence of any error; of others' errors it is the message, in every language. The caller unrefs it. */
GkSentence *gk_error_sentence(const GError *error);

G_END_DECLS
