"""Whether a page is read as its text is: published articles as text and as HTML, their findings and what they cost.

    python benchmarks/html_parity.py ARTICLES.jsonl.gz [--every N]

Each block of an article becomes an element, each character that HTML has a name for a reference, and a menu and a
script stand before it. It prints how many findings there are in the text, which are lost or new in the page, by rule,
and the process time of the pages as a share of the texts', by two linters that have not met the articles.
"""

import argparse
import html
import sys
import time
from collections import Counter
from html.entities import codepoint2name
from pathlib import Path

from claims import linter
from vague_sources import rows

from lint.text.document import Document
from lint.text.source import Source

_HEAD = "<html><head><meta charset=utf-8><script>if (a < b) c()</script></head><body><nav><a href=/>Home</a></nav>"
_ASCII = 127


def page(text: str) -> str:
    """Return an article as a page."""
    parts = []
    for block in Document.of(Source("a.txt", text)).blocks:
        plain = html.escape(text[block.span.start : block.span.end], quote=False)
        named = (
            f"&{codepoint2name[ord(one)]};" if ord(one) > _ASCII and ord(one) in codepoint2name else one
            for one in plain
        )
        name = {"headline": "h1", "list": "li"}.get(block.kind, "p")
        parts.append(f'<{name} class="story">{"".join(named)}</{name}>')
    return _HEAD + "\n".join(parts)


def main() -> int:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--every", type=int, default=12, help="read every N-th article (default: 12)")
    wanted = parser.parse_args()
    texts = [article["text"] for article in rows(wanted.articles)[:: wanted.every]]
    found: list[list[Counter[tuple[str, str]]]] = []
    seconds = []
    both = (
        [Source("a.txt", text) for text in texts],
        [Source("a.html", page(text), format="html") for text in texts],
    )
    for sources in (*both, *both):  # the first time for what all linters share
        lint = linter([])
        started = time.process_time()
        results = [lint.lint(source) for source in sources]
        seconds.append(time.process_time() - started)
        found.append([])
        for source, result in zip(sources, results, strict=True):
            made = Document.of(source)
            seen = ((one.rule, made.readable(one.span.start, one.span.end)) for one in result.findings)
            found[-1].append(Counter((rule, " ".join(words.split())) for rule, words in seen))
    print(f"{len(texts)} articles, {sum(one.total() for one in found[0])} findings in the text")
    for what, first, second in (("lost", found[0], found[1]), ("new", found[1], found[0])):
        rest = Counter(rule for one, two in zip(first, second, strict=True) for rule, _ in (one - two).elements())
        print(f"{what} in the page: {dict(rest)}")
    print(f"time of the pages: {seconds[3] / seconds[2]:.2f} of the texts'")
    return 0


if __name__ == "__main__":
    sys.exit(main())
