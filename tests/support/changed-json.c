/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/changed-json.h"

#include <cjson/cJSON.h>
#include <string.h>

#define MOST_CHANGES 16

static const char *const ODD[] = { "", "\x1b[31mred\x07", "t1", "t1.r1.c1", "99999999999999999999", "-0", "1e309", "合计",
                                   "\xe2\x80\xae" "abc", "s1", "pass", "../../x", "\n\t\r", "\xc2\x9b" "2J" };

static void
collect(cJSON *item, GPtrArray *all)
{
    for (; item; item = item->next) {
        g_ptr_array_add(all, item);
        collect(item->child, all);
    }
}

static cJSON *
made(guint8 what, guint8 which, const GPtrArray *all)
{
    static const double NUMBERS[] = { 0, -1, 1, 2147483647, -2147483648.0, 4294967296.0, 1e300, 0.5 };
    switch (what % 8) {
    case 0:
        return cJSON_CreateNull();
    case 1:
        return cJSON_CreateNumber(NUMBERS[which % G_N_ELEMENTS(NUMBERS)]);
    case 2:
        return cJSON_CreateArray();
    case 3:
        return cJSON_CreateObject();
    case 4:
        return cJSON_CreateString(ODD[which % G_N_ELEMENTS(ODD)]);
    case 5: {
        g_autofree char *text = g_strnfill(which * 16u, 'x');
        return cJSON_CreateString(text);
    }
    case 6:
        return cJSON_Duplicate(g_ptr_array_index(all, which * 7u % all->len), TRUE);
    default:
        return NULL; /* it stays */
    }
}

/* `item` keeps its place and its name. */
static void
become(cJSON *item, cJSON *other)
{
    cJSON *old_child = item->child;
    char *old_text = item->valuestring;
    item->type = (item->type & cJSON_StringIsConst) | other->type;
    item->valuestring = other->valuestring;
    item->valueint = other->valueint;
    item->valuedouble = other->valuedouble;
    item->child = other->child;
    other->valuestring = NULL;
    other->child = NULL;
    cJSON_Delete(other);
    cJSON_Delete(old_child);
    cJSON_free(old_text);
}

static void
change(cJSON *json, const guint8 *p)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    collect(json, all);
    cJSON *item = g_ptr_array_index(all, (p[0] | (guint) p[1] << 8) % all->len);
    cJSON *other = made(p[2], p[3], all);
    if (other)
        become(item, other);
}

char *
gk_changed_json(const guint8 *data, gsize size)
{
    const guint8 *nul = memchr(data, '\0', MIN(size, MOST_CHANGES * 4 + 1));
    gsize before = nul ? (gsize) (nul - data) : 0;
    cJSON *json = nul ? cJSON_ParseWithLength((const char *) nul + 1, size - before - 1) : NULL;
    if (!json)
        return g_strndup((const char *) data, size);
    for (gsize at = 0; at + 4 <= before; at += 4)
        change(json, data + at);
    char *printed = cJSON_PrintUnformatted(json), *text = g_strdup(printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return text;
}
