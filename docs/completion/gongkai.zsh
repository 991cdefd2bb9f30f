#compdef gongkai
# SPDX-License-Identifier: GPL-2.0-or-later
# Made by gongkai --generate; edit cli/options/options_table.c instead.
_gongkai() {
    local -a commands
    commands=(
        'extract:read PDFs, write JSON'
        'batch:read folders full of PDFs, whatever their state'
        'show:show what a JSON holds\: tables, cells, pages, checks'
        'cite:a number as a sentence and a picture to cite it by'
        'errors:what does not add up in the documents themselves'
        'explain:show how each page came out as it did'
        'export:make a table for other programs of JSON'
        'compare:lay a document beside that of the year before'
        'merge:put the shards of a batch together'
        'review:make a page to check the numbers on, against the pages'
        'schema:print the JSON Schema of the output'
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
    extract)
        _arguments {-o,--output}'[write to OUT\: a file, or a folder for NAME.json]:OUT:_files' \
            '--format[what to write, whatever OUT is called\: json, csv, …]:F:' \
            '--bom[CSV\: begin with a byte order mark, for Excel]' \
            '--spreadsheet-safe[CSV\: guard text that a spreadsheet would run]' \
            '--columns[CSV\: only these columns\: year,organization,yuan]:C,C:' \
            '--table[only table T\: t3 or 3 (CSV, HTML, Markdown)]:T:' \
            '--spans[merged cells\: first (default) or repeat]:HOW:(first repeat)' \
            '--amounts-only[XLSX\: the amounts of all documents in one file]' \
            '--password[open encrypted files with P]:P:' \
            '--pages[read only these pages\: 3, 3-7 or 3-]:A-B:' \
            '--compact[write JSON on one line]' \
            '--no-join[leave tables that go on over pages in fragments]' \
            '--keep-hidden[read text that can'\''t be seen on the page]' \
            '--ocr[recognize scanned pages\: auto (the default), never or always]:WHEN:(auto never always)' \
            '--ocr-lang[languages of scanned pages\: chi_tra, jpn, … (default\: chi_sim or jpn)]:L:' \
            '--corrections[apply corrections that a person made on a review page]:FILE:_files' \
            '--profile[use a publisher'\''s own words and units from FILE]:FILE:_files' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.pdf"' ;;
    batch)
        _arguments {-o,--output}'[write to OUT\: a folder for one JSON per document, or a file\: all.sqlite, …]:OUT:_files' \
            {-j,--jobs}'[read N documents at a time (default\: one per processor)]:N:' \
            '--format[what to write, whatever OUT is called\: json, ndjson, sqlite, csv, …]:F:' \
            '--bom[CSV\: begin with a byte order mark, for Excel]' \
            '--spreadsheet-safe[CSV\: guard text that a spreadsheet would run]' \
            '--columns[CSV\: only these columns\: year,organization,yuan]:C,C:' \
            '--table[only table T\: t3 or 3 (CSV, HTML, Markdown)]:T:' \
            '--spans[merged cells\: first (default) or repeat]:HOW:(first repeat)' \
            '--amounts-only[XLSX\: the amounts of all documents in one file]' \
            '--name[name each JSON by its document'\''s path (default) or hash]:BY:(path hash)' \
            '--files-from[read names of files and folders from FILE, or - for standard input]:FILE:_files' \
            {-0,--null}'[names in --files-from end with NUL, not with a newline]' \
            '--manifest[write the manifest to FILE]:FILE:_files' \
            '--shard[read only shard I of N; gongkai merge puts them together]:I/N:' \
            '--pipe[answer each name on standard input with a line, as it comes]' \
            '--fresh[read everything, whatever earlier runs did]' \
            '--retry[read again what could not be read before]' \
            '--restart-after[documents that one worker reads (default\: 100)]:N:' \
            '--backlog[megabytes that may wait for their turn (default\: 256)]:MB:' \
            '--progress[auto (on a terminal, the default), json or none]:HOW:(auto json none)' \
            {-q,--quiet}'[no progress, no summary]' \
            '--password[open encrypted files with P]:P:' \
            '--compact[write JSON on one line]' \
            '--no-join[leave tables that go on over pages in fragments]' \
            '--keep-hidden[read text that can'\''t be seen on the page]' \
            '--corrections[apply corrections that a person made on a review page]:FILE:_files' \
            '--profile[use a publisher'\''s own words and units from FILE]:FILE:_files' \
            '--ocr[recognize scanned pages\: auto (the default), never or always]:WHEN:(auto never always)' \
            '--ocr-lang[languages of scanned pages\: chi_tra, jpn, … (default\: chi_sim or jpn)]:L:' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.pdf"' ;;
    show)
        _arguments '--help[print this help]' '*:file:_files -g "*.json"' ;;
    cite)
        _arguments '--pdf[the PDF that the JSON was made of, for the picture]:FILE:_files' \
            {-o,--output}'[write the picture to OUT, a PNG]:OUT:_files' \
            '--lang[the language of the sentence\: en or zh (default\: the locale'\''s)]:L:(en zh)' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.json"' ;;
    errors)
        _arguments {-o,--output}'[write to OUT\: what it is, its ending says (.txt, .csv, .html)]:OUT:_files' \
            '--format[text (the default), csv or html, whatever OUT is called]:F:(text csv html)' \
            '--pdf[HTML\: show each place, cut out of the PDFs in DIR]:DIR:_files' \
            '--certain[leave out what is undecided]' \
            '--bom[CSV\: begin with a byte order mark, for Excel]' \
            '--spreadsheet-safe[CSV\: guard text that a spreadsheet would run]' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.json"' ;;
    explain)
        _arguments {-o,--output}'[write to OUT\: what it is, its ending says (.html, .svg, else NDJSON)]:OUT:_files' \
            '--page[explain only page N, or pages N-M]:N:' \
            '--table[explain only table T\: t3 or 3]:T:' \
            '--layers[tell only these layers\: separators,rows]:L,L:' \
            '--format[ndjson, html or svg, whatever OUT is called]:F:(ndjson html svg)' \
            '--password[open an encrypted file with P]:P:' \
            '--no-join[leave tables that go on over pages in fragments]' \
            '--keep-hidden[read text that can'\''t be seen on the page]' \
            '--profile[use a publisher'\''s own words and units from FILE]:FILE:_files' \
            '--ocr[recognize scanned pages\: auto (the default), never or always]:WHEN:(auto never always)' \
            '--ocr-lang[languages of scanned pages\: chi_tra, jpn, … (default\: chi_sim or jpn)]:L:' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.pdf"' ;;
    export)
        _arguments {-o,--output}'[write to OUT\: what it is, its ending says]:OUT:_files' \
            '--format[what to write, whatever OUT is called\: csv, …]:F:' \
            '--bom[CSV\: begin with a byte order mark, for Excel]' \
            '--spreadsheet-safe[CSV\: guard text that a spreadsheet would run]' \
            '--columns[CSV\: only these columns\: year,organization,yuan]:C,C:' \
            '--table[only table T\: t3 or 3 (CSV, HTML, Markdown)]:T:' \
            '--spans[merged cells\: first (default) or repeat]:HOW:(first repeat)' \
            '--amounts-only[XLSX\: the amounts of all documents in one file]' \
            '--help[print this help]' '*:file:_files -g "*.json"' ;;
    compare)
        _arguments {-o,--output}'[write all of it to OUT.csv]:OUT:_files' \
            '--format[text (the default) or csv]:F:(text csv)' \
            '--all[show all, not only the largest of each kind]' \
            '--help[print this help]' '*:file:_files -g "*.json"' ;;
    merge)
        _arguments {-o,--output}'[write to OUT\: a folder, or a database where the shards are databases]:OUT:_files' \
            '--partial[merge what there is, when shards are missing or not finished]' \
            {-q,--quiet}'[no summary]' \
            '--help[print this help]' ;;
    review)
        _arguments {-o,--output}'[write the page to OUT (default\: standard output)]:OUT:_files' \
            '--pdf[the PDF that the JSON was made from]:PDF:_files' \
            '--no-pictures[leave the pictures of pages out]' \
            '--dpi[dots per inch of the pictures (default\: 110)]:N:' \
            '--password[open an encrypted file with P]:P:' \
            '--corrections[apply corrections that a person made on a review page]:FILE:_files' \
            '--profile[use a publisher'\''s own words and units from FILE]:FILE:_files' \
            '--ocr[recognize scanned pages\: auto (the default), never or always]:WHEN:(auto never always)' \
            '--ocr-lang[languages of scanned pages\: chi_tra, jpn, … (default\: chi_sim or jpn)]:L:' \
            '--timeout[seconds for one document (default\: 600; ten times that to recognize scans)]:S:' \
            '--page-timeout[seconds for one page (default\: 60; five times that to recognize scans)]:S:' \
            '--memory[megabytes that reading may take (default\: 1024; 1024 more to recognize scans)]:MB:' \
            '--require-sandbox[refuse to run where PDFs can'\''t be read fully shut in]' \
            '--no-sandbox[do not shut in what reads PDFs (for debuggers)]' \
            '--help[print this help]' '*:file:_files -g "*.pdf"' ;;
    schema)
        _arguments '--codes[print the lists of reason codes with their meanings]' \
            '--manifest[print the schema of a line of batch'\''s manifest]' \
            '--help[print this help]' ;;
    esac
}
_gongkai "$@"
