"""How the fetching behaves; one typed model, so that it becomes a form."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

MIB = 1 << 20
PRODUCT = "Tallywire"
VERSION = "0.1"


class RefetchStep(BaseModel):
    """How often an article up to some age is looked at again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    up_to_days: float = Field(gt=0, description="Age since publication up to which the step holds, in days.")
    every_hours: float = Field(gt=0, description="Time between two looks, in hours.")


REFETCH_STEPS = (
    RefetchStep(up_to_days=0.25, every_hours=0.5),
    RefetchStep(up_to_days=2, every_hours=3),
    RefetchStep(up_to_days=14, every_hours=24),
    RefetchStep(up_to_days=90, every_hours=24 * 14),
    RefetchStep(up_to_days=730, every_hours=24 * 90),
)


class FetchSettings(BaseModel):
    """Limits, pauses and the name under which pages are asked. Seconds and bytes throughout."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contact: str = Field(
        default="", description="Address or page at which a site's owner reaches you; part of the User-Agent."
    )
    allow: tuple[str, ...] = Field(
        default=(), description="Addresses or networks, with or without port, to be asked although they are not public."
    )
    ca_bundle: str = Field(
        default="",
        description="File of certificate authorities to trust instead of the usual ones; no environment is read.",
    )
    connect_timeout: float = Field(default=10, gt=0, description="Longest wait for a connection to one address.")
    read_timeout: float = Field(default=20, gt=0, description="Longest silence of a server.")
    deadline: float = Field(default=60, gt=0, description="Longest time for one attempt, redirects included.")
    wire_cap: int = Field(default=10 * MIB, gt=0, description="Most bytes of a body as they come.")
    decoded_cap: int = Field(default=20 * MIB, gt=0, description="Most bytes of a body once decompressed.")
    robots_cap: int = Field(
        default=512 * 1024, gt=0, description="Bytes of a robots.txt that are read; the rest is ignored."
    )
    max_redirects: int = Field(default=10, ge=0, description="Most redirects of one attempt.")
    tries: int = Field(default=3, ge=1, description="Most requests for one URL in one run while the failure may heal.")
    retry_pause: float = Field(
        default=2, ge=0, description="Pause before the second try; doubles with each further one."
    )
    longest_wait: float = Field(
        default=60, ge=0, description="Longest wait of a run for one URL; what asks for more is queued."
    )
    max_attempts: int = Field(
        default=12, ge=1, description="Attempts over all runs after which a URL has failed for good."
    )
    delay: float = Field(default=5, ge=0, description="Pause between two requests to one host.")
    max_crawl_delay: float = Field(
        default=120, ge=0, description="Longest Crawl-delay of a robots.txt that is honoured."
    )
    rate_limit_pause: float = Field(default=30, ge=0, description="Pause of a host after it answered 429.")
    breaker_failures: int = Field(
        default=3, ge=0, description="Failures in a row after which a host is left alone; 0 for never."
    )
    breaker_pause: float = Field(default=900, ge=0, description="How long such a host is left alone.")
    refetch: tuple[RefetchStep, ...] = Field(
        default=REFETCH_STEPS,
        description="How often articles are looked at again, youngest step first; older ones never are.",
    )
    workers: int = Field(default=16, ge=1, le=256, description="Requests in flight at once, never two to one host.")
    robots_ttl: float = Field(default=86_400, ge=0, description="How long a robots.txt is believed.")
    robots_retry: float = Field(
        default=1_800, ge=0, description="How long a site is left alone when its robots.txt cannot be had."
    )
    warc_cap: int = Field(default=256 * MIB, gt=0, description="Size at which the next WARC file is begun.")

    @model_validator(mode="after")
    def _deadline_covers_a_read(self) -> Self:
        if self.deadline < self.read_timeout:
            raise ValueError(f"deadline ({self.deadline} s) is shorter than read_timeout ({self.read_timeout} s)")
        return self

    @property
    def user_agent(self) -> str:
        """The User-Agent header: product, version, contact."""
        return f"{PRODUCT}/{VERSION} (+{self.contact})" if self.contact else f"{PRODUCT}/{VERSION}"
