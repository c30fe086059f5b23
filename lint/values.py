"""`dataclass`, `field` and `replace` as in the standard library, for a command that runs for a moment.

The standard decorator imports `inspect` and compiles up to seven functions for each class, which for a hundred classes
takes a third of the time that one article does. This one compiles a constructor when the first value is made, and the
other methods are shared by all classes. What it leaves out: inheritance of fields, and keyword-only fields. Its classes
are dataclasses to the standard library (all of `dataclasses`, and `pprint`) and to type checkers.
"""

from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform, get_origin

__all__ = ["MISSING", "ValueField", "dataclass", "field", "fields", "is_dataclass", "replace"]

_T = TypeVar("_T")
_FIELDS = "__value_fields__"
MISSING: Any = object()
"""Stands for a default that there is not."""


class ValueField(NamedTuple):
    """A field of a dataclass: its annotation, its default, and what it takes part in."""

    name: str
    type: Any
    default: Any = MISSING
    default_factory: Any = MISSING
    init: bool = True
    repr: bool = True
    compare: bool = True


def field(
    *,
    default: Any = MISSING,  # noqa: ANN401 - of any type
    default_factory: Callable[[], Any] = MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - as in the standard library
    compare: bool = True,
) -> Any:  # noqa: ANN401 - stands for a value of the field
    """Describe a field, as `dataclasses.field` does."""
    return ValueField("", None, default, default_factory, init, repr, compare)


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    repr: bool = True,  # noqa: A002 - as in the standard library
    order: bool = False,
) -> Callable[[type[_T]], type[_T]]:
    """Make a class of values, as `dataclasses.dataclass` does.

    Raises TypeError for a field without a default behind one with a default.
    """

    def made(cls: type[_T]) -> type[_T]:
        found = _read_fields(cls)
        members = dict(vars(cls))
        for item in found:
            members.pop(item.name, None)
            if not slots and item.default is not MISSING:
                members[item.name] = item.default
        _add_methods(members, found, frozen=frozen, eq=eq, repr=repr, order=order)
        options = {"frozen": frozen, "slots": slots, "eq": eq, "repr": repr, "order": order}
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            members[name] = _Standard(name, options)
        if slots:
            members["__slots__"] = tuple(item.name for item in found)
            members.pop("__dict__", None)
            members.pop("__weakref__", None)
            kind: Any = type(cls)
            slotted: type[_T] = kind(cls.__name__, cls.__bases__, members)
            slotted.__qualname__ = cls.__qualname__
            return slotted
        for name, member in members.items():
            if vars(cls).get(name, MISSING) is not member:
                setattr(cls, name, member)
        for item in found:
            if item.name not in members and item.name in vars(cls):
                delattr(cls, item.name)
        return cls

    return made


def fields(record: object) -> tuple[ValueField, ...]:
    """Return the fields of a dataclass or of a value of one, in the order they are declared."""
    found: tuple[ValueField, ...] = getattr(record, _FIELDS)
    return found


def is_dataclass(record: object) -> bool:
    """Tell whether something is a dataclass or a value of one."""
    return hasattr(record, _FIELDS)


def replace(value: _T, /, **changes: Any) -> _T:  # noqa: ANN401 - the types of the fields
    """Return a copy of a value with other values of some fields."""
    for item in fields(value):
        if item.init and item.name not in changes:
            changes[item.name] = getattr(value, item.name)
    return type(value)(**changes)


def _read_fields(cls: type[Any]) -> tuple[ValueField, ...]:
    found: list[ValueField] = []
    for name, hint in vars(cls).get("__annotations__", {}).items():
        if hint is ClassVar or get_origin(hint) is ClassVar:
            continue
        default = vars(cls).get(name, MISSING)
        item = default._replace(name=name, type=hint) if isinstance(default, ValueField) else None
        item = item or ValueField(name, hint, default)
        is_bare = item.default is MISSING and item.default_factory is MISSING
        if is_bare and item.init and any(other.init and _has_default(other) for other in found):
            raise TypeError(f"non-default argument {name!r} follows default argument")
        found.append(item)
    return tuple(found)


def _has_default(item: ValueField) -> bool:
    return item.default is not MISSING or item.default_factory is not MISSING


