"""Finds what Amazon would refuse, or silently mishandle, in an interaction model or a manifest.

In here: one small function a rule, a tolerant reading of both files, and the command. The rules are
those of the platform alone: nothing in here knows any particular skill, and nothing in here may
import one. What a skill forbids itself (words, intents it elicits) is passed in as an option.
"""
