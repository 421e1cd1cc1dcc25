"""Numbers that are written in words, for patterns over single words.

In running text `text_to_num` reads numbers of any length: see `qa.claims.quantities`.
"""

ONE_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
