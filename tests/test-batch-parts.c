/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts of batch that can be tried without processes: what workers say, lines of the manifest, names of outputs.
 */
#include "cli/batch/links.h"
#include "cli/batch/names.h"
#include "cli/batch/record.h"
#include "cli/worker/reply.h"
#include "cli/worker/request.h"
#include "cli/worker/wire.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* --- what workers say --- */

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static GByteArray *
sample_reply(void)
{
    GkReply reply = {
        .outcome = (char *) "complete", .json = (char *) "{\"a\":1}\n", .sha256 = (char *) HASH, .link = (char *) "a", .counts.pages = 7
    };
    g_autoptr(GkSentence) message = gk_sentence_new("page %u", 3);
    reply.message = message;
    reply.counts.codes[GK_DIAGNOSTIC_CORRECTION_REFUSED] = 3;
    reply.counts.warnings = 3;
    g_autoptr(GBytes) blob = reply.blob = g_bytes_new_static("\0\xff", 2);
    return gk_reply_pack(&reply);
}

static void
expect_sentence(const GkSentence *sentence, const char *expected)
{
    GkJson *json = gk_json_new(TRUE);
    gk_json_begin_object(json, NULL);
    gk_sentence_to_json(sentence, json);
    gk_json_end_object(json);
    g_autofree char *text = g_strchomp(gk_json_finish(json));
    g_assert_cmpstr(text, ==, expected);
}

static void
test_reply(void)
{
    g_autoptr(GByteArray) body = sample_reply();
    GkReply reply = { 0 };
    g_assert_true(gk_reply_unpack(&reply, body->data, body->len));
    g_assert_cmpstr(reply.outcome, ==, "complete");
    g_assert_cmpstr(reply.json, ==, "{\"a\":1}\n");
    expect_sentence(reply.message, "{\"message\":\"page 3\",\"template\":\"page {1:u}\",\"arguments\":[\"3\"]}");
    g_assert_cmpstr(reply.link, ==, "a");
    g_assert_cmpuint(reply.counts.pages, ==, 7);
    g_assert_cmpuint(reply.counts.codes[GK_DIAGNOSTIC_CORRECTION_REFUSED], ==, 3);
    g_assert_cmpuint(g_bytes_get_size(reply.blob), ==, 2);
    gk_reply_clear(&reply);
}

/* Whatever the bytes are: refused and cleared, or whole. */
static void
test_lying_reply(void)
{
    g_autoptr(GByteArray) body = sample_reply();
    for (guint i = 0; i < body->len; i++) {
        GkReply reply = { 0 };
        g_assert_false(gk_reply_unpack(&reply, body->data, i));
        g_assert_null(reply.json);
    }
    for (guint i = 0; i < body->len * 8; i++) {
        GkReply reply = { 0 };
        body->data[i / 8] ^= (guint8) (1 << i % 8);
        if (gk_reply_unpack(&reply, body->data, body->len))
            g_assert_true(reply.outcome && reply.sha256 && (!reply.json || g_utf8_validate(reply.json, -1, NULL)));
        gk_reply_clear(&reply);
        body->data[i / 8] ^= (guint8) (1 << i % 8);
    }
    GkReply reply = { 0 };
    g_byte_array_append(body, (const guint8 *) "x", 1);
    g_assert_false(gk_reply_unpack(&reply, body->data, body->len));
}

/* Numbers that contradict each other, and what is no hash, are no reply. */
static void
test_contradictions(void)
{
    GkReply replies[] = {
        { .outcome = (char *) "complete", .sha256 = (char *) HASH, .counts.warnings = 1 },
        { .outcome = (char *) "complete", .sha256 = (char *) HASH, .counts.errors = 2 },
        { .outcome = (char *) "complete", .sha256 = (char *) HASH, .counts.pages = G_MAXUINT32 },
        { .outcome = (char *) "complete", .sha256 = (char *) "\x1b[2J" },
        { .sha256 = (char *) HASH },
    };
    for (guint i = 0; i < G_N_ELEMENTS(replies); i++) {
        g_autoptr(GByteArray) body = gk_reply_pack(&replies[i]);
        GkReply reply;
        g_assert_false(gk_reply_unpack(&reply, body->data, body->len));
    }
}

