"""Errors over HTTP: one shape, and the status that fits."""

from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount

from corpus.errors import Category, ErrorBody, IbidError, ended_once
from web.server.refusals import error_body

STATUS: dict[Category, int] = {
    "bad_input": 422,
    "not_found": 404,
    "unauthorised": 401,
    "forbidden": 403,
    "busy": 503,
    "unavailable": 503,
    "no_index": 503,
    "not_built": 503,
    "internal": 500,
}
_HEADERS: dict[Category, dict[str, str]] = {
    "busy": {"Retry-After": "1"},  # seconds
    "unauthorised": {"WWW-Authenticate": "Bearer"},
}

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
    """The HTTP status of an error."""
    return STATUS[error.category]


def headers_of(error: IbidError) -> dict[str, str]:
    """The headers that the response to an error needs."""
    return _HEADERS.get(error.category, {})


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
