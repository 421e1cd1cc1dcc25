"""What the paragraphs of a text are: headings, block quotations, captions, prose."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.english.headings import CONTENTS_HEADING
from corpus.pdf.headings import is_heading, letters, look_of
from corpus.pdf.measures import Measures, same_column
from corpus.pdf.paragraphs.groups import (
    BULLETS,
    ITEM,
    LEAST_INDENT,
    MOST_FIRST_INDENT,
    SAME_INDENT,
    WORD,
    Group,
    Printed,
)

_ENTRY = re.compile(r"(?:\.\s?){3,}|(?:\s|^)(?:\d{1,4}|[ivxl]{1,7})\s*$")


def set_contents(groups: Sequence[Group]) -> None:
    """Set a table of contents apart: paragraphs below its heading whose lines are headings of the
    text, or end with page numbers.
    """
    wanted = CONTENTS_HEADING.compiled
    place = next((n for n, g in enumerate(groups) if wanted.fullmatch(g.text)), len(groups))
    last = {letters(group.text): n for n, group in enumerate(groups) if len(group.lines) <= 2}
    for n, group in enumerate(groups[place + 1 :], place + 1):
        listed = (
            _ENTRY.search(line.text) or last.get(letters(line.text), 0) > n for line in group.lines
        )
        if not all(listed):
            return
        group.kind = "front matter"


def set_kinds(groups: Sequence[Group], printed: Printed) -> None:
    """Say what each paragraph is that is not known yet."""
    measures = printed.measures
    first_indent = _usual_first_indent(groups, measures)
    before: Group | None = None
    for index, group in enumerate(groups):
        if group.kind is not None:
            before = group if group.kind not in ("table row", "caption") else before
            continue
        if not WORD.search(group.text):
            group.kind = "caption"  # an equation, or letters of a figure: no sentence
            continue
        text = group.text
        last = index + 1 == len(groups)
        is_item = ITEM.match(text) is not None
        if (
            not last
            and is_heading(group.printed, text, measures, printed.outline, apart=group.apart)
            and (not is_item or _is_marked_out(group, measures))
        ):
            group.kind = "heading"
        elif not is_item and (
            _is_quotation(group, before, measures, first_indent)
            or _is_small_quotation(groups, index, before, measures)
        ):
            group.kind = "block quotation"
        else:
            group.kind = "prose"
        before = group


def _is_marked_out(group: Group, measures: Measures) -> bool:
    """Whether what begins with a number or letter is printed otherwise than an item of a list."""
    if group.text.lstrip()[0] in BULLETS:
        return False
    look = look_of(group.printed, group.text)
    special = look.is_bold or look.is_capital or look.is_italic
    return special or measures.is_large(group.printed[0]) or "." not in group.text.strip()[1:]


def _usual_first_indent(groups: Sequence[Group], measures: Measures) -> float:
    """The usual indent of the first line of a paragraph, in ems; 0 without."""
    found: Counter[float] = Counter()
    for group in groups:
        if len(group.printed) > 1:
            first, second = (measures.indent(line) for line in group.printed[:2])
            if second < LEAST_INDENT <= first <= MOST_FIRST_INDENT:
                found[round(first, 1)] += 1
    return found.most_common(1)[0][0] if found else 0.0


def _is_small_quotation(
    groups: Sequence[Group], index: int, before: Group | None, measures: Measures
) -> bool:
    """Whether a paragraph within the text is in smaller letters, as a quotation may be."""
    group = groups[index]
    if before is None or before.kind not in ("prose", "block quotation") or not group.apart:
        return False
    if not all(map(measures.is_small, group.printed)) or len(group.printed) < 2:
        return False
    behind = groups[index + 1] if index + 1 < len(groups) else None
    above = not measures.is_small(before.printed[-1]) or before.kind == "block quotation"
    return above and behind is not None and same_column(group.printed[-1], behind.printed[0])


def _is_quotation(
    group: Group, before: Group | None, measures: Measures, first_indent: float
) -> bool:
    """Whether a paragraph is set in as a quotation is."""
    if before is None or before.kind not in ("prose", "block quotation"):
        return False
    indents = [measures.indent(line) for line in group.printed]
    base = min(indents[1:] or indents)
    if base < LEAST_INDENT or indents[0] < base - LEAST_INDENT:
        return False
    introduced = before.text.rstrip().endswith(":") or before.kind == "block quotation"
    if group.text.rstrip().endswith(";") or before.text.rstrip().endswith(";"):
        return False  # the clauses of a list
    small = measures.is_small(group.printed[0])
    if len(indents) == 1:
        usual = abs(indents[0] - first_indent) < SAME_INDENT
        return (introduced and group.apart) or (small and group.apart and not usual)
    item = ITEM.match(before.text)
    if item is not None and not introduced:
        words = before.printed[0].lefts[min(item.end(), len(before.printed[0].lefts) - 1)]
        if abs(group.printed[-1].left - words) < 0.6 * measures.size:
            return False  # a further paragraph of a list item
    return introduced or small or base > 1.0
