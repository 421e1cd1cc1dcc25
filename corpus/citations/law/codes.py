"""Places in codes, rules of courts, acts in collected statutes, and acts of the European Union."""

import re

from corpus.citations.elements.law import last_date
from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.law.continental import of_day
from corpus.citations.law.titles import is_title
from corpus.dates import find_dates
from corpus.english.works.codes import (
    ARTICLE_OF_CODE,
    CODE,
    COLLECTED,
    FOREIGN_CODE,
    GAZETTED_LAW,
    LONG_TITLE,
    NUMBERED_LAW,
    OFFICIAL_JOURNAL,
    PARAGRAPH_OF_CODE,
    REGULATION_NUMBER,
    RULE,
    SESSION_LAWS,
)
from corpus.english.works.courts import CONTINENTAL_DAY
from corpus.english.works.law import EU_LAW

_MAY_BE_CODE = re.compile(r"§|Code|Stat|Laws?\b|Regs?\.|Guidelines|C\.?\s?F\.?\s?R|S\.?\s?C")
_TOWN_OF_CODE = re.compile(
    r"(?:(?:City|Town|County|Village)\sof\s)?[A-Z][\w.]+(?:\s[A-Z]\w+)*,\s[A-Z][\w.]{1,6}\.?,?"
)
_BRACKET = re.compile(r"\(([^()]*?)\s?(\d{4})\)")
_PUBLISHER = re.compile(r"[A-Z][\w.’&-]*(?:\s[\w.’&-]+){0,7}")
_LONGEST = 500  # characters of an act's title and number


def read_code(text: str) -> Fields | None:
    """`33 U.S.C. § 403 (2018)`; `Harbor Act, Tex. Bus. & Com. Code Ann. § 2.201 (West 2009)`."""
    found = CODE.search(text) if _MAY_BE_CODE.search(text) else None
    if found is None or quotations(text):
        return None
    name = (found["name"] or found["name2"]).strip()
    if re.search(r"(?:^|\s)Laws?$", name) and "." not in name:
        return None  # of a book's title
    before = text[: found.start()].strip(" ,(")
    bracket = _BRACKET.search(text, found.end())
    behind = text[found.end() : bracket.start() if bracket else len(text)]
    place, volume = found["place"] or found["place2"], found["volume"] or found["volume2"]
    if found["title"]:  # a chapter, or else the number of a title of the code
        chapter = re.search(r"ch\.\s\w+,?\s", found[0])
        if chapter:
            place = f"{chapter[0]}{place}"
        else:
            volume = found["title"]
    place += found["on"] or ""
    if behind.strip(" ,.") and whole_place(behind):
        place += behind.rstrip(" ,.")
    if _TOWN_OF_CODE.fullmatch(before):
        name, before = f"{before}, {name}", ""
    title, own = take_place(before)[::-1]
    if title and (not is_title(title) or title.endswith(" the") or " " not in title.strip()):
        return None
    fields: Fields = {"kind": "statute", "container": name, "volume": volume,
                      "locator": own or place, "title": title.strip(" ,") or None}  # fmt: skip
    year = found["year"] or (bracket[2] if bracket else None)
    words = found["edition"] or (bracket[1] if bracket else "")
    return {**fields, **_printed(year, words)}


def _printed(year: str | None, words: str) -> Fields:
    """The year and the publisher of a code."""
    if year is None:
        return {}
    firm = words.replace(year, "").strip(" ,")
    named = _PUBLISHER.fullmatch(firm) is not None and "Supp" not in firm
    return {"date": year, "issued": year, "publisher": firm if named else None}


def read_rule(text: str) -> Fields | None:
    """`Fed. R. Civ. P. 30(b)(6)`"""
    found = RULE.search(text)
    if found is None or "." not in found["name"]:
        return None
    return {"kind": "statute", "container": found["name"], "locator": found["place"],
            **_printed(found["year"], found["edition"] or "")}  # fmt: skip


