"""How persons are brought in: a first mention without full name, and a title repeated later."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.names import Mention
from lint.checks import Match
from lint.finding import Related
from lint.text import Span


@dataclass(frozen=True, eq=False, repr=False)
class BareFirstMention:
    """Report a person named by surname alone from first to last, without given name, title or role.

    That it is a person must be plain: one of the `signs` stands right after the name (himself, said). `known` surnames
    need no introduction by the house's choice.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("name",))

    signs: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return the words that show a person."""
        return frozenset(self.signs)

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the first mention of each person who is never introduced."""
        by_surname: dict[str, list[Mention]] = {}
        for mention in analysis.mentions:
            by_surname.setdefault(mention.words[-1], []).append(mention)
        signs = frozenset(self.signs)
        introduced = {word for mention in analysis.mentions if len(mention.words) > 1 for word in mention.words}
        for surname, mentions in by_surname.items():
            first = mentions[0]
            if surname in self.known or surname in introduced or not surname[0].isalpha() or surname.isupper():
                continue
            if any(len(mention.words) > 1 or mention.title for mention in mentions):
                continue
            if all(mention.initial for mention in mentions) and analysis.knowledge.lexicon.word_band(surname.lower()):
                continue  # a word that opens its sentence
            if any(self._shows_person(analysis, mention, signs) for mention in mentions):
                yield Match(Span(first.start, first.end), {"name": surname}, tuple(_others(mentions)))

    @staticmethod
    def _shows_person(analysis: Analysis, mention: Mention, signs: frozenset[str]) -> bool:
        following = mention.last
        tokens = analysis.tokens
        return following < len(tokens) and tokens.lowers[following] in signs


def _others(mentions: list[Mention]) -> Iterator[Related]:
    for mention in mentions[1:]:
        yield Related(Span(mention.start, mention.end), "again here")


@dataclass(frozen=True, eq=False, repr=False)
class RepeatedTitle:
    """Report a title before a surname whose bearer had it at an earlier mention: later ones need the surname only.

    `repeating` are house styles that repeat titles or courtesy titles by choice: under one of them nothing is reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("title", "name", "line"))

    repeating: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: there are many titles."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the later mentions with a title, in order."""
        style = analysis.knowledge.style
        if style is not None and style.id in self.repeating:
            return
        first: dict[str, Mention] = {}
        for mention in analysis.mentions:
            surname = mention.words[-1]
            if not mention.title:
                continue
            if surname not in first:
                first[surname] = mention
            elif len(mention.words) == 1:
                title_start = analysis.text.rindex(mention.title.split(" ")[0], 0, mention.start)
                line = analysis.document.lines.position(first[surname].start).line
                yield Match(
                    Span(title_start, mention.end),
                    {"title": mention.title, "name": surname, "line": str(line)},
                    (Related(Span(first[surname].start, first[surname].end), "introduced here"),),
                )
