"""Answers are made once while they are in use, and the room is bounded."""

from lint.analysis.lexicon.recent import Recent


def test_an_answer_is_made_once_while_it_is_in_use() -> None:
    asked: list[int] = []
    recent = Recent[int, int](lambda key: asked.append(key) or -key, 3)
    for key in (1, 2, 3, 4, 1, 5, 6, 1):
        assert recent[key] == -key
    assert asked == [1, 2, 3, 4, 5, 6]


def test_what_is_not_in_use_is_forgotten() -> None:
    asked: list[int] = []
    recent = Recent[int, int](lambda key: asked.append(key) or 0, 2)
    for key in range(100):
        _ = recent[key]
        assert len(recent) <= 2
    assert recent[0] == 0
    assert asked == [*range(100), 0]
