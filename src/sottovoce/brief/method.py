"""The note on how a brief is made, and what to doubt in it. The same for every brief."""

METHOD: tuple[str, ...] = (
    "A program read the reports listed above; no person checked it unless a note says so.",
    "It keeps a statement only with its speaker, its words and their place in the report, and leaves "
    "open what the text does not tell; it will have missed statements.",
    "Two days are kept: when a thing was said and when it surfaced. A brief as of a day uses only what "
    "had surfaced.",
    "The same words in several reports are shown once and count once.",
    "A statement’s position is its nearness to the patron minus its nearness to the courted side, by its "
    "words and by what it does for its hearer. The gap is a Bayesian estimate of how far the positions "
    "before one side lie from those before the other. With few statements it leans towards no gap; its "
    "interval holds the true value nine times in ten on simulated data.",
    "If only embarrassing private words leak, the gap looks wider than it is; where all of them are "
    "leaked the flag needs stronger evidence.",
    "Alignment is a running estimate of one actor’s position towards another. Each day shows what was "
    "known on that day; where reports stop, the interval widens. In hindsight, later reports count too: that "
    "view is shown only where asked for, and apart.",
    "The judgement pools two numbers: a game between a sender and the side it courts, and the record of"
    " past episodes. On those episodes the game adds explanation and thresholds, not accuracy.",
    "The ranges of the game’s inputs are guesses made once and not fitted to data. The past episodes "
    "were coded by one person who knew how they ended, and known successes are over-represented.",
    "Likelihood words are those of ICD 203, with their numbers beside them. Confidence says how well "
    "founded the judgement is, never how likely the thing is.",
    "Numbers read into an author’s word, such as “unlikely”, are wider than those of ICD 203 on "
    "purpose, since authors do not follow one table.",
)
