"""The reports: the JSON to the letter, carets under the exact words, and nothing that a terminal would obey."""

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from lint.engine.linter import Result
from lint.report import Tally, View, concise, human, json_report, printable, said_of
from lint.report.excerpt import excerpt
from lint.report.formats import End, Settings
from lint.report.layout import columns
from lint.text import source
from lint.text.document import Document
from lint.text.finding import Edit, Failure, Finding, Fix, Related, Safety, Severity
from lint.text.source import Source
from lint.text.span import LineIndex, Span

WORD = "Kiev"
PIECES = st.lists(
    st.sampled_from(["copy ", "😀", "e\u0301", "東京", "\t", "\u2028", "\r\n", "\r", "\n", "\x1b[31m", "\u202e"]),
    max_size=30,
).map("".join)


def result_of(text: str, *, name: str = "a.txt", failures: tuple[Failure, ...] = (), **more: Any) -> Result:
    """A result with one finding on the first `WORD` of the text."""
    start = text.index(WORD)
    span = Span(start, start + len(WORD))
    fields: dict[str, Any] = {"message": "an old form", "severity": Severity.ERROR, "related": (), "fix": None, **more}
    finding = Finding(span, "old-form", "transliteration", **fields)
    return Result(Document.of(Source(name, text)), (finding,), failures)


def rendered_json(*results: Result, problems: Any = (), tally: Tally | None = None) -> str:
    report = json_report.Report(Settings())
    for result in results:
        report.add(result)
    return report.close(End(problems, tally or Tally(), statistics=tally is not None))


def document(*results: Result, **more: Any) -> Any:
    return json.loads(rendered_json(*results, **more))


def caret_lines(text: str, width: int = 100) -> tuple[str, str]:
    """The line of copy and the carets, as the report for people shows them."""
    lines = human.render(result_of(text), View(width)).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("    "))
    return lines[at].removeprefix("    "), lines[at + 1].removeprefix("    ")


def test_json_has_exactly_the_published_shape() -> None:
    text = "One.\nNear Kiev and Kyiv.\n"
    related = (Related(Span(19, 23), "the other form"),)
    fix = Fix((Edit(Span(10, 14), "Kyiv"),), Safety.UNSAFE)
    rendered = rendered_json(result_of(text, related=related, fix=fix, failures=(Failure("bad-rule", "broke"),)))
    start = {"line": 2, "column": 6, "offset": 10}
    end = {"line": 2, "column": 10, "offset": 14}
    finding = {
        "rule": "old-form",
        "family": "transliteration",
        "severity": "error",
        "message": "an old form",
        "start": start,
        "end": end,
        "excerpt": "Kiev",
        "related": [
            {
                "start": {"line": 2, "column": 15, "offset": 19},
                "end": {"line": 2, "column": 19, "offset": 23},
                "message": "the other form",
            }
        ],
        "fix": {"safety": "unsafe", "edits": [{"start": start, "end": end, "text": "Kyiv"}]},
    }
    failures = [{"path": "a.txt", "rule": "bad-rule", "message": "broke"}]
    expected = {
        "version": 1,
        "files": [{"path": "a.txt", "findings": [finding], "failures": failures}],
        "failures": [],
    }
    # Compared as text, so that the order of the keys counts.
    assert json.dumps(json.loads(rendered)) == json.dumps(expected)
    assert rendered.endswith("}\n")


def test_json_of_nothing_is_complete() -> None:
    assert document() == {"version": 1, "files": [], "failures": []}


def test_json_names_what_could_not_be_checked() -> None:
    assert document(problems=[("b.txt", "gone")])["failures"] == [{"where": "b.txt", "message": "gone"}]


def test_json_without_a_fix_says_null() -> None:
    assert document(result_of("Kiev"))["files"][0]["findings"][0]["fix"] is None


def test_a_byte_order_mark_moves_no_position() -> None:
    read = source.decode(b"\xef\xbb\xbf" + "😀 Kiev\r\n".encode(), "a.txt")
    finding = document(result_of(read.text))["files"][0]["findings"][0]
    assert finding["start"] == {"line": 1, "column": 3, "offset": 2}


@given(PIECES)
@example("😀\r\ne\u0301 ")
@example("one\u2028two\r\tthree ")
def test_all_reports_agree_on_the_place(before: str) -> None:
    text = f"{before}Kiev and more\r\n"
    start = text.index(WORD)
    as_editors_do = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = len(as_editors_do), len(as_editors_do[-1]) + 1
    finding = document(result_of(text))["files"][0]["findings"][0]
    assert finding["start"] == {"line": line, "column": column, "offset": start}
    assert finding["end"] == {"line": line, "column": column + 4, "offset": start + 4}
    assert finding["excerpt"] == WORD
    assert concise.render(result_of(text)) == f"a.txt:{line}:{column}: error: an old form [old-form]\n"
    assert human.render(result_of(text), View()).startswith(f"a.txt:{line}:{column} error: an old form [old-form]\n")


