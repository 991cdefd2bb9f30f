/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/xlsx/sheet_names.h"

#include <string.h>

#define LONGEST 31 /* units of UTF-16 */

struct _GkSheetNames {
    GHashTable *taken; /* keys; see key_of() */
    GHashTable *counts; /* key of what was wanted -> the last number tried */
};

GkSheetNames *
gk_sheet_names_new(void)
{
    GkSheetNames *names = g_new0(GkSheetNames, 1);
    names->taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return names;
}

void
gk_sheet_names_free(GkSheetNames *names)
{
    g_hash_table_unref(names->taken);
    g_hash_table_unref(names->counts);
    g_free(names);
}

/* What can't be told apart: case, and full and half width. */
static char *
key_of(const char *name)
{
    g_autofree char *normal = g_utf8_normalize(name, -1, G_NORMALIZE_ALL_COMPOSE);
    return g_utf8_casefold(normal ? normal : name, -1);
}

static gboolean
is_allowed(gunichar letter)
{
    return !g_unichar_iscntrl(letter) && letter != 0xFFFE && letter != 0xFFFF && letter != 0x2028 && letter != 0x2029 &&
           !(letter < 0x80 && strchr("[]:*?/\\", (int) letter));
}

/* Appends the letters of `text` that a name may have, as long as there is room for them; white space and what is not
 * allowed is one space. Returns the units that were used. */
static guint
append_allowed(GString *name, const char *text, guint room)
{
    guint used = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        gboolean space = !is_allowed(letter) || g_unichar_isspace(letter);
        guint units = !space && letter > 0xFFFF ? 2 : 1;
        if (space && (name->len == 0 || name->str[name->len - 1] == ' '))
            continue;
        if (used + units > room)
            break;
        g_string_append_unichar(name, space ? ' ' : letter);
        used += units;
    }
    return used;
}

/* A ' or space at the beginning or end. */
static void
trim(GString *name)
{
    gsize front = strspn(name->str, "' ");
    g_string_erase(name, 0, (gssize) front);
    while (name->len && strchr("' ", name->str[name->len - 1]))
        g_string_truncate(name, name->len - 1);
}

static char *
make(const char *wanted, guint number)
{
    g_autofree char *suffix = number > 1 ? g_strdup_printf(" %u", number) : g_strdup("");
    GString *name = g_string_new(NULL);
    append_allowed(name, wanted, LONGEST - (guint) strlen(suffix));
    trim(name);
    if (name->len == 0 || g_ascii_strcasecmp(name->str, "history") == 0)
        g_string_append(name, name->len ? " sheet" : "sheet");
    g_string_append(name, suffix);
    return g_string_free(name, FALSE);
}

char *
gk_sheet_names_take(GkSheetNames *names, const char *wanted)
{
    g_autofree char *plain = make(wanted, 1);
    char *base = key_of(plain);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(names->counts, base));
    char *name, *key;
    do {
        name = make(wanted, ++number);
        key = key_of(name);
        if (!g_hash_table_contains(names->taken, key))
            break;
        g_free(name);
        g_free(key);
    } while (TRUE);
    g_hash_table_add(names->taken, key);
    g_hash_table_insert(names->counts, base, GUINT_TO_POINTER(number));
    return name;
}
