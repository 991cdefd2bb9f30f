/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai explain: how each page came out as it did.
 *
 * The document is read as `extract` reads it, in a confined worker, with a trace (layout/trace.h); what the finished
 * document says is added (events.c); of that, what was asked for is written there, and comes back as text.
 */
#include "cli/explain/explain.h"

#include "cli/options/command.h"
#include "cli/extract_read.h"
#include "cli/worker/confined.h"
#include "cli/worker/limits.h"
#include "cli/worker/packed.h"
#include "export/output.h"
#include "extract/limits.h"

#include <string.h>

/* The worker's word for more events than are kept. */
#define LIMITED "incomplete"

typedef enum { FORMAT_NDJSON, FORMAT_HTML, FORMAT_SVG, N_FORMATS } Format;

/* What the worker is asked for. */
typedef struct {
    GkExplainChoice choice;
    Format format;
} Wanted;

typedef struct {
    GkExtractOptions extract;
    GkPoolOptions pool;
    Wanted wanted;
    const char *file, *output;
} Options;

static gboolean
has_ending(const char *path, const char *ending)
{
    gsize length = strlen(path), end = strlen(ending);
    return length > end && g_ascii_strcasecmp(path + length - end, ending) == 0;
}

static Format
choose_format(const char *format, const char *output)
{
    if (format)
        return strcmp(format, "html") == 0 ? FORMAT_HTML : strcmp(format, "svg") == 0 ? FORMAT_SVG : FORMAT_NDJSON;
    if (output && (has_ending(output, ".html") || has_ending(output, ".htm")))
        return FORMAT_HTML;
    return output && has_ending(output, ".svg") ? FORMAT_SVG : FORMAT_NDJSON;
}

/* The layers named in "rows,cells"; all without any. FALSE after a message. */
static gboolean
choose_layers(const char *text, guint *layers)
{
    *layers = text ? 1u << GK_TRACE_LAYER_PAGE : (1u << GK_N_TRACE_LAYERS) - 1;
    g_auto(GStrv) names = g_strsplit(text ? text : "", ",", -1);
    for (char **name = names; *name; name++) {
        guint layer = 0;
        while (layer < GK_N_TRACE_LAYERS && strcmp(gk_trace_layer_name(layer), g_strstrip(*name)) != 0)
            layer++;
        if (layer == GK_N_TRACE_LAYERS) {
            gk_say("--layers %s: there is no layer of that name; gongkai schema --codes lists them", *name);
            return FALSE;
        }
        *layers |= 1u << layer;
    }
    return TRUE;
}

/* "t3" or "3". */
static gboolean
parse_table(const char *text, guint *table)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(*text == 't' ? text + 1 : text, 10, 1, G_MAXUINT32, &value, NULL))
        return FALSE;
    *table = (guint) value;
    return TRUE;
}

static gboolean
prepare(Options *options, const GkSettings *settings)
{
    char **files = gk_settings_arguments(settings);
    const char *page = gk_settings_text(settings, "page"), *table = gk_settings_text(settings, "table");
    const char *output = gk_settings_text(settings, "output");
    options->extract = (GkExtractOptions) { .password = gk_settings_text(settings, "password"),
                                            .no_join = gk_settings_flag(settings, "no-join"),
                                            .keep_hidden = gk_settings_flag(settings, "keep-hidden") };
    options->file = files[0];
    options->output = output && strcmp(output, "-") != 0 ? output : NULL;
    options->wanted.format = choose_format(gk_settings_text(settings, "format"), output);
    if (!files[0] || files[1]) {
        gk_say("explain: name one PDF file, or - for standard input; see gongkai explain --help");
        return FALSE;
    }
    if (page && !gk_parse_pages(page, &options->wanted.choice.first_page, &options->wanted.choice.last_page)) {
        gk_say("--page %s: not a page; write 3, 3-7 or 3-", page);
        return FALSE;
    }
    if (table && !parse_table(table, &options->wanted.choice.table)) {
        gk_say("--table %s: not a table; write t3 or 3", table);
        return FALSE;
    }
    return choose_layers(gk_settings_text(settings, "layers"), &options->wanted.choice.layers) &&
        gk_worker_limits(&options->pool, settings) && gk_extract_set_recognition(&options->extract, settings) &&
        gk_extract_load_profile(&options->extract, gk_settings_text(settings, "profile"));
}

/* --- in the worker --- */

static GByteArray *
pack(const Wanted *wanted)
{
    GByteArray *body = g_byte_array_new();
    gk_pack_number(body, wanted->choice.first_page);
    gk_pack_number(body, wanted->choice.last_page);
    gk_pack_number(body, wanted->choice.table);
    gk_pack_number(body, wanted->choice.layers);
    gk_pack_number(body, wanted->format);
    return body;
}

static gboolean
unpack(Wanted *wanted, GBytes *parameters)
{
    gsize length;
    gconstpointer body = g_bytes_get_data(parameters, &length);
    GkUnpacker unpacker = gk_unpacker(body, length);
    wanted->choice.first_page = gk_unpack_number(&unpacker);
    wanted->choice.last_page = gk_unpack_number(&unpacker);
    wanted->choice.table = gk_unpack_number(&unpacker);
    wanted->choice.layers = gk_unpack_number(&unpacker);
    wanted->format = gk_unpack_number(&unpacker);
    return gk_unpack_ends(&unpacker) && wanted->format < N_FORMATS;
}

