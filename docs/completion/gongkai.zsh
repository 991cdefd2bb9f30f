#compdef gongkai
# SPDX-License-Identifier: GPL-2.0-or-later
# Made by gongkai --generate; edit cli/options_table.c instead.
_gongkai() {
    local -a commands
    commands=(
        'extract:read PDFs, write JSON'
        'show:say in a few lines what a JSON holds'
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
            '--password[open encrypted files with P]:P:' \
            '--pages[read only these pages\: 3, 3-7 or 3-]:A-B:' \
            '--compact[write JSON on one line]' \
            '--no-join[leave tables that go on over pages in fragments]' \
            '--keep-hidden[read text that can'\''t be seen on the page]' \
            '--profile[use a publisher'\''s own words and units from FILE]:FILE:_files' \
            '--help[print this help]' '*:file:_files -g "*.pdf"' ;;
    show)
        _arguments '--help[print this help]' '*:file:_files -g "*.json"' ;;
    schema)
        _arguments '--codes[print the lists of reason codes with their meanings]' \
            '--help[print this help]' ;;
    esac
}
_gongkai "$@"
