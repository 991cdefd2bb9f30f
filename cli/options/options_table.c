/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every command and option there is, with what is said about it.
 *
 * After a change run `ninja -C build update-docs`: it writes docs/gongkai.1 and
 * docs/completion/ anew, and a test compares them with this table.
 */
#include "cli/options/command.h"

static const char *const SPANS[] = { "first", "repeat", NULL };

#define XLSX_OPTIONS \
    { "amounts-only", 0, GK_OPTION_FLAG, NULL, "XLSX: the amounts of all documents in one file", \
      "XLSX: write the tidy amounts of all documents into one file, without the tables. Where they are more than a " \
      "sheet can hold, they go on in the next.", \
      NULL }

/* Options of all that is written as CSV. */
#define CSV_TEXT_OPTIONS \
    { "bom", 0, GK_OPTION_FLAG, NULL, "CSV: begin with a byte order mark, for Excel", \
      "Begin a CSV with the mark U+FEFF, without which Excel takes its Chinese for something else.", NULL }, \
        { "spreadsheet-safe", 0, GK_OPTION_FLAG, NULL, "CSV: guard text that a spreadsheet would run", \
          "Put a ' before text in a CSV that a spreadsheet would take for a formula: behind spaces it begins with = + - @, " \
          "narrow or wide, or with a tab or a line end. Numbers, also as printed, and dashes alone are never touched. " \
          "Without this option all text is as printed.", \
          NULL }

/* Options of the formats, wherever one can be asked for. */
#define CSV_OPTIONS \
    CSV_TEXT_OPTIONS, \
        { "columns", 0, GK_OPTION_TEXT, "C,C", "CSV: only these columns: year,organization,yuan", \
          "Write only these columns of the amounts into a CSV, in this order. docs/export.md lists them; so does the " \
          "message about a name that is none.", \
          NULL }, \
        { "table", 0, GK_OPTION_TEXT, "T", "only table T: t3 or 3 (CSV, HTML, Markdown)", \
          "Write only table T, t3 or 3, into Markdown, HTML or --format tables. With CSV, write that table as it is printed, " \
          "row by row, instead of the amounts.", \
          NULL }, \
        { "spans", 0, GK_OPTION_TEXT, "HOW", "merged cells: first (default) or repeat", \
          "In a table as CSV, Markdown or HTML: first tells the text of a merged cell once, in the first of its places (in " \
          "HTML the cell is merged); repeat tells it in every place that it covers.", \
          SPANS }

static const char *const RECOGNITION[] = { "auto", "never", "always", NULL };

/* For all commands that read PDFs. */
#define OCR_OPTIONS \
    { "ocr", 0, GK_OPTION_TEXT, "WHEN", "recognize scanned pages: auto (the default), never or always", \
          "auto reads the pictures of pages that are scans, and pictures of tables on other pages; never reads none; always " \
          "reads every large picture. It needs a build with Tesseract, and its data. docs/scans.md says what is to be " \
          "expected.", \
          RECOGNITION }, \
        { "ocr-lang", 0, GK_OPTION_TEXT, "L", "languages of scanned pages: chi_tra, jpn, … (default: chi_sim or jpn)", \
          "The languages of scanned pages, by the names of Tesseract's data, parted by +. Each is in a Debian package of its " \
          "own: chi_sim in tesseract-ocr-chi-sim. Where none is named, pages are read in chi_sim, and those that are Japanese in " \
          "jpn where that is installed; traditional Chinese must be named.", \
          NULL }

/* Options of every command that opens PDFs: a process of its own reads them. */
#define WORKER_OPTIONS \
    { "timeout", 0, GK_OPTION_NUMBER, "S", "seconds for one document (default: 600; ten times that to recognize scans)", \
      "Seconds of processor time for one document, or in which it hangs. One whose pages are recognized has ten times as " \
      "many. 0 is without end.", NULL }, \
        { "page-timeout", 0, GK_OPTION_NUMBER, "S", "seconds for one page (default: 60; five times that to recognize scans)", \
          "Seconds of processor time for reading one page, or in which it hangs. The page is left out then, and " \
          "the output says so. One that is recognized has five times as many. 0 is without end.", \
          NULL }, \
        { "memory", 0, GK_OPTION_NUMBER, "MB", "megabytes that reading may take (default: 1024; 1024 more to recognize scans)", \
          "Megabytes of memory that one document may need. What recognizes scans may have 1024 more. 0 is without bound.", NULL }, \
        { "require-sandbox", 0, GK_OPTION_FLAG, NULL, "refuse to run where PDFs can't be read fully shut in", \
          "Refuse to run on a machine that has not both seccomp and Landlock. Without this option, the processes that read " \
          "PDFs are shut in as well as the machine can.", \
          NULL }, \
        { "no-sandbox", 0, GK_OPTION_FLAG, NULL, "do not shut in what reads PDFs (for debuggers)", \
          "Do not shut in the processes that read PDFs. For debuggers and other tools that need what the sandbox forbids.", NULL }

