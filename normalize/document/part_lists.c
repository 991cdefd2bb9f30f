/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sentence is read from its start, clause by clause:
 *
 *      本局内设5个科室，分别是：办公室、…、财务科，下属单位包括A站、B中心和C馆。
 *      └ clause: offices ──────┘└ list ─────────┘└ clause: units ┘└ list ────┘
 *
 * A list begins behind a colon or a word for "namely" when the clause before it says what is listed, or behind a word
 * for "has" (内设办公室、…等5个科室) when its end does, or all of it are surely offices. It ends with the sentence, with 等 or a
 * count, and where an item speaks of parts again. A list counts when most of its items end as such names do; one of a
 * single name needs the word for its parts right before it.
 *
 * Brackets that list something (（包括办公室、财务科）) are sentences of their own.
 */
#include "normalize/document/part_lists.h"

#include "layout/words/heading_number.h"

#include <string.h>

#define LONGEST_SENTENCE 6000u /* bytes of a sentence that are read */
#define MOST_LISTS 50u /* of a sentence that are tried: none has more */
#define LEAST_NAMES 2u /* a list without a word for its parts right before it has at least so many */
#define SHORTEST_UNUSUAL 5u /* characters of a unit's name when no ending in its list is known */
#define LEAST_SURE 3u /* ... and one without any such word so many */

typedef struct {
    GArray *names; /* GkPartName */
    guint tried; /* lists of this sentence */
    GkPart open;
} Reader;

static void
name_clear(gpointer data)
{
    g_free(((GkPartName *) data)->name);
}

GArray *
gk_part_names_new(void)
{
    GArray *names = g_array_new(FALSE, FALSE, sizeof(GkPartName));
    g_array_set_clear_func(names, name_clear);
    return names;
}

static gboolean
is_colon(gunichar c)
{
    return c == 0xff1a || c == ':';
}

static gboolean
is_comma(gunichar c)
{
    return c == 0xff0c || c == ',';
}

/* Behind the bracket that `open` opens; `open` itself where it is never closed. */
static const char *
behind_bracket(const char *open)
{
    guint depth = 0;
    for (const char *p = open; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += gk_part_opens_bracket(c);
        depth -= depth && gk_part_closes_bracket(c);
        if (depth == 0)
            return g_utf8_next_char(p);
    }
    return open;
}

/* --- items --- */

typedef struct {
    const char *text; /* of the sentence, from the item's start */
    gsize length;
} Item;

/* The item says what parts there are, and begins no name: 下属单位2个：…, 内设…. */
static gboolean
speaks_of_parts(const char *item, gsize length)
{
    g_autofree char *text = g_strndup(item, length);
    if (gk_part_word_at(text, "has"))
        return TRUE;
    gssize office = gk_part_last_word(text, "office"), unit = gk_part_last_word(text, "unit"), end = MAX(office, unit);
    if (end < 0)
        return FALSE;
    const char *behind = text + end;
    return !*behind || g_ascii_isdigit(*behind) || gk_part_word_at(behind, "lists") || gk_part_word_at(behind, "counted") ||
        is_colon(g_utf8_get_char(behind)) || gk_part_word_at(behind, "lists_colon");
}

/* Whether 、 or ； part the items; else commas do. */
static gboolean
has_separators(const char *list)
{
    return strstr(list, "、") || strstr(list, "；") || strchr(list, ';');
}

/* 1.综合部2.业务部: the number behind that of the item at hand. */
static gboolean
begins_next_number(const char *p, const GkHeadingNumber *current)
{
    GkHeadingNumber number;
    return current->length && gk_heading_number_parse(p, &number) && number.style == current->style &&
        number.value == current->value + 1;
}

