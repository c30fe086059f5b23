"""What the formats for machines share: relative paths, where a problem is, and fingerprints that survive edits."""

import os
import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from lint.engine.linter import Result
from lint.engine.sentence_keys import SentenceKeys
from lint.report import said_of
from lint.text.finding import Failure

NOT_CHECKED = "not-checked"
"""The name of the rule under which a file that could not be checked is reported."""

BROKEN = "rule-failure"
"""The name of the rule under which a rule that raised, or an external checker that failed, is reported."""

_WHERE = re.compile(r"(?P<path>.*?)(?::(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?)?\Z", re.DOTALL)


class Where(NamedTuple):
    """The place of a problem: a path or the name of an option, and line and column from 1, if they are known."""

    path: str
    line: int | None = None
    column: int | None = None


def where(text: str) -> Where:
    """Return the parts of a place such as `path:line:column`."""
    match = _WHERE.match(text)
    if match is None:
        return Where(slashed(text))
    line, column = (int(part) if part else None for part in match.group("line", "column"))
    return Where(slashed(match["path"]), line, column)


def slashed(path: str) -> str:
    """Return a path with forward slashes, without ./ at its start."""
    return path.replace(os.sep, "/").removeprefix("./")


def fingerprints(result: Result) -> list[str]:
    """Return a fingerprint for each finding of a text, all different.

    It depends on the rule, on the words of the sentence, and on how many findings of the rule stand in equal sentences
    before it: it stays the same if the text around the sentence changes or the sentence moves.
    """
    keys = SentenceKeys(result.document, result.sentences).keys(result.findings)
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        rule, sentence, number = keys[finding.rule, finding.span]
        value = f"{rule}:{sentence}:{number}"
        seen[value] += 1
        found.append(digest(value, str(seen[value])))
    return found


def digest(*parts: str) -> str:
    """Return a digest of texts: 32 hexadecimal digits."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()


def failures(result: Result) -> Sequence[tuple[Failure, str]]:
    """Return the rules that raised on a text and the checkers that failed, each with its message."""
    return [(failure, said_of(failure)) for failure in result.failures]
