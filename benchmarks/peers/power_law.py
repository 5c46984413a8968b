"""The power law by power_law.c, compiled here. Arguments: a compiler, then for each case a file of doubles and the number of runs.

Prints a JSON object a line: peer, median_ms, min_ms, threshold, exponent, distance.
"""
import json
import os
import subprocess
import sys
import tempfile

FLAGS = ["-O3", "-march=native"]

if __name__ == "__main__":
    if len(sys.argv) < 4 or len(sys.argv) % 2:
        raise SystemExit(__doc__)
    compiler, cases = sys.argv[1], sys.argv[2:]
    version = subprocess.run([compiler, "-dumpfullversion"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "power_law")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "power_law.c")
        subprocess.run([compiler, *FLAGS, "-o", program, source, "-lm"], check=True)
        for i in range(0, len(cases), 2):
            result = json.loads(subprocess.run([program, *cases[i:i + 2]], check=True, capture_output=True, text=True).stdout)
            print(json.dumps({"peer": f"brute force in C, {os.path.basename(compiler)} {version} {' '.join(FLAGS)}", **result}), flush=True)
