/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words of sentences that are made of lists: every word of a list stands in its place, and in that of the value. */
#include "normalize/values/words.h"

#include <string.h>

static const char *
value_of(GkWordKind kind, const char *text)
{
    const GkWord *word = gk_words_match(gk_words_get(), kind, text, 0, strlen(text));
    return word ? word->value : NULL;
}

static void
lists_are_combined(void)
{
    g_assert_cmpstr(value_of(GK_WORD_APPROVED, "下达我旗"), ==, "");
    g_assert_cmpstr(value_of(GK_WORD_APPROVED, "核准全县"), ==, "");
    g_assert_cmpstr(value_of(GK_WORD_APPROVED, "安排我州"), ==, "");
    g_assert_null(value_of(GK_WORD_APPROVED, "安排全州"));
    g_assert_cmpstr(value_of(GK_WORD_SELF, "我街道"), ==, "who");
}

static void
values_are_what_was_put_in(void)
{
    g_assert_cmpstr(value_of(GK_WORD_COMPLETION, "占代编预算的"), ==, "代编预算");
    g_assert_cmpstr(value_of(GK_WORD_COMPLETION, "完成年初目标的"), ==, "年初目标");
    g_assert_cmpstr(value_of(GK_WORD_COMPLETION, "为上年决算的"), ==, "上年决算");
}

static void
lists_are_no_words(void)
{
    g_assert_cmpint(gk_words_kind("list"), <, 0);
    g_assert_null(value_of(GK_WORD_COMPLETION, "占<plan>的"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/word-products/combined", lists_are_combined);
    g_test_add_func("/word-products/values", values_are_what_was_put_in);
    g_test_add_func("/word-products/lists", lists_are_no_words);
    return g_test_run();
}
