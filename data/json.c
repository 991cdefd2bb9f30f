/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All memory of cJSON comes from here: from GLib, so that an allocation that
 * fails ends the program as any other does (cJSON itself would go on without the
 * value, and write a JSON that is valid and lacks something), and while a text
 * is parsed into an arena, from that.
 *
 *   gk_json_parse() ── filled = arena ── cJSON_Parse… ── allocate() ── arena
 *   everything else ── filled = NULL ─────────────────── allocate() ── g_malloc
 *
 * The hooks are set when the program or the library is loaded, before anybody
 * can have made a value by other means. Each thread fills an arena of its own.
 */
#include "data/json.h"

static _Thread_local GkArena *filled; /* by the parser at work; NULL */

static void *
allocate(size_t size)
{
    return filled ? gk_arena_alloc(filled, size) : g_malloc(size);
}

static void
release(void *memory)
{
    if (!filled)
        g_free(memory);
}

__attribute__((constructor)) static void
set_hooks(void)
{
    cJSON_InitHooks(&(cJSON_Hooks) { allocate, release });
}

const cJSON *
gk_json_parse(const char *text, gsize length, GkArena *arena, const char **behind)
{
    const char *end = text + length;
    filled = arena;
    const cJSON *json = cJSON_ParseWithLengthOpts(text, length, &end, FALSE);
    filled = NULL;
    if (behind)
        *behind = end;
    return json;
}
