"""Render names as text for people and as plain data for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from lint.analysis.names.entities import Entity
from lint.report import printable
from lint.text.span import LineIndex

_WIDEST = 32


class Used(NamedTuple):
    """One spelling in one file: the form, the file, the line and column of its first use there, and how often."""

    form: str
    file: str
    line: int
    column: int
    times: int


class Difference(NamedTuple):
    """One entity spelled differently in different files, with what to write if a house style or the name list tells."""

    name: str
    preferred: str
    uses: tuple[Used, ...]

    @property
    def forms(self) -> Mapping[str, int]:
        """The spellings with their counts, the most used first."""
        counts: dict[str, int] = {}
        for use in self.uses:
            counts[use.form] = counts.get(use.form, 0) + use.times
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def listed(file: str, entities: Sequence[Entity], lines: LineIndex) -> str:
    """Return the names of one file, a line each."""
    if not entities:
        return f"{printable(file)}: no names\n"
    wide = min(_WIDEST, max(len(entity.name) for entity in entities))
    rows = [printable(file)]
    for entity in entities:
        place = lines.position(entity.first.start)
        what = " ".join(part for part in (entity.status if entity.status != "place" else "", entity.kind) if part)
        forms = ", ".join(f"{form.text} {len(form.spans)}x" for form in entity.forms)
        row = f"  {entity.name:<{wide}}  {what:<14}  {entity.uses:>3}x  first {place.line}:{place.column}  {forms}"
        if entity.evidence:
            row += f"  ! two spellings: {entity.evidence}"
        if entity.preferred and not any(_is_short_for(form.text, entity) for form in entity.forms):
            row += f"  write: {entity.preferred}"
        rows.append(printable(row))
    return "\n".join(rows) + "\n"


def _is_short_for(form: str, entity: Entity) -> bool:
    """Tell whether a form is the preferred one, or its last words where it is a person's."""
    return form == entity.preferred or (entity.kind == "person" and entity.preferred.endswith(f" {form}"))


def data(file: str, entities: Sequence[Entity], lines: LineIndex) -> dict[str, Any]:
    """Return the names of one file as plain data; lines and columns count from 1, columns in code points."""
    return {
        "file": file,
        "names": [
            {
                "name": entity.name,
                "kind": entity.kind,
                "status": entity.status,
                "id": entity.entry,
                "preferred": entity.preferred,
                "count": entity.uses,
                "evidence": entity.evidence,
                "spellings": [
                    {
                        "form": form.text,
                        "count": len(form.spans),
                        "places": [_place(lines, span.start) for span in form.spans],
                    }
                    for form in entity.forms
                ],
            }
            for entity in entities
        ],
    }


def _place(lines: LineIndex, offset: int) -> dict[str, int]:
    place = lines.position(offset)
    return {"line": place.line, "column": place.column, "offset": offset}


def differences(found: Iterable[Difference]) -> str:
    """Return the entities that are spelled differently in different files."""
    rows = []
    for difference in found:
        head = " / ".join(difference.forms)
        rows.append(printable(f"{head}" + (f"  write: {difference.preferred}" if difference.preferred else "")))
        rows += [printable(f"  {use.form} {use.times}x  {use.file}:{use.line}:{use.column}") for use in difference.uses]
    return "\n".join(rows) + "\n" if rows else ""


def difference_data(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """Return the same as plain data."""
    return [
        {
            "name": difference.name,
            "preferred": difference.preferred,
            "spellings": difference.forms,
            "places": [use._asdict() for use in difference.uses],
        }
        for difference in found
    ]