static const GkOption EXTRACT_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: a file, or a folder for NAME.json",
      "Write to OUT instead of standard output. If OUT is a folder, or ends in a slash, each FILE's JSON goes to "
      "OUT/NAME.json; a folder that is missing is made. Otherwise its ending says what to write: .json, or one of the "
      "formats of `gongkai export`, for all FILEs together. A file appears whole or not at all.",
      NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "what to write, whatever OUT is called: json, csv, …",
      "Write this format, whatever OUT is called: json, ndjson, or one of those of `gongkai export`.", NULL },
    CSV_OPTIONS,
    XLSX_OPTIONS,
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
      "Read text that can't be seen on the page (invisible, white on white, covered, clipped away), and watermarks, like "
      "other text. Without this option it is set aside and counted in the pages' ink.",
      NULL },
    OCR_OPTIONS,
    { "corrections", 0, GK_OPTION_FILE, "FILE", "apply corrections that a person made on a review page",
      "Apply the corrections of FILE, which a page of `gongkai review` has downloaded, or of all files *.json in a folder of that "
      "name. Values, sums and all that follows are read from the corrected texts. A correction whose reading is another now is "
      "refused, with a warning; so is a FILE that is of another document, by its SHA-256.",
      NULL },
    { "profile", 0, GK_OPTION_FILE, "FILE", "use a publisher's own words and units from FILE",
      "Read FILE for the habits of one publisher: other words for titles and columns, zones of the page to leave out, "
      "a unit that is printed nowhere. The output says that a profile was used.",
      NULL },
    WORKER_OPTIONS,
    { NULL },
};

static const char *const NAMINGS[] = { "path", "hash", NULL };
static const char *const PROGRESS[] = { "auto", "json", "none", NULL };

