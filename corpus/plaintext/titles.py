"""The title of a text, among the lines of its first page."""

from collections.abc import Sequence
from itertools import takewhile

from corpus.english.front_matter import CHAPTER, COURT, PARTY_ROLE, PROCEDURE, VERSUS
from corpus.plaintext.front_lines import Segment

# Set by hand.
_MOST_TITLE_LINES = 4
_MOST_WORDS = 30  # of a title
_MOST_TOPIC = 4  # words of a topic above it
_MOST_ABOVE = 3  # lines between a byline or a date and a title below it
_MOST_BETWEEN = 6  # lines between a title and its byline
_CENTRED = 4  # columns from the margin
_COLUMN_SHIFT = 4  # columns by which lines of the column beside the parties may begin earlier
_MOST_PARTIES = 6  # lines from "v." to what the last party is
# Weights of what speaks for a title.
_BYLINE, _NAME, _DATE, _OTHER, _OPENED = 4.0, 3.0, 1.5, 0.5, 1.0
_STANDS_OUT, _FIRST, _LONG, _LONGER = 1.0, 0.5, 1.0, 0.5
_BELOW_BYLINE = 1.5
_BODY = -3.0  # of the name of a body, or what stands directly below it


def find_title(found: Sequence[Segment], *, opened: bool) -> list[int]:
    """The places of the lines of the title; none where it is not sure that there is one. `opened`
    is whether a heading that opens a text stands behind the lines.
    """
    return _Titles(found, opened=opened).find()


def case_title(found: Sequence[Segment]) -> set[int]:
    """The places of the parties of a case, the head of whose opinion the lines are; none of other
    texts.
    """
    versus = next(
        (n for n, one in enumerate(found) if VERSUS.search(one.text) and not one.is_sentence), None
    )
    if versus is None:
        return set()
    in_court = any(COURT.search(one.text) for one in found[:versus])
    names = VERSUS.compiled.sub(" ", found[versus].text)
    return _parties(found, versus) if in_court or names.isupper() else set()


def _parties(found: Sequence[Segment], versus: int) -> set[int]:
    """The places of the parties of a case: those of one block, or on both sides of "v."."""
    block = found[versus].block
    if found[versus].text.strip(" \t-–—.").lower() not in ("v", "vs", "versus", "and"):
        return {n for n, one in enumerate(found) if one.block == block and not one.is_behind}
    beside = min(
        (one.column for one in found if one.is_behind and one.block == block), default=None
    )
    places = [
        n
        for n, one in enumerate(found)
        if any(letter.isalnum() for letter in one.text)
        and not one.is_behind
        and (beside is None or one.block != block or one.column < beside - _COLUMN_SHIFT)
    ]
    at = low = places.index(versus)
    while low > max(0, at - _MOST_TITLE_LINES) and _is_party(
        found[places[low - 1]], found[places[low]]
    ):
        low -= 1
    below = range(at, min(at + _MOST_PARTIES, len(places)))
    roles = [
        n
        for n in takewhile(lambda n: not PROCEDURE.search(found[places[n]].text), below)
        if PARTY_ROLE.search(found[places[n]].text)
    ]
    high = roles[-1] if roles else min(at + 1, len(places) - 1)
    return set(places[low : high + 1])


def _is_party(one: Segment, below: Segment) -> bool:
    """Whether a line is of a party that is named above "v."."""
    if one.kind not in ("plain", "name", "body") or below.block - one.block > 1:
        return False
    if one.text.rstrip().endswith(":"):
        return False
    return not COURT.search(one.text) and not one.text.strip().upper().startswith("FOR THE ")


