"""Words for names and sourcing that the commands and the page share."""

from lint.analysis.attribution.sourcing import SourcedClaim, Sourcing
from lint.analysis.names.entities import Entity

KIND_WORDS = {
    "casualties": "Dead and hurt",
    "battlefield": "The fighting",
    "allegation": "Charges of wrongdoing",
    "figure": "Figures",
    "ranking": "Rankings",
    "superlative": "Firsts, records, extremes",
    "motive": "What somebody has in mind",
    "prediction": "Forecasts",
    "causation": "Causes",
    "evaluation": "Judgments",
    "event": "Events in the desk's own voice",
}
"""The kinds of claim, as headings."""

VOICE_WORDS = {
    "named": "named",
    "role": "by office",
    "unnamed": "unnamed",
    "document": "document",
    "nobody": "nobody",
}
"""The kinds of voice."""

STATUS_WORDS = {
    "listed": "in the name list of newslint or of the house: its spelling is checked",
    "known": "not listed, but known from the world's places or from everyday copy",
    "new": "not known: compare it with your notes",
}
"""What newslint knows of a name, explained."""

_NEARNESS = {"sentence": "", "before": ", before", "behind": ", next sentence", "link": "a link", "none": ""}


COVER_WORDS = {
    "cited": "a source is given, but not one of the voices above",
    "a link": "the words are linked to the page that says so",
    "background": "history with its year, or what a court has found: it needs no source",
    "nobody": "no source is given",
}
"""What stands for a name where the sources of claims are listed, explained."""


def cover_legend(found: Sourcing) -> dict[str, str]:
    """Return the entries of `COVER_WORDS` that stand behind claims of an article."""
    used = {owner(found, one).partition(",")[0] for one in found.claims}
    return {word: meaning for word, meaning in COVER_WORDS.items() if word in used}


def owner(found: Sourcing, one: SourcedClaim) -> str:
    """Return who stands behind a claim, and where he is named if not in its sentence; “nobody” if nobody does."""
    cover = one.cover
    if cover.status != "sourced":
        return cover.status
    name = found.voices[one.voice].name if one.voice >= 0 else ""
    return (name or ("" if cover.near == "link" else "cited")) + _NEARNESS[cover.near]


def description(entity: Entity) -> str:
    """Return what an entity is and whether it is known, such as “listed person”."""
    return " ".join(part for part in (entity.status if entity.status != "place" else "", entity.kind) if part)


def advised(entity: Entity) -> str:
    """Return the form to write, "" where the article writes it or nothing is preferred."""
    if not entity.preferred or any(_is_short_for(form.text, entity) for form in entity.forms):
        return ""
    return entity.preferred


def _is_short_for(form: str, entity: Entity) -> bool:
    """Tell whether a form is the preferred one, or its last words where it is a person's."""
    return form == entity.preferred or (entity.kind == "person" and entity.preferred.endswith(f" {form}"))
