/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who presents a government's document.
 *
 *     某省财政厅                                  a line of the cover, or below the title
 *     某市财政局局长  某某                        the name is cut off, and the title
 *     市财政局                                    the region's: 某市财政局
 *     某市人民政府关于2024年财政决算的报告        the title itself
 *
 * What stands before the office is a place or nothing; what stands behind it is a title, a date, or that it made or
 * printed the document. So the congress whose paper it is (某市人民代表大会), its secretariat, and a government's
 * gazette are no such line. A rating report is its agency's, which signs on the first page.
 */
#include "normalize/document/metadata.h"

#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

#define PLACE_LONGEST 16u /* characters */
#define NAME_LONGEST 4u /* characters of a person's name */
#define AGENCY_LONGEST 30u

typedef struct {
    const char *start; /* of the place before the office */
    gsize place, length; /* bytes: of the place, and of all */
} Bureau;

/* Nothing, 省 or 市 or the like alone, or what ends with one. */
static gboolean
is_place(const char *text, gsize length)
{
    if (length == 0)
        return TRUE;
    g_autofree char *place = g_strndup(text, length);
    if (gk_text_length(place) > PLACE_LONGEST)
        return FALSE;
    for (const char *p = place; *p; p = g_utf8_next_char(p))
        if (g_unichar_type(g_utf8_get_char(p)) != G_UNICODE_OTHER_LETTER)
            return FALSE;
    return gk_kind_ends(place, length, "place_end") != NULL;
}

/* Who speaks, right behind the office: 某市财政局 张某. */
static gboolean
is_name(const char *text)
{
    guint length = gk_text_length(text);
    return length >= 2 && length <= NAME_LONGEST && !gk_kind_word(text, "no_name");
}

/* The office in a line that says nothing else. */
static gboolean
read_bureau(const char *line, Bureau *bureau)
{
    const char *start = line;
    for (const char *p = line; *p; p = g_utf8_next_char(p)) {
        gsize speech = gk_kind_begins(p, "speech");
        start = speech ? p + speech : *p == ':' ? p + 1 : start; /* 编制单位:某省财政厅 */
    }
    for (const char *p = start; *p; p = g_utf8_next_char(p)) {
        gsize office = gk_kind_begins(p, "bureau");
        if (!office || !is_place(start, (gsize) (p - start)))
            continue;
        const char *behind = p + office;
        if (*behind && !g_ascii_isdigit(*behind) && *behind != '(' && !gk_kind_begins(behind, "behind_bureau") &&
            !is_name(behind))
            continue;
        *bureau = (Bureau) { start, (gsize) (p - start), (gsize) (behind - start) };
        return TRUE;
    }
    return FALSE;
}

/* 市财政局, 财政局: the region's own, whose name goes before it. */
static char *
full_name(const Bureau *bureau, const char *region)
{
    g_autofree char *printed = g_strndup(bureau->start, bureau->length);
    gsize bare = gk_kind_begins(printed, "place_end");
    if (region && (bureau->place == 0 || bare == bureau->place))
        return g_strconcat(region, printed + bureau->place, NULL);
    return g_steal_pointer(&printed);
}

static void
set_bureau(GkDisclosure *disclosure, const Bureau *bureau, guint page, GkBox box)
{
    g_autofree char *name = full_name(bureau, disclosure->region.text);
    disclosure->organization = (GkFact) { gk_arena_strdup(disclosure->arena, name), page, box };
}

/* 某某国际信用评估有限公司 on the first page. */
static void
find_agency(GkDisclosure *disclosure, guint page)
{
    const GkDocument *document = disclosure->document;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkText *text = &document->paragraphs[i].text;
        if (text->n_places == 0 || text->places[0].page != page)
            continue;
        g_autoptr(GArray) lines = gk_front_lines_of(text);
        for (guint j = 0; j < lines->len; j++) {
            const GkFrontLine *line = &g_array_index(lines, GkFrontLine, j);
            if (gk_text_length(line->text) > AGENCY_LONGEST || !gk_particle_before(line->text, "company") ||
                !gk_kind_word(line->text, "agency"))
                continue;
            disclosure->organization =
                (GkFact) { gk_arena_strdup(disclosure->arena, line->text), line->page, line->box };
            return;
        }
    }
}

void
gk_metadata_find_bureau(GkDisclosure *disclosure, const GArray *front)
{
    Bureau bureau;
    for (guint i = 0; i < front->len; i++) {
        const GkFrontLine *line = &g_array_index(front, GkFrontLine, i);
        if (!read_bureau(line->text, &bureau))
            continue;
        set_bureau(disclosure, &bureau, line->page, line->box);
        return;
    }
    const GkText *of_tables = gk_metadata_organization_of_tables(disclosure->document);
    g_autofree char *name = of_tables ? gk_metadata_bare(of_tables->text) : NULL;
    if (name && gk_metadata_ends_like_organization(name)) {
        disclosure->organization = gk_metadata_fact(disclosure, of_tables->text, of_tables);
        return;
    }
    g_autofree char *title = disclosure->title.text ? gk_metadata_bare(disclosure->title.text) : NULL;
    if (title && read_bureau(title, &bureau))
        set_bureau(disclosure, &bureau, disclosure->title.page, disclosure->title.box);
    else if (gk_metadata_is_other(disclosure) && front->len)
        find_agency(disclosure, g_array_index(front, GkFrontLine, 0).page);
}
