"""The name roll of docs/archives.md, run by DuckDB over an archive."""

import duckdb
import pytest
from support import archive, docs_page

from lint.project.archives import archive_run
from lint.project.archives.settings import ArchiveSettings

ARTICLES = [
    ("Post", "2019-05-02", "Otto Lang left Kiev on Monday, officials said. Lang was tired."),
    ("Post", "2020-01-01", "Otto Lang went to Kyiv on Monday, officials said."),
    ("Herald", "2020-06-01", "Talks in Kyiv ended on Monday. Ruth Barker left Kyiv early, officials said."),
    ("Herald", "2020-07-01", "Viktor Drozdovych spoke on Monday, officials said. “We won,” Drozdovych said."),
    ("Post", "2020-08-01", "Viktor Drozdovich spoke on Monday, officials said."),
    ("Post", None, "Barker spoke on Monday, officials said."),
]


@pytest.fixture(scope="module")
def roll(tmp_path_factory):
    """The rows of the roll."""
    folder = tmp_path_factory.mktemp("roll")
    rows = [
        {"id": str(number), "outlet": outlet, "date": date, "text": text}
        for number, (outlet, date, text) in enumerate(ARTICLES)
    ]
    archive.write(folder / "in", rows)
    plan = archive_run.plan(
        str(folder / "in"), str(folder / "checked"), settings=ArchiveSettings(isolated=False), columns={}
    )
    for task in plan.tasks:
        archive_run.work(task)
    (query,) = [block for block in docs_page.blocks("docs/archives.md") if block.startswith("WITH")]
    return duckdb.sql(query.replace("'checked/", f"'{folder}/checked/")).fetchall()


def test_a_listed_place_has_its_spellings_by_year_and_outlet(roll):
    assert [(row[0], *row[2:]) for row in roll if row[1] == "place.ua.kyiv"] == [
        ("Kyiv", True, "Kiev", "2019", "Post", 1, 1),
        ("Kyiv", True, "Kyiv", "2020", "Herald", 2, 1),
        ("Kyiv", True, "Kyiv", "2020", "Post", 1, 1),
    ]


def test_a_name_that_is_not_listed_is_joined_by_its_sound(roll):
    assert [row[2:] for row in roll if "Drozdov" in row[0]] == [
        (False, "Drozdovich", "2020", "Post", 1, 1),
        (False, "Drozdovych", "2020", "Herald", 2, 1),
    ]


def test_a_bearer_in_one_spelling_is_left_out(roll):
    assert {row[0].split()[-1] for row in roll}.isdisjoint({"Lang", "Barker"})
