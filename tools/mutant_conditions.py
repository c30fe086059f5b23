"""The conditions of the analysis and the checks, and each way to change one of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("lint/analysis", "lint/checks")

_OPPOSITE = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A condition changed: bytes [start, end) become `after`. `function` is the first line of the function."""

    path: str
    line: int
    function: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        """Return the source of the file with the condition changed, and as many lines as before."""
        lines = b"\n" * source.count(b"\n", self.start, self.end)
        return source[: self.start] + b"(" + self.after.encode() + lines + b")" + source[self.end :]


class _Conditions(ast.NodeVisitor):
    """Collects (node, replacement, function) for each change of a condition; an f-string has no reliable places."""

    def __init__(self) -> None:
        self.found: list[tuple[ast.expr, ast.expr, int]] = []
        self._function = 0

    def _add(self, node: ast.expr, *changed: ast.expr) -> None:
        self.found += [(node, one, self._function) for one in changed]

    def _test(self, node: ast.expr, *, loop: bool = False) -> None:
        values = (False,) if loop else (True, False)  # a loop that never ends says nothing of the tests
        self._add(node, *(ast.Constant(value) for value in values))
        if not isinstance(node, ast.UnaryOp | ast.Compare):  # the opposite of these is another mutant already
            self._add(node, ast.UnaryOp(ast.Not(), node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self._function = self._function, min([node.lineno, *(d.lineno for d in node.decorator_list)])
        self.generic_visit(node)
        self._function = outer

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pass

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) != "TYPE_CHECKING":
            self._test(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._test(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._test(node.test, loop=True)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._test(test)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add(node, node.operand)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add(node, ast.BoolOp(other, node.values))
        for number in range(len(node.values)):
            kept = node.values[:number] + node.values[number + 1 :]
            self._add(node, kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept))
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        parts = [node.left, *node.comparators]
        for number, operator in enumerate(node.ops):
            ops: list[ast.cmpop] = [*node.ops[:number], _OPPOSITE[type(operator)](), *node.ops[number + 1 :]]
            self._add(node, ast.Compare(node.left, ops, node.comparators))
        for number, part in enumerate(parts):
            if isinstance(part, ast.Constant) and type(part.value) is int:
                for step in (-1, 1):
                    moved = [*parts[:number], ast.Constant(part.value + step), *parts[number + 1 :]]
                    self._add(node, ast.Compare(moved[0], node.ops, moved[1:]))
        self.generic_visit(node)


def changes_of(tree: ast.AST) -> list[tuple[ast.expr, ast.expr, int]]:
    """Return each change of a condition: the condition, what it becomes, and the first line of the function."""
    conditions = _Conditions()
    conditions.visit(tree)
    return conditions.found


def mutants_of(path: str, source: bytes) -> Iterator[Mutant]:
    """Yield every change of a condition of one file."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, changed, function in changes_of(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        yield Mutant(path, node.lineno, function, start, end, ast.unparse(node), ast.unparse(changed))


def all_mutants(within: str) -> list[Mutant]:
    """Return every mutant of the files below `within`, in a fixed order."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    return [m for name in names if name.startswith(within) for m in mutants_of(name, (ROOT / name).read_bytes())]
