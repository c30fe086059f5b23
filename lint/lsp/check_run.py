"""A check of an open text on the thread of the checks, which a newer one may stop."""

import asyncio
from typing import TYPE_CHECKING

from lint.values import dataclass

if TYPE_CHECKING:
    from lint.lsp.open_documents import Checked


class SupersededError(Exception):
    """A check was stopped, because its text, configuration or rules have changed."""


@dataclass(slots=True)
class CheckRun:
    """One check of one version of a text, under one generation of configuration and rules."""

    version: int
    generation: int
    going: bool = True
    future: "asyncio.Future[Checked] | None" = None

    def go_on(self) -> None:
        """Raise SupersededError if the check is no longer wanted."""
        if not self.going:
            raise SupersededError
