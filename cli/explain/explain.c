/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai explain: how each page came out as it did.
 *
 * The document is read as `extract` reads it, with a trace (layout/trace.h); what the finished document says is added
 * (events.c); of that, what was asked for is written.
 */
#include "cli/explain/explain.h"

#include "cli/command.h"
#include "cli/extract_one.h"
#include "export/output.h"
#include "extract/limits.h"

#include <string.h>

typedef enum { FORMAT_NDJSON, FORMAT_HTML, FORMAT_SVG } Format;

typedef struct {
    GkExtractOptions extract;
    GkExplainChoice choice;
    Format format;
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
                                            .profile = gk_settings_text(settings, "profile"),
                                            .no_join = gk_settings_flag(settings, "no-join"),
                                            .keep_hidden = gk_settings_flag(settings, "keep-hidden") };
    options->file = files[0];
    options->output = output && strcmp(output, "-") != 0 ? output : NULL;
    options->format = choose_format(gk_settings_text(settings, "format"), output);
    if (!files[0] || files[1]) {
        gk_say("explain: name one PDF file, or - for standard input; see gongkai explain --help");
        return FALSE;
    }
    if (page && !gk_parse_pages(page, &options->choice.first_page, &options->choice.last_page)) {
        gk_say("--page %s: not a page; write 3, 3-7 or 3-", page);
        return FALSE;
    }
    if (table && !parse_table(table, &options->choice.table)) {
        gk_say("--table %s: not a table; write t3 or 3", table);
        return FALSE;
    }
    return choose_layers(gk_settings_text(settings, "layers"), &options->choice.layers);
}

/* The page or table that was asked for is there. */
static gboolean
check_choice(const Options *options, const GkDisclosure *disclosure, const char *name)
{
    const GkDocument *document = disclosure->document;
    if (options->choice.first_page > document->source.page_count)
        gk_say("%s: has no page %u; it has %u", name, options->choice.first_page, document->source.page_count);
    else if (options->choice.table > document->n_tables)
        gk_say("%s: has no table %u; %u were found", name, options->choice.table, document->n_tables);
    else
        return TRUE;
    return FALSE;
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

static GString *
written(const Options *options, const GkTrace *trace, const GPtrArray *events, GkPageSource *source, const char *name)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (options->format == FORMAT_SVG && has_several_pages(events)) {
        gk_say("%s: an SVG shows one page; say which with --page", name);
        return NULL;
    }
    if (options->format == FORMAT_NDJSON)
        gk_explain_json(out, events);
    else if (options->format == FORMAT_HTML)
        gk_explain_html(out, trace, events, source);
    else
        gk_explain_svg(out, trace, events, source);
    if (out->len <= GK_LIMIT_OUTPUT_BYTES)
        return g_steal_pointer(&out);
    gk_say("%s: what there is to explain would be larger than the bound of %u bytes; ask for less, with --page", name,
           GK_LIMIT_OUTPUT_BYTES);
    return NULL;
}

static GkExit
write_out(const Options *options, const GString *out, gboolean limited, const char *name)
{
    g_autoptr(GError) error = NULL;
    gboolean done = options->output ? gk_output_write(options->output, out->str, out->len, &error)
                                    : gk_output_print(out->str, out->len, &error);
    if (!done)
        gk_say_error(error);
    else if (limited)
        gk_say("%s: more was decided than is told; ask for less, with --page", name);
    return !done ? GK_EXIT_FAILED : limited ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}

static GkExit
explain(const Options *options, GkPageSource *source, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkTrace) trace = gk_trace_new(options->choice.first_page, options->choice.last_page);
    GkExtractOptions extract = options->extract;
    extract.trace = trace;
    g_autoptr(GkDisclosure) disclosure = gk_extract_read(source, name, &extract, &error);
    if (!disclosure) {
        gk_say_error(error);
        return GK_EXIT_FAILED;
    }
    if (!check_choice(options, disclosure, name))
        return GK_EXIT_FAILED;
    gk_explain_add_document(trace, disclosure);
    g_autoptr(GPtrArray) events = gk_explain_select(trace, disclosure, &options->choice);
    GString *out = written(options, trace, events, source, name);
    if (!out)
        return GK_EXIT_FAILED;
    GkExit result = write_out(options, out, gk_trace_count(trace) > GK_TRACE_EVENTS, name);
    g_string_free(out, TRUE);
    return result;
}

GkExit
gk_command_explain(const GkSettings *settings)
{
    Options options = { .file = NULL };
    if (!prepare(&options, settings))
        return GK_EXIT_FAILED;
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open(options.file, options.extract.password, &error);
    if (source)
        return explain(&options, source, strcmp(options.file, "-") == 0 ? "standard input" : options.file);
    gk_say_error(error);
    return GK_EXIT_FAILED;
}
