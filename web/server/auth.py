"""Permission to rebuild the index and to add or remove papers.

A server that only this machine can connect to allows everybody; another one requires the token.
"""

import ipaddress
import secrets

from corpus.errors import IbidError
from qa.settings import Settings


class Unauthorised(IbidError):
    """The token is missing or wrong."""

    code = "unauthorised"
    category = "unauthorised"


class Untrusted(IbidError):
    """Other machines can connect to the server, and no token is set."""

    code = "no_token_set"
    category = "forbidden"


def _accepts_other_machines(host: str) -> bool:
    """Whether other machines can connect to a server that listens on an address."""
    if host.lower() == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, which may stand for any address
        return True


def needs_token(settings: Settings) -> bool:
    """Whether changes need the token. Raises `Untrusted` where they are not allowed at all."""
    if settings.token is None and _accepts_other_machines(settings.host):
        raise Untrusted(
            "Other machines can connect to this server, and no token restricts who may change its "
            "index.",
            "Set IBID_TOKEN and start the server again, or run `ibid build` on its machine.",
        )
    return settings.token is not None


def check_token(settings: Settings, sent: bytes | None) -> None:
    """Check the token that was `sent`. Raises `Unauthorised` where it is wrong, or `Untrusted`."""
    if not needs_token(settings) or settings.token is None:
        return
    token = settings.token.get_secret_value().encode()
    if sent is None:
        raise Unauthorised(
            "This needs the token.",
            "Send the value of IBID_TOKEN as `Authorization: Bearer …`.",
        )
    if not secrets.compare_digest(sent, token):
        raise Unauthorised("The token is wrong.", "Send the value of the server's IBID_TOKEN.")


def form_access(settings: Settings) -> tuple[bool, IbidError | None]:
    """Whether a form must ask for the token, or the error where the change is not allowed."""
    try:
        return needs_token(settings), None
    except IbidError as error:
        return False, error