/* --- what workers are asked --- */

static GByteArray *
sample_request(void)
{
    g_autoptr(GkSentence) why = gk_sentence_new("took more than %u s for page %u", 60, 3);
    g_autoptr(GBytes) parameters = g_bytes_new_static("\1\0\2", 3);
    GkRequest request = { .task = GK_TASK_PERFORM, .name = (char *) "甲.pdf", .recognize = TRUE, .parameters = parameters };
    g_assert_true(gk_lost_pages_add(&request.lost, 3, why));
    g_assert_false(gk_lost_pages_add(&request.lost, 3, why));
    request.lost.rest_from = 9;
    GByteArray *body = gk_request_pack(&request);
    gk_lost_pages_clear(&request.lost);
    return body;
}

static void
test_request(void)
{
    g_autoptr(GByteArray) body = sample_request();
    GkRequest request;
    g_assert_true(gk_request_unpack(&request, body->data, body->len));
    g_assert_cmpint(request.task, ==, GK_TASK_PERFORM);
    g_assert_cmpstr(request.name, ==, "甲.pdf");
    g_assert_true(request.recognize);
    g_assert_cmpuint(request.lost.count, ==, 1);
    g_assert_cmpuint(request.lost.rest_from, ==, 9);
    g_autoptr(GkSentence) of_3 = gk_lost_pages_find(&request.lost, 3, 20);
    g_autoptr(GkSentence) of_9 = gk_lost_pages_find(&request.lost, 9, 20);
    g_assert_cmpstr(gk_sentence_text(of_3), ==, "page 3 was not read: took more than 60 s for page 3");
    g_assert_nonnull(strstr(gk_sentence_text(of_9), "up to page 20"));
    g_assert_null(gk_lost_pages_find(&request.lost, 8, 20));
    g_assert_cmpuint(g_bytes_get_size(request.parameters), ==, 3);
    gk_request_clear(&request);
    for (guint i = 0; i < body->len; i++)
        g_assert_false(gk_request_unpack(&request, body->data, i));
    for (guint i = 0; i < body->len * 8; i++) {
        body->data[i / 8] ^= (guint8) (1 << i % 8);
        if (gk_request_unpack(&request, body->data, body->len))
            g_assert_true(request.name && request.lost.count <= GK_LOST_PAGES);
        gk_request_clear(&request);
        body->data[i / 8] ^= (guint8) (1 << i % 8);
    }
}

static void
test_frames(void)
{
    int pair[2], fd;
    gsize length;
    GkFrameKind kind;
    g_autofree char *body = NULL, *refused = NULL;
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), ==, 0);
    g_assert_true(gk_wire_send(pair[0], GK_FRAME_REQUEST, "name", 4, STDIN_FILENO));
    g_assert_true(gk_wire_receive(pair[1], &kind, &body, &length, 100, &fd));
    g_assert_cmpint(kind, ==, GK_FRAME_REQUEST);
    g_assert_cmpstr(body, ==, "name");
    g_assert_cmpuint(length, ==, 4);
    g_assert_cmpint(fd, >=, 0);
    close(fd);
    g_assert_true(gk_wire_send(pair[0], GK_FRAME_REQUEST, "longer than allowed", 19, -1));
    g_assert_false(gk_wire_receive(pair[1], &kind, &refused, &length, 10, &fd));
    g_assert_null(refused);
    close(pair[0]);
    g_assert_false(gk_wire_receive(pair[1], &kind, &refused, &length, 10, &fd));
    close(pair[1]);
}

