"""Requests on threads, so that a slow server holds nobody but itself.

In: keys with Requests. Out: each key with its Answer or its FetchError, in the order in which they came.
"""

import queue
import threading

from sottovoce.errors import FetchError
from sottovoce.watch.connecting import Network
from sottovoce.watch.fetching import Answer, Request, fetch
from sottovoce.watch.moments import Clock

Result = Answer | FetchError


class Workers:
    """A thread a request; they end with the process. At most `most` run at once."""

    def __init__(self, network: Network, clock: Clock, *, most: int = 16) -> None:
        self._network = network
        self._clock = clock
        self._room = threading.Semaphore(most)
        self._results: queue.SimpleQueue[tuple[str, Result]] = queue.SimpleQueue()
        self.under_way: set[str] = set()

    def start(self, key: str, request: Request) -> None:
        self.under_way.add(key)
        threading.Thread(target=self._work, args=(key, request), daemon=True).start()

    def take(self, seconds: float | None) -> tuple[str, Result] | None:
        """The next result; None where none came in time. seconds: None waits as long as it takes."""
        try:
            key, result = self._results.get(timeout=seconds) if seconds != 0 else self._results.get_nowait()
        except queue.Empty:
            return None
        self.under_way.discard(key)
        return key, result

    def _work(self, key: str, request: Request) -> None:
        with self._room:
            self._results.put((key, self._result(request)))

    def _result(self, request: Request) -> Result:
        try:
            return fetch(request, self._network, now=self._clock.now())
        except FetchError as error:
            return error
        except Exception as cause:  # a fault of ours must not stop the other feeds
            fault = FetchError(
                f"{request.url} could not be asked ({type(cause).__name__}: {cause}).",
                "Please report this fault.",
            )
            fault.__cause__ = cause
            return fault
