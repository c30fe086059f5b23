"""Entries of the name list as values: a listed name with its variants."""

from collections.abc import Mapping
from typing import NamedTuple

from lint.values import dataclass, field

_SURNAME_FIRST = frozenset(("CN", "TW", "HK", "KR", "KP"))
"""Countries whose names end in a given name, which stands alone for nobody (Un, Yi)."""


class Variant(NamedTuple):
    """Another form of a listed name, the language or romanization it follows, and how it stands beside the main form.

    `standing` is superseded, mangled, misspelt, accepted, foreign, historical or other. `part` is surname or given, ""
    for a whole name.
    """

    form: str
    system: str
    standing: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A listed name: its id, what it names, where, and its forms.

    `kind` is place, person or org, and `type` narrows it (capital, country) or is "". `country` is an ISO code, UN or
    XX. `styles` has what houses write by the key that their style reads. `distinct` are names that only look like this
    one, `protected` phrases in which a variant is right.
    """

    id: str
    kind: str
    country: str
    form: str
    system: str
    type: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)
    protected: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the id, which no other entry has."""
        return hash(self.id)

    @property
    def is_surname_first(self) -> bool:
        """Tell whether the names of its country end in a given name."""
        return self.country in _SURNAME_FIRST

    def given_names(self) -> list[str]:
        """Return the given names of the bearer, in all listed spellings."""
        own = self.form.split(" ")[:-1]
        for variant in self.variants:
            if variant.part == "given":
                own.append(variant.form)
            elif not variant.part:
                own += variant.form.split(" ")[:-1]
        return own
