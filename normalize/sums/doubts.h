/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a doubt costs a check. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* A check that fails with an amount whose digits are in doubt becomes not applicable, and so does one that holds with
 * digits that may not be those drawn; TRUE when this one does. */
gboolean gk_check_excuse_doubts(const GkDisclosure *disclosure, GkCheck *check);

/* Finds the statements whose amounts are in doubt: disclosure->said_doubtful. */
void gk_checks_doubt_statements(GkDisclosure *disclosure);

G_END_DECLS
