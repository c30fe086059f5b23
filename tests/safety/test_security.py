"""The promises of SECURITY.md, each by its name in brackets: held here, or by the tests that `ELSEWHERE` lists."""

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from conftest import ROOT

from lint.cli import write_back
from lint.text.errors import SourceError
from lint.text.source import Source

ELSEWHERE = {
    "text-never-hangs": [
        "cli/test_articles.py::test_what_cannot_be_checked_is_said_and_the_rest_is_linted",
        "text/test_source.py::test_a_line_beyond_the_limit_is_refused_with_its_number_and_length",
        "text/test_source.py::test_a_pipe_is_refused_without_waiting_for_its_writer",
        "cli/test_first_run.py::test_a_catastrophic_pattern_is_stopped_and_named",
    ],
    "documents-unpack-nothing": [
        "safety/test_archives.py::test_a_bomb_that_lies_about_its_size_is_cut_off_too",
        "safety/test_archives.py::test_a_path_that_leads_out_is_refused",
        "text/formats/test_hostile_documents.py::test_a_document_is_refused_in_one_sentence",
        "text/formats/test_hostile_documents.py::test_a_mail_is_refused_in_one_sentence",
        "text/formats/test_news_xml.py::test_what_is_broken_or_hostile_is_refused_with_its_place",
    ],
    "fixes-spare-markup": [
        "text/test_html.py::test_a_fix_leaves_tags_and_references_whole",
        "text/test_html.py::test_what_a_fix_puts_in_is_written_as_html_and_never_into_a_quoted_value",
    ],
    "reports-carry-words": [
        "report/test_formats.py::test_github_annotations_are_one_command_each",
        "report/test_formats.py::test_the_job_summary_has_no_markup_of_the_copy",
        "report/test_formats.py::test_no_format_sends_a_control_character",
        "report/test_formats.py::test_checkstyle_is_xml_with_the_place",
    ],
    "git-runs-nothing-else": [
        "cli/test_changes.py::test_nothing_that_a_repository_sets_is_run",
        "cli/test_changes.py::test_a_missing_object_is_not_fetched",
        "cli/test_changes.py::test_git_is_not_run_unasked",
    ],
    "baselines-are-data": [
        "cli/test_baseline.py::test_a_broken_baseline_is_data_with_a_fault",
        "cli/test_baseline.py::test_a_configuration_names_no_baseline_outside_its_folder",
        "project/test_sidecar.py::test_a_sidecar_that_is_a_link_out_is_refused_unread",
    ],
    "fixes-whole-or-not-at-all": ["cli/test_articles.py::test_a_fix_keeps_encoding_mark_line_breaks_and_permissions"],
    "rules-never-hang": ["cli/test_first_run.py::test_a_catastrophic_pattern_is_stopped_and_named"],
    "rules-break-alone": [
        "cli/test_house.py::test_a_broken_rule_is_placed_and_the_others_go_on",
        "cli/test_articles.py::test_a_rule_that_raises_is_named_and_the_others_go_on",
    ],
    "packs-are-pinned": ["cli/test_packs_command.py::test_a_pack_that_has_changed_is_a_fault_until_it_is_added_again"],
    "packs-run-nothing": [
        "cli/test_packs_command.py::test_a_pack_in_a_package_is_found_without_importing_it",
        "cli/test_packs_command.py::test_the_commit_of_a_checkout_is_recorded_without_running_git",
    ],
    "repository-extends-inside": [
        "project/test_inheritance.py::test_a_configuration_beside_the_copy_extends_nothing_elsewhere",
        "project/test_inheritance.py::test_what_a_trusted_configuration_extends_elsewhere_is_not_trusted",
        "project/test_inheritance.py::test_the_configuration_of_a_pack_reaches_no_further",
    ],
    "configuration-never-hangs": ["cli/test_house.py::test_a_broken_configuration_is_said_once_and_the_rest_is_linted"],
    "engines-send-nowhere-else": [
        "external/test_languagetool.py::test_a_redirect_is_not_followed",
        "external/test_languagetool.py::test_a_proxy_of_the_environment_is_not_used",
    ],
    "engines-have-deadlines": ["external/test_languagetool.py::test_no_call_is_longer_than_its_deadline"],
    "server-waits-for-its-session": [
        "lsp/test_session.py::test_nothing_is_carried_out_before_the_session_begins",
        "lsp/test_session.py::test_requests_after_the_end_are_refused",
    ],
    "pages-run-nothing": [
        "browser/test_page.py::test_hostile_copy_does_nothing",
        "browser/test_page.py::test_the_policy_stops_what_would_get_through",
        "browser/test_serve.py::test_hostile_copy_does_nothing",
        "report/page/test_article.py::test_hostile_messages_families_and_addresses_of_rules_are_text",
    ],
    "pages-stay-inside": [
        "cli/test_page_output.py::test_pages_never_leave_their_folder_and_have_names_of_their_own",
        "cli/test_page_output.py::test_a_link_in_the_folder_is_replaced_and_not_followed",
    ],
    "serve-answers-its-own-address": [
        "serve/test_server.py::test_a_name_that_points_here_is_refused",
        "browser/test_serve.py::test_a_name_that_points_here_is_not_answered",
    ],
    "serve-takes-its-own-form": [
        "serve/test_server.py::test_a_form_of_another_site_is_refused",
        "browser/test_serve.py::test_another_site_cannot_send_an_article_or_read_a_page",
    ],
    "serve-has-no-files": ["serve/test_server.py::test_no_other_path_is_answered"],
    "serve-has-limits": [
        "serve/test_server.py::test_a_large_form_is_refused_before_it_is_read",
        "serve/test_server.py::test_an_endless_head_is_cut_off",
        "serve/test_server.py::test_a_client_that_stops_in_the_middle_is_let_go",
        "serve/test_server.py::test_a_client_that_drips_is_let_go",
        "serve/test_server.py::test_clients_beyond_the_limit_are_turned_away_and_served_later",
    ],
    "server-survives-messages": [
        "lsp/test_session.py::test_an_absurd_length_is_refused_and_ends_nothing",
        "lsp/test_session.py::test_junk_between_messages_is_passed_over",
    ],
}
"""Promises that other tests hold, and which."""

