"""The Jinja environment of the HTML files that commands write: reports and transcripts."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

html_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _format_figure(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}".rstrip("0").rstrip(".")


def _format_signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3f}".rstrip("0").rstrip(".") if value else "0"


html_templates.filters |= {"figure": _format_figure, "signed": _format_signed}
