/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/extract_one.h"

#include "cli/extract_read.h"
#include "data/messages.h"
#include "extract/limits.h"
#include "normalize/json/json.h"
#include "normalize/values/corrections.h"

#include <stdlib.h>
#include <string.h>

/* `info`: what is known of the file. Without its bytes there is nothing to keep a record of. */
static GkExtraction *
failure(const GkSourceInfo *info, const GError *error, const GkExtractOptions *options)
{
    GkExtraction *extraction = g_new0(GkExtraction, 1);
    extraction->exit = GK_EXIT_FAILED;
    extraction->message = gk_error_sentence(error);
    extraction->outcome = gk_failure_of_error(error);
    extraction->counts.errors = 1;
    extraction->sha256 = g_strdup(info->sha256);
    if (info->sha256 || options->always_record)
        extraction->json = gk_failure_to_json(info, error, options->compact);
    return extraction;
}

GkExtraction *
gk_extraction_of_failure(const char *name, GBytes *bytes, const GError *error, const GkExtractOptions *options)
{
    g_autofree char *base = g_path_get_basename(name), *valid = g_utf8_make_valid(base, -1);
    g_autofree char *hash = bytes ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes) : NULL;
    GkSourceInfo info = { .file = valid,
                          .sha256 = hash,
                          .bytes = bytes ? g_bytes_get_size(bytes) : 0,
                          .encrypted = g_error_matches(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_PASSWORD) };
    return failure(&info, error, options);
}

static gboolean
is_scanned(const GkDocument *document)
{
    guint images = 0, texts = 0;
    for (guint i = 0; i < document->n_pages; i++) {
        images += document->pages[i].content == GK_PAGE_IMAGE || document->pages[i].content == GK_PAGE_DRAWN;
        texts += document->pages[i].content == GK_PAGE_TEXT || document->pages[i].content == GK_PAGE_MIXED;
    }
    return images > 0 && texts == 0;
}

static void
count(GkExtraction *extraction, const GkDisclosure *disclosure)
{
    extraction->counts.pages = disclosure->document->n_pages;
    extraction->counts.tables = disclosure->document->n_tables;
    extraction->link = g_strdup(disclosure->link);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        extraction->counts.checks_passed += disclosure->checks[i].status == GK_CHECK_PASS;
        extraction->counts.checks_failed += disclosure->checks[i].status == GK_CHECK_FAIL;
    }
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++) {
        GkDiagnosticCode code = gk_diagnostics_get(disclosure->diagnostics, i)->code;
        GkSeverity severity = gk_diagnostic_code_severity(code);
        extraction->counts.codes[code]++;
        extraction->counts.warnings += severity == GK_SEVERITY_WARNING;
        extraction->counts.errors += severity == GK_SEVERITY_ERROR;
    }
}

/* Why nothing came out; NULL when something did. */
static const char *
reason_for_nothing(const GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    if (strcmp(gk_disclosure_status(disclosure), "failed") != 0)
        return NULL;
    if (is_scanned(document))
        return N_("has only scanned pages: images without text; it needs character recognition first");
    if (gk_diagnostics_worst(disclosure->diagnostics) >= GK_SEVERITY_ERROR)
        return N_("nothing could be read from its pages; \"diagnostics\" in the output say why");
    return document->n_pages ? N_("has no text to read: its pages are blank or hold drawings only") : N_("has no pages");
}

static void
judge(GkExtraction *extraction, const GkDisclosure *disclosure, const char *name)
{
    const char *reason = reason_for_nothing(disclosure);
    extraction->outcome = reason && is_scanned(disclosure->document) ? "scanned" : gk_disclosure_status(disclosure);
    extraction->exit = extraction->counts.warnings || extraction->counts.errors ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
    if (!reason)
        return;
    g_autoptr(GkSentence) words = gk_sentence_of_words(reason);
    extraction->message = gk_sentence_new("%s: %p", name, words);
    extraction->exit = GK_EXIT_FAILED;
}

/* The document with the promises of layout/document.h checked; NULL when one is broken. */
static GkDocument *
lay_out(GkPageSource *source, const GkExtractOptions *options, const char *name, GError **error)
{
    GkLayoutOptions layout = { options->first_page, options->last_page, options->no_join, options->keep_hidden,
                               options->trace };
    GkDocument *document = gk_document_new(source, &layout);
    g_autofree char *problem = NULL;
    if (gk_document_verify(document, &problem))
        return document;
    gk_document_free(document);
    gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, name,
                       "its tables could not be put together (%s); please report this file", problem);
    return NULL;
}

void
gk_extract_watch(GkPageSource *source, const GkExtractOptions *options)
{
    gk_page_source_set_recognizer(source, options->recognizer, options->ocr);
    gk_page_source_set_progress(source, options->on_page, options->on_page_data);
    gk_page_source_set_lost(source, options->lost);
}

GkDisclosure *
gk_extract_read(GkPageSource *source, const char *name, const GkExtractOptions *options, GError **error)
{
    const GkSourceInfo *info = gk_page_source_info(source);
    GkNormalizeOptions normalize = { options->profile, options->profile_name, options->corrections };
    if (options->must_correct && !gk_corrections_of(options->corrections, info->sha256)) {
        g_autofree char *others = gk_corrections_documents(options->corrections);
        gk_error_set(error, GK_CORRECTIONS_ERROR, GK_CORRECTIONS_ERROR_OTHER,
                     "%s: the corrections are of another file: its sha256 is %s, theirs %s", name, info->sha256,
                     *others ? others : "–");
        return NULL;
    }
    if (options->first_page > info->page_count) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, name, "has no page %u; it has %u",
                           options->first_page, info->page_count);
        return NULL;
    }
    gk_extract_watch(source, options);
    GkDocument *document = lay_out(source, options, name, error);
    return document ? gk_disclosure_new(document, &normalize, error) : NULL;
}

