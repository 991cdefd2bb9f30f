/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/diagnostic.h"

typedef struct {
    const char *name; /* as in the enumeration, upper case */
    GkSeverity severity;
    const char *text;
} CodeFacts;

static const CodeFacts CODES[] = {
#define FACTS(name, severity, text) { #name, GK_SEVERITY_##severity, text },
    GK_DIAGNOSTIC_CODES(FACTS)
#undef FACTS
};

/* Names in lower case, made once. */
static const char *lower_names[GK_N_DIAGNOSTICS];

struct _GkDiagnostics {
    GPtrArray *items; /* GkDiagnostic *, owned; pointers stay valid while the list grows */
};

static void
diagnostic_free(gpointer data)
{
    GkDiagnostic *diagnostic = data;
    gk_sentence_unref(diagnostic->sentence);
    g_free(diagnostic->cells);
    g_free(diagnostic);
}

GkDiagnostics *
gk_diagnostics_new(void)
{
    GkDiagnostics *list = g_new0(GkDiagnostics, 1);
    list->items = g_ptr_array_new_with_free_func(diagnostic_free);
    return list;
}

void
gk_diagnostics_free(GkDiagnostics *list)
{
    if (!list)
        return;
    g_ptr_array_unref(list->items);
    g_free(list);
}

/* Takes the sentence. */
static GkDiagnostic *
add(GkDiagnostics *list, GkDiagnosticCode code, guint page, const GkBox *box, GkSentence *sentence)
{
    GkDiagnostic *diagnostic = g_new0(GkDiagnostic, 1);
    diagnostic->code = code;
    diagnostic->page = page;
    if (box) {
        diagnostic->has_box = TRUE;
        diagnostic->box = *box;
    }
    diagnostic->sentence = sentence;
    diagnostic->message = gk_sentence_text(sentence);
    g_ptr_array_add(list->items, diagnostic);
    return diagnostic;
}

GkDiagnostic *
gk_diagnostics_add(GkDiagnostics *list, GkDiagnosticCode code, guint page, const GkBox *box, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    GkSentence *sentence = gk_sentence_new_valist(format, arguments);
    va_end(arguments);
    return add(list, code, page, box, sentence);
}

void
gk_diagnostic_set_cells(GkDiagnostic *diagnostic, const GkCellRef *cells, guint n_cells)
{
    g_free(diagnostic->cells);
    diagnostic->cells = g_memdup2(cells, sizeof *cells * n_cells);
    diagnostic->n_cells = n_cells;
}

void
gk_diagnostics_move(GkDiagnostics *list, GkDiagnostics *from)
{
    g_ptr_array_extend_and_steal(list->items, from->items);
    from->items = g_ptr_array_new_with_free_func(diagnostic_free);
}

void
gk_diagnostics_copy(GkDiagnostics *list, const GkDiagnostics *from)
{
    for (guint i = 0; i < from->items->len; i++) {
        const GkDiagnostic *item = g_ptr_array_index(from->items, i);
        GkDiagnostic *copy = add(list, item->code, item->page, item->has_box ? &item->box : NULL,
                                 gk_sentence_ref(item->sentence));
        gk_diagnostic_set_cells(copy, item->cells, item->n_cells);
    }
}

guint
gk_diagnostics_count(const GkDiagnostics *list)
{
    return list->items->len;
}

const GkDiagnostic *
gk_diagnostics_get(const GkDiagnostics *list, guint index)
{
    return g_ptr_array_index(list->items, index);
}

GkSeverity
gk_diagnostics_worst(const GkDiagnostics *list)
{
    GkSeverity worst = GK_SEVERITY_NOTE;
    for (guint i = 0; i < list->items->len; i++)
        worst = MAX(worst, gk_diagnostic_code_severity(gk_diagnostics_get(list, i)->code));
    return worst;
}

const char *
gk_diagnostic_code_name(GkDiagnosticCode code)
{
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (guint i = 0; i < GK_N_DIAGNOSTICS; i++) {
            g_autofree char *lower = g_ascii_strdown(CODES[i].name, -1);
            lower_names[i] = g_intern_string(lower);
        }
        g_once_init_leave(&ready, 1);
    }
    return lower_names[code];
}

GkSeverity
gk_diagnostic_code_severity(GkDiagnosticCode code)
{
    return CODES[code].severity;
}

const char *
gk_diagnostic_code_text(GkDiagnosticCode code)
{
    return CODES[code].text;
}