/* Where the items end: before one that speaks of parts again, behind 等. Appends Item. */
static const char *
cut_items(const char *list, GArray *items)
{
    gboolean commas = !has_separators(list);
    const char *from = list, *p = list;
    GkHeadingNumber number = { 0 };
    gk_heading_number_parse(from, &number);
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        gsize others = p > from ? gk_part_others_at(p) : 0, count = p > from ? gk_part_count_at(p) : 0;
        if (gk_part_opens_bracket(c))
            next = MAX(next, behind_bracket(p));
        gboolean mark = c == 0x3001 || c == 0xff1b || c == ';' || (commas && is_comma(c));
        gboolean numbered = p > from && begins_next_number(p, &number), stops = others > 0 || count > 0;
        if (!commas && is_comma(c)) {
            gsize rest = strcspn(next, "\n");
            const char *cut = strstr(next, "、");
            stops = speaks_of_parts(next, cut ? (gsize) (cut - next) : rest);
        }
        if (mark || numbered || stops) {
            Item item = { from, (gsize) (p - from) };
            if (item.length && items->len && speaks_of_parts(from, item.length))
                return from;
            g_array_append_val(items, item);
            if (stops)
                return p + (others ? others : count);
            from = numbered ? p : next;
            next = numbered ? next : from;
            number = (GkHeadingNumber) { 0 };
            gk_heading_number_parse(from, &number);
        }
        p = next;
    }
    Item last = { from, (gsize) (p - from) };
    if (last.length && items->len && speaks_of_parts(from, last.length))
        return from;
    g_array_append_val(items, last);
    return p;
}

/* --- names --- */

static void
add_name(GArray *names, GkPart part, const char *name)
{
    GkPartName entry = { part, g_strdup(name) };
    g_array_append_val(names, entry);
}

/* 财务科和业务科 are two, 发展和改革处 is one. */
static gboolean
split_pair(const char *name, GkPart part, GArray *names)
{
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gsize length = gk_part_word_at(p, "and");
        if (!length || p == name)
            continue;
        g_autofree char *left = g_strndup(name, (gsize) (p - name));
        gboolean whole = gk_part_is_sure_name(left) || gk_part_ends_in(left, "pair");
        if (!whole || !gk_part_is_name(left, part) || !gk_part_is_name(p + length, part))
            continue;
        add_name(names, part, left);
        add_name(names, part, p + length);
        return TRUE;
    }
    return FALSE;
}

typedef struct {
    guint good, said;
} Score;

/* An item's name goes to `names`, or, where its ending is unusual, to `unusual`. */
static void
read_item(const Item *item, GkPart part, GArray *names, GArray *unusual, Score *score)
{
    g_autofree char *text = g_strndup(item->text, item->length);
    g_autofree char *name = gk_part_name_of(text);
    gsize and = gk_part_word_at(name, "and");
    const char *bare = and && gk_part_is_name(name + and, part) ? name + and : name;
    if (!*bare)
        return;
    score->said++;
    if (split_pair(bare, part, names))
        score->good++;
    else if (gk_part_is_name(bare, part)) {
        score->good++;
        add_name(names, part, bare);
    } else if (gk_part_may_be_name(bare))
        add_name(unusual, part, bare);
}

static void
read_sentence(Reader *reader, const char *text);

/* （包括办公室、财务科）: a sentence of its own. */
static void
read_brackets(Reader *reader, const char *from, const char *to)
{
    for (const char *p = from; p < to && *p; p = g_utf8_next_char(p)) {
        const char *inside = g_utf8_next_char(p);
        const char *behind = gk_part_opens_bracket(g_utf8_get_char(p)) ? behind_bracket(p) : p;
        if (behind <= inside || !(gk_part_word_at(inside, "lists") || gk_part_word_at(inside, "has")))
            continue;
        g_autofree char *sentence = g_strndup(inside, (gsize) (g_utf8_prev_char(behind) - inside));
        read_sentence(reader, sentence);
        p = g_utf8_prev_char(behind);
    }
}

/* All of them are names of units, though their endings are not known: the words right before the list say so. */
static gboolean
are_unusual_units(const GArray *names, const GArray *unusual, const Score *score)
{
    for (guint i = 0; i < unusual->len; i++)
        if (g_utf8_strlen(g_array_index(unusual, GkPartName, i).name, -1) < SHORTEST_UNUSUAL)
            return FALSE;
    return unusual->len > 0 && names->len + unusual->len == score->said;
}

