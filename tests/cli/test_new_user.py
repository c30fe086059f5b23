"""What new users typed and stumbled on, each as they typed it: it must never come back.

The tests follow the list of defects and frictions of a trial by three people: a newsroom's developer, a copy editor, a
desk chief. Where a stumble has a test of its own elsewhere, that file says so by its name: `test_precommit.py`,
`test_typing.py`, `test_init.py`, `tests/lsp/test_terminal.py`, `tests/lsp/test_code_actions.py`, `test_docs.py`.
"""

import io
import re
import sys

import pytest

from lint.cli import dispatch
from lint.rulepack import pack_cache

STORY = "The delegation left Kiev on Monday.\n\nThey saw the the bridge.\n"
HOUSE_NAME = """\
names:
  - id: place.gb.wexcombe
    kind: place
    country: GB
    form: Wexcombe
    system: none
    variants:
      - {form: Wexcoombe, system: none, standing: misspelt}
"""
FRENCH = (
    "Le maire a déclaré mardi que les travaux de la gare seront terminés avant la fin de l'année, mais que le conseil"
    " n'a pas encore voté le budget. Selon lui, il est trop tôt pour dire qui va payer la facture des retards.\n"
)


class Desk:
    """A folder, and the command typed in it."""

    def __init__(self, folder, capfd, monkeypatch):
        self.folder = folder
        self._capfd = capfd
        self._patch = monkeypatch

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    def read(self, name):
        return (self.folder / name).read_text("utf-8")

    def __call__(self, *arguments, stdin=""):
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = dispatch.run(arguments)
        out, err = self._capfd.readouterr()
        return status, out, err

    def rules(self, *arguments):
        """The rules that a concise report names, in its order."""
        return re.findall(r"\[([\w.-]+)\]$", self("--format", "concise", *arguments)[1], re.MULTILINE)


@pytest.fixture
def desk(tmp_path, capfd, monkeypatch, warm_cache):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    return Desk(tmp_path, capfd, monkeypatch)


def test_unsafe_fixes_alone_write_nothing(desk):
    desk.write("s.txt", STORY)
    status, out, _ = desk("--unsafe-fixes", "s.txt")
    assert (status, desk.read("s.txt")) == (1, STORY)
    assert out.endswith("2 fixes available: newslint --diff --unsafe-fixes s.txt\n")


@pytest.mark.parametrize(
    "code",
    [
        "{{< youtube 12345 >}}",
        "{% include map.html %}",
        "{% raw %}the the{% endraw %}",
        '{% highlight py %}\nx = "the the"\n{% endhighlight %}',
        "Since {{ site.year }} it has grown.",
        "Read [more]({% link _posts/a.md %}).",
    ],
)
def test_templating_is_no_finding_and_no_fix_takes_it_out(desk, code):
    text = f"See the map.\n\n{code}\n"
    desk.write("a.md", text)
    assert desk.rules("a.md") == []
    desk("--fix", "--unsafe-fixes", "a.md")
    assert desk.read("a.md") == text


def test_news_in_xml_keeps_its_tags_and_other_kinds_are_refused(desk):
    text = '<?xml version="1.0"?>\n<nitf><body><body.content><p>The mayor left Kiev.</p></body.content></body></nitf>\n'
    desk.write("n.xml", text)
    assert desk.rules("n.xml") == ["superseded-place-name"]
    desk("--fix", "--unsafe-fixes", "n.xml")
    assert desk.read("n.xml") == text.replace("Kiev", "Kyiv")
    for name in ("x.php", "x.tex", "x.py", "x.pdf"):
        desk.write(name, "The the\n")
        status, _, err = desk(name)
        assert (status, err.count("\n")) == (2, 1)
        assert "newslint does not read" in err


def test_a_line_of_the_configuration_that_init_writes_works_once_it_is_switched_on(desk):
    desk.write("s.txt", STORY)
    assert desk("init")[0] == 0
    written = desk.read("newslint.yaml")
    desk.write("newslint.yaml", written.replace("#ignore: ", "ignore: ").replace("#select: ", "select: "))
    status, _, err = desk("s.txt")
    assert (status, err) == (1, "")


