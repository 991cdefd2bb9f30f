/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gettext, asked in a locale of its own.
 *
 * glibc looks into a catalogue only where the locale of the thread is not
 * "C", and a locale that was never generated on the machine (zh_CN.UTF-8 on a
 * bare Debian) can't be had at all. So where the person's locale is missing,
 * C.UTF-8, which glibc always brings, stands in, and LANGUAGE says which
 * catalogue is meant. Nothing is opened before the first text is asked for,
 * and nothing at all where English is wanted.
 */
#include "data/messages.h"

#ifdef HAVE_NLS

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define DOMAIN "gongkai"

static locale_t asked; /* the locale that catalogues are asked in; 0: English */

/* The first of the variables that is set, as setlocale() takes them. */
static const char *
wanted(void)
{
    static const char *const NAMES[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const char *value = g_getenv(NAMES[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* Beside the program where it was built or unpacked, else where it was to be installed. */
static char *
catalogues(void)
{
    static const char *const PLACES[] = { "po", "../share/locale" };
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(program ? program : ".");
    for (guint i = 0; program && i < G_N_ELEMENTS(PLACES); i++) {
        char *place = g_build_filename(folder, PLACES[i], NULL);
        if (g_file_test(place, G_FILE_TEST_IS_DIR))
            return place;
        g_free(place);
    }
    return g_strdup(GK_LOCALEDIR);
}

void
gk_messages_open(void)
{
    const char *name = wanted();
    const char *language = g_getenv("LANGUAGE");
    gboolean neutral = g_str_has_prefix(name, "C.");
    if (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0 || (neutral && (!language || !*language)))
        return;
    locale_t here = duplocale(LC_GLOBAL_LOCALE);
    asked = newlocale(LC_MESSAGES_MASK, name, here);
    if (!asked) {
        asked = newlocale(LC_MESSAGES_MASK, "C.UTF-8", here);
        g_setenv("LANGUAGE", language && *language ? language : name, TRUE);
    }
    if (!asked) {
        freelocale(here);
        return;
    }
    g_autofree char *place = catalogues();
    bindtextdomain(DOMAIN, place);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
}

const char *
gk_message(const char *text)
{
    if (!asked || !*text)
        return text;
    locale_t before = uselocale(asked);
    const char *found = dgettext(DOMAIN, text);
    uselocale(before);
    return found;
}

const char *
gk_message_plural(const char *one, const char *many, gulong n)
{
    if (!asked)
        return n == 1 ? one : many;
    locale_t before = uselocale(asked);
    const char *found = dngettext(DOMAIN, one, many, n);
    uselocale(before);
    return found;
}

#endif
