/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/fingerprint.h"

#include "normalize/values/corrections.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#define LONGEST_ID 64

/* The build IDs that linkers put into programs and libraries tell builds of one version apart. */
static void
add_notes(GChecksum *sum, const guint8 *notes, gsize length)
{
    while (length >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        memcpy(&head, notes, sizeof head);
        gsize name = (head.n_namesz + 3u) & ~3u, id = (head.n_descsz + 3u) & ~3u;
        if (sizeof head + name + id > length)
            return;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && head.n_descsz <= LONGEST_ID)
            g_checksum_update(sum, notes + sizeof head + name, (gssize) head.n_descsz);
        notes += sizeof head + name + id;
        length -= sizeof head + name + id;
    }
}

/* The program itself has no name; of the libraries those count that read and understand. */
static int
add_object(struct dl_phdr_info *info, size_t size, void *data)
{
    if (*info->dlpi_name && !strstr(info->dlpi_name, "libgongkai") && !strstr(info->dlpi_name, "libpoppler") &&
        !strstr(info->dlpi_name, "libcairo"))
        return 0;
    for (guint i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_NOTE)
            add_notes(data, (const guint8 *) info->dlpi_addr + info->dlpi_phdr[i].p_vaddr, info->dlpi_phdr[i].p_filesz);
    return 0;
}

static void
add_text(GChecksum *sum, const char *text)
{
    /* With its NUL, so that "a", "bc" differs from "ab", "c". */
    g_checksum_update(sum, (const guchar *) (text ? text : ""), (gssize) (text ? strlen(text) : 0) + 1);
}

char *
gk_fingerprint(const GkExtractOptions *options, const char *limits)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *numbers = g_strdup_printf("%d %d %d %u %u", options->compact, options->no_join,
                                               options->keep_hidden, options->first_page, options->last_page);
    g_autofree char *recognition = g_strdup_printf("%d %s", options->ocr, options->ocr_languages ? options->ocr_languages : "");
    add_text(sum, GK_VERSION);
    add_text(sum, gk_page_source_backend());
    dl_iterate_phdr(add_object, sum);
    add_text(sum, numbers);
    add_text(sum, options->password);
    add_text(sum, recognition);
    add_text(sum, options->profile);
    add_text(sum, options->profile_name);
    if (options->corrections) {
        g_autofree char *corrections = gk_corrections_hash_all(options->corrections);
        add_text(sum, corrections);
    }
    add_text(sum, limits);
    return g_strndup(g_checksum_get_string(sum), 16);
}
