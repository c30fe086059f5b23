"""All mutants of a file in one code: a switch says which of them runs, and a recorder which of them a text could tell.

Mutation schemata (Untch, Offutt and Harrold, 1993) compile a program once for all its mutants. The recorder is weak
mutation (Howden, 1982): a mutant whose condition never comes out otherwise while a text is read cannot be told by it.
"""

import ast
import builtins
import copy
import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module
from types import CodeType, FunctionType
from typing import cast

from mutant_conditions import ROOT, changes_of

_CHOSEN, _RECORD, _OPEN = "__chosen_mutants__", "__record_mutants__", "__open_conditions__"
_ACTS = frozenset(("next", "pop", "popleft", "add", "append", "discard", "remove", "extend", "update", "setdefault"))
"""What a condition calls that cannot be called twice."""
_TIMES = 300
"""How often a condition is asked in one text."""
Change = tuple[int, ast.expr]
"""The number of a mutant, and what the condition becomes."""


def module_name(path: str) -> str:
    """Return the name by which a file of the package is imported."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def choose(*mutants: int) -> None:
    """Let these mutants run, and no others, wherever their files have switches."""
    setattr(builtins, _CHOSEN, frozenset(mutants))


class _Switches(ast.NodeTransformer):
    """Puts a switch, or a call of the recorder, in the place of each condition."""

    def __init__(self, changes: dict[ast.AST, list[Change]], tests: set[ast.AST], *, records: bool) -> None:
        self._changes = {node: [(n, copy.deepcopy(one)) for n, one in found] for node, found in changes.items()}
        self._tests, self._records = tests, records

    def visit(self, node: ast.AST) -> ast.AST:
        """Rewrite what is inside a condition first, then the condition; each change has the inside as it was."""
        if isinstance(node, ast.JoinedStr):
            return node
        changes = self._changes.get(node)
        is_test = node in self._tests
        inside = cast("ast.expr", self.generic_visit(node))
        if not changes:
            return inside
        made = self._recorded(inside, changes, is_test=is_test) if self._records else _switched(inside, changes)
        return ast.copy_location(made, node)

    def _recorded(self, node: ast.expr, changes: list[Change], *, is_test: bool) -> ast.expr:
        none = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        ways: list[ast.expr] = [
            ast.Constant(None) if _acts(one) else ast.Lambda(copy.deepcopy(none), one) for _, one in changes
        ]
        numbers = _constant(tuple(number for number, _ in changes))
        is_open = ast.Compare(ast.Constant(changes[0][0]), [ast.In()], [ast.Name(_OPEN, ast.Load())])
        asked = ast.IfExp(is_open, ast.Tuple(ways, ast.Load()), ast.Constant(None))
        return ast.Call(ast.Name(_RECORD, ast.Load()), [numbers, node, ast.Constant(is_test), asked], [])


def _switched(node: ast.expr, changes: list[Change]) -> ast.expr:
    *others, (_, found) = changes
    for number, one in others:
        here = ast.Compare(ast.Constant(number), [ast.In()], [ast.Name(_CHOSEN, ast.Load())])
        found = ast.IfExp(here, one, found)
    numbers = _constant(frozenset(number for number, _ in changes))
    is_none = ast.Call(ast.Attribute(numbers, "isdisjoint", ast.Load()), [ast.Name(_CHOSEN, ast.Load())], [])
    return ast.IfExp(is_none, node, found)


def _constant(value: object) -> ast.expr:
    """Return a constant of a kind that no source can have."""
    return ast.Constant(value)  # type: ignore[arg-type]


def _acts(node: ast.expr) -> bool:
    names = (
        part.func.id if isinstance(part.func, ast.Name) else getattr(part.func, "attr", "")
        for part in ast.walk(node)
        if isinstance(part, ast.Call)
    )
    return not _ACTS.isdisjoint(names)


def _tests(tree: ast.AST) -> set[ast.AST]:
    """Return the conditions of which only the truth matters."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            found.add(node.test)
        elif isinstance(node, ast.comprehension):
            found.update(node.ifs)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            found.add(node.operand)
    for node in ast.walk(tree):  # parents come before their children
        if node in found and isinstance(node, ast.BoolOp):
            found.update(node.values)
    return found


