/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How lists of columns are written down in the SQLite module, each by where its
 * values come from (GkSqliteColumn).
 */
#pragma once

#include "export/sqlite/sqlite.h"

G_BEGIN_DECLS

extern const GkSqliteColumn GK_SQLITE_DOCUMENT_COLUMNS[];

#define AT(member) G_STRUCT_OFFSET(GkSqliteRow, member)
#define KEY(name, member, text)                                                                                        \
    {                                                                                                                  \
        name, GK_SQLITE_KEY, NULL, NULL, NULL, AT(member), text                                                        \
    }
#define MEMBER(name, type, key, text)                                                                                  \
    {                                                                                                                  \
        name, GK_SQLITE_##type, key, NULL, NULL, 0, text                                                               \
    }
#define FROM(name, type, from, text)                                                                                   \
    {                                                                                                                  \
        name, GK_SQLITE_##type, NULL, from, NULL, 0, text                                                              \
    }
#define GET(name, type, get, text)                                                                                     \
    {                                                                                                                  \
        name, GK_SQLITE_##type, NULL, NULL, get, 0, text                                                               \
    }
/* Where an amount, a cell or a statement stands. */
#define PLACE                                                                                                          \
    FROM("page", INTEGER, "page", "the page it begins on, from 1"),                                                    \
        FROM("box", TEXT, "box", "left top right bottom, in points from the top left corner")

/* For getters: onto `out` what is there. */
static inline gboolean
put(GString *out, const char *text)
{
    if (text)
        g_string_append(out, text);
    return text != NULL;
}

static inline gboolean
put_number(GString *out, guint number)
{
    g_string_append_printf(out, "%u", number);
    return TRUE;
}

G_END_DECLS
