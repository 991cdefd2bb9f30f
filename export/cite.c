/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sentence to cite a number by.
 *
 * Both languages are written here, not in a catalogue: which one is wanted is
 * asked for by the reader of the sentence, not by the locale of who runs the
 * program, and what stands where differs between them. What is not known is
 * left out.
 */
#include "export/cite.h"

#include "data/decimal.h"

#include <string.h>

/* --- finding it --- */

static gboolean
is_named(const cJSON *item, const char *name)
{
    return g_strcmp0(gk_read_text(item, "id"), name) == 0 || g_strcmp0(gk_read_text(item, "anchor"), name) == 0;
}

const cJSON *
gk_cite_find(const GkExportDocument *document, const char *name, const GkExportTable **table)
{
    const cJSON *statement;
    for (guint i = 0; i < document->tables->len; i++) {
        *table = document->tables->pdata[i];
        for (guint j = 0; j < (*table)->cells->len; j++)
            if (is_named((*table)->cells->pdata[j], name))
                return (*table)->cells->pdata[j];
    }
    *table = NULL;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements"))
    {
        if (is_named(statement, name))
            return statement;
    }
    return NULL;
}

/* --- facts --- */

/* A column of the tidy amounts; NULL where it has nothing. The caller frees it. */
static char *
fact(const GkAmount *amount, const char *column)
{
    GString *out = g_string_new(NULL);
    if (gk_amount_column(column)->get(amount, out) && out->len)
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return NULL;
}

typedef struct {
    char *organization, *year, *title, *number, *table, *row, *column, *printed, *unit, *yuan, *page, *file, *sha256,
        *standing;
} Facts;

static char *
copy(const char *text)
{
    return text && *text ? g_strdup(text) : NULL;
}

/* On one line. */
static char *
printed_of(const GkAmount *amount)
{
    const char *text = gk_read_text(amount->item, amount->table ? "text" : "printed");
    return copy(text);
}

/* "5", or "5–6" where it goes on. */
static char *
pages_of(const cJSON *item)
{
    const cJSON *place;
    gint first = 0, last = 0;
    cJSON_ArrayForEach(place, gk_read_get(item, "boxes"))
    {
        gint page = gk_read_integer(place, "page", 0);
        first = first ? first : page;
        last = MAX(last, page);
    }
    if (first <= 0)
        return NULL;
    return last > first ? g_strdup_printf("%d–%d", first, last) : g_strdup_printf("%d", first);
}

static void
read_facts(Facts *facts, const GkAmount *amount)
{
    const cJSON *json = amount->document->json, *disclosure = gk_read_get(json, "disclosure");
    facts->organization = fact(amount, "organization");
    facts->year = fact(amount, "amount_year");
    if (!facts->year && amount->table)
        facts->year = fact(amount, "year");
    facts->title = copy(gk_read_fact(disclosure, "title"));
    facts->number = amount->table ? copy(gk_read_text(amount->table->json, "number")) : NULL;
    facts->table = fact(amount, "table_title");
    facts->row = fact(amount, "row_label_path");
    if (!facts->row)
        facts->row = fact(amount, "row_label");
    facts->column = fact(amount, "column_path");
    facts->printed = printed_of(amount);
    facts->unit = fact(amount, "unit");
    facts->yuan = fact(amount, "yuan");
    facts->page = pages_of(amount->item);
    facts->file = fact(amount, "file");
    facts->sha256 = copy(gk_read_text(gk_read_get(json, "source"), "sha256"));
    facts->standing = copy(gk_read_text(amount->item, "standing"));
}

static void
clear_facts(Facts *facts)
{
    char **all = (char **) facts;
    for (guint i = 0; i < sizeof *facts / sizeof *all; i++)
        g_free(all[i]);
}

/* --- sentences --- */

/* Words around a fact, in both languages: "%s" is the fact. */
typedef struct {
    gsize offset; /* of the fact in Facts; a part without it is left out */
    const char *words[2];
} Piece;