def test_init_sets_a_house_style(desk):
    status, _, err = desk("init", "--style", "guardain")
    assert (status, "did you mean “guardian”?" in err) == (2, True)
    assert desk("init", "--style", "guardian")[0] == 0
    assert "\nstyle: guardian\n" in desk.read("newslint.yaml")
    desk.write("s.txt", STORY)
    assert desk("s.txt")[0] == 1


def test_front_matter_of_any_kind_is_not_read_as_copy(desk):
    body = "The council met on Monday.\n"
    toml = f'+++\ntags = ["Kiev", "the the"]\nauthor = "Staff"\n+++\n\n{body}'
    json = f'{{\n "tags": ["Kiev", "the the"],\n "author": "Staff"\n}}\n\n{body}'
    excerpt = f"---\ntags: [Kiev]\nexcerpt: They left for the the port.\nurl: https://example.org/kiev\n---\n\n{body}"
    for text, found in ((toml, []), (json, []), (excerpt, ["doubled-word"])):
        desk.write("a.md", text)
        assert desk.rules("a.md") == found
        out = desk("attributions", "--all", "a.md")[1]
        assert "Kiev" not in out
        assert "Staff" not in out


def test_a_directive_in_an_example_is_not_obeyed(desk):
    directive = "<!-- newslint: ignore doubled-word reason: example -->"
    desk.write("a.md", f"Write this:\n\n    {directive}\n\nThe man saw the the dog.\n")
    assert desk.rules("a.md") == ["doubled-word"]
    desk.write("a.md", f"Write this:\n\n```\n{directive}\n```\n\nThe man saw the the dog.\n")
    assert desk.rules("a.md") == ["doubled-word"]


def test_a_key_that_no_rule_reads_is_refused(desk):
    desk.write("newslint.yaml", "rules: [house]\nstyle: courier\n")
    desk.write("house/styles/courier.yaml", "id: courier\nname: The Courier\nextends: ap\nforms: {percent: per cent}\n")
    desk.write("s.txt", "Some 40 percent voted.\n")
    status, _, err = desk("s.txt")
    assert status == 2
    assert "courier.yaml:4:9: " in err
    assert "percent" in err


def test_a_house_form_and_the_names_of_the_extended_style_both_apply(desk):
    desk.write("newslint.yaml", "rules: [house]\nstyle: courier\n")
    desk.write("house/styles/courier.yaml", "id: courier\nname: The Courier\nextends: ap\n")
    desk.write("house/names/ours.yaml", HOUSE_NAME + "    styles: {courier: Wexcombe-on-Sea}\n")
    desk.write("s.txt", "The mayor of Wexcombe met Volodymyr Zelenskiy.\n")
    assert desk.rules("s.txt") == ["house-style-name", "house-style-name"]


def test_one_fault_in_a_house_is_one_line(desk):
    desk.write("newslint.yaml", "rules: [house]\nstyle: courier\n")
    desk.write("house/styles/courier.yaml", "id: courier\nname: The Courier\nextends: ap\nnonsense: 1\n")
    desk.write("s.txt", STORY)
    status, _, err = desk("s.txt")
    assert status == 2
    assert "no house style" not in err
    assert err.count("\n") == 1


def test_a_listed_name_in_two_spellings_is_found_across_articles_and_capitals_are_none(desk):
    desk.write("a/one.txt", "Envoy Steve Witkoff came. OBAMA and Obama spoke in Mexico, and A CNN crew was there.\n")
    desk.write("a/two.txt", "Envoy Steve Witkov came. Obama spoke in New Mexico of CNN.\n")
    status, out, _ = desk("names", "--across", "a")
    assert status == 1
    assert "\n  Witkov 1x  a/two.txt:1:7\n" in out
    assert out.endswith("1 of the names in 2 articles is spelled in two ways\n")


