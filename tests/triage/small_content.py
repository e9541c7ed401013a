"""A tiny valid content, written by hand, that tests break one thing at a time.

It has one of everything: danger screens, a 'which', values, habits, causes, tips and topics.
"""

from pathlib import Path

from triage import Content, ContentError, load_content
from triage.loading import replies

CITED = 'source = "book"\nsection = "One"\nchecked = 2026-11-23\n'


def cited(*names: str) -> str:
    """Give a table with a citation for each name."""
    return "".join(f"[{name}]\n{CITED}\n" for name in names)


def said(key: str, **sentences: str) -> str:
    """Give a table with one sentence for each name."""
    return "".join(f'[{name}]\n{key} = "{text}"\n\n' for name, text in sentences.items())


def asked(**questions: str) -> str:
    """Give a table with the four texts of a question for each name."""
    return "".join(
        f'[{name}]\nask = "{text}?"\nagain = "Again: {text}?"\n'
        f'why = "Why {name}."\nhint = "Hint {name}."\n\n'
        for name, text in questions.items()
    )


QUESTIONS = f"""
[danger]
kind = "screen"
is_danger = true
settles = ["droop", "faint"]
yes_means = ["danger_yes"]
unsure_means = ["danger_maybe"]
naming_covers = ["weak"]
naming_means = ["sudden"]
{CITED}
[nerves]
kind = "screen"
is_danger = true
settles = ["weak", "numb"]
yes_means = ["nerves_yes"]
unsure_means = ["nerves_maybe"]
{CITED}
[which_nerve]
kind = "which"
relevant_when = ["nerves_yes"]
settles = ["weak", "numb"]
unsure_means = ["which_maybe"]
{CITED}
[where]
kind = "value"
settles = ["places"]
yes_means = ["places = several"]
no_means = ["places = one"]
unsure_means = ["places_maybe"]
{CITED}
[how_long]
kind = "value"
settles = ["duration_days"]
unsure_means = ["length_maybe"]
{CITED}
[habits]
kind = "habits"
settles = ["coffee", "running"]
{CITED}"""

EMERGENCY = f"""
[drooping]
when = ["droop"]
{CITED}
[fainting]
when = ["faint"]
{CITED}
[danger_named]
when = ["danger_yes"]
{CITED}
[ambulance]
when = ["wants_ambulance"]
{CITED}
[weak_and_two_more]
when = ["weak"]
any_of = ["numb", "kidney", "places = all_over"]
at_least = 2
{CITED}"""

URGENT = f"""
[danger_unsure]
when = ["danger_maybe"]
{CITED}
[suddenly_weak]
when = ["sudden", "weak"]
{CITED}
[which_unsure]
when = ["which_maybe"]
{CITED}"""

SEE_DOCTOR = f"""
[any_nerve]
any_of = ["weak", "numb", "nerves_yes", "nerves_maybe"]
{CITED}
[many_places]
when = ["places > one"]
{CITED}
[too_long]
when = ["duration_days > 14"]
{CITED}
[unsure]
any_of = ["places_maybe", "length_maybe", "not_finished"]
{CITED}"""

VALUES = """
[body_part]
kind = "parts"
values = ["eyelid", "calf", "unknown"]
several_mean = ["places = several"]

[places]
kind = "choice"
values = ["one", "several", "all_over"]

[duration_days]
kind = "days"

[about]
kind = "choice"
values = ["self", "other"]

[age_group]
kind = "choice"
values = ["adult", "older", "child"]
"""

SIGNS = "\n".join(
    f"[{sign}]"
    for sign in (
        "danger_yes danger_maybe nerves_yes nerves_maybe which_maybe places_maybe length_maybe "
        "not_finished wants_ambulance"
    ).split()
)

