"""Entry point of `newslint` and `python -m lint`."""

import gc
import sys


def main() -> int:
    """Run the command line and return its exit status; an interruption ends it without a word."""
    # A run makes few cycles and ends soon: looking for them after every 700 objects costs more than they do.
    gc.set_threshold(100_000, 20, 20)
    try:
        from lint.cli.dispatch import run  # noqa: PLC0415 - Ctrl-C must be quiet while modules load, too

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()  # else the interpreter looks through all objects once more before it ends


if __name__ == "__main__":
    sys.exit(main())
