/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Sets what is said when there is no memory left (static, or kept until the end). */
void gk_memory_open(const char *words);
