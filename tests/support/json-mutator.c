/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For libFuzzer and targets that read changed JSON (changed-json.h): half of the time only the changes are mutated, so that
 * the JSON behind them stays whole.
 */
#include <glib.h>
#include <string.h>

#define MOST 64 /* bytes of changes */

size_t LLVMFuzzerMutate(guint8 *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(guint8 *data, size_t size, size_t most, unsigned int seed);

size_t
LLVMFuzzerCustomMutator(guint8 *data, size_t size, size_t most, unsigned int seed)
{
    guint8 changes[MOST];
    const guint8 *nul = memchr(data, '\0', MIN(size, MOST + 1));
    size_t before = nul ? (size_t) (nul - data) : 0;
    if (!nul || seed % 2 || most < size + MOST)
        return LLVMFuzzerMutate(data, size, most);
    memcpy(changes, data, before);
    size_t after = LLVMFuzzerMutate(changes, before, MOST);
    for (size_t i = 0; i < after; i++)
        changes[i] = changes[i] ? changes[i] : 1;
    memmove(data + after, data + before, size - before);
    memcpy(data, changes, after);
    return after + size - before;
}
