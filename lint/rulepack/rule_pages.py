"""Where the page of a rule lies on the documentation site, which `make docs` builds."""

from lint.rulepack.rule import ENGINES

PAGES = ""
"""The address of the folder with the pages of rules, ending in a slash; empty until the site has an address."""


def page_of(rule_id: str) -> str | None:
    """Return the address of the page of a shipped rule, None while the site has no address.

    Findings of external checkers have no page. Whether a rule is shipped is for the caller to know: a house's own rule
    has none either.
    """
    if not PAGES or rule_id.partition(".")[0] in ENGINES:
        return None
    return f"{PAGES}{rule_id}/"
