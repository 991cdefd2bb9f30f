/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The commands of gongkai: one function each, in the file of its name.
 */
#pragma once

#include "cli/options/options.h"

G_BEGIN_DECLS

GkExit gk_command_batch(const GkSettings *settings);
GkExit gk_command_cite(const GkSettings *settings);
GkExit gk_command_compare(const GkSettings *settings);
GkExit gk_command_errors(const GkSettings *settings);
GkExit gk_command_explain(const GkSettings *settings);
GkExit gk_command_export(const GkSettings *settings);
GkExit gk_command_extract(const GkSettings *settings);
GkExit gk_command_merge(const GkSettings *settings);
GkExit gk_command_review(const GkSettings *settings);
GkExit gk_command_schema(const GkSettings *settings);
GkExit gk_command_show(const GkSettings *settings);

G_END_DECLS
