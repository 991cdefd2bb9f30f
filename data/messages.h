/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the program says to people, in their language: `_("…")` where a text
 * is used, `N_("…")` where it only stands in a table and is looked up later
 * by `_(table->text)`.
 *
 * The catalogues are gettext's (po/, text domain "gongkai"). The language is
 * that of the locale for messages, found once by gk_messages_open(); before it,
 * and in a program that only uses the library, everything is English. No
 * locale is set in the process: a catalogue is asked in a locale of its own,
 * so that what goes into JSON (GLib's and libc's messages among it) is the
 * same everywhere. Built without NLS, the macros are the identity.
 *
 * Never `_()` what goes into JSON.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define N_(text) text

#ifdef HAVE_NLS

#define _(text) gk_message(text)

/* From LC_ALL, LC_MESSAGES, LANG and LANGUAGE. To be called by main, before there are threads. */
void gk_messages_open(void);

/* The text in people's language; itself where no catalogue has it. "" is "". Lives as long as the process. */
const char *gk_message(const char *text) G_GNUC_FORMAT(1);

/* The form of the text for `n` things. */
const char *gk_message_plural(const char *one, const char *many, gulong n) G_GNUC_FORMAT(1) G_GNUC_FORMAT(2);

#else

#define _(text) (text)

static inline void
gk_messages_open(void)
{
}

static inline G_GNUC_FORMAT(1) G_GNUC_FORMAT(2) const char *
gk_message_plural(const char *one, const char *many, gulong n)
{
    return n == 1 ? one : many;
}

#endif

G_END_DECLS
