# SPDX-License-Identifier: GPL-2.0-or-later
# Made by gongkai --generate; edit cli/options/options_table.c instead.
_gongkai() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local options='' ending=''
    COMPREPLY=()
    if [[ $COMP_CWORD == 1 ]]; then
        COMPREPLY=($(compgen -W 'extract batch show cite errors explain export compare merge review schema --help --version --generate' -- "$current"))
        return
    fi
    case ${COMP_WORDS[1]} in
    --generate) COMPREPLY=($(compgen -W 'man bash zsh fish' -- "$current")) ;;
    extract)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --format) ;;
        --columns) ;;
        --table) ;;
        --spans) COMPREPLY=($(compgen -W 'first repeat' -- "$current")) ;;
        --password) ;;
        --pages) ;;
        --ocr) COMPREPLY=($(compgen -W 'auto never always' -- "$current")) ;;
        --ocr-lang) ;;
        --corrections) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --profile) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--output --format --bom --spreadsheet-safe --columns --table --spans --amounts-only --password --pages --compact --no-join --keep-hidden --ocr --ocr-lang --corrections --profile --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='pdf' ;;
        esac ;;
    batch)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        -j | --jobs) ;;
        --format) ;;
        --columns) ;;
        --table) ;;
        --spans) COMPREPLY=($(compgen -W 'first repeat' -- "$current")) ;;
        --name) COMPREPLY=($(compgen -W 'path hash' -- "$current")) ;;
        --files-from) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --manifest) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --shard) ;;
        --restart-after) ;;
        --backlog) ;;
        --progress) COMPREPLY=($(compgen -W 'auto json none' -- "$current")) ;;
        --password) ;;
        --corrections) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --profile) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --ocr) COMPREPLY=($(compgen -W 'auto never always' -- "$current")) ;;
        --ocr-lang) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--output --jobs --format --bom --spreadsheet-safe --columns --table --spans --amounts-only --name --files-from --null --manifest --shard --pipe --fresh --retry --restart-after --backlog --progress --quiet --password --compact --no-join --keep-hidden --corrections --profile --ocr --ocr-lang --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='pdf' ;;
        esac ;;
    show)
        case $previous in
        *) options='--help' ending='json' ;;
        esac ;;
    cite)
        case $previous in
        --pdf) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --lang) COMPREPLY=($(compgen -W 'en zh' -- "$current")) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--pdf --output --lang --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='json' ;;
        esac ;;
    errors)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --format) COMPREPLY=($(compgen -W 'text csv html' -- "$current")) ;;
        --pdf) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--output --format --pdf --certain --bom --spreadsheet-safe --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='json' ;;
        esac ;;
    explain)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --page) ;;
        --table) ;;
        --layers) ;;
        --format) COMPREPLY=($(compgen -W 'ndjson html svg' -- "$current")) ;;
        --password) ;;
        --profile) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --ocr) COMPREPLY=($(compgen -W 'auto never always' -- "$current")) ;;
        --ocr-lang) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--output --page --table --layers --format --password --no-join --keep-hidden --profile --ocr --ocr-lang --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='pdf' ;;
        esac ;;
    export)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --format) ;;
        --columns) ;;
        --table) ;;
        --spans) COMPREPLY=($(compgen -W 'first repeat' -- "$current")) ;;
        *) options='--output --format --bom --spreadsheet-safe --columns --table --spans --amounts-only --help' ending='json' ;;
        esac ;;
    compare)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --format) COMPREPLY=($(compgen -W 'text csv' -- "$current")) ;;
        *) options='--output --format --all --help' ending='json' ;;
        esac ;;
    merge)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        *) options='--output --partial --quiet --help' ending='' ;;
        esac ;;
    review)
        case $previous in
        -o | --output) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --pdf) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --dpi) ;;
        --password) ;;
        --corrections) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --profile) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        --ocr) COMPREPLY=($(compgen -W 'auto never always' -- "$current")) ;;
        --ocr-lang) ;;
        --timeout) ;;
        --page-timeout) ;;
        --memory) ;;
        *) options='--output --pdf --no-pictures --dpi --password --corrections --profile --ocr --ocr-lang --timeout --page-timeout --memory --require-sandbox --no-sandbox --help' ending='pdf' ;;
        esac ;;
    schema)
        case $previous in
        *) options='--codes --manifest --help' ending='' ;;
        esac ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ -n $ending ]]; then
        compopt -o filenames
        COMPREPLY=($(compgen -f -X "!*.$ending" -- "$current") $(compgen -d -- "$current"))
    fi
}
complete -F _gongkai gongkai
