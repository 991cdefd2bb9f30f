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
#include "layout/grid/grid.h"
#include "normalize/json/json.h"
#include "tests/support/changed-pages.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* How the rules of a document are withheld. */
typedef struct {
    const char *form;
    const GkDocument *ruled; /* the document with its rules */
} Withholding;

static void
add_boundary(GArray *marks, const GkFragment *fragment, guint row)
{
    double y = fragment->ys[MIN(row, fragment->row_count)];
    GkMark mark = { .kind = GK_MARK_STROKE, .x0 = fragment->box.x0, .y0 = y, .x1 = fragment->box.x1, .y1 = y, .width = 0.5F,
                    .alpha = 255, .order = marks->len };
    g_array_append_val(marks, mark);
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

/* Borders instead of all rules. */
static void
keep_borders(GkPage *page, const GkDocument *ruled)
{
    g_autoptr(GkRules) rules = gk_rules_find(page);
    GkArena *arena = gk_arena_new();
    GkDiagnostics *diagnostics = gk_diagnostics_new();
    GkPageLayout layout = { .page = page };
    g_autoptr(GPtrArray) fragments = g_ptr_array_new();
    gk_grids_find(&layout, rules, arena, fragments, diagnostics);
    g_array_set_size(page->marks, 0);
    for (guint i = 0; i < fragments->len; i++)
        find_part(page->marks, g_ptr_array_index(fragments, i), ruled);
    gk_diagnostics_free(diagnostics);
    gk_arena_free(arena);
}

static void
withhold(GkPage *page, gpointer data)
{
    const Withholding *withholding = data;
    if (strcmp(withholding->form, "three") == 0)
        keep_borders(page, withholding->ruled);
    else
        gk_page_withhold(page, strcmp(withholding->form, "horizontal") == 0, strcmp(withholding->form, "vertical") == 0);
}

static gboolean
write_file(const char *form, const char *folder, const char *path, GError **error)
{
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, error);
    if (!source)
        return FALSE;
    g_autoptr(GPtrArray) pages = gk_pages_read(source);
    g_autoptr(GkDocument) ruled = gk_document_new(source, NULL);
    Withholding data = { form, ruled };
    g_autoptr(GkPageSource) withheld = gk_changed_pages_new(pages, path, withhold, &data);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(withheld, NULL), NULL, NULL);
    g_autofree char *json = gk_disclosure_to_json(disclosure, FALSE), *name = g_path_get_basename(path);
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
