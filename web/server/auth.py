"""Who may have the index rebuilt, and papers added or removed: on this machine anybody, beyond it
who shows the token.
"""

import ipaddress
import secrets

from corpus.errors import IbidError
from qa.settings import Settings


class Unauthorised(IbidError):
    """The token was not shown, or another was."""

    code = "unauthorised"
    category = "unauthorised"


class Untrusted(IbidError):
    """The server listens beyond this machine, and no token is set."""

    code = "no_token_set"
    category = "forbidden"


def _beyond(host: str) -> bool:
    """Whether a server that listens there can be reached from other machines."""
    if host.lower() == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, which may stand for any address
        return True


def needs_token(chosen: Settings) -> bool:
    """Whether a rebuild needs the token. Raises `Untrusted` where none could be enough."""
    if chosen.token is None and _beyond(chosen.host):
        raise Untrusted(
            "This server can be reached from other machines, and nothing tells who may rebuild "
            "its index.",
            "Set IBID_TOKEN and start it again, or run `ibid build` where it runs.",
        )
    return chosen.token is not None


def check_token(chosen: Settings, shown: bytes | None) -> None:
    """Raises `Unauthorised` where the token is needed and not what is `shown`, or `Untrusted`."""
    if not needs_token(chosen) or chosen.token is None:
        return
    wanted = chosen.token.get_secret_value().encode()
    if shown is None:
        raise Unauthorised(
            "This needs the token.", "Send it as `Authorization: Bearer …`: it is IBID_TOKEN."
        )
    if not secrets.compare_digest(shown, wanted):
        raise Unauthorised("This is not the token.", "Send what IBID_TOKEN is for the server.")


def form_access(chosen: Settings) -> tuple[bool, IbidError | None]:
    """Whether a form must ask for the token; or why what it is for cannot be done from here."""
    try:
        return needs_token(chosen), None
    except IbidError as error:
        return False, error
