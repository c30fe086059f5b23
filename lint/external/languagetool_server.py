"""Run a LanguageTool server: language-tool-python finds it, newslint owns the process.

The library can start the server too, but it waits fifteen seconds on each of nine hundred ports if Java does not come
up, and downloads 250 MB without asking if the folder is empty.
"""

import atexit
import os
import socket
import subprocess
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Lock
from time import monotonic, sleep

from lint.external import CheckerError

VERSION = "6.8"
"""The release that `make languagetool` fetches and language-tool-python 3.4 takes by default."""

_STEP = 0.1
_OK = 200
_MEMORY = "-Xmx2g"


class LanguageToolServer:
    """A server that starts on first use and ends with this process."""

    def __init__(self, folder: str, deadline: float) -> None:
        """Take the folder that holds LanguageTool-6.8, and the seconds that starting may take."""
        self._folder = folder
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""
        self._fault: CheckerError | None = None
        self._lock = Lock()

    def url(self) -> str:
        """Return the server's address, after starting it if it does not run. Raises CheckerError."""
        with self._lock:
            if self._fault is not None:
                raise self._fault  # Java that did not start will not start for the next article
            if self._process is None or self._process.poll() is not None:
                try:
                    self._start()
                except CheckerError as error:
                    self._fault = error
                    self.close()
                    raise
            return self._url

    def close(self) -> None:
        """End the server."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)

    def _start(self) -> None:
        until = monotonic() + self._deadline
        port = _free_port()
        command = self._command(port)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - Java and a jar, found by the library
                [command[0], _MEMORY, *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise CheckerError(f"{command[0]} cannot be run: {error.strerror}", gone=True) from None
        atexit.register(self.close)
        while monotonic() < until:
            status = self._process.poll()
            if status is not None:
                said = f"Java ended with status {status} instead of serving: try “{' '.join(command)}”"
                raise CheckerError(said, gone=True)
            if _is_up(port):
                self._url = f"http://127.0.0.1:{port}"
                return
            sleep(_STEP)
        raise CheckerError(f"the server in {self._folder} did not start within {self._deadline:g} seconds", gone=True)

    def _command(self, port: int) -> list[str]:
        home = os.path.join(self._folder, f"LanguageTool-{VERSION}")  # noqa: PTH118 - the library takes texts
        if not os.path.isdir(home):  # noqa: PTH112
            said = f"there is no LanguageTool-{VERSION} in {self._folder}: “make languagetool” in newslint's repository fetches it"
            raise CheckerError(said, gone=True)
        kept = os.environ.get("LTP_PATH")
        os.environ["LTP_PATH"] = self._folder  # the only way to tell the library
        try:
            from language_tool_python.download_lt import LocalLanguageTool  # noqa: PLC0415 - a tenth of a second

            return LocalLanguageTool.from_version_name(VERSION).get_server_cmd(port)
        except ModuleNotFoundError as error:
            how = "in a copy of newslint's repository, pip install '.[languagetool]'"
            said = f"starting a server takes language-tool-python: {how} ({error})"
            raise CheckerError(said, gone=True) from None
        except Exception as error:  # noqa: BLE001 - the library's errors have no common type
            raise CheckerError(f"LanguageTool cannot be started from {home}: {error}", gone=True) from None
        finally:
            if kept is None:
                del os.environ["LTP_PATH"]
            else:
                os.environ["LTP_PATH"] = kept


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_up(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/v2/healthcheck")
        return connection.getresponse().status == _OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
