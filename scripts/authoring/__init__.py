"""What people who write content and sentences run: it turns their files into what Alexa needs.

In here: the sentence templates and their expansion, the interaction model's builder, and the
commands that join the generic tools (simulator, linter) to this skill. Nothing in here is deployed,
and nothing in here decides what is said or advised: `skill` and `triage` do, fed by `content/`.
"""
