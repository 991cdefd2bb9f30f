/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "raw-pdf.h"

#include <string.h>

static void
begin_object(GString *out, GArray *offsets)
{
    g_array_append_val(offsets, out->len);
    g_string_append_printf(out, "%u 0 obj\n", offsets->len);
}

static void
add_stream(GString *out, GArray *offsets, const char *entries, int entries_length, const char *data)
{
    begin_object(out, offsets);
    g_string_append_printf(out, "<<%.*s/Length %zu>>stream\n%s\nendstream\nendobj\n", entries_length, entries,
                           strlen(data), data);
}

static void
add_object(GString *out, GArray *offsets, const char *object)
{
    const char *bar = strchr(object, '|');
    if (bar) {
        add_stream(out, offsets, object, (int) (bar - object), bar + 1);
        return;
    }
    begin_object(out, offsets);
    g_string_append_printf(out, "%s\nendobj\n", object);
}

static void
add_trailer(GString *out, const GArray *offsets)
{
    gsize start = out->len;
    g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
    for (guint i = 0; i < offsets->len; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", g_array_index(offsets, gsize, i));
    g_string_append_printf(out, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", offsets->len + 1, start);
}

GBytes *
raw_pdf(const RawPdf *pdf)
{
    GString *out = g_string_new("%PDF-1.7\n");
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    const char *page = pdf->page ? pdf->page : "", *resources = pdf->resources ? pdf->resources : "";
    g_autofree char *dictionary =
        g_strdup_printf("<</Type/Page/Parent 2 0 R%s/Contents 4 0 R%s/Resources<</Font<</F1 5 0 R>>%s>>>>",
                        strstr(page, "/MediaBox") ? "" : "/MediaBox[0 0 200 200]", page, resources);
    add_object(out, offsets, "<</Type/Catalog/Pages 2 0 R>>");
    add_object(out, offsets, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    add_object(out, offsets, dictionary);
    add_stream(out, offsets, "", 0, pdf->contents);
    add_object(out, offsets, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    for (guint i = 0; i < G_N_ELEMENTS(pdf->objects) && pdf->objects[i]; i++)
        add_object(out, offsets, pdf->objects[i]);
    add_trailer(out, offsets);
    return g_string_free_to_bytes(out);
}
