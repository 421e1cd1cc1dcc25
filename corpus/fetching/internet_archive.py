"""The Internet Archive's copies of pages that are gone."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from corpus.fetching.politeness import Visitor

_ASK = "https://archive.org/wayback/available"
_COPY = "https://web.archive.org/web"
_TIME = re.compile(r"[0-9]{14}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy: the address of its bare bytes, and when it was made, UTC in ISO 8601."""

    url: str
    time: str


def nearest(visitor: Visitor, url: str, date: str | None) -> Snapshot | None:
    """The archive's copy of a page nearest a date, or `None` where it has none.

    The date is YYYY, YYYY-MM or YYYY-MM-DD; any other is not asked for. Asks the archive's
    availability service (https://archive.org/help/wayback_api.php). Raises `FetchFailed`,
    `Stopped`.
    """
    wanted = f"{_ASK}?url={quote(url, safe='')}"
    if date and _DATE.fullmatch(date):
        wanted += f"&timestamp={''.join(_full(date))}"
    response = visitor.visit(wanted, media=("application/json", "text/javascript"))
    if response.status != 200:
        return None
    try:
        closest = json.loads(response.body)["archived_snapshots"]["closest"]
        time, status = str(closest["timestamp"]), str(closest.get("status", "200"))
        made = datetime.strptime(time, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not _TIME.fullmatch(time) or status != "200" or closest.get("available") is False:
        return None
    # The copy's address is put together here: nobody's answer says where to go.
    return Snapshot(f"{_COPY}/{time}id_/{url}", made.isoformat())


def _full(date: str) -> list[str]:
    """Year, month and day; the middle of what is not told more exactly."""
    given = date.split("-")
    return [*given, *("07", "15")[len(given) - 1 :]]