_REPLIES = {
    "welcome": "Welcome.",
    "welcome_told": "First some questions.",
    "goodbye": "Goodbye.",
    "starting_over": "From the start.",
    "content_changed": "We start again.",
    "okay": "Okay.",
    "thanks": "Okay.",
    "got_it": "Okay.",
    "all_right": "Okay.",
    "besides": "Besides {findings}:",
    "changed": "Changed. {told}",
    "changed_back": "Taken back.",
    "denied": "No {findings}.",
    "confirm_denied": "Really no {findings}?",
    "confirm_value": "Change it to {told}?",
    "confirm_back": "Take it back?",
    "confirm_again": "Change it?",
    "kept": "Kept.",
    "did_you_mean": "The {parts}?",
    "which_meant": "Which one?",
    "please_look": "Please look.",
    "way_out": "To be safe.",
    "silence_danger": "Call {emergency_number}.",
    "past_danger": "Over? Else {emergency_number}.",
    "not_now": "Not {finding}? Else {emergency_number}.",
    "need_help": "Is help needed?",
    "need_help_again": "Then call. Is help needed?",
    "offer_summary": "Sum it up?",
    "offer_number": "The number again?",
    "offer_number_again": "Call. Again?",
    "summary_no": "{findings}.",
    "no_finding": "no {finding}",
    "articles": "a, an",
    "card_about": "It: {told}",
    "card_yes": "Yes: {told}",
    "card_unsure": "Unsure: {told}",
    "card_no": "No: {told}",
    "questions_left": "{count} left.",
    "source": "From {publisher}, {when}.",
    "months": "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "weekdays": "Mon, Tue, Wed, Thu, Fri, Sat, Sun",
    "would_change": "With {changes}:",
    "more_than_days": "more than {count} days",
    "not_understood": "I did not get that.",
    "hedged": "Once more, to be safe.",
    "counted_unsure": "I take that as not sure.",
    "any_other": "Any of the others?",
    "help": "I ask and then advise.",
    "offer_tip": "A tip?",
    "offer_another_tip": "Another tip?",
    "offer_again": "Yes or no.",
    "offer_check": "Shall I ask?",
    "tips_after_check": "Tips come later.",
    "no_more_tips": "No more tips.",
    "your_part": "your {part}",
    "my_part": "my {part}",
    "their_part": "their {part}",
    "since_today": "since today",
    "for_one_day": "for one day",
    "for_days": "for {count} days",
    "for_two_weeks": "for two weeks",
    "for_under_two_weeks": "for under two weeks",
    "for_about_two_weeks": "for about two weeks",
    "for_over_two_weeks": "for over two weeks",
    "for_weeks": "for {count} weeks",
    "for_months": "for {count} months",
    "for_years": "for years",
    "in_several_places": "in several places",
    "with_findings": "with {findings}",
    "not_findings": "Not {findings}.",
    "and": "and",
    "or": "or",
    "card_title": "Small",
}
REPLIES = {name: _REPLIES.get(name, f"Some {name}.") for name in replies.REPLIES}
"""The general sentences that tests read, and something for any other."""

