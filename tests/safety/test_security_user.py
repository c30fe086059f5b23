"""The promises of SECURITY.md about what the user decides, and what external checkers may do to a text."""

from pathlib import Path

import pytest
from support.stub_server import reporting

from lint.external.pool import is_plain

ENGINE = "They left for the border.\n"


def test_promise_user_decides_on_the_command_line(guarded, listening, user) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (guarded.folder / "newslint.yaml").write_text(
        "engines: {languagetool: {url: 'http://evil.example', language: en-GB}}\n"
    )
    done, _ = guarded("story.txt", "--engine", f"languagetool={listening.url}")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert [asked.form["language"] for asked in listening.asked] == ["en-GB"], "what does no harm holds"
    assert len(done.stderr.splitlines()) == done.stderr.count("the `url` of languagetool") + done.stderr.count("GUARD")


def test_promise_user_decides_in_a_configuration_that_is_named(guarded, listening) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (guarded.folder / "own.yaml").write_text(f"engines: {{languagetool: {{url: '{listening.url}'}}}}\n")
    done, _ = guarded("story.txt", "--config", "own.yaml")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert len(listening.asked) == 1


def test_promise_user_decides_in_a_configuration_of_their_own(guarded, listening, user) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    user(f"engines: {{languagetool: {{url: '{listening.url}'}}}}\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    (guarded.folder / "newslint.yaml").write_text("engines: {languagetool: {start: tools, picky: true}}\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert [asked.form.get("level") for asked in listening.asked] == [None, "picky"]
    (guarded.folder / "newslint.yaml").write_text("ignore: [languagetool]\n")
    done, _ = guarded("story.txt")
    assert (done.returncode, len(listening.asked)) == (0, 2)


def test_promise_user_decides_which_folders_are_trusted(guarded, listening, user, tmp_path: Path) -> None:
    (guarded.folder / "story.txt").write_text(ENGINE)
    (tmp_path / "rules").mkdir()
    (guarded.folder / "newslint.yaml").write_text(
        f"engines: {{languagetool: {{url: '{listening.url}'}}}}\nrules: [../rules]\n"
    )
    assert guarded("story.txt")[0].returncode == 2
    user(f"trusted: ['{guarded.folder}']\n")
    done, _ = guarded("story.txt")
    assert "[languagetool.SOME_RULE]" in done.stdout
    assert "GUARD socket.connect" in done.stderr, "the guard sees what it looks for"
    user(f"trusted: ['{tmp_path}/desk-of-another', '{guarded.folder}/sub']\n")
    assert guarded("story.txt")[0].returncode == 2
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "newslint.yaml").symlink_to(guarded.folder / "newslint.yaml")
    (stranger / "story.txt").write_text(ENGINE)
    user(f"trusted: ['{guarded.folder}']\n")
    done, seen = guarded("../stranger/story.txt")
    assert (done.returncode, seen, len(listening.asked)) == (2, [], 1), "a link to a trusted file is not trusted"


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ("trusted: [desk]\n", "1:11", "write the whole path"),
        ("style: ap\n", "1:1", "there is no key `style` here"),
        ("engines: {languagetool: {url: 'http://h/a;b'}}\n", "1:31", "has characters in it"),
        ("engines: {languagetool: {start: nowhere}}\n", "1:33", "there is no folder"),
        ("trusted: [\n", "2:1", ""),
    ],
)
def test_promise_user_decides_and_faults_are_placed(guarded, user, written: str, where: str, said: str) -> None:
    user(written)
    done, seen = guarded("story.txt", "--format", "concise")
    assert (done.returncode, seen) == (2, [])
    assert f"newslint/newslint.yaml:{where}: " in done.stderr
    assert said in done.stderr
    assert "doubled-word" in done.stdout, "the copy is checked all the same"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://h",
            "http://u@h",
            "http://u:p@h",
            "http://@h",
            "http://h?a=b",
            "http://h#a",
            "http://h/;a=",
            "http://h/a/../b",
        ),
        *(
            "http://h/%2e%2e/",
            "http://h\\@e",
            "http://h/ a",
            "http://h\r\nX: y",
            "http://h%0d",
            "http://h//a",
            "http://-h",
        ),
        *(
            "http://",
            "http:///a",
            "h",
            "",
            "file:///etc/passwd",
            "http://h:0",
            "http://h:65536",
            "http://hö",
            "http://h/.",
        ),
    ],
)
def test_promise_user_decides_and_an_address_is_no_more_than_one(url: str) -> None:
    from lint.external.checker_settings import fault_of_url

    assert fault_of_url(url)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\0",
            "a\0b",
            "a\nb",
            "a\rb",
            "a\r\nb",
            "a\tb",
            "a\u2028b",
            "a\u2029b",
            "a\x85b",
            "\x1b[2Ja",
            "a\x7f",
            "\u202ea",
        ),
        *(
            "\u2066a",
            "\ufeffa",
            "\ud800",
            "\ue000",
            "\ufdd0",
            "<script>",
            "<b>a</b>",
            "a > b",
            "**a**",
            "_a_",
            "`a`",
            "[a](b)",
        ),
        *("{a}", "a|b", "# a", "~~a~~", "&lt;a", "&#60;a", "a\\b"),
    ],
)
def test_promise_engines_propose_words(text: str) -> None:
    assert not is_plain(text, "word")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(
            ("were", "was"),
            ("", "the"),
            ("", "a"),
            ("R&D", "RD"),
            ("it’s “so” — no…", "x"),
            ("Nuñez", "Nunez"),
            ("$5", "5$"),
        ),
        *(
            ("e\u0301", "e"),
            ("a b", "ab"),
            ("\u0645\u06cc\u200c\u062e", "x"),
            ("👩\u200d👧", "x"),
            ("*a* b", "*a*b"),
            ("1 < 3", "1<3"),
        ),
        ("R&amp;D", "R&amp;d"),
    ],
)
def test_promise_engines_propose_words_of_every_sort(text: str, found: str) -> None:
    assert is_plain(text, found)


def test_promise_engines_propose_words_to_files(guarded, listening) -> None:
    for odd in ("\0<script>", "a\nb", "<b>frontier</b>"):
        listening.behaviour = reporting("border", replacements=[{"value": odd}])
        (guarded.folder / "story.txt").write_text(ENGINE)
        done, _ = guarded("story.txt", "--fix", "--unsafe-fixes", "--engine", f"languagetool={listening.url}")
        assert (guarded.folder / "story.txt").read_text() == ENGINE
        assert "[languagetool.SOME_RULE]" in done.stdout


def test_promise_engines_fix_once(guarded, listening) -> None:
    listening.behaviour = reporting("border", replacements=[{"value": "big border"}])
    (guarded.folder / "story.txt").write_text("They left for the border for the the border.\n")
    asking = ("--engine", f"languagetool={listening.url}")
    done, _ = guarded("story.txt", "--fix", *asking)
    assert "border for the the border" in (guarded.folder / "story.txt").read_text(), "not without being asked for"
    done, _ = guarded("story.txt", "--fix", "--unsafe-fixes", *asking)
    assert (guarded.folder / "story.txt").read_text() == "They left for the big border for the border.\n"
    assert "[languagetool.SOME_RULE]" in done.stdout, "what is left to say of the fixed text is said"
    assert len(listening.asked) == 3
    assert "GUARD subprocess" not in done.stderr