class _Titles:
    """The lines that may be titles, and what speaks for each."""

    def __init__(self, found: Sequence[Segment], *, opened: bool) -> None:
        self.found, self.opened = found, opened
        self.runs = _runs(found)

    def find(self) -> list[int]:
        """The title that most speaks for."""
        best, most = None, 0.0
        for cluster in self._clusters():
            weight = max(self._weight(run) for run in cluster)
            if best is None or weight > most:
                best, most = cluster, weight
        if best is None or not self._is_sure(best):
            return []
        title = list(best[0])
        if len(best) > 1 and self._is_topic(best[0], best[1]):
            title += best[1]
        elif self._is_named(best[0]):
            title = next((run for run in best if not self._is_named(run)), title)
        return title

    def _clusters(self) -> list[list[list[int]]]:
        """The runs that may be titles, in clusters between which something else stands."""
        clusters: list[list[list[int]]] = []
        for run in self.runs:
            if not _may_be_title([self.found[n] for n in run]):
                continue
            if clusters and clusters[-1][-1][-1] + 1 == run[0]:
                weak = [self._is_weak(one) for one in (clusters[-1][-1], run)]
                if weak[0] == weak[1]:
                    clusters[-1].append(run)
                    continue
            clusters.append([run])
        return clusters

    def _is_named(self, run: Sequence[int]) -> bool:
        """Whether a run looks like the names of persons."""
        return all(self.found[n].kind == "name" for n in run) and len(run) == 1

    def _is_weak(self, run: Sequence[int]) -> bool:
        """Whether a run is the name of a body, or directly below what is no title."""
        first = run[0]
        if all(self.found[n].kind == "body" for n in run):
            return True
        above = self.found[first - 1] if first else None
        return (
            above is not None
            and above.block == self.found[first].block
            and above.kind in ("body", "masthead")
            and not above.is_behind
        )

    def _weight(self, run: Sequence[int]) -> float:
        words = sum(len(self.found[n].text.split()) for n in run)
        weight = _LONG * (words >= 3) + _LONGER * (words >= 5) + _FIRST * (run[0] == 0)
        weight += _STANDS_OUT * self._stands_out(run)
        if self._is_weak(run):
            weight += _BODY
        if self._is_named(run):
            weight += _BODY
        above = [one.kind for one in self.found[max(run[0] - _MOST_ABOVE, 0) : run[0]]]
        weight += _BELOW_BYLINE * bool({"by", "date"} & set(above))
        return weight + self._weight_below(run[-1] + 1)

    def _weight_below(self, place: int) -> float:
        """The weight of what stands below a title."""
        found, plain = 0.0, 0
        for one in self.found[place : place + _MOST_BETWEEN]:
            if one.kind == "by":
                return max(found, _BYLINE - plain)
            if one.kind == "name":
                return max(found, _NAME - plain)
            if one.kind == "date":
                found = max(found, _DATE - 0.5 * plain)
            elif one.kind in ("masthead", "body"):
                found = max(found, _OTHER)
            plain += one.kind == "plain"
        rest = {one.kind for one in self.found[place:]}
        if self.opened and rest <= {"masthead"}:
            found = max(found, _OPENED)
        return found

    def _stands_out(self, run: Sequence[int]) -> bool:
        own = [self.found[n] for n in run]
        return all(one.is_upper for one in own) or all(one.line.indent >= _CENTRED for one in own)

    def _is_sure(self, cluster: Sequence[Sequence[int]]) -> bool:
        """Whether it is sure that the text has a title at all, and this one."""
        first = cluster[0]
        told = {one.kind for one in self.found}
        if all(map(self._is_named, cluster)) and "by" not in told:
            return False
        dated = bool({"date", "masthead"} & told)
        weak = self._is_weak(first)
        below = self._weight_below(first[-1] + 1)
        if weak and below < _NAME and not (self._stands_out(first) and not dated):
            return False
        named = any(one.kind in ("by", "name") for one in self.found[first[-1] + 1 :])
        return "by" in told or named or dated or self.opened or self._stands_out(first)

    def _is_topic(self, first: Sequence[int], second: Sequence[int]) -> bool:
        """Whether a run in capitals is the topic of the title below it, as "CANAL LOCKS"."""
        over = [self.found[n] for n in first]
        under = [self.found[n] for n in second]
        if over[0].block == under[0].block or self._is_named(second):
            return False
        if sum(len(one.text.split()) for one in over) > _MOST_TOPIC or any(
            one.kind == "by" for one in self.found
        ):
            return False
        return all(one.is_upper for one in over) and not any(one.is_upper for one in under)


def _runs(found: Sequence[Segment]) -> list[list[int]]:
    """The places of lines that may be one title: of one block, and nothing else than words."""
    runs: list[list[int]] = []
    for place, one in enumerate(found):
        if one.kind not in ("plain", "body", "name") or one.is_behind:
            continue
        before = found[place - 1] if place and runs and runs[-1][-1] == place - 1 else None
        if before is not None and before.block == one.block and _is_joined(before, one):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_joined(before: Segment, one: Segment) -> bool:
    """Whether two lines may be of one title."""
    if before.goes_on_in(one):
        return True
    return before.kind == one.kind != "name" and before.is_upper == one.is_upper


def _may_be_title(own: Sequence[Segment]) -> bool:
    text = " ".join(one.text.strip() for one in own)
    if (
        CHAPTER.search(own[0].text)
        or len(own) > _MOST_TITLE_LINES
        or not 1 < len(text.split()) <= _MOST_WORDS
    ):
        return False
    return own[0].may_begin_title and own[-1].may_end_title
