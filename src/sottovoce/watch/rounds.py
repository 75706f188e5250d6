"""The rounds of a watch.

In: Settings, an open ledger, a reader. Out: entries recorded, Moves handed to `tell`, messages to `say`.
Method: requests run on threads; answers are taken one at a time as they come, noted, read and recorded here,
so that a slow feed delays no other. What moved is told when nothing else is ready.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from urllib.parse import urlsplit

from sottovoce.errors import DocumentError, FetchError
from sottovoce.ledger.store import Ledger
from sottovoce.pipeline import judge_cases, known_by, read_document
from sottovoce.records import Case, Document
from sottovoce.watch.connecting import Network
from sottovoce.watch.entries import Entry, read_entries
from sottovoce.watch.fetching import Answer, Request
from sottovoce.watch.moments import Clock
from sottovoce.watch.moves import Move, find_moves
from sottovoce.watch.notes import FeedNote, Notes, Waiting
from sottovoce.watch.reports import PAGE_KINDS, entry_document, page_document
from sottovoce.watch.settings import Feed, Settings
from sottovoce.watch.timing import MAX_PAGE_ATTEMPTS, PAGE_SECONDS, back_off, next_poll
from sottovoce.watch.workers import Result, Workers

FEED_KINDS = ("text/", "application/")
_PDF = "application/pdf"


@dataclass(kw_only=True, slots=True)
class Outlook:
    """Who hears of a watch, and what it reads by; all of it can be replaced in a test."""

    tell: Callable[[tuple[Move, ...]], None]
    say: Callable[[str], None]  # what failed
    mention: Callable[[str], None]  # what is well
    read: Callable[[Document], object]
    clock: Clock = field(default_factory=Clock)
    network: Network = field(default_factory=Network)
    chance: Random = field(default_factory=Random)


@contextmanager
def open_watch(
    settings: Settings,
    ledger: Ledger,
    *,
    tell: Callable[[tuple[Move, ...]], None],
    say: Callable[[str], None],
    mention: Callable[[str], None],
    reader: str = "heads",
) -> "Iterator[Watch]":
    """A watch on an open ledger. Raises WatchError where another one runs on it."""

    def read(document: Document) -> object:
        return read_document(document, ledger=ledger, reader=reader)

    with Notes(settings.notes) as notes:
        yield Watch(settings, ledger, notes, Outlook(tell=tell, say=say, mention=mention, read=read))


class Watch:
    def __init__(self, settings: Settings, ledger: Ledger, notes: Notes, outlook: Outlook) -> None:
        self._settings, self._ledger, self._notes, self._out = settings, ledger, notes, outlook
        self._feeds = {feed.url: feed for feed in settings.feeds}
        self._workers = Workers(outlook.network, outlook.clock)
        self._waiting: dict[str, Waiting] = {}
        self._host_rests: dict[str, float] = {}  # host -> until when it bids us wait
        self._hosts: dict[str, str] = {}  # key of a page under way -> its host
        self._n_read = 0
        self.has_failed = False

    def once(self) -> bool:
        """Ask every feed that is not resting, read what is new, tell what moved; whether all went well."""
        self._begin()
        for feed in self._asked():
            self._start_feed(feed)
        self._start_pages()
        while self._workers.under_way:
            self._step(None)
        self._tell()
        return not self.has_failed

    def run(self) -> None:
        """Go on until interrupted, or until every feed is gone."""
        self._begin()
        while (due := self._start_due()) is not None:
            wait = max(0.0, due - self._out.clock.now())
            if self._workers.under_way:
                self._step(wait)
            else:
                self._tell()
                self._out.clock.sleep(wait)
        self._tell()

    # --- beginning ----------------------------------------------------------------------------------

    def _begin(self) -> None:
        known = known_by(self._ledger)
        lost = self._notes.wait_again(document.id for document in known.documents)
        if lost:
            self._out.say(f"The ledger lacks {_count(lost, 'report')} recorded before; read again.")
        new = [case for case in self._settings.cases if self._notes.told(_name(case)) is None]
        for case_file in judge_cases(known, new):
            assert case_file.case is not None
            _, now = find_moves(case_file, {})
            self._notes.note_told({_name(case_file.case): now})
        self._waiting = {each.id: each for each in self._notes.waiting() if each.feed in self._feeds}
        self._record_ready()

    def _asked(self) -> Iterator[Feed]:
        """Feeds to ask when run once: those that neither are gone nor rest after a failure."""
        for feed in self._settings.feeds:
            note = self._notes.feed(feed.url)
            if note.is_gone:
                continue
            if note.n_failures and note.due > self._out.clock.now():
                self.has_failed = True
                minutes = max(1, round((note.due - self._out.clock.now()) / 60))
                self._out.say(f"{feed.url} failed before and rests for {_count(minutes, 'minute')} more.")
            else:
                yield feed

    # --- asking -------------------------------------------------------------------------------------

    def _start_due(self) -> float | None:
        """Start all that is due; when the next thing will be, None where no feed is left."""
        now = self._out.clock.now()
        moments = []
        for feed in self._settings.feeds:
            note = self._notes.feed(feed.url)
            if note.is_gone:
                continue
            if feed.url in self._workers.under_way:
                moments.append(now + 60 * feed.every_minutes)
            elif note.due <= now:
                self._start_feed(feed)
                moments.append(now + 60 * feed.every_minutes)
            else:
                moments.append(note.due)
        self._start_pages()
        moments += [self._page_due(each, now) for each in self._waiting.values()]
        return min(moments, default=None)

    def _page_due(self, waiting: Waiting, now: float) -> float:
        """When a page can be asked for; one under way is waited for anyhow."""
        host = urlsplit(waiting.entry.link or "").netloc
        due = max(waiting.due, self._host_rests.get(host, 0.0))
        return due if due > now else now + PAGE_SECONDS

    def _start_feed(self, feed: Feed) -> None:
        note = self._notes.feed(feed.url)
        self._workers.start(
            feed.url,
            Request(
                url=note.address or feed.url,
                etag=note.etag,
                modified=note.modified,
                kinds=FEED_KINDS,
                allows_private=feed.allows_private,
            ),
        )

    def _start_pages(self) -> None:
        """One page a host at a time: an outlet with twenty new entries is not asked for all at once."""
        now = self._out.clock.now()
        for key, waiting in self._waiting.items():
            host = urlsplit(waiting.entry.link or "").netloc
            is_free = host not in self._hosts.values() and self._host_rests.get(host, 0.0) <= now
            if waiting.page is None and waiting.due <= now and is_free:
                feed = self._feeds[waiting.feed]
                self._hosts[key] = host
                request = Request(
                    url=waiting.entry.link or "", kinds=PAGE_KINDS, allows_private=feed.allows_private
                )
                self._workers.start(key, request)

    def _step(self, seconds: float | None) -> None:
        """Take one answer; before waiting for one, tell what moved."""
        taken = self._workers.take(0)
        if taken is None:
            if self._n_read:
                self._tell()
            taken = self._workers.take(seconds)
        if taken is None:
            return
        key, result = taken
        if key in self._feeds:
            self._take_feed(self._feeds[key], result)
        else:
            self._hosts.pop(key)
            self._take_page(self._waiting[key], result)
        self._record_ready()
        self._start_pages()

    # --- taking answers -----------------------------------------------------------------------------

    def _take_feed(self, feed: Feed, result: Result) -> None:
        note = self._notes.feed(feed.url)
        try:
            if isinstance(result, FetchError):
                raise result
            if result.status == 410:
                self._drop(feed, note)
                return
            self._take_answer(feed, note, result)
        except FetchError as error:
            self._put_off_feed(feed, note, error)

    def _take_answer(self, feed: Feed, note: FeedNote, answer: Answer) -> None:
        entries: tuple[Entry, ...] = ()
        if answer.status == 200:
            if answer.kind == _PDF:
                raise FetchError(
                    f"{answer.url} gives {answer.kind}, no feed.", "Name the address of its feed."
                )
            entries = read_entries(answer.body, url=answer.url, charset=answer.charset)
            note = replace(note, etag=answer.etag, modified=answer.modified)
        if answer.moved_to is not None and answer.moved_to != feed.url:
            self._out.say(f"{feed.url} has moved to {answer.moved_to}, which is asked from now on.")
            note = replace(note, address=answer.moved_to)
        wait = next_poll(60.0 * feed.every_minutes, self._out.chance)
        note = replace(note, n_failures=0, due=self._out.clock.now() + wait)
        self._notes.take_in(feed, note, entries)
        known = self._waiting
        for each in self._notes.waiting():
            if each.feed == feed.url and each.id not in known:
                known[each.id] = each

    def _put_off_feed(self, feed: Feed, note: FeedNote, error: FetchError) -> None:
        self.has_failed = True
        n_failures = note.n_failures + 1
        wait = back_off(60.0 * feed.every_minutes, n_failures, self._out.chance, bid=error.wait_seconds)
        # An address it moved to may be gone while the one that was named still answers.
        address = None if error.is_final else note.address
        self._notes.note_feed(
            feed.url,
            replace(note, address=address, n_failures=n_failures, due=self._out.clock.now() + wait),
        )
        self._out.say(str(error))

    def _drop(self, feed: Feed, note: FeedNote) -> None:
        self.has_failed = True
        self._notes.note_feed(feed.url, replace(note, is_gone=True))
        self._out.say(f"{feed.url} is gone for good (410) and is asked no more.\nTake it out of the file.")

    def _take_page(self, waiting: Waiting, result: Result) -> None:
        try:
            if isinstance(result, FetchError):
                raise result
            if result.status != 200:
                raise FetchError(
                    f"{result.url} has been taken away ({result.status}).", "It was not read.", is_final=True
                )
            page = page_document(result, waiting.entry, self._feeds[waiting.feed])
        except DocumentError as error:
            self._give_up(waiting, error)
        except FetchError as error:
            self._put_off_page(waiting, error)
        else:
            self._notes.keep_page(waiting.id, page)
            self._waiting[waiting.id] = replace(waiting, page=page)

    def _put_off_page(self, waiting: Waiting, error: FetchError) -> None:
        n_failures = waiting.n_failures + 1
        if error.is_final or n_failures >= MAX_PAGE_ATTEMPTS:
            self._give_up(waiting, error)
            return
        self.has_failed = True
        now = self._out.clock.now()
        due = now + back_off(PAGE_SECONDS, n_failures, self._out.chance, bid=error.wait_seconds)
        if error.wait_seconds:
            self._host_rests[urlsplit(waiting.entry.link or "").netloc] = due
        self._notes.put_off(waiting.id, n_failures, due)
        self._waiting[waiting.id] = replace(waiting, n_failures=n_failures, due=due)
        self._out.say(str(error))

    # --- recording ----------------------------------------------------------------------------------

    def _record_ready(self) -> None:
        for waiting in list(self._waiting.values()):
            feed = self._feeds[waiting.feed]
            is_paged = feed.is_followed and waiting.entry.link
            if waiting.page is None and is_paged:
                continue
            try:
                self._record(waiting, waiting.page or entry_document(waiting.entry, feed))
            except DocumentError as error:
                self._give_up(waiting, error)

    def _record(self, waiting: Waiting, document: Document) -> None:
        if not self._notes.is_recorded(document.id):
            self._out.read(document)
            self._n_read += 1
        self._notes.settle(waiting.id, document.id)
        del self._waiting[waiting.id]

    def _give_up(self, waiting: Waiting, error: DocumentError | FetchError) -> None:
        self.has_failed = True
        self._notes.settle(waiting.id, None)
        del self._waiting[waiting.id]
        self._out.say(str(error))

    # --- telling ------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Told first, noted then: a process killed between the two tells twice rather than never."""
        read = _count(self._n_read, "new report")
        counts = self._ledger.counts()
        if not self._n_read and counts == self._notes.told("counts"):
            self._out.mention(f"{read}; nothing moved.")
            return
        moves: list[Move] = []
        told: dict[str, object] = {"counts": counts}
        for case_file in judge_cases(known_by(self._ledger), self._settings.cases):
            assert case_file.case is not None
            name = _name(case_file.case)
            found, told[name] = find_moves(case_file, self._notes.told(name) or {})
            moves += found
        if moves:
            self._out.tell(tuple(moves))
        else:
            self._out.mention(f"{read}; nothing moved.")
        self._notes.note_told(told)
        self._n_read = 0


def _name(case: Case) -> str:
    return f"case {case.sender} {case.patron} {case.courted}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
