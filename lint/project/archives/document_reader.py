"""`DocumentReader`: one document in, its rows for every table out. It knows no Arrow and raises for no document."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lint.analysis import Analysis
from lint.analysis.names.entities import Entity
from lint.analysis.resources.romanization import skeleton
from lint.engine.linter import Result
from lint.project.archives.settings import ArchiveSettings, prepare
from lint.text import english, source
from lint.text.errors import BrokenError, SourceError, naming
from lint.text.finding import Finding, Fix
from lint.text.formats.registry import BY_NAME, Kind
from lint.text.source import Source
from lint.text.span import LineIndex

Rows = dict[str, list[dict[str, Any]]]
"""The rows of a document by table, without its id; `tables.TABLES` has their columns."""


class ArchiveDocument(NamedTuple):
    """A document as it comes out of an archive.

    `data` are its bytes (UTF-8 for a text, or those of a Word file), None where there is none; `format` is the name of
    a format of the registry; `language` a tag such as en-GB, "" where it is not known.
    """

    id: str
    data: bytes | None
    format: str = "text"
    language: str = ""


class ReadDocument(NamedTuple):
    """What was read of a document: its length in code points and in words, and its rows.

    A document that was not read has -1 for both lengths, and only a failure.
    """

    characters: int
    words: int
    rows: Rows


def unread(kind: str, reason: str) -> ReadDocument:
    """Return what is told of a document that was not read."""
    return ReadDocument(-1, -1, {"failures": [{"kind": kind, "rule": None, "reason": reason}]})


class DocumentReader:
    """Reads documents in this process."""

    def __init__(self, settings: ArchiveSettings) -> None:
        """Load the rules. Raises ConfigError or RuleFileError."""
        self._setup = prepare(settings)

    def read(self, document: ArchiveDocument) -> ReadDocument:
        """Return the rows of a document, or the failure to read it. Raises nothing but what ends the process."""
        try:
            text = self._decoded(document)
            if isinstance(text, ReadDocument):
                return text
            with naming(document.id):
                return self._examined(text)
        except SourceError as error:
            return unread("unreadable", error.message)
        except BrokenError as error:
            return unread("broken", error.message)
        except (OSError, MemoryError, RecursionError) as error:
            return unread("broken", f"{type(error).__name__}: {error}")

    def close(self) -> int:
        """Do nothing: there is no process to end."""
        return 0

    def _decoded(self, document: ArchiveDocument) -> Source | ReadDocument:
        """Return the text of a document, or the failure. Raises SourceError."""
        known = BY_NAME.get(document.format)
        if document.data is None:
            return unread("unreadable", "there is no text")
        if known is None or known.kind is Kind.RECORDS:
            return unread("unreadable", f"no format for one article is called “{document.format}”")
        if len(document.data) > self._setup.max_size:
            return unread("too-large", source.too_large(self._setup.max_size))
        if document.language and document.language.lower().replace("_", "-").partition("-")[0] not in ("en", "eng"):
            return unread("language", f"the language is given as {document.language}, and newslint reads English")
        text = source.decode(document.data, document.id, encoding="utf-8", kind=document.format)
        if text.format == "wxr":
            return unread("unreadable", "this is an export of many articles: give each a row of its own")
        other = None if document.language or self._setup.any_language else english.other_language(text.text)
        return text if other is None else unread("language", f"this looks like {other}, and newslint reads English")

    def _examined(self, text: Source) -> ReadDocument:
        linter = self._setup.linter
        analysis = linter.analyse(text)
        result = linter.run(analysis)
        rows: Rows = {
            "findings": [*_findings(result)],
            "names": [*_names(analysis)],
            "sources": [*_sources(analysis)],
            "attributions": [*_attributions(analysis)],
            "claims": [*_claims(analysis)],
            "failures": [{"kind": "rule", "rule": one.rule, "reason": one.message} for one in result.failures],
        }
        return ReadDocument(len(text.text), len(text.text.split()), rows)


def _findings(result: Result) -> Iterator[dict[str, Any]]:
    lines, text = result.document.lines, result.source.text
    for finding in result.findings:
        yield {
            "rule": finding.rule,
            "family": finding.family,
            "severity": finding.severity.value,
            "message": finding.message,
            **_place(finding, lines),
            "excerpt": text[finding.span.start : finding.span.end],
            "related": [
                {"start": one.span.start, "end": one.span.end, "message": one.message, "repeat": one.repeat}
                for one in finding.related
            ],
            "fix": _fix(finding.fix) if finding.fix else None,
        }


def _place(finding: Finding, lines: LineIndex) -> dict[str, int]:
    place = lines.position(finding.span.start)
    return {"start": finding.span.start, "end": finding.span.end, "line": place.line, "column": place.column}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"safety": fix.safety.value, "edits": edits}


def _names(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for number, entity in enumerate(analysis.entities):
        for form in entity.forms:
            yield {
                "entity": number,
                "name": entity.name,
                "kind": entity.kind,
                "status": entity.status,
                "entry": entity.entry,
                "bearer": _bearer(entity),
                "preferred": entity.preferred,
                "spelling": form.text,
                "uses": len(form.spans),
                "start": form.spans[0].start,
                "end": form.spans[0].end,
            }


def _bearer(entity: Entity) -> str:
    """Return what the names of one bearer have in common across articles, as far as it can be told from the name.

    That is the entry of the name list, else how the name sounds. A single word may be anybody's, and has none.
    """
    if entity.entry or " " not in entity.name:
        return entity.entry
    return " ".join(skeleton(word) for word in entity.name.split())


def _sources(analysis: Analysis) -> Iterator[dict[str, Any]]:
    found = analysis.sourcing
    for number, voice in enumerate(found.voices):
        yield {
            "voice": number,
            "name": voice.name,
            "kind": voice.kind,
            "direct": voice.direct,
            "indirect": voice.indirect,
            "introduced": voice.introduced,
            "alone_under_grave_claims": number in found.lone,
            "start": voice.start,
            "end": voice.end,
        }


def _attributions(analysis: Analysis) -> Iterator[dict[str, Any]]:
    read = analysis.read
    for relation in analysis.relations:
        given = relation.attribution
        yield {
            "manner": relation.manner,
            "kind": given.kind,
            "cue_kind": given.cue_kind,
            "speaker": relation.name,
            "candidates": list(relation.candidates),
            "source": read(given.source_start, given.source_end),
            "cue": read(given.cue_start, given.cue_end),
            "contents": [{"start": start, "end": end, "text": read(start, end)} for start, end in relation.contents],
            "start": given.cue_start,
            "end": given.cue_end,
        }


def _claims(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for one in analysis.sourcing.claims:
        yield {
            "kinds": list(one.claim.kinds),
            "status": one.cover.status,
            "near": one.cover.near,
            "voice": one.voice if one.voice >= 0 else None,
            "text": analysis.read(one.claim.start, one.claim.end),
            "start": one.claim.start,
            "end": one.claim.end,
        }
