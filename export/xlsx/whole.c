/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Was the workbook written whole? libxlsxwriter writes each part of it into a
 * temporary file first and doesn't ask whether that went well: on a full disk
 * the file comes out as a sound ZIP of sheets that end amid a row, without a
 * word. So it is read again: the directory at its end, and each part of it up to
 * its last bytes, which must close the element that its first bytes open.
 */
#include "export/xlsx/whole.h"

#include "export/exporter.h"

#include <string.h>

#define END_SIZE 22 /* bytes of the end of the directory, which has no comment */
#define ENTRY_SIZE 46 /* of an entry, before its name */
#define HEAD_SIZE 30 /* of a part's own head, before its name */
#define HEAD_ROOM 256 /* bytes of XML that are kept of its beginning */
#define TAIL_ROOM 64 /* and of its end */

typedef struct {
    const guint8 *bytes;
    gsize size;
} Zip;

static guint32
number_at(const Zip *zip, gsize offset, guint bytes)
{
    guint32 number = 0;
    for (guint i = bytes; i > 0; i--)
        number = number << 8 | zip->bytes[offset + i - 1];
    return number;
}

static gboolean
is_at(const Zip *zip, gsize offset, gsize size, const char *signature)
{
    return offset <= zip->size && zip->size - offset >= size && memcmp(zip->bytes + offset, signature, 4) == 0;
}

/* What a part begins and ends with. */
typedef struct {
    char head[HEAD_ROOM], tail[TAIL_ROOM];
    gsize head_length, tail_length;
} Ends;

static void
see(Ends *ends, const char *text, gsize length)
{
    gsize taken = MIN(length, sizeof ends->head - ends->head_length);
    memcpy(ends->head + ends->head_length, text, taken);
    ends->head_length += taken;
    gsize fresh = MIN(length, sizeof ends->tail), kept = MIN(ends->tail_length, sizeof ends->tail - fresh);
    memmove(ends->tail, ends->tail + ends->tail_length - kept, kept);
    memcpy(ends->tail + kept, text + length - fresh, fresh);
    ends->tail_length = kept + fresh;
}

/* Is the last thing the end of the first element? */
static gboolean
is_closed(const Ends *ends)
{
    gsize start = 0, length = 0, end = ends->tail_length;
    while (start + 1 < ends->head_length && !(ends->head[start] == '<' && g_ascii_isalpha(ends->head[start + 1])))
        start++;
    const char *name = ends->head + ++start;
    while (start + length < ends->head_length && (g_ascii_isalnum(name[length]) || strchr(":-_", name[length])))
        length++;
    while (end > 0 && g_ascii_isspace(ends->tail[end - 1]))
        end--;
    g_autofree char *close = g_strdup_printf("</%.*s>", (int) length, name);
    gsize size = strlen(close);
    return length > 0 && end >= size && memcmp(ends->tail + end - size, close, size) == 0;
}

/* Does what `bytes` inflate to end as it should? */
static gboolean
ends_well(const guint8 *bytes, gsize size)
{
    g_autoptr(GZlibDecompressor) inflater = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW);
    char room[65536];
    Ends ends = { .head_length = 0 };
    GConverterResult result;
    do {
        gsize taken = 0, made = 0;
        result = g_converter_convert(G_CONVERTER(inflater), bytes, size, room, sizeof room, G_CONVERTER_INPUT_AT_END,
                                     &taken, &made, NULL);
        bytes += taken;
        size -= taken;
        see(&ends, room, made);
    } while (result == G_CONVERTER_CONVERTED);
    return result == G_CONVERTER_FINISHED && is_closed(&ends);
}

/* The part of the directory's entry at `entry`. */
static gboolean
check_part(const Zip *zip, gsize entry)
{
    gsize size = number_at(zip, entry + 20, 4), head = number_at(zip, entry + 42, 4);
    if (!is_at(zip, head, HEAD_SIZE, "PK\3\4"))
        return FALSE;
    gsize start = head + HEAD_SIZE + number_at(zip, head + 26, 2) + number_at(zip, head + 28, 2);
    return start <= zip->size && size <= zip->size - start && ends_well(zip->bytes + start, size);
}

static gboolean
check(const Zip *zip)
{
    gsize end = zip->size - END_SIZE;
    if (zip->size < END_SIZE || !is_at(zip, end, END_SIZE, "PK\5\6"))
        return FALSE;
    guint count = number_at(zip, end + 10, 2);
    gsize entry = number_at(zip, end + 16, 4);
    for (guint i = 0; i < count; i++) {
        if (!is_at(zip, entry, ENTRY_SIZE, "PK\1\2") || !check_part(zip, entry))
            return FALSE;
        entry += ENTRY_SIZE + number_at(zip, entry + 28, 2) + number_at(zip, entry + 30, 2) + number_at(zip, entry + 32, 2);
    }
    return count > 0;
}

gboolean
gk_xlsx_check_whole(const char *path, GError **error)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
    if (!file)
        return FALSE;
    Zip zip = { (const guint8 *) g_mapped_file_get_contents(file), g_mapped_file_get_length(file) };
    if (zip.bytes && check(&zip))
        return TRUE;
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE,
                "%s: can't be written: it did not come out whole; is there room on the disk, and in %s?", path,
                g_get_tmp_dir());
    return FALSE;
}
