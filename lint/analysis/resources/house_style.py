"""House styles as values: the form that a house prefers for each name and term."""

from collections.abc import Mapping

from lint.analysis.resources.name_entry import NameEntry
from lint.values import dataclass, field


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A house style, complete with what it takes over from those it extends.

    `columns` are the keys of `NameEntry.styles` that it reads, its own first. `forms` has its forms by concept.
    `spellings` are its own forms of single listed names, by their id; they go before those of the inventory.
    """

    id: str
    name: str
    columns: tuple[str, ...]
    forms: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Return the hash of the id, which no other style has."""
        return hash(self.id)

    def form_of(self, entry: NameEntry) -> str | None:
        """Return the form that the house gives a listed name, or None where it says nothing."""
        if entry.id in self.spellings:
            return self.spellings[entry.id]
        return next((entry.styles[column] for column in self.columns if column in entry.styles), None)
