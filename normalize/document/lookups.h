/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* duties.c: disclosure->duties, the items below headings such as 主要职责. */
void gk_duties_find(GkDisclosure *disclosure);

/* glossary.c: disclosure->glossary, the terms below headings such as 名词解释. */
void gk_glossary_find(GkDisclosure *disclosure);

G_END_DECLS
