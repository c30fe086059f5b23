"""How much memory `newslint FILE` takes: the peak of the process by length and format, and a line through it.

    python benchmarks/memory.py [--megabytes 1,2,5] [--formats text,markdown,html] [--text FILE]

Each measure is a process of its own with a warm cache of rules. The text is made up, a paragraph of five sentences after the
other with many names; `--text` takes that of a file instead, as often as it fits. The last column is what is left for a
byte of the text when 60 MB are taken away. The peak is that of the resident set: Linux and macOS tell it.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from growthshapes import name

_FIXED = 60_000_000
_SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}
_UNIT = 1 if sys.platform == "darwin" else 1024
_OPENINGS = (
    "On {day}",
    "After {number} hours of talks",
    "Despite the rain",
    "In a letter",
    "Before the vote",
    "Late in the year",
)
_ACTORS = ("the mayor", "{title} {full}", "{surname}", "the council", "a spokesman for {surname}", "the {thing} union")
_ACTS = (
    "closed the {thing}",
    "asked for another {thing}",
    "spoke of {number} new {thing}s",
    "went back to the {thing}",
)
_TAILS = (
    "while {number} people waited at the {thing}",
    "and {title} {full} agreed",
    "“We have seen the {thing}, and it will not do,” {surname} said",
    "as the {thing} in {place} had done before",
)
_THINGS = (
    "bridge school harbour budget hospital market station library garden theatre factory museum tunnel road".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TITLES = "President Senator Judge Professor Governor".split()


def prose(size: int, form: str) -> str:
    """Return made-up copy of `size` code points; in HTML each paragraph is an element. The same size gives the same text."""
    chance = random.Random(size)
    parts: list[str] = []
    length = 0
    while length < size:
        part = " ".join(_sentences(chance, 5))
        parts.append(f"<p>{part}</p>\n" if form == "html" else f"{part}\n\n")
        length += len(parts[-1])
    return "".join(parts)[:size]


def _sentences(chance: random.Random, number: int) -> Iterator[str]:
    surname = name(chance.randrange(20_000))
    for _ in range(number):
        patterns = [chance.choice(kind) for kind in (_OPENINGS, _ACTORS, _ACTS, _TAILS)]
        written = "{}, {} {}, {}.".format(*patterns).format(
            day=chance.choice(_DAYS),
            number=chance.randrange(2, 900),
            title=chance.choice(_TITLES),
            full=f"{name(chance.randrange(3_000))} {surname}",
            surname=surname,
            thing=chance.choice(_THINGS),
            place=name(chance.randrange(20_000)),
        )
        yield written


def peak(path: Path) -> int:
    """Return the most bytes of memory that a run over a file held."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
    )
    return int(done.stderr.split()[-1]) * _UNIT


_RUN = """
import resource, sys
from lint.cli.dispatch import run
import gc
gc.set_threshold(100_000, 20, 20)
run(["--exit-zero", sys.argv[1]])
sys.stderr.write(f"\\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\\n")
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", default="1,2,5")
    parser.add_argument("--formats", default=",".join(_SUFFIXES))
    parser.add_argument("--text", type=Path)
    asked = parser.parse_args()
    given = asked.text.read_text(encoding="utf-8") if asked.text else ""
    with tempfile.TemporaryDirectory() as folder:
        for form in asked.formats.split(","):
            measured = []
            for size in (int(float(number) * 1_000_000) for number in asked.megabytes.split(",")):
                text = (given * (size // len(given) + 1))[:size] if given else prose(size, form)
                path = Path(folder, f"copy{_SUFFIXES[form]}")
                path.write_text(text, encoding="utf-8")
                length, most = path.stat().st_size, peak(path)
                measured.append((length, most))
                print(
                    f"{form:8} {length:>9,} bytes {most / 1e6:7.1f} MB {(most - _FIXED) / length:6.1f} a byte beyond 60 MB"
                )
            if len(measured) > 1:
                (short, less), (long, more) = measured[0], measured[-1]
                slope = (more - less) / (long - short)
                print(f"{form:8} {(less - slope * short) / 1e6:.1f} MB + {slope:.1f} bytes a byte of text")


if __name__ == "__main__":
    main()