typedef struct {
    const GkExtractOptions *options;
    guint64 bytes;
} Outlet;

static gboolean
pass_on(const char *bytes, gsize length, gpointer data)
{
    Outlet *outlet = data;
    outlet->bytes += length;
    return outlet->bytes <= GK_LIMIT_OUTPUT_BYTES && outlet->options->sink(bytes, length, outlet->options->sink_data);
}

/* FALSE: it is larger than the bound. */
static gboolean
write_json(GkExtraction *extraction, const GkDisclosure *disclosure, const GkExtractOptions *options)
{
    Outlet outlet = { options, 0 };
    if (options->sink) {
        extraction->given = gk_disclosure_write_json(disclosure, options->compact, pass_on, &outlet);
        return outlet.bytes <= GK_LIMIT_OUTPUT_BYTES;
    }
    extraction->json = gk_disclosure_to_json(disclosure, options->compact);
    return strlen(extraction->json) <= GK_LIMIT_OUTPUT_BYTES;
}

GkExtraction *
gk_extract_bytes(GBytes *bytes, const char *name, const GkExtractOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, name, options->password, &error);
    if (!source)
        return gk_extraction_of_failure(name, bytes, error, options);
    const GkSourceInfo *info = gk_page_source_info(source);
    g_autoptr(GkDisclosure) disclosure = gk_extract_read(source, name, options, &error);
    if (!disclosure)
        return failure(info, error, options);
    GkExtraction *extraction = g_new0(GkExtraction, 1);
    extraction->wants_recognition = gk_page_source_wants_recognition(source);
    GkSourceInfo copy = disclosure->document->source;
    extraction->sha256 = g_strdup(copy.sha256);
    g_clear_pointer(&source, gk_page_source_free); /* what Poppler keeps is no longer needed */
    count(extraction, disclosure);
    judge(extraction, disclosure, name);
    if (write_json(extraction, disclosure, options))
        return extraction;
    gk_extraction_free(extraction);
    gk_error_set_about(&error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, name,
                       "its JSON would be larger than the bound of %u bytes; read it in parts, with --pages",
                       GK_LIMIT_OUTPUT_BYTES);
    return failure(&copy, error, options);
}

void
gk_extraction_free(GkExtraction *extraction)
{
    if (!extraction)
        return;
    g_free(extraction->json);
    gk_sentence_unref(extraction->message);
    g_free(extraction->link);
    g_free(extraction->sha256);
    g_free(extraction);
}

/* It belongs to the process from here on: workers, which may not open it, have it too. */
gboolean
gk_extract_load_profile(GkExtractOptions *options, const char *path)
{
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    gsize length;
    if (!path)
        return TRUE;
    if (!g_file_get_contents(path, &text, &length, &error)) {
        gk_say("--profile %s", error->message);
        return FALSE;
    }
    options->profile = text;
    options->profile_name = path;
    if (g_utf8_validate(text, (gssize) length, NULL))
        return TRUE;
    gk_say("--profile %s: not UTF-8", path);
    return FALSE;
}

/* They belong to the process from here on. A file for a single document has to be of it; where there may be several, each
 * takes what is its own. */
gboolean
gk_extract_load_corrections(GkExtractOptions *options, const char *path, guint n_files)
{
    g_autoptr(GError) error = NULL;
    if (!path)
        return TRUE;
    options->corrections = gk_corrections_load(path, &error);
    options->must_correct = n_files == 1 && !g_file_test(path, G_FILE_TEST_IS_DIR);
    if (!options->corrections)
        gk_say("--corrections %s", error->message);
    return options->corrections != NULL;
}

void
gk_extract_load_recognizer(GkExtractOptions *options)
{
    g_autoptr(GError) error = NULL;
    if (!options->recognizer)
        options->recognizer = gk_recognizer_load(options->ocr_languages, &error);
    options->no_recognizer = error ? gk_error_sentence(error) : NULL;
}

gboolean
gk_extract_set_recognition(GkExtractOptions *options, const GkSettings *settings)
{
    const char *mode = gk_settings_text(settings, "ocr"), *languages = gk_settings_text(settings, "ocr-lang");
    gboolean always = mode && strcmp(mode, "always") == 0, never = mode && strcmp(mode, "never") == 0;
    options->ocr = always ? GK_OCR_ALWAYS : never ? GK_OCR_NEVER : GK_OCR_AUTO;
    options->ocr_languages = languages;
    if (always || languages)
        gk_extract_load_recognizer(options);
    if (!options->no_recognizer)
        return TRUE;
    gk_say("%p", options->no_recognizer);
    g_clear_pointer(&options->no_recognizer, gk_sentence_unref);
    return FALSE;
}

gboolean
gk_parse_pages(const char *text, guint *first, guint *last)
{
    char *end;
    guint64 a = g_ascii_strtoull(text, &end, 10), b = a;
    if (end == text || !g_ascii_isdigit(*text))
        return FALSE;
    if (*end == '-') {
        const char *second = end + 1;
        b = *second ? g_ascii_strtoull(second, &end, 10) : G_MAXUINT;
        if (*second == '\0')
            end = (char *) second;
        else if (!g_ascii_isdigit(*second))
            return FALSE;
    }
    if (*end || a < 1 || b < a || a > G_MAXUINT || b > G_MAXUINT)
        return FALSE;
    *first = (guint) a;
    *last = (guint) b;
    return TRUE;
}
