"""Every report format, on text with any characters in it, read by the schema or the consumer of the format."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import yaml
from junitparser import Error, JUnitXml
from junitparser import Failure as JUnitFailure
from tap.parser import Parser

from lint.cli.formats_command import schema_of
from lint.engine.linter import Result
from lint.report import Tally, formats
from lint.report.formats import FORMATS, End, Settings
from lint.rulepack.rule import Rule
from lint.text.document import Document
from lint.text.finding import Edit, Failure, Finding, Fix, Related, Safety, Severity
from lint.text.source import Source
from lint.text.span import LineIndex, Span

WORD = "Kiev"
SCHEMAS = Path(__file__).parent / "schemas"
TEXTS = {
    "astral": "The 😀𝒳 envoy left Kiev.\n",
    "combining": "Cafe\u0301 talks in Kiev.\n",
    "crlf": "One.\r\nTwo.\r\nIn Kiev.\r\n",
    "cr": "One.\rTwo.\rIn Kiev.\r",
    "tabs": "\tIn\tKiev.\n",
    "right-to-left": "\u202eשלום مرحبا Kiev \u2067x\u2069.\n",
    "controls": "A\x1b[31m\x07\x00 bell in Kiev\x7f\x9b.\n",
    "cdata": "An end ]]> and & <b> in Kiev.\n",
    "percent": "A rise of 5%0A::error::boo, 5%25: in Kiev.\n",
    "surrogate": "Half \ud83d and \ufffe\uffff in Kiev.\n",
    "markup": "A | pipe, a [link](x), #1 @you `code` <script> in Kiev.\n",
    "separators": "Line\u2028sep\x0bvt\x0cff in Kiev.\n",
}
PATH = "drafts/café #1,2:3 %41.txt"
PROBLEMS = (("drafts/gone ]]>.txt", "there is no such file"), ("newslint.yaml:3:7", "no rule %0A is called “x”"))


def result_of(text: str, *, severity: Severity = Severity.ERROR, path: str = PATH) -> Result:
    """A result with one finding on the word, whose message quotes the text, with a fix, evidence and a failed rule."""
    start = text.index(WORD)
    span = Span(start, start + len(WORD))
    line = text[:start].splitlines()[-1] if text[:start].strip() else ""
    fix = Fix((Edit(span, "Kyiv"),), Safety.UNSAFE)
    related = (Related(Span(0, 1), f"see “{text[:3]}”"), Related(span, "here too", repeat=True))
    finding = Finding(span, "old-form", "names", severity, f"{line} {{0}} “{WORD}”", related, fix)
    document = Document.of(Source(path, text))
    return Result(document, (finding,), (Failure("bad-rule", f"ValueError: {line}"),))


def written(name: str, results: Sequence[Result], *, fail_on: Severity = Severity.INFO, **more: Any) -> str:
    """The whole report."""
    report = formats.begin(name, Settings(fail_on=fail_on))
    tally = Tally(count_words=True)
    for result in results:
        tally.add(result)
    return "".join([report.add(result) for result in results]) + report.close(End(tally=tally, **more))


@pytest.fixture(params=TEXTS)
def text(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


def place(text: str) -> tuple[int, int]:
    """Line and column of the word, in code points."""
    found = LineIndex(text).position(text.index(WORD))
    return found.line, found.column


def validate(data: object, schema: object) -> None:
    validator = jsonschema.validators.validator_for(schema)
    validator(schema).validate(data)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_sends_a_control_character(name: str, text: str) -> None:
    shown = written(name, [result_of(text)], problems=PROBLEMS)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", shown)
    shown.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_rule_or_says_what_was_not_checked(name: str) -> None:
    shown = written(name, [result_of(TEXTS["tabs"])], problems=PROBLEMS)
    assert "old-form" in re.sub(r"\\", "", shown)
    if name not in ("human", "concise"):  # the command tells of problems on standard error; machines read the report
        plain = re.sub(r"\\", "", shown)
        assert "there is no such file" in plain
        assert "bad-rule" in plain


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_results_give_the_same_bytes(name: str) -> None:
    results = [result_of(text) for text in TEXTS.values()]
    assert written(name, results, problems=PROBLEMS) == written(name, results, problems=PROBLEMS)


def test_json_fits_its_schema(text: str) -> None:
    data = json.loads(written("json", [result_of(text)], problems=PROBLEMS, statistics=True))
    validate(data, json.loads(schema_of("json")))
    finding = data["files"][0]["findings"][0]
    assert (finding["start"]["line"], finding["start"]["column"]) == place(text)
    assert finding["excerpt"] == WORD
    assert [one["where"] for one in data["failures"]] == [where for where, _ in PROBLEMS]


def test_json_lines_are_a_line_each_and_fit_their_schema(text: str) -> None:
    shown = written("jsonl", [result_of(text)], problems=PROBLEMS, statistics=True)
    objects = [json.loads(line) for line in shown.split("\n")[:-1]]
    for one in objects:
        validate(one, json.loads(schema_of("jsonl")))
    assert [one["kind"] for one in objects] == ["finding", "failure", "problem", "problem", "statistics"]
    assert objects[0]["path"] == PATH


def test_a_schema_refuses_what_is_not_so() -> None:
    data = json.loads(written("json", [result_of(TEXTS["tabs"])]))
    del data["files"][0]["findings"][0]["start"]["offset"]
    with pytest.raises(jsonschema.ValidationError):
        validate(data, json.loads(schema_of("json")))


def sarif(*results: Result, **more: Any) -> Any:
    data = json.loads(written("sarif", results, **more))
    validate(data, json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8")))
    return data["runs"][0]


def test_sarif_fits_the_official_schema_and_names_the_place(text: str) -> None:
    run = sarif(result_of(text), problems=PROBLEMS)
    assert run["columnKind"] == "unicodeCodePoints"
    (found,) = run["results"]
    physical = found["locations"][0]["physicalLocation"]
    region = physical["region"]
    assert (region["startLine"], region["startColumn"]) == place(text)
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == WORD
    assert unquote(physical["artifactLocation"]["uri"]) == PATH
    assert ":" not in physical["artifactLocation"]["uri"]
    (replacement,) = found["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "Kyiv"
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]


def test_sarif_tells_that_something_could_not_be_checked() -> None:
    run = sarif(result_of(TEXTS["tabs"]), problems=PROBLEMS)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["descriptor"]["id"] for note in notes] == ["rule-failure", "not-checked", "not-checked"]
    assert notes[2]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}
    document = Document.of(Source("a.txt", "Fine.\n"))
    assert sarif(Result(document, (), ()))["invocations"][0]["executionSuccessful"] is True


def test_sarif_explains_every_rule(lint, pack) -> None:
    rules: dict[str, Rule] = {rule.id: rule for rule in pack.rules}
    run = sarif(lint("They left for the the border, Kiev.\n"), rules=rules)
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(described) >= set(rules)
    for name in rules:
        assert described[name]["help"]["text"]
        assert described[name]["help"]["markdown"].endswith(f"newslint rules show {name}`")
        assert described[name]["defaultConfiguration"]["level"] in ("error", "warning", "note")


def fingerprints(result: Result) -> list[str]:
    return [one["partialFingerprints"]["newslintSentence/v1"] for one in sarif(result)["results"]]


def test_a_fingerprint_survives_edits_around_its_sentence(lint) -> None:
    before = lint("The envoy went home. They left for the the border.\n\nAnother day passed.\n", "doubled-word")
    after = lint(
        "A new lead.\n\nAnother day passed.\n\nThe envoy flew home, tired. They left\nfor the  the border.\n",
        "doubled-word",
    )
    assert fingerprints(before) == fingerprints(after) != []
    changed = lint("The envoy went home. They left for the the frontier.\n", "doubled-word")
    assert fingerprints(changed) != fingerprints(before)


def test_equal_sentences_have_different_fingerprints(lint) -> None:
    result = lint("They left for the the border.\n\nThey left for the the border.\n", "doubled-word")
    first, second = fingerprints(result)
    assert first != second
    issues = json.loads(written("gitlab", [result]))
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_a_message_is_no_link_in_sarif() -> None:
    run = sarif(result_of(TEXTS["markup"]))
    assert "\\[link](x)" in run["results"][0]["message"]["text"]


def unescaped(text: str) -> str:
    for sign, escape in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(escape, sign)
    return text


def commands(shown: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands as the runner of GitHub Actions reads them (ActionCommand.cs, TryParseV2)."""
    found = []
    for line in shown.split("\n")[:-1]:
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {name: unescaped(value) for name, value in pairs}, unescaped(match[3])))
    return found