@given(PIECES, PIECES, st.integers(20, 120))
def test_no_report_lets_a_terminal_be_ordered_about(before: str, after: str, width: int) -> None:
    result = result_of(f"{before}Kiev{after}", name="a\x1b.txt", message=f"said {before}")
    for rendered in (human.render(result, View(width)), concise.render(result), rendered_json(result)):
        assert [character for character in rendered if printable(character) != character] == ["\n"] * rendered.count(
            "\n"
        )


@given(PIECES, PIECES, st.integers(20, 120))
def test_the_copy_shown_fits_the_width_and_holds_the_words(before: str, after: str, width: int) -> None:
    copy, carets = caret_lines(f"{before}Kiev{after}", width)
    assert WORD in copy
    assert carets.strip() == "^~~~"
    shown = copy.replace("\u0301", "").replace("😀", "xx").replace("東京", "xxxx")
    assert shown[carets.index("^") :].startswith(WORD) or "東" in copy or "京" in copy
    assert len(shown) <= max(width - 4, 20)


def test_carets_stand_under_the_words() -> None:
    assert caret_lines("The train left Kiev at noon.") == ("The train left Kiev at noon.", " " * 15 + "^~~~")
    assert caret_lines("東京 Kiev")[1] == " " * 5 + "^~~~"
    assert caret_lines("😀 Kiev")[1] == " " * 3 + "^~~~"
    assert caret_lines("cafe\u0301 Kiev")[1] == " " * 5 + "^~~~"
    assert caret_lines("a\tKiev") == ("a   Kiev", "    ^~~~")


def test_carets_under_wide_words_are_wide() -> None:
    assert excerpt("a 東京 b", Span(0, 6), Span(2, 4), 80) == ("a 東京 b", 2, 4, "  ^~~~")


def test_something_without_a_width_is_pointed_at_all_the_same() -> None:
    text = "a\u200bb"
    assert excerpt(text, Span(0, 3), Span(1, 2), 80).marks == " ^"
    assert excerpt("abc", Span(0, 3), Span(3, 3), 80).marks == "   ^"
    assert excerpt("abc", Span(0, 3), Span(1, 1), 80).marks == " ^"


def test_a_span_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("one two\nthree", Span(0, 7), Span(4, 13), 80) == ("one two", 4, 7, "    ^~~")


def test_a_long_line_is_cut_around_the_words() -> None:
    copy, carets = caret_lines("word " * 100 + "Kiev" + " word" * 100, 60)
    assert copy.startswith("…word")
    assert copy.endswith("…")
    assert copy[carets.index("^") :].startswith("Kiev word")
    assert len(copy) <= 56


def test_other_places_are_listed_and_too_many_are_counted() -> None:
    related = tuple(Related(Span(number, number + 1), "there") for number in range(9))
    rendered = human.render(result_of("Kiev and more of it", related=related), View())
    assert rendered.count("    see a.txt:1:") == human.MOST_RELATED
    assert "    see a.txt:1:1 there\n" not in rendered  # where the finding itself stands
    assert "    see a.txt:1:2 there\n" in rendered
    assert f"    and {8 - human.MOST_RELATED} more\n" in rendered


def test_colours_only_where_they_are_understood() -> None:
    result = result_of("Kiev")
    assert "\x1b[31;1merror:\x1b[0m" in human.render(result, View(color=True))
    assert "\x1b" not in human.render(result, View())


