"""Poisson change points by pelt.c, compiled here. Arguments: a compiler, then for each case a file of doubles, the penalty, and the number of runs.

Prints a JSON object a line: peer, median_ms, min_ms, cost, changes.
"""
import json
import os
import subprocess
import sys
import tempfile

if __name__ == "__main__":
    if len(sys.argv) < 5 or (len(sys.argv) - 2) % 3:
        raise SystemExit(__doc__)
    compiler, cases = sys.argv[1], sys.argv[2:]
    version = subprocess.run([compiler, "-dumpfullversion"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "pelt")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pelt.c")
        subprocess.run([compiler, "-O2", "-o", program, source, "-lm"], check=True)
        for i in range(0, len(cases), 3):
            result = json.loads(subprocess.run([program, *cases[i:i + 3]], check=True, capture_output=True, text=True).stdout)
            print(json.dumps({"peer": f"PELT in C, {os.path.basename(compiler)} {version} -O2", **result}), flush=True)
