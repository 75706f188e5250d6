"""The closed word lists. Every coded field of a record takes its words from here.

Acts and the fields of a statement follow the annotation guide (version 2); event types are PLOVER's
(Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023); likelihood and confidence are those of
ICD 203 (2 January 2015, D.6.e(2)).
"""

from enum import StrEnum


class Act(StrEnum):
    """What a speaker does by saying it; the main act comes first (annotation guide, "Acts")."""

    ASSURE = "assure"  # calms about one's own conduct
    PROMISE = "promise"  # binds oneself
    APPEAL = "appeal"  # asks the hearer
    PROPOSE = "propose"  # offers a way
    ACCUSE = "accuse"  # blames for a deed
    DENY = "deny"
    JUSTIFY = "justify"
    THREATEN = "threaten"  # names a harm the speaker would do
    WARN = "warn"  # names a harm
    PRAISE = "praise"
    THANK = "thank"
    CONDEMN = "condemn"  # rates a deed
    ASSESS = "assess"
    PREDICT = "predict"
    INFORM = "inform"  # tells what was not hidden
    CONFIRM = "confirm"
    AGREE = "agree"
    REFUSE = "refuse"
    NO_COMMENT = "no_comment"
    DISCLOSE = "disclose"  # lets out what was hidden
    ALIGN = "align"  # takes a side


class EventType(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """How the text puts an event (annotation guide, "Events")."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    REPEATED = "repeated"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    PRESUPPOSED = "presupposed"


class Channel(StrEnum):
    """How open the words were when said, and how they came out (annotation guide, "Channel")."""

    PUBLIC = "public"  # open to all when said
    PRIVATE = "private"  # closed when said, told openly by a participant or in his name
    LEAKED = "leaked"  # closed when said, out without a name standing for it
    UNKNOWN = "unknown"  # what unnamed people tell a reporter


class Authenticity(StrEnum):
    """What vouches for the words (annotation guide, "Authenticity"); the first that fits."""

    LEAKED_DENIED = "leaked_denied"
    LEAKED_CONFIRMED = "leaked_confirmed"
    ANONYMOUS_SOURCED = "anonymous_sourced"
    LEAKED_UNCONFIRMED = "leaked_unconfirmed"
    OFFICIAL_READOUT = "official_readout"
    REPORTED_BY_THIRD_PARTY = "reported_by_third_party"
    ON_RECORD = "on_record"
    PARAPHRASE_BY_AUTHOR = "paraphrase_by_author"


class Form(StrEnum):
    """How the words are given (PolNeAR; Pareti 2015)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueType(StrEnum):
    """What a cue reports of its source: words, or an attitude (PolNeAR marks both)."""

    STATEMENT = "statement"  # what somebody says
    BELIEF = "belief"  # what he holds true, likely, good or bad
    INTENTION = "intention"  # what he wants, plans or hopes for
    PERCEPTION = "perception"  # what he sees, hears or finds out


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "org"
    STATE = "state"
    GROUP = "group"
    UNNAMED = "unnamed"


class DateBasis(StrEnum):
    """What a date rests on (annotation guide, "Two dates")."""

    STATED = "stated"  # the day is written out
    RELATIVE = "relative"  # reckoned from another day told in the text
    DATELINE = "dateline"  # the day of the report itself, or of its section


class EstimateKind(StrEnum):
    """Kind of hedge (annotation guide, "Hedges")."""

    PROBABILITY = "probability"
    GENERICITY = "genericity"
    ATTRIBUTION = "attribution"
    EVALUATION = "evaluation"
    INTENTION = "intention"
    OTHER = "other"


class Likelihood(StrEnum):
    """ICD 203 bands; one row of words only. The lower bound belongs to the band."""

    ALMOST_NO_CHANCE = "almost no chance"  # 01-05 %
    VERY_UNLIKELY = "very unlikely"  # 05-20 %
    UNLIKELY = "unlikely"  # 20-45 %
    ROUGHLY_EVEN = "roughly even chance"  # 45-55 %
    LIKELY = "likely"  # 55-80 %
    VERY_LIKELY = "very likely"  # 80-95 %
    ALMOST_CERTAIN = "almost certain"  # 95-99 %


class Confidence(StrEnum):
    """ICD 203 analytic confidence: how well founded, never how likely."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class CommitmentStatus(StrEnum):
    """Where a promise stands. An open one is never counted as kept, and no deed told is no breach."""

    NOT_CHECKED = "not checked"  # its words name no act that deeds are coded by, or no day, or a condition
    OPEN = "open"  # nothing told keeps or breaks it, and no term has passed
    TERM_PASSED = "term passed"  # and no report tells that it was done in time
    KEPT = "kept"
    BROKEN = "broken"


class DivergenceKind(StrEnum):
    """How an actor's two voices lie apart. Only COVERT raises the flag."""

    COVERT = "covert"  # public and private words differ
    OPEN_HEDGING = "open_hedging"  # both voices public, sorted by audience
    ALLEGED = "alleged"  # the private half rests on unnamed people or a denied paper
    NONE = "none"
