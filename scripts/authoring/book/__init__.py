"""The book: the whole protocol as one page, for a reviewer who reads no code.

In here: the chapters, the words for conditions, and the page that holds them. Everything is read
from the content; the transcripts are held with the real skill. Nothing here decides anything.
"""
