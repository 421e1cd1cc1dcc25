"""What an abbreviated series of reports, laws or journals holds, after reporters-db."""

import re
from functools import cache
from typing import Any, Literal

from corpus.english.works.law import JOURNAL_WORD

SeriesKind = Literal["case", "statute", "journal", "treaty", "debate"]

_TREATIES = re.compile(r"(?:UNTS|UST|LNTS|TIAS|ETS|CETS|ILM|CTS|Bevans|UKTS)\b")
_DEBATES = re.compile(
    r"Cong(?:ressional)?\.? (?:Rec(?:ord)?\.?|Globe)|Parl\.? Deb\.?|Annals of Cong\.?"
)
_STATUTES = re.compile(r"Stat\b|Fed(?:eral)?\.? Reg(?:ister)?\b|U\.?S\.?C\b|C\.?F\.?R\b")


INTERNATIONAL = re.compile(r"(?:ICJ|PCIJ|ECR|EHRR|ITLOS|RIAA|ICTY|IACHR|ECHR)\b")  # of cases

_COMMONWEALTH = re.compile(
    r"(?:AC|QB|KB|Ch|Fam|WLR|All ER|Lloyd[’']s Rep|Cr App R|BCLC|BCC|FLR|ICR|IRLR|EGLR|P ?& ?CR"
    r"|HLR|SLT|SC"
    r"|JC|SCCR|SCLR|ER|TLR|NSWLR|NZLR|CLR|ALJR|FCR|FLC|SASR|VR|IR|ILRM|DLR|SCR|OR|FSR|RPC|CMLR"
    r"|STC)\b"
)  # reports of the United Kingdom and of those who cite as it does


@cache
def _known() -> dict[str, SeriesKind]:
    """Kinds by abbreviation without stops and spaces. Read at first use: it takes 50 ms."""
    from reporters_db import JOURNALS, LAWS, REPORTERS

    kinds: dict[str, SeriesKind] = {}
    tables: tuple[tuple[Any, SeriesKind], ...] = (
        (JOURNALS, "journal"), (LAWS, "statute"), (REPORTERS, "case"),
    )  # fmt: skip
    for table, kind in tables:
        for name, entries in table.items():
            others = [name]
            for entry in entries:
                others += list(entry.get("variations", ())) + list(entry.get("editions", ()))
            kinds.update(dict.fromkeys(map(_key, others), kind))
    return kinds


def _key(name: str) -> str:
    return re.sub(r"[\s.’']", "", name).casefold()


def series_kind(name: str) -> SeriesKind | None:
    """What a series of this abbreviated name holds; `None` where that is not known."""
    name = name.strip(" ,")
    if _TREATIES.match(name.replace(".", "").replace(" ", "")):
        return "treaty"
    if INTERNATIONAL.match(name.replace(".", "")):
        return "case"
    if _COMMONWEALTH.match(name.replace(".", "")):
        return "case"
    if _DEBATES.match(name):
        return "debate"
    if _STATUTES.match(name):
        return "statute"
    known = _known().get(_key(name))
    if known == "case" and re.search(r"\bL\.? ?(?:Rev|J|Q)\b|Rev\.", name):
        return "journal"
    if known:
        return known
    return "journal" if JOURNAL_WORD.search(name) else None