class _Standard:
    """What the standard library asks a dataclass for: made when it asks, by its own decorator."""

    def __init__(self, name: str, options: dict[str, Any]) -> None:
        """Take the name it is asked for by, and what `dataclass` was called with."""
        self._name, self._options = name, options

    def __get__(self, _: object, cls: type[Any]) -> Any:  # noqa: ANN401 - its own class has no public name
        import dataclasses  # noqa: PLC0415 - the reason for this module

        owner = _owner(cls)
        rows = []
        for item in fields(owner):
            default = dataclasses.MISSING if item.default is MISSING else item.default
            factory = dataclasses.MISSING if item.default_factory is MISSING else item.default_factory
            options = {"init": item.init, "repr": item.repr, "compare": item.compare}
            made = dataclasses.field(default=default, default_factory=factory, **options)  # type: ignore[call-overload]
            rows.append((item.name, item.type, made))
        known = getattr(dataclasses.make_dataclass(owner.__name__, rows, **self._options), self._name)
        setattr(owner, self._name, known)
        return known


def _owner(cls: type[Any]) -> type[Any]:
    """Return the class itself or the base of it that `dataclass` made."""
    return next(base for base in cls.__mro__ if _FIELDS in vars(base))


def _add_methods(
    members: dict[str, Any],
    found: tuple[ValueField, ...],
    *,
    frozen: bool,
    eq: bool,
    repr: bool,  # noqa: A002 - as in `dataclass`
    order: bool,
) -> None:
    members[_FIELDS] = found
    members["__match_args__"] = tuple(item.name for item in found if item.init)
    members["__init__"] = _first_init(frozen=frozen)
    if repr:
        members.setdefault("__repr__", _repr)
    if frozen:
        members.update(__setattr__=_refuse_set, __delattr__=_refuse_delete)
        members.update(__getstate__=_state, __setstate__=_set_state)
    if not eq:
        return
    key = _key(found)
    members.setdefault("__eq__", _compared(key, tuple.__eq__))
    if "__hash__" not in members:
        members["__hash__"] = (lambda self: hash(key(self))) if frozen else None
    if order:
        for name in ("__lt__", "__le__", "__gt__", "__ge__"):
            members[name] = _compared(key, getattr(tuple, name))


def _key(found: tuple[ValueField, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return how the values that two objects are compared by are read."""
    names = [item.name for item in found if item.compare]
    if not names:
        return lambda _: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)


def _compared(key: Callable[[Any], tuple[Any, ...]], compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def method(self: object, other: object) -> Any:  # noqa: ANN401 - a bool, or NotImplemented
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(key(self), key(other))

    return method


def _first_init(*, frozen: bool) -> Callable[..., None]:
    """Return a constructor that puts the compiled one in its place when it is called for the first time."""

    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807 - it becomes a method
        cls = type(self)
        owner = _owner(cls)
        made = _compiled_init(owner, frozen=frozen)
        owner.__init__ = made
        made(self, *args, **named)

    return __init__


def _compiled_init(cls: type[Any], *, frozen: bool) -> Callable[..., None]:
    """Compile the constructor of a class. Its source has names of fields and nothing else that varies."""
    known: dict[str, Any] = {"MISSING": MISSING, "put": object.__setattr__}
    arguments, lines = ["self"], []
    for item in fields(cls):
        name, value = item.name, item.name
        known[f"default_{name}"], known[f"make_{name}"] = item.default, item.default_factory
        if item.default_factory is not MISSING:
            value = f"make_{name}()"
            value = f"{value} if {name} is MISSING else {name}" if item.init else value
            arguments += [f"{name}=MISSING"] if item.init else []
        elif item.init:
            arguments.append(name if item.default is MISSING else f"{name}=default_{name}")
        elif item.default is MISSING:
            continue
        else:
            value = f"default_{name}"
        lines.append(f" put(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = "\n".join([f"def __init__({', '.join(arguments)}):", *(lines or [" pass"])])
    exec(source, known)  # noqa: S102 - as the standard library makes a constructor
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _shown(self: object) -> str:
    said = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({said})"


_repr: Any = recursive_repr()(_shown)
# By these `pprint` knows a `__repr__` that nobody wrote, in whose place it may put its own.
_shown.__qualname__ = "__create_fn__.<locals>.__repr__"
_repr.__wrapped__ = _shown


def _refuse_set(_: object, name: str, value: object) -> None:
    del value
    raise _frozen_error()(f"cannot assign to field {name!r}")


def _refuse_delete(_: object, name: str) -> None:
    raise _frozen_error()(f"cannot delete field {name!r}")


def _frozen_error() -> type[AttributeError]:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - the reason for this module

    return FrozenInstanceError


def _state(self: object) -> list[Any]:
    return [getattr(self, item.name) for item in fields(self)]


def _set_state(self: object, state: list[Any]) -> None:
    for item, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, item.name, value)
