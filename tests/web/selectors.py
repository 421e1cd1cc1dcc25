"""Elements of a page by the commonest selectors of CSS, as lxml finds them by XPath."""

import re
from typing import Any

_PART = re.compile(
    r"(?P<tag>^[a-z]\w*)|\.(?P<class>[\w-]+)|#(?P<id>[\w.-]+)"
    r"|\[(?P<name>[\w-]+)(?:=(?P<value>[\w-]+))?\]"
)


def _test(compound: str) -> str:
    """`a.marker[rel=next]` as the name and the conditions of a step of an XPath."""
    assert "".join(one[0] for one in _PART.finditer(compound)) == compound, compound
    name, conditions = "*", ""
    for part in _PART.finditer(compound):
        if part["tag"]:
            name = part["tag"]
        elif part["class"]:
            spaced = "concat(' ', normalize-space(@class), ' ')"
            conditions += f"[contains({spaced}, ' {part['class']} ')]"
        elif part["id"]:
            conditions += f"[@id='{part['id']}']"
        elif part["value"]:
            conditions += f"[@{part['name']}='{part['value']}']"
        else:
            conditions += f"[@{part['name']}]"
    return f"{name}{conditions}"


def select(root: Any, selector: str) -> list[Any]:
    """The elements below `root`, in order, that a selector finds: of tags, classes, ids and
    attributes, below each other or right behind each other (`+`), or several between commas.
    """
    paths = []
    for one in selector.split(","):
        path, axis = ".", "//"
        for word in one.split():
            if word == "+":
                axis = "/following-sibling::*[1]/self::"
                continue
            path, axis = f"{path}{axis}{_test(word)}", "//"
        paths.append(path)
    found: list[Any] = root.xpath(" | ".join(paths))
    return found
