/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/words/caption_words.h"

#include "data/data.h"
#include "layout/words/expression.h"
#include "layout/words/marks.h"

#include <string.h>

/* One character for the variants that printers mix: colons, brackets, dashes, full-width digits. The
 * number of characters stays the same, so positions hold for the original. */
static char *
unify(const char *text)
{
    GString *unified = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        switch (c) {
        case ':':
        case 0xfe55:
        case 0xfe30:
            c = 0xff1a;
            break;
        case '(':
            c = 0xff08;
            break;
        case ')':
            c = 0xff09;
            break;
        case 0x2014:
        case 0x2013:
        case 0xff0d:
        case 0x2212:
        case 0x2010:
        case 0x2011:
            c = '-';
            break;
        default:
            if (c >= 0xff10 && c <= 0xff19)
                c -= 0xfee0;
        }
        g_string_append_unichar(unified, c);
    }
    return g_string_free(unified, FALSE);
}

char *
gk_caption_squeeze(const char *text)
{
    GString *squeezed = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isspace(g_utf8_get_char(p)))
            g_string_append_unichar(squeezed, g_utf8_get_char(p));
    return g_string_free(squeezed, FALSE);
}

/* --- expressions made once from the data --- */

static char *
alternatives(const char *file)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    GString *pattern = g_string_new(NULL);
    for (guint i = 0; i < n_rows; i++)
        g_string_append_printf(pattern, "%s%s", i ? "|" : "", gk_data_field(&rows[i], 0));
    return g_string_free(pattern, FALSE);
}

typedef gboolean (*RowTest)(const GkDataRow *row);

static gboolean
is_currency_name(const GkDataRow *row)
{
    return *gk_data_field(row, 2) == 'n';
}

static gboolean
is_label_measure(const GkDataRow *row)
{
    return *gk_data_field(row, 1) != '\0';
}

static gint
longer_first(gconstpointer a, gconstpointer b)
{
    const char *x = *(const char *const *) a, *y = *(const char *const *) b;
    gsize m = strlen(x), n = strlen(y);
    return m != n ? (m < n ? 1 : -1) : strcmp(x, y);
}

/* The words of a file as alternatives, longer ones first, so that 万元 is not read as 元. `test` NULL: all. */
static char *
word_alternatives(const char *file, RowTest test)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < n_rows; i++)
        if (!test || test(&rows[i]))
            g_ptr_array_add(words, (gpointer) gk_data_field(&rows[i], 0));
    g_ptr_array_sort(words, longer_first);
    GString *pattern = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *unified = unify(words->pdata[i]);
        g_autofree char *escaped = g_regex_escape_string(unified, -1);
        g_string_append_printf(pattern, "%s%s", i ? "|" : "", escaped);
    }
    return g_string_free(pattern, FALSE);
}

/* 万元, 人民币万元, 元（人民币） */
static char *
money_pattern(void)
{
    g_autofree char *units = word_alternatives("units.tsv", NULL);
    g_autofree char *names = word_alternatives("currencies.tsv", is_currency_name);
    return g_strdup_printf("(?:(?:%s)（?)?(?:%s)(?:（(?:%s)）)?", names, units, names);
}

/* Not optimized: making machine code of these takes longer than a document's lines do. */
static GRegex *
compile(char *pattern)
{
    g_autoptr(GError) error = NULL;
    GRegex *regex = g_regex_new(pattern, 0, 0, &error);
    if (!regex)
        g_error("bad expression in the data: %s", error->message);
    g_free(pattern);
    return regex;
}

/* A list of units with 单位 before it; one that begins with no money (单位：人) needs a colon or bracket, too. */
static char *
unit_pattern(void)
{
    g_autofree char *money = money_pattern();
    g_autofree char *measures = word_alternatives("measures.tsv", is_label_measure);
    g_autofree char *more = g_strdup_printf("(?:[/／、，,；和及](?:%s|%s))*", money, measures);
    return g_strdup_printf("（?(?:金额|货币|计量|计价|数据|货币计量|金額|貨幣)?[单單単]位"
                           "(?|[：（]?(%s%s)(?![\\x{4e00}-\\x{9fff}])[/／、，%%％\\w]{0,4}|"
                           "[：（]((?:%s)%s)(?=）|$))）?",
                           money, more, measures, more);
}

static const GRegex *
unit_regex(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex))
        g_once_init_leave(&regex, compile(unit_pattern()));
    return regex;
}

/* A unit standing alone: 万元, （万元）, 人民币元. */
static const GRegex *
bare_unit_regex(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex)) {
        g_autofree char *money = money_pattern();
        g_once_init_leave(&regex, compile(g_strdup_printf("^（?(%s)）?$", money)));
    }
    return regex;
}

static const GRegex *
number_regex(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex)) {
        g_autofree char *numbers = alternatives("table-numbers.tsv");
        g_once_init_leave(&regex, compile(g_strdup_printf("^（?(%s)）?[：、•·]?", numbers)));
    }
    return regex;
}

