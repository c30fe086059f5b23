"""The workspace is checked as the command checks a folder."""

from lint.lsp.workspace_files import copy_below
from lint.project.lint_job import Options


def test_what_is_no_copy_is_passed_over_and_the_configuration_holds(tmp_path):
    for name in ("a.txt", "README.md", "drafts/b.md", "node_modules/p/c.md", ".git/d.txt", "old/e.txt", "f.copy"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The mayor came.\n")
    (tmp_path / "newslint.yaml").write_text("exclude: [old/]\nsuffixes: {.copy: text}\n")
    found = list(copy_below([tmp_path], Options()))
    assert found == [tmp_path / "a.txt", tmp_path / "drafts/b.md", tmp_path / "f.copy"]
    (tmp_path / ".newslintignore").write_text("drafts/\n")
    assert list(copy_below([tmp_path, tmp_path / "gone"], Options())) == [tmp_path / "a.txt", tmp_path / "f.copy"]


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "secret.txt").write_text("The mayor came.\n")
    (tmp_path / "work" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert list(copy_below([tmp_path / "work"], Options())) == []
