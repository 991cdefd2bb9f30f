/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pieces of a lattice's lines: see lattice_edges.c. */
#pragma once

#include "extract/scan/lattice.h"

G_BEGIN_DECLS

/* A lattice of these lines (GkRuleLine *, borrowed, sorted), whose pieces are measured and whose places belong together
 * where nothing is drawn between them. */
GkLattice *gk_lattice_measure(const GkRulePicture *picture, GPtrArray *across, GPtrArray *down);

G_END_DECLS
