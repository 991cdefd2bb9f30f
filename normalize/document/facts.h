/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conductor (normalize/disclosure.c) asks of this room: facts of the whole document.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/tables/profile.h"

G_BEGIN_DECLS

/* Title, organization, kind, year, dates and staff; after the tables. `profile` may be NULL. */
void gk_normalize_metadata(GkDisclosure *disclosure, const GkProfile *profile);

/* Headings, contents and the parts they begin; after the metadata. */
void gk_normalize_outline(GkDisclosure *disclosure);

/* Days that amounts are as of; after the statements. */
void gk_normalize_days(GkDisclosure *disclosure);

/* Projects told in prose; after the outline. */
void gk_normalize_projects(GkDisclosure *disclosure);

G_END_DECLS
