/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the fork on: first what it inherited is put away (signals, descriptors), then
 * what needs files is loaded, then limits and sandbox close behind it, and only then a
 * stranger's bytes come in. Its parent may die at any moment (it asks to be killed
 * then, and looks once more in case that was before it asked).
 *
 * Memory that a large document took is given back to the machine only where it is
 * much: what stays serves the next one.
 *
 * What it can't do: forget. What libraries keep for the process stays for the next
 * document; pool.c replaces a worker after so many, and one in which they have failed.
 */
#include "cli/worker/worker.h"

#include "cli/worker/sandbox.h"
#include "cli/worker/wire.h"
#include "extract/ink/worn.h"
#include "normalize/json/json.h"

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
    /* Ctrl-C goes to the whole group: the parent decides what becomes of its workers. */
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
on_page(guint page, guint pages, GkPageStage stage, gpointer data)
{
    GkWorkerShare *share = data;
    share->pages = pages;
    share->stage = stage;
    share->page = stage == GK_PAGE_OVER ? 0 : page;
}

/* One text of the document may be longer than a part. */
static gboolean
send_part(const char *bytes, gsize length, gpointer data)
{
    while (length > 0) {
        gsize part = MIN(length, GK_WIRE_LIMIT_PART);
        if (!gk_wire_send(SOCKET, GK_FRAME_PART, bytes, part, -1))
            return FALSE;
        bytes += part;
        length -= part;
    }
    return TRUE;
}

/* What is extracted becomes the reply's own; the JSON goes before it. */
static void
extract(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply)
{
    GkExtractOptions sending = *options;
    sending.sink = send_part;
    g_autoptr(GkExtraction) extraction = gk_extract_bytes(document, request->name, &sending);
    reply->sha256 = g_steal_pointer(&extraction->sha256);
    if (extraction->wants_recognition && !request->recognize) {
        reply->outcome = g_strdup(GK_WANTS_RECOGNITION);
        return;
    }
    reply->notice = extraction->wants_recognition ? gk_sentence_ref(options->no_recognizer) : NULL;
    reply->outcome = g_strdup(extraction->outcome);
    reply->message = g_steal_pointer(&extraction->message);
    reply->json = g_steal_pointer(&extraction->json);
    reply->in_parts = extraction->given;
    reply->link = g_steal_pointer(&extraction->link);
    reply->counts = extraction->counts;
}

static gboolean
read_document(const GkRequest *request, int fd, const GkWorkerOptions *worker, const GkExtractOptions *options,
              GkReply *reply)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) document = gk_page_source_read_descriptor(fd, request->name, &error);
    if (!document) {
        reply->outcome = g_strdup(gk_failure_of_error(error));
        reply->message = gk_error_sentence(error);
        reply->sha256 = g_strdup("");
        return TRUE;
    }
    GkExtractOptions own = *options;
    own.lost = &request->lost;
    if (request->task == GK_TASK_PERFORM) {
        reply->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, document);
        return worker->perform && request->parameters && worker->perform(request, document, &own, reply);
    }
    extract(request, document, &own, reply);
    return TRUE;
}

static void
try_forbidden(const char *what, GkReply *reply)
{
    int code = gk_worker_try(what);
    reply->outcome = g_strdup(code ? "refused" : "allowed");
    reply->message = gk_sentence_of_errno(code);
    reply->sha256 = g_strdup("");
}

/* --- the life of a worker --- */

static gboolean
answer(const GkReply *reply)
{
    g_autoptr(GByteArray) body = gk_reply_pack(reply);
    return gk_wire_send(SOCKET, GK_FRAME_REPLY, body->data, body->len, -1);
}

static gboolean
serve(const GkWorkerOptions *worker, const GkExtractOptions *options)
{
    GkFrameKind kind;
    g_autofree char *body = NULL;
    gsize length;
    int fd;
    GkRequest request = { 0 };
    GkReply reply = { 0 };
    if (!gk_wire_receive(SOCKET, &kind, &body, &length, GK_WIRE_LIMIT_REQUEST, &fd))
        return FALSE;
    gboolean done = kind == GK_FRAME_REQUEST && gk_request_unpack(&request, body, length);
    if (done && request.task == GK_TASK_PROBE)
        try_forbidden(request.name, &reply);
    else
        done = done && fd >= 0 && read_document(&request, fd, worker, options, &reply);
    reply.worn = gk_is_worn();
    done = done && answer(&reply);
    if (fd >= 0)
        close(fd);
    gk_request_clear(&request);
    gk_reply_clear(&reply);
    if (mallinfo2().fordblks > KEPT_FREE)
        malloc_trim(0);
    return done;
}

void
gk_worker_live(int socket, int errors, GkWorkerShare *share, const GkWorkerOptions *options)
{
    pid_t parent = getppid();
    GkExtractOptions extract = *options->extract;
    guint64 memory = options->kind->memory;
    arrange_signals();
    arrange_descriptors(socket, errors);
    if (getppid() != parent) /* it ended before it could be watched */
        _exit(0);
    if (options->kind->load)
        options->kind->load(&extract);
    limit_resources(memory ? memory + memory / 4 : 0);
    share->refused = -1;
    share->features = options->sandbox ? gk_sandbox_enter(&share->refused) : 0;
    if ((share->features & options->needed) != options->needed) {
        g_printerr("the sandbox could not be entered\n");
        _exit(1);
    }
    extract.on_page = on_page;
    extract.on_page_data = share;
    while (serve(options, &extract))
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
