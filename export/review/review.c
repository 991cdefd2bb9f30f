/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The review page as a whole.
 *
 *      bar           counts, page, language, light or dark, corrections
 *      list          what is worth a look, made by the script
 *      page 1        picture with a frame for each cell | the tables that lie on it, as read
 *      page 2        …
 *      details       of the cell that was chosen, made by the script
 *
 * Tables and frames stand in the file as they are: they can be searched, printed and read without the script. What the
 * script makes of them is said at its head (data/review/).
 *
 * The file may be opened by anyone, and its text is that of a document that anyone may have written. So it asks for
 * nothing from anywhere, runs one script and uses one style, both named by their hashes, and document text comes in as
 * text alone (export/markup.h).
 */
#include "export/review/review.h"

#include "data/data.h"
#include "export/markup.h"
#include "export/output.h"
#include "export/review/pages.h"

#define MOST_BYTES (256u * 1024u * 1024u)

/* The script is in parts, in this order. */
static char *
script_new(void)
{
    static const char *const PARTS[] = { "known", "point", "details", "correct", "list", "start" };
    GString *script = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_autofree char *name = g_strdup_printf("review-%s.js", PARTS[i]);
        g_string_append(script, gk_data_text(name));
    }
    return g_string_free(script, FALSE);
}

/* --- head --- */

static void
append_hash(GString *out, const char *text)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *) text, -1);
    g_checksum_get_digest(sum, digest, &length);
    g_checksum_free(sum);
    g_autofree char *base64 = g_base64_encode(digest, length);
    g_string_append_printf(out, "'sha256-%s'", base64);
}

static const char *
title_of(const GkExportDocument *document)
{
    const char *title = gk_read_fact(gk_read_get(document->json, "disclosure"), "title");
    return title ? title : gk_read_text(gk_read_get(document->json, "source"), "file");
}

static void
append_head(GString *out, const GkExportDocument *document, const char *style, const char *script)
{
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                         "base-uri 'none'; form-action 'none'; style-src ");
    append_hash(out, style);
    g_string_append(out, "; script-src ");
    append_hash(out, script);
    g_string_append(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"gongkai\">\n"
                         "<title>");
    gk_markup_append(out, title_of(document));
    g_string_append(out, "</title>\n<style>");
    g_string_append(out, style);
    g_string_append(out, "</style>\n</head>\n");
}

/* --- the frame around the pages --- */

static void
append_bar(GString *out, const GkExportDocument *document)
{
    g_string_append(out, "<header id=\"bar\">\n<h1>");
    gk_markup_append(out, title_of(document));
    g_string_append(out, "</h1>\n<div id=\"counts\"></div>\n<div id=\"tools\"></div>\n</header>\n");
}

static void
append_facts(GString *out, const GkExportDocument *document)
{
    const cJSON *source = gk_read_get(document->json, "source");
    g_string_append(out, "<footer><p>");
    gk_markup_append(out, gk_read_text(source, "file"));
    g_string_append(out, "</p><p>SHA-256 <code>");
    gk_markup_append(out, gk_read_text(source, "sha256"));
    g_string_append(out, "</code></p><p>gongkai ");
    gk_markup_append(out, gk_read_text(gk_read_get(document->json, "generator"), "version"));
    g_string_append(out, "</p></footer>\n");
}

/* --- one page --- */

static GBytes *
picture_of(const GkReviewPage *page, const GkReviewPictures *pictures)
{
    g_autoptr(GError) error = NULL;
    if (!pictures || page->number < 1)
        return NULL;
    GBytes *png = pictures->picture((guint) page->number, pictures->data, &error);
    if (!png && pictures->complaints)
        g_string_append_printf(pictures->complaints, "%s\n", error ? error->message : "?");
    return png;
}

/* In the language that the page has before its script runs. */
static const char *
word_of(const char *name)
{
    const GkDataRow *row = gk_data_find("review-words.tsv", name);
    return row ? gk_data_field(row, 1) : name;
}

static void
append_labelled(GString *out, const char *element, const char *word)
{
    g_string_append_printf(out, "<%s data-w=\"%s\">%s</%s>", element, word, word_of(word), element);
}

static void
append_said(GString *out, const GkReviewPage *page)
{
    if (!page->said->len)
        return;
    append_labelled(out, "h3", "ui.statements");
    g_string_append(out, "\n<ul class=\"said\" role=\"listbox\">\n");
    for (guint i = 0; i < page->said->len; i++) {
        const cJSON *statement = page->said->pdata[i];
        const char *subject = gk_read_text(statement, "subject");
        g_string_append(out, "<li role=\"option\"");
        gk_review_append_class(out, statement, TRUE, "");
        g_string_append(out, " data-statement=\"");
        gk_markup_append(out, gk_read_text(statement, "id"));
        g_string_append(out, "\"><span>");
        gk_markup_append(out, subject ? subject : gk_read_text(statement, "item"));
        g_string_append(out, "</span> <b>");
        gk_markup_append(out, gk_read_text(statement, "printed"));
        g_string_append(out, "</b> <small>");
        gk_markup_append(out, gk_read_text(statement, "unit"));
        g_string_append(out, "</small></li>\n");
    }
    g_string_append(out, "</ul>\n");
}

