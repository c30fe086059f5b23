"""Build a check from a rule's options. Runs on first use, so imports stay minimal."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lint.checks import Check, kind
from lint.rulepack.rule import Rule
from lint.values import MISSING, ValueField, fields, is_dataclass


def build_check(rule: Rule) -> Check:
    """Return the check of a rule that has been read from a rule file."""
    check: Check = build(kind(rule.check), rule.options)
    return check


class LazyChecks(Mapping[str, Check]):
    """The checks of rules by rule id, each built on first use."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take rules that have been read from rule files."""
        self._rules = {rule.id: rule for rule in rules}
        self._built: dict[str, Check] = {}

    def __getitem__(self, rule_id: str) -> Check:
        check = self._built.get(rule_id)
        if check is None:
            check = self._built[rule_id] = build_check(self._rules[rule_id])
        return check

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def build(record: type[Any], data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an instance of `record`
    """Return a dataclass from plain data. Raises whatever its `__post_init__` raises, such as OptionError."""
    made = _makers(record)  # type: ignore[arg-type] # mypy takes a class for unhashable
    return record(**{name: make(value) if (make := made[name]) else value for name, value in data.items()})


@cache
def _makers(record: Hashable) -> "dict[str, _Make | None]":
    """Return how the value of each field is made of plain data, None where it is the plain data."""
    return {name: _maker(hint) for name, hint in option_hints(record).items()}  # type: ignore[arg-type] # as in build


def option_hints(record: type[Any]) -> dict[str, Any]:
    """Return the annotations of the fields that a rule file may set, by name, in the order they are declared."""
    hints = _type_hints(record)  # type: ignore[arg-type] # mypy takes a class for unhashable
    return {field.name: hints[field.name] for field in option_fields(record)}


@cache
def _type_hints(record: Hashable) -> dict[str, Any]:
    return get_type_hints(record)


def option_fields(record: type[Any]) -> tuple[ValueField, ...]:
    """Return the fields of a dataclass that a rule file may set."""
    return tuple(field for field in fields(record) if field.init)


def is_required(field: ValueField) -> bool:
    """Tell whether a rule file must set the field."""
    return field.default is MISSING and field.default_factory is MISSING


def without_none(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Return the X of `X | None`, and None for every other annotation."""
    if get_origin(annotation) in (Union, UnionType):
        others = [part for part in get_args(annotation) if part is not NoneType]
        if len(others) == 1:
            return others[0]
    return None


_Make = Callable[[Any], Any]


def _maker(annotation: Any) -> _Make | None:  # noqa: ANN401 - annotations have no common type
    """Return how a value is made of plain data, None where it is the plain data."""
    inner = without_none(annotation)
    if inner is not None:
        return _optional(_maker(inner))
    if is_dataclass(annotation):
        return partial(build, annotation)
    origin = get_origin(annotation)
    if origin is tuple:
        return _tuple(_maker(get_args(annotation)[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _dict(_maker(get_args(annotation)[1]))
    return None


def _optional(make: _Make | None) -> _Make | None:
    return None if make is None else lambda value: None if value is None else make(value)


def _tuple(make: _Make | None) -> _Make:
    return tuple if make is None else lambda items: tuple([make(item) for item in items])


def _dict(make: _Make | None) -> _Make:
    return dict if make is None else lambda items: {key: make(item) for key, item in items.items()}
