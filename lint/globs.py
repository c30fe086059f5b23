"""Path patterns as in a .gitignore file, matched against paths with forward slashes below one folder."""

import re
from functools import lru_cache

_CLASS = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]")


def fault(pattern: str) -> str | None:
    """Say what is wrong with a pattern, or None."""
    if not pattern.strip("/ "):
        return "this pattern is empty"
    if pattern.startswith("!"):
        return f"a pattern cannot take files back in: “{pattern}” begins with !"
    if "\\" in pattern:
        return f"folders are written with /, not \\: “{pattern}”"
    if ".." in pattern.split("/"):
        return f"a pattern stays below the folder of the configuration: “{pattern}” has .. in it"
    try:
        _compiled(pattern)
    except re.error:
        return f"the brackets in “{pattern}” hold no range of characters"
    return None


def matches(pattern: str, path: str) -> bool:
    """Tell whether `path` or a folder it lies in is meant by `pattern`.

    `*` and `?` stop at a slash and `**` does not; a pattern without a slash means a name at any depth, a slash at the end
    a folder.
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    folder_only = pattern.endswith("/")
    body = pattern.removesuffix("/").removeprefix("./")
    anchored = "/" in body
    parts = body.removeprefix("/").split("/")
    written = [] if anchored else [r"(?:.*/)?"]
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            if not written or not written[-1].endswith(r"(?:.*/)?") or last:
                written.append(r".+" if last else r"(?:.*/)?")
        else:
            written.append(_segment(part) + ("" if last else "/"))
    return re.compile("".join(written) + (r"/.*" if folder_only else r"(?:/.*)?"), re.DOTALL)


def _segment(part: str) -> str:
    """Translate a pattern for one name."""
    written, at = "", 0
    while at < len(part):
        character = part[at]
        group = _CLASS.match(part, at) if character == "[" else None
        if group:
            inside = group[2].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
            inside = re.sub(r"([&~|^])", r"\\\1", inside)
            written += f"[{'^/' if group[1] else ''}{inside}]"
            at = group.end()
            continue
        if character == "*":
            written += "" if written.endswith("[^/]*") else "[^/]*"
        else:
            written += "[^/]" if character == "?" else re.escape(character)
        at += 1
    return written