def test_github_annotations_are_one_command_each(text: str) -> None:
    found = commands(written("github", [result_of(text)], problems=PROBLEMS))
    assert [kind for kind, _, _ in found] == ["error"] * 4
    _, properties, message = found[0]
    assert (int(properties["line"]), int(properties["col"])) == place(text)
    assert properties["file"] == PATH
    assert message.endswith("“Kiev” (also in this line)")
    assert found[3][1]["file"] == "newslint.yaml"
    assert found[3][2].endswith("no rule %0A is called “x”")


def test_the_job_summary_has_no_markup_of_the_copy(text: str) -> None:
    shown = written("github-summary", [result_of(text)], problems=PROBLEMS)
    rows = [line for line in shown.split("\n") if line.startswith("| drafts")]
    (row,) = rows
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "<" not in shown
    assert not re.search(r"(?<!\\)[`@\[]", shown)
    assert "1 error in 1 file" in shown


def test_the_job_summary_lists_so_many_and_counts_the_rest() -> None:
    text = "In Kiev.\n"
    shown = written("github-summary", [result_of(text, path=f"{number}.txt") for number in range(300)])
    assert shown.count("| error |") == 200
    assert "100 more are not listed here." in shown


def azure(line: str) -> tuple[dict[str, str], str]:
    """The properties and the message of a logging command, read as Azure Pipelines documents them."""
    match = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line)
    assert match, line
    assert "##" not in line[2:], "a second command"
    plain = {"%3B": ";", "%5D": "]", "%AZP25": "%"}
    said = [
        re.sub("%3B|%5D|%AZP25", lambda sign: plain[sign.group()], part) for part in (*match[1].split(";"), match[2])
    ]
    return dict(part.split("=", 1) for part in said[:-1] if part), said[-1]


