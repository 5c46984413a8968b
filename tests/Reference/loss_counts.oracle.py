"""Reference figures for LossCsvReader on the real files of losses -> loss_counts.csv beside this file.

Independent of the C#: counts, sums and extremes by pandas, exact by decimal. Only figures are written.
Run: /usr/bin/python3 loss_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import os
import sys
from decimal import Decimal

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))

FILES = [("ransom-addresses.usd", "ransom-addresses.csv", "amountReceivedUSD", 1), ("ransom-addresses.btc", "ransom-addresses.csv", "amountReceivedBTC", 1),
         ("ic3-annual", "2018-fbi-ic3-annual-summary.csv", "losses", 10 ** 6), ("ic3-age", "2018-fbi-ic3-loss-by-age.csv", "losses", 1),
         ("ic3-crime", "2018-fbi-ic3-loss-by-crime-type.csv", "loss", 10 ** 6), ("ic3-state", "2018-fbi-ic3-loss-by-state.csv", "loss", 10 ** 6)]

with open(os.path.join(HERE, "loss_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# amounts in units of the currency: those in millions times 1,000,000; exact sums", file=out)
    print("file,rows,blank,sum,least,greatest", file=out)
    for name, file, column, unit in FILES:
        cells = pd.read_csv(os.path.join(DATA, "losses", file), dtype=str, keep_default_na=False)[column].str.strip()
        amounts = [Decimal(c) * unit for c in cells if c]
        print(f"{name},{len(cells)},{int((cells == '').sum())},{sum(amounts):f},{min(amounts):f},{max(amounts):f}", file=out)
