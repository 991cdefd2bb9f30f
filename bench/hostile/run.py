#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""run.py GONGKAI [--count N] [--seed S] [--in FOLDER] [--memory MB]: mutated files through extract and batch.

What must hold, whatever is in the files: neither command dies; each file has one record, in its place; what was not read, or not
wholly, is said with the file's name, and where it is one page's fault, with the page; good files among the bad say byte for byte
what they say alone; both commands, and extract's two ways to write, say the same of a file; no process is left.

Two things may differ between runs of one file and are let pass, by name: where time or memory ended it. Sums up outcomes; ends with
status 1 and the files' names when something is wrong (--in FOLDER keeps them).
"""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [HERE, os.path.join(HERE, "..", "..", "tests", "support")]
import batch_run  # noqa: E402
import mutate  # noqa: E402

AT_ONCE = 100  # files of one extract
UNSTEADY = {"timed_out", "out_of_memory"}


WRONG = []  # what did not hold of single files, by name


class Wrong(Exception):
    """What did not hold of a whole command."""


def expect(holds, *what):
    if not holds:
        raise Wrong(" ".join(map(str, what)))


def tell(holds, *what):
    if not holds:
        WRONG.append(" ".join(map(str, what)))


def put(folder, made):
    """Writes the files; [(path, kind, sha256)] in the order of the names."""
    os.makedirs(folder, exist_ok=True)
    found = []
    for kind, name, data in made:
        path = os.path.join(os.fsencode(folder), name)
        with open(path, "wb") as file:
            file.write(data)
        found.append((path, kind, hashlib.sha256(data).hexdigest()))
    return sorted(found)


def is_known(path, text):
    """Does a message name the file? Names that can't be printed are escaped in ways of their own."""
    name = os.path.basename(path)
    return b"%" in name or not name.isascii() or not name.decode("latin-1").isprintable() or name.decode() in text


def errors_of(record):
    return [d for d in record["diagnostics"] if d["severity"] == "error" or d["code"] in ("nothing_found", "page_drawn")]


def check_record(path, sha256, line, error):
    """One line of NDJSON against the file that it is about."""
    record = json.loads(line)
    tell(record["source"]["sha256"] in (sha256, None), path, "has the record of another file:", record["source"])
    if record["status"] in ("failed", "incomplete"):
        tell(errors_of(record), path, "is", record["status"], "and no error says why")
        tell(is_known(path, error), path, "is", record["status"], "and no message names it:", error[-500:])
    for lost in record["diagnostics"]:
        if lost["code"] in ("page_lost", "page_unreadable"):
            tell(lost["page"] and str(lost["page"]) in lost["message"], path, "lost a page that is not named:", lost)
    return record


def is_steady(record):
    """Is what was said of it the same each time? Not where a clock or memory came in."""
    return not any(d["code"] in UNSTEADY | {"page_lost"} for d in record["diagnostics"])


def run(command):
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, error = process.communicate()
    batch_run.expect_no_processes(process.pid)
    expect(process.returncode in (0, 2, 3), command[:9], "ended with", process.returncode, error[-500:])
    return out, error.decode(errors="replace")


def extract(gongkai, options, files, folder, progress=lambda: None):
    """{path: (record, line)} of what extract says; every other lot goes into a folder too."""
    said = {}
    for at in range(0, len(files), AT_ONCE):
        lot = files[at:at + AT_ONCE]
        paths = [path for path, _, _ in lot]
        out, error = run([gongkai, "extract", *options, "--format", "ndjson", *paths])
        lines = out.splitlines(keepends=True)
        expect(len(lines) == len(lot), f"{len(lot)} files from {paths[0]} on have {len(lines)} records")
        for (path, _, sha256), line in zip(lot, lines):
            said[path] = (check_record(path, sha256, line, error), line)
        if at // AT_ONCE % 4 == 0:
            into = os.path.join(folder, f"extract-{at}")
            run([gongkai, "extract", *options, "--compact", "-o", into + "/", *paths])
            written = sorted(batch_run.files_of(into).values())
            alike = sorted(line for path, (_, line) in said.items() if path in set(paths))
            expect(len(written) == len(lot), f"{len(lot)} files from {paths[0]} on have {len(written)} records in {into}")
            new = [data for data in written if data not in set(alike) and is_steady(json.loads(data))]
            tell(not new, into, "says otherwise than NDJSON:", [json.loads(data)["source"] for data in new])
        progress()
    return said


