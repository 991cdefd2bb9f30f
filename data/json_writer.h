/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON as text, written from its first byte to its last.
 *
 * Nothing is built before it is written, so there is nothing that could get
 * lost in between. It becomes one text, or goes in pieces to a sink, and then
 * no more memory is held than a piece takes. A failed allocation ends the
 * program (GLib's allocator): what comes out is whole.
 *
 * In an object each value comes with its key; in an array, and for the
 * outermost value, the key is NULL. Texts are valid UTF-8 and are written as
 * they are, but for quotes, backslashes and control characters.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkJson GkJson;

/* Takes the next piece of the text. FALSE: no more is wanted. */
typedef gboolean (*GkJsonSink)(const char *bytes, gsize length, gpointer data);

/* `compact`: no white space at all; else one key a line, a tab for each level, arrays in one line until an object breaks
 * it, which is the layout of cJSON. */
GkJson *gk_json_new(gboolean compact);
/* The text, with a line end; frees `json`. The caller frees it. */
char *gk_json_finish(GkJson *json);
/* The same text for a sink, in pieces of about 64 KB; gk_json_close() gives it the last one and frees `json`. FALSE when
 * the sink refused a piece: those after it were not given to it. */
GkJson *gk_json_new_to(gboolean compact, GkJsonSink sink, gpointer data);
gboolean gk_json_close(GkJson *json);

void gk_json_begin_object(GkJson *json, const char *key);
void gk_json_end_object(GkJson *json);
void gk_json_begin_array(GkJson *json, const char *key);
void gk_json_end_array(GkJson *json);
void gk_json_empty_array(GkJson *json, const char *key);

void gk_json_string(GkJson *json, const char *key, const char *text_or_null);
void gk_json_integer(GkJson *json, const char *key, gint64 value);
void gk_json_hundredths(GkJson *json, const char *key, gint64 hundredths); /* 1250 is 12.5 */
void gk_json_number(GkJson *json, const char *key, const char *digits); /* a number as it is to stand there */
void gk_json_boolean(GkJson *json, const char *key, gboolean value);
void gk_json_null(GkJson *json, const char *key);

/* Writes a number that ends before `behind`; returns where it begins. */
char *gk_json_digits(char *behind, guint64 value);

G_END_DECLS
