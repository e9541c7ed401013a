"""How well an interaction model is understood: utterances, and recognisers that try them.

In it: the utterances and their reader (`utterance`, `utterance_reader`), the recognisers (the
simulator's own in `simulator_ear`; two that learn from the samples in `learning`, by `embedding`
and by `letters`, with `masking`, `polarity` and `near_values`), what was heard as an event
(`skill_reading`), and the figures (`scoring`, `targets`, `report`, `command`).

Not in it: any knowledge of the skill. A recogniser is given the built interaction model and nothing
else, because a model that several of them understand is likely to suit Alexa's, which none of them
is.
"""
