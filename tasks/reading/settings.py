"""Where the second reader is, and what it may cost."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class ModelSettings(BaseModel):
    """A model that reads as well; nothing leaves the machine while `url` is empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str | None = Field(
        default=None, description="Address of an OpenAI-compatible API, as far as its /v1; none asks nobody."
    )
    name: str = Field(default="", description="Which model of that address.")
    key: SecretStr | None = Field(default=None, description="Its key; a server on this machine needs none.")
    timeout: float = Field(default=120.0, gt=0, description="Seconds to wait for one answer.")
    parallel: int = Field(default=4, ge=1, le=64, description="Requests at a time.")
    most_tokens: int | None = Field(
        default=None, ge=1, description="Tokens of one run after which nothing more is asked; none asks on."
    )
    price: float = Field(default=0.0, ge=0, description="Price of a million tokens, for the summary of a run.")
    temperature: float | None = Field(
        default=0.0, ge=0, le=2, description="How freely the model words its answer; none leaves it to the server."
    )
    piece: int = Field(default=12_000, ge=500, description="Characters of an article that go in one request.")

    @model_validator(mode="after")
    def _usable(self) -> "ModelSettings":
        if self.url is None:
            return self
        address = urlsplit(self.url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ValueError("model url: write it as http://127.0.0.1:8080/v1")
        if address.username or address.password or address.query or address.fragment:
            raise ValueError("model url: no user name, password or query in it; the key is a setting of its own")
        if not self.name:
            raise ValueError("model name is missing: TALLYWIRE_MODEL__NAME says which model answers")
        if self.key is None and not is_loopback(address.hostname):
            raise ValueError(f"model key is missing: {address.hostname} is not this machine (TALLYWIRE_MODEL__KEY)")
        return self

    @property
    def endpoint(self) -> str:
        """Return the address that requests are posted to."""
        return f"{(self.url or '').rstrip('/')}/chat/completions"