static const GkOption BATCH_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: a folder for one JSON per document, or a file: all.sqlite, …",
      "Write to OUT. A folder, which is made where it is missing, gets one JSON per document, and manifest.ndjson with one "
      "line per input; its folder .gongkai remembers what was done, so that the next run goes on from there. A file whose "
      "ending is one of the formats of `gongkai export` gets all documents. A database (.sqlite) is added to, by any number "
      "of runs, and OUT.gongkai beside it remembers what was done and holds the manifest. Other files are written whole, in "
      "the order of the inputs, with OUT.manifest.ndjson beside.",
      NULL },
    { "jobs", 'j', GK_OPTION_NUMBER, "N", "read N documents at a time (default: one per processor)",
      "Read N documents at a time, each in a process of its own. The output does not depend on it.", NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "what to write, whatever OUT is called: json, ndjson, sqlite, csv, …",
      "Write this format, whatever OUT is called: json (one file per document, into the folder OUT), ndjson (all documents "
      "to standard output, one a line, in the order of the inputs; what can't be read has a line that says why), or one of "
      "those of `gongkai export`.",
      NULL },
    CSV_OPTIONS,
    XLSX_OPTIONS,
    { "name", 0, GK_OPTION_TEXT, "BY", "name each JSON by its document's path (default) or hash",
      "path: as the document, with its folders below the one that was named. hash: by the SHA-256 of the document.",
      NAMINGS },
    { "files-from", 0, GK_OPTION_FILE, "FILE", "read names of files and folders from FILE, or - for standard input",
      "Read names of files and folders from FILE, one a line, besides those on the command line. - is standard input.",
      NULL },
    { "null", '0', GK_OPTION_FLAG, NULL, "names in --files-from end with NUL, not with a newline",
      "Names in FILE of --files-from end with a NUL byte, as find -print0 writes them.", NULL },
    { "manifest", 0, GK_OPTION_FILE, "FILE", "write the manifest to FILE",
      "Write the manifest, one line of JSON per input, to FILE.", NULL },
    { "shard", 0, GK_OPTION_TEXT, "I/N", "read only shard I of N; gongkai merge puts them together",
      "Read only those inputs that belong to shard I of N, from 1: each by a hash of its path below the folder that was named. "
      "Given the same inputs, the N shards together read each once, on as many machines, each into an OUT of its own; then "
      "`gongkai merge` makes of them what one run would have written.",
      NULL },
    { "pipe", 0, GK_OPTION_FLAG, NULL, "answer each name on standard input with a line, as it comes",
      "With --format ndjson --files-from -: read names as they come on standard input, and write exactly one line for each, in "
      "their order, also for what is a copy of another, a folder, or nothing. The exit status is 0 when each has its line, "
      "which says what became of it. For Spark's pipe().",
      NULL },
    { "fresh", 0, GK_OPTION_FLAG, NULL, "read everything, whatever earlier runs did",
      "Read everything. Without this option, inputs that have not changed since they were read by the same program with "
      "the same options are not read again.",
      NULL },
    { "retry", 0, GK_OPTION_FLAG, NULL, "read again what could not be read before",
      "Read inputs again that could not be read in an earlier run, even when they have not changed.", NULL },
    { "restart-after", 0, GK_OPTION_NUMBER, "N", "documents that one worker reads (default: 100)",
      "Replace each worker process after N documents. 0 is never.", NULL },
    { "backlog", 0, GK_OPTION_NUMBER, "MB", "megabytes that may wait for their turn (default: 256)",
      "Where documents come out in the order of the inputs: when more than MB megabytes of JSON wait for one that takes "
      "longer, no other is begun until it is there.",
      NULL },
    { "progress", 0, GK_OPTION_TEXT, "HOW", "auto (on a terminal, the default), json or none",
      "auto shows a line on a terminal; json writes an object a second to standard error, on one line; none nothing.",
      PROGRESS },
    { "quiet", 'q', GK_OPTION_FLAG, NULL, "no progress, no summary", "Say nothing but errors.", NULL },
    { "password", 0, GK_OPTION_TEXT, "P", "open encrypted files with P", "As for `gongkai extract`.", NULL },
    { "compact", 0, GK_OPTION_FLAG, NULL, "write JSON on one line", "As for `gongkai extract`.", NULL },
    { "no-join", 0, GK_OPTION_FLAG, NULL, "leave tables that go on over pages in fragments", "As for `gongkai extract`.",
      NULL },
    { "keep-hidden", 0, GK_OPTION_FLAG, NULL, "read text that can't be seen on the page", "As for `gongkai extract`.",
      NULL },
    { "corrections", 0, GK_OPTION_FILE, "FILE", "apply corrections that a person made on a review page",
      "As for `gongkai extract`; each document takes those that are its own.",
      NULL },
    { "profile", 0, GK_OPTION_FILE, "FILE", "use a publisher's own words and units from FILE",
      "As for `gongkai extract`.", NULL },
    OCR_OPTIONS,
    WORKER_OPTIONS,
    { NULL },
};

static const GkOption MERGE_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: a folder, or a database where the shards are databases",
      "Write to OUT, which becomes what one run of `gongkai batch -o OUT` would have made: a folder with the JSON of all, its "
      "manifest and the memory of what was done, or a database. It is made where it is missing.",
      NULL },
    { "partial", 0, GK_OPTION_FLAG, NULL, "merge what there is, when shards are missing or not finished",
      "Merge what there is when shards are missing or not finished, and exit with 3. Merging again, when they are there, makes "
      "it whole.",
      NULL },
    { "quiet", 'q', GK_OPTION_FLAG, NULL, "no summary", "Say nothing but errors.", NULL },
    { NULL },
};

static const char *const COMPARISONS[] = { "text", "csv", NULL };

static const GkOption COMPARE_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write all of it to OUT.csv",
      "Write to OUT.csv: one row for everything that was compared, also what is the same in both.", NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "text (the default) or csv", "Write text for people, or CSV.", COMPARISONS },
    { "all", 0, GK_OPTION_FLAG, NULL, "show all, not only the largest of each kind",
      "Show everything, also what is the same in both. Without this option the 20 largest differences of each kind are shown.",
      NULL },
    { NULL },
};

static const char *const CITE_LANGUAGES[] = { "en", "zh", NULL };

