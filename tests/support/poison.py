"""Documents that crash newslint, make it hang, or kill the worker that reads them, for the tests of archives.

No document is known to do that, so the process that reads documents is made to fail on certain words: `environment`
gives it a sitecustomize.py that does so. Every other process is as it is.
"""

import os
from pathlib import Path

from conftest import ROOT

CRASHES = "A word that crashes the reader."
HANGS = "A word that hangs the reader."
KILLS_ONCE = "A word that once kills the worker."

_SITE = f"""
import os, sys
if "lint.project.archives.reading_process" in sys.orig_argv:
    import signal
    from lint.project.archives.document_reader import DocumentReader
    read = DocumentReader.read
    def poisoned(self, document):
        text = (document.data or b"").decode("utf-8", "replace")
        if {CRASHES!r} in text:
            os.kill(os.getpid(), signal.SIGKILL)
        while {HANGS!r} in text:
            pass
        if {KILLS_ONCE!r} in text:
            try:
                os.close(os.open(os.environ["NEWSLINT_TEST_KILLED"], os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return read(self, document)
            os.kill(os.getppid(), signal.SIGKILL)
        return read(self, document)
    DocumentReader.read = poisoned
"""


def environment(folder: Path, cache: Path) -> dict[str, str]:
    """The environment of a run; `killed(folder)` is there once its worker was killed."""
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(_SITE, "utf-8")
    paths = os.pathsep.join([str(site), str(ROOT)])
    return {
        **os.environ,
        "PYTHONPATH": paths,
        "NEWSLINT_CACHE": str(cache),
        "NEWSLINT_TEST_KILLED": str(killed(folder)),
    }


def killed(folder: Path) -> Path:
    """The file that says that a worker was killed."""
    return folder / "killed"
