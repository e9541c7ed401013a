"""The host: the skill as an HTTPS service, for those who do not use Lambda.

A request passes the **gate** (signature, time, skill: all of it, before the body is read), then the
skill's own handler, which is the one that Lambda calls. What may not come in: anything about this
skill's conversation, and any way to answer a stranger without a gate.
"""
