"""The styles of a document, by name."""

from collections.abc import Iterator, Mapping


def lineage(name: str, styles: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the name of a style and of those it is based on.

    `styles` gives (shown name, parent) by the name in the XML.
    """
    for _ in range(len(styles) + 1):
        shown, parent = styles.get(name, (name, ""))
        yield shown
        if not parent or parent == name:
            return
        name = parent
