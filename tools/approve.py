"""Write down anew what newslint makes of the invented copy of the tests, and show what has changed.

    python tools/approve.py            # write tests/approved/readings
    python tools/approve.py --check    # write nothing; exit with 1 if a reading has changed

Look through the diff before it is committed: a test compares each reading with the approved one.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support import approved  # noqa: E402 - needs the path


def main() -> int:
    """Read all texts, print the lines that differ, and write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    reader = approved.Reader()
    made, known = approved.files(reader.texts(), reader), approved.approved()
    changed = 0
    for name in sorted(made.keys() | known.keys()):
        before, after = known.get(name, {}), approved.sections(made.get(name, ""))
        for title in [*after, *(before.keys() - after.keys())]:
            if before.get(title, "") != after.get(title, ""):
                changed += 1
                print(approved.difference(f"{name}: {title}", before.get(title, ""), after.get(title, "")))
        path = approved.READINGS / f"{name}.reading"
        if not check and name not in made:
            path.unlink()
        elif not check:
            path.write_text(made[name], encoding="utf-8")
    print(f"{changed} readings differ", file=sys.stderr)
    return int(check and changed > 0)


if __name__ == "__main__":
    sys.exit(main())
