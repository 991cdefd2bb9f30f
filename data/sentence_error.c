/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GErrors with a sentence: GLib lets a domain keep something of its own with
 * each error. All domains here keep the same, so that one function finds it.
 */
#include "data/sentence.h"

/* What is kept lies before the error, as wide as GLib makes it (G_DEFINE_EXTENDED_ERROR in gerror.h compiles the same
 * arithmetic into programs, for one domain each). */
static GkSentence **
sentence_of(const GError *error)
{
    const gsize unit = 2 * sizeof(gsize), size = (sizeof(GkSentence *) + unit - 1) / unit * unit;
    return (GkSentence **) (gpointer) ((guint8 *) error - size);
}

static void
on_init(GError *error)
{
    *sentence_of(error) = NULL;
}

static void
on_copy(const GError *from, GError *to)
{
    *sentence_of(to) = gk_sentence_ref(*sentence_of(from));
}

static void
on_clear(GError *error)
{
    gk_sentence_unref(*sentence_of(error));
}

/* Domains that were made here, never freed. */
static GMutex lock;
static GHashTable *domains;

GQuark
gk_error_domain(const char *name)
{
    GQuark domain = g_error_domain_register_static(name, sizeof(GkSentence *), on_init, on_copy, on_clear);
    g_mutex_lock(&lock);
    if (!domains)
        domains = g_hash_table_new(NULL, NULL);
    g_hash_table_add(domains, GUINT_TO_POINTER(domain));
    g_mutex_unlock(&lock);
    return domain;
}

static gboolean
is_ours(GQuark domain)
{
    g_mutex_lock(&lock);
    gboolean found = domains && g_hash_table_contains(domains, GUINT_TO_POINTER(domain));
    g_mutex_unlock(&lock);
    return found;
}

static void
set(GError **error, GQuark domain, gint code, const GkSentence *sentence)
{
    g_set_error_literal(error, domain, code, gk_sentence_text(sentence));
    if (is_ours(domain)) /* else it is English in every language */
        *sentence_of(*error) = gk_sentence_ref(sentence);
}

void
gk_error_set(GError **error, GQuark domain, gint code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autoptr(GkSentence) sentence = gk_sentence_new_valist(format, arguments);
    va_end(arguments);
    if (error)
        set(error, domain, code, sentence);
}

void
gk_error_set_about(GError **error, GQuark domain, gint code, const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autoptr(GkSentence) what = gk_sentence_new_valist(format, arguments);
    va_end(arguments);
    g_autoptr(GkSentence) sentence = gk_sentence_new("%s: %p", name, what);
    if (error)
        set(error, domain, code, sentence);
}

GkSentence *
gk_error_sentence(const GError *error)
{
    GkSentence *own = is_ours(error->domain) ? *sentence_of(error) : NULL;
    if (own && g_str_equal(gk_sentence_text(own), error->message)) /* nobody has put a prefix before it */
        return gk_sentence_ref(own);
    return gk_sentence_new("%s", error->message);
}
