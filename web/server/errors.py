"""Errors over HTTP: one shape, and the status that fits."""

from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount

from corpus.errors import BadPaper, ErrorBody, IbidError, ended_once
from corpus.library.added import BadDescription, UnknownPaper
from corpus.sandbox.incoming import UnreadablePaper
from corpus.sources.ledger import BadLedger
from index.errors import DamagedIndex, NoIndex, UnusableModel
from qa.conversations.file import BadConversations, LockedConversations
from qa.conversations.store import BadTitle, FullConversation, UnknownConversation
from qa.errors import BadAnswer, BadQuestion, UnknownDocument, UnknownNote
from web.server.auth import Unauthorised, Untrusted
from web.server.jobs import UnknownJob
from web.server.refusals import error_body
from web.server.state import NothingKept, NotReady

_STATUS: tuple[tuple[type[IbidError], int], ...] = (
    (NoIndex, 503),
    (DamagedIndex, 503),
    (UnusableModel, 503),
    (BadLedger, 503),
    (BadPaper, 503),
    (BadConversations, 503),
    (NotReady, 503),
    (NothingKept, 404),
    (UnknownConversation, 404),
    (UnknownPaper, 404),
    (BadTitle, 422),
    (FullConversation, 422),
    (UnreadablePaper, 422),
    (BadDescription, 422),
    (UnknownDocument, 404),
    (UnknownNote, 404),
    (UnknownJob, 404),
    (Unauthorised, 401),
    (Untrusted, 403),
    (BadQuestion, 422),
    (BadAnswer, 422),
)


# What any request may be answered with, whatever it asks for.
ALWAYS = {
    400: "The request is no HTTP, names another host, or holds a form that cannot be read",
    403: "The request comes from a page of another site, or is not allowed from afar",
    408: "The request did not arrive in time",
    413: "The body is too large",
    422: "Something in the request is not as it should be",
    500: "Something went wrong in the server",
    503: "There is no index, or something else that is needed is missing, or the server is busy; "
    "with `Retry-After`, it is worth trying again",
}


def status_of(error: IbidError) -> int:
    """The HTTP status for an error of ours."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def headers_of(error: IbidError) -> dict[str, str]:
    """The headers that an error of ours needs."""
    if isinstance(error, LockedConversations):
        return {"Retry-After": "1"}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, Unauthorised) else {}


async def _ours(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, IbidError)
    return JSONResponse(asdict(ErrorBody(error.detail)), status_of(error), headers_of(error))


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = dict(error.errors()[0])
    where = ".".join(str(part) for part in first["loc"] if part != "body")
    said = str(first["msg"]).removeprefix("Value error, ")
    message = ended_once(f"{where}: {said}." if where else f"{said}.")
    return JSONResponse(error_body("invalid", message, "See /docs for what is expected."), 422)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:  # what raised it knows only one of the routes
        methods = methods_of(request.app, request.scope["path"])
        headers |= {"Allow": ", ".join(methods)} if methods else {}
    codes = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
    body = error_body(
        codes.get(error.status_code, "http_error"),
        ended_once(f"{error.detail}."),
        "See /docs for what there is.",
    )
    return JSONResponse(body, error.status_code, headers)


async def _unexpected(_: Request, _error: Exception) -> JSONResponse:
    body = error_body(
        "internal", "Something went wrong in the server.", "Its log says more; please report it."
    )
    return JSONResponse(body, 500)


def methods_of(app: FastAPI, path: str) -> list[str]:
    """The methods that some route has for a path."""
    found = [
        method
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if any(
            route.matches({"type": "http", "path": path, "method": method})[0] is Match.FULL
            for route in app.router.routes
            if not isinstance(route, Mount)
        )
    ]
    return ["GET", "HEAD", *found[1:]] if found[:1] == ["GET"] else found


def describe_errors(openapi: dict[str, Any], *, needs_token: bool) -> None:
    """Say of every operation which errors it may be answered with, all in the one shape, and
    whether the token that some take is needed.
    """
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}}
    for operations in openapi["paths"].values():
        for operation in operations.values():
            responses = operation["responses"]
            if "security" in operation:
                responses["401"] = {"description": "The token is missing, or is another"}
                if not needs_token:
                    operation["security"].append({})
            for status, description in ALWAYS.items():
                responses[str(status)] = {"description": description}
            for status, response in responses.items():
                if status >= "400":
                    response["content"] = content
            operation["responses"] = dict(sorted(responses.items()))
    schemas = openapi["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)


def install(app: FastAPI) -> None:
    """Give every error the one shape."""
    app.add_exception_handler(IbidError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)
