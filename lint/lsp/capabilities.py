"""Client capabilities and the user's editor settings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from lint.external.checker_settings import fault_of_url
from lint.project.lint_job import Options
from lint.rulepack.rule import ENGINES, LINKS, REPORTED
from lint.values import dataclass, replace

_REASONS = ("checked by the desk", "stands so in what is quoted")


@dataclass(frozen=True, slots=True)
class EditorFeatures:
    """The capabilities of an editor that change what it is sent.

    With `pulls` it asks for diagnostics, and asks again on request.
    """

    pulls: bool = False
    related: bool = False
    links: bool = False
    tags: frozenset[types.DiagnosticTag] = frozenset()
    nested_symbols: bool = False
    watches: bool = False
    configures: bool = False
    progress: bool = False
    markdown: bool = False

    @classmethod
    def of(cls, can: types.ClientCapabilities) -> "EditorFeatures":
        """Read the capabilities that the editor has declared."""

        def has(path: str) -> bool:
            return bool(get_capability(can, path, False))  # noqa: FBT003 - the library's own order

        tags = get_capability(can, "text_document.publish_diagnostics.tag_support.value_set", None)
        formats = get_capability(can, "text_document.hover.content_format", None)
        return cls(
            pulls=get_capability(can, "text_document.diagnostic", None) is not None
            and has("workspace.diagnostics.refresh_support"),
            related=has("text_document.publish_diagnostics.related_information"),
            links=has("text_document.publish_diagnostics.code_description_support"),
            tags=frozenset(tags or ()),
            nested_symbols=has("text_document.document_symbol.hierarchical_document_symbol_support"),
            watches=has("workspace.did_change_watched_files.dynamic_registration"),
            configures=has("workspace.configuration"),
            progress=has("window.work_done_progress"),
            markdown=types.MarkupKind.Markdown in (formats or ()),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """The editor's settings under `newslint`. Times are in seconds.

    `repeats` defaults to "all", which takes precedence over the configuration, because an editor marks every place.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: str | None = None
    links: str | None = None
    repeats: str = "all"
    config: Path | None = None
    engines: tuple[tuple[str, str], ...] = ()
    code_lens: bool = False
    hold_back: float = 1.0
    reasons: tuple[str, ...] = _REASONS

    @property
    def options(self) -> Options:
        """The options that take precedence over the configuration files."""
        return Options(
            self.select,
            self.ignore,
            self.style,
            self.config,
            engines=self.engines,
            links=self.links,
            repeats=self.repeats,
        )

    def updated(self, data: object) -> tuple["Settings", list[str]]:
        """Return these settings changed by `data`, and what is wrong with `data`; a wrong value changes nothing."""
        if not isinstance(data, Mapping):
            return self, []
        inner = data.get("newslint", data)
        if not isinstance(inner, Mapping):
            return self, []
        new, wrong = self, []
        for key, (name, read) in _KEYS.items():
            if key not in inner:
                continue
            try:
                values: dict[str, Any] = {name: read(inner[key])}
                new = replace(new, **values)
            except (TypeError, ValueError):
                wrong.append(f"the setting newslint.{key} cannot be {inner[key]!r}")
        return new, wrong


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever the editor sends
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise TypeError


def _engines(value: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - see _names
    """Return the engines, each with the address of its server or "", from names as --engine takes them."""
    parts = [name.partition("=") for name in _names(value)]
    for name, equals, url in parts:
        if name not in ENGINES or (equals and (name != "languagetool" or fault_of_url(url))):
            raise ValueError
    return tuple((name, url) for name, _, url in parts)


def _links(value: Any) -> str | None:  # noqa: ANN401 - see _names
    if value not in (None, "", *LINKS):
        raise ValueError
    return value or None


def _repeats(value: Any) -> str:  # noqa: ANN401 - see _names
    if value not in (None, "", *REPORTED):
        raise ValueError
    return value or "all"


def _text(value: Any) -> str | None:  # noqa: ANN401 - see _names
    if value is None or isinstance(value, str):
        return value or None
    raise TypeError


def _path(value: Any) -> Path | None:  # noqa: ANN401 - see _names
    text = _text(value)
    return Path(text).expanduser() if text else None


def _truth(value: Any) -> bool:  # noqa: ANN401 - see _names
    if isinstance(value, bool):
        return value
    raise TypeError


def _seconds(value: Any) -> float:  # noqa: ANN401 - see _names
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 60:  # noqa: PLR2004 - a minute
        raise TypeError
    return float(value)


_KEYS = {
    "select": ("select", _names),
    "ignore": ("ignore", _names),
    "style": ("style", _text),
    "links": ("links", _links),
    "repeats": ("repeats", _repeats),
    "engines": ("engines", _engines),
    "config": ("config", _path),
    "codeLens": ("code_lens", _truth),
    "holdBack": ("hold_back", _seconds),
    "reasons": ("reasons", lambda value: _names(value) or _REASONS),
}