def test_two_spellings_of_a_given_name_are_marked(desk):
    desk.write("a.txt", "Ann Bowen spoke on Monday. Bowen then met the crews. Ana Bowen left.\n")
    status, out, _ = desk("names", "a.txt")
    assert status == 1
    assert "! two spellings: Ann and Ana may be one name" in out


def test_a_man_and_a_woman_of_one_surname_have_a_line_each(desk):
    desk.write("a.txt", "Martin Tolland, 41, spoke on Monday. Martina Tolland, his sister, left.\n")
    status, out, _ = desk("names", "a.txt")
    assert status == 0
    assert "\n  Martin Tolland " in out
    assert "\n  Martina Tolland " in out


def test_a_full_given_name_is_compared_where_an_initial_stood_first(desk):
    desk.write("a.txt", "N. Oreshko spoke on Monday. Natalia Oreshko left. Natalya Oreshko smiled.\n")
    status, out, _ = desk("names", "a.txt")
    assert status == 1
    assert "! two spellings: Natalia and Natalya may be one name" in out


def test_large_broadcasters_are_known(desk):
    desk.write("a.txt", "She spoke to the BBC and to CNN.\n")
    rows = [row for row in desk("names", "a.txt")[1].splitlines() if re.match("  (BBC|CNN) ", row)]
    assert len(rows) == 2
    assert not any(" new " in row for row in rows)


def speakers(desk, text):
    desk.write("a.txt", text)
    rows = desk("attributions", "--by", "speaker", "a.txt")[1].splitlines()
    return [row.strip() for row in rows if re.match(r"  \S", row)][:-1]


def test_speakers_of_one_country_are_not_one_speaker(desk):
    text = "The Russian leader said the talks would go on. The Russian government said the port was open.\n"
    assert speakers(desk, text) == ["The Russian leader", "The Russian government"]


def test_an_institute_is_called_by_its_whole_name(desk):
    text = "“It holds,” the Institute for Bridge Studies said.\n"
    assert speakers(desk, text) == ["Institute for Bridge Studies"]


def test_an_opponent_is_not_quoted_for_another(desk):
    desk.write(
        "a.txt",
        "Halden's president, Luis Ortega, confirmed the plan on Monday.\n\n"
        "Councilman Dave Reyes opposes it. He said the bridge is a waste of money.\n",
    )
    out = desk("attributions", "a.txt")[1]
    assert "He (Halden)" not in out
    assert "He (Dave Reyes)" in out or "He (Reyes)" in out or "He -> said" in out


def test_an_engine_that_fails_in_every_file_and_files_left_out_are_told_once(desk):
    for number in range(5):
        desk.write(f"a/{number}.txt", "The council met.\n")
        desk.write(f"b/{number}.txt", "The council met.\n")
    desk.write("newslint.yaml", "exclude: [b/]\n")
    names = [f"{folder}/{number}.txt" for folder in "ab" for number in range(5)]
    err = desk("--engine", "languagetool=http://127.0.0.1:9", *names)[2]
    said = [line for line in err.splitlines() if "languagetool" in line]
    assert [line.split(": ")[1] for line in said] == ["a/0.txt", "languagetool"]
    assert "5 files left out, as the configuration excludes them" in err
    assert len(err.splitlines()) == 3


def test_an_empty_file_and_empty_input_are_clean(desk):
    desk.write("empty.md", "")
    assert desk("empty.md")[0] == 0
    assert desk("-", stdin="")[0] == 0
    assert desk("--diff", "empty.md")[0] == 0


def test_a_diff_without_safe_fixes_says_that_others_wait(desk):
    desk.write("s.txt", STORY)
    status, out, err = desk("--diff", "s.txt")
    assert (status, out) == (0, "")
    assert err == "newslint: 2 more fixable with --diff --unsafe-fixes\n"
    status, out, _ = desk("--diff", "--unsafe-fixes", "s.txt")
    assert status == 1
    assert "+They saw the bridge.\n" in out
    assert desk.read("s.txt") == STORY


