"""The pairs of spellings that are reported in a text."""

PAIRED = ("inconsistent-name", "leaked-case-ending", "mixed-name-forms")


def pairs(lint, text):
    """Return rule, words and message of each finding that takes two spellings for one bearer."""
    result = lint(text, "transliteration")
    assert result.failures == ()
    return [
        (finding.rule, text[finding.span.start : finding.span.end], finding.message)
        for finding in result.findings
        if finding.rule in PAIRED
    ]
