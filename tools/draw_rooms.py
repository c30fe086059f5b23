"""Draw the packages of `lint` and the imports between them into docs/architecture.md.

    python tools/draw_rooms.py            # write the drawing anew
    python tools/draw_rooms.py --check    # exit with 1 where it is out of date

A room is a package of `lint` or of `lint/analysis`, and its purpose the first line of its docstring. An arrow means
"imports". One that a path of other arrows implies is left out, and so is an import that only a type checker makes.
"""

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn by tools/draw_rooms.py -->\n", "<!-- end of the drawing -->\n"


def rooms(package: Path) -> dict[str, str]:
    """Return the packages right below a package, each with the first line of its docstring."""
    found = {}
    for init in sorted(package.glob("*/__init__.py")):
        found[init.parent.name] = (ast.get_docstring(ast.parse(init.read_text("utf-8"))) or "").split("\n")[0]
    return found


def arrows(package: Path, top: str) -> dict[str, set[str]]:
    """Return for each room of a package, whose dotted name is `top`, the other rooms that its modules import."""
    names = rooms(package)
    found: dict[str, set[str]] = {}
    for room in names:
        targets = {
            target.removeprefix(f"{top}.").split(".")[0]
            for path in (package / room).rglob("*.py")
            for target in _imports(ast.parse(path.read_text("utf-8")))
            if target.startswith(f"{top}.")
        }
        found[room] = targets & names.keys() - {room}
    return found


def _imports(node: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a module imports when it runs, inside functions too."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from _imports(child)


def reduced(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows of a drawing without circles that no path of other arrows implies."""
    return {
        room: {target for target in targets if not any(target in _reached(found, other) for other in targets)}
        for room, targets in found.items()
    }


def _reached(found: dict[str, set[str]], room: str) -> set[str]:
    """Return the rooms that a path of arrows leads to from one."""
    reached: set[str] = set()
    waiting = [room]
    while waiting:
        new = found[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def drawing(lint: Path) -> str:
    """Return the tables and the diagram of the rooms of a package `lint`."""
    outer, inner = arrows(lint, "lint"), arrows(lint / "analysis", "lint.analysis")
    lines = []
    for heading, found, purposes in (
        ("lint/", outer, rooms(lint)),
        ("lint/analysis/", inner, rooms(lint / "analysis")),
    ):
        lines += [f"| `{heading}` | purpose |", "|---|---|"]
        lines += [f"| `{room}/` | {purposes[room]} |" for room in _from_the_top(found)]
        lines.append("")
    lines += ["```mermaid", "flowchart TD"]
    lines += _edges(reduced(outer))
    lines.append("    subgraph inside [inside analysis]")
    lines += [f"    {line}" for line in _edges(reduced(inner))]
    lines += ["    end", "```", ""]
    return "\n".join(lines)


def _from_the_top(found: dict[str, set[str]]) -> list[str]:
    """Return the rooms so that each stands before those it can reach."""
    return sorted(found, key=lambda room: (-len(_reached(found, room)), room))


def _edges(found: dict[str, set[str]]) -> list[str]:
    """Return the lines of a diagram, one for each room with arrows."""
    return [f"    {room} --> {' & '.join(sorted(found[room]))}" for room in _from_the_top(found) if found[room]]


def redrawn(page: str, lint: Path) -> str:
    """Return the text of a page with the drawing between its markers made anew. Raises ValueError without markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE} has no markers for the drawing")
    return f"{before}{BEGIN}{drawing(lint)}{END}{after}"


def main() -> None:
    """Write the drawing, or exit with 1 where it is out of date."""
    parser = argparse.ArgumentParser(description="Draw the packages of lint into docs/architecture.md.")
    parser.add_argument("--check", action="store_true", help="only say whether the drawing is up to date")
    check = parser.parse_args().check
    page = PAGE.read_text("utf-8")
    new = redrawn(page, ROOT / "lint")
    if not check:
        PAGE.write_text(new, "utf-8")
    elif new != page:
        parser.exit(1, "docs/architecture.md is out of date: run python tools/draw_rooms.py\n")


if __name__ == "__main__":
    main()
