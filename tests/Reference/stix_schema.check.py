#!/usr/bin/python3
"""Validates STIX bundles, written by the library, against the JSON schemas of OASIS.

Usage: /usr/bin/python3 stix_schema.check.py SCHEMAS EXTENSIONS BUNDLE...
  SCHEMAS     the folder "schemas" of the repository oasis-open/cti-stix2-json-schemas, branch stix2.1: common, sdos, sros
  EXTENSIONS  a folder with the schemas of the extensions of incidents (extension-definition--*.json), draft 2.1 of February 2024, of the
              repository oasis-open/cti-stix-common-objects, incident-ef7
  BUNDLE      the files that the test of the writer leaves in the folder of CYBERSTATS_STIX_OUT

Writes stix_schema.csv beside itself: the name of each bundle, the SHA-256 of its bytes, the number of violations, the number of objects.
The schemas are not ours and are not part of this project. The committed run had them retyped from the texts of OASIS: what they demand of the
types that the library writes, without descriptions, kill chains and granular markings, and "format: uri" in place of the expression for
addresses, which this program does not look at. Every object is held to the schema of its type: an incident to that of STIX and that
of its core extension, an impact, event or task to that of the extension which adds it. A copy with one property broken at a time, for each
type, has to be refused, or the run ends with an error: a schema that accepts anything would prove nothing.
"""
import copy
import hashlib
import json
import os
import platform
import sys
from importlib.metadata import version

import jsonschema

EXTENSIONS = {
    "incident": "ef765651-680c-498d-9894-99799f2fa126",
    "impact": "7cc33dd6-f6a1-489b-98ea-522d351d71b9",
    "event": "4ca6de00-5b0d-45ef-a1dc-ea7279ea910e",
    "task": "2074a052-8be4-4932-849e-f5e7798e0030",
}
schemas, extensions, bundles = sys.argv[1], sys.argv[2], sys.argv[3:]


def load(path):
    with open(path, encoding="utf-8") as source:
        return json.load(source)


def remote(uri):
    """A schema by what follows "/schemas/" in its address, whatever the scheme or the branch."""
    return load(os.path.join(schemas, *uri.split("#")[0].split("/schemas/")[-1].split("/")))


def validator(path):
    schema = load(path)
    resolver = jsonschema.RefResolver(schema.get("$id", ""), schema, handlers={"http": remote, "https": remote})
    return jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


checks = {}


def validators(kind):
    if kind not in checks:
        found = [os.path.join(schemas, folder, kind + ".json") for folder in ("sdos", "sros")]
        found = [f for f in found if os.path.exists(f)]
        if kind in EXTENSIONS:
            found.append(os.path.join(extensions, f"extension-definition--{EXTENSIONS[kind]}.json"))
        if not found:
            raise SystemExit(f"no schema for {kind}")
        found.append(os.path.join(schemas, "common", "core.json"))  # the schema of impacts leaves out what is required of all
        checks[kind] = [validator(f) for f in found]
    return checks[kind]


def violations(o):
    return [e for v in validators(o["type"]) for e in v.iter_errors(o)]


def broken(o):
    """Copies of an object, each with one thing wrong."""
    for name in ("id", "created", "spec_version"):
        other = copy.deepcopy(o)
        del other[name]
        yield f"no {name}", other
    for name, value in (("id", "x"), ("modified", "2024-01-01"), ("labels", []), ("confidence", 101), ("created_by_ref", "nobody")):
        yield f"{name} = {value}", {**copy.deepcopy(o), name: value}
    required = {"relationship": "target_ref", "location": "country", "impact": "impact_category", "event": "status", "task": "outcome"}.get(o["type"], "name")
    other = copy.deepcopy(o)
    del other[required]
    yield f"no {required}", other
    if o["type"] == "incident":
        other = copy.deepcopy(o)
        other["extensions"]["extension-definition--" + EXTENSIONS["incident"]]["determination"] = "perhaps"
        yield "determination", other
    if o["type"] == "impact":
        other = copy.deepcopy(o)
        other["extensions"][o["impact_category"] + "-ext"] = {"square": 1}
        yield "an impact without its properties", other


rows = []
seen = {}
for path in bundles:
    with open(path, "rb") as source:
        raw = source.read()
    bundle = json.loads(raw)
    if bundle["type"] != "bundle" or not bundle["id"].startswith("bundle--"):
        raise SystemExit(f"{path} is no bundle")
    found = 0
    for o in bundle["objects"]:
        seen.setdefault(o["type"], o)
        for e in violations(o):
            found += 1
            if found <= 20:
                print(os.path.basename(path), o["id"], "/".join(map(str, e.absolute_path)), e.message[:200])
    rows.append((os.path.splitext(os.path.basename(path))[0], hashlib.sha256(raw).hexdigest(), found, len(bundle["objects"])))
refused = 0
for kind, o in sorted(seen.items()):
    for what, other in broken(o):
        if not violations(other):
            raise SystemExit(f"the schema of {kind} accepts an object that is wrong: {what}")
        refused += 1
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "stix_schema.csv"), "w", encoding="utf-8", newline="\n") as target:
    target.write(f"# stix_schema.check.py; python {platform.python_version()}, jsonschema {version('jsonschema')}; "
                 f"{len(seen)} types of objects; {refused} broken copies, all refused\nbundle,sha256,violations,objects\n")
    target.writelines(",".join(map(str, row)) + "\n" for row in rows)
print(rows, refused)
