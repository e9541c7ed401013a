from authoring.named_parts import with_parts
from authoring.vocabulary import Term, Vocabulary
from triage import Content

PARTS = Vocabulary("BodyPart", (Term("calf", "calf", ()), Term("calf_both", "calves", ())))


def test_a_finding_that_names_its_part_stands_for_both(content: Content) -> None:
    """Two phrases make a value, and one of two calves is one calf."""
    weak = Term("weakness", "weak", ("calf gives way", "weak calves", "one of my calves is weak"))
    pain = Term("muscle_pain", "sore", ("calf hurts", "calf is sore"))

    parts, findings = with_parts([PARTS, Vocabulary("Finding", (weak, pain))], content.protocol)

    assert parts == PARTS
    assert findings.terms == (
        Term("weakness", "weak", ("weak calves",)),
        Term("weakness.calf", "calf gives way", ("one of my calves is weak",)),
        pain,
    )