def test_sentences_of_the_program_are_english(desk):
    desk.write("pyproject.toml", "[tool.newslint]\nstyle = 'ap'\n")
    desk.write("newslint.yaml", "style: ap\n")
    desk.write(".newslint.yaml", "style: ap\n")
    desk.write("s.txt", "The US said no. The U.S. agreed.\n")
    err = desk("s.txt")[2]
    assert "beside it set up newslint as well: keep one of them" in err
    (desk.folder / "pyproject.toml").unlink()
    (desk.folder / ".newslint.yaml").unlink()
    out = desk("s.txt")[1]
    assert "U.S.." not in out
    assert "(0x)" not in out


def test_one_word_has_one_finding(desk):
    desk.write("s.txt", "The envoy left Kiev. In Kyiv nobody spoke of Odesa.\n")
    places = [line.split(": ")[0] for line in desk("--format", "concise", "s.txt")[1].splitlines()]
    assert len(places) == len(set(places))
    assert desk.rules("s.txt") == ["superseded-place-name"]


def test_a_name_that_only_the_house_lists_is_not_wrong_in_every_style(desk):
    desk("names", "new", "Wexcombe", "--kind", "place", "--country", "GB", "--misspelt", "Wexcoombe")
    desk.write("s.txt", "The ferry left Wexcoombe on Monday.\n")
    out = desk("s.txt")[1]
    assert "Wexcombe" in out
    assert "every style" not in out


@pytest.mark.parametrize("asked", ["option", "environment"])
def test_colours_are_had_wherever_they_are_asked_for(desk, monkeypatch, asked):
    desk.write("s.txt", STORY)
    given = ["--color", "always"] if asked == "option" else []
    if asked == "environment":
        monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (
        ["--diff", "--unsafe-fixes", "s.txt"],
        ["names", "s.txt"],
        ["sources", "s.txt"],
        ["attributions", "s.txt"],
        ["rules", "list"],
        ["rules", "show", "doubled-word"],
        ["lexicon", "list"],
    ):
        assert "\x1b[" in desk(*command, *given)[1], command


def test_a_folder_of_rules_in_the_home_folder_is_found(desk, monkeypatch):
    monkeypatch.setenv("HOME", str(desk.folder / "home"))
    monkeypatch.setenv("USERPROFILE", str(desk.folder / "home"))
    desk.write("home/house/names/ours.yaml", HOUSE_NAME)
    desk.write("work/newslint.yaml", "rules: [~/house]\n")
    desk.write("work/s.txt", "The ferry left Wexcoombe on Monday.\n")
    monkeypatch.chdir(desk.folder / "work")
    status, out, err = desk("--config", "newslint.yaml", "s.txt")
    assert (status, err) == (1, "")
    assert "Wexcombe" in out


def test_it_is_said_that_only_english_is_read(desk):
    assert "newslint reads English" in desk("help")[1]
    desk.write("f.txt", FRENCH)
    status, out, err = desk("f.txt")
    assert (status, "No findings" in out) == (0, False)
    assert "this looks like French: not checked" in err


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (["chek", "s.txt"], 2, "did you mean"),
        (["--selct", "garbled", "s.txt"], 2, "did you mean --select?"),
        (["--select", "garbled,", "s.txt"], 1, ""),
        (["--select", "unowned-*", "s.txt"], 0, ""),
        (["--select", "zzzz", "s.txt"], 2, "newslint rules list"),
        (["explain", "doubled-word"], 0, ""),
        (["-V"], 0, ""),
        (["version"], 0, ""),
    ],
)
def test_what_people_try_is_taken_or_answered_in_a_few_lines(desk, typed, status, said):
    desk.write("s.txt", STORY)
    found, _, err = desk(*typed)
    assert found == status
    assert said in err
    assert len(err) < 700, "a wall of names"


