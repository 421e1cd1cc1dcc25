"""Numbers that are written in words.

For questions, whose numbers stand at known places. In running text `text_to_num` reads numbers,
see `qa.claims.quantities`.
"""

from corpus.english.tables import WordList

ONE_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
FIRST_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

CARDINALS = WordList(
    frozenset({*ONE_TO_TWENTY, *TENS}), "cardinal numbers of one word", "It has forty pages."
)
ORDINALS = WordList(
    frozenset(FIRST_TO_TWENTIETH), "ordinal numbers up to the twentieth", "The third note."
)
