#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""messages.py GONGKAI SOURCE: all that is said to people can be said in Chinese, and the JSON says the same everywhere.

The catalogues are compared with the sources as po/update reads them (gettext's tools are needed). The command is run in
Chinese both where the locale zh_CN.UTF-8 exists and on a machine without it, and in locales that are not Chinese.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import locales  # noqa: E402
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
PO = os.path.join(SOURCE, "po")
FOLDER = tempfile.TemporaryDirectory()
CONVERSION = re.compile(r"%(?:(\d+)\$)?[-+ #0-9.]*[hlzjt]*([diuxXoceEfFgGsp%])")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def entries(text):
    """The entries of a catalogue: (msgid, [msgstr…], fuzzy)."""
    found = []
    for block in text.split("\n\n"):
        strings, key = {}, None
        for line in block.splitlines():
            match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) ("(?:[^"\\]|\\.)*")$', line)
            if match:
                key = match[1]
            if key and line and not line.startswith("#"):
                strings[key] = strings.get(key, "") + line[line.index('"') + 1:-1]
        if strings.get("msgid"):
            found.append((strings["msgid"], [text for key, text in strings.items() if key.startswith("msgstr")],
                          "#, fuzzy" in block))
    return found


def languages():
    return read(os.path.join(PO, "LINGUAS")).split()


def run(*arguments, **environment):
    base = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return subprocess.run([GONGKAI, *arguments], capture_output=True, env={**base, **environment}, cwd=FOLDER.name)


def in_chinese(*arguments):
    return run(*arguments, LC_ALL="C.UTF-8", LANGUAGE="zh_CN")


def has_chinese(data):
    return re.search("[一-龥]", data.decode()) is not None


def need_nls():
    if not has_chinese(in_chinese("--help").stdout):
        raise tap.Skip("built without NLS")


# --- the catalogues ---

def test_catalogues_are_up_to_date():
    """Every text of the sources stands in each catalogue, and nothing else."""
    result = subprocess.run([os.path.join(PO, "update"), GONGKAI, FOLDER.name], capture_output=True, text=True)
    if "not found" in result.stderr:
        raise tap.Skip("gettext is not installed")
    assert result.returncode == 0 and not result.stderr, result.stderr
    for name in ["POTFILES"] + [language + ".po" for language in languages()]:
        ours, theirs = read(os.path.join(PO, name)), read(os.path.join(FOLDER.name, name))
        gone = [text for text, _, _ in entries(ours) if text not in [new for new, _, _ in entries(theirs)]]
        new = [text for text, _, _ in entries(theirs) if text not in [old for old, _, _ in entries(ours)]]
        assert ours == theirs, f"{name}: run po/update and translate what is new: {new} (gone: {gone})"


def test_catalogues_are_complete():
    for language in languages():
        for text, translations, fuzzy in entries(read(os.path.join(PO, language + ".po"))):
            assert translations and all(translations), f"{language}: not translated: {text}"
            assert not fuzzy, f"{language}: fuzzy: {text}"


def test_gettext_has_no_complaints():
    for language in languages():
        result = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", os.path.join(PO, language + ".po")],
                                capture_output=True, text=True)
        assert result.returncode == 0 and not result.stderr, result.stderr


def conversions(text):
    """What stands in each place: {1: "u", 2: "s"}."""
    found = {}
    for match in CONVERSION.finditer(text):
        if match[2] != "%":
            found[int(match[1] or len(found) + 1)] = match[0][match[0].index("$") + 1:] if match[1] else match[0][1:]
    return found


def test_places_agree():
    for language in languages():
        for text, translations, _ in entries(read(os.path.join(PO, language + ".po"))):
            for translation in translations:
                assert conversions(text) == conversions(translation), f"{language}: {text}: {translation}"
                assert text.endswith("\\n") == translation.endswith("\\n"), f"{language}: end of {text!r}"


def test_options_are_not_translated():
    """What is to be typed stands in the translation as it is."""
    for language in languages():
        for text, translations, _ in entries(read(os.path.join(PO, language + ".po"))):
            for word in re.findall(r"(?<![\w-])--?[a-z][a-z-]+|`[^`]+`", text):
                assert all(word in translation for translation in translations), f"{language}: {word} in {text!r}"


# --- the command in Chinese ---

