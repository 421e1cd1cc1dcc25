"""What all pages share: the templates, and a page about the API."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates

from qa.answer import STATUS_NAMES, describe

WEB = Path(__file__).parents[1]
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}

templates = Jinja2Templates(WEB / "templates")
router = APIRouter(include_in_schema=False)


def _direction(language: str) -> str:
    """Which way a language is written, for the attribute `dir`."""
    return "rtl" if language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "auto"


templates.env.globals["status_names"] = STATUS_NAMES
templates.env.filters |= {"direction": _direction, "described": describe}


@router.get("/ask")
@router.get("/index/rebuild")
@router.get("/papers/{_}/remove")
@router.get("/c/{_}/rename")
@router.get("/c/{_}/delete")
def again(request: Request) -> RedirectResponse:
    """Where a form was refused, its address may be asked for again: back to its page."""
    first = request.url.path.split("/")[1]
    return RedirectResponse({"ask": "/", "c": "/conversations"}.get(first, f"/{first}"), 303)


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """What browsers ask for beside what is no page, such as a reference."""
    return RedirectResponse("/static/icon.svg")


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The API described, from its OpenAPI document; nothing is loaded from elsewhere."""
    return templates.TemplateResponse(request, "docs.html", {"openapi": request.app.openapi()})
