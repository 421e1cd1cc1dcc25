"""The description of errors and of the token in the OpenAPI document."""

from typing import Any

# The error responses that every operation may have, by status.
COMMON_ERRORS = {
    400: "The request is not HTTP, names another host, or has a malformed form",
    403: "The request comes from a page of another site, or the server allows no changes",
    408: "The request did not arrive in time",
    413: "The body is too large",
    422: "The request is invalid",
    500: "An internal error",
    503: "There is no usable index, a file or model cannot be used, or the server is busy; with "
    "`Retry-After`, a later attempt may succeed",
}


def describe_errors(openapi: dict[str, Any], *, needs_token: bool) -> None:
    """Add to each operation of an OpenAPI document its errors, and whether the token is needed."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}}
    for operations in openapi["paths"].values():
        for operation in operations.values():
            responses = operation["responses"]
            if "security" in operation:
                responses["401"] = {"description": "The token is missing or wrong"}
                if not needs_token:
                    operation["security"].append({})
            for status, description in COMMON_ERRORS.items():
                responses[str(status)] = {"description": description}
            for status, response in responses.items():
                if status >= "400":
                    response["content"] = content
            operation["responses"] = dict(sorted(responses.items()))
    schemas = openapi["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
