/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text that runs aslant: watermarks, and the letters around a seal.
 *
 *        ╭─政─府─╮        each letter of a ring runs another way, those at the
 *       某    ★   专      sides and at the top by chance along an axis; the date
 *        ╰2024.05╯        below the star does not run aslant at all
 *
 * The page source says which letters were drawn aslant. Where half of the letters
 * of one font, size and colour were, all of them are set aside. So is what has
 * the colour of such letters and lies among them, when it is a colour and not
 * a grey: the rest of a seal. On a page that is mostly aslant nothing is done.
 */
#include "layout/page/tuning.h"
#include "layout/page/visible.h"

#include "layout/page/backgrounds.h"

#include <math.h>

typedef struct {
    guint all, slanted;
    GkBox box; /* around the slanted ones; of a colour */
} Group;

static const GkGlyph *
glyph_at(const GkPageLayout *layout, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, i);
}

static gboolean
is_slanted(const GkGlyph *glyph)
{
    return (glyph->flags & GK_GLYPH_SLANTED) != 0;
}

/* Equal for glyphs of equal looks. */
static guint64
looks_of(const GkGlyph *glyph)
{
    return (guint64) glyph->color << 40 | (guint64) glyph->font << 24 | (guint) lround(glyph->size * 4);
}

static Group *
group_of(GHashTable *groups, guint64 key)
{
    Group *group = g_hash_table_lookup(groups, &key);
    if (!group) {
        group = g_new0(Group, 1);
        g_hash_table_insert(groups, g_memdup2(&key, sizeof key), group);
    }
    return group;
}

static void
enter(const GkGlyph *glyph, GHashTable *by_looks, GHashTable *by_color)
{
    Group *looks = group_of(by_looks, looks_of(glyph)), *color = group_of(by_color, glyph->color);
    looks->all++;
    color->all++;
    if (!is_slanted(glyph))
        return;
    color->box = color->slanted ? gk_box_union(color->box, glyph->box) : glyph->box;
    looks->slanted++;
    color->slanted++;
}

/* It lies among letters of its colour that run aslant, around a seal. */
static gboolean
is_in_seal(const GkGlyph *glyph, GHashTable *by_color)
{
    const Group *color = group_of(by_color, glyph->color);
    return gk_color_is_colored(glyph->color) && color->slanted >= GK_VISIBLE_SEAL_LETTERS &&
        MAX(gk_box_width(color->box), gk_box_height(color->box)) < GK_VISIBLE_SEAL &&
        gk_box_contains(color->box, gk_box_center_x(glyph->box), gk_box_center_y(glyph->box));
}

guint
gk_slanted_set_aside(GkPageLayout *layout)
{
    guint found = 0, count = layout->page->glyphs->len, slanted = 0;
    for (guint i = 0; i < count; i++)
        slanted += is_slanted(glyph_at(layout, i));
    if (slanted == 0 || slanted > GK_VISIBLE_SLANTED_PAGE * count)
        return 0;
    g_autoptr(GHashTable) by_looks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    g_autoptr(GHashTable) by_color = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    for (guint i = 0; i < count; i++)
        enter(glyph_at(layout, i), by_looks, by_color);
    for (guint i = 0; i < count; i++) {
        const GkGlyph *glyph = glyph_at(layout, i);
        const Group *looks = group_of(by_looks, looks_of(glyph));
        if (layout->ink[i] != GK_INK_UNASSIGNED ||
            !(is_slanted(glyph) || 2 * looks->slanted >= looks->all || is_in_seal(glyph, by_color)))
            continue;
        layout->ink[i] = GK_INK_WATERMARK;
        found++;
    }
    return found;
}