FILES = {
    "facts/symptoms.toml": '[droop]\n[faint]\nimplies = ["weak"]\n[weak]\n[numb]\n[sudden]\n',
    "facts/exposures.toml": "[coffee]\n[running]\n",
    "facts/conditions.toml": "[kidney]\n",
    "facts/signs.toml": SIGNS,
    "facts/values.toml": VALUES,
    "rules/emergency.toml": EMERGENCY,
    "rules/urgent.toml": URGENT,
    "rules/see_doctor.toml": SEE_DOCTOR,
    "questions.toml": QUESTIONS,
    "causes.toml": f'[caffeine]\nsuggested_by = ["coffee"]\ntips = ["less_coffee"]\n{CITED}\n'
    f'[strain]\nsuggested_by = ["running", "weak"]\ntips = ["drink", "sleep"]\n{CITED}\n'
    f'[rare]\nsuggested_by = ["weak"]\nis_volunteered = false\n{CITED}',
    "tips.toml": f"[less_coffee]\n{CITED}\n"
    f'[drink]\nunless = ["kidney"]\n{CITED}\n[sleep]\nis_general = true\n{CITED}',
    "topics.toml": f"[when_doctor]\n{CITED}\n"
    "[corrections]\nis_clinical = false\n[sources]\nis_clinical = false\n"
    "[thanks]\nis_clinical = false\n",
    "advice.toml": cited(
        "emergency_action",
        "emergency_caution",
        "urgent_action",
        "urgent_caution",
        "see_doctor_action",
        "see_doctor_caution",
        "self_care_action",
        "self_care_caution",
        "self_care_reason",
        "causes",
        "causes_often",
        "no_ambulance",
        "ambulance_if",
    ),
    "durations.toml": "[few_days]\ndays = 6\n[weeks]\ndays = 28\n",
    "people.toml": '[child]\nmeans = ["about = other", "age_group = child"]\n'
    '[partner]\nmeans = ["about = other"]\n',
    "qualities.toml": '[hanging]\ndroop = ["body_part = eyelid", "numb"]\nalone_means = ["weak"]\n',
    "regions.toml": '[US]\nemergency = "nine one one"\ncrisis = "nine eight eight"\n'
    '[other]\nemergency = "your emergency number"\ncrisis = "a crisis line"\n',
    "limits.toml": "[conversation]\nquestions = 9\nhabits_within = 6\nhabits = 2\n"
    "misses = 3\nhedges = 2\n"
    'unfinished_means = ["not_finished"]\nunseen_means = ["danger_maybe"]\n'
    "[claims]\nlast_days = 365\n",
    "sources.toml": '[book]\npublisher = "A"\ntitle = "B"\naddress = "https://example.org"\n'
    'read = 2026-11-23\nbasis = "guideline"\n',
    "en-US/findings.toml": said(
        "name",
        droop="a drooping face",
        faint="fainting",
        weak="weakness",
        numb="numbness",
        sudden="a sudden start",
        coffee="coffee",
        running="running",
        kidney="kidney disease",
    ),
    "en-US/parts.toml": said("name", eyelid="eyelid", calf="calf", unknown="muscle"),
    "en-US/questions.toml": asked(
        danger="Any danger",
        nerves="Weak or numb",
        which_nerve="Which one",
        where="In several places",
        how_long="How long",
        habits="Coffee or running",
    ),
    "en-US/rules.toml": said(
        "reason",
        drooping="A droop is serious.",
        fainting="Fainting is serious.",
        danger_named="That is serious.",
        ambulance="Then it is one.",
        weak_and_two_more="Together that is serious.",
        danger_unsure="It is not clear.",
        suddenly_weak="Sudden weakness matters.",
        which_unsure="It is not clear which.",
        any_nerve="Nerves matter.",
        many_places="Many places matter.",
        too_long="Two weeks matter.",
        unsure="Something is open.",
    ),
    "en-US/causes.toml": "".join(
        f'[{name}]\nname = "{spoken}"\nsay = "About {spoken}."\n\n'
        for name, spoken in (("caffeine", "coffee"), ("strain", "strain"), ("rare", "rarity"))
    ),
    "en-US/tips.toml": said("say", less_coffee="Less coffee.", drink="Drink.", sleep="Sleep."),
    "en-US/topics.toml": said(
        "say",
        when_doctor="After two weeks.",
        corrections="Start over.",
        sources="From books.",
        thanks="Welcome.",
    ),
    "en-US/advice.toml": said(
        "say",
        emergency_action="Call {emergency_number} now.",
        emergency_caution="Use your phone.",
        urgent_action="Speak with a doctor today.",
        urgent_caution="If worse, call {emergency_number}.",
        see_doctor_action="Book a visit.",
        see_doctor_caution="If weak, sooner.",
        self_care_action="Mostly harmless.",
        self_care_caution="After two weeks see a doctor.",
        self_care_reason="Nothing was named.",
        causes="It may be linked to {causes}.",
        causes_often="Often it is {causes}.",
        no_ambulance="No ambulance.",
        ambulance_if="If worse, call {emergency_number}.",
    ),
    "en-US/replies.toml": said("say", **REPLIES),
}
"""Every file of the small content, by its path."""


class SmallContent:
    """The small content in a folder of its own, to be broken and loaded."""

    def __init__(self, folder: Path) -> None:
        """Write every file into `folder`."""
        self.folder = folder
        for file, text in FILES.items():
            self.write(file, text)

    def write(self, file: str, text: str) -> None:
        """Make `file` hold just `text`."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Put `text` at the end of `file`."""
        self.write(file, f"{self.read(file)}\n{text}\n")

    def change(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of the first `old` in `file`, which must be there."""
        text = self.read(file)
        assert old in text, f"{file} holds no {old!r}"
        self.write(file, text.replace(old, new, 1))

    def read(self, file: str) -> str:
        """Give the text of `file`."""
        return (self.folder / file).read_text(encoding="utf-8")

    def load(self) -> Content:
        """Load the folder as it is now."""
        return load_content(self.folder)

    def problems(self) -> tuple[str, ...]:
        """Give the problems that loading finds, none if the content loads."""
        try:
            self.load()
        except ContentError as error:
            return error.problems
        return ()
