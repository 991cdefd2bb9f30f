/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An allocation that fails is the end of the process.
 *
 * Libraries go on without memory in ways of their own, and most without a word:
 * cairo and FreeType leave a glyph undrawn, PCRE2 finds nothing, a formatted
 * string is not appended. What would come out then is another result of the
 * same file. So the C library's allocator has a door here, for all libraries
 * (those of the program come first where names are looked up): no caller ever
 * sees that memory was refused. A worker that ends so costs its document or its
 * page, and is named for it (cli/worker/verdict.c).
 *
 * Blocks beyond a fixed size are refused on every machine alike. Programs ask
 * for them when a file lies about its sizes, and are prepared for the answer.
 *
 * Blocks are empty when they are given out. Poppler looks at fields of damaged
 * fonts that it never set; what an earlier document left there would decide what
 * it reads.
 *
 * Where the C library has no second name for its functions, or a sanitizer has
 * an allocator of its own, none of this is there.
 */
#include "cli/memory.h"

#include "data/messages.h"

#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *last_words = N_("out of memory");

void
gk_memory_open(const char *words)
{
    last_words = words;
}

#ifdef HAVE_LIBC_MALLOC

#define LARGEST_BLOCK (UINT64_C(4) << 30)
#define LARGE (128u * 1024u) /* bytes: from here on glibc may map fresh pages */
#define FAILED 2 /* the exit status of what could not be done */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void
say(const char *text)
{
    gssize written = write(STDERR_FILENO, text, strlen(text));
    (void) written; /* nobody is left to be told */
}

static void *
refuse(size_t size)
{
    if (size <= LARGEST_BLOCK) {
        say("gongkai: ");
        say(last_words);
        say("\n");
        _exit(FAILED);
    }
    errno = ENOMEM;
    return NULL;
}

/* Blocks of fresh pages are empty; of others all that may be used is emptied. */
static void *
empty(size_t size)
{
    if (size > LARGE)
        return __libc_calloc(1, size);
    void *block = __libc_malloc(size);
    if (block)
        memset(block, 0, malloc_usable_size(block));
    return block;
}

void *
malloc(size_t size)
{
    void *block = size <= LARGEST_BLOCK ? empty(size) : NULL;
    return block ? block : refuse(size);
}

void *
calloc(size_t count, size_t size)
{
    size_t whole = size && count > SIZE_MAX / size ? SIZE_MAX : count * size;
    void *block = whole <= LARGEST_BLOCK ? __libc_calloc(count, size) : NULL;
    return block ? block : refuse(whole);
}

/* Nothing is what there is of a block that was given back. */
void *
realloc(void *old, size_t size)
{
    size_t before = old ? malloc_usable_size(old) : 0;
    void *block = size <= LARGEST_BLOCK ? __libc_realloc(old, size) : NULL;
    size_t after = block ? malloc_usable_size(block) : 0;
    if (after > before)
        memset((char *) block + before, 0, after - before);
    return block || (old && size == 0) ? block : refuse(size);
}

void *
memalign(size_t alignment, size_t size)
{
    void *block = size <= LARGEST_BLOCK ? __libc_memalign(alignment, size) : NULL;
    return block ? block : refuse(size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int
posix_memalign(void **block, size_t alignment, size_t size)
{
    if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0)
        return EINVAL;
    *block = memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}

#endif
