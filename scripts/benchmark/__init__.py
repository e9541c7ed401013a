"""The benchmark: how fast the built package starts and turns beside what else one could deploy.

Real processes under Lambda's own client, one after the other in rounds, so that what slows the
machine slows all alike; what counts is the ratios within a round.
"""
