"""The paragraphs of a printed text as drafts of a document."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.lines import Line, Vocabulary, join
from corpus.pdf.headings import levels, look_of, run_in
from corpus.pdf.measures import same_column
from corpus.pdf.paragraphs.front import with_front
from corpus.pdf.paragraphs.grouping import Grouping
from corpus.pdf.paragraphs.groups import BULLETS, CLOSED, WORD, Group, Printed
from corpus.pdf.paragraphs.kinds import set_contents, set_kinds
from corpus.plaintext.paragraphs import Draft


def split_printed(lines: Sequence[Line], printed: Printed, words: Vocabulary) -> list[Draft]:
    """The paragraphs of the body in order. A table or caption that stands within a sentence
    follows the paragraph.
    """
    body = [line for line in lines if not line.blank]
    groups = Grouping(body, printed).groups()
    groups = with_front(groups, printed, words)
    set_contents(groups)
    set_kinds(groups, printed)
    groups = _with_run_ins(groups)
    groups = _merged(groups)
    _set_levels(groups, printed)
    return [Draft(group.kind or "prose", join(group.lines, words), group.level) for group in groups]


def _with_run_ins(groups: Sequence[Group]) -> list[Group]:
    """The paragraphs; headings within first lines are paragraphs of their own."""
    lengths = [
        run_in(group.printed[0], group.lines[0].text)
        if group.kind == "prose" and group.text[0] not in BULLETS
        else 0
        for group in groups
    ]
    if sum(map(bool, lengths)) < 2:
        return list(groups)
    found: list[Group] = []
    for group, length in zip(groups, lengths, strict=True):
        if not length:
            found.append(group)
            continue
        line = group.lines[0]
        head = Line(line.start, line.text[:length], line.page)
        rest = Line(line.start + length, line.text[length:], line.page)
        own = group.printed[0]
        found.append(Group([head], [own], group.apart, "heading", is_run_in=True))
        found.append(Group([rest, *group.lines[1:]], group.printed, False, "prose"))
    return found


def _merged(groups: Sequence[Group]) -> list[Group]:
    """The paragraphs; one within which tables, captions or notes stand goes on before them."""
    merged: list[Group] = []
    prose = -1
    for group in groups:
        if group.kind == "prose" and 0 <= prose < len(merged) - 1:
            last = merged[prose].text
            begins = group.lines[0].text.strip()[0]
            if not CLOSED.search(last) and (begins.islower() or last.rstrip()[-1] not in ":;"):
                merged[prose].lines += group.lines
                merged[prose].printed += group.printed
                continue
        merged.append(group)
        if group.kind in ("prose", "block quotation"):
            prose = len(merged) - 1 if group.kind == "prose" else -1
        elif group.kind not in ("table row", "table heading", "caption"):
            prose = -1
        elif prose >= 0 and not WORD.search(group.text):
            within = same_column(merged[prose].printed[-1], group.printed[0])
            prose = -1 if within else prose  # behind an equation a paragraph begins
    return merged


def _set_levels(groups: Sequence[Group], printed: Printed) -> None:
    """Rank the headings."""
    headings = [group for group in groups if group.kind == "heading"]
    looks = [
        replace(look_of(group.printed, group.text), is_run_in=group.is_run_in) for group in headings
    ]
    ranks = levels(looks, [group.text for group in headings], printed.outline)
    for group, rank in zip(headings, ranks, strict=True):
        group.level = rank
