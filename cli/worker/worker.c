/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/worker/worker.h"

#include "cli/worker/sandbox.h"
#include "cli/worker/wire.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define SOCKET 3 /* where the socket lies in a worker */
#define LIMIT_ERRORS (64 * 1024) /* bytes of standard error that are kept */
#define LIMIT_DESCRIPTORS 128
#define KEPT_FREE (64u * 1024 * 1024) /* free memory that is kept for the next document */
#define ROOM_FOR_MAPS (1024ull * 1024 * 1024) /* fonts, character tables and libraries are mapped, not allocated */

/* --- becoming a worker --- */

static void
arrange_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    /* Ctrl-C goes to the whole group: batch decides what becomes of its workers. */
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/* Leaves standard input and output empty, `errors` as standard error, the socket, and nothing else. */
static void
arrange_descriptors(int socket, int errors)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0 ||
        dup2(errors, STDERR_FILENO) < 0 || dup2(socket, SOCKET) < 0)
        _exit(1);
    if (close_range(SOCKET + 1, ~0u, 0) != 0)
        for (int fd = SOCKET + 1; fd < 1024; fd++)
            close(fd);
}

static void
set_limit(int which, guint64 value)
{
    struct rlimit limit;
    if (getrlimit(which, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? value : MIN(value, limit.rlim_max);
    limit.rlim_max = limit.rlim_cur;
    setrlimit(which, &limit);
}

static void
limit_resources(guint64 memory)
{
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_FSIZE, LIMIT_ERRORS);
    set_limit(RLIMIT_NOFILE, LIMIT_DESCRIPTORS);
    set_limit(RLIMIT_NPROC, 0);
    prctl(PR_SET_DUMPABLE, 0);
#ifndef __SANITIZE_ADDRESS__ /* which maps terabytes of address space */
    if (memory) {
        set_limit(RLIMIT_DATA, memory);
        set_limit(RLIMIT_AS, memory + ROOM_FOR_MAPS);
    }
#endif
}

/* --- one document --- */

static void
on_page(guint page, guint pages, gboolean begins, gpointer data)
{
    GkWorkerShare *share = data;
    share->pages = pages;
    share->page = begins ? page : 0;
}

static gboolean
answer(const GkReply *reply)
{
    g_autoptr(GByteArray) body = gk_reply_pack(reply);
    return gk_wire_send(SOCKET, GK_FRAME_RESULT, body->data, body->len, -1);
}

/* Replies point into what was extracted: nothing of them is freed here but the hash. */
static gboolean
read_document(const char *name, int fd, const GkExtractOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = gk_page_source_read_descriptor(fd, name, &error);
    if (!bytes) {
        g_autoptr(GkSentence) message = gk_error_sentence(error);
        GkReply reply = { .outcome = (char *) "not_found", .message = message, .sha256 = (char *) "" };
        return answer(&reply);
    }
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_autoptr(GkExtraction) extraction = gk_extract_bytes(bytes, name, options);
    GkReply reply = { .outcome = (char *) extraction->outcome,
                      .message = extraction->message,
                      .json = extraction->json,
                      .sha256 = hash,
                      .link = extraction->link,
                      .pages = extraction->pages,
                      .tables = extraction->tables,
                      .checks_passed = extraction->checks_passed,
                      .checks_failed = extraction->checks_failed,
                      .warnings = extraction->warnings,
                      .errors = extraction->errors };
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        reply.codes[i] = extraction->codes[i];
    return answer(&reply);
}

static gboolean
try_forbidden(const char *what)
{
    int code = gk_worker_try(what);
    g_autoptr(GkSentence) message = gk_sentence_of_errno(code);
    GkReply reply = { .outcome = (char *) (code ? "refused" : "allowed"),
                      .message = message,
                      .sha256 = (char *) "" };
    return answer(&reply);
}

/* --- the life of a worker --- */

static gboolean
serve(const GkExtractOptions *options)
{
    GkFrameKind kind;
    g_autofree char *body = NULL;
    int fd;
    gboolean done = FALSE;
    if (!gk_wire_receive(SOCKET, &kind, &body, GK_WIRE_LIMIT_NAME, &fd))
        return FALSE;
    if (kind == GK_FRAME_JOB && fd >= 0)
        done = read_document(body, fd, options);
    else if (kind == GK_FRAME_PROBE)
        done = try_forbidden(body);
    if (fd >= 0)
        close(fd);
    if (mallinfo2().fordblks > KEPT_FREE)
        malloc_trim(0);
    return done;
}

void
gk_worker_live(int socket, int errors, GkWorkerShare *share, const GkWorkerOptions *options)
{
    pid_t parent = getppid();
    arrange_signals();
    arrange_descriptors(socket, errors);
    if (getppid() != parent) /* batch ended before it could be watched */
        _exit(0);
    limit_resources(options->memory);
    share->refused = -1;
    share->features = options->sandbox ? gk_sandbox_enter(&share->refused) : 0;
    if ((share->features & options->needed) != options->needed) {
        g_printerr("the sandbox could not be entered\n");
        _exit(1);
    }
    GkExtractOptions extract = *options->extract;
    extract.on_page = on_page;
    extract.on_page_data = share;
    while (serve(&extract))
        share->page = 0;
    _exit(0);
}

/* --- warming up --- */

/* One page with a word in a font that is not embedded. Its cross-reference table is left to be rebuilt. */
static const char SMALL_DOCUMENT[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 "
    "R>>>>>>endobj\n"
    "4 0 obj<</Length 86>>stream\n"
    "BT /F 12 Tf 20 100 Td (A 1) Tj ET BT /G 12 Tf 20 50 Td <4E00> Tj ET 10 10 100 1 re f   \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/SimSun/Encoding/WinAnsiEncoding>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>endobj\n"
    "trailer<</Root 1 0 R/Size 7>>\n%%EOF\n";

void
gk_worker_warm_up(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(SMALL_DOCUMENT, sizeof SMALL_DOCUMENT - 1);
    GkExtractOptions options = { 0 };
    g_autoptr(GkExtraction) extraction = gk_extract_bytes(bytes, "warm-up", &options);
}
