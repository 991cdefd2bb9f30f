# SPDX-License-Identifier: GPL-2.0-or-later
# Made by gongkai --generate; edit cli/options_table.c instead.
complete -c gongkai -n 'not __fish_seen_subcommand_from extract show schema' -f -a extract -d 'read PDFs, write JSON'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l output -s o -r -F -d 'write to OUT: a file, or a folder for NAME.json'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l password -x -d 'open encrypted files with P'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l pages -x -d 'read only these pages: 3, 3-7 or 3-'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l compact -d 'write JSON on one line'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l no-join -d 'leave tables that go on over pages in fragments'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l keep-hidden -d 'read text that can\'t be seen on the page'
complete -c gongkai -n '__fish_seen_subcommand_from extract' -l profile -r -F -d 'use a publisher\'s own words and units from FILE'
complete -c gongkai -n 'not __fish_seen_subcommand_from extract show schema' -f -a show -d 'say in a few lines what a JSON holds'
complete -c gongkai -n 'not __fish_seen_subcommand_from extract show schema' -f -a schema -d 'print the JSON Schema of the output'
complete -c gongkai -n '__fish_seen_subcommand_from schema' -l codes -d 'print the lists of reason codes with their meanings'
