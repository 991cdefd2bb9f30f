/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/words/expression.h"

const GRegex *
gk_expression_regex(GkExpression *expression)
{
    if (g_once_init_enter(&expression->regex)) {
        g_autoptr(GError) error = NULL;
        GRegex *regex = g_regex_new(expression->text, G_REGEX_OPTIMIZE, 0, &error);
        if (!regex)
            g_error("bad expression %s: %s", expression->text, error->message);
        g_once_init_leave(&expression->regex, regex);
    }
    return expression->regex;
}

gboolean
gk_expression_is_in(GkExpression *expression, const char *text)
{
    return g_regex_match(gk_expression_regex(expression), text, 0, NULL);
}

char *
gk_expression_remove(GkExpression *expression, const char *text)
{
    return g_regex_replace_literal(gk_expression_regex(expression), text, -1, 0, "", 0, NULL);
}