/* Reads the list; NULL where it is none, else where it ends. `least`: of 0 names that end as such names do it is one, too. */
static const char *
read_list(Reader *reader, const char *list, GkPart part, guint least)
{
    if (reader->tried++ > MOST_LISTS)
        return NULL;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(Item));
    g_autoptr(GArray) names = gk_part_names_new(), unusual = gk_part_names_new();
    const char *end = cut_items(list, items);
    Score score = { 0 };
    for (guint i = 0; i < items->len; i++)
        read_item(&g_array_index(items, Item, i), part, names, unusual, &score);
    gboolean all = least == 0 && part == GK_PART_UNIT && are_unusual_units(names, unusual, &score);
    if (!all && (score.good < MAX(least, 1) || 3 * score.good < 2 * score.said))
        return NULL;
    for (guint i = 0; i < names->len; i++)
        add_name(reader->names, part, g_array_index(names, GkPartName, i).name);
    for (guint i = 0; i < unusual->len && (all || score.good >= LEAST_NAMES); i++)
        add_name(reader->names, part, g_array_index(unusual, GkPartName, i).name);
    read_brackets(reader, list, end);
    return end;
}

/* 设有办公室、基教科、督导室。 Without a word for offices: all names have to be such, one of them surely. */
static gboolean
are_offices(const char *list)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(Item));
    if (!has_separators(list) || strstr(list, "，") || strstr(list, "："))
        return FALSE;
    cut_items(list, items);
    guint sure = 0;
    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);
        g_autofree char *text = g_strndup(item->text, item->length);
        g_autofree char *name = gk_part_name_of(text);
        if (!gk_part_is_name(name, GK_PART_OFFICE))
            return FALSE;
        sure += gk_part_ends_in(name, "office_alone");
    }
    return sure > 0 && items->len >= LEAST_SURE;
}

/* --- sentences --- */

/* A colon with a word for "namely", or the things counted, before it. */
static gboolean
introduces(const char *clause)
{
    return gk_part_ends_in(clause, "lists") || gk_part_ends_in(clause, "lists_colon") ||
        gk_part_ends_in(clause, "office") || gk_part_ends_in(clause, "unit");
}

/* Behind 内设, 下设: what the list is of stands at its end, or the names say it. */
static const char *
list_after_has(Reader *reader, const char *word, const char *behind)
{
    if (!g_unichar_isalnum(g_utf8_get_char(behind)) || gk_part_count_at(behind) || gk_part_word_at(behind, "office") || gk_part_word_at(behind, "unit") ||
        gk_part_word_at(behind, "thing"))
        return NULL;
    const char *comma = strstr(behind, "，");
    g_autofree char *list = comma ? g_strndup(behind, (gsize) (comma - behind)) : g_strdup(behind);
    GkPart part = gk_part_named(list);
    g_autofree char *has = g_strndup(word, (gsize) (behind - word));
    if (part == GK_PART_NONE && (are_offices(behind) || gk_part_is_word(has, "office")))
        part = GK_PART_OFFICE; /* 内设 says it by itself */
    return part == GK_PART_NONE || !has_separators(list) ? NULL : read_list(reader, behind, part, LEAST_NAMES);
}

/* 下属单位, 下属单位3个，分别是: the units are named, and nothing but their count and a word for "namely" follows. */
static gboolean
says_directly(const char *clause)
{
    gssize end = gk_part_last_word(clause, "unit");
    const char *p = end < 0 ? "" : clause + end;
    if (end < 0 || gk_part_last_word(clause, "office") > end)
        return FALSE;
    p += strspn(p, "0123456789");
    p += gk_part_word_at(p, "counted");
    if (g_str_has_prefix(p, "，"))
        p += strlen("，");
    p += gk_part_word_at(p, "lists");
    return *p == '\0';
}

