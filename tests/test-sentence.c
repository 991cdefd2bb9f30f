/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences: what they keep, what becomes of them in JSON, and what JSON from anywhere can't do.
 */
#include "data/printable.h"
#include "data/sentence.h"

#include <string.h>

GQuark some_error_quark(void);
GK_DEFINE_ERROR_DOMAIN(some_error_quark)

/* The sentence's keys as one line of JSON. */
static char *
json_of(const GkSentence *sentence)
{
    GkJson *json = gk_json_new(TRUE);
    gk_json_begin_object(json, NULL);
    gk_sentence_to_json(sentence, json);
    gk_json_end_object(json);
    return g_strchomp(gk_json_finish(json));
}

static void
expect_json(const GkSentence *sentence, const char *expected)
{
    g_autofree char *json = json_of(sentence);
    g_assert_cmpstr(json, ==, expected);
}

static void
places_are_numbered(void)
{
    g_autoptr(GkSentence) a = gk_sentence_new("page %u: %d%% of {%s} at %.1f, U+%04X", 3, -4, "a{1}%s", 0.25, 0xb7u);
    expect_json(a, "{\"message\":\"page 3: -4% of {a{1}%s} at 0.2, U+00B7\","
                   "\"template\":\"page {1:u}: {2:d}% of {{{3}}} at {4:.1f}, U+{5:04X}\","
                   "\"arguments\":[\"3\",\"-4\",\"a{1}%s\",\"0.2\",\"00B7\"]}");
    const char *none = NULL;
    g_autoptr(GkSentence) b = gk_sentence_new("%" G_GUINT64_FORMAT " and %zu and %lld and %s", G_MAXUINT64, (gsize) 7,
                                              (long long) G_MININT64, none);
    g_assert_cmpstr(gk_sentence_text(b), ==, "18446744073709551615 and 7 and -9223372036854775808 and ");
    g_autoptr(GkSentence) c = gk_sentence_new("%s", "\xff\x1b");
    g_assert_cmpstr(gk_sentence_text(c), ==, "\xef\xbf\xbd\x1b");
    g_autoptr(GkSentence) e = gk_sentence_new("%2$s of %1$u%%", 5, "b");
    expect_json(e, "{\"message\":\"b of 5%\",\"template\":\"{1}\",\"arguments\":[\"b of 5%\"]}");
    g_autoptr(GkSentence) d = gk_sentence_of_words("100% {x}");
    expect_json(d, "{\"message\":\"100% {x}\",\"template\":\"100% {{x}}\",\"arguments\":[]}");
}

static GkSentence *
nested(void)
{
    g_autoptr(GkSentence) table = gk_sentence_new("table %u", 2), list = NULL;
    gk_sentence_enumerate(&list, "%p, %p", gk_sentence_new("“%s”", "1"));
    gk_sentence_enumerate(&list, "%p, %p", gk_sentence_new("…"));
    return gk_sentence_new("%p holds %p", table, list);
}

static void
sentences_stand_in_sentences(void)
{
    g_autoptr(GkSentence) sentence = nested();
    expect_json(sentence, "{\"message\":\"table 2 holds “1”, …\",\"template\":\"{1} holds {2}\",\"arguments\":["
                          "{\"template\":\"table {1:u}\",\"arguments\":[\"2\"]},"
                          "{\"template\":\"{1}, {2}\",\"arguments\":[{\"template\":\"“{1}”\",\"arguments\":[\"1\"]},"
                          "{\"template\":\"…\",\"arguments\":[]}]}]}");
    g_autofree char *shown = gk_sentence_display(sentence), *json = json_of(sentence);
    g_assert_cmpstr(shown, ==, "table 2 holds “1”, …");
    cJSON *parsed = cJSON_Parse(json);
    g_autoptr(GkSentence) again = gk_sentence_from_json(parsed);
    cJSON_Delete(parsed);
    expect_json(again, json);
}

/* Each with the text of a sentence that is not to be believed beyond its message. */
static void
lying_json_is_its_message(void)
{
    static const char *const CASES[] = {
        "{\"message\":\"m\"}",
        "{\"message\":\"m\",\"template\":3,\"arguments\":[]}",
        "{\"message\":\"m\",\"template\":\"m\",\"arguments\":{}}",
        "{\"message\":\"m\",\"template\":\"other\",\"arguments\":[]}",
        "{\"message\":\"m\",\"template\":\"{2}\",\"arguments\":[\"m\"]}",
        "{\"message\":\"m\",\"template\":\"{0}m\",\"arguments\":[\"\"]}",
        "{\"message\":\"m\",\"template\":\"m\",\"arguments\":[\"unused\"]}",
        "{\"message\":\"m\",\"template\":\"{1\",\"arguments\":[\"m\"]}",
        "{\"message\":\"m\",\"template\":\"{99999999999999999999999}\",\"arguments\":[\"m\"]}",
        "{\"message\":\"m\",\"template\":\"{1:n}\",\"arguments\":[\"m\"]}",
        "{\"message\":\"m\",\"template\":\"{1:%s}\",\"arguments\":[\"m\"]}",
        "{\"message\":\"m\",\"template\":\"{1}\",\"arguments\":[7]}",
        "{\"message\":\"m\",\"template\":\"{1}\",\"arguments\":[{\"template\":\"{1}\"}]}",
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        cJSON *json = cJSON_Parse(CASES[i]);
        g_autoptr(GkSentence) sentence = gk_sentence_from_json(json);
        cJSON_Delete(json);
        expect_json(sentence, "{\"message\":\"m\",\"template\":\"{1}\",\"arguments\":[\"m\"]}");
    }
    g_assert_null(gk_sentence_from_json(NULL));
    cJSON *json = cJSON_Parse("[{\"message\":1}]");
    g_assert_null(gk_sentence_from_json(json));
    g_assert_null(gk_sentence_from_json(json->child));
    cJSON_Delete(json);
}

