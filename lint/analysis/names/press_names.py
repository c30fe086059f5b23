"""Find known people and towns that stand in the spelling of another language's press.

A word that only such a press writes is no proof: it may be somebody's own name. What stands beside it is weighed
(`_WEIGHTS`); a person's whole name is enough, a surname alone needs an office, another mention, or two lesser signs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.names.country_mentions import CountryMention
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.press_words import ARTICLES, HYPHENS, NameWord, beside, is_glued, words
from lint.analysis.resources.known_bearers import Bearer, KnownBearers, PressForm
from lint.analysis.resources.resources import Resources
from lint.analysis.resources.romanization import slip_distance
from lint.analysis.syntax.tokens import Tokens
from lint.values import dataclass, field

_WEIGHTS: Mapping[str, int] = {
    "whole name": 3, "office": 2, "same person": 3, "compatriot": 1, "country": 1, "its country": 2, "marks": 1,
    "preposition": 1,
    "namesakes": -1, "short": -1, "common": -3, "somebody else": -4, "longer name": -4,
}  # fmt: skip
"""What speaks for a word being the bearer's name, and against it. Set by hand on invented sentences."""

_ENOUGH = 2
_SHORT = 5
_SLIP = 1.3
"""Weighted edits by which a surname behind a foreign given name may differ from the bearer's."""

_OFFICE = 5
"""Words before a name in which its office is looked for."""

_SPELLED_ALONE = frozenset("ru uk be bg ka hy el kk ky tg mn".split())
"""Languages whose script the English forms spell in few ways, so that a given name alone may be the wrong one."""

_BEFORE_PLACE = frozenset("in near at from to around outside into toward towards of between over".split())
_UNFIT = frozenset("main accepted superseded mangled misspelt historical other".split())
_WORD = re.compile(r"[a-z]+")
_NO_OFFICE = FUNCTION_WORDS | frozenset("former died killed century".split())


class PressName(NamedTuple):
    """A name in another press's spelling: its tokens [first, last), the bearer, and the presses that write it so.

    `parts` are the parts of the name that stand there (given, surname, place), and `slip` tells that the surname is
    not even that press's.
    """

    first: int
    last: int
    bearer: Bearer
    parts: tuple[str, ...]
    presses: tuple[str, ...]
    slip: bool = False


@dataclass(slots=True)
class _Hit:
    """A word that may be a bearer's name in another spelling, and the signs for it."""

    word: NameWord
    form: PressForm
    bearer: Bearer
    signs: list[str] = field(default_factory=list)

    @property
    def score(self) -> int:
        return sum(_WEIGHTS[sign] for sign in self.signs)


