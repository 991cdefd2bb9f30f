/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every command and option there is, with what is said about it.
 *
 * After a change run `ninja -C build update-docs`: it writes docs/gongkai.1 and
 * docs/completion/ anew, and a test compares them with this table.
 */
#include "cli/command.h"

static const GkOption EXTRACT_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: a file, or a folder for NAME.json",
      "Write to OUT instead of standard output. If OUT is a folder, or ends in a slash, each FILE's JSON goes to "
      "OUT/NAME.json; a folder that is missing is made. A file appears whole or not at all.",
      NULL },
    { "password", 0, GK_OPTION_TEXT, "P", "open encrypted files with P",
      "The password of encrypted files, the user's or the owner's. Others on the machine may see it in the list of "
      "processes.",
      NULL },
    { "pages", 0, GK_OPTION_TEXT, "A-B", "read only these pages: 3, 3-7 or 3-",
      "Read only the pages from A to B, counted from 1. A alone is one page, A- goes to the end. Tables that lie "
      "partly outside come out in part; the output says which pages were asked for.",
      NULL },
    { "compact", 0, GK_OPTION_FLAG, NULL, "write JSON on one line",
      "Write the JSON without line breaks and indentation.", NULL },
    { "no-join", 0, GK_OPTION_FLAG, NULL, "leave tables that go on over pages in fragments",
      "Leave the fragments of a table that goes on over pages as tables of their own.", NULL },
    { "keep-hidden", 0, GK_OPTION_FLAG, NULL, "read text that can't be seen on the page",
      "Read text that can't be seen on the page (invisible, white on white, covered, clipped away) like visible text. "
      "Without this option it is set aside and counted in the pages' ink.",
      NULL },
    { "profile", 0, GK_OPTION_FILE, "FILE", "use a publisher's own words and units from FILE",
      "Read FILE for the habits of one publisher: other words for titles and columns, zones of the page to leave out, "
      "a unit that is printed nowhere. The output says that a profile was used.",
      NULL },
    { NULL },
};

static const GkOption SHOW_OPTIONS[] = { { NULL } };

static const GkOption SCHEMA_OPTIONS[] = {
    { "codes", 0, GK_OPTION_FLAG, NULL, "print the lists of reason codes with their meanings",
      "Print, instead of the schema, the closed lists of reason codes (diagnostics, repairs, reasons for joining) with "
      "their meanings, one a line.",
      NULL },
    { NULL },
};

const GkCommand GK_COMMANDS[] = {
    { "extract", "FILE…", "pdf", "read PDFs, write JSON",
      "Reads each FILE, a PDF or - for standard input, and writes what it says as JSON. One FILE goes to standard "
      "output or to the file OUT. Several go to the folder OUT, or to standard output as NDJSON, one line each.\n\n"
      "A FILE that can't be read still gets a record that says why, and the others go on.",
      EXTRACT_OPTIONS, gk_command_extract },
    { "show", "JSON…", "json", "say in a few lines what a JSON holds",
      "Says in a few lines what a JSON of `gongkai extract` holds: its tables, numbers put together from pieces, "
      "checks that passed and failed, warnings. - is standard input.",
      SHOW_OPTIONS, gk_command_show },
    { "schema", "", NULL, "print the JSON Schema of the output",
      "Prints the JSON Schema (2020-12) that every output is valid against, with what each key means.", SCHEMA_OPTIONS,
      gk_command_schema },
    { NULL },
};

const GkExample GK_EXAMPLES[] = {
    { "gongkai extract budget.pdf -o budget.json", "One document." },
    { "gongkai show budget.json", "What came out of it." },
    { "gongkai extract *.pdf -o json/", "Many documents, one JSON each." },
    { "gongkai extract - < budget.pdf | jq -r '.tables[].title'", "The titles of its tables." },
    { NULL },
};