static void
test_heads(void)
{
    guint8 junk[GK_WIRE_HEAD] = "GET / HTTP/1.1\r";
    gsize whole;
    GkFrameKind kind;
    g_assert_true(gk_wire_check_head(junk, 3, &kind, &whole));
    g_assert_cmpuint(whole, ==, 0);
    g_assert_false(gk_wire_check_head(junk, sizeof junk, &kind, &whole));
    const guint64 good[2] = { 0x676b3032u | (guint64) GK_FRAME_REPLY << 32, 5 },
                  large[2] = { good[0], G_MAXUINT64 - 3 };
    g_assert_true(gk_wire_check_head((const guint8 *) good, sizeof good, &kind, &whole));
    g_assert_cmpuint(whole, ==, GK_WIRE_HEAD + 5);
    g_assert_cmpint(kind, ==, GK_FRAME_REPLY);
    g_assert_false(gk_wire_check_head((const guint8 *) large, sizeof large, &kind, &whole));
    const guint64 part[2] = { 0x676b3032u | (guint64) GK_FRAME_PART << 32, GK_WIRE_LIMIT_PART },
                  wide[2] = { part[0], GK_WIRE_LIMIT_PART + 1 };
    g_assert_true(gk_wire_check_head((const guint8 *) part, sizeof part, &kind, &whole));
    g_assert_cmpint(kind, ==, GK_FRAME_PART);
    g_assert_false(gk_wire_check_head((const guint8 *) wide, sizeof wide, &kind, &whole));
}

/* --- lines of the manifest --- */

static void
test_record(void)
{
    const char *path = "a \"b\"\n\xff\xfe%41/\xe4\xb8\xad.pdf";
    g_autoptr(GkSentence) message = gk_sentence_new("took more than %u s", 3);
    GkRecord record = { .path = (char *) path,
                        .outcome = GK_OUTCOME_TIMED_OUT,
                        .message = message,
                        .mtime_ns = G_MAXINT64 - 1,
                        .inode = G_MAXINT64,
                        .bytes = 1024u * 1024u * 1024u,
                        .counts.pages = 9,
                        .output = (char *) "\xff.json",
                        .link = (char *) "budget 2025 甲局",
                        .seconds = 1.5 };
    record.counts.codes[2] = 4;
    g_autofree char *line = gk_record_to_line(&record, path);
    g_assert_true(strchr(line, '\n') == line + strlen(line) - 1);
    g_assert_true(g_utf8_validate(line, -1, NULL));
    GkRecord read;
    g_assert_true(gk_record_from_line(&read, line));
    g_assert_cmpstr(read.path, ==, path);
    g_assert_cmpstr(read.output, ==, "\xff.json");
    g_assert_cmpstr(read.link, ==, "budget 2025 甲局");
    expect_sentence(read.message, "{\"message\":\"took more than 3 s\",\"template\":\"took more than {1:u} s\","
                                  "\"arguments\":[\"3\"]}");
    g_assert_cmpint(read.outcome, ==, GK_OUTCOME_TIMED_OUT);
    g_assert_cmpint(read.mtime_ns, ==, record.mtime_ns);
    g_assert_cmpuint(read.inode, ==, record.inode);
    g_assert_cmpuint(read.counts.codes[2], ==, 4);
    g_assert_null(read.sha256);
    g_autofree char *again = gk_record_to_line(&read, read.path);
    g_assert_cmpstr(again, ==, line);
    gk_record_clear(&read);
}

static void
test_bad_lines(void)
{
    const char *const lines[] = { "",
                                  "{",
                                  "[]",
                                  "7",
                                  "{}",
                                  "{\"path\":\"a\"}",
                                  "{\"path\":\"a\",\"outcome\":\"excellent\"}",
                                  "{\"path\":3,\"outcome\":\"complete\"}" };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        GkRecord record;
        g_assert_false(gk_record_from_line(&record, lines[i]));
        g_assert_null(record.path);
    }
}

