/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables whose unit can't be the one that they print.
 *
 *      表1  单位：元                     表2  单位：元  (万元 is meant)
 *      培训费    12,345,678.90           培训费   1,234.57
 *
 * A wrong unit line is wrong by ten thousand and passes every sum of its table. It shows where the same item stands
 * in two tables, or in a table and a sentence, with the same digits and another power of ten. Digits are compared as
 * far as the shorter one goes; four of them at least must be significant.
 *
 * One coincidence proves nothing: two items have to say it, or one with six digits, and not a single item of the two
 * may agree as printed. Then the table is wrong that agrees with fewer others, and always the table against the text,
 * whose sentences name a unit each. Where nothing tells which of two tables it is, both are named.
 *
 * Items are the same when their labels are, without numbering; totals are one item, whatever they are called, and in a
 * total's row the columns name items, too. Tables that share no item are not compared.
 */
#include "normalize/findings/checks.h"
#include "normalize/values/numbering.h"
#include "normalize/values/text.h"

#include <string.h>

#define LEAST_DIGITS 4 /* significant, of the shorter number */
#define MANY_DIGITS 6 /* one item with so many is enough */
#define LEAST_ITEMS 2
#define ODD_ITEMS 3 /* for powers that no two units of money lie apart: 10, 100 */
#define MOST_PLACES 60 /* of one item: more of them are no item but a word (其他) */
#define MOST_POWER 8

typedef struct {
    guint source; /* a table, or n_tables: the text */
    GkCellRef ref;
    const GkValue *value;
    GkDecimal half; /* half a unit of the last digit, 元 */
    guint digits;
} Place;

/* What two sources say of each other. */
typedef struct {
    guint a, b;
    guint agreements;
    guint items[MOST_POWER + 1]; /* that differ by this power of ten */
    gboolean sure[MOST_POWER + 1]; /* one of them has many digits */
    Place first[2]; /* an example */
} Pair;

typedef struct {
    GkDisclosure *disclosure;
    guint n_tables;
    GHashTable *items; /* label -> GArray of Place */
    GHashTable *pairs; /* guint64 a << 32 | b -> Pair */
    GHashTable *seen; /* "a b power digits" */
} Comparison;

/* --- items --- */

static char *
item_key(const char *label)
{
    g_autofree char *solid = gk_text_without_spaces(label);
    char *key = gk_text_key(gk_numbering_parse(solid).rest);
    gsize length = strlen(key);
    if (length && key[length - 1] == ':')
        key[length - 1] = '\0';
    return key;
}

/* The digits without leading and trailing zeros. */
static char *
significant(GkDecimal decimal)
{
    GkDecimal plain = { gk_decimal_absolute(decimal).coefficient, 0 };
    while (plain.coefficient && plain.coefficient % 10 == 0)
        plain.coefficient /= 10;
    return gk_decimal_to_string(plain);
}

static void
place_list_free(gpointer list)
{
    g_array_unref(list);
}

static void
add_place(Comparison *comparison, char *key, const Place *place)
{
    GArray *list = g_hash_table_lookup(comparison->items, key);
    if (!list) {
        list = g_array_new(FALSE, FALSE, sizeof(Place));
        g_hash_table_insert(comparison->items, key, list);
    } else {
        g_free(key);
    }
    if (list->len <= MOST_PLACES)
        g_array_append_val(list, *place);
}

/* FALSE for what can't be compared: no money, too few digits. */
static gboolean
measure(const GkValue *value, Place *place)
{
    if (value->state != GK_VALUE_NUMBER || !value->has_yuan || value->percent || gk_decimal_is_zero(value->decimal))
        return FALSE;
    g_autofree char *digits = significant(value->decimal);
    GkDecimal half = { 5, (guint8) (value->decimal.scale + 1) }, factor = { 1, 0 };
    place->value = value;
    place->digits = (guint) strlen(digits);
    if (place->digits < LEAST_DIGITS)
        return FALSE;
    if (value->unit)
        factor = value->unit->factor;
    else if (!gk_decimal_divide(value->yuan, value->decimal, 0, &factor))
        return FALSE;
    return gk_decimal_multiply(half, factor, &place->half);
}

/* The only row of data, or the total: its items are named by the columns (公务接待费). */
static gboolean
is_summary(const GkTableMeaning *meaning, const GkRow *rows, guint row)
{
    guint others = 0;
    if (rows[row].kind == GK_ROW_TOTAL)
        return TRUE;
    for (guint r = 0; r < meaning->table->row_count && others < 2; r++)
        others += rows[r].kind == GK_ROW_DETAIL || rows[r].kind == GK_ROW_SUBTOTAL || rows[r].kind == GK_ROW_TOTAL;
    return others < 2;
}

