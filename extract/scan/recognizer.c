/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loading what reads pictures: the module, then the models, each a file of a Debian package of its own.
 *
 * The files are looked for before Tesseract is asked to read them, so that a missing one has a name.
 *
 * Where the user names no language, the usual one is opened, and the file of another is held, so that it can be opened later,
 * where no file can be.
 */
#include "extract/recognizer.h"

#include "data/messages.h"
#include "data/module.h"
#include "data/sentence.h"
#include "extract/scan/recognizer_internal.h"

#include <string.h>

#define FOLDER "extract/modules"
#define MODULE "tesseract"
#define OTHER_LANGUAGE "jpn" /* ... for labels where no language is named: trial.c can tell it */
#define NUMBERS "eng" /* the model that reads digits */
#define SIGNS "0123456789.,-%"
#define ENDING ".traineddata"

GK_DEFINE_ERROR_DOMAIN(gk_recognizer_error_quark)

/* --- models --- */

/* The folders where Debian has Tesseract's data, of this version and the next; before them the one that the user named. */
static char *
find_folder(const char *language)
{
    const char *named = g_getenv("TESSDATA_PREFIX");
    const char *folders[] = { named ? named : "", "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/tessdata",
                              "/usr/share/tessdata", "/usr/local/share/tessdata" };
    g_autofree char *file = g_strconcat(language, ENDING, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(folders[i], file, NULL);
        if (*folders[i] && g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return g_strdup(folders[i]);
    }
    return NULL;
}

static gboolean
is_name(const char *language)
{
    return *language && strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == strlen(language);
}

/* The model's file, its hash noted. */
static GBytes *
read_model(GkRecognizer *recognizer, const char *folder, const char *language, GError **error)
{
    g_autofree char *file = g_strconcat(language, ENDING, NULL), *path = g_build_filename(folder, file, NULL);
    g_autoptr(GError) reason = NULL;
    char *data;
    gsize length;
    if (!g_file_get_contents(path, &data, &length, &reason)) {
        gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_MISSING, "character recognition: %s", reason->message);
        return NULL;
    }
    g_autofree char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) data, length);
    g_string_append_printf(recognizer->models, "%s%s=%s", recognizer->models->len ? " " : "", language, hash);
    return g_bytes_new_take(data, length);
}

/* The folder that has all of the languages (parted by +), and what the file of a single one holds; NULL with an error. */
static char *
find_languages(GkRecognizer *recognizer, const char *languages, GBytes **data, GError **error)
{
    g_auto(GStrv) names = g_strsplit(languages, "+", -1);
    g_autofree char *folder = NULL;
    for (char **name = names; *name; name++) {
        if (!is_name(*name)) {
            gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_LANGUAGE,
                         "\"%s\" is no language of Tesseract's; chi_sim is, and chi_sim+jpn", languages);
            return NULL;
        }
        g_autofree char *there = find_folder(*name), *package = g_strdelimit(g_ascii_strdown(*name, -1), "_", '-');
        if (!there || (folder && strcmp(folder, there) != 0)) {
            gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_MISSING,
                         "character recognition has no data for the language %s; they are in the Debian package "
                         "tesseract-ocr-%s",
                         *name, package);
            return NULL;
        }
        if (!folder)
            folder = g_strdup(there);
        g_autoptr(GBytes) read = read_model(recognizer, folder, *name, error);
        if (!read)
            return NULL;
        if (!names[1])
            *data = g_steal_pointer(&read);
    }
    if (folder)
        return g_steal_pointer(&folder);
    gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_LANGUAGE, "\"%s\" names no language", languages);
    return NULL;
}

static gpointer
open_reader(GkRecognizer *recognizer, const char *languages, const char *only, GBytes **data, GError **error)
{
    g_autofree char *folder = find_languages(recognizer, languages, data, error);
    if (!folder)
        return NULL;
    GkReaderModel model = { languages, *data, folder, only };
    gpointer reader = recognizer->backend->open(&model);
    if (!reader)
        gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_MISSING,
                     "character recognition can't read its data for %s in %s; install the Debian package again",
                     languages, folder);
    return reader;
}

/* --- recognizers --- */