def read_collected(text: str) -> Fields | None:
    """`Municipal Debts Act, RSC 1985, c M-99, s 14(1)`; `Ice Regulations, SOR/2002-227, s 4`."""
    found = COLLECTED.search(text)
    if found:
        return {"kind": "statute", "title": found["title"], "container": found["name"],
                "date": found["year"], "issued": (found["year"] or "")[:4] or None,
                "locator": whole_place(found["place"] or "")}  # fmt: skip
    found = SESSION_LAWS.search(text)
    if found:
        return {"kind": "statute", "container": found["name"], "volume": found["volume"],
                "locator": found["place"], **_printed(found["year"], "")}  # fmt: skip
    found = REGULATION_NUMBER.search(text)
    if found is None or not is_title(found["title"]):
        return None
    return {"kind": "statute", "title": found["title"], "unparsed": found["number"],
            "locator": whole_place(found["place"] or "")}  # fmt: skip


def read_paragraph(text: str) -> Fields | None:
    """`§ 823 Abs. 1 BGB`; `article 1240 du Code civil`."""
    found = PARAGRAPH_OF_CODE.search(text)
    if found:
        return {"kind": "statute", "container": found["name"], "locator": found["place"]}
    foreign = FOREIGN_CODE.search(text) if "]" in text else None
    if foreign:
        return {"kind": "statute", "container": foreign["name"], "locator": foreign["place"]}
    numbered = NUMBERED_LAW.search(text)
    if numbered:
        day = find_dates(numbered["day"] or "")
        return {"kind": "statute" if numbered["title"] else "report",
                "title": numbered["title"] or numbered["title2"],
                "date": numbered["day"], "issued": day[-1].iso if day else None,
                "locator": numbered["place"] or numbered["place2"]}  # fmt: skip
    found = ARTICLE_OF_CODE.search(text)
    if found is None:
        return None
    return {"kind": "statute", "container": found["name"] or found["name2"],
            "locator": f"art. {found['place'] or found['place2']}"}  # fmt: skip


def read_act_in_full(text: str) -> Fields | None:
    """`Gesetz über das Eis vom 4. Juli 1955, BGBl. I, S. 44, § 7`; `Ordinance for the Regulation of
    Porters, 1870, cl. 9`.
    """
    found = GAZETTED_LAW.search(text) or LONG_TITLE.search(text)
    if found is None:
        return None
    groups = found.groupdict()
    day = CONTINENTAL_DAY.search(groups.get("day") or "")
    dated = of_day(day) if day else {"date": found["year"], "issued": found["year"]}
    return {"kind": "statute", "title": found["title"], "container": groups.get("name"),
            "volume": groups.get("volume"), "locator": found["place"], **dated}  # fmt: skip


def read_european(text: str) -> Fields | None:
    """`Regulation (EU) 2019/417 on the labelling of ice [2019] OJ L199/1, art 7(2)`: with a title
    behind the number or with the place in the Official Journal.
    """
    found = EU_LAW.search(text)
    if found is None or len(text) > _LONGEST or quotations(text):
        return None
    journal = OFFICIAL_JOURNAL.search(text)
    head, behind = (text[: journal.start()], text[journal.end() :]) if journal else (text, "")
    locator = whole_place(behind)
    if not locator:
        locator, head = take_place(head) if not journal else (None, head)
    goes_on = re.match(r",?\s(?:of|on|concerning|establishing|laying|amending|as regards|for)\s",
                       head[found.end() :])  # fmt: skip
    if journal is None and goes_on is None:
        return None
    head = head.strip(" ,(")
    fields: Fields = {"kind": "statute", "title": head, "locator": locator}
    if journal:
        volume = journal["volume"] or journal["volume2"] or journal["volume3"]
        fields |= {"container": "OJ" if "OJ" in journal[0] else "O.J.", "volume": volume}
        year = journal["year"] or journal["year2"]
        printed = journal["rest"] or ""
        day = CONTINENTAL_DAY.search(printed)
        dated = of_day(day) if day else last_date(printed)
        fields |= {"date": year, "issued": year} if year else dated
    if not fields.get("date") and find_dates(head):
        fields |= last_date(head, last=False)
    year = found["year"]
    if not fields.get("date") and len(year) == 4:
        fields |= {"date": year, "issued": year}
    return fields
