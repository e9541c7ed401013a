"""The red flags of the clinical dossier, each with the answers that must lead to an emergency.

The numbers are those of the dossier's list of emergencies, E1 to E18.
"""

import pytest

from triage import Content, Level, assess, hear
from triage.protocol.fact import Answer

RULES = {
    "E1": "droop one_side_weak one_side_numb sudden_sign_yes",
    "E2": "sudden_speech sudden_sight sudden_unsteadiness worst_headache "
    "droopy_lid_and_headache lid_sign_yes",
    "E3": "convulsion_now passed_out long_seizure unstoppable_jerks",
    "E4": "hard_to_breathe breathless_flat tight_throat",
    "E5": "confused hard_to_wake seeing_things withdrawal_fever withdrawal_sign_yes",
    "E6": "chest_pain_now chest_cramps chest_and_heart chest_sign_yes fainted",
    "E7": "saddle_numb bladder_or_bowel cord_sign_yes",
    "E8": "poison_on_skin tiny_pupils drooling_and_sweating",
    "E9": "pregnancy_warning birth_warning pregnancy_sign_yes",
    "E10": "climbing_weakness",
    "E11": "locked_jaw",
    "E12": "serotonin_fever serotonin_signs",
    "E13": "self_harm",
    "E14": "too_many_pills too_much_caffeine drugs_and_unwell stimulant_medicine_and_unwell",
    "E15": "lithium_signs lithium_sign_yes",
    "E16": "missed_dialysis_signs",
    "E17": "head_injury_signs head_sign_yes",
    "E18": "stiff_neck_fever fever_sign_yes",
}
"""Red flag -> the rules that represent it."""

EMERGENCIES = {
    "E1": [
        "face_droop",
        "one_sided_weakness",
        "one_sided_numbness",
    ],
    "E2": [
        "speech_trouble sudden_onset",
        "vision_change sudden_onset",
        "double_vision sudden_onset",
        "balance_trouble sudden_onset",
        "walking_trouble sudden_onset",
        "severe_headache",
    ],
    "E3": [
        "convulsion",
        "loss_of_consciousness",
        "seizure_over_5_min",
        "rhythmic_jerks",
        "convulsion pregnant",
        "convulsion diabetes",
        "usual_short_seizure seizure_over_5_min",
    ],
    "E4": ["breathing_trouble", "breathless_lying_flat", "throat_tightness"],
    "E5": ["confusion", "drowsy_hard_to_wake", "hallucinations"],
    "E6": ["chest_pain", "fainting"],
    "E7": ["saddle_numbness", "bladder_bowel_change"],
    "E8": ["pesticide"],
    "E9": [
        f"{condition} {sign}"
        for condition in ("pregnant", "recent_birth")
        for sign in ("severe_headache", "vision_change", "upper_belly_pain", "swelling_face_hands")
    ],
    "E10": ["spreading_weakness"],
    "E11": ["jaw_lock"],
    "E12": [
        f"antidepressant {change} {signs}"
        for change in ("new_medication", "dose_change", "supplement_other")
        for signs in (
            "fever",
            "agitation sweating fast_heartbeat",
            "diarrhoea shivering tremor",
            "sweating tremor stiffness",
        )
    ],
    "E13": ["self_harm_thoughts"],
    "E14": [
        "medicine_overdose",
        "caffeine_overdose",
        "recreational_drugs hot_skin",
        "recreational_drugs agitation",
        "recreational_drugs fast_heartbeat",
    ],
    "E15": [
        "lithium vomiting diarrhoea",
        "lithium tremor speech_trouble",
        "lithium balance_trouble drowsy_hard_to_wake",
    ],
    "E16": ["missed_dialysis weakness", "missed_dialysis irregular_heartbeat"],
    "E17": [
        "head_injury vomiting",
        "head_injury drowsy_hard_to_wake",
        "head_injury convulsion",
    ],
    "E18": ["fever stiff_neck", "fever stiff_neck rash"],
}
"""Red flag -> findings that, together, must be an emergency."""


def test_every_red_flag_is_listed() -> None:
    """The dossier has eighteen, and each has its rules and its examples here."""
    numbers = {f"E{number}" for number in range(1, 19)}

    assert set(RULES) == numbers
    assert set(EMERGENCIES) == numbers


@pytest.mark.parametrize("flag", RULES)
def test_every_red_flag_has_its_rules(content: Content, flag: str) -> None:
    """Each red flag of the dossier is represented by rules of the level emergency."""
    for rule in RULES[flag].split():
        assert content.protocol.rules[rule].level is Level.EMERGENCY


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(findings, id=f"{flag}-{findings.replace(' ', '+')}")
        for flag, examples in EMERGENCIES.items()
        for findings in examples
    ],
)
def test_every_red_flag_is_an_emergency(content: Content, findings: str) -> None:
    """Whoever has these findings is told to call the emergency number."""
    told = dict.fromkeys(findings.split(), Answer.YES)
    heard = hear(content.protocol.facts, {}, told)

    assert assess(content.protocol, heard).level is Level.EMERGENCY


def test_every_emergency_rule_belongs_to_a_red_flag_or_is_our_own(content: Content) -> None:
    """A rule that the dossier does not ask for is named here, with intent."""
    listed = {rule for rules in RULES.values() for rule in rules.split()}
    emergencies = {
        rule.id for rule in content.protocol.rules.values() if rule.level is Level.EMERGENCY
    }

    assert emergencies - listed == {
        "danger_sign_yes",
        "asks_for_ambulance",
        # Section a.1 and a.2: too much water, the first fit with a fever.
        "water_and_vomiting",
        "fever_and_jerks",
        # Section c: sudden odd movements in a child.
        "child_sudden_movement",
    }


def test_the_usual_short_fit_of_known_epilepsy_is_no_emergency(content: Content) -> None:
    """Whoever knows their epilepsy and had the usual fit calls their team, not an ambulance."""
    told = {"usual_short_seizure": Answer.YES, "epilepsy": Answer.YES}

    assert assess(content.protocol, hear(content.protocol.facts, {}, told)).level is Level.URGENT
