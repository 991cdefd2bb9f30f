/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library to be preloaded that makes one call fail: the n-th allocation, or
 * the n-th read, write, fsync, close or rename, of the program under test.
 *
 * What it counts lies in a file that is mapped and shared, so that it outlives
 * a process that dies of it and is one for a program and the processes that it
 * forks, and needs no system call that a sandbox refuses.
 *
 *   GK_FAIL_FILE  the file, of the size of State; `at` is written by the test
 *   GK_FAIL_WHAT  "allocation" or "call"
 *   GK_FAIL_LIST  where it is set, nothing fails: the number of the first
 *                 allocation of each call stack of our own code is listed
 *   GK_FAIL_TRACE where it is set, the callers are printed to standard error when it fails
 *
 * An allocation is our own when the nearest caller that is not the C library,
 * GLib or cJSON is in libgongkai or the program.
 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_STACKS 30000
#define TABLE 65536 /* of stacks that are known; a power of two */
#define DEEPEST 64
#define MOST_RANGES 32

typedef struct {
    _Atomic uint64_t allocations, calls;
    uint64_t at; /* fails; 0: none */
    _Atomic uint64_t failed, n_stacks;
    uint64_t stacks[MOST_STACKS];
} State;

typedef struct {
    uintptr_t from, to;
    int own; /* else one that is passed over */
} Range;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static State *state;
static int lists, fails_calls, traces;
static Range ranges[MOST_RANGES];
static unsigned n_ranges;
static uint64_t known[TABLE];
static _Thread_local int within;

static int
note_range(struct dl_phdr_info *info, size_t size, void *data)
{
    static const char *const passed[] = { "libglib-", "libgobject-", "libgio-", "libcjson", "libc.so", "failing" };
    const char *name = info->dlpi_name;
    int own = *name == '\0' || strstr(name, "libgongkai") != NULL, other = 0;
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
        other |= strstr(name, passed[i]) != NULL;
    for (int i = 0; (own || other) && i < info->dlpi_phnum && n_ranges < MOST_RANGES; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        uintptr_t from = info->dlpi_addr + header->p_vaddr;
        if (header->p_type == PT_LOAD && (header->p_flags & PF_X))
            ranges[n_ranges++] = (Range) { from, from + header->p_memsz, own };
    }
    return 0;
}

/* The doors that the program may have to the allocator. */
static void
pass_over(const char *name)
{
    Dl_info info;
    const ElfW(Sym) *symbol = NULL;
    void *function = dlsym(RTLD_DEFAULT, name);
    if (function && dladdr1(function, &info, (void **) &symbol, RTLD_DL_SYMENT) && symbol)
        ranges[n_ranges++] = (Range) { (uintptr_t) function, (uintptr_t) function + symbol->st_size, 0 };
}

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("GK_FAIL_FILE"), *what = getenv("GK_FAIL_WHAT");
    int fd = path ? open(path, O_RDWR) : -1;
    if (fd < 0)
        return;
    within = 1;
    void *trace[1];
    backtrace(trace, 1); /* which loads a library */
    pass_over("malloc");
    pass_over("calloc");
    pass_over("realloc");
    dl_iterate_phdr(note_range, NULL);
    lists = getenv("GK_FAIL_LIST") != NULL;
    traces = getenv("GK_FAIL_TRACE") != NULL;
    fails_calls = what && strcmp(what, "call") == 0;
    state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (state == MAP_FAILED)
        state = NULL;
    close(fd);
    within = 0;
}

static const Range *
range_of(uintptr_t address)
{
    for (unsigned i = 0; i < n_ranges; i++)
        if (address >= ranges[i].from && address < ranges[i].to)
            return &ranges[i];
    return NULL;
}

/* Of the frames in our own code; 0 for a stack that another library asked from. */
static uint64_t
own_stack(void)
{
    void *frames[DEEPEST];
    int count = backtrace(frames, DEEPEST), first = 0;
    const Range *range = NULL;
    while (first < count && (range = range_of((uintptr_t) frames[first])) && !range->own)
        first++;
    if (first == count || !range)
        return 0;
    uint64_t hash = 14695981039346656037u;
    for (int i = first; i < count && (range = range_of((uintptr_t) frames[i])); i++)
        if (range->own)
            hash = (hash ^ ((uintptr_t) frames[i] - range->from)) * 1099511628211u;
    return hash | 1;
}

static void
list_stack(uint64_t number)
{
    uint64_t stack = own_stack();
    if (!stack)
        return;
    size_t at = (stack >> 20) % TABLE;
    while (known[at] && known[at] != stack)
        at = (at + 1) % TABLE;
    if (known[at])
        return;
    uint64_t place = atomic_fetch_add(&state->n_stacks, 1);
    if (place >= MOST_STACKS)
        return;
    known[at] = stack;
    state->stacks[place] = number;
}

static void
tell(void)
{
    void *frames[DEEPEST];
    atomic_fetch_add(&state->failed, 1);
    within = 1;
    if (traces)
        backtrace_symbols_fd(frames, backtrace(frames, DEEPEST), STDERR_FILENO);
    within = 0;
}

/* Whether the allocation at hand is to fail. */
static int
allocation_fails(void)
{
    if (!state || within)
        return 0;
    uint64_t number = atomic_fetch_add(&state->allocations, 1) + 1;
    if (lists) {
        within = 1;
        list_stack(number);
        within = 0;
        return 0;
    }
    if (fails_calls || number != state->at)
        return 0;
    tell();
    errno = ENOMEM;
    return 1;
}

/* The C library's own. */
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
    *(void **) &real = dlsym(RTLD_NEXT, name)

/* The second names are those that the program's own allocator calls; without it, all callers have the first. */
void *
__libc_malloc(size_t size)
{
    REAL(void *, "__libc_malloc", size_t);
    return allocation_fails() ? NULL : real(size);
}

void *
__libc_calloc(size_t count, size_t size)
{
    REAL(void *, "__libc_calloc", size_t, size_t);
    return allocation_fails() ? NULL : real(count, size);
}

void *
__libc_realloc(void *old, size_t size)
{
    REAL(void *, "__libc_realloc", void *, size_t);
    return allocation_fails() ? NULL : real(old, size);
}

void *
malloc(size_t size)
{
    return __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
    return __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
    return __libc_realloc(old, size);
}

/* Whether the call at hand is to fail, as a disk does that is broken or full. */
static int
call_fails(int code)
{
    if (!state || within || !fails_calls || atomic_fetch_add(&state->calls, 1) + 1 != state->at)
        return 0;
    tell();
    errno = code;
    return 1;
}

ssize_t
read(int fd, void *data, size_t length)
{
    REAL(ssize_t, "read", int, void *, size_t);
    return call_fails(EIO) ? -1 : real(fd, data, length);
}

ssize_t
write(int fd, const void *data, size_t length)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    return call_fails(ENOSPC) ? -1 : real(fd, data, length);
}

int
fsync(int fd)
{
    REAL(int, "fsync", int);
    return call_fails(EIO) ? -1 : real(fd);
}

/* What fails to be closed is closed. */
int
close(int fd)
{
    REAL(int, "close", int);
    int done = real(fd);
    return call_fails(EIO) ? -1 : done;
}

int
rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    return call_fails(EIO) ? -1 : real(from, to);
}
