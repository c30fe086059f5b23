"""Report known people and towns in the spelling of another language's press."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.names import press_names
from lint.analysis.names.glosses import is_glossed
from lint.analysis.names.other_uses import unify
from lint.analysis.names.press_names import PressName
from lint.analysis.names.press_words import HYPHENS
from lint.analysis.resources.known_bearers import Bearer
from lint.analysis.resources.name_list import Form
from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.tokens import Tokens
from lint.checks import MOST_RELATED, Match
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass

_LANGUAGES = {
    "pl": "Polish", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "cs": "Czech", "sk": "Slovak", "hr": "Croatian", "sr": "Serbian", "sl": "Slovene", "hu": "Hungarian",
    "ro": "Romanian", "tr": "Turkish", "fi": "Finnish", "sv": "Swedish", "no": "Norwegian", "da": "Danish",
    "et": "Estonian", "lv": "Latvian", "lt": "Lithuanian",
}  # fmt: skip
_LETTERS = {
    "pl": "ąćęłńóśźż", "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "it": "àèéìòù", "pt": "áâãàçéêíóôõú",
    "nl": "éëïöü", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hr": "čćđšž", "sr": "čćđšž", "sl": "čšž",
    "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "tr": "çğıöşüâîû", "fi": "äöåšž", "sv": "åäö", "no": "æøå", "da": "æøå",
    "et": "äöõüšž", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž",
}  # fmt: skip
"""Letters with marks that the press of a language has; a word with another one is not its spelling."""
_UNVOCALIZED = frozenset(("ar", "fa", "he"))
"""Languages that write no vowels, so that the tables are less sure of who writes what."""

_ARTICLE = 4
"""Letters of the longest article before an Arabic name."""

_NAMED = 2
"""So many languages are told by name; of more it is enough to say that it is another one."""


@dataclass(frozen=True, eq=False, repr=False)
class PressFormCheck:
    """Report known names in the spelling of another press, with the house's form, else the usual English one.

    The inventory says who is known, the tables of presses how they write (`bearers.tsv`, `press-forms.tsv`). Forms of
    the name list that stand otherwise, names the house has put on its own list, and glosses are left alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("preferred", "language", "who"))

    def triggers(self) -> frozenset[str] | None:
        """Return None: which words matter is in the inventory, not in the rule."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield every place, those of one bearer as related places of each other."""
        groups: dict[Bearer, list[tuple[Span, PressName]]] = {}
        tokens, text = analysis.tokens, analysis.adjacent_text
        for name in press_names.find(tokens, analysis.resources, analysis.countries):
            span = Span(tokens.starts[_first(tokens, name)], tokens.ends[name.last - 1])
            if not is_glossed(text, span.start, span.end, tokens.lexicon):
                groups.setdefault(name.bearer, []).append((span, name))
        usual = _usual_presses(name for found in groups.values() for _, name in found[:1])
        for bearer, found in groups.items():
            related = [
                Related(span, f"{analysis.read(span.start, span.end)} here too", repeat=True) for span, _ in found
            ]
            for number, (span, name) in enumerate(found):
                most = MOST_RELATED if number else len(related)
                others = related[:number][:most] + related[number + 1 : most + 1]
                right = _written(analysis, bearer, name)
                who = f"{bearer.given} {bearer.name}".strip()
                written = analysis.read(span.start, span.end)
                values = {"preferred": right, "language": _language(name, written, usual), "who": who}
                yield Match(span, values, tuple(others), tuple(unify(analysis, [span], right)))


def _first(tokens: Tokens, name: PressName) -> int:
    """Return the first token to replace: the article, where the English surname has one too (asch-Scharaa)."""
    before = name.first - 2
    joined = before >= 0 and tokens.words[before + 1] in HYPHENS and tokens.adjacent(before + 1)
    if joined and "given" not in name.parts and "-" in name.bearer.name and len(tokens.words[before]) <= _ARTICLE:
        return before
    return name.first


def _usual_presses(names: Iterable[PressName]) -> frozenset[str]:
    """Return the presses that write most of an article's names, each counted once, so; none where none writes two."""
    counts = Counter(press for name in names for press in name.presses)
    most = max(counts.values(), default=0)
    return frozenset(press for press, count in counts.items() if count == most > 1)


def _language(name: PressName, written: str, usual: Collection[str]) -> str:
    """Return who writes the name so, in words for the message: only a press that has all its letters.

    An article has its names from one press, so where some write most of them no other is told for the rest.
    """
    marked = {letter for letter in written.lower() if not letter.isascii() and letter.isalpha()}
    presses = [press for press in name.presses if press in _LANGUAGES and marked <= set(_LETTERS[press])]
    if usual:
        presses = [press for press in presses if press in usual]
    if name.slip or name.bearer.language in _UNVOCALIZED or not 0 < len(presses) <= _NAMED:
        return "another language’s"
    return "the " + " and ".join(_LANGUAGES[press] for press in presses)


def _written(analysis: Analysis, bearer: Bearer, name: PressName) -> str:
    """Return what to write instead: the same parts of the name, as the house or the article writes them."""
    if bearer.kind != "person":
        return bearer.name
    form = _listed(analysis, bearer)
    house = analysis.preferred_form(form) if form else bearer.name
    surname = house.rsplit(" ", 1)[-1] if form and not form.entry.is_surname_first else bearer.name
    if len(name.parts) > 1:
        return bearer.written(bearer.given, surname)
    return bearer.given if name.parts == ("given",) else surname


def _listed(analysis: Analysis, bearer: Bearer) -> Form | None:
    """Return the bearer's surname in the name list."""
    given = plain(bearer.given)
    for form in analysis.resources.name_list.forms.get(bearer.name.lower(), ()):
        if form.entry.kind == "person" and form.part == "surname" and given in map(plain, form.entry.given_names()):
            return form
    return None
