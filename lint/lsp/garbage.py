"""Collect garbage between keystrokes."""

import asyncio
import gc
from collections.abc import Callable

_TIDY = 0.5
_FEW = 1_000
_THOROUGH = 20
"""Seconds between two looks for garbage, how few new objects are left for the next one, and which look is at the old
ones too.
"""


async def collect(is_busy: Callable[[], bool]) -> None:
    """Collect garbage: cyclic objects that every request leaves behind, in a server that runs for days.

    Python's own collector would run while a text is checked, which creates very many objects at once, and so delay a
    keystroke. `is_busy` tells whether a text is being checked; a check has to wait only if many follow each other
    without a pause. Never returns.
    """
    gc.freeze()
    looked = passed = 0
    while True:
        await asyncio.sleep(_TIDY)
        passed += 1
        if gc.get_count()[0] < _FEW or (is_busy() and passed < _THOROUGH):
            continue
        looked, passed = looked + 1, 0
        gc.collect(1 if looked % _THOROUGH else 2)
