"""What people ask about gets an honest answer in one breath, and the talk goes on."""

import re
import tomllib
from pathlib import Path

import pytest

from simulator import Skill
from triage import Content

ROOT = Path(__file__).resolve().parents[2]
ASKED = [
    pytest.param(question, answer, id=question)
    for group in tomllib.loads((ROOT / "tests/content/asked.toml").read_text("utf-8")).values()
    for question, answer in group.items()
]
ONE_BREATH = 35


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_a_question_is_answered(alexa_skill: Skill, question: str, answer: str) -> None:
    """The answer says what it must, and the first question of the check stays open."""
    device = alexa_skill.device()
    device.open()

    turn = device.says(question)

    assert re.search(answer, turn.speech or ""), turn.speech
    assert device.is_open
    assert not turn.faults


def test_every_cause_of_the_dossier_can_be_asked_about(content: Content) -> None:
    """Each of the dossier's ids has its answer, and what suggests it if it is volunteered."""
    causes = content.protocol.causes

    assert set(LIKELY_CAUSES.split()) <= set(causes)
    assert [c.id for c in causes.values() if c.is_volunteered and not c.suggested_by] == []
    for words in content.wordings["en-US"].causes.values():
        assert len(words.say.split()) <= ONE_BREATH


LIKELY_CAUSES = """
overexertion dehydration overhydration lack_of_sleep caffeine stress_anxiety low_calcium
low_magnesium low_vitamin_d low_vitamin_b12 nutrient_gap medication_side_effect vitamin_b6_toxicity
supplement_excess pinched_nerve multiple_sclerosis als isaac_syndrome eyelid_myokymia eye_irritation
hemifacial_spasm blepharospasm benign_fasciculation cramp_fasciculation health_anxiety alcohol
alcohol_withdrawal sedative_withdrawal nicotine stimulant_drugs overactive_thyroid
underactive_thyroid hypoglycaemia electrolyte_loss low_potassium kidney_disease restless_legs
hypnic_jerks myoclonus neuropathy pregnancy_cramps leg_cramps muscle_spasm pre_eclampsia
febrile_seizure infantile_spasms serotonin_syndrome tardive_dyskinesia acute_dystonia dystonia
tic_disorder tetany hyperventilation stroke_tia seizure cauda_equina spinal_cord_compression
guillain_barre myasthenia tetanus meningitis head_injury pesticide_poisoning poisoning_overdose
lithium_toxicity rhabdomyolysis heat_illness heart_problem blood_clot
"""
"""Section 0.7 of the dossier."""
