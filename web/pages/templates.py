"""The templates of the pages, and how a page is rendered."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from corpus.errors import IbidError
from qa.answer import STATUS_NAMES, describe
from web.originals.images import has_images
from web.server.errors import headers_of, status_of

WEB = Path(__file__).parents[1]
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}

templates = Jinja2Templates(WEB / "templates")


def render(
    request: Request, template: str, context: dict[str, Any], error: IbidError | None = None
) -> HTMLResponse:
    """A page from a template; the response has the status and headers of `error`, if any."""
    status, headers = (status_of(error), headers_of(error)) if error else (200, {})
    return templates.TemplateResponse(
        request, template, context, status_code=status, headers=headers
    )


def _direction(language: str) -> str:
    """The value of the attribute `dir` for text in a language (a BCP 47 tag)."""
    return "rtl" if language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "auto"


templates.env.globals["status_names"] = STATUS_NAMES
templates.env.filters |= {
    "direction": _direction,
    "described": describe,
    "has_original": has_images,
    "path_of": lambda url: urlsplit(url).path,
}
