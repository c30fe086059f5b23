"""The dataclasses of newslint behave as those of the standard library do."""

import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import pprint
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

import pytest

import lint
from lint import values

FLAGS = [
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {},
    {"frozen": True, "eq": False, "repr": False},
    {"frozen": True, "slots": True, "order": True},
]


def shaped(decorate: Callable[..., Any], field: Callable[..., Any], flags: dict[str, bool]) -> type[Any]:
    """Return the same class, made by one of the two decorators."""

    @decorate(**flags)
    class Place:
        """A place."""

        kinds: ClassVar[tuple[str, ...]] = ("town",)

        name: str
        size: int = 3
        tags: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)

        def larger(self) -> int:
            return self.size + 1

    return Place


@pytest.mark.parametrize("flags", FLAGS)
def test_values_are_made_compared_hashed_and_shown_alike(flags):
    ours = shaped(values.dataclass, values.field, flags)
    theirs = shaped(dataclasses.dataclass, dataclasses.field, flags)
    told = []
    for cls, replace in ((ours, values.replace), (theirs, dataclasses.replace)):
        one, other = cls("Lima", tags=["a"], note="x"), cls("Lima", 3, ["a"], "y")
        changed = replace(one, size=9)
        told.append(
            [
                one == other,
                one == cls("Lima", 4, ["a"]),
                one == ("Lima", 3),
                (one != other, one.larger(), changed.size, changed.note),
                repr(one).replace(cls.__qualname__, "Place") if flags.get("repr", True) else "",
                cls("x").tags is not cls("x").tags,
                cls.__hash__ is None,
                hasattr(one, "__dict__"),
                cls.kinds,
                (cls("a") < cls("b"), cls("b") <= cls("a"), cls("b") > cls("a")) if flags.get("order") else (),
                cls.__match_args__,
                cls.__doc__,
            ]
        )
    assert told[0] == told[1]


def test_a_frozen_value_cannot_be_changed():
    value = shaped(values.dataclass, values.field, {"frozen": True, "slots": True})("Lima")
    with pytest.raises(AttributeError, match="size"):
        value.size = 4
    with pytest.raises(AttributeError, match="size"):
        del value.size


def test_wrong_arguments_are_type_errors():
    cls = shaped(values.dataclass, values.field, {})
    for arguments, named in (((), {}), (("a", 1, [], "", 5), {}), (("a",), {"colour": 1})):
        with pytest.raises(TypeError):
            cls(*arguments, **named)


def test_a_default_must_not_stand_before_a_field_without():
    with pytest.raises(TypeError, match="second"):

        @values.dataclass()
        class Wrong:
            first: int = 1
            second: int


@values.dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of which the sum is known."""

    first: int
    second: int = 2
    total: int = values.field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.first + self.second)


@values.dataclass(frozen=True)
class Lazy:
    """A value with something that is computed once."""

    size: int

    @cached_property
    def double(self) -> list[int]:
        return [self.size, self.size]


def test_what_comes_after_the_constructor_is_called():
    assert (Pair(1).total, Pair(1, 5).total) == (3, 6)


def test_a_value_goes_to_another_process_and_comes_back():
    assert pickle.loads(pickle.dumps(Pair(4))) == Pair(4)
    lazy = Lazy(2)
    assert lazy.double is lazy.double
    assert pickle.loads(pickle.dumps(lazy)) == lazy


def test_the_standard_library_knows_them():
    assert dataclasses.is_dataclass(Pair)
    assert [field.name for field in dataclasses.fields(Pair)] == ["first", "second", "total"]
    assert dataclasses.replace(Pair(1), second=9) == Pair(1, 9)
    assert dataclasses.asdict(Pair(1)) == {"first": 1, "second": 2, "total": 3}
    assert values.is_dataclass(Pair)
    assert not values.is_dataclass(str)


@pytest.mark.parametrize("flags", FLAGS)
def test_every_function_of_the_standard_library_gives_the_same(flags):
    told = []
    for decorate, field in ((values.dataclass, values.field), (dataclasses.dataclass, dataclasses.field)):
        cls = shaped(decorate, field, flags)
        value = cls("A town with a long name " * 3, 7, ["a", "b"])
        told.append(
            [
                dataclasses.is_dataclass(cls),
                dataclasses.is_dataclass(value),
                [repr(found) for found in dataclasses.fields(cls)],
                dataclasses.fields(value) == dataclasses.fields(cls),
                repr(cls.__dataclass_params__),
                dataclasses.asdict(value),
                dataclasses.asdict(value, dict_factory=list),
                dataclasses.astuple(value),
                dataclasses.astuple(dataclasses.replace(value, size=9)),
                *(
                    pprint.pformat(shown, width=width, compact=True, sort_dicts=False)
                    if flags.get("repr", True)
                    else ""
                    for shown in (value, [value], {"at": value})
                    for width in (10, 40, 400)
                ),
                flags.get("repr", True) and pprint.saferepr(value).replace(cls.__qualname__, ""),
                pprint.isreadable(value),
                pprint.isrecursive(value),
            ]
        )
    assert told[0] == told[1]


def test_a_standard_dataclass_may_extend_one_of_ours():
    told = []
    for decorate, field in ((values.dataclass, values.field), (dataclasses.dataclass, dataclasses.field)):
        base = shaped(decorate, field, {"frozen": True})
        larger = dataclasses.make_dataclass("Larger", [("land", str, "")], bases=(base,), frozen=True)
        with pytest.raises(TypeError, match="non-frozen"):
            dataclasses.make_dataclass("Loose", [("land", str, "")], bases=(base,))
        value = larger("Lima", land="Peru")
        told.append([dataclasses.asdict(value), repr(value), [each.name for each in dataclasses.fields(base)]])
    assert told[0] == told[1]


def test_what_is_frozen_says_so_as_the_standard_library_does():
    value = shaped(values.dataclass, values.field, {"frozen": True})("Lima")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'size'"):
        value.size = 4
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'size'"):
        del value.size


def test_a_value_that_holds_itself_is_shown():
    told = []
    for decorate, field in ((values.dataclass, values.field), (dataclasses.dataclass, dataclasses.field)):
        value = shaped(decorate, field, {})("Lima")
        value.tags = [value]
        told.append([repr(value), pprint.isrecursive(value)])
    assert told[0] == told[1]


def test_every_dataclass_of_newslint_is_one_to_the_standard_library():
    names = [found.name for found in pkgutil.walk_packages(lint.__path__, "lint.") if "__main__" not in found.name]
    known = {
        cls
        for name in names
        if ".archives" not in name
        for cls in vars(importlib.import_module(name)).values()
        if inspect.isclass(cls) and values.is_dataclass(cls) and cls.__module__.startswith("lint.")
    }
    assert len(known) > 100
    for cls in known:
        assert [field.name for field in dataclasses.fields(cls)] == [field.name for field in values.fields(cls)]
        assert cls.__dataclass_params__.frozen == ("__setattr__" in vars(cls)), cls


def test_a_hash_of_ones_own_is_kept():
    @values.dataclass(frozen=True, slots=True)
    class Named:
        name: str
        rest: list[int]

        def __hash__(self) -> int:
            return hash(self.name)

    assert hash(Named("a", [1])) == hash("a")
