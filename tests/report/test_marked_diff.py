"""A diff on a screen: the changed words marked, what is far from them left out, nothing a terminal would obey."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lint.cli.write_back import diff
from lint.report import View
from lint.report.marked_diff import marked
from lint.text.source import Source

COLORED = View(80, color=True)


def shown(before: str, after: str, view: View = COLORED) -> list[str]:
    """The lines behind the head of the diff."""
    return marked(diff(Source("a.txt", before), after), view).split("\n")[3:-1]


def plain(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_only_the_changed_words_are_marked() -> None:
    removed, added = shown("The train left Kiev at noon.\n", "The train left Kyiv at noon.\n")
    assert removed == "\x1b[31m-\x1b[0mThe train left \x1b[31;1;4mKiev\x1b[0m at noon."
    assert added == "\x1b[32m+\x1b[0mThe train left \x1b[32;1;4mKyiv\x1b[0m at noon."


def test_a_long_paragraph_is_shown_around_its_changes() -> None:
    far = "word " * 60
    removed, added = shown(f"{far}Kiev, {far}Odessa {far}\n", f"{far}Kyiv, {far}Odesa {far}\n")
    assert plain(removed).count("…") == 3
    assert "word Kiev, word" in plain(removed)
    assert "word Kyiv, word" in plain(added)
    assert len(plain(added)) < 200


def test_a_line_that_comes_or_goes_is_shown_whole() -> None:
    assert [plain(line) for line in shown("One.\n", "One.\nTwo.\n")] == [" One.", "+Two."]
    assert [plain(line) for line in shown("One.\nTwo.\n", "One.\n")] == [" One.", "-Two."]


def test_without_colours_the_lines_stay_whole() -> None:
    far = "word " * 60
    assert shown(f"{far}Kiev.\n", f"{far}Kyiv.\n", View(80)) == [f"-{far}Kiev.", f"+{far}Kyiv."]


def test_a_very_long_line_is_not_compared_by_words() -> None:
    removed, _ = shown("a " * 3000 + "Kiev\n", "a " * 3000 + "Kyiv\n")
    assert "\x1b[31;1;4ma a a" in removed


@given(st.text("ab \x1b\u202e東-+", max_size=40), st.text("ab \x1b\u202e東-+", max_size=40))
def test_nothing_in_the_copy_orders_the_terminal_about(before: str, after: str) -> None:
    for line in shown(f"{before}\n", f"{after}\n"):
        assert "\x1b" not in plain(line)
        assert "\u202e" not in line
