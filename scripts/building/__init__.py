"""Building: the checkout in, the folder that Lambda runs out, the same bytes every time.

What makes it start fast is done here rather than at each start: sources are compiled, the content
is turned into code, the methods of data classes are written out.
What may not come in: anything that is needed at run time.
"""
