"""Films, broadcasts, posts, sets of data, pages of sites."""

import re

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_name, names_before, split_authors
from corpus.citations.elements.parts import take_date, take_own_date
from corpus.citations.elements.places import take_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.dates import find_dates
from corpus.english.names import ROLES
from corpus.english.works.kinds import (
    DATA_SET,
    DIRECTED,
    NETWORK,
    REPORT,
    VIDEO,
)
from corpus.english.works.names import RANK

_DIRECTOR = re.compile(r"(?P<who>[^,“”]{3,60}),\sdir(?:ector|\.)?,\s")


def read_film(bare: str) -> Reading | None:
    """`The Keeper, directed by Ines Vardy (London: Shoreline, 1962), DVD, 0:41:10`."""
    found = DIRECTED.search(bare)
    if found is None or quotations(bare):
        return _by_director(bare)
    imprint = find_imprint(bare)
    locator, rest = take_place(bare)
    dated, rest = take_date(rest[found.end() :])
    fields: Fields = {
        "kind": "video",
        "title": bare[: found.start()].strip(" ,"),
        "locator": locator,
        **dated,
    }
    if found["director"]:
        fields["authors"] = split_authors(found["director"])
    if imprint:
        fields |= imprint[2]
    elif rest.strip(" ,."):
        fields["publisher"] = rest.strip(" ,.").split(", ")[0]
    return Reading(fields)


def _by_director(bare: str) -> Reading | None:
    """`Ines Vardy, dir., The Keeper (London: Shoreline, 1962), DVD`."""
    found = _DIRECTOR.match(bare)
    imprint = find_imprint(bare) if found else None
    if found is None or imprint is None or not is_name(found["who"]):
        return None
    title = bare[found.end() : imprint[0]].strip(" ,")
    return Reading({
        "kind": "video", "authors": split_authors(found["who"]), "title": title, **imprint[2],
        "locator": take_place(bare)[0],
    })  # fmt: skip


def read_data(bare: str) -> Reading | None:
    """`Port Authority, Tide Heights, 1901–1950 (data set, version 2), Data Archive, 2014`."""
    found = DATA_SET.search(bare)
    if found is None or quotations(bare):
        return None
    pieces = bare[: found.start()].strip(" ,").split(", ")
    count = names_before(pieces)
    dated, rest = take_date(bare[found.end() :])
    return Reading({
        "kind": "web page", "authors": split_authors(", ".join(pieces[:count])), **dated,
        "title": ", ".join(pieces[count:]), "container": rest.strip(" ,.") or None,
    })  # fmt: skip


_TWEET = re.compile(r"(?P<who>@?\w[^,“”\"]{1,60}),\s(?P<where>tweet)(?=,|\s\()")


def read_post(bare: str) -> Reading | None:
    """`@tarnferry, Instagram post, 1 September 2020`."""
    found = NETWORK.search(bare) or _TWEET.match(bare)
    if found is None or not find_dates(bare):
        return None
    dated, _ = take_date(bare)
    where = None if found["where"] == "tweet" else found["where"]
    who = RANK.compiled.sub("", found["who"])
    return Reading({"kind": "post", "authors": (who,), "container": where, **dated})


def read_page_of_site(bare: str) -> Reading | None:
    """What is known of a page without a title in quotation marks."""
    if is_prose(bare) or REPORT.search(bare):
        return None
    locator, rest = take_place(bare)
    dated, rest = take_own_date(rest)
    elements = [part.strip(" .") for part in rest.split(",") if part.strip(" .")]
    fields: Fields = {**dated, "locator": locator}
    if elements and is_name(elements[0]):
        fields["authors"] = split_authors(elements.pop(0))
    if len(elements) > 1 and VIDEO.search(elements[1]):
        fields |= {"kind": "video", "title": elements.pop(0)}
    version = re.match(r"(?P<title>\w.*?),? (?:v\.|\(?version) [\d.]+", ", ".join(elements))
    if version:
        return Reading({**fields, "kind": "web page", "title": version["title"]})
    if fields.get("authors") and elements and not fields.get("kind") and _is_title(elements[0]):
        fields["title"] = elements.pop(0)
        if elements and elements[0][:1].isupper():
            fields["container"] = elements.pop(0)
    if elements:
        fields["unparsed"] = ", ".join(elements)
    return Reading(fields)


def _is_title(element: str) -> bool:
    """Whether an element behind names may be a title: of several words, the first with a
    capital.
    """
    many = element.split()
    role = any(word in ROLES for word in many)
    return len(many) > 1 and element[:1].isupper() and not role and not quotations(element)
