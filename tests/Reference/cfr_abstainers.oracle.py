"""Reference figures for AbstainersShare on the real CFR file of December 2022 -> cfr_abstainers.csv beside this file.

Independent of the C#: the table is read and its shifted rows put right by the code of cfr_counts.oracle.py, which is run up to
where it starts to count. Only counts are written, no text of the data.
Run: /usr/bin/python3 cfr_abstainers.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import os
import sys
from fractions import Fraction

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "cfr_counts.oracle.py"), encoding="utf-8") as script:
    reading = script.read().split("\nfigures = [(", 1)[0]
scope = {"__file__": os.path.join(HERE, "cfr_counts.oracle.py"), "__name__": "reading"}
exec(compile(reading, "cfr_counts.oracle.py", "exec"), scope)
accused, dates, shifted, table = scope["accused"], scope["dates"], scope["shifted"], scope["table"]

ABSTAINERS = {"USA", "RUS", "CHN", "IRN", "AUS", "PRK"}  # of the Paris Call, named at its launch
LAUNCH = pd.Timestamp(2018, 11, 12)
attributed = accused.map(len) > 0
named = accused.map(lambda s: bool(s & ABSTAINERS))
sides = {"": attributed | ~attributed, "before.": dates < LAUNCH, "after.": dates >= LAUNCH, "undated.": dates.isna()}

figures = [("rows", len(table))]
for side, holds in sides.items():
    base = attributed & holds
    parts = sum((Fraction(len(s & ABSTAINERS), len(s)) for s in accused[base]), Fraction(0))
    figures += [(side + "attributed", int(base.sum())), (side + "naming_an_abstainer", int((base & named).sum())),
                (side + "unattributed", int((holds & ~attributed).sum())), (side + "fractional", repr(float(parts / int(base.sum()))))]
# A cell of text in the raw column of sponsors is no sponsor where the row has shifted: what reading it as one would give.
raw = table["Sponsor"].str.strip() != ""
figures += [("raw.attributed", int(raw.sum())), ("raw.before.attributed", int((raw & sides["before."]).sum())),
            ("raw.after.attributed", int((raw & sides["after."]).sum())),
            ("raw.not_accused", int((raw & ~attributed).sum())), ("raw.not_accused.shifted", int((raw & ~attributed & shifted).sum()))]
for state in sorted(ABSTAINERS):
    figures.append((f"naming.{state}", int(accused.map(lambda s: state in s).sum())))

with open(os.path.join(HERE, "cfr_abstainers.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# before and after 2018-11-12 by Date, that day being after; raw: any text in the column of sponsors taken for one, shifted rows as they are", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
