/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai compare: a document laid beside that of the year before.
 *
 * Two files are compared with each other, whoever they are of. Of more, and of
 * folders, those that follow each other are (export/compare/series.h), and
 * what follows nothing is counted.
 */
#include "cli/options/command.h"
#include "cli/documents.h"
#include "cli/options/terminal.h"
#include "export/compare/report.h"
#include "export/compare/series.h"
#include "export/csv.h"

#include <string.h>

#define MOST 20 /* of each kind that are shown, unless --all */

typedef struct {
    gboolean all;
    GkSink *sink; /* CSV; NULL: for people */
    gboolean failed;
} Run;

/* --- CSV --- */

static void
put_head(GkSink *sink)
{
    GkCsv csv = { g_string_new(NULL), FALSE, FALSE };
    for (const GkComparedColumn *column = GK_COMPARED_COLUMNS; column->name; column++)
        gk_csv_text(&csv, column->name);
    gk_csv_end(&csv);
    gk_sink_write(sink, csv.out->str, (gssize) csv.out->len);
    g_string_free(csv.out, TRUE);
}

static void
put_records(GkSink *sink, const GkComparison *comparison)
{
    g_autoptr(GString) value = g_string_new(NULL);
    GkCsv csv = { g_string_new(NULL), FALSE, FALSE };
    for (guint i = 0; i < comparison->items->len; i++) {
        for (const GkComparedColumn *column = GK_COMPARED_COLUMNS; column->name; column++) {
            g_string_truncate(value, 0);
            const char *text = column->get(comparison->items->pdata[i], value) ? value->str : NULL;
            if (column->number)
                gk_csv_number(&csv, text);
            else
                gk_csv_text(&csv, text);
        }
        gk_csv_end(&csv);
        gk_sink_write(sink, csv.out->str, (gssize) csv.out->len);
        g_string_truncate(csv.out, 0);
    }
    g_string_free(csv.out, TRUE);
}

/* --- for people --- */

static const char *
title_of(GkComparedKind kind)
{
    switch (kind) {
    case GK_COMPARED_TOLD_DIFFERENTLY:
        return _("told otherwise than in the earlier year's own document");
    case GK_COMPARED_CHANGED:
        return _("changed");
    case GK_COMPARED_APPEARED:
        return _("appeared");
    case GK_COMPARED_VANISHED:
        return _("vanished");
    case GK_COMPARED_TOLD_ALIKE:
        return _("told as in the earlier year's own document");
    default:
        return _("unchanged");
    }
}

static void
put_wrapped_line(GString *out, const char *text, guint indent, guint width)
{
    for (guint i = 0; i < indent; i++)
        g_string_append_c(out, ' ');
    gk_put_wrapped(out, text, indent, indent + 2, width);
    g_string_append_c(out, '\n');
}

static void
put_item(GString *out, const GkCompared *item, guint width)
{
    g_autoptr(GString) line = g_string_new(NULL);
    gk_compared_put_name(item, line);
    put_wrapped_line(out, line->str, 2, width);
    g_string_truncate(line, 0);
    if (item->earlier) {
        g_string_append_printf(line, "%d: ", item->earlier->year);
        gk_compared_put_side(item->earlier, line);
    }
    if (item->later) {
        gboolean told = item->kind == GK_COMPARED_TOLD_DIFFERENTLY || item->kind == GK_COMPARED_TOLD_ALIKE;
        g_string_append_printf(line, "%s%s", item->earlier ? " → " : "", told ? _("told later: ") : "");
        if (told) {
            gk_compared_put_told(item, line);
        } else {
            g_string_append_printf(line, "%d: ", item->later->year);
            gk_compared_put_side(item->later, line);
        }
    }
    if (item->earlier && item->later) {
        g_string_append(line, ": ");
        gk_compared_put_difference(item, line);
    }
    put_wrapped_line(out, line->str, 4, width);
}

static void
put_kind(GString *out, const Run *run, const GkComparison *comparison, GkComparedKind kind, guint width)
{
    guint shown = 0, count = comparison->counts[kind];
    gboolean told_only = kind == GK_COMPARED_TOLD_ALIKE || kind == GK_COMPARED_SAME;
    if (count == 0)
        return;
    g_string_append_printf(out, "%s%s: %u%s\n", gk_style_begin(GK_STYLE_BOLD), title_of(kind), count, gk_style_end());
    for (guint i = 0; i < comparison->items->len && (!told_only || run->all); i++) {
        const GkCompared *item = comparison->items->pdata[i];
        if (item->kind != kind)
            continue;
        if (shown++ == MOST && !run->all) {
            g_string_append_printf(out, _("  and %u more (--all)\n"), count - MOST);
            return;
        }
        put_item(out, item, width);
    }
}

static void
put_comparison(Run *run, const GkComparison *comparison, const char *head)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint width = gk_terminal_width();
    g_string_append(out, gk_style_begin(GK_STYLE_BOLD));
    put_wrapped_line(out, head, 0, width);
    g_string_append(out, gk_style_end());
    for (guint kind = 0; kind < GK_N_COMPARED; kind++)
        put_kind(out, run, comparison, kind, width);
    if (comparison->ambiguous)
        g_string_append_printf(out, _("not compared, since one name has several values: %u\n"), comparison->ambiguous);
    g_string_append_c(out, '\n');
    run->failed |= !gk_print_text(out);
}

/* --- two years --- */

