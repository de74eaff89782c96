"""Put values into words as a reader expects them: "at least 51", "20 to 23 miners killed, Velgrad"."""

from datetime import date, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from tasks.publishing.published import Row
from values.languages import READ, language_name

MODIFIED = {
    "exact": "{}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "fewer than {}",
    "about": "about {}",
}
EVENTS = {"killed_or_injured": "killed or injured", "other": ""}
TOLD_BY_UNIT = {
    "killed": {"dead", "death", "deaths", "fatalities", "bodies", "killings", "murders", "lives"},
    "injured": {"wounded", "injured", "injuries", "wounds"},
    "killed_or_injured": {"casualties", "victims"},
    "missing": {"missing"},
    "displaced": {"displaced", "refugees", "evacuees", "homeless"},
    "detained": {"detainees", "prisoners", "arrests", "detentions"},
    "abducted": {"hostages", "abductions", "kidnappings"},
    "attending": {"protesters", "demonstrators", "participants", "voters", "spectators", "marchers"},
    "attacked": {"attacks", "strikes", "airstrikes", "raids", "shellings", "bombings"},
}
"""Last words of what is counted that say the event already."""


def number(value: float | None) -> str:
    """Return a number with grouped thousands and no needless decimals; "" for None."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def stated(row: Row) -> str:
    """Return the value of one figure with its modifier; a vague word is shown as written."""
    low, high, modifier = row["value_low"], row["value_high"], row["modifier"]
    if low is None and high is None:
        return str(row["quote"])
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}"
    return MODIFIED.get(modifier, "{}").format(number(low if low is not None else high))


def spread(low: float | None, high: float | None) -> str:
    """Return the numbers that the reports of a claim allow, "" where none is stated."""
    if low is None and high is None:
        return ""
    if low == high:
        return number(low)
    if high is None:
        return f"{number(low)} or more"
    return f"up to {number(high)}" if low is None else f"{number(low)} to {number(high)}"


def claim_title(claim: Row) -> str:
    """Return what a claim is about: numbers, the counted, the event and the place."""
    unit = claim["unit"] or ("people" if claim["kind"] == "persons" else claim["unit_norm"] or claim["kind"])
    event = claim["event"] or ""
    is_told = unit.lower().rpartition(" ")[2] in TOLD_BY_UNIT.get(event, ())
    parts = [spread(claim["value_low"], claim["value_high"]), unit, "" if is_told else EVENTS.get(event, event)]
    words = " ".join(part for part in parts if part)
    return f"{words}, {claim['place_name']}" if claim["place_name"] else words


HARMED = (("killed_best", "killed"), ("injured_best", "injured"), ("captured_best", "detained or captured"))


def incident_title(incident: Row) -> str:
    """Return what happened, where and when, as far as it is told: "17 killed, Ferrin Bridge, 2026-03-07"."""
    counts = [f"{number(incident[column])} {harm}" for column, harm in HARMED if incident[column]]
    if not counts and incident["headline"]:
        return str(incident["headline"])
    told = counts[:2] or [(incident["what"] or "incident").replace("_", " ")]
    return ", ".join(part for part in (*told, incident["place"], happened(incident)) if part)


def toll(harm: str, incident: Row) -> str:
    """Return how many an incident killed, injured or captured, with what is told besides; "" where nobody counts."""
    low, best, high = (incident[f"{harm}_{bound}"] for bound in ("low", "best", "high"))
    if (low, best, high) == (None, None, None):
        return ""
    if best is None or (low, high) == (best, best):
        return f"{spread(low, high)} {harm}"
    return f"{number(best)} {harm} (told: {spread(low, high)})"


def rise(incident: Row) -> str:
    """Return how the gravest toll rose, "" where none did: "killed: 9, then 17"."""
    told = incident["rise"]
    return f"{told['event']}: {number(told['first_number'])}, then {number(told['last_number'])}" if told else ""


UNREAD = {
    "paywall": "the page shows only a part: behind a paywall",
    "consent": "a consent wall stood before the text",
    "empty": "the page holds no text",
    "unparseable": "the page cannot be parsed",
}


def unread(article: Row) -> str:
    """Return why nothing was read of an article, "" for one that was read."""
    language = article["read_language"]
    if article["page_kind"] in UNREAD:
        return UNREAD[article["page_kind"]]
    return "" if language is None or language in READ else f"in {language_name(language)}, which is not read"


def happened(incident: Row) -> str:
    """Return the days of an incident, "" where nobody tells them."""
    return period({"period_start": incident["day_start"], "period_end": incident["day_end"]})


def day(value: date | datetime | None) -> str:
    """Return an ISO day, "undated" for None."""
    return "undated" if value is None else value.isoformat()[:10]


def minute(value: datetime) -> str:
    """Return an ISO day and the time to the minute."""
    return f"{value:%Y-%m-%d %H:%M}"


def languages(codes: list[str] | None) -> str:
    """Return the names of languages in a row, "" for none."""
    return ", ".join(language_name(code) for code in codes or ())


def period(row: Row) -> str:
    """Return the days that a figure covers, whole months and years as such, "" where the source names none."""
    start, end = row["period_start"], row["period_end"]
    if start is None and end is None:
        return ""
    if start == end:
        return day(start)
    first, last = _edge(start, end)
    return first if first == last else f"{first} to {last}"


def _edge(start: date | None, end: date | None) -> tuple[str, str]:
    if start is None or end is None or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return day(start) if start else "…", day(end) if end else "…"
    if (start.month, end.month) == (1, 12):
        return f"{start:%Y}", f"{end:%Y}"
    return f"{start:%Y-%m}", f"{end:%Y-%m}"


def parted(row: Row) -> tuple[str, str, str]:
    """Return the words before, of and behind the quote of a row, whose place decides where the words stand twice.

    The quote is "" where the sentence does not hold it at its place.
    """
    sentence, quote, at = row["sentence"] or "", row["quote"], row["offset_in_sentence"]
    if sentence[at : at + len(quote)] != quote:
        return sentence, "", ""
    return sentence[:at], quote, sentence[at + len(quote) :]


def highlighted(row: Row, leads_to: str = "") -> Markup:
    """Return the sentence with the figure marked at its exact characters, as a link where it leads to something."""
    before, quote, after = parted(row)
    if not quote:
        return escape(before)
    mark = Markup("<mark>{}</mark>").format(quote)
    if leads_to:
        mark = Markup('<a href="{}">{}</a>').format(leads_to, mark)
    return Markup("{}{}{}").format(before, mark, after)


def web_address(url: str | None) -> str | None:
    """Return the address if a browser may safely follow it, else None.

    Only http and https, and not to this machine: where the report is read is another one, and the samples are served
    only while they are read.
    """
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and not _is_own(parts.hostname) else None
    except ValueError:
        return None


def _is_own(host: str | None) -> bool:
    try:
        return host in (None, "localhost") or ip_address(host or "").is_loopback
    except ValueError:
        return False