static const GkOption CITE_OPTIONS[] = {
    { "pdf", 0, GK_OPTION_FILE, "FILE", "the PDF that the JSON was made of, for the picture",
      "Draw the picture from FILE, the PDF that the JSON was made of, or one in the folder FILE. A file with another SHA-256 "
      "than the JSON tells is refused.",
      NULL },
    { "output", 'o', GK_OPTION_FILE, "OUT", "write the picture to OUT, a PNG",
      "Write the picture to OUT, a PNG. A cell that lies on two pages is shown with both, one below the other.", NULL },
    { "lang", 0, GK_OPTION_TEXT, "L", "the language of the sentence: en or zh (default: the locale's)",
      "The language of the sentence: en or zh. Without this option it is Chinese in a Chinese locale, and English in others.",
      CITE_LANGUAGES },
    WORKER_OPTIONS,
    { NULL },
};

static const char *const FINDINGS[] = { "text", "csv", "html", NULL };

static const GkOption ERRORS_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: what it is, its ending says (.txt, .csv, .html)",
      "Write to OUT instead of standard output. Its ending says what it is: .txt, .csv or .html. A file appears whole or not "
      "at all.",
      NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "text (the default), csv or html, whatever OUT is called",
      "Write text, CSV or HTML, whatever OUT is called.", FINDINGS },
    { "pdf", 0, GK_OPTION_FILE, "DIR", "HTML: show each place, cut out of the PDFs in DIR",
      "Look in DIR, and the folders in it, for the PDFs that the JSON was made of, by their names and SHA-256, and show each "
      "place in the HTML as a picture.",
      NULL },
    { "certain", 0, GK_OPTION_FLAG, NULL, "leave out what is undecided",
      "Leave out what is undecided: tell only what does not add up though every number in it is proved.", NULL },
    CSV_TEXT_OPTIONS,
    WORKER_OPTIONS,
    { NULL },
};

static const GkOption EXPORT_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: what it is, its ending says",
      "Write to OUT. Its ending says what it is: see the formats above. A file appears whole or not at all.", NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "what to write, whatever OUT is called: csv, …",
      "Write this format, whatever OUT is called. Without OUT, a format of text goes to standard output.", NULL },
    CSV_OPTIONS,
    XLSX_OPTIONS,
    { NULL },
};

static const GkOption SHOW_OPTIONS[] = { { NULL } };

static const char *const EXPLANATIONS[] = { "ndjson", "html", "svg", NULL };

static const GkOption EXPLAIN_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write to OUT: what it is, its ending says (.html, .svg, else NDJSON)",
      "Write to OUT instead of standard output. OUT.html is one file that shows every page with what was found on it; "
      "OUT.svg is one page; anything else is NDJSON, one event a line. A file appears whole or not at all.",
      NULL },
    { "page", 0, GK_OPTION_TEXT, "N", "explain only page N, or pages N-M",
      "Explain only page N, or pages N-M, counted from 1. The whole document is read all the same, since running heads and "
      "tables that go on over pages need it.",
      NULL },
    { "table", 0, GK_OPTION_TEXT, "T", "explain only table T: t3 or 3",
      "Explain only what lies where table T lies, or is about it; T is its id in the JSON: t3, or 3.", NULL },
    { "layers", 0, GK_OPTION_TEXT, "L,L", "tell only these layers: separators,rows",
      "Tell only events of these layers, parted by commas: page, rules, lines, pieces, regions, separators, rows, header, "
      "cells, captions, joins, diagnostics. What the page holds is always told.",
      NULL },
    { "format", 0, GK_OPTION_TEXT, "F", "ndjson, html or svg, whatever OUT is called",
      "Write NDJSON, HTML or SVG, whatever OUT is called. SVG shows one page.", EXPLANATIONS },
    { "password", 0, GK_OPTION_TEXT, "P", "open an encrypted file with P", "As for `gongkai extract`.", NULL },
    { "no-join", 0, GK_OPTION_FLAG, NULL, "leave tables that go on over pages in fragments", "As for `gongkai extract`.",
      NULL },
    { "keep-hidden", 0, GK_OPTION_FLAG, NULL, "read text that can't be seen on the page", "As for `gongkai extract`.",
      NULL },
    { "profile", 0, GK_OPTION_FILE, "FILE", "use a publisher's own words and units from FILE",
      "As for `gongkai extract`.", NULL },
    OCR_OPTIONS,
    WORKER_OPTIONS,
    { NULL },
};

