"""Fields of a Word file: which words are their results, and which are instructions."""

import re
from dataclasses import dataclass

_LONGEST_INSTRUCTION = 4000  # characters
_MOST_OPEN = 100  # fields within fields
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[nt]\s+)*"(?P<address>[^"\s]{1,2000})"', re.IGNORECASE)
_CONTENTS = re.compile(r"^\s*(?:TOC|TOA)\b", re.IGNORECASE)


def address_of(instruction: str) -> str | None:
    """The address that a field links to; `None` where it is no link to the web."""
    found = _LINK.match(instruction[:_LONGEST_INSTRUCTION])
    address = found["address"] if found else ""
    return address if address.lower().startswith(("http://", "https://")) else None


def is_contents(instruction: str) -> bool:
    """Whether a field is a table of contents."""
    return _CONTENTS.match(instruction) is not None


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False
    address: str | None = None


class Fields:
    """The fields that are open where a text is read."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._surplus = 0  # fields beyond the most that may be open

    @property
    def in_instruction(self) -> bool:
        """Whether words are those of an instruction."""
        return any(not one.has_result for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether words are those of a table of contents."""
        return any(one.has_result and is_contents(one.instruction) for one in self._open)

    def begin(self) -> None:
        """Open a field."""
        if len(self._open) < _MOST_OPEN:
            self._open.append(_Field())
        else:
            self._surplus += 1

    def instruct(self, words: str | None) -> None:
        """Go on with the instruction of the innermost field."""
        if self._open and not self._open[-1].has_result:
            held = self._open[-1].instruction
            self._open[-1].instruction = (held + (words or ""))[:_LONGEST_INSTRUCTION]

    def separate(self) -> str | None:
        """End an instruction; the address that the field links to, if it does."""
        if not self._open or self._surplus:
            return None
        field = self._open[-1]
        field.has_result = True
        field.address = address_of(field.instruction)
        return field.address

    def end(self) -> bool:
        """Close the innermost field; whether it was a link."""
        if self._surplus:
            self._surplus -= 1
            return False
        return bool(self._open) and self._open.pop().address is not None

    def end_paragraph(self) -> None:
        """Forget fields whose instruction does not end, which would hide all that follows."""
        self._open = [one for one in self._open if one.has_result]
        self._surplus = 0
