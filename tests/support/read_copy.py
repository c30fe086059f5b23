"""What a reader of a format sees: blocks as (kind, words)."""

from lint.text.document import Document
from lint.text.formats import OPAQUE
from lint.text.formats.zero_width import clean
from lint.text.source import Source, decode


def document(data: bytes | str, name: str) -> Document:
    """A file of this name, read; its masked text is as long as its text."""
    found = Document.of(decode(data if isinstance(data, bytes) else data.encode(), name))
    assert len(found.masked) == len(found.text)
    return found


def seen(found: Document) -> list[tuple[str, str]]:
    """The blocks of a document: kind and words, with one ¤ for a run of what cannot be read."""
    return [(block.kind, _one(found.masked[block.span.start : block.span.end])) for block in found.blocks]


def blocks(data: bytes | str, name: str) -> list[tuple[str, str]]:
    """The blocks of a file of this name."""
    return seen(document(data, name))


def of_text(text: str, kind: str) -> list[tuple[str, str]]:
    """The blocks of a text in a format."""
    return seen(Document.of(Source("a", text, format=kind)))


def read(text: str, format: str = "markdown") -> list[str]:
    """The words of the blocks of a text; its masked text is as long as it is."""
    found = Document.of(Source("a", text, format=format))
    assert len(found.masked) == len(text)
    return [words for _, words in seen(found)]


def _one(words: str) -> str:
    kept = [one for at, one in enumerate(words) if one != OPAQUE or words[at - 1 : at] != OPAQUE]
    return " ".join(clean("".join(kept)).replace(OPAQUE, "¤").split())