class Finder:
    """Looks through one text; `countries` are those it names."""

    def __init__(self, tokens: Tokens, resources: Resources, countries: Sequence[CountryMention]) -> None:
        """Take the layers that are asked."""
        self._tokens = tokens
        self._known: KnownBearers = resources.known_bearers
        self._listed = resources.name_list.forms
        self._vouched = resources.vouched
        self._countries = countries

    def find(self) -> list[PressName]:
        """Return the names in order."""
        hits = [hit for word in words(self._tokens, self._known.has) for hit in self._hits(word)]
        if not hits:
            return []
        codes = {code for _, _, code in self._countries}
        for hit in hits:
            hit.signs += self._signs(hit)
            if hit.bearer.country in codes:
                hit.signs.append("its country" if hit.form.part == "place" else "country")
        self._vouch(hits)
        return self._best([hit for hit in hits if hit.score >= _ENOUGH])

    @staticmethod
    def _vouch(hits: Iterable[_Hit]) -> None:
        """Let a person named in full, or with the office, vouch for the surname alone, and for compatriots."""
        sure = [hit for hit in hits if hit.score >= _ENOUGH and hit.form.part != "place"]
        people = {hit.form.bearer for hit in sure}
        homes = {hit.bearer.country for hit in sure if "whole name" in hit.signs}
        for hit in hits:
            if hit.score < _ENOUGH and hit.form.part == "surname":
                hit.signs += ["same person"] if hit.form.bearer in people else []
                hit.signs += ["compatriot"] if hit.bearer.country in homes else []

    def _hits(self, word: NameWord) -> Iterator[_Hit]:
        forms = self._known.forms(word.plain)
        if not forms or word.text in self._vouched or is_glued(self._tokens, word):
            return
        for form in forms:
            bearer = self._known.bearer(form.bearer)
            if form.marks and (word.text.isascii() or bearer.language not in _SPELLED_ALONE):
                continue
            if not self._is_listed(word, form, bearer):
                yield _Hit(word, form, bearer)

    def _is_listed(self, word: NameWord, form: PressForm, bearer: Bearer) -> bool:
        """Tell whether the name list has the word: as anybody's surname or town, or as the bearer's given name.

        A spelling of the bearer's own surname that is only another one is no reason to be silent.
        """
        for listed in self._listed.get(word.text.lower(), ()):
            is_own = bearer.name in listed.entry.form
            if len(listed.words) > 1 or (form.part == "given" and not is_own):
                continue
            if form.part == "surname" and is_own and listed.standing == "other":
                continue
            if form.part == "place" or listed.standing in _UNFIT:
                return True
        return False

    def _signs(self, hit: _Hit) -> Iterator[str]:
        if hit.form.part == "place":
            yield from self._signs_of_a_place(hit)
            return
        own, stranger = self._rest_of_name(hit)
        if own is not None:
            proven = not hit.form.common or hit.bearer.language in _SPELLED_ALONE or self._is_foreign(own, hit)
            yield "whole name" if proven else "common"
        elif hit.form.part == "given":
            yield "whole name" if self._slip(hit) and not hit.form.common else "common"
        else:
            yield from self._signs_of_a_surname(hit, stranger=stranger)

    def _signs_of_a_surname(self, hit: _Hit, *, stranger: bool) -> Iterator[str]:
        if stranger:
            yield "somebody else"
        if hit.form.common:
            yield "common"
        if not hit.word.text.isascii():
            yield "marks"
        if len(hit.word.plain) < _SHORT:
            yield "short"
        if self._has_office(hit):
            yield "office"
        elif len({self._known.bearer(form.bearer).name for form in self._known.forms(hit.word.plain)}) > 1:
            yield "namesakes"

    def _signs_of_a_place(self, hit: _Hit) -> Iterator[str]:
        tokens, word = self._tokens, hit.word
        before = word.first - 1
        if before >= 0 and tokens.lowers[before] in _BEFORE_PLACE:
            yield "preposition"
        if not word.text.isascii():
            yield "marks"
        near = [at for at in (before, word.last) if 0 <= at < len(tokens) and tokens.is_word(at)]
        if any(tokens.is_capitalized(at) and tokens.lowers[at] not in FUNCTION_WORDS for at in near):
            yield "longer name"

    def _forms_of(self, word: NameWord, hit: _Hit) -> list[PressForm]:
        return [form for form in self._known.forms(word.plain) if form.bearer == hit.form.bearer]

    def _is_foreign(self, word: NameWord, hit: _Hit) -> bool:
        """Tell whether only another press writes the other part of the name so."""
        written = word.plain not in hit.bearer.words
        return written and any(
            not form.common or not set(form.presses).isdisjoint(hit.form.presses) for form in self._forms_of(word, hit)
        )

    def _rest_of_name(self, hit: _Hit) -> tuple[NameWord | None, bool]:
        """Return the other part of the bearer's name beside a word, and whether another name stands in its place."""
        near = list(beside(self._tokens, hit.word))
        for word in near:
            parts = {form.part for form in self._forms_of(word, hit)}
            if (parts and hit.form.part not in parts) or (
                word.plain in hit.bearer.words and word.plain != hit.word.plain
            ):
                return word, False
        before = [word for word in near if word.first < hit.word.first]
        return None, any(not self._is_title(word) for word in before)

    def _is_title(self, word: NameWord) -> bool:
        classes = name_lexicon(self._tokens.lexicon)
        lower = word.text.lower()
        return lower in classes.titles or lower.endswith(classes.roles) or lower in FUNCTION_WORDS

    def _slip(self, hit: _Hit) -> NameWord | None:
        """Return the word behind a foreign given name that is a slip of the bearer's surname."""
        for word in beside(self._tokens, hit.word):
            if word.first >= hit.word.last:
                names = [name for name in hit.bearer.words if name[:1] == word.plain[:1] and len(name) >= _SHORT]
                if any(0 < slip_distance(word.plain, name, _SLIP) <= _SLIP for name in names):
                    return word
        return None

    def _has_office(self, hit: _Hit) -> bool:
        """Tell whether a word before the name is one of the bearer's office."""
        tokens, office = self._tokens, set(_WORD.findall(hit.bearer.role.lower())) - _NO_OFFICE
        for at in range(hit.word.first - 1, max(-1, hit.word.first - 1 - _OFFICE), -1):
            if not tokens.is_word(at):
                return False
            if tokens.lowers[at] in office:
                return True
        return False

    def _best(self, hits: Iterable[_Hit]) -> list[PressName]:
        """Return the names, the words of one name together, each once: that of the bearer most speaks for."""
        by_word: dict[int, _Hit] = {}
        for hit in hits:
            other = by_word.get(hit.word.first)
            if other is None or (hit.score, hit.word.last) > (other.score, other.word.last):
                by_word[hit.word.first] = hit
        found: list[PressName] = []
        for first in sorted(by_word):
            name = self._name(by_word[first])
            if found and self._is_one_name(found[-1], name):
                last = found.pop()
                shared = tuple(press for press in last.presses if press in name.presses)
                name = name._replace(first=last.first, parts=(*last.parts, *name.parts), presses=shared or name.presses)
            found.append(name)
        return found

    def _name(self, hit: _Hit) -> PressName:
        """Return a word as a name, with the slip of a surname behind it."""
        word, part, presses = hit.word, hit.form.part, hit.form.presses
        slip = self._slip(hit) if part == "given" and self._rest_of_name(hit)[0] is None else None
        if slip is None:
            return PressName(word.first, word.last, hit.bearer, (part,), presses)
        return PressName(word.first, slip.last, hit.bearer, (part, "surname"), presses, slip=True)

    def _is_one_name(self, one: PressName, other: PressName) -> bool:
        between = self._tokens.lowers[one.last : other.first]
        near = all(word in HYPHENS or word in ARTICLES for word in between)
        return near and one.bearer == other.bearer and not set(one.parts) & set(other.parts)


def find(tokens: Tokens, resources: Resources, countries: Sequence[CountryMention]) -> list[PressName]:
    """Return the known names of a text that stand in another press's spelling, in order."""
    return Finder(tokens, resources, countries).find()
