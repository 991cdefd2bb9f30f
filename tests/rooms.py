#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""rooms.py SOURCE BUILD [--update]: the folders of the program, and which knows which, are as docs/tour.md says.

The figures there list folders from the lowest up; a folder may know those above it in the list, and no other. What a
folder knows is read from three things: which headers its files include, which functions its objects call (with nm), and
that what a header of a room declares is made in that room. --update writes the arrows of the figures anew, not their
order.
"""
import functools
import glob
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

SOURCE, BUILD = map(os.path.abspath, sys.argv[1:3])
TOUR = os.path.join(SOURCE, "docs", "tour.md")
# What every room may include: the words that all of them speak, and the headers of the program's four public parts.
VOCABULARY = {"layout/document.h", "layout/trace.h", "normalize/check.h", "normalize/disclosure.h"}
# Folders that have rooms of their own.
HOUSES = ("extract", "layout", "normalize", "cli")
FIGURE = re.compile(r"(<!-- (\S+) and what each knows -->\n```text\n)(.*?)(```\n)", re.S)


def figures():
    """The figures of the tour: {"layout": [("words", []), ("page", ["words"]), …], …}."""
    with open(TOUR, encoding="utf-8") as file:
        text = file.read()
    return {match[2]: [(line.split("→")[0].strip(), line.split("→")[1].split() if "→" in line else [])
                       for line in match[3].splitlines()] for match in FIGURE.finditer(text)}


def files(folder):
    return sorted(path for path in glob.glob(f"{SOURCE}/{folder}/**/*.[ch]", recursive=True))


def included(path):
    with open(path, encoding="utf-8") as file:
        return re.findall(r'^#include "([^"]+)"', file.read(), re.M)


def room_of(path, figure):
    """The folder of the figure that the path (from the top of the source) lies in; None: in none."""
    parts = path.split("/")
    if figure in HOUSES:
        return parts[1] if parts[0] == figure and len(parts) > 2 else None
    return parts[0]


def known(figure, rooms):
    """Who includes whom: {(room, other): ["file: header"]}."""
    arrows = {}
    for path in files(figure) if figure in HOUSES else [path for room, _ in rooms for path in files(room)]:
        name = os.path.relpath(path, SOURCE)
        room = room_of(name, figure)
        for header in included(path):
            other = room_of(header, figure)
            if room and other and other != room and not (figure in HOUSES and header in VOCABULARY):
                arrows.setdefault((room, other), []).append(f"{name} includes {header}")
    return arrows


def drawn(rooms, arrows):
    width = max(len(room) for room, _ in rooms)
    order = [room for room, _ in rooms]
    lines = []
    for room in order:
        others = [other for other in order if (room, other) in arrows]
        lines.append(f"{room:{width}} → {' '.join(others)}" if others else room)
    return "".join(line + "\n" for line in lines)


def upward(rooms, arrows):
    order = [room for room, _ in rooms]
    wrong = []
    for (room, other), reasons in sorted(arrows.items()):
        if room not in order or other not in order or order.index(other) > order.index(room):
            wrong += reasons
    return wrong


def objects():
    """[(source from the top, object)] of the library."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    for command in commands:
        path = os.path.relpath(os.path.join(command["directory"], command["file"]), SOURCE)
        if path.split("/")[0] in ("extract", "layout", "normalize", "data") and "libgongkai" in command["output"]:
            yield path, os.path.join(command["directory"], command["output"])


