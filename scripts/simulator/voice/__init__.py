"""Talking with a skill by voice, offline: what is said aloud, and what is heard.

In it: sound (`sound`), speech made by espeak-ng or flite (`synthesis`) and played (`player`), a
language model made from the interaction model (`language`), and the ear that hears with it
(`ear`, with pocketsphinx), from a WAV file or a microphone (`microphone`).

Not in it: anything about one skill. It cannot show that something is *not* understood: whatever
it is played, even a cough, the ear hears as some sentence made of the model's own words.
"""
