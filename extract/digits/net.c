/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A small net that tells digits and the signs of numbers.
 *
 *      patch of 20 x 16, place in the line     324 inputs
 *      first layer                             128 units
 *      second layer                             48 units
 *      one for each sign                        18
 *
 * Its weights are made by bench/digits/train.py from rendered fonts and stand in
 * data/digits.weights: for each layer its weights (signed bytes, all of the first
 * input first), its biases, and a factor per unit by which a sum becomes the
 * unit's value (32 bits each, least byte first; in 2^-24). Values of units are
 * bytes, sums are integers: every machine gets the same.
 *
 * Most of a patch is paper, and costs nothing: inputs of 0 are passed over.
 */
#include "extract/digits/net.h"

#include "data/data.h"

#include <string.h>

#define FIRST 128
#define SECOND 48
#define UNIT 24 /* factors, in bits behind the point */

typedef struct {
    const gint8 *weights;
    const guint8 *biases, *factors;
} Layer;

typedef struct {
    Layer first, second, last;
} Net;

#define LAYER(inputs, units) ((inputs) * (units) + 8 * (units))

static Layer
layer_at(const guint8 *bytes, gsize inputs, gsize units)
{
    const guint8 *behind = bytes + inputs * units;
    return (Layer) { (const gint8 *) bytes, behind, behind + 4 * units };
}

static const Net *
net(void)
{
    static gsize ready;
    static Net all;
    if (g_once_init_enter(&ready)) {
        gsize length;
        const guint8 *bytes = gk_data_bytes("digits.weights", &length);
        g_assert(length == LAYER(GK_PATCH_INPUTS, FIRST) + LAYER(FIRST, SECOND) + LAYER(SECOND, GK_NET_CLASSES));
        all.first = layer_at(bytes, GK_PATCH_INPUTS, FIRST);
        all.second = layer_at(bytes + LAYER(GK_PATCH_INPUTS, FIRST), FIRST, SECOND);
        all.last = layer_at(bytes + LAYER(GK_PATCH_INPUTS, FIRST) + LAYER(FIRST, SECOND), SECOND, GK_NET_CLASSES);
        g_once_init_leave(&ready, 1);
    }
    return &all;
}

static gint32
number_at(const guint8 *bytes, gsize index)
{
    guint32 number;
    memcpy(&number, bytes + 4 * index, 4);
    return (gint32) GUINT32_FROM_LE(number);
}

/* A sum, scaled. */
static gint64
value_of(const Layer *layer, const gint32 *sums, guint unit)
{
    gint64 sum = (gint64) sums[unit] + number_at(layer->biases, unit);
    return (sum * number_at(layer->factors, unit) + ((gint64) 1 << (UNIT - 1))) >> UNIT;
}

static void
settle(const Layer *layer, const gint32 *sums, guint units, guint8 *values)
{
    for (guint u = 0; u < units; u++)
        values[u] = (guint8) CLAMP(value_of(layer, sums, u), 0, 255);
}

/* Of constant size, that compilers make it fast. */
#define SUM_UP(sums, layer, values, inputs, units) \
    for (guint i = 0; i < (inputs); i++) { \
        const gint8 *of_input = (layer).weights + (gsize) i * (units); \
        const gint32 value = (values)[i]; \
        if (value) \
            for (guint u = 0; u < (units); u++) \
                (sums)[u] += value * of_input[u]; \
    }

GkGuess
gk_net_guess(const guint8 *inputs)
{
    const Net *all = net();
    gint32 first[FIRST] = { 0 }, second[SECOND] = { 0 }, last[GK_NET_CLASSES] = { 0 };
    guint8 values[FIRST];
    SUM_UP(first, all->first, inputs, GK_PATCH_INPUTS, FIRST)
    settle(&all->first, first, FIRST, values);
    SUM_UP(second, all->second, values, FIRST, SECOND)
    settle(&all->second, second, SECOND, values);
    SUM_UP(last, all->last, values, SECOND, GK_NET_CLASSES)
    guint best = 0, next = 0;
    gint64 best_value = G_MININT64, next_value = G_MININT64;
    for (guint u = 0; u < GK_NET_CLASSES; u++) {
        gint64 value = value_of(&all->last, last, u);
        if (value > best_value) {
            next = best, next_value = best_value;
            best = u, best_value = value;
        } else if (value > next_value) {
            next = u, next_value = value;
        }
    }
    return (GkGuess) { GK_NET_SIGNS[best], GK_NET_SIGNS[next], (guint8) MIN(best_value - next_value, 255) };
}
