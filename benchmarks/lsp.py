"""How soon diagnostics follow a keystroke, and whether memory stays flat: the real server, over standard input and output.

    python benchmarks/lsp.py [--edits N]

Articles of 1,000 and 10,000 words are made of the seed article's paragraphs. Time runs from the moment the change is sent to
the moment the diagnostics of that version have been read; keystrokes come one every 0.25 seconds, as from a hand. Beside
the median stands a fresh lint of the same text in this process, for the ratio.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from lspclient import Editor, at  # noqa: E402

from lint import rulefile  # noqa: E402
from lint.engine import Linter  # noqa: E402
from lint.source import Source  # noqa: E402

SEED = [p for p in (ROOT / "seeds" / "000_eb48da1b95ce89ee.txt").read_text(encoding="utf-8").splitlines() if p.strip()]


def article(words: int) -> str:
    """Return paragraphs of the seed article, each with a number of its own, until there are so many words."""
    found: list[str] = []
    count = number = 0
    while count < words:
        paragraph = f"{SEED[number % len(SEED)]} This is paragraph {number}."
        found.append(paragraph)
        count += len(paragraph.split())
        number += 1
    return "\n\n".join(found) + "\n"


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
    for words, allowed in ((1_000, 30), (10_000, 100)):
        text = article(words)
        uri = (folder / f"{words}.txt").as_uri()
        editor = Editor(folder)
        start = time.perf_counter()
        editor.open(uri, text)
        editor.diagnostics(uri, 1)
        opened = time.perf_counter() - start
        line = text.count("\n") // 4 * 2
        times = []
        for version in range(2, 22):
            time.sleep(0.25)
            start = time.perf_counter()
            editor.change(uri, version, (at(line, 3, 3), "a"))
            editor.diagnostics(uri, version)
            times.append(time.perf_counter() - start)
        fresh = []
        for number in range(5):
            start = time.perf_counter()
            linter.lint(Source("a.txt", f"{text}{number}"))
            fresh.append(time.perf_counter() - start)
        middle = statistics.median(times)
        print(
            f"{words:6} words: open {opened * 1000:.0f} ms, keystroke median {middle * 1000:.1f} ms, "
            f"best {min(times) * 1000:.1f}, worst {max(times) * 1000:.1f} (asked: at most {allowed}); "
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