def _functions(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _functions(part)


def compiled(path: str, first: int, *, records: bool) -> tuple[CodeType, list[tuple[int, ...]]]:
    """Return the code of a file with all its mutants, numbered from `first`, and the numbers of each condition."""
    tree = ast.parse((ROOT / path).read_bytes())
    changes: dict[ast.AST, list[Change]] = defaultdict(list)
    for number, (node, changed, _) in enumerate(changes_of(tree), first):
        changes[node].append((number, changed))
    numbers = [tuple(number for number, _ in found) for found in changes.values()]
    made = _Switches(changes, _tests(tree), records=records).visit(tree)
    return compile(ast.fix_missing_locations(made), str(ROOT / path), "exec"), numbers  # type: ignore[call-overload]


class Switches:
    """The loaded functions of each file, with the code that has switches; `records` for the code that records."""

    def __init__(self, firsts: Mapping[str, int], *, records: bool = False) -> None:
        """Load and compile the files, given with the number of their first mutant."""
        choose()
        for path in firsts:
            import_module(module_name(path))
        loaded: dict[str, list[FunctionType]] = defaultdict(list)
        for function in gc.get_objects():
            if isinstance(function, FunctionType):
                loaded[function.__code__.co_filename].append(function)
        self.conditions: list[tuple[int, ...]] = []
        self._put: dict[str, list[tuple[FunctionType, CodeType, CodeType]]] = {}
        for path, first in firsts.items():
            made: dict[tuple[str, int], list[CodeType]] = defaultdict(list)
            whole, conditions = compiled(path, first, records=records)
            self.conditions += conditions
            for code in _functions(whole):
                made[code.co_qualname, code.co_firstlineno].append(code)
            self._put[path] = [
                (function, function.__code__, found[0])
                for function in loaded[str(ROOT / path)]
                if len(found := made[function.__code__.co_qualname, function.__code__.co_firstlineno]) == 1
                and len(found[0].co_freevars) == len(function.__code__.co_freevars)
            ]

    def put(self, path: str) -> None:
        """Give the functions of a file the code with switches."""
        for function, _, code in self._put[path]:
            function.__code__ = code

    def take_back(self, path: str) -> None:
        """Give the functions of a file their own code again."""
        for function, code, _ in self._put[path]:
            function.__code__ = code


class Recorder:
    """Notes the mutants whose condition comes out otherwise than the code's own."""

    def __init__(self, conditions: list[tuple[int, ...]]) -> None:
        """Take the numbers of the mutants of each condition."""
        self._all = {found[0]: found for found in conditions}
        self._open, self._left, self._told = set[int](), set[int](), set[int]()
        self._asked: dict[int, int] = defaultdict(int)
        self.reached: set[int] = set()
        """The mutants whose condition some work has come to, while one of them was wanted."""
        setattr(builtins, _RECORD, self._record)
        setattr(builtins, _OPEN, self._open)

    def of(self, wanted: Collection[int], work: Callable[[], object]) -> set[int]:
        """Do some work, and return which of some mutants it could tell."""
        self._left, self._told = set(wanted), set()
        self._asked.clear()
        self._open.clear()
        self._open.update(first for first, found in self._all.items() if any(number in wanted for number in found))
        work()
        self._open.clear()
        for first in self._asked:
            self.reached.update(self._all[first])
        return self._told

    def _record(
        self,
        numbers: tuple[int, ...],
        value: object,
        is_test: bool,  # noqa: FBT001 - called by code that is made
        ways: tuple[Callable[[], object] | None, ...] | None,
    ) -> object:
        if ways is None:
            return value
        first = numbers[0]
        self._open.discard(first)  # a condition that is met within its own change asks nothing
        self._asked[first] += 1
        is_left = False
        for number, way in zip(numbers, ways, strict=True):
            if number in self._left:
                if way is None or _differs(way, value, is_test=is_test):
                    self._told.add(number)
                    self._left.discard(number)
                else:
                    is_left = True
        if is_left and self._asked[first] < _TIMES:
            self._open.add(first)
        return value


def _differs(way: Callable[[], object], value: object, *, is_test: bool) -> bool:
    try:
        other = way()
        return bool(other) != bool(value) if is_test else not (other is value or bool(other == value))
    except Exception:  # noqa: BLE001 - whatever it raises, it is not the value
        return True
