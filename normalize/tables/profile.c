/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/tables/profile.h"

#include "data/data.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <math.h>
#include <string.h>

GK_DEFINE_ERROR_DOMAIN(gk_profile_error_quark)

/* One line of [titles], [columns] or [units]. */
typedef struct {
    char *key; /* of the text in front of = */
    const char *value; /* of the list it was checked against: static; units: of units.tsv */
} Alias;

struct _GkProfile {
    char *text, *name;
    GArray *titles, *columns, *units; /* Alias */
    GArray *zones; /* GkProfileZone, names owned */
};

static GArray *
alias_list(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Alias));
}

static void
free_aliases(GArray *list)
{
    for (guint i = 0; i < list->len; i++)
        g_free(g_array_index(list, Alias, i).key);
    g_array_unref(list);
}

void
gk_profile_free(GkProfile *profile)
{
    if (!profile)
        return;
    free_aliases(profile->titles);
    free_aliases(profile->columns);
    free_aliases(profile->units);
    for (guint i = 0; i < profile->zones->len; i++)
        g_free((char *) g_array_index(profile->zones, GkProfileZone, i).name);
    g_array_unref(profile->zones);
    g_free(profile->text);
    g_free(profile->name);
    g_free(profile);
}

/* --- values --- */

static const char *
known_kind(const char *value)
{
    static const char *const FILES[] = { "table-kinds.tsv", "government-kinds.tsv", "table-signs.tsv" };
    for (guint file = 0; file < G_N_ELEMENTS(FILES); file++) {
        guint n_rows;
        const GkDataRow *rows = gk_data_rows(FILES[file], &n_rows);
        for (guint i = 0; i < n_rows; i++)
            if (strcmp(gk_data_field(&rows[i], 0), value) == 0)
                return gk_data_field(&rows[i], 0);
    }
    return strcmp(value, "other") == 0 ? "other" : NULL;
}

static const char *
known_role(const char *value)
{
    for (guint role = 0; role < GK_N_COLUMN_ROLES; role++)
        if (strcmp(value, gk_column_role_name((GkColumnRole) role)) == 0)
            return gk_column_role_name((GkColumnRole) role);
    return NULL;
}

static const char *
known_unit(const char *value)
{
    GkUnit unit;
    return gk_unit_parse(value, &unit) == GK_UNIT_ONE ? unit.text : NULL;
}

/* --- reading --- */

typedef struct {
    const char *group;
    const char *(*known)(const char *value);
    const char *what; /* for messages */
    gsize list; /* offset of the GArray in GkProfile */
} AliasGroup;

static const AliasGroup GROUPS[] = {
    { "titles", known_kind, N_("kind of table"), G_STRUCT_OFFSET(GkProfile, titles) },
    { "columns", known_role, N_("role of a column"), G_STRUCT_OFFSET(GkProfile, columns) },
    { "units", known_unit, N_("unit of money"), G_STRUCT_OFFSET(GkProfile, units) },
};

static gboolean
read_aliases(GkProfile *profile, GKeyFile *file, const AliasGroup *group, const char *name, GError **error)
{
    GArray *list = G_STRUCT_MEMBER(GArray *, profile, group->list);
    g_auto(GStrv) keys = g_key_file_get_keys(file, group->group, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        g_autofree char *value = g_key_file_get_string(file, group->group, *key, error);
        if (!value)
            return FALSE;
        g_strstrip(value);
        Alias alias = { NULL, group->known(value) };
        if (!alias.value) {
            g_autoptr(GkSentence) what = gk_sentence_of_words(group->what);
            gk_error_set_about(error, GK_PROFILE_ERROR, GK_PROFILE_ERROR_VALUE, name, "[%s] %s: \"%s\" is no known %p",
                               group->group, *key, value, what);
            return FALSE;
        }
        alias.key = gk_text_key(*key);
        g_array_append_val(list, alias);
    }
    return TRUE;
}

/* "3 0 0 595 60" or "all 0 0 595 60" */
static gboolean
parse_zone(const char *value, GkProfileZone *zone)
{
    g_auto(GStrv) fields = g_strsplit_set(value, " \t", -1);
    double numbers[5];
    guint n = 0;
    for (char **field = fields; *field; field++) {
        if (**field == '\0')
            continue;
        char *end;
        gboolean all = n == 0 && strcmp(*field, "all") == 0;
        if (n == 5)
            return FALSE;
        numbers[n++] = all ? 0 : g_ascii_strtod(*field, &end);
        if (!all && (*end || !isfinite(numbers[n - 1])))
            return FALSE;
    }
    if (n != 5 || numbers[0] < 0 || numbers[0] > 1000000 || numbers[1] >= numbers[3] || numbers[2] >= numbers[4])
        return FALSE;
    zone->page = (guint) numbers[0];
    zone->box = (GkBox) { numbers[1], numbers[2], numbers[3], numbers[4] };
    return TRUE;
}

