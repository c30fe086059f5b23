"""Run proselint inside this process."""

from typing import TYPE_CHECKING

from lint.external import CheckerError, ExternalMatch
from lint.external.checker_settings import USUAL_DEADLINE
from lint.external.deadline import LateError, within
from lint.external.plain_view import PlainView

if TYPE_CHECKING:
    from proselint.registry.checks import CheckResult

_MOST = 10_000


class Proselint:
    """proselint with all its checks; the curation decides which are used."""

    name = "proselint"

    def __init__(self, *, deadline: float = USUAL_DEADLINE) -> None:
        """Take the seconds that reading one text may take, compiling the checks included."""
        self._deadline = deadline

    def read(self, copy: PlainView) -> list[ExternalMatch]:
        """Return proselint's matches. Raises CheckerError if it is not installed, breaks or is late."""
        try:
            results = within(self._deadline, lambda: self._lint(copy.text))
        except LateError:
            raise CheckerError(f"it did not read the text within {self._deadline:g} seconds", gone=True) from None
        except ModuleNotFoundError as error:
            how = "in a copy of newslint's repository, pip install '.[proselint]'"
            raise CheckerError(f"it is not installed: {how} ({error})", gone=True) from None
        except Exception as error:  # noqa: BLE001 - whatever somebody else's code may raise
            raise CheckerError(f"it broke: {type(error).__name__}: {error}") from None
        remarks = [remark for result in results if (remark := _remark(result, copy)) is not None]
        return list(dict.fromkeys(remarks))

    def _lint(self, text: str) -> "list[CheckResult]":
        from proselint.checks import __register__  # noqa: PLC0415 - a third of a second of compiling patterns
        from proselint.config import DEFAULT  # noqa: PLC0415
        from proselint.registry import CheckRegistry  # noqa: PLC0415
        from proselint.tools import LintFile  # noqa: PLC0415

        if not text:
            return []
        registry = CheckRegistry()
        if not registry.checks:
            registry.register_many(__register__)
        settings = {**DEFAULT, "max_errors": _MOST}
        return [result.check_result for result in LintFile("copy", text).lint(settings)]


def _remark(result: "CheckResult", copy: PlainView) -> ExternalMatch | None:
    text = copy.text
    # proselint pads the text with one line break before it; and some of its patterns take in what stands around a word.
    start, end = (min(max(place - 1, 0), len(text)) for place in result.span)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    span = copy.span(start, end)
    if span is None:
        return None
    # Where one form of several is kept to, proselint gives the pattern it looked for as the replacement.
    replacements = (result.replacements,) if result.replacements and "\\" not in result.replacements else ()
    return ExternalMatch(span, result.check_path, result.check_path.partition(".")[0], result.message, replacements)
