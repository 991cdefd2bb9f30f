/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules are looked for along lines, lighter ink than print counts, too; what of them makes tables is the lattices' to say.
 */
#include "extract/scan/sheet_content.h"

#include "extract/sheet/rules.h"

#define SOFT_INCHES 0.03
#define SOFT_DARKER 9u
#define ACROSS_INCHES 0.45 /* the least length of a rule across, and of one down */
#define DOWN_INCHES 0.27
#define ACROSS_AVERAGED 0.15
#define DOWN_AVERAGED 0.10

static GPtrArray *
find_lattices(const GkSheet *sheet)
{
    g_autoptr(GkRaster) turned = gk_raster_transposed(sheet->straight);
    g_autoptr(GkRaster) soft = gk_rules_mask(sheet->straight, sheet->dpi, SOFT_INCHES, SOFT_DARKER);
    g_autoptr(GkRaster) soft_turned = gk_rules_mask(turned, sheet->dpi, SOFT_INCHES, SOFT_DARKER);
    g_autoptr(GPtrArray) across =
        gk_rules_find_along(sheet->straight, soft, sheet->dpi, ACROSS_INCHES, ACROSS_AVERAGED);
    g_autoptr(GPtrArray) down = gk_rules_find_along(turned, soft_turned, sheet->dpi, DOWN_INCHES, DOWN_AVERAGED);
    GkRulePicture picture = { across, down, sheet->straight, turned, soft, soft_turned, sheet->dpi };
    return gk_lattices_find(&picture);
}

GkSheetContent *
gk_sheet_content_find(GkSheet *sheet)
{
    GkSheetContent *content = g_new0(GkSheetContent, 1);
    content->sheet = sheet;
    content->lattices = find_lattices(sheet);
    content->lines = gk_text_lines_find(sheet, content->lattices);
    return content;
}

void
gk_sheet_content_free(GkSheetContent *content)
{
    if (!content)
        return;
    gk_text_lines_free(content->lines);
    g_ptr_array_unref(content->lattices);
    gk_sheet_free(content->sheet);
    g_free(content);
}
