"""Export of a conversation as Markdown, as an HTML page, or as JSON.

Each form has every quote verbatim, with its document, its position in characters, and the id of the
index that it was quoted from. `qa.quotations.saved_answers` reads all three.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from corpus.documents import Document
from corpus.serialization import to_json
from qa.answer import STATUS_NAMES, Answer, Quote, describe, place
from qa.conversations.store import Conversation
from qa.html_templates import html_templates

Form = Literal["markdown", "html", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: Mapping[Form, str] = {"markdown": "md", "html": "html", "json": "json"}
MEDIA: Mapping[Form, str] = {
    "markdown": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"^(\s*)([#+=:-]|\d{1,9}(?=[.)]))", re.MULTILINE)


def transcript(conversation: Conversation, documents: Mapping[str, Document], form: Form) -> str:
    """A whole conversation in one of `FORMS`. `documents` name the quoted documents; one that is no
    longer indexed is named by its id.
    """
    if form == "json":
        return json.dumps(to_json(conversation), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        page = html_templates.get_template("transcript.html")
        return page.render(
            conversation=conversation,
            status=STATUS_NAMES,
            where=lambda quote: _where(quote, documents),
            data_of=lambda quote, near: _commented(_quote_data(quote, near)),
            data_of_answer=lambda answer: _commented(_answer_data(answer)),
            describe=describe,
        )
    return "\n".join(_markdown(conversation, documents)) + "\n"


def _where(quote: Quote, documents: Mapping[str, Document]) -> str:
    """The place of a quote: document, page, and characters."""
    held = documents.get(quote.document)
    label = held.label if held else quote.document
    return f"{label} · {place(quote, {})} · characters {quote.start}–{quote.end}"


def _quote_data(quote: Quote, near: bool) -> dict[str, Any]:
    """The data beside a quote's words by which they can be checked."""
    return {
        "quote": {
            "document": quote.document,
            "start": quote.start,
            "end": quote.end,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "notes": list(quote.notes),
            "note_ids": list(quote.note_ids),
            "note_names": list(quote.note_names),
        },
        "near": near,
    }


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {"answer": {"question": answer.question, "index": answer.index}}


def _commented(data: dict[str, Any]) -> str:
    """JSON for a comment of HTML, with every character escaped that means something there."""
    text = json.dumps(data)
    return re.sub(r"[<>&]|-(?=-)|-$", lambda match: f"\\u{ord(match[0]):04x}", text)


def _markdown(conversation: Conversation, documents: Mapping[str, Document]) -> Iterator[str]:
    yield f"# {_line(conversation.title)}"
    yield ""
    yield f"A conversation with Ibid, begun {conversation.begun}. Every quotation is verbatim."
    for answer in conversation.turns:
        yield from ("", f"## {_line(answer.question)}", "")
        yield f"<!-- ibid {_commented(_answer_data(answer))} -->"
        yield ""
        if answer.carried:
            yield from (f"Understood as: {_line(answer.understood)}", "")
        yield f"**{STATUS_NAMES[answer.status]}.** {_line(answer.message)} "
        yield f"Confidence {answer.confidence:.2f}; index `{answer.index}`; {answer.asked}."
        for quote in answer.quotes:
            yield from _quoted(quote, documents, near=False)
        if answer.near:
            yield from ("", "Nearest, and not an answer:")
        for quote in answer.near:
            yield from _quoted(quote, documents, near=True)
        if answer.notes:
            yield from ("", "### Notes")
        for cited in answer.notes:
            yield from ("", f"**{_line(cited.name)}** {_line(cited.text)}")
            if cited.unsure:
                yield from ("", f"Unsure: {_line(cited.unsure)}")
            for work in cited.citations:
                chain = "".join(f" → note {_line(name)}" for name in cited.chain(work))
                yield from ("", f"- {work.kind}: {_line(describe(work))}{chain}")
        if answer.more_words:
            yield from ("", answer.more_words)


def _quoted(quote: Quote, documents: Mapping[str, Document], *, near: bool) -> Iterator[str]:
    yield ""
    yield from (f"> {line}".rstrip(" ") for line in _escaped(quote.text).split("\n"))
    yield from ("", f"<!-- ibid {_commented(_quote_data(quote, near))} -->", "")
    yield _line(_where(quote, documents))


def _escaped(text: str) -> str:
    """A text escaped for Markdown."""
    text = _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", text))
    return _LINE_START.sub(r"\1\\\2", text)


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))
