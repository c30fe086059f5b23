"""Harper over files, as a command: `python harper_files.py FILE...` prints a line for each finding."""

import sys
from pathlib import Path

from harper import Dialect, Linter

linter = Linter(Dialect.AMERICAN)
for name in sys.argv[1:]:
    text = Path(name).read_text("utf-8")
    for rule, found in linter.organized_lints(text, language="plaintext").items():
        for lint in found:
            line = text.count("\n", 0, lint.span.start) + 1
            print(f"{name}:{line}:1: {rule}")