static gboolean
read_zones(GkProfile *profile, GKeyFile *file, const char *name, GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(file, "zones", NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        g_autofree char *value = g_key_file_get_string(file, "zones", *key, error);
        GkProfileZone zone = { NULL };
        if (!value)
            return FALSE;
        if (!parse_zone(value, &zone)) {
            gk_error_set_about(error, GK_PROFILE_ERROR, GK_PROFILE_ERROR_VALUE, name,
                               "[zones] %s: \"%s\" is not a page (or all) and x0 y0 x1 y1", *key, value);
            return FALSE;
        }
        zone.name = g_strdup(*key);
        g_array_append_val(profile->zones, zone);
    }
    return TRUE;
}

static gboolean
is_known_group(const char *group)
{
    for (guint i = 0; i < G_N_ELEMENTS(GROUPS); i++)
        if (strcmp(group, GROUPS[i].group) == 0)
            return TRUE;
    return strcmp(group, "profile") == 0 || strcmp(group, "zones") == 0;
}

/* A misspelt group must not be ignored in silence. */
static gboolean
check_groups(GKeyFile *file, const char *name, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (char **group = groups; *group; group++)
        if (!is_known_group(*group)) {
            gk_error_set_about(error, GK_PROFILE_ERROR, GK_PROFILE_ERROR_GROUP, name, "unknown group [%s]", *group);
            return FALSE;
        }
    g_auto(GStrv) keys = g_key_file_get_keys(file, "profile", NULL, NULL);
    for (char **key = keys; key && *key; key++)
        if (strcmp(*key, "name") != 0) {
            gk_error_set_about(error, GK_PROFILE_ERROR, GK_PROFILE_ERROR_GROUP, name, "[profile] has no key %s", *key);
            return FALSE;
        }
    return TRUE;
}

static gboolean
fill(GkProfile *profile, GKeyFile *file, const char *name, GError **error)
{
    if (!check_groups(file, name, error))
        return FALSE;
    profile->name = g_key_file_get_string(file, "profile", "name", NULL);
    if (!profile->name)
        profile->name = g_path_get_basename(name);
    for (guint i = 0; i < G_N_ELEMENTS(GROUPS); i++)
        if (!read_aliases(profile, file, &GROUPS[i], name, error))
            return FALSE;
    return read_zones(profile, file, name, error);
}

GkProfile *
gk_profile_parse(const char *text, const char *name, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_data(file, text, (gsize) -1, G_KEY_FILE_NONE, error)) {
        g_prefix_error(error, "%s: ", name);
        return NULL;
    }
    g_autoptr(GkProfile) profile = g_new0(GkProfile, 1);
    profile->text = g_strdup(text);
    profile->titles = alias_list();
    profile->columns = alias_list();
    profile->units = alias_list();
    profile->zones = g_array_new(FALSE, FALSE, sizeof(GkProfileZone));
    return fill(profile, file, name, error) ? g_steal_pointer(&profile) : NULL;
}

/* --- looking up --- */

const char *
gk_profile_name(const GkProfile *profile)
{
    return profile ? profile->name : NULL;
}

const char *
gk_profile_text(const GkProfile *profile)
{
    return profile ? profile->text : NULL;
}

/* The value of the longest key that stands in the text; "*" stands for any text. */
static const char *
find_contained(const GArray *list, const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *best = NULL;
    gsize best_length = 0;
    for (guint i = 0; i < list->len; i++) {
        const Alias *alias = &g_array_index(list, Alias, i);
        gboolean any = strcmp(alias->key, "*") == 0;
        if (any && !best)
            best = alias->value;
        else if (!any && strlen(alias->key) > best_length && strstr(key, alias->key)) {
            best = alias->value;
            best_length = strlen(alias->key);
        }
    }
    return best;
}

const char *
gk_profile_kind(const GkProfile *profile, const char *title)
{
    return profile ? find_contained(profile->titles, title) : NULL;
}

const char *
gk_profile_unit(const GkProfile *profile, const char *title)
{
    return profile ? find_contained(profile->units, title) : NULL;
}

gboolean
gk_profile_role(const GkProfile *profile, const char *label, GkColumnRole *role)
{
    if (!profile)
        return FALSE;
    g_autofree char *key = gk_text_key(label);
    for (guint i = 0; i < profile->columns->len; i++) {
        const Alias *alias = &g_array_index(profile->columns, Alias, i);
        if (strcmp(alias->key, key) != 0)
            continue;
        for (guint r = 0; r < GK_N_COLUMN_ROLES; r++)
            if (alias->value == gk_column_role_name((GkColumnRole) r))
                *role = (GkColumnRole) r;
        return TRUE;
    }
    return FALSE;
}

const GkProfileZone *
gk_profile_zones(const GkProfile *profile, guint *n_zones)
{
    *n_zones = profile ? profile->zones->len : 0;
    return *n_zones ? (const GkProfileZone *) (gpointer) profile->zones->data : NULL;
}