static gboolean
match_regex(const GRegex *regex, const char *text, GkCaptionKind kind, GkCaptionMatch *match)
{
    g_autoptr(GMatchInfo) info = NULL;
    gint from, to, value_from, value_to;
    if (!g_regex_match(regex, text, 0, &info))
        return FALSE;
    g_match_info_fetch_pos(info, 0, &from, &to);
    g_match_info_fetch_pos(info, 1, &value_from, &value_to);
    *match = (GkCaptionMatch) { kind, (guint) g_utf8_strlen(text, from), (guint) g_utf8_strlen(text, to),
                                (guint) g_utf8_strlen(text, value_from), (guint) g_utf8_strlen(text, value_to) };
    return TRUE;
}

/* --- labels --- */

/* The first word of `class` that text begins with (or has inside, where the data says so). */
static const char *
find_word(const char *text, const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        const char *of = gk_data_field(&rows[i], 1), *how = gk_data_field(&rows[i], 2);
        if (*of != *class || strcmp(of, class) != 0)
            continue;
        if (strcmp(how, "inside") == 0 ? strstr(text, word) != NULL
                                       : *text == *word && (strcmp(how, "whole") == 0 ? strcmp(text, word) == 0
                                                                                       : g_str_has_prefix(text, word)))
            return word;
    }
    return NULL;
}

static gboolean
match_organization(const char *text, GkCaptionMatch *match)
{
    const char *label = find_word(text, "organization");
    if (!label)
        label = find_word(text, "unit_or_organization");
    if (!label)
        return FALSE;
    guint length = (guint) g_utf8_strlen(label, -1), end = (guint) g_utf8_strlen(text, -1);
    *match = (GkCaptionMatch) { GK_CAPTION_ORGANIZATION, 0, end, length, end };
    return TRUE;
}

gboolean
gk_caption_match(const char *text, GkCaptionMatch *match)
{
    g_autofree char *unified = unify(text);
    if (match_regex(unit_regex(), unified, GK_CAPTION_UNIT, match) ||
        match_regex(bare_unit_regex(), unified, GK_CAPTION_UNIT, match))
        return TRUE;
    if (match_organization(unified, match) || match_regex(number_regex(), unified, GK_CAPTION_NUMBER, match))
        return TRUE;
    if (!find_word(unified, "continuation"))
        return FALSE;
    guint end = (guint) g_utf8_strlen(unified, -1);
    if (end > 6) /* 收入预算总表（续）: the title is wanted, not only the mark */
        return FALSE;
    *match = (GkCaptionMatch) { GK_CAPTION_CONTINUATION, 0, end, 0, end };
    return TRUE;
}

gboolean
gk_caption_is_wrapped_unit(const char *upper, const char *lower, GkCaptionMatch *match)
{
    g_autofree char *whole = g_strconcat(upper, lower, NULL);
    g_autofree char *unified = unify(whole);
    guint seam = (guint) g_utf8_strlen(upper, -1);
    return match_regex(unit_regex(), unified, GK_CAPTION_UNIT, match) && match->from < seam && match->value_to > seam &&
        match->to == (guint) g_utf8_strlen(whole, -1);
}

gboolean
gk_caption_is_fields(const char *text)
{
    if (!strstr(text, "单位") && !strstr(text, "單位") && !strstr(text, "単位")) /* most lines */
        return FALSE;
    g_autofree char *unified = unify(text);
    GkCaptionMatch unit, organization;
    if (!match_regex(unit_regex(), unified, GK_CAPTION_UNIT, &unit) || unit.to != (guint) g_utf8_strlen(unified, -1) ||
        gk_caption_is_sentence(text))
        return FALSE;
    return unit.from == 0 || match_organization(unified, &organization);
}

/* The marks that stand at `place` (front or back) of a title, as alternatives of an expression. */
static char *
mark_alternatives(const char *place)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    GString *pattern = g_string_new(NULL);
    for (guint i = 0; i < n_rows; i++) {
        const char *how = gk_data_field(&rows[i], 2);
        if (strcmp(gk_data_field(&rows[i], 1), "title_mark") == 0 &&
            (strcmp(how, place) == 0 || strcmp(how, "front_or_back") == 0))
            g_string_append_printf(pattern, "%s%s", pattern->len ? "|" : "", gk_data_field(&rows[i], 0));
    }
    return g_string_free(pattern, FALSE);
}

/* The mark by which a title goes on, before or behind it: 续：, （续）, （续表一）, 续表. */
static const GRegex *
mark_regex(void)
{
    static GRegex *regex;
    if (g_once_init_enter(&regex)) {
        g_autofree char *front = mark_alternatives("front"), *back = mark_alternatives("back");
        g_once_init_leave(&regex, compile(g_strdup_printf("^(?:%s)(.+)$|^(.+?)(?:%s)$", front, back)));
    }
    return regex;
}

