"""What every page is made of: escaped text, and one HTML document that needs nothing but itself."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from lint.report import printable

_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_UNREADABLE = "\ufffd"


def shown(text: str) -> str:
    """Return a text as HTML that shows it and does nothing, in an element and in a quoted attribute.

    Line breaks and tabs are blanks, and characters that control the writing direction or a terminal are visible signs.
    """
    return escape(_UNWRITABLE.sub(_UNREADABLE, printable(_BLANKS.sub(" ", text))))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as “1 error” and “1,200 errors”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def document(title: str, body: str, *, script: str, posts: bool = False) -> str:
    """Return a whole HTML document with the styles of all pages and one script, the name of a file in this folder.

    Its policy allows nothing but these two, by their hashes: no request of any kind, no other script or style, and no
    form unless the page `posts` one to its own address. `body` is HTML.
    """
    style, code = _asset("page.css"), _asset(script)
    target = "'self'" if posts else "'none'"
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(code)}; base-uri 'none';"
        f" form-action {target}; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="newslint">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{shown(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
        f"<script>{code}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


@cache
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