/* The page or table that was asked for is there; otherwise what to say. */
static GkSentence *
find_missing(const GkExplainChoice *choice, const GkDisclosure *disclosure, const char *name)
{
    const GkDocument *document = disclosure->document;
    if (choice->first_page > document->source.page_count)
        return gk_sentence_new("%s: has no page %u; it has %u", name, choice->first_page, document->source.page_count);
    if (choice->table > document->n_tables)
        return gk_sentence_new("%s: has no table %u; %u were found", name, choice->table, document->n_tables);
    return NULL;
}

/* Events of more than one page. */
static gboolean
has_several_pages(const GPtrArray *events)
{
    guint page = 0;
    for (guint i = 0; i < events->len; i++) {
        guint other = ((const GkTraceEvent *) g_ptr_array_index(events, i))->page;
        if (page && other && other != page)
            return TRUE;
        page = other ? other : page;
    }
    return FALSE;
}

/* The text as the reply's; or why there is none. */
static void
write_events(const Wanted *wanted, const GkTrace *trace, const GPtrArray *events, GkPageSource *source, const char *name,
             GkReply *reply)
{
    if (wanted->format == FORMAT_SVG && has_several_pages(events)) {
        reply->message = gk_sentence_new("%s: an SVG shows one page; say which with --page", name);
        return;
    }
    GString *out = g_string_new(NULL);
    if (wanted->format == FORMAT_NDJSON)
        gk_explain_json(out, events);
    else if (wanted->format == FORMAT_HTML)
        gk_explain_html(out, trace, events, source);
    else
        gk_explain_svg(out, trace, events, source);
    gboolean fits = out->len <= GK_LIMIT_OUTPUT_BYTES;
    reply->json = g_string_free(out, !fits);
    if (!fits)
        reply->message = gk_sentence_new(
            "%s: what there is to explain would be larger than the bound of %u bytes; ask for less, with --page", name,
            GK_LIMIT_OUTPUT_BYTES);
}

static void
explain(const Wanted *wanted, GkPageSource *source, const GkRequest *request, const GkExtractOptions *options, GkReply *reply)
{
    const char *name = request->name;
    gboolean recognize = request->recognize;
    g_autoptr(GError) error = NULL;
    g_autoptr(GkTrace) trace = gk_trace_new(wanted->choice.first_page, wanted->choice.last_page);
    GkExtractOptions extract = *options;
    extract.trace = trace;
    g_autoptr(GkDisclosure) disclosure = gk_extract_read(source, name, &extract, &error);
    if (gk_page_source_wants_recognition(source) && !recognize) {
        reply->outcome = g_strdup(GK_WANTS_RECOGNITION);
        return;
    }
    reply->outcome = g_strdup("failed");
    reply->message = disclosure ? find_missing(&wanted->choice, disclosure, name) : gk_error_sentence(error);
    if (reply->message)
        return;
    gk_explain_add_document(trace, disclosure);
    g_autoptr(GPtrArray) events = gk_explain_select(trace, disclosure, &wanted->choice);
    write_events(wanted, trace, events, source, name, reply);
    g_free(reply->outcome);
    reply->outcome = g_strdup(gk_trace_count(trace) > GK_TRACE_EVENTS ? LIMITED : "complete");
}

static gboolean
perform(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply)
{
    g_autoptr(GError) error = NULL;
    Wanted wanted;
    if (!unpack(&wanted, request->parameters))
        return FALSE;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(document, request->name, options->password, &error);
    if (source) {
        explain(&wanted, source, request, options, reply);
    } else {
        reply->outcome = g_strdup("failed");
        reply->message = gk_error_sentence(error);
    }
    return TRUE;
}

/* --- the command --- */

static GkExit
write_out(const Options *options, const GkReply *reply, const char *name)
{
    g_autoptr(GError) error = NULL;
    gsize length = strlen(reply->json);
    gboolean limited = strcmp(reply->outcome, LIMITED) == 0;
    gboolean done = options->output ? gk_output_write(options->output, reply->json, length, &error)
                                    : gk_output_print(reply->json, length, &error);
    if (!done)
        gk_say_error(error);
    else if (limited)
        gk_say("%s: more was decided than is told; ask for less, with --page", name);
    return !done ? GK_EXIT_FAILED : limited ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}

GkExit
gk_command_explain(const GkSettings *settings)
{
    Options options = { .file = NULL };
    if (!prepare(&options, settings))
        return GK_EXIT_FAILED;
    g_autoptr(GError) error = NULL;
    options.pool.extract = &options.extract;
    options.pool.perform = perform;
    g_autoptr(GkConfined) confined = gk_confined_new(&options.pool);
    GkJob *job = gk_confined_open(options.file, &error);
    GkReply reply = { 0 };
    GkExit result = GK_EXIT_FAILED;
    if (job && gk_confined_perform(confined, job, pack(&options.wanted), GK_ANSWER_TEXT, NULL, &reply, &error))
        result = write_out(&options, &reply, strcmp(options.file, "-") == 0 ? "standard input" : options.file);
    else
        gk_say_error(error);
    gk_reply_clear(&reply);
    return result;
}
