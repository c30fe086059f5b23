"""Decide the standing of every variant in the names inventory: a table of judgements and the function that applies it.

The order of `standing` is the argument: what is wrong everywhere first, what a house uses next, then what another
language or another time writes, and last the spellings that are merely different.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher

EXEMPT_CONDITION = "("
"""An exempt form that comes with a condition in brackets is not exempt outside it."""

PAST = frozenset({"historical", "renamed", "dated", "postal", "wade-giles"})
PRESS = frozenset({"de", "fr", "it", "pt", "nl", "pl", "es", "hu", "ro", "cs", "tr", "sq", "sr", "el"})
"""Languages written in Latin or with a press spelling of their own: their form of a foreign name is not English."""

LOCAL = {
    "AE": "ar", "AF": "ps fa", "AM": "hy", "AZ": "az", "BA": "sr", "BD": "bn", "BY": "be ru", "CN": "pinyin ug",
    "CH": "de fr it", "CI": "fr", "CV": "pt", "DE": "de", "EG": "ar", "ET": "am", "FR": "fr", "GE": "ka", "GR": "el",
    "HU": "hu", "IL": "he", "IN": "hi bn ta kn ml mr", "IQ": "ar ku", "IR": "fa ar", "IT": "it", "JP": "hepburn ja",
    "KG": "ky ru", "KH": "km", "KP": "mr dprk rr", "KR": "rr", "KZ": "kk ru", "LB": "ar", "LY": "ar it", "MA": "fr ar",
    "MD": "ro", "ML": "fr", "MM": "my", "MN": "mn", "NL": "nl", "NP": "ne", "PK": "ur", "PL": "pl", "PS": "ar",
    "QA": "ar", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SD": "ar", "SO": "so ar", "SY": "ar ku", "TD": "fr",
    "TH": "th", "TJ": "tg ru", "TL": "pt", "TM": "tk ru", "TN": "ar fr", "TR": "tr", "TW": "wade-giles", "UA": "uk",
    "UZ": "uz ru", "VN": "vi", "XK": "sq sr", "XX": "ar", "YE": "ar",
}  # fmt: skip
"""The languages and romanizations from which English takes a country's names directly."""

SPELLING = frozenset({"both", "diacritic", "us-gov", "bgn", "latin"})
"""Systems whose forms are the same name in another spelling, whatever the country."""

DATED = re.compile(r"\b(dated|historical|\w+-era)\b")

OUT_OF_USE = re.compile(r"^until \d{4}$")
"""How the inventory marks an old English city name that current news no longer uses."""

OUTLET = re.compile(r"\b(AP|Reuters|BBC|AFP|Guardian|NYT|CNN|WaPo|Economist|LA Times|Boston Globe|Irish Times|CBS)\b")

RENAMED_WITH_TOWN = frozenset({"Dimitrov"})
"""Russian forms of Soviet-era names that the inventory does not mark as such."""

ALSO_OTHER_NAMES = frozenset(
    """
    Adlib Beka Busra Kurdistan Liman Orekhov Rafa Rafha Sian
    Callas Cushner Galland Ganz Grossy Haya Hegset Kalas Kellough Kouchner Kuschnir Lulla Macaron Madura Melloni Mertz
    Miley Rute Stammer Stub Stubbe Tramp Trumpf Vans Vence Vitkov Wance Whitcomb Zelinsky
    """.split(),
)
"""Forms that far more often are another surname, a word or another place: never reported by themselves."""

MIXED_IN_USE = frozenset({"Ulan Baatar"})
"""Half-and-half place names that edited copy does carry."""

COLONIAL = frozenset({"IN", "BD", "LK", "MM"})
"""Countries whose towns took new English names: the old one is history, not a second spelling."""

SAME_NAME = 0.5
"""Similarity (difflib, letters only) from which a form counts as a spelling of the name and not another name."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of an entry, with what the inventory says about the entry it belongs to."""

    form: str
    system: str
    note: str
    kind: str
    country: str
    main: str
    main_system: str
    houses: Collection[str]
    renamed: bool
    elsewhere: Collection[str]


