/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where: the place whose money it is, its level and its code.
 *
 * A department's or unit's place is what its name begins with. A government's is asked of the title, the office that
 * presents it, and the lines of the front (在某市第八届人民代表大会…上); of the titles of tables, where most name the
 * same; and of the first row of a table that lists a place and what lies in it (某市, 市本级, 某区). 全市, 自治区 and
 * 我省 name no place, but tell the level where no place is named.
 *
 * A name that the divisions do not hold (dissolved since, or not one of them) is taken by its ending where a name has
 * to stand: at the start of an office's name or of a title.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "normalize/values/divisions.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

/* 城市管理局, 园区管委会: what ends like a district is none; nor is 全市及市. */
static gboolean
is_no_place(const char *name)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("region-look-alikes.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strstr(name, gk_data_field(&rows[i], 0)))
            return TRUE;
    return gk_kind_word(name, "no_place") != NULL;
}

/* --- by the ending --- */

/* The level of that name: "province". */
static GkGovernmentLevel
level_named(const char *name)
{
    for (guint level = 1; name && level < GK_N_LEVELS; level++)
        if (strcmp(gk_government_level_name(level), name) == 0)
            return level;
    return GK_LEVEL_UNKNOWN;
}

/* Names at the start of the text that end like places: 某市某区. Appended to `region`. */
static void
append_by_ending(GString *region, const char *text, GkGovernmentLevel *level)
{
    GRegex *below = gk_pattern_named("place_by_ending");
    g_autoptr(GMatchInfo) match = NULL;
    gboolean found = g_regex_match(below, text, 0, &match);
    for (gint group = 1; found && group <= 2; group++) {
        g_autofree char *name = g_match_info_fetch(match, group);
        found = name && *name && !is_no_place(name);
        if (!found)
            return;
        gboolean inner = region->len > 0;
        g_string_append(region, name);
        *level = inner ? GK_LEVEL_COUNTY : level_named(gk_kind_ends(name, strlen(name), "level_of"));
    }
}

typedef struct {
    char *name;
    GkGovernmentLevel level;
    const char *code;
} Region;

/* Where the office of that name is: the places that it names, else what it begins with and what ends like a place. */
static Region
of_name(const char *text)
{
    GkPlaceName place = { 0 };
    gboolean known = gk_place_name_find(text, &place);
    g_autoptr(GString) name = g_string_new_len(text + place.start, (gssize) place.length);
    GkGovernmentLevel level = known ? place.level : GK_LEVEL_UNKNOWN;
    if (level != GK_LEVEL_COUNTY)
        append_by_ending(name, text + place.start + place.length, &level);
    gboolean exact = known && name->len == place.length;
    return (Region) { name->len ? g_strdup(name->str) : NULL, level, exact ? place.code : NULL };
}

static void
set_region(GkDisclosure *disclosure, const Region *region, const GkFact *source)
{
    disclosure->region = (GkFact) { gk_arena_strdup(disclosure->arena, region->name), source->page, source->box };
    disclosure->level = region->level;
    disclosure->division_code = gk_arena_strdup(disclosure->arena, region->code);
}

/* --- of a department --- */

static void
of_organization(GkDisclosure *disclosure)
{
    const char *name = disclosure->organization.text;
    if (!name)
        return;
    g_autofree char *bare = gk_metadata_bare(name);
    Region region = of_name(bare + gk_particle_at(bare, "party"));
    if (region.name)
        set_region(disclosure, &region, &disclosure->organization);
    else if (gk_kind_begins(bare, "nation"))
        disclosure->level = GK_LEVEL_NATION;
    if (gk_kind_word(bare, "township"))
        disclosure->level = GK_LEVEL_TOWNSHIP; /* within the county whose code it is */
    g_free(region.name);
}

/* --- of a government --- */

/* The place that a text names, wherever it stands. */
static gboolean
take_place(GkDisclosure *disclosure, const char *text, const GkFact *source)
{
    g_autofree char *bare = gk_metadata_bare(text);
    GkPlaceName place;
    if (!gk_place_name_find(bare, &place))
        return FALSE;
    g_autofree char *name = g_strndup(bare + place.start, place.length);
    Region region = { name, place.level, place.code };
    set_region(disclosure, &region, source);
    return TRUE;
}

/* A name at the start of the title, or behind 关于 and a year, that only its ending tells. */
static gboolean
take_ending(GkDisclosure *disclosure, const GkFact *source)
{
    g_autofree char *bare = gk_metadata_bare(source->text), *digits = gk_metadata_with_digits(bare);
    const char *start = digits + gk_particle_at(digits, "about");
    while (g_ascii_isdigit(*start))
        start++;
    static const char *const SIGNS[] = { "年", "度" };
    for (guint i = 0; i < G_N_ELEMENTS(SIGNS); i++)
        start += start > digits && g_str_has_prefix(start, SIGNS[i]) ? strlen(SIGNS[i]) : 0;
    Region region = { NULL, GK_LEVEL_UNKNOWN, NULL };
    g_autoptr(GString) name = g_string_new(NULL);
    append_by_ending(name, start, &region.level);
    region.name = name->str;
    if (name->len)
        set_region(disclosure, &region, source);
    return name->len > 0;
}

/* The level that the words of a title tell: 全市, 省级. */
static GkGovernmentLevel
level_of_words(const char *text)
{
    return level_named(gk_kind_word(text, "scope"));
}