static const GkReaderBackend *
load_backend(GError **error)
{
    const char *why;
    g_setenv("OMP_THREAD_LIMIT", "1", TRUE); /* before OpenMP is loaded: it would start threads, and be slower */
    gpointer symbol = gk_module_symbol(FOLDER, MODULE, "gk_reader_module", &why);
    const GkReaderBackend *backend = symbol ? ((GkReaderModule) symbol)(GK_VERSION) : NULL;
    if (backend)
        return backend;
    g_autoptr(GkSentence) words = gk_sentence_of_words(symbol ? N_("its module is of another version of this program") : why);
    gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_MISSING,
                 "character recognition: %p; it needs the Debian package %s, and a build of gongkai that found it", words,
                 "libtesseract-dev");
    return NULL;
}

static gboolean
add_language(GkRecognizer *recognizer, const char *languages, GError **error)
{
    GkLabelModel model = { 0 };
    model.reader = open_reader(recognizer, languages, NULL, &model.data, error);
    model.languages = g_strdup(languages);
    g_array_append_val(recognizer->languages, model);
    return model.reader != NULL;
}

/* What others of the documents are in, where it is installed. It is opened when a page asks for it. */
static void
add_other(GkRecognizer *recognizer, const char *language)
{
    g_autofree char *folder = find_folder(language);
    GkLabelModel model = { .data = folder ? read_model(recognizer, folder, language, NULL) : NULL };
    if (!model.data)
        return;
    model.languages = g_strdup(language);
    g_array_append_val(recognizer->languages, model);
}

static void
clear_language(GkRecognizer *recognizer, GkLabelModel *model)
{
    if (model->reader)
        recognizer->backend->close(model->reader);
    g_clear_pointer(&model->data, g_bytes_unref);
    g_free(model->languages);
}

GkRecognizer *
gk_recognizer_load(const char *languages, GError **error)
{
    const GkReaderBackend *backend = load_backend(error);
    if (!backend)
        return NULL;
    g_autoptr(GkRecognizer) recognizer = g_new0(GkRecognizer, 1);
    g_autoptr(GBytes) data = NULL;
    recognizer->backend = backend;
    recognizer->version = g_strdup_printf("tesseract %s", backend->version());
    recognizer->models = g_string_new(NULL);
    recognizer->languages = g_array_new(FALSE, FALSE, sizeof(GkLabelModel));
    if (!add_language(recognizer, languages ? languages : GK_OCR_LANGUAGE, error))
        return NULL;
    if (!languages)
        add_other(recognizer, OTHER_LANGUAGE);
    recognizer->numbers = open_reader(recognizer, NUMBERS, SIGNS, &data, error);
    return recognizer->numbers ? g_steal_pointer(&recognizer) : NULL;
}

void
gk_recognizer_free(GkRecognizer *recognizer)
{
    if (!recognizer)
        return;
    for (guint i = 0; i < recognizer->languages->len; i++)
        clear_language(recognizer, &g_array_index(recognizer->languages, GkLabelModel, i));
    g_array_unref(recognizer->languages);
    if (recognizer->numbers)
        recognizer->backend->close(recognizer->numbers);
    g_string_free(recognizer->models, TRUE);
    g_free(recognizer->version);
    g_free(recognizer);
}

gboolean
gk_recognizer_speak(GkRecognizer *recognizer, guint language)
{
    GkLabelModel *model = &g_array_index(recognizer->languages, GkLabelModel, language);
    if (!model->reader)
        model->reader = recognizer->backend->open(&(GkReaderModel) { model->languages, model->data, NULL, NULL });
    if (model->reader)
        recognizer->language = language;
    return model->reader != NULL;
}

gpointer
gk_recognizer_labels(const GkRecognizer *recognizer)
{
    return g_array_index(recognizer->languages, GkLabelModel, recognizer->language).reader;
}

const char *
gk_recognizer_language(const GkRecognizer *recognizer)
{
    return g_array_index(recognizer->languages, GkLabelModel, recognizer->language).languages;
}

gboolean
gk_recognizer_is_built_in(void)
{
    return gk_module_exists(FOLDER, MODULE);
}

const char *
gk_recognizer_version(const GkRecognizer *recognizer)
{
    return recognizer->version;
}

const char *
gk_recognizer_models(const GkRecognizer *recognizer)
{
    return recognizer->models->str;
}
