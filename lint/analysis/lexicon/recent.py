"""`Recent`: answers that are made once and kept while they are in use."""

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")


class Recent(dict[_Key, _Answer]):
    """The answers of a function by what was asked; `recent[key]` makes the answer where it is not known.

    There is room for `room` of them. Then all count as old: an old one is kept on if it is asked for again before
    there is no room once more. It costs less than a cache that notes each use, for a known answer takes one step of the
    interpreter.
    """

    __slots__ = ("_make", "_old", "_room")

    def __init__(self, make: Callable[[_Key], _Answer], room: int) -> None:
        """Take the function, whose answer to one key is always the same."""
        super().__init__()
        self._make, self._room = make, room
        self._old: dict[_Key, _Answer] = {}

    def __missing__(self, key: _Key) -> _Answer:
        """Make, or find among the old ones, and keep the answer to a key."""
        if len(self) >= self._room:
            self._old = dict(self)
            self.clear()
        answer = self._old.pop(key) if key in self._old else self._make(key)
        self[key] = answer
        return answer