static const GkOption REVIEW_OPTIONS[] = {
    { "output", 'o', GK_OPTION_FILE, "OUT", "write the page to OUT (default: standard output)",
      "Write the page to OUT instead of standard output. It appears whole or not at all.", NULL },
    { "pdf", 0, GK_OPTION_FILE, "PDF", "the PDF that the JSON was made from",
      "Take the pictures of pages from PDF, the file that the JSON was made from. Another file is refused, by its SHA-256.",
      NULL },
    { "no-pictures", 0, GK_OPTION_FLAG, NULL, "leave the pictures of pages out",
      "Leave the pictures of pages out: the page is small, and shows where each cell lies on an empty sheet.", NULL },
    { "dpi", 0, GK_OPTION_NUMBER, "N", "dots per inch of the pictures (default: 110)",
      "Dots per inch of the pictures, 36 to 400. The default is 110, and 90 for documents of more than 300 pages.", NULL },
    { "password", 0, GK_OPTION_TEXT, "P", "open an encrypted file with P", "As for `gongkai extract`.", NULL },
    { "corrections", 0, GK_OPTION_FILE, "FILE", "apply corrections that a person made on a review page",
      "As for `gongkai extract`, of a PDF.",
      NULL },
    { "profile", 0, GK_OPTION_FILE, "FILE", "use a publisher's own words and units from FILE",
      "As for `gongkai extract`.", NULL },
    OCR_OPTIONS,
    WORKER_OPTIONS,
    { NULL },
};

static const GkOption SCHEMA_OPTIONS[] = {
    { "codes", 0, GK_OPTION_FLAG, NULL, "print the lists of reason codes with their meanings",
      "Print, instead of the schema, the closed lists of reason codes (diagnostics, repairs, reasons for joining) with "
      "their meanings, one a line.",
      NULL },
    { "manifest", 0, GK_OPTION_FLAG, NULL, "print the schema of a line of batch's manifest",
      "Print the JSON Schema of one line of the manifest that `gongkai batch` writes.", NULL },
    { NULL },
};

