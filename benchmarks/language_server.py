"""How soon diagnostics follow a keystroke, and whether memory stays flat.

The server runs for real, over standard input and output.
    python benchmarks/language_server.py [ARTICLES.jsonl.gz] [--edits N] [--only latency|memory]

Texts of 1,000 and 10,000 words, of three kinds: `plain` is prose of this file, about as quiet as published copy;
`dense` has the seed article's paragraphs, with a finding every 25 words; `published` is articles of the file given,
pasted together until there are so many words: many names, hardly two of one subject (three such texts are measured).

Letters are typed into words in the middle third of the text, five in a row at each of six places, one every 0.25
seconds, as from a hand. Time runs from the moment the change is sent to the moment the diagnostics of that version have
been read. Beside it stand the processor's time in the server for one keystroke, which other programs on the machine
change less, and a fresh lint of the same text in this process. For the memory one text of 1,500 words takes N edits,
letters that come and go again.
"""

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from alarm_rate import articles  # noqa: E402
from support.lsp_client import Editor, at  # noqa: E402

from lint.engine.assembly import make_linter  # noqa: E402
from lint.engine.linter import Linter  # noqa: E402
from lint.rulepack import loader  # noqa: E402
from lint.text.source import Source  # noqa: E402

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
_PLACES, _LETTERS = 6, 5
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


def pasted(texts: list[str], words: int, seed: int) -> str:
    """Return articles in random order, joined, and cut at the end of the paragraph with the last word."""
    order = list(texts)
    random.Random(seed).shuffle(order)
    found: list[str] = []
    count = 0
    for paragraph in (line for text in order for line in text.splitlines() if line.strip()):
        if count >= words:
            break
        found.append(paragraph)
        count += len(paragraph.split())
    return "\n".join(found) + "\n"


def places(text: str, number: int) -> Iterator[tuple[int, int]]:
    """Yield so many places to type at: line and column (code points) inside words of the middle third, by chance."""
    lines = text.split("\n")
    chance = random.Random(1)
    inside = [
        (line, found.start() + len(found[0]) // 2)
        for line in range(len(lines) // 3, max(len(lines) // 3 + 1, 2 * len(lines) // 3))
        for found in re.finditer(r"[A-Za-z]{5,}", lines[line])
        if max(lines[line]) < "\U00010000"  # where a column counts the same in UTF-16
    ]
    yield from (chance.choice(inside) for _ in range(number))


def processor(editor: Editor) -> float:
    """Return the processor time that the server has used so far, in milliseconds."""
    tasks = Path(f"/proc/{editor.process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def resident(editor: Editor) -> int:
    """Return the memory of the server in KiB."""
    return int(Path(f"/proc/{editor.process.pid}/status").read_text().split("VmRSS:")[1].split()[0])


def latency(linter: Linter, kind: str, words: int, allowed: int, texts: list[str]) -> None:
    """Type into each text and print how long the diagnostics took."""
    times: list[float] = []
    used: list[float] = []
    fresh: list[float] = []
    findings, opened = [], []
    for number, text in enumerate(texts):
        folder = Path(tempfile.mkdtemp())
        uri = (folder / f"{number}.txt").as_uri()
        editor = Editor(folder)
        start = time.perf_counter()
        editor.open(uri, text)
        findings.append(len(editor.diagnostics(uri, 1)))
        opened.append(time.perf_counter() - start)
        version = 1
        for line, column in places(text, _PLACES):
            for letter in range(_LETTERS):
                time.sleep(0.25)
                version += 1
                before, start = processor(editor), time.perf_counter()
                editor.change(uri, version, (at(line, column + letter, column + letter), "abcde"[letter]))
                editor.diagnostics(uri, version)
                times.append((time.perf_counter() - start) * 1000)
                used.append(processor(editor) - before)
        editor.close()
        for again in range(5):
            start = time.perf_counter()
            linter.lint(Source("a.txt", f"{text}{again}"))
            fresh.append((time.perf_counter() - start) * 1000)
    middle = statistics.median(times)
    print(
        f"{kind:<9} {words:6} words, {sum(findings) // len(texts):3} findings: keystroke median {middle:5.1f} ms, "
        f"p90 {statistics.quantiles(times, n=10)[-1]:5.1f}, worst {max(times):5.1f} (asked: p90 of at most {allowed}); processor "
        f"{statistics.median(used):5.1f}, p90 {statistics.quantiles(used, n=10)[-1]:5.1f}; open {max(opened) * 1000:.0f} ms, the first with the start; "
        f"fresh lint {min(fresh):5.1f} ms, {min(fresh) / middle:.1f} times the keystroke",
        flush=True,
    )


def memory(kind: str, text: str, edits: int) -> None:
    """Make so many edits on one text and print how much memory the server has after each tenth of them."""
    folder = Path(tempfile.mkdtemp())
    uri = (folder / "memory.txt").as_uri()
    editor = Editor(folder)
    editor.open(uri, text)
    editor.diagnostics(uri, 1)
    sizes = [resident(editor)]
    spots = list(places(text, 100))
    for number in range(edits):
        line, column = spots[number // (2 * _LETTERS) % len(spots)]
        letter = number % (2 * _LETTERS)
        where, what = (letter, "abcde"[letter]) if letter < _LETTERS else (2 * _LETTERS - 1 - letter, "")
        span = at(line, column + where, column + where + (not what))
        editor.change(uri, number + 2, (span, what))
        head = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        editor.ask("textDocument/prepareRename", head)
        if (number + 1) % max(1, edits // 10) == 0:
            sizes.append(resident(editor))
    print(f"{kind:<9} memory at the start and after each tenth of {edits} edits, KiB: {' '.join(map(str, sizes))}")
    editor.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path, help="published articles to paste, JSON lines with `text`")
    parser.add_argument("--edits", type=int, default=10_000, help="edits for the memory (default: 10000)")
    parser.add_argument("--only", choices=("latency", "memory"))
    asked = parser.parse_args()
    published = [article["text"] for article in articles(asked.articles)] if asked.articles else []
    pack = loader.load([])
    linter = make_linter(pack)

    def texts(kind: str, words: int) -> list[str]:
        if kind == "published":
            return [pasted(published, words, seed) for seed in range(3)]
        return [article(words, {"plain": plain, "dense": dense}[kind])]

    kinds = ["plain", "dense", *(["published"] if published else [])]
    print(f"{os.cpu_count()} cores")
    if asked.only != "memory":
        for kind in kinds:
            for words, allowed in ((1_000, 15), (10_000, 60)):
                latency(linter, kind, words, allowed, texts(kind, words))
    if asked.only != "latency":
        for kind in kinds[1:]:
            memory(kind, texts(kind, 1_500)[0], asked.edits)


if __name__ == "__main__":
    main()
