/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What sentences are made of, for data/sentence*.c alone.
 */
#pragma once

#include "data/sentence.h"

G_BEGIN_DECLS

typedef struct {
    char *text; /* NULL: `sentence` holds it */
    GkSentence *sentence;
} GkArgument;

struct _GkSentence {
    gint references;
    char *text; /* English */
    char *template;
    GkArgument *arguments;
    guint n_arguments;
};

/* Takes both. NULL, and both freed, where they don't fit each other (a place without an argument, or the other way
 * round), or make up more than `longest` bytes. */
GkSentence *gk_sentence_put_together(char *template, GArray *arguments, gsize longest);

G_END_DECLS
