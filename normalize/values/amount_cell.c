/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands in a cell where an amount belongs, when it is not one plain number.
 *
 *   1OO.OO  l8.5O  １２.50      look-alikes: letters like digits, widths mixed   a number, repaired
 *   10.00⏎12.00  120.00(77.2%)  several amounts, by lines, gaps and brackets     SEVERAL, its parts told
 *   88万  1.2亿                  digits in a scale of their own, without 元       a number of that unit, SCALED
 *   六十万                       the same in words                                SCALED
 *   约45.00  120.00（预计）       a number with words                              WORDS
 *   ####  #N/A                  a spreadsheet's error                            ERROR
 *
 * A look-alike is read only among digits and only where the whole is a well-formed amount then; O alone, or S for 5, is
 * not. Everything else is for a person: no value, the reason, and what could be read of it as parts.
 *
 * A cell is taken to be SEVERAL only when each of its pieces is a number, a dash, a unit, or a short label before a number;
 * numbers in a sentence are words. WORDS needs a number with decimals or separators, or a word of
 * data/amount-words.tsv: 第3季度 and 1.一般公共预算 are words, too.
 */
#include "normalize/values/amount.h"

#include "data/data.h"
#include "normalize/values/approximate.h"
#include "normalize/values/numbering.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <string.h>

#define MAX_BYTES 400 /* a longer text is no amount */

/* --- look-alikes --- */

typedef struct {
    gunichar from;
    char to;
} LookAlike;

static const LookAlike LOOK_ALIKES[] = {
    { 'O', '0' },    { 'o', '0' },    { 0x3007, '0' }, { 0x25cb, '0' }, { 0x039f, '0' }, { 0x03bf, '0' },
    { 0x041e, '0' }, { 0x043e, '0' }, { 'l', '1' },    { 'I', '1' },    { 0x0406, '1' },
};

static gunichar
folded(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e) /* full-width forms of ASCII */
        c -= 0xfee0;
    for (guint i = 0; i < G_N_ELEMENTS(LOOK_ALIKES); i++)
        if (c == LOOK_ALIKES[i].from)
            return (gunichar) LOOK_ALIKES[i].to;
    return c;
}

/* The text with its look-alikes folded; FALSE when there are none. *digits counts the true digits. */
static gboolean
fold_text(const char *text, GString *plain, guint *digits)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        *digits += g_unichar_isdigit(c);
        g_string_append_unichar(plain, folded(c));
    }
    return strcmp(plain->str, text) != 0;
}

/* 1OO.OO, １２.50. The amount without its look-alikes; not a NUMBER when that doesn't help. */
static GkAmount
read_folded(const char *text)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    guint digits = 0;
    if (strlen(text) > MAX_BYTES || !fold_text(text, plain, &digits) || digits == 0)
        return (GkAmount) { GK_VALUE_TEXT };
    GkAmount amount = gk_amount_parse(plain->str);
    amount.folded = TRUE;
    return amount;
}

/* --- several amounts --- */

static void
part_clear(gpointer data)
{
    GkAmountPart *part = data;
    g_free(part->label);
    g_free(part->printed);
}

typedef struct {
    GArray *parts;    /* GkAmountPart */
    char *label;      /* words that wait for their number */
    GkUnit unit;      /* 千円 on a line of its own */
    gboolean strange; /* something is neither amount nor label */
} Parts;

#define MAX_PARTS 64
#define MAX_LABEL 10

static gboolean
begins_number(const char *at)
{
    gsize length;
    gunichar c = g_utf8_get_char(at);
    return g_unichar_isdigit(c) || strchr("+-(", (int) (c < 0x80 ? c : 1)) || c == 0x2212 || c == 0xff0d ||
        c == 0xff08 || c == 0x25b3 || c == 0x25b2 || gk_currency_sign(at, &length);
}

/* (77.2%): brackets around a share, no sign. */
static GkAmount
parse_piece(const char *piece)
{
    GkAmount amount = gk_amount_parse(piece);
    gsize length = strlen(piece);
    if (amount.state == GK_VALUE_NUMBER || length < 3 || !(*piece == '(' || g_str_has_prefix(piece, "（")))
        return amount;
    g_autofree char *key = gk_text_key(piece);
    char *close = strrchr(key, ')');
    if (!close || close[1])
        return amount;
    *close = '\0';
    GkAmount inner = gk_amount_parse(key + 1);
    return inner.percent ? inner : amount;
}

