/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whose budget or account a department's or a unit's document is: what most tables print after 编制单位： and the like;
 * else what the title page prints after such a label; else what the title has before the year; else a line of the title
 * page that is nothing but a name; else a name that heads most pages; else what the first chapter is about, 概况.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "layout/words/heading_number.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"
#include "normalize/values/title.h"
#include "normalize/values/word_list.h"

#include <string.h>

#define NAME_LONGEST 30u /* characters of an organization alone in its line */
#define FIRST_PARAGRAPHS 60u /* among which the first chapter begins */

static const char *
behind_label(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (strcmp(gk_data_field(&rows[i], 1), "organization") == 0 && g_str_has_prefix(text, word) &&
            text[strlen(word)] != '\0')
            return text + strlen(word);
    }
    return NULL;
}

/* The organization that most tables name; the first among equals. */
const GkText *
gk_metadata_organization_of_tables(const GkDocument *document)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    guint most = 0;
    for (guint i = 0; i < document->n_tables; i++) {
        const char *name = document->tables[i].organization.text;
        guint count = *name ? GPOINTER_TO_UINT(g_hash_table_lookup(counts, name)) + 1 : 0;
        g_hash_table_insert(counts, (gpointer) name, GUINT_TO_POINTER(count));
        most = MAX(most, count);
    }
    for (guint i = 0; i < document->n_tables && most > 0; i++)
        if (GPOINTER_TO_UINT(g_hash_table_lookup(counts, document->tables[i].organization.text)) == most)
            return &document->tables[i].organization;
    return NULL;
}

char *
gk_organization_of_title(const char *title)
{
    GRegex *regex = gk_pattern_named("organization_of_title");
    g_autoptr(GMatchInfo) match = NULL;
    g_autofree char *digits = gk_metadata_with_digits(title);
    if (!g_regex_match(regex, digits, 0, &match))
        return NULL;
    g_autofree char *name = g_match_info_fetch(match, 1), *key = gk_title_key(name, "", TRUE);
    g_autofree char *said = gk_title_without_fillers(key);
    return gk_text_length(said) >= 2 ? g_steal_pointer(&name) : NULL;
}

/* Whether the text ends like the name of an organization, and is more than the ending. */
gboolean
gk_metadata_ends_like_organization(const char *bare)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), "organization") == 0 &&
            g_str_has_suffix(bare, gk_data_field(&rows[i], 1)) && strlen(bare) > strlen(gk_data_field(&rows[i], 1)))
            return TRUE;
    return FALSE;
}

/* A centred line of the title page that is nothing but a name: 某市交通运输局. */
static gboolean
is_name_line(const GkParagraph *paragraph, const char *bare)
{
    return paragraph->centered && gk_text_length(bare) <= NAME_LONGEST && !gk_kind_word(bare, "phase") &&
        !gk_kind_word(bare, "publication") && gk_metadata_ends_like_organization(bare);
}

static void
of_title_page(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint first, end = gk_title_page(document, &first);
    for (guint i = first; i < end; i++) {
        g_autofree char *bare = gk_text_without_spaces(document->paragraphs[i].text.text);
        const char *name = behind_label(bare);
        if (name) {
            disclosure->organization = gk_metadata_fact(disclosure, name, &document->paragraphs[i].text);
            return;
        }
    }
    g_autofree char *name = disclosure->title.text ? gk_organization_of_title(disclosure->title.text) : NULL;
    if (name) {
        disclosure->organization = disclosure->title;
        disclosure->organization.text = gk_arena_strdup(disclosure->arena, name);
        return;
    }
    for (guint i = first; i < end && !disclosure->organization.text && disclosure->title.text; i++) {
        g_autofree char *bare = gk_text_without_spaces(document->paragraphs[i].text.text);
        if (is_name_line(&document->paragraphs[i], bare))
            disclosure->organization = gk_metadata_fact(disclosure, bare, &document->paragraphs[i].text);
    }
}

/* 農業部 over every page. Running heads come in the order of the pages, so the first of equals is on the first. */
static void
of_running_heads(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        const char *text = paragraph->text.text;
        if (paragraph->role != GK_LINE_RUNNING_HEAD || gk_text_length(text) > NAME_LONGEST)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, text)) + 1;
        g_hash_table_replace(counts, (gpointer) text, GUINT_TO_POINTER(count));
        g_autofree char *bare = count * 2 > document->n_pages && count >= 2 ? gk_metadata_bare(text) : NULL;
        if (!bare || !(gk_metadata_ends_like_organization(bare) || gk_kind_ends(bare, strlen(bare), "office")))
            continue;
        disclosure->organization = gk_metadata_fact(disclosure, bare, &paragraph->text);
        return;
    }
}

/* 第一部分 某某局概况, in the contents or where the chapter begins. */
static void
of_first_chapter(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    const GkWordList *overview = gk_word_list("chapter-words.tsv", "overview");
    for (guint i = 0; i < MIN(document->n_paragraphs, FIRST_PARAGRAPHS); i++) {
        const GkText *text = &document->paragraphs[i].text;
        g_autofree char *solid = gk_text_without_spaces(text->text);
        GkHeadingNumber number;
        if (!gk_heading_number_parse(solid, &number) || number.level > 2 || number.value != 1)
            continue;
        char *name = solid + number.length;
        gsize length = strcspn(name, ".0123456789"); /* without the dots and the page of a table of contents */
        const char *dots = strstr(name, "…");
        name[dots ? MIN(length, (gsize) (dots - name)) : length] = '\0';
        gsize behind = gk_word_list_before(overview, name, 0, strlen(name));
        name[strlen(name) - behind] = '\0';
        if (behind && gk_text_length(name) <= NAME_LONGEST && gk_metadata_ends_like_organization(name)) {
            disclosure->organization = gk_metadata_fact(disclosure, name, text);
            return;
        }
    }
}

void
gk_metadata_find_organization(GkDisclosure *disclosure)
{
    const GkText *of_tables = gk_metadata_organization_of_tables(disclosure->document);
    if (of_tables)
        disclosure->organization = gk_metadata_fact(disclosure, of_tables->text, of_tables);
    else
        of_title_page(disclosure);
    if (!disclosure->organization.text)
        of_running_heads(disclosure);
    if (!disclosure->organization.text)
        of_first_chapter(disclosure);
}
