"""How soon diagnostics follow a keystroke, and whether memory stays flat: the real server, over standard input and output.

    python benchmarks/lsp.py [--edits N]

Articles of 1,000 and 10,000 words, of two kinds: `dense` has the seed article's paragraphs, with a finding every 25 words;
`plain` is prose of this file, about as quiet as published copy. Time runs from the moment the change is sent to the moment
the diagnostics of that version have been read; keystrokes come one every 0.25 seconds, as from a hand. Beside the median
stand the processor's time in the server for one keystroke, which other programs on the machine change less, and a fresh lint
of the same text in this process.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from lspclient import Editor, at  # noqa: E402

from lint import rulefile  # noqa: E402
from lint.engine import Linter  # noqa: E402
from lint.source import Source  # noqa: E402

SEED = [p for p in (ROOT / "seeds" / "000_eb48da1b95ce89ee.txt").read_text(encoding="utf-8").splitlines() if p.strip()]


PLAIN = [
    (
        "The council of {town} voted {n} to 3 on {day} to repair the old bridge before winter. Work is to begin in {month} and to take "
        "{n} weeks, the town's engineer, {name}, told residents at a meeting in the school hall. The road will stay open to buses."
    ),
    (
        "Farmers around {town} have sold {n} tons of apples since {day}, a little more than in the same week of last year, according "
        "to the growers' union. Its chairwoman, {name}, said that rain in {month} had helped the late varieties."
    ),
    (
        "A ferry with {n} passengers on board ran aground near {town} early on {day}. Nobody was hurt, the coast guard said. The "
        "captain had reported fog over the harbor, and divers will look at the hull before the tide returns."
    ),
    (
        "{name}, who ran the library of {town} for {n} years, is to retire in {month}. The building will be closed on {day} while its "
        "shelves are moved, and readers may keep their books for another two weeks."
    ),
    (
        "Trains between {town} and the coast will run every {n} minutes from {month}, the railway company said on {day}. It has hired "
        "new drivers and put two more platforms into use; tickets are to cost the same as before."
    ),
    (
        "The hospital in {town} opened a ward with {n} beds on {day}. “We waited a long time for this,” said {name}, the head nurse, "
        "as the first patients came in. The ward cost less than planned, the county's budget shows."
    ),
]
TOWNS = "Aldbury Brockham Calverton Denholme Eastwell Farnborough Goudhurst Harting Ilkley Kelsall Lambourn".split()
NAMES = ["Anna Miller", "George Hale", "Ruth Barker", "Peter Lowe", "Helen Marsh", "Simon Frost", "Clara Webb"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


def dense(number: int) -> str:
    """Return a paragraph of the seed article with a number of its own."""
    return f"{SEED[number % len(SEED)]} This is paragraph {number}."


def plain(number: int) -> str:
    """Return a paragraph of prose that has little to report."""
    values = {"town": TOWNS, "name": NAMES, "day": DAYS, "month": MONTHS}
    chosen = {key: words[number % len(words)] for key, words in values.items()}
    return PLAIN[number % len(PLAIN)].format(n=number + 12, **chosen)


def article(words: int, paragraph: Callable[[int], str] = dense) -> str:
    """Return paragraphs until there are so many words."""
    found: list[str] = []
    count = 0
    while count < words:
        found.append(paragraph(len(found)))
        count += len(found[-1].split())
    return "\n\n".join(found) + "\n"


def processor(editor: Editor) -> float:
    """Return the processor time that the server has used so far, in milliseconds."""
    tasks = Path(f"/proc/{editor.process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def resident(editor: Editor) -> int:
    """Return the memory of the server in KiB."""
    return int(Path(f"/proc/{editor.process.pid}/status").read_text().split("VmRSS:")[1].split()[0])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=10_000, help="edits for the memory (default: 10000)")
    edits = parser.parse_args().edits
    pack = rulefile.load([])
    linter = Linter(pack.rules.select(), names=pack.names, styles=pack.styles, triggers=pack.triggers)
    folder = Path(tempfile.mkdtemp())
    print(f"{os.cpu_count()} cores")
    for words, allowed, kind in (
        (n, limit, kind) for kind in (dense, plain) for n, limit in ((1_000, 30), (10_000, 100))
    ):
        text = article(words, kind)
        uri = (folder / f"{kind.__name__}-{words}.txt").as_uri()
        editor = Editor(folder)
        start = time.perf_counter()
        editor.open(uri, text)
        findings = len(editor.diagnostics(uri, 1))
        opened = time.perf_counter() - start
        line = text.count("\n") // 4 * 2
        times, used = [], processor(editor)
        for version in range(2, 22):
            time.sleep(0.25)
            start = time.perf_counter()
            editor.change(uri, version, (at(line, 3, 3), "a"))
            editor.diagnostics(uri, version)
            times.append(time.perf_counter() - start)
        used = (processor(editor) - used) / len(times)
        fresh = []
        for number in range(5):
            start = time.perf_counter()
            linter.lint(Source("a.txt", f"{text}{number}"))
            fresh.append(time.perf_counter() - start)
        middle = statistics.median(times)
        print(
            f"{kind.__name__} {words:6} words, {findings} findings: open {opened * 1000:.0f} ms, keystroke median {middle * 1000:.1f} ms, "
            f"best {min(times) * 1000:.1f}, worst {max(times) * 1000:.1f} (asked: at most {allowed}), "
            f"processor {used:.1f}; "
            f"fresh lint {min(fresh) * 1000:.1f} ms, {min(fresh) / middle:.1f} times the keystroke"
        )
        editor.close()
    editor = Editor(folder)
    uri = (folder / "memory.txt").as_uri()
    text = article(1_000)
    editor.open(uri, text)
    editor.diagnostics(uri, 1)
    sizes = []
    for version in range(2, edits + 2):
        editor.change(uri, version, (at(2, 3, 3), "a") if version % 2 == 0 else (at(2, 3, 4), ""))
        editor.ask(
            "textDocument/prepareRename", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        )
        if version % max(1, edits // 10) == 0:
            sizes.append(resident(editor))
    print(f"memory over {edits} edits, KiB: {' '.join(map(str, sizes))}")
    editor.close()


if __name__ == "__main__":
    main()