static void
add_number(Parts *parts, const char *piece, const GkAmount *amount)
{
    GkAmountPart part = { g_steal_pointer(&parts->label), g_strdup(piece), *amount };
    g_array_append_val(parts->parts, part);
}

/* 预算10.00, 其中：5.00: the words go before the number. */
static gboolean
add_labelled(Parts *parts, const char *piece)
{
    const char *number = piece;
    while (*number && !begins_number(number))
        number = g_utf8_next_char(number);
    if (number == piece || *number == '\0')
        return FALSE;
    GkAmount amount = parse_piece(number);
    if (amount.state != GK_VALUE_NUMBER || parts->label)
        return FALSE;
    parts->label = g_strndup(piece, (gsize) (number - piece));
    add_number(parts, number, &amount);
    return TRUE;
}

static void
add_piece(Parts *parts, const char *piece)
{
    GkUnit unit;
    GkAmount amount = parse_piece(piece);
    g_autofree char *key = gk_text_key(piece);
    if (amount.state == GK_VALUE_NUMBER)
        add_number(parts, piece, &amount);
    else if (amount.state == GK_VALUE_TEXT && !parts->unit.text && gk_unit_of_word(key, &unit))
        parts->unit = unit;
    else if (amount.state == GK_VALUE_NIL || add_labelled(parts, piece))
        return;
    else if (amount.state == GK_VALUE_TEXT && !parts->label && gk_text_length(piece) <= MAX_LABEL)
        parts->label = g_strdup(piece);
    else
        parts->strange = TRUE;
}

/* Parts a piece that is no amount where a bracket opens or a separator stands behind a digit: 120.00(77.2%), 6.00/5.42. */
static void
split_piece(Parts *parts, const char *piece)
{
    if (parse_piece(piece).state == GK_VALUE_NUMBER) {
        add_piece(parts, piece);
        return;
    }
    const char *from = piece;
    gboolean digit = FALSE;
    for (const char *p = piece; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean bracket = c == '(' || c == 0xff08, mark = c == '/' || c == 0xff0f || c == ';' || c == 0xff1b || c == 0x3001;
        if (digit && p > from && (bracket || mark)) {
            g_autofree char *before = g_strndup(from, (gsize) (p - from));
            add_piece(parts, before);
            from = mark ? g_utf8_next_char(p) : p;
            digit = FALSE;
        }
        digit = g_unichar_isdigit(c) || (digit && (c == '%' || c == 0xff05));
    }
    if (*from)
        add_piece(parts, from);
}

