"""Which names in a folder are copy: the suffixes that are read, and the list of what is no copy."""

from collections.abc import Container
from pathlib import PurePath

from lint.text import source

NOT_COPY = (
    # Hidden files and folders; folders of programs, of what they build and of site generators.
    *(".*", "node_modules/", "bower_components/", "vendor/", "venv/", "site-packages/", "__pycache__/", "*.egg-info/"),
    *("build/", "dist/", "_site/", "htmlcov/", "themes/", "layouts/", "_layouts/", "_includes/"),
    # Pages about a repository. Small letters only where no article bears the name.
    *("README", "README.*", "Readme.*", "readme.*", "CHANGELOG*", "Changelog.*", "changelog.*", "CHANGES", "CHANGES.*"),
    *("HISTORY.*", "RELEASES.*", "RELEASE_NOTES*", "UPGRADING*", "INSTALL", "INSTALL.*", "TODO", "TODO.*", "ROADMAP.*"),
    *("LICENSE*", "LICENCE*", "license.*", "licence.*", "COPYING*", "COPYRIGHT*", "NOTICE", "NOTICE.*", "PATENTS*"),
    *("AUTHORS*", "CONTRIBUTORS*", "CONTRIBUTING*", "contributing.*", "MAINTAINERS*", "CODEOWNERS*", "GOVERNANCE*"),
    *("CODE_OF_CONDUCT*", "code_of_conduct.*", "SECURITY.*", "SUPPORT.*", "AGENTS.md", "CLAUDE.md", "GEMINI.md"),
    *("PULL_REQUEST_TEMPLATE*", "pull_request_template*", "ISSUE_TEMPLATE*"),
    # Lists for programs.
    *("requirements*.txt", "*-requirements.txt", "constraints*.txt", "CMakeLists.txt", "SOURCES.txt", "top_level.txt"),
    *("robots.txt", "humans.txt", "security.txt", "ads.txt", "app-ads.txt", "sellers.txt", "llms.txt", "llms-full.txt"),
    *("sitemap.*", "404.html", "google*.html", "BingSiteAuth.*", "SUMMARY.md", "*.min.html"),
)
"""Names that are passed over in folders, as .gitignore writes them; `not-copy:` adds to them or takes back with !."""


def is_read(name: str, suffixes: Container[str] = ()) -> bool:
    """Tell whether a file found in a folder has a suffix that is read; `suffixes` are those of the configuration.

    A name without a suffix is read where a user names it, and is too seldom copy to be read where it is only found.
    """
    suffix = PurePath(name).suffix.lower()
    return bool(suffix) and (suffix in source.SUFFIXES or suffix in suffixes)
