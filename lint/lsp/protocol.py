"""The pygls protocol class, with its text store and message handling overridden."""

from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import MsgId
from pygls.protocol.language_server import lsp_method

from lint.lsp.capabilities import EditorFeatures

_POSITION = {"line", "character"}
_LAST = 2**31 - 1
"""The highest line and column that the protocol allows."""


class Protocol(LanguageServerProtocol):
    """The protocol without the library's own copies of texts, which count lines differently and trust every edit."""

    _has_begun = False

    def _execute_handler(
        self,
        msg_id: MsgId,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """Drop the future of a notification when it is done, as the library drops that of a request.

        The library (2.1) keeps those of notifications to the end: two for each keystroke.
        """

        def done(future: Future[Any]) -> None:
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification whose parameters are plain JSON types."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def refuse(self, reason: str) -> None:
        """Reply to a message that cannot be read. May be called from any thread."""
        error = {"code": types.ErrorCodes.InvalidRequest.value, "message": reason}
        self._send_data({"jsonrpc": self.VERSION, "id": None, "error": error})

    def _send_response(self, msg_id: MsgId, result: Any = None, error: Any = None) -> None:  # noqa: ANN401 - see below
        """Send a result of plain JSON types as it is; the library would convert each part of it."""
        if error is None and isinstance(result, dict):
            self._result_types.pop(msg_id, None)
            self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "result": result})
        else:
            super()._send_response(msg_id, result, error)

    def handle_message(self, message: Any) -> None:  # noqa: ANN401 - one of many types of message
        """Answer requests before the session begins and after it ends with an error, and execute nothing.

        The library would execute them, and leave requests after the end without an answer.
        """
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        refusal = None
        if self._shutdown:
            refusal = (types.ErrorCodes.InvalidRequest, "the server has been shut down")
        elif not self._has_begun and method != types.INITIALIZE:
            refusal = (types.ErrorCodes.ServerNotInitialized, "the server has not been initialized")
        elif self._has_begun and method == types.INITIALIZE:
            refusal = (types.ErrorCodes.InvalidRequest, "the server has been initialized before")
        if refusal is None or method in (None, types.EXIT):
            self._has_begun = self._has_begun or method == types.INITIALIZE
            super().handle_message(message)
        elif number is not None:
            self._send_response(number, error=types.ResponseError(*refusal))

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - one of many types of message
        """Read a message, or any object in one.

        A request that cannot be read is answered with an error; the library would not answer. A position beyond the
        protocol's limits, which some editors send for the end of a text, becomes the nearest allowed one.
        """
        if data.keys() == _POSITION:
            return _clamped(data)
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if data.get("id") is not None and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Offer diagnostics by pull only to an editor that can be told to pull again.

        Findings change without an edit, when a rule is disabled or typing pauses. An editor that pulls and cannot be
        told (Neovim 0.11) would show outdated ones.
        """
        result = yield from super().lsp_initialize(params)
        if not EditorFeatures.of(params.capabilities).pulls:
            result.capabilities.diagnostic_provider = None
        return result

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass on to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def _clamped(position: dict[str, Any]) -> dict[str, Any]:
    line, character = position["line"], position["character"]
    if type(line) is not int or type(character) is not int:
        return position
    if line < 0:
        return {"line": 0, "character": 0}
    if line > _LAST:
        return {"line": _LAST, "character": _LAST}
    return {"line": line, "character": min(max(character, 0), _LAST)}