def test_help_is_chinese():
    need_nls()
    commands = re.findall(r"^  ([a-z]+) ", run("--help", LC_ALL="C").stdout.decode().split("\n\n")[2], re.M)
    assert "extract" in commands and "batch" in commands
    for arguments in [["--help"]] + [[command, "--help"] for command in commands]:
        english, chinese = run(*arguments, LC_ALL="C").stdout.decode(), in_chinese(*arguments).stdout.decode()
        assert not re.search("^[^\"]*[一-龥]", english.replace("续表", ""), re.M), english
        for line in chinese.splitlines():
            if re.match("  ( {4})?[-a-z]", line) and not line.startswith("  gongkai "):
                assert has_chinese(line.encode()) or re.match("  +[-a-z]+( [^ ]+)*$", line), line
        options = [re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", text, re.M) for text in (english, chinese)]
        assert options[0] == options[1] and options[0], arguments


def columns(line):
    return sum(2 if ord(character) >= 0x2e80 else 1 for character in line)


def test_help_fits_a_terminal():
    need_nls()
    for arguments in [["--help"], ["extract", "--help"], ["batch", "--help"]]:
        for line in in_chinese(*arguments).stdout.decode().splitlines():
            assert columns(line) <= 80, line


def test_manual_pages_are_up_to_date():
    need_nls()
    with open(os.path.join(SOURCE, "docs", "zh_CN", "gongkai.1"), "rb") as file:
        assert file.read() == in_chinese("--generate", "man").stdout, "run ninja -C build update-docs"


def test_locale_is_found_where_it_does_not_exist():
    """zh_CN.UTF-8 as on a bare Debian, where nobody generated it; LANGUAGE; and what is not Chinese."""
    need_nls()
    for environment in ({"LC_ALL": "zh_CN.UTF-8"}, {"LANG": "zh_CN.UTF-8"}, {"LC_MESSAGES": "zh_CN"}, {"LANG": "zh_CN.GB18030"},
                        {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"},
                        {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}):
        assert has_chinese(run("--help", **environment).stdout), environment
    for environment in ({}, {"LC_ALL": "C"}, {"LC_ALL": "C", "LANGUAGE": "zh_CN"}, {"LC_ALL": "C.UTF-8"}, {"LANG": "de_DE.UTF-8"},
                        {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "C"},
                        {"LANG": "../../x"}, {"LANG": "x" * 10000}):
        assert not has_chinese(run("--help", **environment).stdout), environment


def test_locale_is_found_where_it_exists():
    need_nls()
    found = [environment for environment in locales.environments() if environment["LC_ALL"].startswith("zh_CN")]
    if not found:
        raise tap.Skip("no locale zh_CN (Debian's package locales)")
    for environment in found:
        result = subprocess.run([GONGKAI, "--help"], capture_output=True, env={**environment, "LANGUAGE": ""})
        assert has_chinese(result.stdout)


def test_messages_are_chinese():
    need_nls()
    result = in_chinese("extract", "no.pdf")
    assert result.stderr.decode() == "gongkai: no.pdf：无法打开：没有那个文件或目录\n", result.stderr.decode()
    assert b"No such file or directory" in result.stdout or not result.stdout
    with open(os.path.join(FOLDER.name, "a\x1b[31m.pdf"), "w", encoding="utf-8") as file:
        file.write("<html>")
    result = in_chinese("extract", "a\x1b[31m.pdf")
    assert "a\\x1b[31m.pdf：不是 PDF，而是网页（" in result.stderr.decode(), result.stderr.decode()
    message = json.loads(result.stdout)["diagnostics"][0]["message"]
    assert message.startswith("a\x1b[31m.pdf: is not a PDF but a web page ("), message


def shown(path):
    """What `show` says, without blanks and line ends."""
    return "".join(in_chinese("show", path).stdout.decode().split())


def test_shown_messages_are_chinese():
    need_nls()
    narrow = os.path.join(FOLDER.name, "narrow.json")
    run("extract", os.path.join(SOURCE, "fixtures", "narrow-columns.pdf"), "-o", narrow, LC_ALL="C")
    assert "目录中列有“单位支出总体情况表”，但没有找到这个标题的表格" in shown(narrow)
    changed = os.path.join(FOLDER.name, "changed.json")
    with open(changed, "w", encoding="utf-8") as file:  # template and arguments no longer make up the message
        file.write(read(narrow).replace("but no table of that title was found\"", "but somebody wrote in this\"", 1))
    assert "butsomebodywroteinthis" in shown(changed)


# --- the README ---

def commands_of(path):
    """The commands in its blocks of shell, without remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", read(path), re.S)
    return [[re.sub(r"\s+#.*", "", line).rstrip() for line in block.splitlines()] for block in blocks]


def test_readmes_have_the_same_commands():
    english, chinese = (commands_of(os.path.join(SOURCE, name)) for name in ("README.md", "README.zh-CN.md"))
    assert english == chinese, [block for block in english + chinese if block not in english or block not in chinese]


def test_readmes_have_the_same_headings():
    english, chinese = (len(re.findall("^## ", read(os.path.join(SOURCE, name)), re.M)) for name in ("README.md", "README.zh-CN.md"))
    assert english == chinese


def test_chinese_readme_shows_real_output():
    need_nls()
    path = os.path.join(FOLDER.name, "narrow.json")
    run("extract", os.path.join(SOURCE, "fixtures", "narrow-columns.pdf"), "-o", path, LC_ALL="C")
    blocks = re.findall(r"```\w*\n(.*?)```", read(os.path.join(SOURCE, "README.zh-CN.md")), re.S)
    block = next(block for block in blocks if block.startswith("narrow-columns.pdf"))
    lines = in_chinese("show", path).stdout.decode().splitlines() + ["…", "The JSON: build/demo.json"]
    for line in block.splitlines():
        assert line in lines, f"not in the output: {line}"


# --- the JSON ---

def output_of(files, environment):
    return subprocess.run([GONGKAI, "extract", "--compact", *files], capture_output=True, env=environment).stdout


def test_json_is_the_same_in_every_locale():
    chosen = [{**os.environ, "LC_ALL": "C", "LANGUAGE": ""}, {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"}]
    chosen += [{**environment, "LANGUAGE": ""} for environment in locales.environments()
               if environment["LC_ALL"].startswith("de_DE")][:1]
    folder = os.path.join(SOURCE, "fixtures")
    fixtures = [[os.path.join(folder, name)] for name in sorted(os.listdir(folder)) if name.endswith(".pdf")]
    fixtures += [["no.pdf", folder, os.path.join(SOURCE, "README.md")]]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outputs = [list(pool.map(output_of, fixtures, [environment] * len(fixtures))) for environment in chosen]
    for fixture, *same in zip(fixtures, *outputs):
        assert len(set(same)) == 1 and same[0], fixture
    assert len(fixtures) > 8


tap.run(globals())