def test_an_encoding_may_differ_by_folder_and_the_likely_one_is_named(desk):
    (desk.folder / "old").mkdir()
    (desk.folder / "old/a.txt").write_bytes("Café owners saw the the dog.\n".encode("cp1252"))
    (desk.folder / "b.txt").write_bytes("Привет мир, saw the the dog.\n".encode("cp1251"))
    desk.write("newslint.yaml", "per-path:\n  old/: {encoding: windows-1252}\n")
    status, _, err = desk("old/a.txt", "b.txt")
    assert status == 2
    assert "windows-1251 if it is Cyrillic" in err
    assert err.count("\n") == 1
    desk.write("newslint.yaml", "per-path:\n  old/: {encoding: cp-nothing}\n")
    assert "newslint.yaml:2:20: there is no text encoding called “cp-nothing”" in desk("old/a.txt")[2]


def test_a_report_of_many_remarks_can_be_limited(desk):
    desk.write("s.txt", "Some 40 percent of voters stayed at home.\n\nThey saw the the bridge.\n")
    assert desk("s.txt")[1].count(" remark:") >= 1
    assert desk("--level", "warning", "s.txt")[1].count(" remark:") == 0


def test_the_cache_does_not_grow_for_ever(desk, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk.folder / "cache"))
    desk.write("s.txt", STORY)
    for number in range(pack_cache.KEPT + 3):
        desk.write("house/names/ours.yaml", HOUSE_NAME.replace("Wexcoombe", f"Wexcoo{'m' * (number + 2)}be"))
        desk.write("newslint.yaml", "rules: [house]\n")
        desk("s.txt")
    assert len(list((desk.folder / "cache").iterdir())) <= pack_cache.KEPT


def test_a_house_rule_cannot_ship_a_message_with_an_empty_place(desk):
    assert desk("rules", "new", "phrase", "worn-out")[0] == 0
    path = "house/style/worn-out.yaml"
    written = desk.read(path)
    both = written.replace("  # replace:\n  #   close proximity:", "  replace:\n    close proximity:")
    both = both.replace("say what is odd, and what would settle it", "the desk prefers “{preferred}”")
    desk.write(path, both)
    status, _, err = desk("rules", "test", "house")
    assert status == 2
    assert re.search(r"worn-out\.yaml:\d+:\d+: `message` names \{preferred\}, which is empty", err)
    desk.write(path, written.replace("“{found}”: say", "“{}”: say"))
    assert "`message` has empty braces {}: name one of found, preferred" in desk("rules", "test", "house")[2]
    desk.write(path, written.replace("“{found}”: say", "“{preferd}”: say"))
    assert "did you mean “preferred”" in desk("rules", "test", "house")[2]


def test_the_preferred_wording_of_the_template_is_told_and_fixed(desk):
    desk("rules", "new", "phrase", "worn-out")
    path = "house/style/worn-out.yaml"
    text = desk.read(path)
    text = text.replace('  phrases:\n    - "stand-in phrase"\n', "  replace:\n    stand-in phrase: answer\n")
    text = text.replace("# fix: {replace", "fix: {replace")
    text = re.sub(r'message: "[^"]*"', 'message: "“{found}”: the desk prefers “{preferred}”."', text)
    desk.write(path, text)
    assert desk("rules", "test", "house")[0] == 0
    desk.write("a.txt", "The council gave a stand-in phrase on Monday.\n")
    assert "“stand-in phrase”: the desk prefers “answer”." in desk("a.txt")[1]
    assert "+The council gave a answer" in desk("--diff", "--unsafe-fixes", "a.txt")[1]


@pytest.mark.parametrize(
    ("rule", "fix"),
    [
        ("inconsistent-name", r"Fixes with --unsafe-fixes: “[^”]+” becomes “[^”]+”"),
        ("doubled-word", "Fixes with --unsafe-fixes: “the the” becomes “the”"),
    ],
)
def test_explain_shows_the_words_of_a_fix_and_no_placeholders(desk, rule, fix):
    said = desk("explain", rule)[1]
    assert re.search(fix, " ".join(said.split()))
    assert not re.search(r"\{\w+\}|␊", said)
    assert "modern articles" not in said


def test_explain_of_doubled_words_does_not_contradict_its_example(desk):
    said = " ".join(desk("explain", "doubled-word")[1].split())
    assert "unless the next word shows that it is a slip, as in “that that the port”" in said
    assert "[[that that]] the port" in said


