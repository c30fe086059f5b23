"""Checks of how people are introduced: no full name at first mention, or a title repeated later."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass


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
            if _is_introduced(mentions) or _is_common_word(analysis, surname, mentions):
                continue
            if any(self._shows_person(analysis, mention, signs) for mention in mentions):
                yield Match(Span(first.start, first.end), {"name": surname}, tuple(_others(mentions)))

    @staticmethod
    def _shows_person(analysis: Analysis, mention: Mention, signs: frozenset[str]) -> bool:
        following = mention.last
        tokens = analysis.tokens
        return following < len(tokens) and tokens.lowers[following] in signs


def _is_introduced(mentions: list[Mention]) -> bool:
    """Tell whether a person has a given name or a title at some mention."""
    return any(len(mention.words) > 1 or mention.title for mention in mentions)


def _is_common_word(analysis: Analysis, surname: str, mentions: list[Mention]) -> bool:
    """Tell whether a seeming surname is a word of the language whose capital only ever opens a sentence."""
    opens = all(mention.initial for mention in mentions)
    return opens and bool(analysis.resources.word_frequencies.word_band(surname.lower()))


def _others(mentions: list[Mention]) -> Iterator[Related]:
    for mention in mentions[1:]:
        yield Related(Span(mention.start, mention.end), "again here")


@dataclass(frozen=True, eq=False, repr=False)
class RepeatedTitle:
    """Report a person's title before the surname at a later mention, for houses that then write the surname only.

    `styles` are these houses; under another one, or none, nothing is reported. `titles` are the words that are a
    person's title, those that are kept for life left out. Where two people of the article have the surname, the title
    tells them apart.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("title", "name", "line", "house"))

    styles: tuple[str, ...]
    titles: tuple[str, ...]

    def triggers(self) -> frozenset[str] | None:
        """Return the titles."""
        return frozenset(self.titles)

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the later mentions with a title, in order."""
        style = analysis.resources.style
        if style is None or style.id not in self.styles:
            return
        first: dict[str, Mention] = {}
        shared = _shared_surnames(analysis.mentions, analysis.tokens.lexicon)
        for mention in analysis.mentions:
            surname = mention.words[-1]
            start = self._title_start(analysis.tokens, mention)
            if start is None or surname in shared:
                continue
            if surname not in first:
                first[surname] = mention
            elif len(mention.words) == 1 and not _is_label(analysis.tokens, mention):
                line = analysis.document.lines.position(first[surname].start).line
                yield Match(
                    Span(start, mention.end),
                    {"title": mention.title, "name": surname, "line": str(line), "house": style.name},
                    (Related(Span(first[surname].start, first[surname].end), "introduced here"),),
                )

    def _title_start(self, tokens: Tokens, mention: Mention) -> int | None:
        """Return where a person's title before a name begins.

        None where there is none, as in “the Justice Department”.
        """
        words = mention.title.lower().replace(".", "").split()
        if not words or words[-1] not in self.titles:
            return None
        at = mention.first - 1
        while at > 0 and tokens.lowers[at] != words[0]:
            at -= 1
        return None if at > 0 and tokens.lowers[at - 1] in ("the", "a", "an") else tokens.starts[at]


def _shared_surnames(mentions: list[Mention], lexicon: Lexicon) -> frozenset[str]:
    """Return the surnames that stand behind different given names, or behind titles of a man and of a woman."""
    marks = frozenset(("his-titles", "her-titles"))
    given: dict[str, set[str]] = {}
    for mention in mentions:
        entity = given.setdefault(mention.words[-1], set())
        entity.update(mention.words[:1] if len(mention.words) > 1 else ())
        title = mention.title.lower().replace(".", "").split()
        entity.update(name for name in marks if not lexicon.words(name).isdisjoint(title))
    return frozenset(name for name, entity in given.items() if len(entity - marks) > 1 or len(entity & marks) > 1)


def _is_label(tokens: Tokens, mention: Mention) -> bool:
    """Tell whether a name is the label of what its person says, or who is spoken to."""
    behind = tokens.words[mention.last] if mention.last < len(tokens) else ""
    return behind == ":" or (
        behind in (",", "!", "?") and tokens.lowers[mention.last + 1 : mention.last + 2] in (["you"], ["your"])
    )
