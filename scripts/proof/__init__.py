"""The proof: every reachable state of the real dialogue, and the safety invariants in each.

Inside: the walk and what it merges, the invariants, the structure that many findings rest on, the
red flags that the content owes, deliberate faults that must be caught, and the comparison of two
revisions. Why: an example shows that one conversation is safe; this shows that all are.
What may not come in: a model of the dialogue. What is walked is `triage.respond` itself.
"""