static void
append_remarks(GString *out, const GkReviewPage *page)
{
    if (!page->remarked->len)
        return;
    append_labelled(out, "h3", "ui.remarks");
    g_string_append(out, "\n<ul class=\"remarks\" role=\"listbox\">\n");
    for (guint i = 0; i < page->remarked->len; i++) {
        const cJSON *diagnostic = page->remarked->pdata[i];
        g_string_append_printf(out, "<li role=\"option\" data-remark=\"%u\"><b data-w=\"diagnostic.",
                               g_array_index(page->remarked_indices, guint, i));
        gk_markup_append(out, gk_read_text(diagnostic, "code"));
        g_string_append(out, "\">");
        gk_markup_append(out, gk_read_text(diagnostic, "code"));
        g_string_append(out, "</b> <small>");
        gk_markup_append(out, gk_read_text(diagnostic, "message"));
        g_string_append(out, "</small></li>\n");
    }
    g_string_append(out, "</ul>\n");
}

static void
append_page_head(GString *out, const GkReviewPage *page)
{
    const char *content = gk_read_text(page->json, "content");
    gboolean failed = gk_read_flag(page->json, "failed");
    g_string_append_printf(out, "<section class=\"page\" id=\"page-%d\" data-page=\"%d\">\n<h2>", page->number, page->number);
    append_labelled(out, "span", "ui.page");
    g_string_append_printf(out, " %d", page->number);
    if (content && g_strcmp0(content, "text") != 0) {
        g_string_append(out, " <small data-w=\"content.");
        gk_markup_append(out, content);
        g_string_append(out, "\">");
        gk_markup_append(out, content);
        g_string_append(out, "</small>");
    }
    if (failed)
        append_labelled(out, "small", "ui.unreadable_page");
    g_string_append(out, "</h2>\n<div class=\"spread\">\n");
}

static void
append_page(GString *out, const GkReviewPage *page, const GkReviewPictures *pictures)
{
    g_autoptr(GBytes) png = picture_of(page, pictures);
    append_page_head(out, page);
    gk_review_append_sheet(out, page, png);
    g_string_append(out, "<div class=\"reading\">\n");
    for (guint i = 0; i < page->fragments->len && out->len <= MOST_BYTES; i++)
        gk_review_append_fragment(out, page->fragments->pdata[i], page->number);
    append_said(out, page);
    append_remarks(out, page);
    if (!page->fragments->len && !page->said->len && !page->remarked->len)
        append_labelled(out, "p", "ui.nothing_here");
    g_string_append(out, "</div>\n</div>\n</section>\n");
}

/* --- the whole --- */

static void
append_scripts(GString *out, const GkExportDocument *document, const char *script)
{
    g_string_append(out, "<script type=\"application/json\" id=\"known\">");
    gk_review_append_details(out, document);
    g_string_append(out, "</script>\n<script>");
    g_string_append(out, script);
    g_string_append(out, "</script>\n");
}

GString *
gk_review_page(const GkExportDocument *document, const GkReviewPictures *pictures, GError **error)
{
    g_autoptr(GPtrArray) pages = gk_review_pages(document);
    g_autoptr(GString) out = g_string_new(NULL);
    const char *style = gk_data_text("review.css");
    g_autofree char *script = script_new();
    append_head(out, document, style, script);
    g_string_append(out, "<body>\n");
    append_bar(out, document);
    g_string_append(out, "<div id=\"desk\">\n<aside id=\"side\"><section id=\"details\" aria-live=\"polite\"></section>"
                         "<nav id=\"list\"></nav></aside>\n<main>\n");
    for (guint i = 0; i < pages->len && out->len <= MOST_BYTES; i++)
        append_page(out, pages->pdata[i], pictures);
    append_facts(out, document);
    g_string_append(out, "</main>\n</div>\n");
    if (out->len <= MOST_BYTES)
        append_scripts(out, document, script);
    g_string_append(out, "</body>\n</html>\n");
    if (out->len <= MOST_BYTES)
        return g_steal_pointer(&out);
    gk_error_set(error, GK_FILE_ERROR, G_IO_ERROR_NO_SPACE,
                 "the page would be larger than the bound of %u bytes; try --no-pictures, or a smaller --dpi", MOST_BYTES);
    return NULL;
}