def standing(variant: Variant, exempt: Collection[str]) -> str:
    """Return superseded, mangled, misspelt, accepted, foreign, historical or other.

    * A form that also names something else (`elsewhere`, `ALSO_OTHER_NAMES`) is `other`, whatever made it.
    * `mangled` and `misspelt` follow the system, or a note that says so; a half-and-half place name is misspelt, and
      so is a Ukrainian's; other people's half-and-half forms are in use.
    * `accepted` is any form that a house in `styles` uses or that a note ascribes to one; but see `superseded` below,
      which a note does not lift.
    * `superseded` is the Russian-based form of a Ukrainian place with a Ukrainian main form that no house uses and
      that is not exempt; and an old English city name marked "until YEAR" where every house agrees on the new one.
    * `historical` is a renamed, postal, Wade-Giles or otherwise past form: a note that calls it dated, a South Korean
      town in the romanization given up in 2000, a colonial name.
    * `foreign` is the press form of another language.
    * `accepted` again: the same letters with other marks, or the same name by another romanization of the place's own
      language. All else is `other`: aliases, translations, official styles, name orders, names in another tongue.
    """
    local = LOCAL.get(variant.country, "").split()
    judgements = (
        ("other", variant.form in variant.elsewhere or variant.form in ALSO_OTHER_NAMES),
        ("misspelt", _is_misspelt(variant)),
        ("mangled", variant.system == "mangled"),
        ("accepted", any(f" {variant.form} " in f" {form} " for form in variant.houses)),
        ("superseded", _is_superseded(variant, exempt)),
        ("accepted", OUTLET.search(variant.note) is not None),
        ("historical", _is_past(variant)),
        ("foreign", variant.system in PRESS and variant.system not in local),
        ("accepted", variant.form in exempt or _is_same_name(variant, local)),
    )
    return next((verdict for verdict, holds in judgements if holds), "other")


def _is_misspelt(variant: Variant) -> bool:
    if variant.system == "misspelling" or "misspelling" in variant.note:
        return True
    half_and_half = variant.system == "mixed" and variant.form not in MIXED_IN_USE
    return half_and_half and (variant.kind == "place" or variant.country == "UA")


def _is_superseded(variant: Variant, exempt: Collection[str]) -> bool:
    if variant.kind != "place":
        return False
    if OUT_OF_USE.match(variant.note):
        return set(variant.houses) == {variant.main}
    russian_for_ukrainian = variant.country == "UA" and variant.main_system == "uk" and variant.system == "ru"
    return russian_for_ukrainian and variant.form not in exempt and not _is_russian_for_an_old_name(variant)


def _is_past(variant: Variant) -> bool:
    if variant.system in PAST or DATED.search(variant.note) or _is_russian_for_an_old_name(variant):
        return True
    if variant.kind != "place" or letters(variant.form) == letters(variant.main):
        return False
    before_2000 = variant.country == "KR" and variant.system == "mr"
    return before_2000 or (variant.country in COLONIAL and variant.system == "exonym")


def _is_russian_for_an_old_name(variant: Variant) -> bool:
    if variant.country != "UA" or variant.system != "ru":
        return False
    without_ukrainian = variant.renamed and variant.main_system == "both"
    return without_ukrainian or "renamed" in variant.note or variant.form in RENAMED_WITH_TOWN


def _is_same_name(variant: Variant, local: Collection[str]) -> bool:
    form, main = letters(variant.form), letters(variant.main)
    if form == main:
        return True
    own = variant.system in SPELLING or variant.system in local or variant.system == variant.main_system
    parts = [main, *(letters(part) for part in variant.main.split())]
    return own and any(SequenceMatcher(None, part, form, autojunk=False).ratio() >= SAME_NAME for part in parts)


def letters(name: str) -> str:
    """Return the bare lower-case letters of a name, without accents, spaces, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalpha() and not unicodedata.combining(letter))
