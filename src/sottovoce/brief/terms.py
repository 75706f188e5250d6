"""The plain words for every closed word of the records. Tables only."""

from sottovoce.vocabulary import (
    Act,
    Authenticity,
    Channel,
    CommitmentStatus,
    DateBasis,
    DivergenceKind,
    EventStatus,
    EventType,
    Form,
    Likelihood,
)

# ICD 203, D.6.e(2)(a): the band that each word stands for, in whole percent.
BANDS: dict[Likelihood, tuple[int, int]] = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.PUBLIC: "in public",
    Channel.PRIVATE: "in private",
    Channel.LEAKED: "in private, then leaked",
    Channel.UNKNOWN: "how it was said is not told",
}

# Where words of the report bear on the channel, but do not settle it.
CHANNEL_NOT_SETTLED = "whether in public or in private is not established"

AUTHENTICITY_WORDS: dict[Authenticity, str] = {
    Authenticity.LEAKED_DENIED: "denied by somebody with standing to know",
    Authenticity.LEAKED_CONFIRMED: "confirmed by somebody with standing to know",
    Authenticity.ANONYMOUS_SOURCED: "told by unnamed people",
    Authenticity.LEAKED_UNCONFIRMED: "not confirmed in the report that holds it",
    Authenticity.OFFICIAL_READOUT: "as the speaker’s own side told it",
    Authenticity.REPORTED_BY_THIRD_PARTY: "as another party told it",
    Authenticity.ON_RECORD: "on record",
    Authenticity.PARAPHRASE_BY_AUTHOR: "",
}

# Words that nobody stands for are never given as fact.
ONLY_REPORTED = frozenset(
    {Authenticity.LEAKED_DENIED, Authenticity.ANONYMOUS_SOURCED, Authenticity.LEAKED_UNCONFIRMED}
)

FORM_WORDS: dict[Form, str] = {
    Form.DIRECT: "direct, the speaker’s own words",
    Form.INDIRECT: "indirect, the report’s words",
    Form.MIXED: "partly direct, partly the report’s words",
}

ACT_WORDS: dict[Act, str] = {
    Act.ASSURE: "assurance",
    Act.PROMISE: "promise",
    Act.APPEAL: "appeal",
    Act.PROPOSE: "proposal",
    Act.ACCUSE: "accusation",
    Act.DENY: "denial",
    Act.JUSTIFY: "justification",
    Act.THREATEN: "threat",
    Act.WARN: "warning",
    Act.PRAISE: "praise",
    Act.THANK: "thanks",
    Act.CONDEMN: "condemnation",
    Act.ASSESS: "assessment",
    Act.PREDICT: "forecast",
    Act.INFORM: "information",
    Act.CONFIRM: "confirmation",
    Act.AGREE: "agreement",
    Act.REFUSE: "refusal",
    Act.NO_COMMENT: "no comment",
    Act.DISCLOSE: "disclosure",
    Act.ALIGN: "taking sides",
}

# Noun, and the word that leads to the target.
EVENT_WORDS: dict[EventType, tuple[str, str]] = {
    EventType.AGREE: ("Agreement or offer", "with"),
    EventType.CONSULT: ("Meeting, call or message", "with"),
    EventType.SUPPORT: ("Backing", "for"),
    EventType.CONCEDE: ("Concession", "to"),
    EventType.COOPERATE: ("Cooperation", "with"),
    EventType.AID: ("Aid", "to"),
    EventType.RETREAT: ("Withdrawal or release", "concerning"),
    EventType.REQUEST: ("Request or demand", "to"),
    EventType.ACCUSE: ("Accusation", "against"),
    EventType.REJECT: ("Refusal or denial", "towards"),
    EventType.THREATEN: ("Threat", "against"),
    EventType.PROTEST: ("Protest", "against"),
    EventType.SANCTION: ("Sanctions", "against"),
    EventType.MOBILIZE: ("Forces set in motion", "towards"),
    EventType.COERCE: ("Coercion", "of"),
    EventType.ASSAULT: ("Attack", "on"),
}

EVENT_STATUS_WORDS: dict[EventStatus, str] = {
    EventStatus.HAPPENED: "",
    EventStatus.ONGOING: "ongoing",
    EventStatus.REPEATED: "repeated",
    EventStatus.ALLEGED: "alleged",
    EventStatus.HYPOTHETICAL: "hypothetical",
    EventStatus.PRESUPPOSED: "taken as given",
}

STATUS_WORDS: dict[CommitmentStatus, str] = {
    CommitmentStatus.NOT_CHECKED: "not compared",
    CommitmentStatus.OPEN: "open",
    CommitmentStatus.TERM_PASSED: "term passed",
    CommitmentStatus.KEPT: "kept",
    CommitmentStatus.BROKEN: "broken",
}

DATE_BASIS_WORDS: dict[DateBasis, str] = {
    DateBasis.STATED: "",
    DateBasis.RELATIVE: "day reckoned",
    DateBasis.DATELINE: "day of the report",
}

PUBLISHED_BASIS_WORDS = {
    "option": "given by the user",
    "file beside": "from the file beside it",
    "front matter": "from the head of the file",
    "page": "from the page",
    "record": "from the record",
    "text": "from the text",
}

KIND_WORDS: dict[DivergenceKind, str] = {
    DivergenceKind.COVERT: "covert: public and private words differ",
    DivergenceKind.OPEN_HEDGING: "open hedging: both voices in the open, sorted by audience",
    DivergenceKind.ALLEGED: "alleged: rests on unnamed people or a denied paper",
    DivergenceKind.NONE: "none found",
}
