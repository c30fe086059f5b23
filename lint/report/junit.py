"""JUnit XML, as Jenkins, GitLab and others read it: a suite for each file, a test case for each finding."""

from lint.engine.linter import Result
from lint.report import places, xml_text
from lint.report.formats import End, Settings
from lint.text.finding import Finding
from lint.text.span import LineIndex


class Report:
    """A file without findings is one test case that passes.

    So is a finding that is too mild to make the run fail, with its words as output.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._settings = settings
        self._suites: list[str] = []
        self._tests = self._failures = self._errors = 0

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, path = result.document.lines, places.slashed(result.source.name)
        failed = sum(self._settings.fails(finding.severity) for finding in result.findings)
        cases = [self._case(finding, path, lines) for finding in result.findings]
        cases += [
            _case(path, places.BROKEN, _fault("error", failure.rule, message, path))
            for failure, message in places.failures(result)
        ]
        self._suite(path, cases or [_case(path, "newslint", None)], failed, len(result.failures))
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        for where, message in end.problems:
            path = places.where(where).path
            cases = [_case(path, places.NOT_CHECKED, _fault("error", places.NOT_CHECKED, message, where))]
            self._suite(path, cases, 0, 1)
        counts = {"tests": self._tests, "failures": self._failures, "errors": self._errors}
        return xml_text.HEAD + xml_text.tag("testsuites", {"name": "newslint", **counts}, _block(self._suites))

    def _suite(self, name: str, cases: list[str], failures: int, errors: int) -> None:
        counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0}
        self._suites.append(xml_text.tag("testsuite", {"name": name, **counts}, _block(cases)))
        self._tests += len(cases)
        self._failures += failures
        self._errors += errors

    def _case(self, finding: Finding, path: str, lines: LineIndex) -> str:
        place = lines.position(finding.span.start)
        where = f"{path}:{place.line}:{place.column}"
        if self._settings.fails(finding.severity):
            content = _fault("failure", finding.severity.value, finding.message, where)
        else:
            content = f"<system-out>{xml_text.text(f'{where}: {finding.message}')}</system-out>"
        return _case(path, f"{finding.rule} {place.line}:{place.column}", content)


def _case(path: str, name: str, content: str | None) -> str:
    return xml_text.tag("testcase", {"classname": path, "name": name, "time": "0"}, content)


def _fault(kind: str, sort: str, message: str, where: str) -> str:
    said = xml_text.text(f"{where}: {message}")
    return xml_text.tag(kind, {"type": sort, "message": message}, said).rstrip("\n")


def _block(elements: list[str]) -> str:
    return "\n" + "".join(elements)
