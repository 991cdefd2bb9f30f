/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tesseract 5, by its C interface: one line of text at a time.
 *
 * Lines come cut out and upright, so that Tesseract's own search for lines, its turning of pages and its second try with
 * white on black are left out. Its models read blanks as they please; blanks are left out here, and boxes tell gaps.
 */
#include "extract/scan/backend.h"

#include <gmodule.h>
#include <string.h>
#include <tesseract/capi.h>

G_MODULE_EXPORT const GkReaderBackend *gk_reader_module(const char *version);

static const char *
version_of(void)
{
    return TessVersion();
}

static int
load(TessBaseAPI *api, const GkReaderModel *model)
{
    gsize size;
    if (!model->data)
        return TessBaseAPIInit2(api, model->folder, model->languages, OEM_LSTM_ONLY);
    const char *data = g_bytes_get_data(model->data, &size);
    if (size > G_MAXINT)
        return -1;
    return TessBaseAPIInit5(api, data, (int) size, model->languages, OEM_LSTM_ONLY, NULL, 0, NULL, NULL, 0, FALSE);
}

static gpointer
open_reader(const GkReaderModel *model)
{
    TessBaseAPI *api = TessBaseAPICreate();
    TessBaseAPISetVariable(api, "debug_file", "/dev/null");
    if (load(api, model) != 0) {
        TessBaseAPIDelete(api);
        return NULL;
    }
    TessBaseAPISetVariable(api, "debug_file", "/dev/null");
    TessBaseAPISetVariable(api, "tessedit_do_invert", "0");
    if (model->only)
        TessBaseAPISetVariable(api, "tessedit_char_whitelist", model->only);
    TessBaseAPISetPageSegMode(api, PSM_SINGLE_LINE);
    return api;
}

/* A symbol of Tesseract's may be several characters: they share its box. */
static void
add_signs(const TessResultIterator *result, GArray *signs)
{
    int left, top, right, bottom;
    char *text = TessResultIteratorGetUTF8Text(result, RIL_SYMBOL);
    if (!text || !g_utf8_validate(text, -1, NULL) ||
        !TessPageIteratorBoundingBox(TessResultIteratorGetPageIteratorConst(result), RIL_SYMBOL, &left, &top, &right,
                                     &bottom)) {
        TessDeleteText(text);
        return;
    }
    float confidence = TessResultIteratorConfidence(result, RIL_SYMBOL), n = (float) g_utf8_strlen(text, -1);
    guint i = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p), i++) {
        GkSign sign = { g_utf8_get_char(p), (float) left + (float) (right - left) * (float) i / n,
                        (float) left + (float) (right - left) * (float) (i + 1) / n,
                        (guint8) CLAMP(confidence, 0, 100) };
        if (g_unichar_isgraph(sign.character))
            g_array_append_val(signs, sign);
    }
    TessDeleteText(text);
}

static void
read_line(gpointer reader, const GkRaster *line, guint dpi, GArray *signs)
{
    TessBaseAPI *api = reader;
    TessBaseAPISetImage(api, line->pixels, line->width, line->height, 1, line->width);
    TessBaseAPISetSourceResolution(api, (int) dpi);
    if (TessBaseAPIRecognize(api, NULL) == 0) {
        TessResultIterator *result = TessBaseAPIGetIterator(api);
        if (result) {
            do
                add_signs(result, signs);
            while (TessResultIteratorNext(result, RIL_SYMBOL));
            TessResultIteratorDelete(result);
        }
    }
    TessBaseAPIClear(api);
}

static void
close_reader(gpointer reader)
{
    TessBaseAPIEnd(reader);
    TessBaseAPIDelete(reader);
}

const GkReaderBackend *
gk_reader_module(const char *version)
{
    static const GkReaderBackend backend = { version_of, open_reader, read_line, close_reader };
    return strcmp(version, GK_VERSION) == 0 ? &backend : NULL;
}
