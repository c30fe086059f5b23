"""`Desk`: an article that somebody pasted becomes a page. It speaks no protocol and keeps no article."""

from threading import Lock
from typing import NamedTuple

from lint.project.lint_job import LintJob, LintSetup, Options, Skipped
from lint.project.project import Project
from lint.report.page import article, form
from lint.rulepack.loader import Verify
from lint.text import source
from lint.text.errors import BrokenError, NewslintError, naming
from lint.values import replace

LARGEST = 2_000_000
"""The most bytes of an article in UTF-8; the longest news copy has a tenth."""

_NAMES = {"text": "article.txt", "markdown": "article.md", "mdx": "article.mdx", "html": "article.html"}
"""The name by which the configuration finds its settings for an article of each format."""
_AROUND = [("./", "Another article")]
_KEPT = 2
"""House styles whose linters are kept ready; each has rules and names of its own in memory."""


class Faults(NamedTuple):
    """Why articles cannot be checked with some settings: (where, message)."""

    faults: tuple[tuple[str, str], ...]


class Desk:
    """What the pages of one server need: settings by house style and format. One article is checked at a time."""

    def __init__(self, options: Options, verify: Verify | None = None) -> None:
        """Take options as the command line has them; they apply with the settings of the current folder."""
        self._options = options
        self._verify = verify
        self._setups: dict[str, dict[str, LintSetup] | Faults] = {}
        self._lock = Lock()
        self.notices: list[tuple[str, str]] = []
        """Settings of the configuration that were not granted, (where, message)."""
        first = self._made(form.CONFIGURED)
        self.faults = first.faults if isinstance(first, Faults) else ()
        """Why nothing can be checked at all; empty if all is well."""
        pack = None if isinstance(first, Faults) else first["text"].pack
        self.styles: tuple[str, ...] = tuple(sorted(pack.styles)) if pack else ()
        """The house styles to choose from."""

    def blank(self) -> str:
        """Return the empty form."""
        return form.render(self.styles, largest=LARGEST)

    def check(self, text: str, form_of: str, style: str) -> str:
        """Return the page of an article, or the form with what is wrong. Raises BrokenError for a fault of newslint.

        `form_of` is a format of `form.FORMATS`, `style` one of `styles` or `form.CONFIGURED`.
        """
        if form_of not in _NAMES or style not in (form.CONFIGURED, *self.styles):
            return self._again(text, ("text", form.CONFIGURED), "there is no such format or house style")
        chosen = (form_of, style)
        if not text.strip():
            return self._again("", chosen, "there is no article yet: paste one, or drop a file on the form")
        data = text.encode("utf-8", "replace")
        if len(data) > LARGEST:
            return self._again("", chosen, f"the article is larger than {LARGEST / 1_000_000:g} MB")
        with self._lock:
            setups = self._made(style)
            if isinstance(setups, Faults):
                return self._again(text, chosen, *(f"{where}: {message}" for where, message in setups.faults))
            try:
                return _page(data, _NAMES[form_of], setups[form_of])
            except BrokenError:
                raise
            except NewslintError as error:
                return self._again(text, chosen, error.message)

    def _made(self, style: str) -> dict[str, LintSetup] | Faults:
        """Return the settings for each format with a house style; those of the last few styles are kept."""
        made = self._setups.pop(style, None)
        if made is None:
            project = Project(replace(self._options, style=style or self._options.style), self._verify)
            found = {kind: project.setup(name) for kind, name in _NAMES.items()}
            faults = [(problem.where, problem.message) for problem in project.problems()]
            faults += [
                (one.name, "the configuration excludes an article of this name")
                for one in found.values()
                if isinstance(one, Skipped)
            ]
            notices = [(notice.where, notice.message) for notice in project.notices()]
            self.notices += [notice for notice in notices if notice not in self.notices]
            whole = {kind: one for kind, one in found.items() if isinstance(one, LintSetup)}
            made = whole if len(whole) == len(found) and not faults else Faults(tuple(faults))
        self._setups[style] = made
        if len(self._setups) > _KEPT:
            del self._setups[next(iter(self._setups))]
        return made

    def _again(self, text: str, chosen: tuple[str, str], *faults: str) -> str:
        return form.render(self.styles, largest=LARGEST, faults=faults, text=text, chosen=chosen)


def _page(data: bytes, name: str, setup: LintSetup) -> str:
    """Return the page of an article. Raises SourceError for a text that is not read."""
    text = source.decode(data, name, encoding="utf-8")
    job = LintJob(text, setup.linter, setup.pool, is_file=False)
    with naming(name):
        analysis, result = job.examine()
        return article.render(analysis, result, setup.linter.rules.get, links=_AROUND)
