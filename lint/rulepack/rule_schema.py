"""Schema of a rule file: its keys and the options of each kind of check, also as JSON Schema."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from lint.checks import KINDS, kind
from lint.files.schema import (
    Anything,
    Boolean,
    Field,
    Integer,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Optional,
    Record,
    Shape,
    Text,
    TextOr,
    published,
)
from lint.rulepack.rule import LINK_TEXT, REPEATS, QuotePolicy, Status
from lint.rulepack.rule_options import is_required, option_fields, option_hints, without_none
from lint.text.finding import Safety, Severity
from lint.text.formats import BLOCK_KINDS
from lint.text.formats.registry import TEXTS
from lint.values import is_dataclass

FAMILIES = ("transliteration", "garbled", "attribution", "quotes", "consistency", "style")
"""The families of the shipped rules; a project's own rules may add others."""

SCOPES = (*BLOCK_KINDS, LINK_TEXT)
"""The kinds of block that a rule may report in, and the words of links."""

_NAME = Text(pattern="[a-z][a-z0-9]*(?:-[a-z0-9]+)*", hint="write small letters and digits, joined by hyphens")
_TEXT = Text()
_GOOD: Mapping[str, Field] = {
    "text": Field(_TEXT, "The copy. [[ and ]] mark the words that are reported.", required=True),
    "because": Field(_TEXT, "Why this is right, or wrong, in a few words."),
    "style": Field(_TEXT, "The house style under which this holds; left out: no style set."),
    "format": Field(OneOf(TEXTS), "How the copy is read; left out: as plain text."),
}
_BAD: Mapping[str, Field] = {
    **_GOOD,
    "fixed": Field(_TEXT, "The copy once the rule's fix has been applied."),
}
_EXAMPLES = Record(
    {
        "bad": Field(ListOf(TextOr("text", Record(_BAD)), least=1), "Copy the rule reports.", required=True),
        "good": Field(
            ListOf(TextOr("text", Record(_GOOD)), least=2),
            "Copy the rule leaves alone; at least one should nearly be a fault.",
            required=True,
        ),
        "wrong_for_now": Field(
            ListOf(TextOr("text", Record(_BAD))), "Copy the rule judges wrongly today, marked as it should be judged."
        ),
    }
)


def values(enum: type[Severity | Status | QuotePolicy | Safety]) -> tuple[str, ...]:
    """Return the texts of the members of an enumeration."""
    return tuple(member.value for member in enum)


def rule_table() -> Record:
    """Return the keys of a rule file, in the recommended order."""
    return Record(
        {
            "id": Field(_NAME, "The rule's name, which is the file's name too: it names the fault.", required=True),
            "family": Field(_NAME, "The family, which is the folder's name too.", required=True),
            "summary": Field(_TEXT, "What the rule reports, in one sentence.", required=True),
            "status": Field(OneOf(values(Status)), "A preview rule runs only when selected by name.", required=True),
            "severity": Field(OneOf(values(Severity)), "How certain and how grave.", required=True),
            "check": Field(OneOf(tuple(sorted(KINDS))), "The kind of check that does the work.", required=True),
            "scope": Field(
                ListOf(OneOf(SCOPES), least=1, distinct=True),
                "The kinds of block, `body` with standfirsts and captions; `link`: words of a link in any. Left out: headline, body, list and quote.",
            ),
            "quotes": Field(OneOf(values(QuotePolicy)), "Whether words inside quotation marks count; left out: skip."),
            "options": Field(Anything(), "What the kind of check is to look for."),
            "message": Field(_TEXT, "What to say; {name} stands for a value of the match.", required=True),
            "why": Field(_TEXT, "The desk's reason, in two sentences.", required=True),
            "source": Field(
                TextOr("name", Record({"name": Field(_TEXT, required=True), "url": Field(_TEXT)})),
                "Whose rule it is.",
                required=True,
            ),
            "fold": Field(
                OneOf(("sentence",)),
                "Findings of all such rules in one sentence are shown as one; left out: each alone.",
            ),
            "cause": Field(
                _NAME,
                "The fault behind the finding: of rules with one cause only the gravest speaks of a place, and the others become"
                " its related places; left out: the rule always speaks for itself.",
            ),
            "absorbs": Field(
                ListOf(_NAME, least=1, distinct=True),
                "The rules that a finding about the whole text stands for: theirs become its related places, unless they are graver"
                " or have a fix; left out: none.",
            ),
            "repeats": Field(
                OneOf(REPEATS),
                "Which findings of the rule are one: those of one wrong form (`form`), or of one form in one paragraph or"
                " neighbouring ones (`run`); of any form, those in such a passage (`passage`) or all (`text`); those that name each"
                " other (`pair`); left out: none.",
            ),
            "fix": Field(
                Record(
                    {
                        "replace": Field(Text(empty=True), "What takes the place of the match.", required=True),
                        "safety": Field(OneOf(values(Safety)), "Whether it may be done unasked.", required=True),
                    }
                ),
                "How to fix a match.",
            ),
            "examples": Field(_EXAMPLES, "The rule's own tests.", required=True),
        }
    )


def options_table(record: type[Any]) -> Record:
    """Return the options of a kind of check, or of a dataclass inside one, from its annotations."""
    hints = option_hints(record)
    return Record(
        {
            field.name: Field(_shape(hints[field.name]), "", required=is_required(field))
            for field in option_fields(record)
        }
    )


def _shape(annotation: Any) -> Shape:  # noqa: ANN401 - annotations have no common type
    simple: dict[Any, Shape] = {str: Text(empty=True), int: Integer(), float: Number(), bool: Boolean()}
    if annotation in simple:
        return simple[annotation]
    inner, origin, arguments = without_none(annotation), get_origin(annotation), get_args(annotation)
    if inner is not None:
        return Optional(_shape(inner))
    if origin is Literal:
        return OneOf(arguments)
    if origin is tuple and len(arguments) == len((str, ...)) and arguments[1] is ...:
        return ListOf(_shape(arguments[0]))
    if origin is Mapping and arguments[0] is str:
        return MapOf(_shape(arguments[1]))
    if origin is None and is_dataclass(annotation):
        return options_table(annotation)
    raise TypeError(f"an option of a check cannot be a {annotation}")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a rule file, complete but for what only the loader checks.

    These are marks, placeholders, the file's name, and the values that a check itself validates.
    """
    kinds = []
    for name in sorted(KINDS):
        options = options_table(kind(name))
        kinds.append(
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {
                    "properties": {"options": options.schema()},
                    **({"required": ["options"]} if options.required else {}),
                },
            }
        )
    return {**published("A rule of newslint", rule_table()), "allOf": kinds}
