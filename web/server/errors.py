"""Errors over HTTP: the status and headers of each, all with the same JSON."""

from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount

from corpus.errors import Category, ErrorBody, IbidError, ended_once
from web.http.refusals import error_body

STATUS: dict[Category, int] = {
    "bad_input": 422,
    "not_found": 404,
    "unauthorised": 401,
    "forbidden": 403,
    "conflict": 409,
    "busy": 503,
    "unavailable": 503,
    "no_index": 503,
    "not_built": 503,
    "internal": 500,
}
_STATUS_OF_CODE = {"too_large": 413}  # of errors whose category has another
_HEADERS: dict[Category, dict[str, str]] = {
    "busy": {"Retry-After": "1"},  # seconds
    "unauthorised": {"WWW-Authenticate": "Bearer"},
}


def status_of(error: IbidError) -> int:
    """The HTTP status of an error."""
    return _STATUS_OF_CODE.get(error.code, STATUS[error.category])


def headers_of(error: IbidError) -> dict[str, str]:
    """The headers that the response to an error needs."""
    return _HEADERS.get(error.category, {})


async def _answer_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, IbidError)
    return JSONResponse(asdict(ErrorBody(error.detail)), status_of(error), headers_of(error))


async def _answer_invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = dict(error.errors()[0])
    field = ".".join(str(part) for part in first["loc"] if part != "body")
    reason = str(first["msg"]).removeprefix("Value error, ")
    message = ended_once(f"{field}: {reason}." if field else f"{reason}.")
    return JSONResponse(error_body("invalid", message, "See /docs for what is expected."), 422)


async def _answer_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:  # Starlette looks at only one of the routes
        methods = methods_of(request.app, request.scope["path"])
        headers |= {"Allow": ", ".join(methods)} if methods else {}
    codes = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
    body = error_body(
        codes.get(error.status_code, "http_error"),
        ended_once(f"{error.detail}."),
        "See /docs for the addresses and methods.",
    )
    return JSONResponse(body, error.status_code, headers)


async def _answer_unexpected(_: Request, _error: Exception) -> JSONResponse:
    body = error_body(
        "internal",
        "An unexpected error occurred in the server.",
        "The server's log has details; please report it.",
    )
    return JSONResponse(body, 500)


def methods_of(app: FastAPI, path: str) -> list[str]:
    """The methods that the routes of a path accept."""
    methods = [
        method
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if any(
            route.matches({"type": "http", "path": path, "method": method})[0] is Match.FULL
            for route in app.router.routes
            if not isinstance(route, Mount)
        )
    ]
    return ["GET", "HEAD", *methods[1:]] if methods[:1] == ["GET"] else methods


def install(app: FastAPI) -> None:
    """Answer every error with the same JSON."""
    app.add_exception_handler(IbidError, _answer_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(Exception, _answer_unexpected)
