"""Open documents: the current text of each, and the result of its last check."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from lint.analysis import Analysis
from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.engine.linter import Linter, Result
from lint.external.pool import ExternalResult
from lint.external.reuse import carried
from lint.lsp.positions import LspPositions
from lint.project.lint_job import LintSetup, Problem
from lint.text.document import Document
from lint.text.formats.registry import TEXT_SUFFIXES
from lint.text.source import LONGEST_LINE, Source, format_of
from lint.text.span import Span
from lint.values import dataclass, field

_MOST = 5_000_000
"""The longest text that is checked as it is typed, in code points."""

_TYPED = 2
"""A change that inserts at most this many code points, or only deletes some, is typing."""

_LANGUAGES = {
    "markdown": "markdown",
    "mdx": "mdx",
    "html": "html",
    "xhtml": "html",
    "restructuredtext": "rst",
    "asciidoc": "asciidoc",
}
"""The format for an editor's name of a language; for any other language the file's name decides."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking one version of a text. `setup` is None if it could not be checked or is excluded.

    `foreign` says that the text is in another language, and not checked.
    """

    version: int
    generation: int
    places: LspPositions
    source: Source
    setup: LintSetup | None = None
    analysis: Analysis | None = None
    result: Result | None = None
    problems: tuple[Problem, ...] = ()
    foreign: str = ""


@dataclass(slots=True)
class OpenDocument:
    """One text that is open in the editor."""

    uri: str
    language: str
    version: int
    places: LspPositions
    encoding: str
    cache: AnalysisCache = field(default_factory=AnalysisCache)
    cache_linter: Linter | None = None
    checked: Checked | None = None
    setup: LintSetup | None = None
    """The setup of the last check, which stays in use while a configuration is broken."""
    external_readings: int = 0
    """How often external checkers have read the text."""
    _external: tuple[Linter, Document, ExternalResult] | None = None
    caret: int | None = None
    """Where something was last typed; None if nothing was, or not recently."""

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.places.text

    @property
    def path(self) -> str:
        """The path of the file, which need not exist; for a text without a file, a name."""
        return path_of(self.uri)

    @property
    def is_file(self) -> bool:
        """Whether the text has a place on disk."""
        return urlsplit(self.uri).scheme == "file"

    @property
    def is_yaml(self) -> bool:
        """Whether this is a YAML file and not copy."""
        return self.language == "yaml" or Path(self.path).suffix.lower() in (".yaml", ".yml")

    @property
    def is_copy(self) -> bool:
        """Whether newslint reads texts of this kind."""
        return self.language in ("plaintext", "text", "", *_LANGUAGES) or (
            not self.is_yaml and Path(self.path).suffix.lower() in ("", *TEXT_SUFFIXES)
        )

    @property
    def source(self) -> Source:
        """The text as the linter reads it."""
        kind = _LANGUAGES.get(self.language) or format_of(self.path)
        return Source(self.path, self.text, format=kind)

    @property
    def refusal(self) -> str | None:
        """Why the text is not checked at all, or None."""
        if len(self.text) > _MOST:
            return f"newslint does not check a text of more than {_MOST:,} characters as it is typed"
        if len(self.text) > LONGEST_LINE and any(len(line) > LONGEST_LINE for line in re.split(r"[\r\n]", self.text)):
            return f"newslint reads lines of at most {LONGEST_LINE:,} characters"
        return None

    def change(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> bool:
        """Apply the edits of the next version. Returns False, and changes nothing, for an outdated version."""
        whole = any(isinstance(change, types.TextDocumentContentChangeWholeDocument) for change in changes)
        if version <= self.version and not whole:
            return False
        self.caret = None
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangeWholeDocument):
                self.places = LspPositions(change.text, self.encoding)
                continue
            span = self.places.span(change.range)
            text = self.text
            self.places = LspPositions(text[: span.start] + change.text + text[span.end :], self.encoding)
            typed = len(changes) == 1 and len(change.text) <= _TYPED and "\n" not in change.text
            self.caret = span.start + len(change.text) if typed else None
        self.version = version
        return True

    def has_external(self, linter: Linter, source: Source) -> bool:
        """Tell whether the external checkers of a linter have read this version to its end."""
        if self._external is None:
            return False
        by, document, external = self._external
        return by is linter and document.source == source and not external.failures

    def store_external(self, linter: Linter, document: Document, external: ExternalResult) -> None:
        """Store the result of the external checkers on a document; the next check merges it."""
        self._external = (linter, document, external)
        self.external_readings += 1
        self.checked = None

    def external_for(self, linter: Linter, document: Document) -> ExternalResult | None:
        """Return the part of the stored external result that is still valid for the current `document`."""
        known = self._external
        return carried(known[2], known[1], document) if known and known[0] is linter else None

    def holds(self, span: Span) -> bool:
        """Tell whether something is being typed at a place, so that findings there can wait."""
        return self.caret is not None and span.start <= self.caret <= span.end


def path_of(uri: str) -> str:
    """Return the path of a file URI; of any other URI, its last part."""
    if urlsplit(uri).scheme == "file":
        path = to_fs_path(uri)
        if path:
            return path
    return unquote(urlsplit(uri).path).rpartition("/")[2] or "untitled"
