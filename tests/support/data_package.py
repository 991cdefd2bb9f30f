# SPDX-License-Identifier: GPL-2.0-or-later
"""What version 2.0 of the Data Package standard asks of a package, told again as checks, of the parts that tables use.

check(folder) reads the descriptor and every row of every table and returns {resource: rows as dictionaries}, values cast
to their types and absent ones None. What the standard forbids is an AssertionError.
"""
import csv
import hashlib
import json
import os
import re
from decimal import Decimal

PROFILES = "https://datapackage.org/profiles/2.0/"
NAME = re.compile(r"[a-z0-9._-]+")
# Which constraints a type may have, besides those that all have.
BOUNDS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
CONSTRAINTS = {"string": {"minLength", "maxLength", "pattern"}, "integer": BOUNDS, "number": BOUNDS, "year": BOUNDS, "boolean": set()}
LEXICAL = {"string": r"[\s\S]*", "integer": r"[+-]?[0-9]+", "number": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?",
           "year": r"-?([1-9][0-9]{3,}|0[0-9]{3})", "boolean": "true|True|TRUE|1|false|False|FALSE|0"}
CAST = {"string": str, "integer": int, "number": Decimal, "year": int, "boolean": lambda text: text in ("true", "True", "TRUE", "1")}


def unique(values):
    return len({json.dumps(value) for value in values}) == len(values)


def is_text(value):
    return isinstance(value, str) and value != ""


def check_missing(values):
    """Strings, or objects with a value and maybe a label; never both kinds."""
    assert isinstance(values, list) and (all(isinstance(value, str) for value in values)
                                         or all(isinstance(value, dict) for value in values)), values
    plain = [value["value"] if isinstance(value, dict) else value for value in values]
    labels = [value["label"] for value in values if isinstance(value, dict) and "label" in value]
    assert unique(plain) and unique(labels) and all(isinstance(text, str) for text in plain + labels), values
    return plain


def check_field(field, missing):
    assert is_text(field["name"]) and field["type"] in LEXICAL, field
    assert all(isinstance(field[key], str) for key in ("title", "description", "format") if key in field)
    assert "decimalChar" not in field or (field["type"] == "number" and len(field["decimalChar"]) == 1)
    constraints = field.get("constraints", {})
    assert set(constraints) <= {"required", "unique", "enum"} | CONSTRAINTS[field["type"]], field
    assert isinstance(constraints.get("required", True), bool) and isinstance(constraints.get("unique", True), bool)
    if "enum" in constraints:
        assert isinstance(constraints["enum"], list) and constraints["enum"] and unique(constraints["enum"]), field
    if "categories" in field:
        assert field["type"] in ("string", "integer"), field
        entries = [entry if isinstance(entry, dict) else {"value": entry} for entry in field["categories"]]
        values, labels = [entry["value"] for entry in entries], [entry["label"] for entry in entries if "label" in entry]
        assert entries and unique(values) and unique(labels) and all(isinstance(label, str) for label in labels), field
        assert all(set(entry) <= {"value", "label"} for entry in entries), field
        assert set(constraints.get("enum", [])) <= set(values), field
    return check_missing(field["missingValues"]) if "missingValues" in field else missing


def check_keys(schema, names):
    primary, foreign = schema.get("primaryKey", []), schema.get("foreignKeys", [])
    assert isinstance(primary, list) and unique(primary) and set(primary) <= names, primary
    for key in foreign:
        reference = key["reference"]
        assert isinstance(key["fields"], list) and isinstance(reference["fields"], list), key
        assert len(key["fields"]) == len(reference["fields"]) and set(key["fields"]) <= names, key
        assert "resource" not in reference or is_text(reference["resource"]), key


def check_schema(schema):
    """{field: values that are missing ones}."""
    assert schema.get("$schema", PROFILES + "tableschema.json") == PROFILES + "tableschema.json"
    assert schema.get("fieldsMatch", "exact") in ("exact", "equal", "subset", "superset", "partial")
    assert isinstance(schema["fields"], list) and schema["fields"]
    names = [field["name"] for field in schema["fields"]]
    missing = check_missing(schema.get("missingValues", [""]))
    assert unique(names), names
    check_keys(schema, set(names))
    return {field["name"]: check_field(field, missing) for field in schema["fields"]}


def check_resource(folder, resource):
    assert NAME.fullmatch(resource["name"]), resource["name"]
    assert resource.get("$schema", PROFILES + "dataresource.json") == PROFILES + "dataresource.json"
    assert ("path" in resource) != ("data" in resource) and resource.get("type", "table") == "table"
    path = resource["path"]
    assert is_text(path) and not path.startswith(("/", ".", "~")) and ".." not in path.split("/") and "\\" not in path, path
    assert resource.get("encoding", "utf-8") == "utf-8" and (resource["format"], resource["mediatype"]) == ("csv", "text/csv")
    with open(os.path.join(folder, path), "rb") as file:
        data = file.read()
    algorithm, digest = resource["hash"].split(":")
    assert hashlib.new(algorithm, data).hexdigest() == digest and len(data) == resource["bytes"], resource["name"]
    assert not data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")


def cast(field, text, missing):
    constraints = field.get("constraints", {})
    if text in missing:
        assert not constraints.get("required"), f"{field['name']} is absent"
        return None
    assert re.fullmatch(LEXICAL[field["type"]], text), (field["name"], text)
    value = CAST[field["type"]](text)
    allowed = [entry["value"] if isinstance(entry, dict) else entry for entry in field.get("categories", [])]
    assert not allowed or value in allowed, (field["name"], text)
    assert "enum" not in constraints or value in constraints["enum"], (field["name"], text)
    return value


def rows_of(folder, resource, missing):
    fields = resource["schema"]["fields"]
    with open(os.path.join(folder, resource["path"]), encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert header == [field["name"] for field in fields], resource["name"]
    assert all(len(row) == len(fields) for row in rows)
    return [{field["name"]: cast(field, text, missing[field["name"]]) for field, text in zip(fields, row)} for row in rows]


def key_of(row, fields):
    return tuple(row[field] for field in fields)


def check_data(resource, tables):
    schema, rows = resource["schema"], tables[resource["name"]]
    primary = [key_of(row, schema["primaryKey"]) for row in rows] if "primaryKey" in schema else []
    assert len(set(primary)) == len(primary) and not any(None in key for key in primary), resource["name"]
    for key in schema.get("foreignKeys", []):
        there = {key_of(row, key["reference"]["fields"]) for row in tables[key["reference"].get("resource", resource["name"])]}
        for row in rows:
            mine = key_of(row, key["fields"])
            assert None in mine or mine in there, (resource["name"], mine)


def check(folder):
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    assert package["$schema"] == PROFILES + "datapackage.json" and NAME.fullmatch(package["name"])
    assert isinstance(package["resources"], list) and package["resources"]
    assert unique([resource["name"] for resource in package["resources"]])
    assert all(isinstance(source, dict) and source for source in package.get("sources", []))
    tables = {}
    for resource in package["resources"]:
        check_resource(folder, resource)
        tables[resource["name"]] = rows_of(folder, resource, check_schema(resource["schema"]))
    for resource in package["resources"]:
        check_data(resource, tables)
    return package, tables
