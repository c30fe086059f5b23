"""Ask the external checkers on a thread of its own."""

import asyncio
from contextlib import suppress
from threading import Thread

from lint.external.pool import ExternalResult, ask_external
from lint.project.lint_job import LintJob, LintSetup
from lint.text.source import Source


async def ask(setup: LintSetup | LintJob, source: Source) -> ExternalResult:
    """Return the external result on a text, from a thread that the exit does not wait for.

    Raises what the checkers raise.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[ExternalResult] = loop.create_future()

    def done(external: ExternalResult | None, error: Exception | None) -> None:
        if not future.done():
            future.set_exception(error) if error else future.set_result(external or ExternalResult())

    def work() -> None:
        external, wrong = None, None
        try:
            external = ask_external(setup.pool, setup.linter.analyse(source))
        except Exception as error:  # noqa: BLE001 - handed on to the event loop
            wrong = error
        with suppress(RuntimeError):  # the loop is closed: the editor has gone
            loop.call_soon_threadsafe(done, external, wrong)

    Thread(target=work, name="newslint-external", daemon=True).start()
    return await future
