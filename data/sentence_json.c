/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences in JSON: {"message": …, "template": …, "arguments": […]}.
 *
 * Read back from files and workers that nobody vouches for, so the message is
 * what counts: a template is only believed when it makes up the message.
 */
#include "data/sentence_internal.h"

#include <string.h>

#define DEEPEST 8 /* sentences within sentences */
#define MOST_ARGUMENTS 64

static void
write_arguments(GkJson *json, const GkSentence *sentence)
{
    gk_json_begin_array(json, "arguments");
    for (guint i = 0; i < sentence->n_arguments; i++) {
        const GkArgument *argument = &sentence->arguments[i];
        if (!argument->sentence) {
            gk_json_string(json, NULL, argument->text);
            continue;
        }
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "template", argument->sentence->template);
        write_arguments(json, argument->sentence);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

void
gk_sentence_to_json(const GkSentence *sentence, GkJson *json)
{
    gk_json_string(json, "message", sentence->text);
    gk_json_string(json, "template", sentence->template);
    write_arguments(json, sentence);
}

static void
clear_argument(gpointer data)
{
    GkArgument *argument = data;
    g_free(argument->text);
    gk_sentence_unref(argument->sentence);
}

/* NULL for anything but keys that fit each other. */
static GkSentence *
from_template(const cJSON *object, gsize longest, guint depth)
{
    const char *template = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, "template"));
    const cJSON *items = cJSON_GetObjectItemCaseSensitive(object, "arguments"), *item;
    if (!template || !cJSON_IsArray(items) || depth > DEEPEST)
        return NULL;
    g_autoptr(GArray) arguments = g_array_new(FALSE, FALSE, sizeof(GkArgument));
    g_array_set_clear_func(arguments, clear_argument);
    cJSON_ArrayForEach(item, items)
    {
        GkArgument argument = { g_strdup(cJSON_GetStringValue(item)), NULL };
        if (!argument.text)
            argument.sentence = from_template(item, longest, depth + 1);
        g_array_append_val(arguments, argument);
        if ((!argument.text && !argument.sentence) || arguments->len > MOST_ARGUMENTS)
            return NULL;
    }
    g_array_set_clear_func(arguments, NULL); /* they go with the sentence */
    return gk_sentence_put_together(g_strdup(template), g_steal_pointer(&arguments), longest);
}

GkSentence *
gk_sentence_from_json(const cJSON *object)
{
    const char *message = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, "message"));
    if (!message)
        return NULL;
    g_autoptr(GkSentence) sentence = from_template(object, strlen(message), 0);
    if (sentence && g_str_equal(sentence->text, message))
        return g_steal_pointer(&sentence);
    return gk_sentence_new("%s", message);
}
