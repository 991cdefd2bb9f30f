/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that lie a little askew: see page/skew.c. */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Straightens the page when its lines rise or fall, notes so in layout->turn.skew, and tells it. */
void gk_skew_page(GkPageLayout *layout, GkDiagnostics *diagnostics);

/* The box around what lies in `box` on a page that was straightened by `skew`, on the page as it was. */
GkBox gk_skew_box_back(double skew, GkBox box);

G_END_DECLS
