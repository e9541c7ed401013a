"""Deployment: the skill package, the stack and the skill on somebody's accounts, and their cost.

Knows the files that are deployed and the programs that deploy them, and nothing of what the skill
says: neither `triage` nor `skill` nor the simulator.
"""
