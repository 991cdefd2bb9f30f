# SPDX-License-Identifier: GPL-2.0-or-later
"""Printers that set pages by themselves, where they are installed: Chromium, LibreOffice Writer, and groff with tbl."""
import shutil
import tempfile

import chromium
import tbl
import writer

PRINTERS = {"chromium": chromium, "writer": writer, "tbl": tbl}
PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "writer": ("soffice", "libreoffice"), "tbl": ("groff",)}


def installed(name):
    return next((path for path in map(shutil.which, PROGRAMS[name]) if path), None)


def print_all(name, sheets):
    """A PDF for each sheet, or None where the program can't set it (Chinese for tbl, a page that overflows)."""
    with tempfile.TemporaryDirectory() as folder:
        return PRINTERS[name].print_sheets(sheets, folder, installed(name)) if sheets else []
