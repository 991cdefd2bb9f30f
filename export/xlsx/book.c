/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/xlsx/book.h"

#include "export/xlsx/whole.h"

#include <string.h>

#define LONGEST_TEXT 32767 /* characters of a cell */
#define LONGEST_URL 2000 /* bytes; Excel's limit is 2079 characters */
#define MOST_NUMBER_FORMATS 150 /* Excel takes 200 to 250 of a file's own */
#define CREATED 315532800 /* 1980-01-01: the same file whenever it is made */

GkXlsx *
gk_xlsx_new(const char *path)
{
    GkXlsx *book = g_new0(GkXlsx, 1);
    book->workbook = workbook_new(path);
    lxw_doc_properties properties = { .created = CREATED, .author = (char *) "gongkai" };
    workbook_set_properties(book->workbook, &properties);
    book->path = g_strdup(path);
    book->names = gk_sheet_names_new();
    book->formats = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->number_formats = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->text = g_string_new(NULL);
    return book;
}

static void
book_free(GkXlsx *book)
{
    gk_sheet_names_free(book->names);
    g_hash_table_unref(book->formats);
    g_hash_table_unref(book->number_formats);
    g_string_free(book->text, TRUE);
    g_free(book->path);
    g_free(book);
}

gboolean
gk_xlsx_close(GkXlsx *book, GError **error)
{
    lxw_error code = workbook_close(book->workbook);
    gboolean done = code == LXW_NO_ERROR;
    if (!done)
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, "%s: can't be written: %s", book->path,
                    lxw_strerror(code));
    else
        done = gk_xlsx_check_whole(book->path, error);
    book_free(book);
    return done;
}

void
gk_xlsx_abandon(GkXlsx *book)
{
    lxw_workbook_free(book->workbook);
    book_free(book);
}

lxw_worksheet *
gk_xlsx_add_sheet(GkXlsx *book, const char *name, gboolean rows_in_order)
{
    /* The option is asked for when a sheet is made, and may differ between sheets. */
    book->workbook->options.constant_memory = rows_in_order;
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    book->workbook->options.constant_memory = FALSE;
    if (!sheet)
        g_error("%s: no sheet can be named “%s”", book->path, name);
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    return sheet;
}

/* --- looks --- */

static lxw_color_t
color_of(GkFlag flag)
{
    static const lxw_color_t COLORS[GK_N_FLAGS] = { 0, 0xDDEBF7, 0xFFE699, 0xE4CCFF, 0xFF9C9C };
    return COLORS[flag];
}

static lxw_format *
make_format(GkXlsx *book, guint look, GkFlag flag, const char *number_format)
{
    lxw_format *format = workbook_add_format(book->workbook);
    if (look & (GK_XLSX_TITLE | GK_XLSX_HEADER | GK_XLSX_BOLD))
        format_set_bold(format);
    if (look & GK_XLSX_TITLE)
        format_set_font_size(format, 14);
    if (look & (GK_XLSX_HEADER | GK_XLSX_GRID))
        format_set_border(format, LXW_BORDER_THIN);
    if (look & (GK_XLSX_HEADER | GK_XLSX_GRID))
        format_set_border_color(format, 0xBFBFBF);
    if (look & GK_XLSX_HEADER) {
        format_set_align(format, LXW_ALIGN_CENTER);
        format_set_bg_color(format, 0xEDEDED);
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look & GK_XLSX_RIGHT)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look & (GK_XLSX_WRAP | GK_XLSX_HEADER))
        format_set_text_wrap(format);
    if (look & GK_XLSX_QUIET)
        format_set_font_color(format, 0x666666);
    if (look & GK_XLSX_LINK) {
        format_set_font_color(format, 0x0563C1);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (flag != GK_FLAG_NONE)
        format_set_bg_color(format, color_of(flag));
    if (number_format)
        format_set_num_format(format, number_format);
    return format;
}

/* The format, or, where there are enough, what is left of it without anything of a document's own in it. */
static const char *
admit(GkXlsx *book, const char *number_format)
{
    if (g_hash_table_contains(book->number_formats, number_format))
        return number_format;
    gboolean simple = strlen(number_format) <= strlen("#,##0.00") && !strchr(number_format, '"');
    if (!simple && g_hash_table_size(book->number_formats) >= MOST_NUMBER_FORMATS)
        return strchr(number_format, ',') ? "#,##0.00" : "General";
    g_hash_table_add(book->number_formats, g_strdup(number_format));
    return number_format;
}

lxw_format *
gk_xlsx_format(GkXlsx *book, guint look, GkFlag flag, const char *number_format)
{
    if (look == GK_XLSX_PLAIN && flag == GK_FLAG_NONE && !number_format)
        return NULL;
    if (!number_format) {
        lxw_format **ready = &book->ready[look][flag];
        return *ready ? *ready : (*ready = make_format(book, look, flag, NULL));
    }
    number_format = admit(book, number_format);
    g_autofree char *key = g_strdup_printf("%u %d %s", look, flag, number_format);
    lxw_format *format = g_hash_table_lookup(book->formats, key);
    if (format)
        return format;
    format = make_format(book, look, flag, number_format);
    g_hash_table_insert(book->formats, g_steal_pointer(&key), format);
    return format;
}

guint
gk_xlsx_width(const char *text, guint most)
{
    guint width = 0, longest = 0;
    for (const char *at = text; *at && longest < most; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        width = letter == '\n' ? 0 : width + (g_unichar_iswide(letter) ? 2 : g_unichar_iszerowidth(letter) ? 0 : 1);
        longest = MAX(longest, width);
    }
    return MIN(longest, most);
}

/* --- text --- */