static void
add_cell(Comparison *comparison, const GkTableMeaning *meaning, const GkColumn *column, const Place *place)
{
    const GkRow *rows = meaning->block_rows[column->block], *row = &rows[place->ref.row];
    const char *name = column->path_length ? column->path[column->path_length - 1] : NULL;
    if (row->label)
        add_place(comparison, row->kind == GK_ROW_TOTAL ? g_strdup("=") : item_key(row->label), place);
    if (name && is_summary(meaning, rows, place->ref.row))
        add_place(comparison, item_key(name), place);
}

static void
add_table(Comparison *comparison, guint index)
{
    const GkTableMeaning *meaning = &comparison->disclosure->tables[index];
    for (guint i = 0; i < meaning->table->n_cells; i++) {
        const GkCell *cell = &meaning->table->cells[i];
        const GkColumn *column = &meaning->columns[cell->column];
        Place place = { .source = index, .ref = { index, cell->row, cell->column } };
        if (column->role == GK_COLUMN_AMOUNT && measure(&meaning->values[i], &place))
            add_cell(comparison, meaning, column, &place);
    }
}

/* A sentence's amount is its item's, and may be a total's. */
static void
add_statements(Comparison *comparison)
{
    for (guint i = 0; i < comparison->disclosure->n_statements; i++) {
        const GkStatement *statement = &comparison->disclosure->statements[i];
        Place place = { .source = comparison->n_tables };
        if (!statement->item || !measure(&statement->amount, &place))
            continue;
        add_place(comparison, item_key(statement->item), &place);
        if (place.digits > LEAST_DIGITS)
            add_place(comparison, g_strdup("="), &place);
    }
}

/* --- pairs --- */

static Pair *
pair_of(Comparison *comparison, const Place *a, const Place *b)
{
    guint64 key = (guint64) a->source << 32 | b->source;
    Pair *pair = g_hash_table_lookup(comparison->pairs, &key);
    if (!pair) {
        pair = g_new0(Pair, 1);
        pair->a = a->source;
        pair->b = b->source;
        g_hash_table_insert(comparison->pairs, g_memdup2(&key, sizeof key), pair);
    }
    return pair;
}

/* Whether `small`, times 10 to the `power`, is `large`, within what both were rounded to. */
static gboolean
same_at(const Place *small, const Place *large, guint power)
{
    GkDecimal times = { 1, 0 }, scaled, half, difference;
    for (guint i = 0; i < power; i++)
        times.coefficient *= 10;
    if (!gk_decimal_multiply(small->value->yuan, times, &scaled) || !gk_decimal_multiply(small->half, times, &half) ||
        !gk_decimal_subtract(scaled, large->value->yuan, &difference))
        return FALSE;
    GkDecimal tolerance = gk_decimal_compare(half, large->half) > 0 ? half : large->half;
    return gk_decimal_compare(gk_decimal_absolute(difference), tolerance) <= 0;
}

static void
note_difference(Comparison *comparison, Pair *pair, const Place *a, const Place *b, guint power)
{
    const Place *shorter = a->digits < b->digits ? a : b;
    g_autofree char *digits = significant(shorter->value->decimal);
    char *name = g_strdup_printf("%u %u %u %s", pair->a, pair->b, power, digits);
    if (!g_hash_table_add(comparison->seen, name))
        return;
    if (pair->items[power]++ == 0) {
        pair->first[0] = *a;
        pair->first[1] = *b;
    }
    pair->sure[power] |= shorter->digits >= MANY_DIGITS;
}

static void
compare(Comparison *comparison, const Place *a, const Place *b)
{
    if (same_at(a, b, 0)) {
        pair_of(comparison, a, b)->agreements++;
        return;
    }
    for (guint power = 1; power <= MOST_POWER; power++)
        if (same_at(a, b, power) || same_at(b, a, power)) {
            note_difference(comparison, pair_of(comparison, a, b), a, b, power);
            return;
        }
}

static void
compare_item(Comparison *comparison, const GArray *list)
{
    if (list->len > MOST_PLACES)
        return;
    for (guint i = 0; i < list->len; i++)
        for (guint j = i + 1; j < list->len; j++) {
            const Place *a = &g_array_index(list, Place, i), *b = &g_array_index(list, Place, j);
            if (a->source < b->source)
                compare(comparison, a, b);
        }
}

