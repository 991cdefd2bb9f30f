/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The list of system calls that remain, and what becomes of who asks for another.
 *
 * A document that makes its reader ask for a socket has taken it over: nothing
 * that the worker says from then on is worth anything. So whatever is not listed
 * ends it. The kernel sends SIGSYS, whose handler notes the number of the call
 * for the parent, and the process ends by that signal.
 *
 * Some calls are asked for by good libraries too, which do without when they are
 * refused: TRIED. Those return EPERM, and cost nothing but a word in the manifest.
 *
 * The handler can't be replaced from within (a new one for SIGSYS is such a call
 * itself), and a blocked or forgotten SIGSYS ends a process all the same. Who has
 * taken a worker over can write another number into the memory that it shares
 * with its parent; it can't go on. Where the machine's registers are not known
 * here, the kernel ends the worker by itself, and the call goes unnamed.
 */
#include "cli/worker/sandbox.h"

#ifdef HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <ucontext.h>
#include <unistd.h>

static const int ALLOWED[] = {
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    /* descriptors that are open already, or that were opened for reading */
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(fstatfs),
    SCMP_SYS(statfs),
    SCMP_SYS(fadvise64),
    SCMP_SYS(getdents64),
    SCMP_SYS(dup),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(recvmsg),
    SCMP_SYS(recvfrom),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendto),
    /* looking for files */
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(getcwd),
    /* itself */
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(futex),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(times),
    SCMP_SYS(membarrier),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    /* time, chance, facts about the machine */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
};

/* Asked for without harm: by fontconfig, which writes down what it has found of fonts where its cache is old, and before
 * that makes a folder for it or has itself let into it. It opens files to write (or to lock) them; reading is allowed. */
static const int TRIED[] = {
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(chmod), SCMP_SYS(fchmodat),
};

/* open() flags that write, or make files. */
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

#ifndef SYS_SECCOMP
#define SYS_SECCOMP 1 /* siginfo_t.si_code of a refused call */
#endif

static volatile int *noted; /* in memory shared with batch; one worker, one place */

#if defined(__x86_64__)
#define RETURN_REGISTER(context) ((context)->uc_mcontext.gregs[REG_RAX])
#elif defined(__aarch64__)
#define RETURN_REGISTER(context) ((context)->uc_mcontext.regs[0])
#endif

#ifdef RETURN_REGISTER
static gboolean
is_tried(int call)
{
    for (guint i = 0; i < G_N_ELEMENTS(TRIED); i++)
        if (TRIED[i] == call)
            return TRUE;
    return FALSE;
}

/* While it runs SIGSYS is blocked, so that the next refused call, which the last line makes, is the end. */
static void
on_refused(int number, siginfo_t *info, void *data)
{
    ucontext_t *context = data;
    gboolean known = info->si_code == SYS_SECCOMP;
    if (known && noted && *noted < 0)
        *noted = info->si_syscall;
    RETURN_REGISTER(context) = -EPERM;
    if (!known || !is_tried(info->si_syscall))
        signal(number, SIG_DFL);
}

static gboolean
watch(void)
{
    struct sigaction action = { .sa_sigaction = on_refused, .sa_flags = SA_SIGINFO };
    return sigaction(SIGSYS, &action, NULL) == 0;
}
#define REFUSE SCMP_ACT_TRAP
#else
static gboolean
watch(void)
{
    return TRUE;
}
#define REFUSE SCMP_ACT_KILL_PROCESS
#endif

static gboolean
allow_in_part(scmp_filter_ctx filter)
{
    const scmp_datum_t own = (scmp_datum_t) getpid();
    int result = 0;
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING, 0));
#ifdef SYS_open
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, WRITING, 0));
#endif
    /* who is told of a refused call stays who it is */
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(rt_sigaction), 1, SCMP_A0(SCMP_CMP_NE, SIGSYS));
    /* abort() signals its own process; nobody else's. */
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, own));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_EQ, own));
    /* is it a terminal? */
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, TCGETS));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFD));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_SETFD));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_DUPFD_CLOEXEC));
    /* limits may be asked for, not set */
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
    return result == 0;
}

/* Where the kernel itself ends who asks for what is not listed. Of open() it is each flag that writes. */
static gboolean
spare_tried(scmp_filter_ctx filter)
{
    int result = 0;
#ifndef RETURN_REGISTER
    for (guint i = 0; i < G_N_ELEMENTS(TRIED); i++) {
        unsigned flags = TRIED[i] == SCMP_SYS(open) ? 1 : TRIED[i] == SCMP_SYS(openat) ? 2 : 0;
        for (scmp_datum_t bit = 1; flags && bit <= WRITING; bit <<= 1)
            if (bit & WRITING)
                result |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), TRIED[i], 1, SCMP_CMP(flags, SCMP_CMP_MASKED_EQ, bit, bit));
        if (!flags)
            result |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), TRIED[i], 0);
    }
#endif
    return result == 0;
}

static gboolean
allow(scmp_filter_ctx filter)
{
    for (guint i = 0; i < G_N_ELEMENTS(ALLOWED); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, ALLOWED[i], 0) != 0)
            return FALSE;
    return allow_in_part(filter) && spare_tried(filter);
}

gboolean
gk_sandbox_seccomp(volatile int *refused)
{
    noted = refused;
    scmp_filter_ctx filter = seccomp_init(REFUSE);
    gboolean done = filter && watch() && allow(filter) && seccomp_load(filter) == 0;
    if (filter)
        seccomp_release(filter);
    return done;
}

char *
gk_sandbox_call_name(int number)
{
    char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
    char *copy = name ? g_strdup(name) : g_strdup_printf("system call %d", number);
    free(name);
    return copy;
}

#else

gboolean
gk_sandbox_seccomp(volatile int *refused)
{
    return FALSE;
}

char *
gk_sandbox_call_name(int number)
{
    return g_strdup_printf("system call %d", number);
}

#endif