def test_azure_issues_are_one_command_each(text: str) -> None:
    shown = written("azure", [result_of(text)], problems=PROBLEMS)
    issues = [azure(line) for line in shown.split("\n")[:-1]]
    given, message = issues[0]
    assert (int(given["linenumber"]), int(given["columnnumber"])) == place(text)
    assert (given["type"], given["code"], given["sourcepath"]) == ("error", "old-form", PATH)
    assert f"“{WORD}”" in message
    assert [one["code"] for one, _ in issues[1:]] == ["rule-failure", "not-checked", "not-checked"]


def test_copy_gives_azure_no_command() -> None:
    text = "##vso[task.setvariable variable=x]y ##[error] in Kiev.\n"
    for severity in (Severity.ERROR, Severity.INFO):
        shown = written("azure", [result_of(text, severity=severity, path="##vso[a].txt")])
        assert shown.count("##vso[") == shown.count("##vso[task.logissue type=") == 1 + (severity is Severity.ERROR)
        assert "##[" not in shown


def test_csv_is_a_table_whose_cells_are_no_formulas(text: str) -> None:
    shown = written(
        "csv", [result_of(text), result_of("=1+2 Kiev\n", path="=cmd|' /C calc'!A0.txt")], problems=PROBLEMS
    )
    rows = list(csv.DictReader(io.StringIO(shown)))
    first, failed, second, *_ = rows
    assert (int(first["number"]), int(first["column"]), first["unit"]) == (*place(text), "line")
    assert (first["file"], first["severity"], first["rule"], first["words"]) == (PATH, "error", "old-form", WORD)
    assert failed["rule"] == "rule-failure"
    assert second["message"].startswith("'=1+2 ")
    assert second["file"].startswith("'=")
    assert [row["rule"] for row in rows[-2:]] == ["not-checked"] * 2
    assert written("csv", []) == ",".join(first) + "\n"


