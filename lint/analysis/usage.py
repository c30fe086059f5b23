"""How an article uses the listed names: which forms stand on their own, and which one it should have used."""

from collections import Counter
from collections.abc import Sequence

from lint.analysis.inventory import Form, Occurrence
from lint.analysis.knowledge import Style


def in_use(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Return the occurrences that are not words of a longer listed form."""
    kept: list[Occurrence] = []
    reach = 0
    for occurrence in occurrences:
        if occurrence.first >= reach or (
            kept and (occurrence.first, occurrence.last) == (kept[-1].first, kept[-1].last)
        ):
            kept.append(occurrence)
            reach = max(reach, occurrence.last)
    return kept


def preferred(form: Form, style: Style | None, occurrences: Sequence[Occurrence]) -> str:
    """Return the form to use instead of `form`: the house's, else the article's usual accepted one, else the main one.

    Only the part that `form` stands for is given: a surname for a surname.
    """
    entry = form.entry
    if style is not None and style.names in entry.get("styles", {}):
        return _part(entry["styles"][style.names], form)
    used = Counter(
        other.form.text
        for other in occurrences
        if other.form.entry["id"] == entry["id"]
        and other.form.part == form.part
        and other.form.standing in ("main", "accepted")
    )
    return max(used, key=lambda text: (used[text], text)) if used else _part(entry["form"], form)


def _part(name: str, form: Form) -> str:
    words = name.split(" ")
    if form.entry["kind"] != "person" or len(words) == 1:
        return name
    if form.part == "surname":
        return words[-1]
    return " ".join(words[:-1]) if form.part == "given" else name