const GkCommand GK_COMMANDS[] = {
    { "extract", "FILE…", "pdf", "read PDFs, write JSON",
      "Reads each FILE, a PDF or - for standard input, and writes what it says as JSON. One FILE goes to standard "
      "output or to the file OUT. Several go to the folder OUT, or to standard output as NDJSON, one line each.\n\n"
      "A FILE that can't be read still gets a record that says why, and the others go on.",
      EXTRACT_OPTIONS, gk_command_extract },
    { "batch", "PATH…", "pdf", "read folders full of PDFs, whatever their state",
      "Reads every file that is named, and all files in folders that are named, each in a worker process that can't "
      "harm the run or the machine: one that crashes, hangs or needs too much memory costs its own document only. "
      "Files with the same content are read once.\n\n"
      "Every input has one line in the manifest that says what became of it (`gongkai schema --manifest`). A run that "
      "is interrupted goes on where it stopped when the same command is given again.",
      BATCH_OPTIONS, gk_command_batch },
    { "show", "JSON… [PART…]", "json", "show what a JSON holds: tables, cells, pages, checks",
      "Says in a few lines what a JSON of `gongkai extract` holds: its tables, numbers put together from pieces, "
      "checks that passed and failed, warnings. - is standard input.\n\n"
      "Each PART is shown whole: t3 is a table, t3.r5 one of its rows, t3.r5.c2 a cell with all that is known of it, s4 a "
      "statement, c12 a check, p5 a page; tables, pages, checks, statements and diagnostics are all there are. Tables wider "
      "than the terminal come in bands of columns. Colours are for terminals only, and not used where NO_COLOR is set.",
      SHOW_OPTIONS, gk_command_show },
    { "cite", "JSON ID", "json", "a number as a sentence and a picture to cite it by",
      "Says which number ID of the JSON is, in a sentence to cite it by: organization, document, year, table, row and column, "
      "the number as printed, its page, the name and SHA-256 of the file, and how far it is confirmed. ID is a cell (t3.r5.c2), "
      "a statement (s4) or an anchor. With --pdf and -o the cell is shown on its page, with the header of its table.",
      CITE_OPTIONS, gk_command_cite },
    { "errors", "JSON…", "json", "what does not add up in the documents themselves",
      "Reads each JSON, a file of `gongkai extract` or a folder of `gongkai batch`, and lists what does not add up, the surest "
      "and greatest first: where, what is printed, what it should be, and why. It is called the publisher's only where every "
      "number in it is proved by another sum that holds, or repeated elsewhere; else it is undecided.",
      ERRORS_OPTIONS, gk_command_errors },
    { "explain", "FILE", "pdf", "show how each page came out as it did",
      "Reads FILE, a PDF or - for standard input, as extract does, and tells what was decided on each page, where, and on "
      "what evidence: lines and what they were taken for, places where a table was sought, with the verdict, separators of "
      "columns, rows, headers, cells, captions, joins and refusals, warnings. As NDJSON for programs, or as an HTML file "
      "or SVG that lays all this over the page, for people. docs/explain.md lists the events.",
      EXPLAIN_OPTIONS, gk_command_explain },
    { "export", "JSON…", "json", "make a table for other programs of JSON",
      "Reads each JSON, a file of `gongkai extract` (one document, or NDJSON with many) or a folder of `gongkai batch`, and "
      "writes all their amounts in another format, one row per amount of tables and prose alike, with organization, year, "
      "kind of table, labels, concept and measure, the number as printed and exact, its unit, page and place, and how far "
      "it can be trusted.\n\n"
      "OUT.csv is CSV (RFC 4180). OUT/, a folder, is a Data Package: the same CSV, with documents, tables, checks and "
      "diagnostics, and a datapackage.json that says what each column is. OUT.md and OUT.html are the tables themselves, for "
      "reading. --format tables makes a folder with a CSV of each table. OUT.sqlite is a database, which is added to where it "
      "is there already.",
      EXPORT_OPTIONS, gk_command_export },
    { "compare", "JSON…", "json", "lay a document beside that of the year before",
      "Compares two JSON of `gongkai extract`, an earlier year's and a later one's: what appeared, what vanished, what "
      "changed, by code and concept whatever the tables are called. Figures of the earlier year that the later document "
      "tells (in a column, in a sentence, by how much something grew) are held against what the earlier one itself says.\n\n"
      "Of more than two, or of folders, those of one publisher that follow each other are compared, year by year.",
      COMPARE_OPTIONS, gk_command_compare },
    { "merge", "SHARD…", NULL, "put the shards of a batch together",
      "Puts together what runs of `gongkai batch --shard I/N` have written, folders or databases, as if one run had read "
      "everything: the same documents under the same names, the same manifest in the same order. Files of the same content "
      "that lay in different shards are recorded as copies.\n\n"
      "Shards that are missing, not finished, there twice, or of other inputs, options or builds are named, and nothing is "
      "written. A merge that is interrupted leaves no half document and no manifest that is not true; merging again makes the "
      "same. docs/cluster.md tells how shards are run on many machines.",
      MERGE_OPTIONS, gk_command_merge },
    { "review", "FILE", "pdf", "make a page to check the numbers on, against the pages",
      "Reads FILE, a PDF, or a JSON of `gongkai extract` with its PDF (--pdf), and writes one HTML file that shows each page "
      "beside what was read from it. Pointing at a cell on either side shows it on the other; a click shows the sums that "
      "confirm an amount; what is worth a look is listed, gravest first. Corrections made there are downloaded as a file "
      "for `gongkai extract --corrections`. The page asks for nothing from any network. docs/review.md says more.",
      REVIEW_OPTIONS, gk_command_review },
    { "schema", "", NULL, "print the JSON Schema of the output",
      "Prints the JSON Schema (2020-12) that every output is valid against, with what each key means.", SCHEMA_OPTIONS,
      gk_command_schema },
    { NULL },
};

const GkExample GK_EXAMPLES[] = {
    { "gongkai extract budget.pdf -o budget.json", "One document." },
    { "gongkai show budget.json", "What came out of it." },
    { "gongkai show budget.json t3 p5", "Its third table, and all that page 5 says." },
    { "gongkai explain budget.pdf --page 3 -o page3.html", "Why page 3 came out as it did, to look at in a browser." },
    { "gongkai review budget.pdf -o review.html", "A page to check its numbers on, beside pictures of its pages." },
    { "gongkai extract *.pdf -o json/", "Many documents, one JSON each." },
    { "gongkai batch -j 8 -o json/ scrape/", "A folder of thousands, overnight." },
    { "gongkai export json/ -o amounts.csv", "All amounts of all of them, one row each." },
    { "gongkai extract - < budget.pdf | jq -r '.tables[].title'", "The titles of its tables." },
    { NULL },
};