def plain(rendered: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", rendered)


def test_with_colours_the_words_are_marked_and_no_line_below_is_needed() -> None:
    result = result_of("The train left Kiev at noon.")
    rendered = human.render(result, View(color=True))
    assert "left \x1b[31;1;4mKiev\x1b[0m at noon" in rendered
    assert "^" not in rendered
    assert plain(rendered) == human.render(result, View()).replace(" " * 19 + "^~~~\n", "")


def test_what_has_no_width_is_marked_below_in_colour_too() -> None:
    result = result_of("Kiev")
    lost = replace(result.findings[0], span=Span(4, 4))
    rendered = human.render(replace(result, findings=(lost,)), View(color=True))
    assert "        \x1b[31;1m    ^\x1b[0m\n".replace("        ", "    ", 1) in rendered


@given(st.text(st.sampled_from("Kiev ab-“”東 "), max_size=200), st.integers(20, 120))
def test_no_message_is_broken_within_a_word_or_leaves_the_screen(said: str, width: int) -> None:
    rendered = human.render(result_of("Kiev", message=said), View(width)).split("\n    Kiev\n")[0]
    rows = rendered.split("\n")
    assert " ".join(row.strip(" ") for row in rows).split() == f"a.txt:1:1 error: {said} [old-form]".split()
    longest = max(map(columns, f"{said} [old-form]".split()))
    assert all(columns(row) <= max(width, longest + 2) for row in rows)


def test_a_long_name_has_its_own_line() -> None:
    name = "content/news/2026/a-story-with-a-long-name.md"
    rendered = human.render(result_of("Kiev", name=name), View(60))
    assert rendered.startswith(f"{name}:1:1\n  error: an old form [old-form]\n    Kiev\n")
    assert f"{name}:1:1" in plain(human.render(result_of("Kiev", name=name), View(60, color=True))).split("\n")


def test_a_name_that_looks_like_a_severity_is_a_name() -> None:
    rendered = human.render(result_of("Kiev", name="error:.txt"), View(color=True))
    assert rendered.startswith("\x1b[1merror:.txt:1:1\x1b[0m \x1b[31;1merror:\x1b[0m an old form ")


def test_the_gravest_findings_come_first_or_all_as_they_stand() -> None:
    result = result_of("Kiev and more of it")
    mild = replace(result.findings[0], severity=Severity.INFO, message="mild")
    grave = replace(result.findings[0], span=Span(9, 13), message="grave")
    both = replace(result, findings=(mild, grave))
    assert human.render(both, View()).index("grave") < human.render(both, View()).index("mild")
    assert human.render(both, View(), "place").index("mild") < human.render(both, View(), "place").index("grave")
    assert human.render(both, View()).count("\n\n") == 2


def test_a_file_without_findings_takes_no_room() -> None:
    clean = Result(Document.of(Source("a.txt", "Kyiv")), (), ())
    assert human.render(clean, View()) == ""
    assert concise.render(clean) == ""
    assert document(clean)["files"] == [{"path": "a.txt", "findings": [], "failures": []}]


def test_the_closing_line_counts() -> None:
    tally = Tally()
    assert human.closing(tally) == "No files were checked.\n"
    for _ in range(3):
        tally.add(Result(Document.of(Source("a.txt", "Kyiv")), (), ()))
    assert human.closing(tally) == "No findings in 3 files.\n"
    fix = Fix((Edit(Span(0, 4), "Kyiv"),), Safety.SAFE)
    for severity in (Severity.INFO, Severity.WARNING, Severity.INFO):
        tally.add(result_of("Kiev", severity=severity, fix=fix))
    assert human.closing(tally) == "1 warning, 2 remarks in 6 files\n3 fixes available: newslint --diff FILE...\n"
    tally.add(result_of("Kiev", fix=Fix(fix.edits, Safety.UNSAFE)))
    assert human.closing(tally).endswith("\n3 fixes available: newslint --diff FILE... (1 more with --unsafe-fixes)\n")
    assert human.closing(tally, unsafe=True).endswith("\n4 fixes available: newslint --diff --unsafe-fixes FILE...\n")


def test_the_closing_command_can_be_pasted() -> None:
    tally = Tally(named=["my story.txt"])
    tally.add(result_of("Kiev", name="my story.txt", fix=Fix((Edit(Span(0, 4), "Kyiv"),), Safety.SAFE)))
    assert human.closing(tally).endswith("\n1 fix available: newslint --diff 'my story.txt'\n")


def test_statistics_count_by_rule_and_by_thousand_words() -> None:
    tally = Tally(count_words=True)
    tally.add(result_of("Kiev is not what it was."))
    tally.add(Result(Document.of(Source("b.txt", "Four words are here.")), (), ()))
    assert tally.by_rule() == [("old-form", 1, 100.0)]
    assert human.statistics(tally).splitlines()[1].split() == ["1", "100.00", "old-form"]
    assert document(tally=tally)["statistics"] == [{"rule": "old-form", "findings": 1, "per_1000_words": 100.0}]


def test_a_broken_rule_is_named() -> None:
    assert said_of(Failure("old-form", "ValueError: no")).startswith("the rule old-form broke on this file")


@given(st.text())
def test_printable_keeps_the_length_and_is_one_line(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert LineIndex(shown).line_count == 1
    assert "\x1b" not in shown
    assert printable(shown) == shown
