"""What all pages share: the templates, and a page about the API."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates

from qa.answer import describe

HERE = Path(__file__).parent
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}

templates = Jinja2Templates(HERE / "templates")
router = APIRouter(include_in_schema=False)


def _direction(language: str) -> str:
    """Which way a language is written, for the attribute `dir`."""
    return "rtl" if language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "auto"


templates.env.filters |= {"direction": _direction, "described": describe}


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """What browsers ask for beside what is no page, such as a reference."""
    return RedirectResponse("/static/icon.svg")


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The API described, from its OpenAPI document; nothing is loaded from elsewhere."""
    return templates.TemplateResponse(request, "docs.html", {"openapi": request.app.openapi()})