def test_old_findings_that_a_baseline_hides_are_counted(desk):
    desk.write("a.txt", STORY)
    assert desk("baseline", "write", ".")[0] == 0
    desk.write("newslint.yaml", "baseline: newslint-baseline.json\n")
    assert desk(".") == (0, "No findings in 1 file; old findings in 2 places are not shown.\n", "")
    assert "no findings in 11 words; old findings in 2 places are not shown</p>" in desk("--format", "html", "a.txt")[1]
    desk.write("a.txt", f"{STORY}\nThey met at at noon.\n")
    assert "1 warning in 1 file; old findings in 2 places are not shown\n" in desk(".")[1]
    assert "not shown" not in desk("--no-baseline", ".")[1]


@pytest.mark.parametrize("command", [(), ("names",), ("sources",), ("attributions",)])
def test_an_empty_folder_is_said_to_hold_nothing(desk, command):
    status, out, err = desk(*command, ".")
    assert (status, err) == (0, "newslint: .: nothing was found to check: the folder is empty\n")
    assert out == ("" if command else "No files were checked.\n")


def test_new_files_say_which_configuration_names_them(desk, monkeypatch):
    desk.write("newslint.yaml", "")
    (desk.folder / "desk").mkdir()
    monkeypatch.chdir(desk.folder / "desk")
    assert desk("names", "new", "Carl Test")[1].startswith(
        "Wrote ../house/names/carl-test.yaml (settings: ../newslint.yaml)"
    )
    assert "(settings: ../newslint.yaml)" in desk("rules", "new", "phrase", "worn-out")[1]


def test_the_command_for_the_fixes_names_what_was_typed(desk):
    desk.write("a.txt", STORY)
    desk.write("my copy/b.txt", STORY)
    assert desk(".")[1].endswith("4 fixes available: newslint --diff --unsafe-fixes .\n")
    assert desk("a.txt", "my copy")[1].endswith("--diff --unsafe-fixes a.txt 'my copy'\n")
    assert desk("a.txt", "a.txt", "a.txt", "my copy")[1].endswith("--diff --unsafe-fixes FILE...\n")


def test_a_letter_after_a_hyphen_is_answered_with_the_option(desk):
    status, _, err = desk("-v")
    assert status == 2
    assert "there is no option -v here: did you mean --version?" in err


def test_a_document_of_another_kind_is_told_in_an_editors_words(desk):
    desk.write("a.docx", "No document at all.\n")
    status, _, err = desk("a.docx")
    assert status == 2
    assert "it is damaged, or a file of another kind under this name" in err
    assert "zip" not in err


def test_no_line_points_to_where_its_finding_stands(desk):
    desk.write("a.txt", "The delegation left Kiev on Monday for Odesa. They were in Kharkiv and Lviv, then in Kiev.\n")
    for place, said in re.findall(r"^(\S+:\d+:\d+) (.*?)(?=\n\n|\Z)", desk("a.txt")[1], re.MULTILINE | re.DOTALL):
        assert f"see {place} " not in said


def test_words_that_stand_for_a_source_are_explained(desk):
    desk.write("a.md", "Unemployment rose [to 12 per cent](https://example.org/a) last year.\n")
    assert "a link: the words are linked to the page that says so" in " ".join(desk("sources", "a.md")[1].split())
    assert "<b>a link</b>: the words are linked" in desk("--format", "html", "a.md")[1]
    desk.write("b.txt", "The bridge is blue.\n")
    assert "linked" not in desk("sources", "b.txt")[1]


def test_a_title_that_the_headline_repeats_is_drawn_once_as_headline(desk):
    head = "Harbour wall falls into the sea"
    desk.write(
        "a.html", f"<html><head><title>{head}</title></head><body><h1>{head}</h1><p>It rained.</p></body></html>"
    )
    page = desk("--format", "html", "a.html")[1]
    assert page.count('<h3 class="copy headline">') == 1
    assert page.count('<p class="copy repeated">') == 1