static gboolean
has_digits(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (g_unichar_isdigit(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

static void
read_line(Parts *parts, const char *line)
{
    g_autofree char *stripped = g_strstrip(g_strdup(line));
    if (parse_piece(stripped).state == GK_VALUE_NUMBER) {
        add_piece(parts, stripped);
        return;
    }
    g_autoptr(GString) spaced = g_string_new(stripped);
    g_string_replace(spaced, "\302\240", " ", 0);
    g_string_replace(spaced, "　", " ", 0);
    g_auto(GStrv) pieces = g_strsplit(spaced->str, " ", -1);
    for (char **piece = pieces; *piece && parts->parts->len < MAX_PARTS; piece++)
        if (**piece)
            split_piece(parts, *piece);
}

static GArray *
find_several(const char *text, const char *printed)
{
    Parts parts = { .parts = g_array_new(FALSE, FALSE, sizeof(GkAmountPart)) };
    g_array_set_clear_func(parts.parts, part_clear);
    g_auto(GStrv) lines = g_strsplit(printed ? printed : text, "\n", -1);
    for (char **line = lines; *line && !parts.strange; line++)
        read_line(&parts, *line);
    gboolean whole = !parts.strange && !parts.label && parts.parts->len > (parts.unit.text ? 0 : 1);
    for (guint i = 0; i < parts.parts->len; i++) {
        GkAmount *amount = &g_array_index(parts.parts, GkAmountPart, i).amount;
        if (!amount->unit.text && !amount->percent)
            amount->unit = parts.unit;
    }
    g_free(parts.label);
    if (whole)
        return parts.parts;
    g_array_unref(parts.parts);
    return NULL;
}

/* --- scales and words --- */

static const char NUMERALS[] = "零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖";
static const char SCALES[] = "十百千万亿拾佰仟萬億";

static gboolean
is_of(const char *set, const char *at)
{
    const char *next = g_utf8_next_char(at);
    g_autofree char *one = g_strndup(at, (gsize) (next - at));
    return strstr(set, one) != NULL;
}

/* 88万, 1.2亿元, 六十万元整: nothing but digits or numerals, at least one scale, and perhaps 元. */
static gboolean
is_scaled(const char *key)
{
    guint scales = 0, numbers = 0;
    gsize sign;
    const char *p = gk_currency_sign(key, &sign) ? key + sign : key;
    for (; *p; p = g_utf8_next_char(p)) {
        if (is_of(SCALES, p))
            scales++;
        else if (g_ascii_isdigit(*p) || is_of(NUMERALS, p))
            numbers++;
        else if (!strchr(".,-", *p))
            break;
    }
    gboolean currency = g_str_has_prefix(p, "元") || g_str_has_prefix(p, "圆");
    if (currency)
        p += strlen("元");
    gboolean end = *p == '\0' || strcmp(p, "整") == 0 || strcmp(p, "多") == 0 || strcmp(p, "余") == 0;
    return end && numbers > 0 && (scales > 0 || (currency && !g_ascii_isdigit(*key))) && gk_text_length(key) > 1;
}

/* 88万: 88 of 万元. */
static gboolean
read_scaled(const char *text, GkAmount *amount)
{
    g_autofree char *key = gk_text_key(text);
    g_autofree char *with_unit = g_strconcat(key, "元", NULL);
    if (strlen(text) > MAX_BYTES || !is_scaled(key))
        return FALSE;
    *amount = gk_amount_parse(with_unit);
    amount->fault = GK_FAULT_SCALED;
    return amount->state == GK_VALUE_NUMBER && amount->unit.money;
}

/* The only number of `key`: its start and end; FALSE when there are none or more. */
static gboolean
only_number(const char *key, const char **start, const char **end, gboolean *exact)
{
    GkDecimal value;
    const char *p = key;
    while (*p && !g_ascii_isdigit(*p))
        p = g_utf8_next_char(p);
    *start = p;
    if (*p == '\0' || !gk_amount_scan(p, &value, end) || has_digits(*end))
        return FALSE;
    g_autofree char *number = g_strndup(*start, (gsize) (*end - *start));
    *exact = value.scale > 0 || strchr(number, ',');
    return TRUE;
}

/* Which words of data/amount-words.tsv, if any, are all that is printed beside the number. */
static gboolean
has_amount_word(const char *key, const char *start, const char *end)
{
    g_autofree char *before = g_strndup(key, (gsize) (start - key));
    const GkDataRow *front = gk_data_find("amount-words.tsv", before), *back = gk_data_find("amount-words.tsv", end);
    gboolean front_fits = front && strcmp(gk_data_field(front, 1), "before") == 0;
    gboolean back_fits = back && (strcmp(gk_data_field(back, 1), "behind") == 0 || strcmp(gk_data_field(back, 1), "among") == 0);
    return (front_fits || *before == '\0') && (back_fits || *end == '\0') && (front_fits || back_fits);
}

#define MAX_WORDS 6

static gboolean
is_with_words(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *start, *end;
    gboolean exact;
    if (!only_number(key, &start, &end, &exact))
        return FALSE;
    if (has_amount_word(key, start, end))
        return TRUE;
    guint others = (guint) (g_utf8_strlen(key, start - key) + g_utf8_strlen(end, -1));
    for (const char *p = key; *p; p++)
        if (g_ascii_isalpha(*p) || *p == '/')
            return FALSE;
    return exact && others <= MAX_WORDS && gk_numbering_parse(key).rest == key;
}

static GkApproximation
approximation_of(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *start, *end;
    gboolean exact;
    if (!only_number(key, &start, &end, &exact))
        return GK_APPROXIMATION_NONE;
    gsize behind = (gsize) (end - key);
    return gk_approximation_find(key, (gsize) (start - key), behind, behind);
}

#define MAX_WORDS_AMONG 8

/* 预算6.10执行5.90: several numbers with decimals or separators, and few words. */
static gboolean
has_several_exact(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    guint exact = 0, others = 0;
    for (const char *p = key; *p;) {
        GkDecimal value;
        const char *end;
        if (g_ascii_isdigit(*p) && gk_amount_scan(p, &value, &end)) {
            exact += value.scale > 0 || memchr(p, ',', (gsize) (end - p));
            p = end;
        } else {
            others += g_unichar_isalpha(g_utf8_get_char(p));
            p = g_utf8_next_char(p);
        }
    }
    return exact > 1 && others <= MAX_WORDS_AMONG && gk_numbering_parse(key).rest == key;
}

/* ####, #N/A, #REF!, #DIV/0! */
static gboolean
is_error(const char *solid)
{
    static const char *const ERRORS[] = { "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", NULL };
    return (strlen(solid) > 1 && strspn(solid, "#") == strlen(solid)) || g_strv_contains(ERRORS, solid);
}

/* 9.3：47.8：42.9 is a proportion, no amount. */
static gboolean
is_proportion(const char *solid)
{
    guint colons = 0;
    for (const char *p = solid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ':' || c == 0xff1a || c == 0x2236)
            colons++;
        else if (!g_ascii_isdigit(*p) && *p != '.')
            return FALSE;
    }
    return colons > 1;
}

static GkAmountFault
find_fault(const char *text, const char *printed, const GkAmount *strict)
{
    if (strlen(text) > MAX_BYTES)
        return strict->fault;
    g_autofree char *solid = gk_text_without_spaces(text);
    g_autofree char *key = gk_text_key(text);
    if (is_error(solid))
        return GK_FAULT_ERROR;
    if (is_scaled(key))
        return GK_FAULT_SCALED;
    if (!has_digits(solid) || is_proportion(solid))
        return GK_FAULT_NONE;
    g_autoptr(GArray) parts = find_several(text, printed);
    if (parts || (strict->state == GK_VALUE_TEXT && has_several_exact(text)))
        return GK_FAULT_SEVERAL;
    return is_with_words(text) ? GK_FAULT_WORDS : strict->fault;
}

/* 千円⏎1,372: a number below the unit of its column. */
static gboolean
read_below_unit(const char *printed, GkAmount *amount)
{
    const char *end = printed ? strchr(printed, '\n') : NULL;
    if (!end || strlen(printed) > MAX_BYTES)
        return FALSE;
    g_autofree char *line = g_strndup(printed, (gsize) (end - printed));
    g_autofree char *key = gk_text_key(line);
    GkUnit unit;
    if (!gk_unit_of_word(key, &unit))
        return FALSE;
    *amount = gk_amount_parse(end + 1);
    if (amount->state != GK_VALUE_NUMBER || amount->unit.text || amount->percent)
        return FALSE;
    amount->unit = unit;
    amount->unit_leads = TRUE;
    return TRUE;
}

/* The unit above the amounts of a cell: 千円⏎614⏎758. */
gboolean
gk_amount_leading_unit(const char *text, const char *printed, GkUnit *unit)
{
    const char *lines = printed ? printed : text;
    g_autofree char *line = g_strndup(lines, strcspn(lines, "\n"));
    g_autofree char *key = gk_text_key(line);
    return gk_unit_of_word(key, unit);
}

GkAmount
gk_amount_read(const char *text, const char *printed)
{
    GkAmount strict = gk_amount_parse(text);
    if (strict.state != GK_VALUE_UNREADABLE && strict.state != GK_VALUE_TEXT)
        return strict;
    GkAmount other = read_folded(text);
    if (other.state == GK_VALUE_NUMBER || read_below_unit(printed, &other) || read_scaled(text, &other))
        return other;
    GkAmountFault fault = find_fault(text, printed, &strict);
    return (GkAmount) { .state = fault == GK_FAULT_NONE ? GK_VALUE_TEXT : GK_VALUE_UNREADABLE,
                        .fault = fault,
                        .approximate = fault == GK_FAULT_WORDS ? approximation_of(text) : GK_APPROXIMATION_NONE };
}

GArray *
gk_amount_parts(const char *text, const char *printed)
{
    return find_several(text, printed);
}
