"""The other number of a noun, made by rule, and how common it must be for the noun to be counted."""

COUNTABLE = 0.04
"""How often the plural of a noun that can be counted is met, at least, as a share of its singular."""


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals that a noun may have by rule."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    return (noun + "s", noun + "es")


def singular(plural: str) -> str:
    """Return the singular of a plural made by rule."""
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    if plural.endswith("men"):
        return plural[:-3] + "man"
    return plural[:-2] if plural.endswith(("ches", "shes", "sses", "xes")) else plural.removesuffix("s")
