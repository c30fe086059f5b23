"""Keys of places that survive edits elsewhere: the sentence, normalized, and which of its equals it is."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.analysis.syntax.sentences import Sentence
from lint.engine.places import spans_of
from lint.text.document import Document
from lint.text.finding import Finding
from lint.text.span import Span

_STRAIGHT = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("–—", "-")})
_BYTES = 8
_SPACE = re.compile(r"\s+")


class Key(NamedTuple):
    """The key of a place: the rule, the digest of its sentence, and the how manieth such place of the text it is.

    `number` counts from 1 in the order of the text, over the places of one rule in equal sentences.
    """

    rule: str
    sentence: str
    number: int


class SentenceKeys:
    """The sentences of one text, as keys are made of them."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        """Take a document and its sentences, in order."""
        self._document = document
        self._sentences = sentences
        self._digests: dict[Span, str] = {}

    def around(self, offset: int) -> Span:
        """Return the sentence that holds a code point, or else its line without the line break."""
        number = bisect_right(self._sentences, offset, key=lambda sentence: sentence.start) - 1
        if number >= 0 and offset < self._sentences[number].end:
            return Span(*self._sentences[number][:2])
        lines = self._document.lines
        return lines.line_span(lines.position(offset).line)

    def digest(self, span: Span) -> str:
        """Return the digest of the words of a span, as `normalized` has them."""
        if span not in self._digests:
            from hashlib import blake2b  # noqa: PLC0415 - most runs have no keys

            words = normalized(self._document.readable(span.start, span.end))
            self._digests[span] = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
        return self._digests[span]

    def keys(self, findings: Iterable[Finding]) -> Mapping[tuple[str, Span], Key]:
        """Return the key of each place of findings, by the rule and the place."""
        places = {(span, finding.rule) for finding in findings for span in spans_of(finding)}
        seen: Counter[tuple[str, str]] = Counter()
        found = {}
        for span, rule in sorted(places):
            sentence = self.digest(self.around(span.start))
            seen[rule, sentence] += 1
            found[rule, span] = Key(rule, sentence, seen[rule, sentence])
        return found

    def units(self) -> Iterator[Span]:
        """Yield every sentence, and every line that begins outside of one."""
        yield from (Span(*sentence[:2]) for sentence in self._sentences)
        lines = self._document.lines
        for number in range(1, lines.line_count + 1):
            line = lines.line_span(number)
            if line and self.around(line.start) == line:
                yield line


def normalized(text: str) -> str:
    """Return a text in small letters, composed (NFC), with straight quotation marks and single spaces."""
    import unicodedata  # noqa: PLC0415 - most runs have no keys

    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_STRAIGHT)).strip().casefold()
