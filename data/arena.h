/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An arena: memory that is handed out piece by piece and freed all at once.
 *
 * The whole model (GkDocument, GkDisclosure) lives in one arena. The single
 * rule of ownership follows: whatever can be reached from a model belongs to
 * it and lives until the model is freed; nothing in it is freed by itself.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkArena GkArena;

GkArena *gk_arena_new(void);
void gk_arena_free(GkArena *arena);

/* Zeroed memory, aligned for any type. Size 0 gives a valid pointer. */
gpointer gk_arena_alloc(GkArena *arena, gsize size);

/* A copy of `size` bytes. */
gpointer gk_arena_copy(GkArena *arena, gconstpointer data, gsize size);

/* A copy of a string; NULL stays NULL. */
char *gk_arena_strdup(GkArena *arena, const char *text);
char *gk_arena_strndup(GkArena *arena, const char *text, gsize length);
char *gk_arena_printf(GkArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The elements of a GArray as a plain array in the arena. Frees the GArray.
 * NULL, with *count 0, for an empty one. */
gpointer gk_arena_take_array(GkArena *arena, GArray *array, guint *count);

#define gk_arena_new_array(arena, type, count) \
    ((type *) gk_arena_alloc((arena), sizeof(type) * (gsize) (count)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkArena, gk_arena_free)

G_END_DECLS
