/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loading what reads pictures: the module, then the models, each a file of a Debian package of its own.
 *
 * The files are looked for before Tesseract is asked to read them, so that a missing one has a name.
 */
#include "extract/recognizer.h"

#include "data/messages.h"
#include "data/module.h"
#include "data/sentence.h"
#include "extract/scan/recognizer_internal.h"

#include <string.h>

#define FOLDER "extract/modules"
#define MODULE "tesseract"
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

/* Notes the hash of the model's file. */
static gboolean
note_model(GkRecognizer *recognizer, const char *folder, const char *language, GError **error)
{
    g_autofree char *file = g_strconcat(language, ENDING, NULL), *path = g_build_filename(folder, file, NULL), *data = NULL;
    g_autoptr(GError) reason = NULL;
    gsize length;
    if (!g_file_get_contents(path, &data, &length, &reason)) {
        gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_MISSING, "character recognition: %s", reason->message);
        return FALSE;
    }
    g_autofree char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) data, length);
    g_string_append_printf(recognizer->models, "%s%s=%s", recognizer->models->len ? " " : "", language, hash);
    return TRUE;
}

/* The folder that has all of the languages (parted by +); NULL with an error. */
static char *
find_languages(GkRecognizer *recognizer, const char *languages, GError **error)
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
        if (!note_model(recognizer, folder, *name, error))
            return NULL;
    }
    if (folder)
        return g_steal_pointer(&folder);
    gk_error_set(error, GK_RECOGNIZER_ERROR, GK_RECOGNIZER_ERROR_LANGUAGE, "\"%s\" names no language", languages);
    return NULL;
}

static gpointer
open_reader(GkRecognizer *recognizer, const char *languages, const char *only, GError **error)
{
    g_autofree char *folder = find_languages(recognizer, languages, error);
    if (!folder)
        return NULL;
    gpointer reader = recognizer->backend->open(folder, languages, only);
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

GkRecognizer *
gk_recognizer_load(const char *languages, GError **error)
{
    const GkReaderBackend *backend = load_backend(error);
    if (!backend)
        return NULL;
    g_autoptr(GkRecognizer) recognizer = g_new0(GkRecognizer, 1);
    recognizer->backend = backend;
    recognizer->version = g_strdup_printf("tesseract %s", backend->version());
    recognizer->models = g_string_new(NULL);
    recognizer->labels = open_reader(recognizer, languages ? languages : GK_OCR_LANGUAGES, NULL, error);
    if (recognizer->labels)
        recognizer->numbers = open_reader(recognizer, NUMBERS, SIGNS, error);
    return recognizer->numbers ? g_steal_pointer(&recognizer) : NULL;
}

void
gk_recognizer_free(GkRecognizer *recognizer)
{
    if (!recognizer)
        return;
    if (recognizer->labels)
        recognizer->backend->close(recognizer->labels);
    if (recognizer->numbers)
        recognizer->backend->close(recognizer->numbers);
    g_string_free(recognizer->models, TRUE);
    g_free(recognizer->version);
    g_free(recognizer);
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
