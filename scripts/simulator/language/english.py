"""What the simulator knows about English in general: contractions, fillers, small words.

Nothing here belongs to the subject of any skill. A language other than English needs a sibling of
this module; the rest of the recogniser asks no other one for words.
"""

from __future__ import annotations

CONTRACTIONS: dict[str, str] = {
    "ain't": "is not",
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "y'all": "you all",
    "o'clock": "o'clock",
    "'cause": "because",
    "'til": "until",
    "'em": "them",
    "cuz": "because",
    "coz": "because",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "dunno": "do not know",
    "kinda": "kind of",
    "sorta": "sort of",
    "lotta": "lot of",
    "outta": "out of",
    "ok": "okay",
    "u": "you",
    "ya": "yeah",
    "til": "until",
    "till": "until",
    "thru": "through",
    "tho": "though",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "idk": "i do not know",
    "im": "i am",
    "ive": "i have",
    "its": "it is",
    "dont": "do not",
    "cant": "can not",
    "wont": "will not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "hadnt": "had not",
    "doesnt": "does not",
    "didnt": "did not",
    "couldnt": "could not",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "thats": "that is",
    "whats": "what is",
    "hows": "how is",
    "wheres": "where is",
    "theres": "there is",
    "hes": "he is",
    "shes": "she is",
    "theyre": "they are",
    "youre": "you are",
    "theyve": "they have",
    "youve": "you have",
    "weve": "we have",
}
"""Spellings that stand for other words, with what they stand for."""

ENDINGS: tuple[tuple[str, str], ...] = (
    ("n't", "not"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'re", "are"),
    ("'m", "am"),
    ("'d", "would"),
)
"""What hangs on a word after an apostrophe, with the word it stands for."""

BEFORE_IS = frozenset(
    "it that this there here what who where when why how he she everything something nothing "
    "everyone someone".split()
)
"""Words after which an 's is 'is'; after any other word it is kept as a word of its own."""

AFTER_HAS = frozenset("been got gotten had become taken".split())
"""Words before which an 's is 'has'."""

HESITATIONS = frozenset("um uh erm uhm umm uhh hmm hm mm ah eh oh ooh ugh alexa".split())
"""Sounds that mean nothing wherever they stand."""

FILLERS = frozenset(
    "please well so okay like just actually basically really literally honestly anyway anyhow "
    "hey hi hello then right now also too maybe perhaps kind sort of bit little quite pretty "
    "very still already again thanks thank you know i mean think guess suppose sir ma'am "
    "though but and a an the my your his her their our some any".split()
)
"""Words that may stand in a sentence without changing what it asks for."""

SKIPPABLE = frozenset(
    "please well so okay like just actually basically really literally honestly anyway hey "
    "then also too still already now though and but very quite pretty".split()
)
"""Fillers that a sample need not have in order to match to the letter."""

DETERMINERS = frozenset(
    "a an the my your his her their our this that these those some any its it".split()
)
"""Words left out when a phrase is looked for in a sentence."""

LINKS = frozenset(
    "of with in on at to for from by when while really very so just quite some any been being "
    "kind sort bit little is are was were be feel like have has had get "
    "got getting keep keeps all usually typically generally actually even ever lot lots bunch "
    "ton tons load loads".split()
)
"""Words left out as well when a phrase of several words is looked for a second time."""

QUANTITIES = frozenset("all lot lots bunch ton tons load loads".split())
"""Links that are part of what a phrase says: 'took a lot of pills' is not 'took pills'."""

CONNECTORS = frozenset(
    "and or plus also then both as well sometimes maybe now even".split()
) | frozenset("my the a an his her their our in on some any it's right left".split())
"""Words that may stand between two values of one list: 'the fern and also my basil'."""

NEGATORS = frozenset(
    "no not never none without neither nor nothing hardly barely zero lack lacking denies".split()
)
"""Words that turn what follows them into its opposite."""

TURNS = frozenset(
    "but however though although except just only because since if when while yes yeah".split()
)
"""Words at which the reach of a negator ends."""

CONTRASTS = frozenset("but except though although however apart aside besides".split())
"""Words after which an answer is taken back in part: 'no but it leaks'."""

NARROWING = frozenset("just only".split())
"""Words that do the same when they directly follow the answer: 'no only on mondays'."""

QUESTION_WORDS = frozenset("why how what when where who which whose".split())

MODALS = frozenset("can could should would will may might must shall need do does did is".split())

FUNCTION_WORDS = (
    HESITATIONS
    | FILLERS
    | DETERMINERS
    | LINKS
    | CONNECTORS
    | MODALS
    | frozenset(
        "me we us he she they them him you who whom myself yourself himself herself it's 's am are "
        "was were being been have has had having doing done if than as because until about into "
        "through during before after above below out off over under further once here there both "
        "each few other such only own same get gets got getting go goes going went come comes "
        "make makes made take takes let lets say says said one ones thing things something "
        "anything everything everyone someone somebody anyone lot lots bit way kind sort since "
        "ago what which when where how why want wants".split()
    )
)
"""Words that say little about the subject of a sentence."""

HAVING_WORDS = frozenset(
    "have has had having feel feels felt feeling get gets got getting notice noticed noticing see "
    "saw seen experience experienced experiencing suffer suffered suffering drink drinks drank "
    "drinking take takes took taken taking eat eats ate eating use uses used using do does did "
    "done been be being am is are was were there much many any a an real really very so too even "
    "also ever yet at all or nor and of from like to sign signs kind sort single other new bad "
    "start started starting touch touched on look looks looked looking go goes went gone going "
    "doing sound sounds seem seems become became turn turned turning come came coming happen "
    "happened want need drunk eaten using become had "
    "that think believe say says said thinking because it i".split()
)
"""Words that may stand between a negator and what it denies: 'have not had any rust'."""

HEDGED_NOT = frozenset("sure certain only just know".split())
"""Words after which 'not' denies nothing: 'not sure if it has rust', 'not only'."""

REFUSING = frozenset("can will would could may might must shall let".split())
"""Words before 'not' that make it the verb's: 'it can not stop', 'it will not grow'."""

GENERAL_WORDS = FUNCTION_WORDS | frozenset(
    "tell give show know see time times day days today think say talk mean means need like help "
    "something anything about explain read hear".split()
)
"""Words that by themselves are about nothing: 'tell me about' may go on in any direction."""

ANSWERS = frozenset("yes yeah yep no nope not okay".split())
"""Words that answer and say nothing about a subject."""

IDIOMS_WITH_NO = frozenset(
    "idea clue problem problems worries one longer matter doubt wonder reason more".split()
)
"""Words after which a leading 'no' is no answer: 'no idea', 'no problem'."""

OPENERS = HESITATIONS | frozenset(
    "so and but well okay hey hi hello please now then also oh yes yeah no nope or just like "
    "actually".split()
)
"""Words before the first that shows how a sentence is built."""

ASKING_VERBS = frozenset(
    "can could should would will may might is are was were am do does did shall".split()
)
"""Verbs that open a question."""
PARTICLES = frozenset("back up down off out over".split())
MOVING = frozenset(
    "come comes came coming go goes went gone going get gets got getting call calls called step "
    "steps stepped turn turns turned put puts write writes wrote sit sits sat look looks looked "
    "cut cuts cutting knock knocks knocked knocking".split()
)
"""Verbs that take a particle: the 'back' of 'it comes back' is no back."""
