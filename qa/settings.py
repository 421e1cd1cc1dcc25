"""Settings, from environment variables that begin with `IBID_`."""

import os
import re
from functools import cache
from ipaddress import ip_address
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from corpus.errors import IbidError
from corpus.library.shipped import SHIPPED
from corpus.passages import PassageSettings
from corpus.sources.ledger import Ledger
from index.encoding.models import DEFAULT_MODEL, Precision
from index.store.generations import Home

DEFAULT_RERANKER = "ms-marco-MiniLM-L-12-v2"


class BadSetting(IbidError):
    """A setting has a value that it cannot have."""

    code = "bad_setting"
    category = "bad_input"


def _default_home() -> Path:
    """`data/` in a checkout, so that each clone has its own index; else the user's data folder."""
    checkout = SHIPPED.parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "data"
    return user_data_path("ibid", appauthor=False)


def _parse_address(name: str, place: str) -> tuple[str, int]:
    """The IP address and port of `address:port`. Raises `ValueError`, also for an empty name."""
    address, _, port = place.rpartition(":")
    ip_address(address.strip("[]"))
    if not name or not 0 < int(port) < 65536:
        raise ValueError(f"{name} cannot be downloaded from {place}")
    return address.strip("[]"), int(port)


class Settings(BaseSettings):
    """Every setting, with its default. Each can be given as `IBID_<NAME>` in the environment,
    where an empty value is the same as none.
    """

    model_config = SettingsConfigDict(env_prefix="IBID_", env_ignore_empty=True, frozen=True)

    papers: Path = Field(
        SHIPPED, description="The folder of papers: files, or a folder for each paper."
    )
    home: Path = Field(default_factory=_default_home, description="Where the index is kept.")
    model: str = Field(DEFAULT_MODEL, description="A sentence-transformers model by name or path.")
    reranker: str = Field(
        DEFAULT_RERANKER,
        description="What ranks the evidence for a claim: a sentence-transformers CrossEncoder by "
        "name or path.",
    )
    precision: Precision = Field(
        "float32", description="How vectors are stored: float16 takes half the space."
    )
    quick: bool = Field(False, description="Leave out the reader: faster, less accurate.")
    passage_tokens: int = Field(200, ge=16, le=8192, description="Maximum tokens per passage.")
    passage_overlap: int = Field(
        1, ge=0, le=8, description="Sentences that two neighbouring passages share."
    )
    answered_at: float = Field(0.35, ge=0, le=1, description="Minimum confidence of an answer.")
    weak_at: float = Field(0.18, ge=0, le=1, description="Minimum confidence of a weak answer.")
    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    hosts: tuple[str, ...] = Field(
        (), description="Other names the server answers to, as a JSON list."
    )
    port: int = Field(8000, ge=0, le=65535, description="Port that the server listens on.")
    token: SecretStr | None = Field(
        None,
        min_length=8,
        description="Bearer token for rebuilding, adding and removing; required when listening "
        "beyond this machine.",
    )
    keep_conversations: bool = Field(
        True, description="Keep conversations in a file on this machine; `false` keeps none."
    )
    largest_paper: int = Field(
        8,
        ge=1,
        le=50,
        description="Largest text, Markdown or HTML paper that can be added, in MiB.",
    )
    largest_pdf: int = Field(64, ge=1, le=256, description="Largest PDF that can be added, in MiB.")
    largest_docx: int = Field(
        32, ge=1, le=256, description="Largest Word document that can be added, in MiB."
    )

    fetch_pause: float = Field(
        1.0, ge=0, le=60, description="Minimum seconds between two requests to one host."
    )
    fetch_hosts: dict[str, str] = Field(
        {},
        description="For tests: names that are fetched from a private address, as a JSON object of "
        "name and address:port.",
    )

    @field_validator("fetch_hosts")
    @classmethod
    def _addresses(cls, given: dict[str, str]) -> dict[str, str]:
        for name, place in given.items():
            _parse_address(name, place)
        return given

    @property
    def private_hosts(self) -> dict[str, tuple[str, int]]:
        """The (address, port) of each name that may be downloaded from a private address."""
        return {
            name.lower(): _parse_address(name, place) for name, place in self.fetch_hosts.items()
        }

    @property
    def downloads(self) -> Path:
        """The folder that `ibid model get` downloads models to."""
        return self.home / "models"

    @property
    def index_home(self) -> Home:
        return Home(self.home)

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.home / "sources")

    @property
    def added(self) -> Path:
        """The folder of the papers that were added in the page or with `ibid add`."""
        return self.home / "papers"

    @property
    def paper_folders(self) -> tuple[Path, Path]:
        """The papers folders: the required one, and that of added papers."""
        return self.papers, self.added

    @property
    def conversations(self) -> Path:
        """The file that conversations are kept in."""
        return self.home / "conversations.sqlite"

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders of all texts that are indexed: papers, and the works that they cite."""
        return *self.paper_folders, self.ledger.folder

    @property
    def passages(self) -> PassageSettings:
        return PassageSettings(self.passage_tokens, self.passage_overlap)


@cache
def settings() -> Settings:
    """The settings of this process, read once. Raises `BadSetting`."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"IBID_{first['loc'][0]}".upper()
        raise BadSetting(
            f"{name} cannot be {first['input']!r}: {first['msg']}.", "Change or unset it."
        ) from error
    except SettingsError as error:  # a list that is not JSON
        field = re.search(r'"(\w+)"', str(error))
        name = f"IBID_{field[1]}".upper() if field else "A setting"
        raise BadSetting(
            f"{name} cannot be {os.environ.get(name)!r}: it should be a JSON list.",
            "Change or unset it.",
        ) from error
