/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A list of blocks; the newest is filled first. Blocks double in size up to
 * a megabyte, and a request larger than a block gets a block of its own, so
 * a document costs a handful of allocations and no more than twice its size.
 */
#include "data/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <string.h>

#define FIRST_BLOCK (16u * 1024u)
#define LARGEST_BLOCK (1024u * 1024u)

typedef struct Block {
    struct Block *next;
    gsize used, size;
    alignas(max_align_t) guint8 bytes[];
} Block;

struct _GkArena {
    Block *newest;
    gsize next_size;
};

GkArena *
gk_arena_new(void)
{
    GkArena *arena = g_new0(GkArena, 1);
    arena->next_size = FIRST_BLOCK;
    return arena;
}

void
gk_arena_free(GkArena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->newest, *next; block; block = next) {
        next = block->next;
        g_free(block);
    }
    g_free(arena);
}

static Block *
add_block(GkArena *arena, gsize size)
{
    gsize wanted = MAX(size, arena->next_size);
    Block *block = g_malloc0(sizeof(Block) + wanted);
    block->size = wanted;
    block->next = arena->newest;
    arena->newest = block;
    arena->next_size = MIN(arena->next_size * 2, LARGEST_BLOCK);
    return block;
}

gpointer
gk_arena_alloc(GkArena *arena, gsize size)
{
    const gsize align = alignof(max_align_t);
    gsize rounded = (size + align - 1) / align * align;
    Block *block = arena->newest;
    if (!block || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    gpointer piece = block->bytes + block->used;
    block->used += rounded;
    return piece;
}

gpointer
gk_arena_copy(GkArena *arena, gconstpointer data, gsize size)
{
    gpointer copy = gk_arena_alloc(arena, size);
    if (size)
        memcpy(copy, data, size);
    return copy;
}

char *
gk_arena_strdup(GkArena *arena, const char *text)
{
    return text ? gk_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *
gk_arena_strndup(GkArena *arena, const char *text, gsize length)
{
    char *copy = gk_arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *
gk_arena_printf(GkArena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return gk_arena_strdup(arena, text);
}

gpointer
gk_arena_take_array(GkArena *arena, GArray *array, guint *count)
{
    gpointer copy = NULL;
    *count = array->len;
    if (array->len)
        copy = gk_arena_copy(arena, array->data, (gsize) array->len * g_array_get_element_size(array));
    g_array_free(array, TRUE);
    return copy;
}
