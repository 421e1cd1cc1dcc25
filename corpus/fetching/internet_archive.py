"""Copies of pages in the Internet Archive's Wayback Machine."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from corpus.fetching.politeness import PoliteClient

_AVAILABILITY = "https://archive.org/wayback/available"
_SNAPSHOTS = "https://web.archive.org/web"
_TIME = re.compile(r"[0-9]{14}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy: the address of its unchanged bytes, and its time, UTC in ISO 8601."""

    url: str
    time: str


def nearest_snapshot(client: PoliteClient, url: str, date: str | None) -> Snapshot | None:
    """The archive's copy of a page nearest a date, or `None` where it has none.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD; without one, or with any other, it is the latest copy.
    Uses the availability service (https://archive.org/help/wayback_api.php). Raises `FetchFailed`
    and `Stopped`.
    """
    query = f"{_AVAILABILITY}?url={quote(url, safe='')}"
    if date and _DATE.fullmatch(date):
        query += f"&timestamp={_timestamp(date)}"
    response = client.get(query, media=("application/json", "text/javascript"))
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
    # The address is composed here, so that no response decides where a request goes.
    return Snapshot(f"{_SNAPSHOTS}/{time}id_/{url}", made.isoformat())


def _timestamp(date: str) -> str:
    """Year, month and day as digits; July and the 15th stand for those that are missing."""
    parts = date.split("-")
    return "".join([*parts, *("07", "15")[len(parts) - 1 :]])
