"""One paper as many programs would write it as a page, for tests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Sample:
    """Paragraphs as pieces of words, each followed by the number of a note or by 0; and notes."""

    paragraphs: Sequence[Sequence[tuple[str, int]]]
    notes: Mapping[int, str]


FERRY = Sample(
    [
        [
            ("The ferry of Odden was built in 1901, and it carried horses over the sound.", 1),
            (" Its first master was Ada Wren, who kept the log for many years.", 2),
        ],
        [
            ("The mill was sold to a brewer in 1910, so the register says,", 3),
            (" and it was never heard of again in all the county of Odden.", 1),
        ],
    ],
    {
        1: "Ada Wren, The Log of the Ferry (Odden: Quay, 1901), 7.",
        2: "Ibid., 9.",
        3: "Otto Lind, “Letters to a Miller”, Journal of Mills 3:1 (1911), 35-36.",
    },
)


def _page(body: str, notes: str, language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>The Ferry – A Site</title></head>'
        f'<body><nav><a href="/">Home</a> <a href="/more">More</a></nav><article>'
        f"<h1>The Ferry of Odden</h1>{body}</article>{notes}<footer>All rights</footer></body>"
    )


def _body(sample: Sample, marker: Callable[[int], str]) -> str:
    return "".join(
        "<p>"
        + "".join(escape(words) + (marker(number) if number else "") for words, number in pieces)
        + "</p>"
        for pieces in sample.paragraphs
    )


def pandoc(sample: Sample) -> str:
    body = _body(
        sample,
        lambda n: f'<a href="#fn{n}" class="footnote-ref" role="doc-noteref"><sup>{n}</sup></a>',
    )
    notes = "".join(
        f'<li id="fn{n}"><p>{escape(text)}<a href="#fnref{n}" role="doc-backlink">↩︎</a></p></li>'
        for n, text in sample.notes.items()
    )
    return _page(body, f'<section class="footnotes"><hr><ol>{notes}</ol></section>')


def word(sample: Sample) -> str:
    body = _body(
        sample,
        lambda n: f'<a href="#_ftn{n}" name="_ftnref{n}"><span><span>[{n}]</span></span></a>',
    )
    notes = "".join(
        f'<div id="ftn{n}"><p><a href="#_ftnref{n}" name="_ftn{n}"><span>[{n}]</span></a> '
        f"{escape(text)}</p></div>"
        for n, text in sample.notes.items()
    )
    return _page(body, f"<div><br clear=all><hr>{notes}</div>")


def wiki(sample: Sample) -> str:
    body = _body(
        sample, lambda n: f'<sup class="reference"><a href="#cite_note-{n}">[{n}]</a></sup>'
    )
    notes = "".join(
        f'<li id="cite_note-{n}"><span><b><a href="#cite_ref-{n}">^</a></b></span> '
        f"<span>{escape(text)}</span></li>"
        for n, text in sample.notes.items()
    )
    return _page(body, f'<h2>References</h2><ol class="references">{notes}</ol>')


def paragraphs(sample: Sample) -> str:
    """Notes in paragraphs that begin with the linked number."""
    body = _body(sample, lambda n: f'<sup><a href="#n{n}" id="r{n}">{n}</a></sup>')
    notes = "".join(
        f'<p><a id="n{n}" href="#r{n}">{n}</a>. {escape(text)}</p>'
        for n, text in sample.notes.items()
    )
    return _page(body, f"<h3>Notes</h3>{notes}")


def asides(sample: Sample) -> str:
    body = _body(sample, lambda n: f'<a epub:type="noteref" href="#note-{n}">{n}</a>')
    notes = "".join(
        f'<aside id="note-{n}" epub:type="footnote"><p>{escape(text)}</p></aside>'
        for n, text in sample.notes.items()
    )
    return _page(body, notes)


def raised(sample: Sample) -> str:
    """No links: raised numbers, and numbered paragraphs below a heading."""
    body = _body(sample, lambda n: f"<sup>{n}</sup>")
    notes = "".join(f"<p>{n}. {escape(text)}</p>" for n, text in sample.notes.items())
    return _page(body, f"<h2>Endnotes</h2>{notes}")


def bracketed(sample: Sample) -> str:
    """No links: numbers in brackets, and a list below a heading."""
    body = _body(sample, lambda n: f"[{n}]")
    notes = "".join(f"<li>{escape(text)}</li>" for text in sample.notes.values())
    return _page(body, f"<h2>References</h2><ol>{notes}</ol>")


STYLES = (pandoc, word, wiki, paragraphs, asides, raised, bracketed)