static void
compare_lines(Run *run, const GkLines *earlier, const GkLines *later, const char *head)
{
    g_autoptr(GkComparison) comparison = gk_compare(earlier, later);
    if (run->sink)
        put_records(run->sink, comparison);
    else
        put_comparison(run, comparison, head);
}

static void
document_free(gpointer document)
{
    gk_export_document_free(document);
}

/* The documents of a year, one after the other onto `documents`, which owns them. */
static GkLines *
lines_of(const GkYearOf *year, GPtrArray *documents)
{
    GkLines *lines = gk_lines_new(year->year);
    for (guint i = 0; i < year->sources->len; i++) {
        const GkYearSource *source = year->sources->pdata[i];
        GkExportDocument *document = gk_documents_load(source->path, source->id);
        if (!document)
            continue;
        g_ptr_array_add(documents, document);
        gk_lines_add(lines, document);
    }
    return lines;
}

static void
compare_years(const GkYearOf *earlier, const GkYearOf *later, gpointer data)
{
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func(document_free);
    g_autoptr(GkLines) one = lines_of(earlier, documents), other = lines_of(later, documents);
    g_autofree char *head = g_strdup_printf("%s: %d → %d", earlier->who, earlier->year, later->year);
    compare_lines(data, one, other, head);
}

static const char *
file_of(const GkExportDocument *document)
{
    const char *file = gk_read_text(gk_read_get(document->json, "source"), "file");
    return file ? file : "–";
}

/* The earlier year first, whatever order they are named in. */
static GkExit
compare_two(Run *run, char *const *paths)
{
    g_autoptr(GkExportDocument) one = gk_documents_load(paths[0], NULL), other = gk_documents_load(paths[1], NULL);
    if (!one || !other)
        return GK_EXIT_FAILED;
    gboolean turned = gk_export_document_year(one) > gk_export_document_year(other) && gk_export_document_year(other) > 0;
    const GkExportDocument *earlier = turned ? other : one, *later = turned ? one : other;
    g_autoptr(GkLines) before = gk_lines_new(gk_export_document_year(earlier)), after = gk_lines_new(gk_export_document_year(later));
    g_autofree char *head = g_strdup_printf("%s (%d) → %s (%d)", file_of(earlier), before->year, file_of(later),
                                            after->year);
    gk_lines_add(before, earlier);
    gk_lines_add(after, later);
    compare_lines(run, before, after, head);
    return run->failed ? GK_EXIT_FAILED : GK_EXIT_COMPLETE;
}

/* --- many --- */

typedef struct {
    GkSeries *series;
    guint documents, unknown;
} Known;

static gboolean
note_document(const GkExportDocument *document, const char *path, const char *name, gpointer data)
{
    Known *known = data;
    known->documents++;
    known->unknown += !gk_series_add(known->series, document, path);
    return TRUE;
}

static GkExit
compare_many(Run *run, char *const *paths)
{
    g_autoptr(GkSeries) series = gk_series_new();
    Known known = { series, 0, 0 };
    guint left_out = 0;
    gk_documents_walk(paths, NULL, note_document, &known, &left_out);
    guint pairs = gk_series_walk(series, compare_years, run);
    if (known.unknown)
        gk_say("compare: of %u of %u documents it is not known who published them for which year", known.unknown,
               known.documents);
    if (pairs == 0) {
        gk_say("compare: no two of the documents are of one publisher and of years that follow each other");
        return GK_EXIT_FAILED;
    }
    if (run->failed)
        return GK_EXIT_FAILED;
    return left_out || known.unknown ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}

/* --- the command --- */

static gboolean
begin_output(Run *run, const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    const char *output = gk_settings_text(settings, "output"), *format = gk_settings_text(settings, "format");
    gboolean csv = format ? strcmp(format, "csv") == 0 : output && strcmp(output, "-") != 0;
    if (csv && output && !format && !g_str_has_suffix(output, ".csv")) {
        gk_say("-o %s: compare writes CSV; call it FILE.csv, or say --format csv", output);
        return FALSE;
    }
    if (!csv)
        return TRUE;
    run->sink = gk_sink_open_whole(output, &error);
    if (run->sink)
        put_head(run->sink);
    else
        gk_say_error(error);
    return run->sink != NULL;
}

static GkExit
end_output(Run *run, GkExit result)
{
    g_autoptr(GError) error = NULL;
    if (run->sink && result == GK_EXIT_FAILED) {
        gk_sink_abandon(run->sink);
        return result;
    }
    if (!run->sink || gk_sink_close(run->sink, &error))
        return result;
    gk_say_error(error);
    return GK_EXIT_FAILED;
}

GkExit
gk_command_compare(const GkSettings *settings)
{
    Run run = { .all = gk_settings_flag(settings, "all") };
    char **paths = gk_settings_arguments(settings);
    guint count = g_strv_length(paths);
    if (count == 0 || (count == 1 && !g_file_test(paths[0], G_FILE_TEST_EXISTS) && strcmp(paths[0], "-") != 0)) {
        gk_say("compare: name two JSON files that gongkai extract has written, or a folder of them");
        return GK_EXIT_FAILED;
    }
    if (!begin_output(&run, settings))
        return GK_EXIT_FAILED;
    gboolean two = count == 2 && !g_file_test(paths[0], G_FILE_TEST_IS_DIR) && !g_file_test(paths[1], G_FILE_TEST_IS_DIR);
    return end_output(&run, two ? compare_two(&run, paths) : compare_many(&run, paths));
}
