"""Markdown as HTML, with pandoc's footnotes as a list that its markers link to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from corpus.markdown.tables import pandoc_tables

NOTE_ID = "markdown-note-"
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*(?:[#.][^{}\n]*|-)\}[ \t]*$")
_LABEL = re.compile(r"\w[\w.:-]*")
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+")
_LINE = re.compile(r"\|(?: |$)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML of the text, HTML of the list of notes, and their labels as written by the ids of
    their elements, in the order in which the text first refers to them; an inline note has none.
    """

    body: str
    notes: str
    labels: dict[str, str] = field(default_factory=dict)


def render_markdown(text: str) -> Rendered:
    """The HTML of a Markdown text, with the extensions that pandoc has by default: footnotes,
    definition lists, tables, line blocks, formulas, fenced blocks, raised and lowered characters.
    """
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    kept, defined = _without_definitions(tokens)
    footnotes = env.get("footnotes", {}).get("list", {})
    notes: list[tuple[str, list[Token]]] = []
    numbers: dict[int, int] = env.setdefault("numbers", {})
    for place in sorted(footnotes):
        data = footnotes[place]
        label = data.get("label", "")
        if label and label not in defined:
            continue
        numbers[place] = len(notes) + 1
        inline = [Token("inline", "", 0, children=data.get("tokens"), content="")]
        notes.append((label, defined.pop(label, []) if label else inline))
    notes += defined.items()  # those that nothing refers to
    listed = "".join(
        f'<li id="{NOTE_ID}{number}" class="footnote">'
        f"{parser.renderer.render(own, parser.options, env)}</li>\n"
        for number, (_, own) in enumerate(notes, 1)
    )
    return Rendered(
        body=parser.renderer.render(kept, parser.options, env),
        notes=f'<section class="footnotes"><ol>\n{listed}</ol></section>' if notes else "",
        labels={f"{NOTE_ID}{number}": label for number, (label, _) in enumerate(notes, 1)},
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)
    parser.use(pandoc_tables)
    parser.use(superscript_plugin)
    parser.use(sub_plugin)
    parser.use(
        dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, renderer=_math
    )
    parser.use(container_plugin, "block", validate=_is_container)
    parser.core.ruler.before("inline", "pandoc_lines", _read_lines)
    parser.add_render_rule("footnote_ref", _render_reference)
    parser.add_render_rule("image", _render_image)
    return parser


def _is_container(parameters: str, _: str) -> bool:
    return bool(parameters.strip())


def _math(source: str, options: dict[str, Any]) -> str:
    """A formula as it is written."""
    sign = "$$" if options.get("display_mode") else "$"
    return f"{sign}{escape(source)}{sign}"


def _read_lines(state: StateCore) -> None:
    """Take pandoc's attributes from headings and "Table:" from the captions of tables, and write
    the lines of line blocks as such.
    """
    before = None
    tokens = state.tokens
    for place, token in enumerate(tokens):
        beside = (tokens[max(place - 2, 0)].type, tokens[min(place + 2, len(tokens) - 1)].type)
        if token.type == "inline":
            if before is not None and before.type == "heading_open":
                token.content = _HEADING_ATTRIBUTES.sub("", token.content)
            if beside[0] == "table_close" or beside[1] == "table_open":
                token.content = _CAPTION.sub("", token.content, count=1)
            lines = token.content.split("\n")
            if len(lines) > 1 and _is_line_block(lines):
                token.content = "".join(_line_of_block(line) for line in lines).removeprefix("\\\n")
        before = token


def _is_line_block(lines: Sequence[str]) -> bool:
    """Whether all lines begin with a bar, or go on from one that does."""
    return bool(_LINE.match(lines[0])) and all(
        _LINE.match(line) or line.startswith(" ") for line in lines
    )


def _line_of_block(line: str) -> str:
    return f"\\\n{line[1:].strip()}" if _LINE.match(line) else f" {line.strip()}"


def _without_definitions(
    tokens: Sequence[Token],
) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens of the text, and those of each note by its label; of two notes with one label the
    second goes on with the first.
    """
    kept: list[Token] = []
    defined: dict[str, list[Token]] = {}
    current: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            current.append(defined.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            current.pop()
        else:
            (current[-1] if current else kept).append(token)
    return kept, defined


def _render_reference(
    _self: object, tokens: Sequence[Token], place: int, _options: object, env: dict[str, Any]
) -> str:
    """A marker; one of a note that is not there leads nowhere, and what is no label is words."""
    number = env["numbers"].get(tokens[place].meta["id"])
    if number is None:
        label = tokens[place].meta["label"]
        if not _LABEL.fullmatch(label) or not env["numbers"]:
            return escape(f"[^{label}]")
        return f'<a class="footnote-ref" href="#{NOTE_ID}none"><sup>{label}</sup></a>'
    return (
        f'<a class="footnote-ref" role="doc-noteref" href="#{NOTE_ID}{number}">'
        f"<sup>{number}</sup></a>"
    )


def _render_image(
    _self: object, tokens: Sequence[Token], place: int, _options: object, _env: object
) -> str:
    """The caption of an image that is a paragraph of its own; no words of another."""
    if len(tokens) > 1:
        return "<img>"
    return f"<span>{escape(tokens[place].content)}</span>"
