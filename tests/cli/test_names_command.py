"""`newslint names` on a screen: the columns in line, what needs a look below the name, and a legend."""

ARTICLE = (
    "Mayor Dragan Petkoff opened the bridge near Odesa on Monday. Petkoff thanked the crews.\n\n"
    "“It will hold,” Petkov said before he left for Kiev.\n"
)


def test_a_name_in_two_spellings_and_a_house_form_are_told_below_it(newslint) -> None:
    done = newslint("names", "-", stdin=ARTICLE.encode())
    assert done.returncode == 1
    rows = done.stdout.split("\n")
    said = " ".join(done.stdout.split())  # the width of the screen decides where a line breaks
    assert " 3x 1:7 Dragan Petkoff 1x, Petkoff 1x, Petkov 1x ! two spellings: " in said
    town = next(at for at, row in enumerate(rows) if row.startswith("  Kyiv "))
    assert rows[town].endswith("3:48     Kiev 1x")
    assert rows[town + 1] == "        ! write: Kyiv"


def test_a_name_with_one_spelling_is_not_repeated(newslint) -> None:
    rows = newslint("names", "-", stdin=ARTICLE.encode()).stdout.split("\n")
    assert any(row.startswith("  Odesa ") and row.endswith("1x  1:45") for row in rows)


def test_the_second_column_is_explained_once(newslint) -> None:
    (newslint.folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (newslint.folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    said = newslint("names", "a.txt", "b.txt").stdout
    assert said.count("\nlisted  ") == said.count("\nnew     ") == 1
    assert "listed  " not in newslint("names", "--format", "json", "a.txt").stdout
    assert newslint("names", "-", stdin=b"it rained.\n").stdout == "-: no names\n"


def test_long_lines_are_broken_between_words(newslint) -> None:
    done = newslint("names", "-", stdin=ARTICLE.encode())
    assert all(len(row) <= 100 for row in done.stdout.split("\n"))


def test_a_land_that_ran_into_a_name_hides_no_second_spelling(newslint) -> None:
    text = (
        "Minister of Defence of Ukraine Petro Harvaniuk came first. Defence Minister Petro Harvanyuk spoke on Monday.\n"
    )
    done = newslint("names", "-", stdin=text.encode())
    assert done.returncode == 1
    assert "Petro Harvaniuk 1x, Petro Harvanyuk 1x" in " ".join(done.stdout.split())