#define PIECE(member, english, chinese) \
    { \
        G_STRUCT_OFFSET(Facts, member), { english, chinese } \
    }

static const Piece PIECES[] = {
    PIECE(organization, "%s", "%s"),
    PIECE(title, ", “%s”", "《%s》"),
    PIECE(year, " (fiscal year %s)", "（%s年度）"),
    PIECE(number, ", %s", "，%s"),
    PIECE(table, ", “%s”", "《%s》"),
    PIECE(row, ", row “%s”", "，“%s”"),
    PIECE(column, ", column “%s”", "，“%s”栏"),
};

static const Piece SOURCE[] = {
    PIECE(page, ", page %s", "，第%s页"),
    PIECE(file, " of the file %s", "，文件%s"),
    PIECE(sha256, " (SHA-256 %s)", "（SHA-256：%s）"),
};

static const struct {
    const char *standing, *words[2];
} STANDINGS[] = {
    { "confirmed", { "confirmed by a sum that holds", "经所在合计印证" } },
    { "read", { "no sum says anything of it", "没有可供印证的合计" } },
    { "contradicted", { "a sum that it stands in does not add up", "所在的合计对不上" } },
    { "doubtful", { "its reading is in doubt: see the page", "读数存疑，请核对原页" } },
    { "corrected", { "corrected by hand after the page", "已对照原页人工更正" } },
};

static void
put_pieces(GString *out, const Piece *pieces, guint n, const Facts *facts, GkCiteLanguage language)
{
    for (guint i = 0; i < n; i++) {
        const char *text = G_STRUCT_MEMBER(char *, facts, pieces[i].offset), *words = pieces[i].words[language];
        const char *at = strstr(words, "%s");
        if (text)
            g_string_append_printf(out, "%.*s%s%s", (int) (at - words), words, text, at + 2);
    }
}

static void
put_value(GString *out, const Facts *facts, const GkAmount *amount, GkCiteLanguage language)
{
    const char *unit = facts->unit && !(facts->printed && g_str_has_suffix(facts->printed, facts->unit)) ? facts->unit : "";
    gboolean other = facts->yuan && strcmp(facts->unit ? facts->unit : "", "元") != 0;
    g_autofree char *yuan = other ? gk_decimal_grouped(facts->yuan) : NULL;
    if (!facts->printed) {
        g_string_append(out, language == GK_CITE_CHINESE ? "：空白" : ": nothing is printed");
        return;
    }
    g_string_append_printf(out, language == GK_CITE_CHINESE ? "：%s%s" : ": %s%s", facts->printed, unit);
    if (other)
        g_string_append_printf(out, language == GK_CITE_CHINESE ? "（即%s元）" : " (%s 元)", yuan);
    if (amount->value)
        g_string_append(out, language == GK_CITE_CHINESE ? "，照原文" : ", as printed");
}

char *
gk_cite_sentence(const GkExportDocument *document, const GkExportTable *table, const cJSON *item, GkCiteLanguage language)
{
    GString *out = g_string_new(NULL);
    GkAmount amount;
    Facts facts = { 0 };
    gk_amount_init(&amount, document, table, item);
    read_facts(&facts, &amount);
    put_pieces(out, PIECES, G_N_ELEMENTS(PIECES), &facts, language);
    put_value(out, &facts, &amount, language);
    put_pieces(out, SOURCE, G_N_ELEMENTS(SOURCE), &facts, language);
    for (guint i = 0; i < G_N_ELEMENTS(STANDINGS); i++)
        if (g_strcmp0(facts.standing, STANDINGS[i].standing) == 0)
            g_string_append_printf(out, language == GK_CITE_CHINESE ? "；%s" : "; %s", STANDINGS[i].words[language]);
    g_string_append(out, language == GK_CITE_CHINESE ? "。" : ".");
    clear_facts(&facts);
    return g_string_free(out, FALSE);
}