def alone(gongkai, options, files, said):
    """Good files by themselves."""
    for path, kind, _ in files:
        if kind == "good":
            out, _ = run([gongkai, "extract", *options, "--compact", path])
            tell(said[path][0]["status"] == "complete" or is_steady(said[path][0]), path, "is good, and was not read")
            tell(out == said[path][1], path, "says otherwise among bad files than alone")


def path_of(record):
    return urllib.parse.unquote_to_bytes(record["path_encoded"]) if record["path_encoded"] else record["path"].encode()


def batch(gongkai, options, files, folder, said):
    """The records of a batch over the folder of the files, each compared with what extract said of it."""
    into = os.path.join(folder, "batch")
    _, error = run([gongkai, "batch", *options, "--compact", "-j1", "-o", into, os.path.dirname(files[0][0])])
    records = batch_run.manifest(into)
    found, paths = sorted(path_of(record) for record in records), [path for path, _, _ in files]
    expect(found == paths, "records and files differ:", sorted(set(found) ^ set(paths))[:9], len(found), len(paths))
    expect(str(len(files)) in error.replace(" ", ""), "the summary counts otherwise:", error[:500])
    used = set()  # files with the same content share one output
    outputs, kinds = batch_run.files_of(into), {path: kind for path, kind, _ in files}
    for record in records:
        path, name = path_of(record), record["output_encoded"] or record["output"]
        one, line = said[path]
        if not record["output"]:
            tell(record["message"] or record["duplicate_of"], path, "was not read, and nothing says why")
            tell(one["status"] != "complete" or record["duplicate_of"] or record["outcome"] in UNSTEADY, path, "is", record["outcome"], "in the batch and complete in extract")
            continue
        name = urllib.parse.unquote_to_bytes(name) if record["output_encoded"] else name.encode()
        used.add(name)
        if name not in outputs or record["duplicate_of"]:
            tell(name in outputs, path, "has no output", name)
            continue
        data = outputs[name]
        tell(data == line or not (is_steady(json.loads(data)) and is_steady(one)) and kinds[path] != "good", path,
               "says otherwise in the batch than in extract")
    expect(used == set(outputs), "outputs of nobody:", list(set(outputs) - used)[:9])
    return records


def outcome_of(record):
    if record["status"] != "failed":
        return record["status"]
    return next((d["code"] for d in errors_of(record)), "no reason")


def limits(memory):
    return ["--page-timeout", "2", "--timeout", "4", "--memory", str(memory)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gongkai")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--in", dest="folder")
    parser.add_argument("--memory", type=int, default=512)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or temporary
        options = limits(chosen.memory)
        files = put(os.path.join(folder, "files"), mutate.files(os.path.join(HERE, "..", "..", "fixtures"), chosen.count, chosen.seed))
        try:
            said = extract(chosen.gongkai, options, files, folder, lambda: print(".", end="", file=sys.stderr, flush=True))
            print("\nextract:", dict(collections.Counter(outcome_of(record) for record, _ in said.values()).most_common()), flush=True)
            errors = collections.Counter(d["code"] for record, _ in said.values() for d in errors_of(record))
            print("errors:", dict(errors.most_common()), flush=True)
            alone(chosen.gongkai, options, files, said)
            records = batch(chosen.gongkai, options, files, folder, said)
            print("batch:", dict(collections.Counter(record["reason"] or record["outcome"] for record in records).most_common()))
        except Wrong as wrong:
            WRONG.append(str(wrong))
        for one in WRONG:
            print("wrong:", one)
        sys.exit(bool(WRONG))


if __name__ == "__main__":
    main()
