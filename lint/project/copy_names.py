"""Which names in a folder are copy: the suffixes that are read, and the list of what is no copy."""

from collections.abc import Callable, Container

from lint.text.formats import registry

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

OWN_PAGE = b'<meta name="generator" content="newslint">'
"""What stands in the head of a page that newslint has made."""

_OF_PAGES = (".html", ".htm")


def is_read(name: str, suffixes: Container[str], head: Callable[[], bytes]) -> bool:
    """Tell whether a file found in a folder is copy by its name; `suffixes` are those of the configuration.

    `head` reads the first bytes of a file, by which news in XML and JSON is told from data, and an article in HTML from
    a page that newslint has made of one. A name without a suffix is read where a user names it, and is too seldom copy
    to be read where it is only found.
    """
    suffix = registry.suffix_of(name)
    if not suffix or suffix in suffixes:
        return bool(suffix)
    if suffix in _OF_PAGES:
        return OWN_PAGE not in head()
    is_news = suffix in registry.NEWS_XML or suffix in registry.NEWS_JSON
    return registry.is_copy(name, head() if is_news else b"")