@functools.lru_cache(maxsize=None)
def symbols():
    """{function: file that makes it} and {file: functions it calls}, of the library."""
    if not shutil.which("nm"):
        raise tap.Skip("nm is not installed")
    sources = {name: path for path, name in objects()}
    result = subprocess.run(["nm", "-A", *sources], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    made, called = {}, {}
    for line in result.stdout.splitlines():
        name, rest = line.split(":", 1)
        kind, symbol = rest.split()[-2:]
        if kind in "TDBR":
            made[symbol] = sources[name]
        elif kind == "U":
            called.setdefault(sources[name], set()).add(symbol)
    assert len(made) > 300, len(made)
    return made, called


def test_every_room_is_in_a_figure():
    known_rooms = figures()
    assert set(known_rooms) == {"gongkai", *HOUSES}
    for house in HOUSES:
        rooms = {room_of(os.path.relpath(path, SOURCE), house) for path in files(house)} - {None}
        assert rooms == {room for room, _ in known_rooms[house]}, rooms


def test_no_file_includes_a_header_from_above():
    for figure, rooms in figures().items():
        wrong = upward(rooms, known(figure, rooms))
        assert not wrong, "\n".join(wrong)


def test_the_figures_are_true():
    for figure, rooms in figures().items():
        arrows = known(figure, rooms)
        shown = "".join(f"{room} → {' '.join(others)}" for room, others in rooms)
        real = "".join(f"{room} → {' '.join(other for other, _ in rooms if (room, other) in arrows)}" for room, _ in rooms)
        assert shown == real, f"{figure} is\n{drawn(rooms, arrows)}(ninja update-docs writes it anew)"


def test_no_function_calls_one_from_above():
    made, called = symbols()
    for figure, rooms in figures().items():
        arrows = {}
        for path, names in called.items():
            room = room_of(path, figure)
            for name in sorted(names & set(made)):
                other = room_of(made[name], figure)
                if room and other and room != other:
                    arrows.setdefault((room, other), []).append(f"{path} calls {name} of {made[name]}")
        wrong = upward(rooms, arrows)
        assert not wrong, "\n".join(wrong)


def test_headers_declare_what_their_own_room_makes():
    made, _ = symbols()
    for house, path in [(house, path) for house in HOUSES for path in files(house)]:
        name = os.path.relpath(path, SOURCE)
        room = room_of(name, house)
        if not name.endswith(".h") or not room:
            continue
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        for symbol in re.findall(r"\b(gk_\w+)\s*\(", text):
            assert symbol not in made or room_of(made[symbol], house) == room, f"{name} declares {symbol} of {made[symbol]}"


def assert_no_circle(followers):
    """Of {name: what it leads to}, as far as that is in it."""
    done, under_way = set(), []

    def visit(name):
        assert name not in under_way, " → ".join(under_way[under_way.index(name):] + [name])
        if name in done or name not in followers:
            return
        under_way.append(name)
        for other in sorted(followers[name]):
            visit(other)
        under_way.pop()
        done.add(name)
    for name in followers:
        visit(name)


def test_headers_do_not_include_each_other_in_a_circle():
    assert_no_circle({os.path.relpath(path, SOURCE): included(path)
                      for folder in ("extract", "layout", "normalize", "cli", "data")
                      for path in files(folder) if path.endswith(".h")})


def test_the_files_of_checks_do_not_call_each_other_in_a_circle():
    made, called = symbols()
    calls = {path: {made[name] for name in names & set(made)} - {path} for path, names in called.items()
             if path.startswith(("normalize/sums/", "normalize/checks/", "normalize/findings/"))}
    assert len(calls) > 10, calls
    assert_no_circle(calls)


def test_the_tour_names_files_that_are_there():
    with open(TOUR, encoding="utf-8") as file:
        names = re.findall(r"`((?:extract|layout|normalize|cli|data|tests|docs|bench|tools|schema)/[\w./-]+)`", file.read())
    missing = [name for name in names if not os.path.exists(os.path.join(SOURCE, name))]
    assert len(names) > 40 and not missing, missing


def update():
    rooms = figures()
    with open(TOUR, encoding="utf-8") as file:
        text = file.read()
    text = FIGURE.sub(lambda match: match[1] + drawn(rooms[match[2]], known(match[2], rooms[match[2]])) + match[4], text)
    with open(TOUR, "w", encoding="utf-8") as file:
        file.write(text)


if "--update" in sys.argv:
    update()
else:
    tap.run(globals())
