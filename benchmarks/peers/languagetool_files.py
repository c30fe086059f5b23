"""A LanguageTool server over files, as a command: `python languagetool_files.py PORT FILE...` prints a line a finding."""

import json
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

connection = HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=600)
for name in sys.argv[2:]:
    text = Path(name).read_text("utf-8")
    connection.request("POST", "/v2/check", urlencode({"language": "en-US", "text": text}))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:  # noqa: PLR2004 - of HTTP
        sys.exit(f"{name}: {body.decode('utf-8', 'replace')}")
    units = text.encode("utf-16-le")
    for match in json.loads(body)["matches"]:
        line = units[: 2 * match["offset"]].decode("utf-16-le", "ignore").count("\n") + 1
        print(f"{name}:{line}:1: {match['rule']['id']}")
