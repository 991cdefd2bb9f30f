/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is made from the table of options besides the parser. Each returns a new string.
 */
#pragma once

#include "cli/options/options.h"

G_BEGIN_DECLS

char *gk_manual_page(void);
char *gk_texts(void);
char *gk_completion_bash(void);
char *gk_completion_zsh(void);
char *gk_completion_fish(void);

G_END_DECLS
