"""`python -m fuzz`: runs the targets in turn, with new inputs each time, for some seconds or until one fails."""

import secrets
import sys
import traceback
from argparse import ArgumentParser
from time import monotonic

from fuzz.targets import TARGETS, run_seeded


def main() -> int:
    """Return 0 if nothing was found in the time given, else 1, with the input and the seed on standard output."""
    parser = ArgumentParser("python -m fuzz", description="Try newslint with inputs that nobody would write.")
    parser.add_argument("--seconds", type=float, default=120, help="how long to go on (default: 120)")
    parser.add_argument("--seed", type=int, help="the seed that an earlier run has printed (default: a new one)")
    parser.add_argument("--target", action="append", choices=TARGETS, help="only this one; may be given again")
    asked = parser.parse_args()
    number = secrets.randbelow(2**32) if asked.seed is None else asked.seed
    wanted = asked.target or list(TARGETS)
    until, runs = monotonic() + asked.seconds, 0
    while True:
        for name in wanted:
            print(f"{name} --seed {number}", flush=True)
            try:
                run_seeded(name, number)
            except Exception:  # noqa: BLE001 - whatever a target raises is a find
                traceback.print_exc(file=sys.stdout)
                print(f"Found. Again: make fuzz TARGET={name} SEED={number}")
                return 1
            runs += 1
            if monotonic() >= until:
                print(f"Nothing found in {runs} runs of {len(wanted)} targets.")
                return 0
        number += 1


if __name__ == "__main__":
    sys.exit(main())
