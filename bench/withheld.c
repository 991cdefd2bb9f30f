/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables with their rules withheld: withheld FORM FOLDER FILE.pdf…
 *
 * Writes FOLDER/NAME.json for each file, as if the rules of its pages had been
 * drawn in another form:
 *
 *     none         no line art at all
 *     horizontal   horizontal rules only
 *     vertical     vertical rules only
 *     three        of each table, its upper and lower border, the rule below the
 *                  header and the one above the last row (on continuation pages: the borders)
 *
 * The truth about ruled documents so becomes one about documents without rules.
 */
#include "extract/source_internal.h"
#include "layout/fragment.h"
#include "normalize/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    GkPageSource base;
    GkPageSource *source;
    GkDocument *ruled; /* the document with its rules */
    const char *form;
} Withholder;

static void
add_mark(GArray *marks, const GkRule *rule, gboolean horizontal)
{
    GkMark mark = { .kind = GK_MARK_STROKE, .width = (float) rule->thickness, .alpha = 255, .order = marks->len };
    mark.x0 = horizontal ? rule->from : rule->at;
    mark.x1 = horizontal ? rule->to : rule->at;
    mark.y0 = horizontal ? rule->at : rule->from;
    mark.y1 = horizontal ? rule->at : rule->to;
    g_array_append_val(marks, mark);
}

static void
add_marks(GArray *marks, const GArray *rules, gboolean horizontal)
{
    for (guint i = 0; i < rules->len; i++)
        add_mark(marks, &g_array_index(rules, GkRule, i), horizontal);
}

static void
add_boundary(GArray *marks, const GkFragment *fragment, guint row)
{
    GkRule rule = { fragment->ys[MIN(row, fragment->row_count)], fragment->box.x0, fragment->box.x1, 0.5 };
    add_mark(marks, &rule, TRUE);
}

/* The borders of the fragment that is this part of the table. */
static void
add_three(GArray *marks, const GkFragment *fragment, const GkTable *table, guint part)
{
    guint header = part ? table->parts[part].repeated_header_rows : table->header_row_count;
    add_boundary(marks, fragment, 0);
    if (header)
        add_boundary(marks, fragment, header);
    if (part + 1 == table->n_parts && fragment->row_count > 1)
        add_boundary(marks, fragment, fragment->row_count - 1);
    add_boundary(marks, fragment, fragment->row_count);
}

static void
find_part(GArray *marks, const GkFragment *fragment, const GkDocument *ruled)
{
    for (guint i = 0; i < ruled->n_tables; i++)
        for (guint j = 0; j < ruled->tables[i].n_parts; j++) {
            const GkTablePart *part = &ruled->tables[i].parts[j];
            if (part->page == fragment->page && fabs(part->box.y0 - fragment->box.y0) < 0.1 &&
                fabs(part->box.x0 - fragment->box.x0) < 0.1)
                add_three(marks, fragment, &ruled->tables[i], j);
        }
}

static void
add_borders(GArray *marks, GkPage *page, const GkRules *rules, const GkDocument *ruled)
{
    GkArena *arena = gk_arena_new();
    GkDiagnostics *diagnostics = gk_diagnostics_new();
    GkPageLayout layout = { .page = page };
    g_autoptr(GPtrArray) fragments = g_ptr_array_new();
    gk_grids_find(&layout, rules, arena, fragments, diagnostics);
    for (guint i = 0; i < fragments->len; i++)
        find_part(marks, g_ptr_array_index(fragments, i), ruled);
    gk_diagnostics_free(diagnostics);
    gk_arena_free(arena);
}

static GkPage *
read_page(GkPageSource *base, guint number)
{
    Withholder *withholder = (Withholder *) base;
    GkPage *page = gk_page_source_read(withholder->source, number);
    g_autoptr(GkRules) rules = gk_rules_find(page);
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(GkMark));
    if (strcmp(withholder->form, "horizontal") == 0)
        add_marks(marks, rules->horizontal, TRUE);
    else if (strcmp(withholder->form, "vertical") == 0)
        add_marks(marks, rules->vertical, FALSE);
    else if (strcmp(withholder->form, "three") == 0)
        add_borders(marks, page, rules, withholder->ruled);
    g_array_unref(page->marks);
    page->marks = marks;
    return page;
}

static void
free_source(GkPageSource *base)
{
    gk_page_source_free(((Withholder *) base)->source);
    gk_document_free(((Withholder *) base)->ruled);
    gk_page_source_clear(base);
    g_free(base);
}

static gboolean
write_file(const char *form, const char *folder, const char *path, GError **error)
{
    static const GkPageSourceClass CLASS = { read_page, free_source };
    g_autoptr(GBytes) bytes = gk_page_source_read_file(path, error);
    GkPageSource *source = bytes ? gk_page_source_open_bytes(bytes, path, NULL, error) : NULL;
    if (!source)
        return FALSE;
    Withholder *withholder = g_new0(Withholder, 1);
    gk_page_source_init(&withholder->base, &CLASS, path, bytes);
    withholder->base.info.page_count = gk_page_source_info(source)->page_count;
    withholder->source = source;
    withholder->form = form;
    withholder->ruled = gk_document_new(source, NULL);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(&withholder->base, NULL), NULL, NULL);
    g_autofree char *json = gk_disclosure_to_json(disclosure, FALSE), *name = g_path_get_basename(path);
    gk_page_source_free(&withholder->base);
    if (g_str_has_suffix(name, ".pdf"))
        name[strlen(name) - 4] = '\0';
    g_autofree char *target = g_strdup_printf("%s/%s.json", folder, name);
    return g_file_set_contents(target, json, -1, error);
}

int
main(int argc, char **argv)
{
    static const char *const FORMS[] = { "none", "horizontal", "vertical", "three", NULL };
    if (argc < 4 || !g_strv_contains(FORMS, argv[1])) {
        fprintf(stderr, "usage: withheld none|horizontal|vertical|three FOLDER FILE.pdf…\n");
        return 2;
    }
    for (int i = 3; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!write_file(argv[1], argv[2], argv[i], &error)) {
            fprintf(stderr, "%s: %s\n", argv[i], error->message);
            return 2;
        }
    }
    return 0;
}