/* A template that repeats a long argument often, or sentences deep in each other, cost no more than what is there. */
static void
small_json_makes_nothing_large(void)
{
    g_autoptr(GString) text = g_string_new("{\"message\":\"m\",\"template\":\"");
    for (guint i = 0; i < 100000; i++)
        g_string_append(text, "{1}");
    g_autofree char *argument = g_strnfill(1000000, 'x');
    g_string_append_printf(text, "\",\"arguments\":[\"%s\"]}", argument);
    cJSON *json = cJSON_Parse(text->str);
    g_autoptr(GkSentence) sentence = gk_sentence_from_json(json);
    cJSON_Delete(json);
    g_assert_cmpstr(gk_sentence_text(sentence), ==, "m");
    g_string_assign(text, "\"m\"");
    for (guint i = 0; i < 100; i++) {
        g_string_prepend(text, "{\"message\":\"m\",\"template\":\"{1}\",\"arguments\":[");
        g_string_append(text, "]}");
    }
    json = cJSON_Parse(text->str);
    g_autoptr(GkSentence) deep = gk_sentence_from_json(json);
    cJSON_Delete(json);
    expect_json(deep, "{\"message\":\"m\",\"template\":\"{1}\",\"arguments\":[\"m\"]}");
}

static void
nothing_steers_a_terminal(void)
{
    g_autofree char *text = gk_printable("a\nb\t\x1b[31m\x7f\xff \xc2\x9b" "2J \xe2\x80\xae \xe2\x80\xa8 款");
    g_assert_cmpstr(text, ==, "a\\nb\\x09\\x1b[31m\\x7f\xef\xbf\xbd \\x9b2J \\u202e \\u2028 款");
    g_autofree char *mark = gk_printable("\xd8\x9c");
    g_assert_cmpstr(mark, ==, "\\u061c");
    static const char LINES[] = "{\"a\":\t\"\xe2\x80\xae\x1b款\"}\r\n";
    g_autofree char *lines = gk_printable_lines(LINES, strlen(LINES));
    g_assert_cmpstr(lines, ==, "{\"a\":\t\"\\u202e\\u001b款\"}\\u000d\n");
    g_autoptr(GkSentence) sentence = gk_sentence_new("“%s”", "\x1b]0;x\x07");
    g_autofree char *shown = gk_sentence_display(sentence);
    g_assert_cmpstr(shown, ==, "“\\x1b]0;x\\x07”");
}

static void
errors_carry_their_sentence(void)
{
    g_autoptr(GError) error = NULL, foreign = g_error_new_literal(G_FILE_ERROR, 0, "foreign");
    gk_error_set_about(&error, some_error_quark(), 3, "a.pdf", "is larger than %u bytes", 9);
    g_assert_error(error, some_error_quark(), 3);
    g_assert_cmpstr(error->message, ==, "a.pdf: is larger than 9 bytes");
    g_autoptr(GError) copy = g_error_copy(error);
    g_autoptr(GkSentence) sentence = gk_error_sentence(copy), plain = gk_error_sentence(foreign);
    expect_json(sentence, "{\"message\":\"a.pdf: is larger than 9 bytes\",\"template\":\"{1}: {2}\",\"arguments\":["
                          "\"a.pdf\",{\"template\":\"is larger than {1:u} bytes\",\"arguments\":[\"9\"]}]}");
    expect_json(plain, "{\"message\":\"foreign\",\"template\":\"{1}\",\"arguments\":[\"foreign\"]}");
    g_autoptr(GkSentence) what = gk_sentence_about(sentence, "a.pdf"), whole = gk_sentence_about(sentence, "b.pdf");
    g_assert_cmpstr(gk_sentence_text(what), ==, "is larger than 9 bytes");
    g_assert_true(whole == sentence);
    g_prefix_error(&error, "before ");
    g_autoptr(GkSentence) prefixed = gk_error_sentence(error);
    g_assert_cmpstr(gk_sentence_text(prefixed), ==, "before a.pdf: is larger than 9 bytes");
    gk_error_set(NULL, some_error_quark(), 3, "nobody asks");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sentence/places", places_are_numbered);
    g_test_add_func("/sentence/nested", sentences_stand_in_sentences);
    g_test_add_func("/sentence/lies", lying_json_is_its_message);
    g_test_add_func("/sentence/bounds", small_json_makes_nothing_large);
    g_test_add_func("/sentence/terminal", nothing_steers_a_terminal);
    g_test_add_func("/sentence/errors", errors_carry_their_sentence);
    return g_test_run();
}
