/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/contract.h"

#include "data/data.h"
#include "export/read.h"

#include <string.h>

#define DEEPEST 8 /* references to follow */

static const cJSON *
schema(void)
{
    static cJSON *tree;
    if (g_once_init_enter(&tree))
        g_once_init_leave(&tree, cJSON_Parse(gk_data_text("disclosure-1.schema.json")));
    return tree;
}

static const cJSON *
at_path(const char *path)
{
    g_auto(GStrv) keys = g_strsplit(path, "/", -1);
    const cJSON *node = schema();
    for (char **key = keys; *key; key++)
        node = gk_read_get(node, *key);
    return node;
}

static void
add(GArray *list, const cJSON *value, const char *meaning)
{
    GkContractTerm term = { cJSON_GetStringValue(value), meaning };
    if (term.value)
        g_array_append_val(list, term);
}

static void
collect(const cJSON *node, guint depth, GArray *list)
{
    const char *reference = gk_read_text(node, "$ref");
    const cJSON *part;
    if (depth > DEEPEST)
        return;
    cJSON_ArrayForEach(part, gk_read_get(node, "enum")) add(list, part, NULL);
    add(list, gk_read_get(node, "const"), gk_read_text(node, "description"));
    cJSON_ArrayForEach(part, gk_read_get(node, "anyOf")) collect(part, depth + 1, list);
    if (reference && g_str_has_prefix(reference, "#/"))
        collect(at_path(reference + 2), depth + 1, list);
}

GArray *
gk_contract_list(const char *path)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(GkContractTerm));
    collect(at_path(path), 0, list);
    return list;
}