static GkGovernmentLevel
level_of_titles(const GkDisclosure *disclosure)
{
    GkGovernmentLevel level = disclosure->title.text ? level_of_words(disclosure->title.text) : GK_LEVEL_UNKNOWN;
    for (guint i = 0; i < disclosure->document->n_tables && level == GK_LEVEL_UNKNOWN; i++)
        level = level_of_words(disclosure->document->tables[i].title.text);
    return level;
}

/* Most titles that name a place name this one: one in three of all, and of the level that the titles tell. */
static gboolean
take_place_of_titles(GkDisclosure *disclosure, GkGovernmentLevel level)
{
    const GkDocument *document = disclosure->document;
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint most = 0, best = 0;
    for (guint i = 0; i < document->n_tables; i++) {
        g_autofree char *bare = gk_metadata_bare(document->tables[i].title.text);
        GkPlaceName place;
        if (!gk_place_name_find(bare, &place) || (level != GK_LEVEL_UNKNOWN && place.level != level))
            continue;
        char *name = g_strndup(bare + place.start, place.length);
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name)) + 1;
        g_hash_table_replace(counts, name, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            best = i;
        }
    }
    if (most == 0 || most * 3 < document->n_tables)
        return FALSE;
    const GkText *title = &document->tables[best].title;
    GkFact source = gk_metadata_fact(disclosure, title->text, title);
    return take_place(disclosure, title->text, &source);
}

/* --- of the rows of a table --- */

/* The place that a label is, and nothing else but 合计 and the like. */
static gboolean
is_place_label(const char *label, GkPlaceName *place)
{
    GkDivision division;
    if (!gk_division_at(label, NULL, &division) || !gk_place_name_find(label, place) || place->start != 0 ||
        !place->code)
        return FALSE;
    const char *behind = label + place->length;
    return *behind == '\0' || g_strcmp0(gk_kind_word(behind, "row_total"), behind) == 0;
}

static const GkCell *
cell_of_label(const GkTable *table, guint row, const char *label)
{
    for (guint i = 0; i < table->column_count; i++) {
        const GkCell *cell = gk_table_cell_at(table, row, i);
        g_autofree char *text = gk_metadata_bare(cell->text);
        if (strcmp(text, label) == 0)
            return cell;
    }
    return NULL;
}

/* The first row with a place, when all other places of the table lie within it; NULL else. */
static const GkCell *
whole_of_table(const GkTable *table, const GkTableMeaning *meaning, GkPlaceName *whole)
{
    const GkCell *found = NULL;
    guint parts = 0;
    *whole = (GkPlaceName) { 0 };
    for (guint i = 0; i < table->row_count; i++) {
        GkPlaceName place;
        GkDivision division;
        if (meaning->rows[i].kind == GK_ROW_HEADER || !meaning->rows[i].label)
            continue;
        g_autofree char *label = gk_metadata_bare(meaning->rows[i].label);
        if (!is_place_label(label, &place)) {
            parts += found && gk_kind_word(label, "own_level");
        } else if (!found) {
            *whole = place;
            found = cell_of_label(table, i, label);
        } else if (gk_division_at(label, whole->code, &division)) {
            parts++;
        } else if (strcmp(place.code, whole->code) != 0) {
            return NULL;
        }
    }
    return parts > 0 ? found : NULL;
}

static gboolean
take_place_of_rows(GkDisclosure *disclosure, GkGovernmentLevel level)
{
    const GkDocument *document = disclosure->document;
    for (guint i = 0; i < document->n_tables; i++) {
        GkPlaceName whole;
        const GkCell *cell = whole_of_table(&document->tables[i], &disclosure->tables[i], &whole);
        if (!cell || cell->n_places == 0 || (level != GK_LEVEL_UNKNOWN && whole.level != level))
            continue;
        GkFact source = { cell->text, cell->places[0].page, cell->places[0].box };
        return take_place(disclosure, cell->text, &source);
    }
    return FALSE;
}

static void
of_government(GkDisclosure *disclosure, const GArray *front)
{
    if (disclosure->title.text && take_place(disclosure, disclosure->title.text, &disclosure->title))
        return;
    for (guint i = 0; i < front->len; i++) {
        const GkFrontLine *line = &g_array_index(front, GkFrontLine, i);
        GkFact source = { line->text, line->page, line->box };
        if (take_place(disclosure, line->text, &source))
            return;
    }
    if (disclosure->title.text && take_ending(disclosure, &disclosure->title))
        return;
    GkGovernmentLevel level = level_of_titles(disclosure);
    if (!take_place_of_titles(disclosure, level))
        take_place_of_rows(disclosure, level);
}

/* A bulletin's place; a rating report has none: its company's is not what it is about. */
static void
of_other(GkDisclosure *disclosure)
{
    const GkFact *said[] = { &disclosure->title, &disclosure->organization };
    if (g_strcmp0(gk_kind_word(disclosure->kind_source.text, "other"), "rating") == 0)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
        if (said[i]->text && take_place(disclosure, said[i]->text, said[i]))
            return;
}

void
gk_metadata_find_region(GkDisclosure *disclosure, const GArray *front)
{
    if (gk_disclosure_kind_is_government(disclosure->kind)) {
        of_government(disclosure, front);
        if (disclosure->level == GK_LEVEL_UNKNOWN)
            disclosure->level = level_of_titles(disclosure);
    } else if (gk_metadata_is_other(disclosure))
        of_other(disclosure);
    else
        of_organization(disclosure);
}
