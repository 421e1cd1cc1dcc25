"""Names of cases: where they end."""

import re
from itertools import takewhile

from corpus.citations.elements.places import is_place
from corpus.dates import find_dates
from corpus.english.works.courts import (
    CALLED_IN_BRACKETS,
    COURT_BEFORE,
    COURT_IN_TITLE,
    FILED_AS,
    GIVEN_ON,
)
from corpus.english.works.documents import JUDGMENT
from corpus.english.works.law import VERSUS


def case_title(before: str) -> str | None:
    """The name of a case from the words before its report or number, without what the court gave,
    its own name, days and places; `None` where nothing is left.
    """
    title = re.sub(r"\s*[(\[]\d{4}[)\]]?$|,\sMDL$|\s\[GC\]$", "", before).strip(" ,")
    title = JUDGMENT.compiled.sub("", title).strip(" ,") or title
    title = GIVEN_ON.compiled.sub("", title)
    title = CALLED_IN_BRACKETS.compiled.sub("", COURT_BEFORE.compiled.sub("", title))
    title = COURT_IN_TITLE.compiled.sub("", title)
    title = FILED_AS.compiled.split(title, maxsplit=1)[0]
    named = VERSUS.search(title)
    if named and "," in title[named.end() :]:  # no date and no place belongs to a party's name
        first, *others = title[named.end() :].split(", ")
        kept = list(takewhile(lambda piece: not (is_place(piece) or _is_day(piece)), others))
        title = title[: named.end()] + ", ".join([first, *kept])
    return title.removesuffix(" [GC]") or None


def _is_day(piece: str) -> bool:
    dates = find_dates(piece)
    return bool(dates) and dates[0].start == 0 and len(dates[0].iso) > 7
