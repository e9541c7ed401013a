"""The load: signed requests against the served skill on loopback, and what comes of it.

It needs what Amazon has: a certificate for the name that signs, and a server that gives its chain.
Both are made here, for one run, and trusted by nothing else. The tests use them too.
"""
