"""How good the skill is: made-up cases, each with the advice that is right for it.

In it: the cases and their reader (`vignette`, `vignette_reader`), a person who answers truthfully
and their words (`truthful_person`, `spoken_answer`), three ways to consult the skill
(`consultation`), what the figures are (`scoring`, `shortfall`, `benchmark`), what others reached
(`published`), and how all of it is shown (`report`, `results_page`, `chart`, `command`).

Not in it: anything that changes what is measured. It talks to the real handler through the
simulator's device, and reads of the session only what the skill itself writes there.
"""

from evaluation.consultation import WAYS, Clinic, Consultation
from evaluation.truthful_person import conversation
from evaluation.vignette import Vignette
from evaluation.vignette_reader import VignetteError, read_vignettes

__all__ = [
    "WAYS",
    "Clinic",
    "Consultation",
    "Vignette",
    "VignetteError",
    "conversation",
    "read_vignettes",
]
