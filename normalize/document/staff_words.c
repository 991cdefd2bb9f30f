/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/document/staff_words.h"

#include "normalize/values/word_list.h"

#define FILE_NAME "staff-words.tsv"

static const struct {
    const char *class;
    GkStaffSort sort;
} SORTS[] = {
    { "of", GK_STAFF_OF },           { "posts", GK_STAFF_POSTS },   { "present", GK_STAFF_PRESENT },
    { "retired", GK_STAFF_RETIRED }, { "people", GK_STAFF_PEOPLE }, { "other", GK_STAFF_OTHER },
};

gsize
gk_staff_word_at(const char *text, const char *class)
{
    return gk_word_list_at(gk_word_list(FILE_NAME, class), text);
}

gboolean
gk_staff_has_word(const char *text, const char *class)
{
    return gk_word_list_find(gk_word_list(FILE_NAME, class), text, NULL) >= 0;
}

gsize
gk_staff_word_before(const char *text, gsize end, const char *class)
{
    return gk_word_list_before(gk_word_list(FILE_NAME, class), text, 0, end);
}

/* The longest word of any sort that ends at text[end]. */
static GkStaffSort
sort_before(const char *text, gsize start, gsize end, gsize *longest)
{
    GkStaffSort sort = GK_STAFF_NONE;
    *longest = 0;
    for (guint i = 0; i < G_N_ELEMENTS(SORTS); i++) {
        gsize length = gk_word_list_before(gk_word_list(FILE_NAME, SORTS[i].class), text, start, end);
        if (length > *longest) {
            *longest = length;
            sort = SORTS[i].sort;
        }
    }
    return sort;
}

GkStaffSort
gk_staff_name_before(const char *text, gsize start, gsize end, gsize *from)
{
    GkStaffSort sort = GK_STAFF_NONE;
    for (*from = end; *from > start;) {
        gsize length;
        GkStaffSort found = sort_before(text, start, *from, &length);
        if (!length)
            break;
        *from -= length;
        if (sort <= GK_STAFF_OF)
            sort = found;
    }
    return sort;
}

gboolean
gk_staff_may_be_part(GkStaffSort whole, GkStaffSort part)
{
    if (whole == GK_STAFF_PEOPLE)
        return part != GK_STAFF_POSTS && part != GK_STAFF_NONE && part != GK_STAFF_PEOPLE;
    return part == GK_STAFF_OF || part == whole;
}
