"""`NameLayers`: what the uses of listed names are read from."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from lint.analysis.names.country_mentions import CountryMention
from lint.analysis.names.name_mentions import Mention
from lint.analysis.resources.name_list import Occurrence
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax.tokens import Tokens


class NameLayers(Protocol):
    """The analysis of a block or document, as far as listed names ask it."""

    resources: Resources

    @property
    def tokens(self) -> Tokens:
        """Words and punctuation."""

    @property
    def words(self) -> AbstractSet[str]:
        """The folded words of the text."""

    @property
    def adjacent_text(self) -> str:
        """The text for looks at the character before or behind a token."""

    @property
    def listed(self) -> Sequence[Occurrence]:
        """Forms of the name list that stand in the text, in order."""

    @property
    def names_in_use(self) -> Sequence[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""

    def mention_at(self, token: int) -> Mention | None:
        """Return the mention of a name that holds a token, or None."""

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, or None."""

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies within a quotation, marks included."""

    def is_glossed(self, occurrence: Occurrence) -> bool:
        """Tell whether the text itself says that this is another form of a name, or marks it [sic]."""

    def read(self, start: int, end: int) -> str:
        """Return code points [start, end) as they are read, without the markup in them."""


class DocumentNameLayers(Protocol):
    """The analysis of a document, as far as it tells which listed forms are no use of their name."""

    @property
    def namesakes(self) -> frozenset[tuple[int, str]]:
        """Where a listed person's surname is somebody else's: the number of its token and the id of the entry."""

    @property
    def names_aside(self) -> frozenset[Occurrence]:
        """The listed forms that are no use of the name, as far as their block tells."""


class DocumentLayers(NameLayers, Protocol):
    """The analysis of a document, as far as it tells whom a listed form names."""

    @property
    def countries(self) -> Sequence[CountryMention]:
        """Countries that are named, in order."""