def test_gitlab_code_quality_has_what_gitlab_reads(text: str) -> None:
    issues = json.loads(written("gitlab", [result_of(text)], problems=PROBLEMS))
    assert [issue["severity"] for issue in issues] == ["major", "critical", "critical", "critical"]
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"]
    assert issues[0]["location"]["lines"]["begin"] == place(text)[0]
    assert issues[3]["location"] == {"path": "newslint.yaml", "lines": {"begin": 3, "end": 3}}
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_junit_is_read_by_junitparser(text: str) -> None:
    shown = written("junit", [result_of(text), result_of("In Kiev.\n", severity=Severity.INFO)],
                    problems=PROBLEMS, fail_on=Severity.WARNING)  # fmt: skip
    suites = JUnitXml.fromstring(shown.encode())
    assert (suites.tests, suites.failures, suites.errors) == (6, 1, 4)
    cases = [case for suite in suites for case in suite]
    outcome = cases[0].result[0]
    assert isinstance(outcome, JUnitFailure)
    assert "“Kiev”" in outcome.message
    assert cases[0].name == "old-form {}:{}".format(*place(text))
    assert cases[2].is_passed
    assert "“Kiev”" in cases[2].system_out
    assert all(isinstance(case.result[0], Error) for case in cases[4:])


def test_a_file_without_findings_passes_in_junit_and_tap() -> None:
    clean = Result(Document.of(Source("a.txt", "Fine.\n")), (), ())
    (suite,) = JUnitXml.fromstring(written("junit", [clean]).encode())
    assert [case.is_passed for case in suite] == [True]
    assert written("tap", [clean]) == "TAP version 13\nok 1 - a.txt\n1..1\n"
    assert written("tap", []) == "TAP version 13\n1..0\n"


def test_checkstyle_is_xml_with_the_place(text: str) -> None:
    root = ET.fromstring(written("checkstyle", [result_of(text)], problems=PROBLEMS))
    assert root.tag == "checkstyle"
    files = root.findall("file")
    assert files[0].get("name") == PATH
    error = files[0].findall("error")[0]
    assert (int(error.get("line", "")), int(error.get("column", ""))) == place(text)
    assert error.get("source") == "newslint.old-form"
    assert files[2].find("error").attrib["line"] == "3"


def test_rdjson_fits_the_schema_of_reviewdog_and_counts_bytes(text: str) -> None:
    data = json.loads(written("rdjson", [result_of(text)], problems=PROBLEMS))
    validate(data, json.loads((SCHEMAS / "rdjson-DiagnosticResult.json").read_text("utf-8")))
    first = data["diagnostics"][0]
    start = first["location"]["range"]["start"]
    line = re.split(r"\r\n|\r|\n", text)[start["line"] - 1].encode("utf-8", "surrogatepass")
    assert line[start["column"] - 1 :].startswith(WORD.encode())
    assert first["suggestions"][0]["text"] == "Kyiv"
    lines = [json.loads(one) for one in written("rdjsonl", [result_of(text)], problems=PROBLEMS).split("\n")[:-1]]
    assert [{**one, "source": None} for one in lines] == [{**one, "source": None} for one in data["diagnostics"]]


def test_tap_is_read_by_a_tap_parser(text: str) -> None:
    shown = written("tap", [result_of(text), result_of("In Kiev.\n", severity=Severity.INFO, path="b # TODO.txt")],
                    problems=PROBLEMS)  # fmt: skip
    read = list(Parser().parse(io.StringIO(shown)))
    points = [one for one in read if one.category == "test"]
    assert [one.ok for one in points] == [False] * 4
    assert not any(one.todo or one.skip for one in points)
    assert [one.expected_tests for one in read if one.category == "plan"] == [4]
    (finding, broken) = yaml.safe_load(re.search(r"(?s)---\n(.*?)  \.\.\.\n", shown)[1])["findings"]
    assert (finding["line"], finding["column"]) == place(text)
    assert broken["rule"] == "rule-failure"