char *
gk_caption_unmarked_title(const char *title)
{
    g_autofree char *unified = unify(title);
    g_autoptr(GMatchInfo) info = NULL;
    if (!g_regex_match(mark_regex(), unified, 0, &info))
        return NULL;
    char *front = g_match_info_fetch(info, 1);
    if (front && *front)
        return front;
    g_free(front);
    return g_match_info_fetch(info, 2);
}

gboolean
gk_caption_titles_agree(const char *title, const char *other)
{
    g_autofree char *a = unify(title), *b = unify(other);
    return strcmp(a, b) == 0;
}

/* --- shapes --- */

static gboolean
matches(const char *text, GkExpression *expression)
{
    g_autofree char *unified = unify(text);
    return gk_expression_is_in(expression, unified);
}

gboolean
gk_caption_ends_as_title(const char *text)
{
    static GkExpression title = { "表(?:之[0-9一二三四五六七八九十]{1,2})?(?:（[^（）]{1,30}）){0,2}(?:-[0-9]+)?[⁰¹²³⁴⁵⁶⁷⁸⁹*＊]{0,3}$", NULL };
    return matches(text, &title);
}

gboolean
gk_caption_is_sentence(const char *text)
{
    static GkExpression sentence = { "[。；，？！]|：$|[如见]下(?:列|方|面)?表|以下表|见(?:附)?表", NULL };
    return matches(text, &sentence) || gk_caption_note(text);
}

gboolean
gk_caption_is_subtitle(const char *text)
{
    static GkExpression subtitle = {
        "^（?[^，。；]{0,6}(?:19|20)[0-9]{2}年?(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[^，。；]{0,4}）?$|"
        "^（?(?:中華民國|中华民国|民國|令和|平成)[0-9元〇零一二三四五六七八九十百]{1,5}年度?(?:至[0-9]{1,3}年度?)?）?$|"
        "^(?:歳入|歳出|歲入|歲出)$|"
        "^（[^，。；]{1,30}）$",
        NULL
    };
    return matches(text, &subtitle);
}

gboolean
gk_caption_is_bracketed(const char *text)
{
    static GkExpression bracketed = { "^(?:（[^（）]{1,30}）|\\[[^\\[\\]]{1,30}\\])$", NULL };
    return matches(text, &bracketed);
}

gboolean
gk_caption_is_page_number(const char *text)
{
    static GkExpression number = { "^-?[0-9]{1,3}-?$", NULL };
    return matches(text, &number);
}

gboolean
gk_caption_is_number_line(const char *text)
{
    g_autofree char *squeezed = gk_caption_squeeze(text);
    GkCaptionMatch match;
    return gk_caption_match(squeezed, &match) && match.kind == GK_CAPTION_NUMBER &&
        match.to == (guint) g_utf8_strlen(squeezed, -1);
}

gboolean
gk_caption_is_appendix(const char *text)
{
    static GkExpression appendix = { "^附(?:件)?[0-9一二三四五六七八九十]", NULL };
    return matches(text, &appendix);
}

gboolean
gk_caption_is_heading(const char *text)
{
    static GkExpression heading = {
        "^(?:第[一二三四五六七八九十]+[部章节篇]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", NULL
    };
    return matches(text, &heading);
}

/* "¹含上年结转" */
static gboolean
begins_with_mark(const char *text)
{
    return gk_marks_is_raised(g_utf8_get_char(text + strspn(text, " ([*")));
}

/* "* Revised since then.", "(NA) Not available.": a sentence says what a mark, or letters in brackets, mean. */
static gboolean
explains_mark(const char *text)
{
    gsize mark = strspn(text, "*"), length = strlen(text);
    if (g_str_has_prefix(text, "\u2020") || g_str_has_prefix(text, "\u2021"))
        mark = strlen("\u2020");
    if (*text == '(') {
        gsize letters = strspn(text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        mark = letters && letters <= 4 && text[1 + letters] == ')' ? letters + 2 : 0;
    }
    return mark && g_unichar_isalpha(g_utf8_get_char(text + mark)) && length > mark + 4 &&
        (g_str_has_suffix(text, ".") || g_str_has_suffix(text, "。"));
}

gboolean
gk_caption_begins_note(const char *text)
{
    g_autofree char *unified = unify(text);
    return find_word(unified, "note") != NULL || begins_with_mark(text) || explains_mark(text);
}

gboolean
gk_caption_note(const char *text)
{
    g_autofree char *unified = unify(text);
    return find_word(unified, "note") || find_word(unified, "note_inside") || begins_with_mark(text) || explains_mark(text);
}

gboolean
gk_caption_is_numbered(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (strcmp(gk_data_field(&rows[i], 1), "caption") != 0 || !g_str_has_prefix(text, word))
            continue;
        const char *number = text + strlen(word);
        if (g_ascii_isdigit(*number) || (g_ascii_isupper(*number) && !g_ascii_isalpha(number[1])))
            return TRUE;
    }
    return FALSE;
}
