"""Surface forms of the names in one block: spelling, position and context of each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names.glosses import BEFORE, SIC
from lint.analysis.names.name_context import apposed_roles, head_noun, is_list_member
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.names.name_neighbours import (
    as_written,
    given_names,
    is_quoted,
    name_before_nickname,
    note_given_names,
    second_surnames,
)
from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.tokens import Tokens
from lint.text.span import Span
from lint.values import dataclass, field

_SHORTEST = 2
_COMPOUND_PART = 6
"""Letters of a part of a compound that may be another spelling of a name."""
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
"""A party before the state of a member of Congress: D-California."""
_TAIL = 3
_TITLED = 4
_CONTRACTION = re.compile(r"(?:'ll|'re|'ve|'d|n't)$", re.IGNORECASE)
_AGENT = re.compile(r"\w{3,}(?:ist|man|woman|ician|maker|keeper|holder|ologist)$")
"""A word for what a person does, by its ending."""
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_BEFORE_PLACE = frozenset("in near at from to around outside into toward towards through on of".split())
_WITHIN = frozenset("/_\\@#")
WORDS_BESIDE = "given family titles places first_given only_given joined heads roles".split()
"""The fields of a spelling that have words that stand beside its uses."""
NO_WORDS: frozenset[str] = frozenset()
"""One for all spellings that have none: a long text has a hundred thousand of those."""


class Use(NamedTuple):
    """One use of a word in a name: its place in its block, and the words of the same name before and after it."""

    span: Span
    before: tuple[str, ...]
    after: tuple[str, ...]
    token: int
    mention: Mention


@dataclass(slots=True)
class Spelling:
    """All uses of one name word, with what stands beside them.

    `offsets` has, for each use, the code points before its block.
    `given` are words before it in its names, `family` the words after it (patronymics left out), `titles` the titles
    and roles before the name, `places` the prepositions before uses that stand alone, `first_given` the first words of
    its names, `only_given` those that are the one word before it and `joined` several given names as one word.
    `heads` are the nouns behind it that tell what kind of thing has the name, `roles` what its bearers are said to be.
    `organisations` counts uses as the name of a firm or the like, `listed` those in a list of names; `glosses` tells
    whether the article speaks of the spelling itself.
    """

    word: str
    uses: list[Use]
    offsets: list[int] = field(default_factory=list)
    given: frozenset[str] = NO_WORDS
    family: frozenset[str] = NO_WORDS
    titles: frozenset[str] = NO_WORDS
    places: frozenset[str] = NO_WORDS
    alone: int = 0
    organisations: int = 0
    first_given: frozenset[str] = NO_WORDS
    only_given: frozenset[str] = NO_WORDS
    joined: frozenset[str] = NO_WORDS
    heads: frozenset[str] = NO_WORDS
    roles: frozenset[str] = NO_WORDS
    listed: int = 0
    glosses: bool = False

    @property
    def first(self) -> int:
        """The code point of the first use in the article."""
        return self.uses[0].span.start + self.offsets[0]

    @property
    def place(self) -> Span:
        """The place of the first use in the article."""
        return Span(self.first, self.uses[0].span.end + self.offsets[0])

    @property
    def spans(self) -> list[Span]:
        """The places of the uses in the article, in order of the uses."""
        places = zip(self.uses, self.offsets, strict=True)
        return [Span(use.span.start + offset, use.span.end + offset) for use, offset in places]

    @property
    def is_introduced(self) -> bool:
        """Tell whether a given name, a surname or a title says who is meant."""
        return bool(self.given or self.family or self.titles)


class BlockForms:
    """The spellings of one block; what stands beside them is read when asked, and kept."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        mentions: Sequence[Mention],
        word_frequencies: WordFrequencies,
        titles: Sequence[Span],
    ) -> None:
        """Collect the words of names.

        `titles` are blocks in title case, where only words that the language does not know are taken for names.
        """
        self._text, self._lexicon = text, word_frequencies
        self._made: dict[str, Spelling] = {}
        self._classes = name_lexicon(tokens.lexicon)
        self.tokens = tokens
        self.is_title = bool(titles)
        self.uses: dict[str, list[Use]] = {}
        for mention in mentions:
            for word, use in _uses(tokens, mention):
                if "-" in word:
                    word, use = self._bare(word, use)  # noqa: PLW2901 - the name of a compound
                if len(word) >= _SHORTEST and word[-1].isalpha() and not word.isupper():
                    self.uses.setdefault(as_written(word), []).append(use)
                    if "-" in word:
                        self._collect_parts(word, use)
        for span in titles:
            self._collect_unknown(span)
        for word in [name for name in self.uses if name.lower() in FUNCTION_WORDS or _CONTRACTION.search(name)]:
            del self.uses[word]

    def _bare(self, word: str, use: Use) -> tuple[str, Use]:
        """Return a compound and its use without an English word at its end (X-led, X-era) or a party before it."""
        if (tail := word.rpartition("-")[2]).islower() and self._is_tail(tail):
            word, use = _without(tail, word, use)
        if _PARTY_TAG.match(word):
            return word[2:], use._replace(span=Span(use.span.start + 2, use.span.end))
        return word, use

    def _without_tail(self, word: str) -> str:
        """Return a compound without an English word at its end: the Holm of a Holm-led team."""
        name, _, tail = word.rpartition("-")
        return name if name and tail.islower() and self._is_tail(tail) else word

    def _collect_parts(self, word: str, use: Use) -> None:
        """Collect the long unknown parts of a compound of names as names of their own: the Holm-Brunweiker plan."""
        parts = word.split("-")
        if not all(part[:1].isupper() for part in parts):
            return
        start = use.span.start
        for part in parts:
            bands = (self._lexicon.word_band(part.lower()), self._lexicon.capital_band(part))
            if len(part) >= _COMPOUND_PART and not any(bands):
                span = Span(start, start + len(part))
                self.uses.setdefault(as_written(part), []).append(use._replace(span=span, before=(), after=()))
            start += len(part) + 1

    def _collect_unknown(self, block: Span) -> None:
        tokens, word_frequencies = self.tokens, self._lexicon
        for at in range(tokens.at(block.start), tokens.at(block.end)):
            word = tokens.words[at]
            if len(word) <= _TITLED or not tokens.is_capitalized(at) or word.isupper() or not word[-1].isalpha():
                continue
            if not word_frequencies.word_band(word.lower()) and not word_frequencies.capital_band(word):
                start, end = tokens.starts[at], tokens.ends[at]
                mention = Mention(at, at + 1, start, end, (word,), "", "", sentence=-1, initial=True)
                self.uses.setdefault(as_written(word), []).append(Use(Span(start, end), (), (), at, mention))

    def read(self, word: str, *, keep: bool = True) -> Spelling:
        """Return a spelling with what stands beside its uses."""
        spelling = self._made.get(word)
        if spelling is None:
            spelling = self._read(word)
            if keep:
                self._made[word] = spelling
        return spelling

    def _first_name(self, before: Sequence[str]) -> str:
        """Return the first word before a surname that is no common word; a common one may be a role or an adjective."""
        return next((word for word in before if not self._lexicon.word_band(word.lower())), before[-1])

    def _is_tail(self, tail: str) -> bool:
        """Tell whether an English word hangs on a name in lower case; a name's second part may too (Jong-un)."""
        return len(tail) >= _TAIL and (self._lexicon.word_band(tail) > 0 or tail.endswith(("ed", "ing")))

    def _is_no_surname(self, word: str, after: Sequence[str]) -> bool:
        """Tell whether common words follow a name that is no known given name, as in a heading or a firm's name."""
        words = self._lexicon
        common = (bool(words.word_band(part.lower())) or part.lower() in FUNCTION_WORDS for part in after)
        return not words.capital_band(word) and all(common) and not self._titled.issuperset(after)

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The words behind a name that a title opens, which are surnames: the Hill of Senator Randa Hill."""
        uses = (use for uses in self.uses.values() for use in uses if not use.before and self._title(use.mention))
        return frozenset(part for use in uses for part in use.after)

    def _read(self, word: str) -> Spelling:
        spelling = Spelling(word, [])
        beside: defaultdict[str, set[str]] = defaultdict(set)
        glosses, text = self._classes.glosses, self._text
        for use in self.uses[word]:
            start, end = use.span.start, use.span.end
            if text[max(0, start - 1) : start] in _WITHIN or text[end : end + 1] in _WITHIN or SIC.match(text, end):
                continue
            if text[end : end + 1] == "." and word.lower() in self._classes.state_abbreviations:
                continue
            if glosses.search(text, max(0, start - BEFORE), start):
                spelling.glosses = True
                continue
            spelling.uses.append(use)
            self._read_use(word, use, spelling, beside)
        # Most often the given names are one, the first and the only one.
        same: dict[frozenset[str], frozenset[str]] = {}
        for name, words in beside.items():
            kept = frozenset(words)
            setattr(spelling, name, same.setdefault(kept, kept))
        return spelling

    def _read_use(self, word: str, use: Use, spelling: Spelling, beside: dict[str, set[str]]) -> None:
        """Note the names, the title and the prepositions beside one use of a word."""
        tokens, classes, before = self.tokens, self._classes, use.token - 1
        previous = tokens.lowers[before] if before >= 0 else ""
        after = second_surnames(use.before, use.after, previous)
        self._read_given(use, before, beside)
        title = self._title(use.mention)
        if after and after[0].lower() not in classes.organization_words and not self._is_no_surname(word, after):
            beside["family"].update(plain(self._without_tail(part)) for part in after)
        if title:
            beside["titles"].add(title)
        if head := head_noun(tokens, use.mention, use.after, classes):
            beside["heads"].add(head)
        if not use.after and (roles := apposed_roles(tokens, use.mention, classes)):
            beside["roles"].update(roles)
        spelling.listed += is_list_member(tokens, use.mention)
        if is_quoted(self._text, use.span.start, use.span.end) and before > 0:
            previous = tokens.lowers[before - 1]
        spelling.organisations += self._is_body(use.token, previous)
        if not use.before and not after:
            spelling.alone += 1
            if previous in _BEFORE_PLACE:
                beside["places"].add(previous)

    def _title(self, mention: Mention) -> str:
        """Return the last word of the title of a mention, else its role; "" for a word that is neither."""
        title = next((part for part in reversed(mention.title.lower().split(" ")) if part.isalpha()), mention.role)
        is_title = title in self._classes.titles or title.endswith(self._classes.roles) or _AGENT.search(title)
        return title if title and is_title else ""

    def _read_given(self, use: Use, before: int, beside: dict[str, set[str]]) -> None:
        """Note the given names before a use, else the name before a nickname or the initials at the token `before`."""
        tokens = self.tokens
        if given := given_names(use.before, self._classes.creeds_and_parties):
            note_given_names(beside, given, self._first_name(given))
        elif not use.after and (nickname := name_before_nickname(tokens, before)):
            beside["given"].add(plain(nickname))
        elif before >= 0 and _INITIALS.fullmatch(tokens.words[before]):
            beside["given"].add(tokens.lowers[before][0])

    def _is_body(self, token: int, previous: str) -> bool:
        """Tell whether the word behind a use or the one before it makes a body of it: X group, the bank X."""
        words, lowers = self._classes.organization_words, self.tokens.lowers
        if token + 1 < len(lowers) and lowers[token + 1] in words:
            return True
        return previous in words and previous != "holding"


def _uses(tokens: Tokens, mention: Mention) -> Iterator[tuple[str, Use]]:
    """Yield the words of a mention with their places."""
    words = mention.words
    if len(words) == 1:
        yield words[0], Use(Span(mention.start, mention.end), (), (), mention.first, mention)
        return
    number, first = 0, mention.first
    for at in range(mention.first + 1, mention.last + 1):
        if at < mention.last and tokens.ends[at - 1] == tokens.starts[at]:
            continue
        span = Span(tokens.starts[first], tokens.ends[at - 1])
        yield words[number], Use(span, words[:number], words[number + 1 :], first, mention)
        number, first = number + 1, at


def _without(tail: str, word: str, use: Use) -> tuple[str, Use]:
    """Return a compound's name and its use without the tail and its hyphen."""
    cut = len(tail) + 1
    return word[:-cut], use._replace(span=Span(use.span.start, use.span.end - cut))