/* "_x0041_" is how XLSX writes a character that XML can't: where it is printed, its first "_" is written so itself. */
static gboolean
is_escape(const char *text)
{
    if (text[0] != '_' || text[1] != 'x')
        return FALSE;
    for (guint i = 2; i < 6; i++)
        if (!g_ascii_isxdigit(text[i]))
            return FALSE;
    return text[6] == '_';
}

/* Appends a letter and returns how many units of UTF-16 it takes. */
static guint
append_letter(GString *out, const char *at)
{
    gunichar letter = g_utf8_get_char(at);
    if (letter == 0xFFFE || letter == 0xFFFF) {
        g_string_append_printf(out, "_x%04X_", letter);
        return 7;
    }
    if (is_escape(at)) {
        g_string_append(out, "_x005F_");
        return 7;
    }
    g_string_append_len(out, at, g_utf8_next_char(at) - at);
    return letter < ' ' && letter != '\t' && letter != '\n' ? 7 : letter > 0xFFFF ? 2 : 1;
}

/* Can it go into a cell as it is? */
static gboolean
is_plain(const char *text)
{
    const char *at = text;
    for (; *at; at++)
        if ((*at == '_' && at[1] == 'x') || ((guchar) *at == 0xEF && (guchar) at[1] == 0xBF))
            return FALSE;
    return at - text <= LONGEST_TEXT / 7;
}

const char *
gk_xlsx_text(GkXlsx *book, const char *text, gboolean *cut)
{
    if (cut)
        *cut = FALSE;
    if (is_plain(text))
        return text;
    static const char MARK[] = " … [cut here: a cell holds no more]";
    const guint room = LONGEST_TEXT - (guint) sizeof MARK;
    gsize kept = 0; /* bytes that leave room for the mark */
    guint units = 0;
    const char *at;
    g_string_truncate(book->text, 0);
    for (at = text; *at; at = g_utf8_next_char(at)) {
        if (units <= room)
            kept = book->text->len;
        if (units > LONGEST_TEXT - 7)
            break;
        units += append_letter(book->text, at);
    }
    if (cut)
        *cut = *at != '\0';
    if (*at) {
        g_string_truncate(book->text, kept);
        g_string_append(book->text, MARK);
    }
    return book->text->str;
}

void
gk_xlsx_put(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *text, guint look, GkFlag flag)
{
    gboolean cut;
    if (!text || !*text) {
        worksheet_write_blank(sheet, row, (lxw_col_t) column, gk_xlsx_format(book, look, flag, NULL));
        return;
    }
    text = gk_xlsx_text(book, text, &cut);
    worksheet_write_string(sheet, row, (lxw_col_t) column, text,
                           gk_xlsx_format(book, look, cut ? MAX(flag, GK_FLAG_DOUBTFUL) : flag, NULL));
    if (cut)
        gk_xlsx_put_comment(sheet, row, column, "The text is longer than a cell can be, and is cut.");
}

/* Without what XML can't hold: neither comments nor links have an escape for it. */
static char *
printable(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if ((letter < ' ' && letter != '\n' && letter != '\t') || letter == 0xFFFE || letter == 0xFFFF)
            letter = 0xFFFD;
        g_string_append_unichar(out, letter);
    }
    return g_string_free(out, FALSE);
}

void
gk_xlsx_put_comment(lxw_worksheet *sheet, guint row, guint column, const char *text)
{
    g_autofree char *clean = printable(text);
    guint lines = 1;
    for (const char *at = clean; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
        lines += 1 + (guint) strcspn(at, "\n") / 48;
    lxw_comment_options options = { .author = (char *) "gongkai",
                                    .width = 320,
                                    .height = (uint16_t) CLAMP(lines * 18, 36, 360) };
    worksheet_write_comment_opt(sheet, row, (lxw_col_t) column, clean, &options);
}

/* --- links --- */

/* The name of a file as a part of a link: relative, whatever is in it. NULL where it is no name of a file. */
static char *
escape_name(const char *file)
{
    g_autofree char *name = file ? g_path_get_basename(file) : NULL;
    if (!name || !*file || strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, G_DIR_SEPARATOR_S) == 0)
        return NULL;
    GString *out = g_string_new(NULL);
    for (const char *at = name; *at; at++) {
        if ((guchar) *at >= 0x80 || g_ascii_isalnum(*at) || strchr("-._~()+,;=!@&", *at))
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", (guchar) *at);
    }
    return g_string_free(out, FALSE);
}

void
gk_xlsx_put_page_link(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *file, gint page,
                      const char *text)
{
    g_autofree char *name = escape_name(file);
    g_autofree char *clean = name ? printable(name) : NULL;
    g_autofree char *link = clean ? g_strdup_printf("external:%s#page=%d", clean, page) : NULL;
    if (link && strlen(link) <= LONGEST_URL)
        worksheet_write_url_opt(sheet, row, (lxw_col_t) column, link,
                                gk_xlsx_format(book, GK_XLSX_LINK, GK_FLAG_NONE, NULL), text, NULL);
    else
        gk_xlsx_put(book, sheet, row, column, text, GK_XLSX_PLAIN, GK_FLAG_NONE);
}

void
gk_xlsx_put_sheet_link(GkXlsx *book, lxw_worksheet *sheet, guint row, guint column, const char *name, const char *text)
{
    GString *link = g_string_new("internal:'");
    for (const char *at = name; *at; at++) {
        if (*at == '\'')
            g_string_append_c(link, '\'');
        g_string_append_c(link, *at);
    }
    g_string_append(link, "'!A1");
    worksheet_write_url_opt(sheet, row, (lxw_col_t) column, link->str,
                            gk_xlsx_format(book, GK_XLSX_LINK, GK_FLAG_NONE, NULL), gk_xlsx_text(book, text, NULL), NULL);
    g_string_free(link, TRUE);
}
