/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which note a mark leads to: the one that begins with it ("1 含上年结转", "注：① …", "* …"), or has it raised before
 * a sentence of its own ("¹含上年结转。²不含专户资金。").
 */
#include "normalize/values/note_marks.h"

#include "layout/words/marks.h"
#include "normalize/values/particles.h"

#include <string.h>

/* What may stand before the mark that a note begins with. */
static const char *
skip_opening(const char *note)
{
    for (;;) {
        gsize word = gk_particle_at(note, "note");
        if (!word && *note && g_utf8_strchr("：:（([【 　", -1, g_utf8_get_char(note)))
            word = (gsize) (g_utf8_next_char(note) - note);
        if (!word)
            return note;
        note += word;
    }
}

static gboolean
begins_with(const char *note, const char *mark)
{
    const char *text = skip_opening(note);
    gunichar c = 0;
    for (; *mark && *text; mark = g_utf8_next_char(mark), text = g_utf8_next_char(text)) {
        c = gk_marks_lower(g_utf8_get_char(text));
        if (c != g_utf8_get_char(mark))
            return FALSE;
    }
    return !*mark && !(g_unichar_isalnum(c) && g_unichar_isdigit(gk_marks_lower(g_utf8_get_char(text))));
}

/* The mark without brackets. */
static char *
bare(const char *mark)
{
    GString *text = g_string_new(NULL);
    for (; *mark; mark = g_utf8_next_char(mark)) {
        gunichar c = g_utf8_get_char(mark);
        if (!strchr("()[]", (int) (c < 0x80 ? c : 1)) && c != 0xff08 && c != 0xff09)
            g_string_append_unichar(text, c);
    }
    return g_string_free(text, FALSE);
}

static char *
raised(const char *mark)
{
    GString *text = g_string_new(NULL);
    for (; *mark; mark = g_utf8_next_char(mark))
        g_string_append_unichar(text, gk_marks_raise(g_utf8_get_char(mark)));
    return g_string_free(text, FALSE);
}

gint
gk_note_of_mark(const GkTable *table, const char *printed)
{
    g_autofree char *mark = bare(printed);
    for (guint i = 0; i < table->n_notes; i++)
        if (*mark && begins_with(table->notes[i].text, mark))
            return (gint) i;
    g_autofree char *within = raised(mark);
    for (guint i = 0; *mark && strcmp(within, mark) != 0 && i < table->n_notes; i++)
        if (strstr(table->notes[i].text, within))
            return (gint) i;
    return -1;
}
