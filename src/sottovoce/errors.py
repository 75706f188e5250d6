"""The error tree. Each error says what happened, where, and what to do.

SottovoceError
├── DocumentError            one report cannot be read; the others still are
│   ├── UnknownFormat        (ValueError) no reader for this kind of file
│   ├── UnreadableDocument   (OSError)    missing, forbidden, or broken on disk
│   ├── EmptyDocument        (ValueError) nothing to read in it
│   ├── NotText              (ValueError) binary, or an encoding that cannot be told
│   ├── DocumentTooLarge     (ValueError)
│   └── UnsupportedLanguage  (ValueError) kept and listed, but not read
├── NoReports                (ValueError) nothing readable was named at all
├── ModelMissing             (RuntimeError) the language model is absent or altered
├── LedgerError              (RuntimeError) a ledger cannot be opened or written
│   └── NotALedger           (ValueError)  a file that is something else
├── PolarityOutOfRange       (ValueError)  a record rates a target beyond -1 to 1
├── TooLittleEvidence        (ValueError)  fewer statements than a measure needs
├── CaseError                (ValueError)  a case that cannot be judged as asked
├── WatchError               (ValueError)  a watch that cannot be kept as its file asks
├── FetchError               (OSError)     an address that does not give what was asked of it
└── UnknownRecord            (LookupError) an id that names no record of a ledger, or several
"""


class SottovoceError(Exception):
    """Whatever Sottovoce raises on purpose."""


class DocumentError(SottovoceError):
    """One report cannot be read. `path` names it, `remedy` says what to do."""

    def __init__(self, message: str, *, path: str | None = None, remedy: str | None = None) -> None:
        super().__init__(f"{message}\n{remedy}" if remedy else message)
        self.message = message
        self.path = path
        self.remedy = remedy


class UnknownFormat(DocumentError, ValueError):
    pass


class UnreadableDocument(DocumentError, OSError):
    pass


class EmptyDocument(DocumentError, ValueError):
    pass


class NotText(DocumentError, ValueError):
    pass


class DocumentTooLarge(DocumentError, ValueError):
    pass


class UnsupportedLanguage(DocumentError, ValueError):
    pass


class NoReports(SottovoceError, ValueError):
    pass


class ModelMissing(SottovoceError, RuntimeError):
    pass


class LedgerError(SottovoceError, RuntimeError):
    pass


class NotALedger(LedgerError, ValueError):
    pass


class PolarityOutOfRange(SottovoceError, ValueError):
    pass


class TooLittleEvidence(SottovoceError, ValueError):
    pass


class CaseError(SottovoceError, ValueError):
    pass


class WatchError(SottovoceError, ValueError):
    pass


class FetchError(SottovoceError, OSError):
    """One address that failed. is_final: asking again is of no use. wait_seconds: as the server bids."""

    def __init__(
        self, message: str, remedy: str, *, is_final: bool = False, wait_seconds: float | None = None
    ) -> None:
        # Servers choose some of these words; they must not move the cursor of a terminal.
        self.message = "".join(each if each.isprintable() else " " for each in message)
        super().__init__(f"{self.message}\n{remedy}")
        self.is_final = is_final
        self.wait_seconds = wait_seconds


class UnknownRecord(SottovoceError, LookupError):
    pass
