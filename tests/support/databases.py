# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking into databases that `gongkai` has written, with Python's sqlite3, which never changes them here."""
import glob
import os
import sqlite3


def is_built(gongkai):
    return os.path.exists(os.path.join(os.path.dirname(gongkai), "export", "modules", "gongkai-sqlite.so"))


def query(name, sql, *values):
    database = sqlite3.connect(f"file:{name}?mode=ro", uri=True)
    try:
        return database.execute(sql, values).fetchall()
    finally:
        database.close()


def rows(name, sql, *values):
    database = sqlite3.connect(f"file:{name}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in database.execute(sql, values)]
    finally:
        database.close()


def dump(name):
    database = sqlite3.connect(f"file:{name}?mode=ro", uri=True)
    try:
        return list(database.iterdump())
    finally:
        database.close()


def expect_sound(name):
    assert query(name, "PRAGMA integrity_check") == [("ok",)]
    assert query(name, "PRAGMA foreign_key_check") == []
    assert not glob.glob(glob.escape(name) + "-*"), os.listdir(os.path.dirname(name))
