"""What an independent validator makes of the committed schema of documents -> document_schema.csv beside this file.

The schema (src/CyberStats/Json/cyberstats-1.schema.json) is checked against the metaschema of draft 2020-12. Then the validator is asked about the
founding record, a document with every member filled, and the cases of document_schema.cases.tsv, written by hand: those that it must accept, those
that it must refuse, and the "unsaid", which it must accept although a reader refuses them. The script fails where the validator says otherwise.
Run: /usr/bin/python3 document_schema.oracle.py
"""
import importlib.metadata
import json
import os
import sys

from jsonschema import Draft202012Validator

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")


def load(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as f:
        return json.load(f)


def verdict(document):
    """The path of the first error in the order of the text, or none."""
    errors = sorted(VALIDATOR.iter_errors(document), key=lambda e: [str(p) for p in e.absolute_path])
    return ("refused", errors[0].json_path) if errors else ("accepted", "")


SCHEMA = load(ROOT, "src", "CyberStats", "Json", "cyberstats-1.schema.json")
Draft202012Validator.check_schema(SCHEMA)
VALIDATOR = Draft202012Validator(SCHEMA)

rows = [("accepted", "the founding record", verdict(load(ROOT, "src", "CyberStats.Datasets", "founding-record.json"))),
        ("accepted", "every member filled", verdict(load(HERE, "document_schema.filled.json")))]
with open(os.path.join(HERE, "document_schema.cases.tsv"), encoding="utf-8") as f:
    for line in f.read().splitlines()[1:]:
        expected, name, text = line.split("\t")
        rows.append((expected, name, verdict(json.loads(text))))

wrong = [r for r in rows if r[2][0] != ("refused" if r[0] == "refused" else "accepted")]
for expected, name, (got, path) in wrong:
    print(f"{name}: expected {expected}, got {got} {path}", file=sys.stderr)
if wrong:
    sys.exit(1)

with open(os.path.join(HERE, "document_schema.csv"), "w", encoding="utf-8") as out:
    out.write(f"# python {sys.version.split()[0]}, jsonschema {importlib.metadata.version('jsonschema')}, draft 2020-12\n")
    out.write("# The schema is valid under its metaschema.\n")
    out.write("expected,validator,path,name\n")
    for expected, name, (got, path) in rows:
        out.write(f"{expected},{got},{path},{name}\n")
