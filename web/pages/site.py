"""Addresses of the site besides its pages: redirects, the icon, the description of the API."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from web.pages.templates import render

router = APIRouter(include_in_schema=False)

_PAGES = {"ask": "/", "c": "/conversations"}  # of addresses that are not below their page


@router.get("/ask")
@router.get("/index/rebuild")
@router.get("/papers/{_}/remove")
@router.get("/c/{_}/rename")
@router.get("/c/{_}/delete")
def form_address(request: Request) -> RedirectResponse:
    """Redirect to a form's page: browsers load a form's address again after it was refused."""
    first = request.url.path.split("/")[1]
    return RedirectResponse(_PAGES.get(first, f"/{first}"), 303)


@router.get("/favicon.ico")
def icon() -> RedirectResponse:
    """The icon, which browsers request for responses that are not HTML."""
    return RedirectResponse("/static/icon.svg")


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The description of the API, from its OpenAPI document; it loads nothing from elsewhere."""
    return render(request, "docs.html", {"openapi": request.app.openapi()})