STORY = "They left for the the border.\n"


def test_each_promise_has_a_test() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]", page)
    assert len(promises) == len(set(promises)) > 20
    code = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_security*.py"))
    here = [name.replace("_", "-") for name in re.findall(r"^def test_promise_(\w+)\(", code, re.MULTILINE)]
    assert all(any(f"{test}-".startswith(f"{promise}-") for promise in promises) for test in here)
    covered = {promise for promise in promises if any(f"{test}-".startswith(f"{promise}-") for test in here)}
    assert covered | set(ELSEWHERE) == set(promises)
    for tests in ELSEWHERE.values():
        for test in tests:
            file, function = test.split("::")
            assert f"def {function}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), test


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_promise_text_runs_nothing(guarded, name: str) -> None:
    (guarded.folder / name).write_text(
        "---\ntitle: !!python/object/apply:os.system [id]\n---\n\n{{ import('os').system('id') }} `id` $(id) %(x)s {found!r}\n\n"
        "<?php system('id') ?><script src='http://evil.example/x.js'></script><img src=http://evil.example/i.png>\n\n"
        "![x](http://evil.example/i.png) <!-- newslint: ignore ../../etc/passwd reason: ${HOME} --> {{#include /etc/passwd}}\n"
        "They left for the the border. @import url(http://evil.example)\n"
    )
    done, seen = guarded(name, "--format", "concise")
    assert "doubled-word" in done.stdout
    assert seen == []


ODD = ("\x1b[2J", "\x1b]0;title\x07", "\x9b2J", "\u202e", "\u2066", "\x00", "\x08", "\u200f")