/* Behind a colon or a word for "namely" at `p`; NULL where no list begins there. */
static const char *
list_after_clause(Reader *reader, const char *from, const char *p, gboolean colon, const char *behind)
{
    g_autofree char *clause = g_strndup(from, (gsize) (p - from));
    GkPart part = colon && !introduces(clause) ? GK_PART_NONE : gk_part_named(clause);
    if (part == GK_PART_NONE)
        return *clause || colon ? NULL : list_after_has(reader, p, behind);
    if (!*behind) {
        reader->open = part;
        return behind;
    }
    gboolean close = colon || gk_part_ends_in(clause, "office") || gk_part_ends_in(clause, "unit");
    return read_list(reader, behind, part, says_directly(clause) ? 0 : close ? 1 : LEAST_NAMES);
}

/* 内设机构8个（办公室、…、财务科）: the list in brackets behind what is counted. */
static const char *
list_in_brackets(Reader *reader, const char *from, const char *open)
{
    const char *inside = g_utf8_next_char(open), *behind = behind_bracket(open);
    g_autofree char *clause = g_strndup(from, (gsize) (open - from));
    if (behind <= inside || !introduces(clause) || gk_part_named(clause) == GK_PART_NONE)
        return NULL;
    g_autofree char *list = g_strndup(inside, (gsize) (g_utf8_prev_char(behind) - inside));
    return read_list(reader, list, gk_part_named(clause), LEAST_NAMES) ? behind : NULL;
}

/* The word for "namely" at `p`, whose clause begins at `from`: its length; 0 without one. */
static gsize
word_for_list(const char *from, const char *p)
{
    gsize word = gk_part_word_at(p, "lists"), close = gk_part_word_at(p, "lists_close");
    if (word || !close)
        return word;
    g_autofree char *clause = g_strndup(from, (gsize) (p - from));
    return gk_part_ends_in(clause, "office") || gk_part_ends_in(clause, "unit") ? close : 0;
}

/* The list that begins at `p`, whose clause begins at `from`: where it ends; NULL: none begins there. */
static const char *
list_at(Reader *reader, const char *from, const char *p)
{
    gunichar c = g_utf8_get_char(p);
    if (is_colon(c))
        return list_after_clause(reader, from, p, TRUE, g_utf8_next_char(p));
    if (gk_part_opens_bracket(c))
        return list_in_brackets(reader, from, p);
    gsize word = word_for_list(from, p);
    if (word && p[word] && !is_colon(g_utf8_get_char(p + word))) {
        const char *end = list_after_clause(reader, from, p, FALSE, p + word);
        if (end)
            return end;
    }
    gsize has = gk_part_word_at(p, "has");
    return has ? list_after_has(reader, p, p + has) : NULL;
}

static void
read_sentence(Reader *reader, const char *text)
{
    const char *from = text, *p = text;
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        const char *end = list_at(reader, from, p), *behind = gk_part_opens_bracket(c) ? behind_bracket(p) : p;
        if (behind > p)
            read_brackets(reader, p, behind);
        p = end ? end : MAX(behind, g_utf8_next_char(p));
        if (end || c == 0xff1b || c == ';')
            from = p;
    }
}

GkPart
gk_part_lists_read(const char *text, GArray *names)
{
    Reader reader = { .names = names };
    for (const char *from = text; *from;) {
        const char *stop = strstr(from, "。");
        gsize length = stop ? (gsize) (stop - from) : strlen(from);
        gsize read = length;
        if (read > LONGEST_SENTENCE)
            read = (gsize) (g_utf8_find_prev_char(from, from + LONGEST_SENTENCE) - from);
        g_autofree char *sentence = g_strndup(from, read);
        reader.tried = 0;
        reader.open = GK_PART_NONE;
        read_sentence(&reader, sentence);
        from += length + (stop ? strlen("。") : 0);
        if (*from)
            reader.open = GK_PART_NONE;
    }
    return reader.open;
}
