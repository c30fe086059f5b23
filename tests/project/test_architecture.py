"""The pages about the code name what is there: rooms and arrows as they are imported, files and classes that exist."""

import ast
import fnmatch
import re
from functools import cache

import pytest
from support.docs_page import ROOT, read

from tools import draw_rooms

PAGE = "docs/architecture.md"
DESIGN = [PAGE, *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "design").glob("*.md"))]
PAGES = [
    *DESIGN,
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "rules/names/README.md", "rules/lexicon/README.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "decisions").glob("*.md")),
]
MODULES = sorted((ROOT / "lint").rglob("*.py"))


@cache
def classes():
    """The names of the classes of lint, each with the names that its body defines, or that of a class it inherits from."""
    found, bases = {}, {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                members = found.setdefault(node.name, set())
                members |= {item.name for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)}
                members |= {item.target.id for item in node.body if isinstance(item, ast.AnnAssign)}
                bases.setdefault(node.name, []).extend(base.id for base in node.bases if isinstance(base, ast.Name))

    def inherited(name):
        return found.get(name, set()).union(*map(inherited, bases.get(name, ())))

    return {name: inherited(name) for name in found}


FOLDERS = "benchmarks docs editors engines fuzz lint rules tests tools training".split()
PATHS = [f"{folder}/" for folder in FOLDERS] + [
    f"{path.relative_to(ROOT).as_posix()}{'/' * path.is_dir()}"
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*"))
    if not {"node_modules", "__pycache__", "build", "dist"} & {*path.parts}
]


def missing_paths(text):
    """The paths of a page, in backticks, that lead nowhere: from the root, or a module by the end of its path."""
    rooted = re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./*-]*)`", text)
    modules = re.findall(r"`([\w/]+\.py)`", text)
    gone = [name for name in rooted if not fnmatch.filter(PATHS, name)]
    return gone + [name for name in modules if name not in rooted and not fnmatch.filter(PATHS, f"*/{name}")]


def missing_classes(text):
    """The classes of a page and their members, in backticks, that lint does not have."""
    there = classes()
    named = re.findall(r"`([A-Z][a-z]\w*)(?:\.(\w+))?(?:\(\w*\))?`", text)
    return [(name, member) for name, member in named if name not in there or (member and member not in there[name])]


def test_the_drawing_is_up_to_date():
    assert draw_rooms.redrawn(read(PAGE), ROOT / "lint") == read(PAGE)


def test_the_page_is_one_page():
    lines = read(PAGE).splitlines()
    assert len(lines) <= 130
    assert [line for line in lines if len(line) > 120] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_files_that_a_page_names_exist(page):
    assert missing_paths(read(page)) == []


@pytest.mark.parametrize("page", DESIGN)
def test_the_classes_that_a_page_names_exist(page):
    assert missing_classes(read(page)) == []


@pytest.mark.parametrize("page", ["docs/design/names.md", "docs/design/attribution.md", "docs/design/editor.md"])
def test_the_modules_in_the_table_of_a_page_exist(page):
    names = {path.stem for path in MODULES} | {f"{path.parent.name}/" for path in MODULES}
    cells = re.findall(r"^\| (`.*?) \|", read(page), re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(?:resources/)?(\w+/?)`", cell)]
    assert len(named) > 9
    assert [name for name in named if name not in names] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/d")])
def test_the_links_of_a_page_about_the_code_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(page))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/decisions/")])
def test_a_decision_says_whether_it_holds(page):
    head = re.match(r"# \d{3}: .+\n\n\*\*State\.\*\* (Accepted|Superseded by \[\d{3}\])", read(page))
    assert head


def test_a_page_that_names_what_is_gone_is_found():
    text = (
        "`lint/gone.py`, `lint/text/span.py`, `span.py`, `gone.py`; `Span`, `Analysis.tokens`, `Gone`, `Analysis.gone`"
    )
    assert missing_paths(text) == ["lint/gone.py", "gone.py"]
    assert missing_classes(text) == [("Gone", ""), ("Analysis", "gone")]


@pytest.fixture
def package(tmp_path):
    """A package of three rooms on three floors, and one arrow that only type checkers see."""
    modules = {
        "upper": "import lint.middle.one\nfrom lint import lower\n",
        "middle": "def work():\n    from lint.lower import one\n",
        "lower": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lint.upper import one\n",
        "analysis": "",
    }
    for room, code in modules.items():
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text(f'"""The {room} room.\n\nMore."""\n', "utf-8")
        (tmp_path / room / "one.py").write_text(code, "utf-8")
    return tmp_path


def test_an_arrow_is_an_import_that_runs(package):
    found = draw_rooms.arrows(package, "lint")
    assert found == {"upper": {"middle", "lower"}, "middle": {"lower"}, "lower": set(), "analysis": set()}
    assert draw_rooms.reduced(found)["upper"] == {"middle"}


def test_the_drawing_goes_from_the_top_and_says_what_each_room_is(package):
    drawn = draw_rooms.drawing(package)
    rows = re.findall(r"\| `(\w+)/` \| (.*) \|", drawn)
    assert rows[:4] == [
        ("lint", "purpose"),
        *((room, f"The {room} room.") for room in ("upper", "middle", "analysis")),
    ]
    assert "    upper --> middle\n    middle --> lower\n" in drawn


def test_a_page_without_markers_is_refused(package):
    with pytest.raises(ValueError, match="no markers"):
        draw_rooms.redrawn("# Architecture\n", package)
