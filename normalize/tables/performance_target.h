/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The target of an indicator, taken apart.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *operator_; /* "=", ">=", "<=", ">", "<"; NULL: none printed; static */
    char *target; /* "12"; words where there is no number; NULL when blank */
    char *measure; /* "次"; NULL */
} GkTarget;

/* ">=12 次" is ">=", "12", "次"; "有效保障" is words. The strings are the caller's. */
GkTarget gk_target_read(const char *printed);
void gk_target_clear(GkTarget *target);

/* The sign that `printed` is, alone: "≥" gives ">="; NULL when it is none. */
const char *gk_target_operator(const char *printed);

G_END_DECLS
