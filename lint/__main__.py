"""Starts newslint, as `newslint` and as `python -m lint`."""

import sys


def main() -> int:
    """Run the command line and return its exit status; an interruption ends it without a word."""
    try:
        from lint.cli import run  # noqa: PLC0415 - Ctrl-C must be quiet while modules load, too

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