/* The power of ten by which two sources differ; 0 when they don't. */
static guint
difference_of(const Pair *pair)
{
    for (guint power = 1; power <= MOST_POWER && !pair->agreements; power++) {
        guint least = power == 3 || power == 4 || power == 8 ? LEAST_ITEMS : ODD_ITEMS;
        if (pair->items[power] >= least || (least == LEAST_ITEMS && pair->sure[power]))
            return power;
    }
    return 0;
}

/* --- verdicts --- */

/* Which number of the table is told as an example, and what it is compared with. */
static void
report(Comparison *comparison, guint table, const Pair *pair)
{
    const GkTableMeaning *meaning = &comparison->disclosure->tables[table];
    const Place *own = &pair->first[pair->a == table ? 0 : 1], *other = &pair->first[pair->a == table ? 1 : 0];
    g_autofree char *printed = gk_decimal_to_string(own->value->decimal);
    g_autofree char *yuan = gk_decimal_to_string(own->value->yuan), *others = gk_decimal_to_string(other->value->yuan);
    g_autoptr(GkSentence) where = other->source == comparison->n_tables
        ? gk_sentence_new("a sentence")
        : gk_sentence_new("table %u", other->source + 1);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint i = 0; i < meaning->table->n_cells; i++) {
        GkCellRef ref = { table, meaning->table->cells[i].row, meaning->table->cells[i].column };
        if (meaning->values[i].has_yuan && meaning->values[i].unit == own->value->unit)
            g_array_append_val(cells, ref);
    }
    const GkTablePart *part = &meaning->table->parts[0];
    g_autoptr(GkSentence) words = gk_table_words(meaning->table, part->page);
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        comparison->disclosure->diagnostics, GK_DIAGNOSTIC_UNIT_CONFLICT, part->page, &part->box,
        "%p: the unit %s can't be right where %p is: %s makes %s元 here, and %s元 there", words, own->value->unit->text,
        where, printed, yuan, others);
    gk_diagnostic_set_cells(diagnostic, (const GkCellRef *) (gpointer) cells->data, cells->len);
}

static int
pair_order(gconstpointer a, gconstpointer b)
{
    const Pair *x = *(const Pair *const *) a, *y = *(const Pair *const *) b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static GPtrArray *
sorted_pairs(const Comparison *comparison)
{
    GPtrArray *pairs = g_ptr_array_new();
    GHashTableIter iter;
    gpointer pair;
    g_hash_table_iter_init(&iter, comparison->pairs);
    while (g_hash_table_iter_next(&iter, NULL, &pair))
        g_ptr_array_add(pairs, pair);
    g_ptr_array_sort(pairs, pair_order);
    return pairs;
}

static void
judge(Comparison *comparison)
{
    g_autoptr(GPtrArray) pairs = sorted_pairs(comparison);
    g_autofree gint *standing = g_new0(gint, comparison->n_tables + 1);
    g_autofree gboolean *told = g_new0(gboolean, comparison->n_tables + 1);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = pairs->pdata[i];
        gint vote = pair->agreements ? 1 : difference_of(pair) ? -1 : 0;
        standing[pair->a] += vote;
        standing[pair->b] += vote;
    }
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = pairs->pdata[i];
        if (!difference_of(pair))
            continue;
        gboolean text = pair->b == comparison->n_tables;
        if (!told[pair->a] && (text || standing[pair->a] <= standing[pair->b])) {
            told[pair->a] = TRUE;
            report(comparison, pair->a, pair);
        }
        if (!text && !told[pair->b] && standing[pair->b] <= standing[pair->a]) {
            told[pair->b] = TRUE;
            report(comparison, pair->b, pair);
        }
    }
}

void
gk_normalize_magnitudes(GkDisclosure *disclosure)
{
    Comparison comparison = { .disclosure = disclosure,
                              .n_tables = disclosure->document->n_tables,
                              .items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, place_list_free),
                              .pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
                              .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    for (guint i = 0; i < comparison.n_tables; i++)
        add_table(&comparison, i);
    add_statements(&comparison);
    GHashTableIter iter;
    gpointer list;
    g_hash_table_iter_init(&iter, comparison.items);
    while (g_hash_table_iter_next(&iter, NULL, &list))
        compare_item(&comparison, list);
    judge(&comparison);
    g_hash_table_unref(comparison.items);
    g_hash_table_unref(comparison.pairs);
    g_hash_table_unref(comparison.seen);
}