@pytest.mark.parametrize("form", ["human", "concise", "json"])
def test_promise_text_spares_the_terminal(guarded, form: str) -> None:
    for number, odd in enumerate(ODD):
        (guarded.folder / f"{number}.txt").write_text(
            f"They left{odd} for{odd} the{odd} the border of Kiev{odd}iv the the.\n"
        )
        (guarded.folder / f"n{number}\x1b[2J\u202e.txt").write_text("")
    names = sorted(path.name for path in guarded.folder.iterdir())
    done, _ = guarded(*names, "--format", form)
    assert "doubled-word" in done.stdout
    for said in (done.stdout, done.stderr):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize("config", [None, "select: [garbled]\n"])
def test_promise_fixes_stay_inside(guarded, tmp_path: Path, config: str | None) -> None:
    outside, inside = tmp_path / "outside", guarded.folder / "inside"
    outside.mkdir()
    inside.mkdir()
    if config:
        (guarded.folder / "newslint.yaml").write_text(config)
    for folder in (outside, inside):
        (folder / "target.txt").write_text(STORY)
    (guarded.folder / "leaves.txt").symlink_to(outside / "target.txt")
    (guarded.folder / "up.txt").symlink_to("../outside/target.txt")
    (guarded.folder / "drafts").symlink_to(outside)
    (guarded.folder / "stays.txt").symlink_to(inside / "target.txt")
    (guarded.folder / "round.txt").symlink_to("leaves.txt")
    for name in ("leaves.txt", "up.txt", "drafts/target.txt", "round.txt"):
        done, _ = guarded("--fix", "--unsafe-fixes", name)
        assert done.returncode == 2, name
        assert "not fixed: a symbolic link leads out of" in done.stderr
        assert "doubled-word" in done.stdout, "it is reported all the same"
    assert (outside / "target.txt").read_text() == STORY
    done, _ = guarded("--fix", "--unsafe-fixes", "stays.txt", "../outside/target.txt")
    assert done.returncode == 0, done.stderr
    assert (
        (inside / "target.txt").read_text() == (outside / "target.txt").read_text() == STORY.replace("the the", "the")
    )
    assert (guarded.folder / "stays.txt").is_symlink()


def test_promise_fixes_stay_inside_seen_from_a_folder_below(guarded, tmp_path: Path, monkeypatch) -> None:
    outside, beside, below = tmp_path / "outside", guarded.folder / "beside", guarded.folder / "below"
    for folder in (outside, beside, below):
        folder.mkdir()
        (folder / "target.txt").write_text(STORY)
    (guarded.folder / "drafts").symlink_to(outside)
    (guarded.folder / "leaves.txt").symlink_to(outside / "target.txt")
    (guarded.folder / "near").symlink_to(beside)
    monkeypatch.chdir(below)
    for name, is_fixed in (("../drafts", False), ("..", False), ("../near", True), ("../beside", True)):
        path = f"{name}/{'leaves' if name == '..' else 'target'}.txt"
        source = Source(path, STORY)
        with nullcontext() if is_fixed else pytest.raises(SourceError, match="leads out of"):
            write_back.save(source, "They left for the border.\n")
        (beside / "target.txt").write_text(STORY)
    assert (outside / "target.txt").read_text() == STORY


@pytest.mark.parametrize(
    "odd",
    [
        "!!python/object/apply:os.system ['id']",
        "!!python/name:os.system",
        "!!python/object/new:os.system [id]",
        "!!python/module:forbidden",
        "!include forbidden.yaml",
        "!!timestamp 2001-01-01",
    ],
)
def test_promise_rules_run_nothing(guarded, odd: str) -> None:
    folder = guarded.folder / "house/style"
    folder.mkdir(parents=True)
    (guarded.folder / "newslint.yaml").write_text("rules: [house]\n")
    (folder / "odd.yaml").write_text(f"id: odd\nfamily: style\nsummary: {odd}\noptions: {odd}\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])
    assert re.search(r"odd\.yaml:\d+:\d+: ", done.stderr)
    (guarded.folder / "newslint.yaml").write_text(f"style: {odd}\n")
    done, seen = guarded("story.txt")
    assert (done.returncode, seen) == (2, [])