/* Those of one link have each other, a copy what its original has; too many of one link are no parts of one. */
static void
test_links(void)
{
    static const struct {
        const char *path, *link, *duplicate_of;
    } INPUTS[] = { { "text.pdf", "government_budget 2025 640100", NULL },
                   { "other.pdf", "government_budget 2024 640100", NULL },
                   { "tables.pdf", "government_budget 2025 640100", NULL },
                   { "copy.pdf", "government_budget 2025 640100", "text.pdf" },
                   { "none.pdf", NULL, NULL } };
    GkRecord records[G_N_ELEMENTS(INPUTS) + GK_LINKS_MOST + 1] = { 0 };
    for (guint i = 0; i < G_N_ELEMENTS(records); i++) {
        gboolean many = i >= G_N_ELEMENTS(INPUTS);
        records[i].path = many ? g_strdup_printf("%u.pdf", i) : g_strdup(INPUTS[i].path);
        records[i].link = g_strdup(many ? "budget 2025 甲局" : INPUTS[i].link);
        records[i].duplicate_of = many ? NULL : g_strdup(INPUTS[i].duplicate_of);
    }
    gk_links_find(records, G_N_ELEMENTS(records));
    g_assert_cmpuint(g_strv_length(records[0].linked), ==, 1);
    g_assert_cmpstr(records[0].linked[0], ==, "tables.pdf");
    g_assert_null(records[1].linked);
    g_assert_cmpstr(records[2].linked[0], ==, "text.pdf");
    g_assert_cmpuint(g_strv_length(records[3].linked), ==, 1);
    g_assert_cmpstr(records[3].linked[0], ==, "tables.pdf");
    g_assert_null(records[4].linked);
    g_assert_null(records[G_N_ELEMENTS(INPUTS)].linked);
    for (guint i = 0; i < G_N_ELEMENTS(records); i++)
        gk_record_clear(&records[i]);
}

/* --- names of outputs --- */

static void
expect_name(GkNames *names, const char *path, const char *relative, const char *expected)
{
    g_autofree char *name = gk_names_choose(names, path, relative);
    g_assert_cmpstr(name, ==, expected);
}

static void
test_names(void)
{
    g_autoptr(GkNames) names = gk_names_new();
    gk_names_reserve(names, "taken.json");
    expect_name(names, "/x/a.pdf", "a.pdf", "a.json");
    expect_name(names, "/x/b/a.pdf", "b/a.pdf", "b/a.json");
    expect_name(names, "/x/a", "a.b", "a.b.json");
    expect_name(names, "/x/.pdf", ".pdf", ".pdf.json");
    expect_name(names, "/x/b/.pdf", "b/.pdf", "b/.pdf.json");
    expect_name(names, "/x/A.pdf", "A.pdf", "A~d3e1acc2.json");
    expect_name(names, "/x/\xc3\xa9.pdf", "\xc3\xa9.pdf", "\xc3\xa9.json");
    expect_name(names, "/x/e\xcc\x81.pdf", "e\xcc\x81.pdf", "e\xcc\x81~2b6b8f60.json");
    /* the first eight digits of the path's SHA-256 */
    expect_name(names, "/x/a.PDF", "a.PDF", "a~368b5b12.json");
    expect_name(names, "/x/taken.pdf", "taken.pdf", "taken~22a14a87.json");
    expect_name(names, "/x/a.json/c.pdf", "a.json/c.pdf", "c~416b2a28948ed1a4.json");
}

static void
test_long_names(void)
{
    g_autoptr(GkNames) names = gk_names_new();
    g_autofree char *many = g_strnfill(250, 'x'), *first = g_strconcat(many, "1.pdf", NULL);
    g_autofree char *second = g_strconcat(many, "2.pdf", NULL);
    g_autofree char *a = gk_names_choose(names, first, first), *b = gk_names_choose(names, second, second);
    g_assert_cmpuint(strlen(a), <=, 255);
    g_assert_cmpstr(a, !=, b);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wire/reply", test_reply);
    g_test_add_func("/wire/lying-reply", test_lying_reply);
    g_test_add_func("/wire/contradictions", test_contradictions);
    g_test_add_func("/wire/request", test_request);
    g_test_add_func("/wire/frames", test_frames);
    g_test_add_func("/wire/heads", test_heads);
    g_test_add_func("/record/round-trip", test_record);
    g_test_add_func("/record/bad-lines", test_bad_lines);
    g_test_add_func("/batch/links", test_links);
    g_test_add_func("/names/choose", test_names);
    g_test_add_func("/names/long", test_long_names);
    return g_test_run();
}
