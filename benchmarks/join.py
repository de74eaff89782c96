"""How long joining takes: `python -m benchmarks.join --articles 100000 --incidents 2000`.

Makes a warehouse of that many invented articles of invented incidents over a year, as rows, in another process; brings
all stories to their incidents and makes the claims; then does the same for one more day of articles. Prints seconds,
peak memory, and how many of the made incidents came out whole.
"""

import argparse
import random
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from warehouse.joining.claims import rebuild_claims
from warehouse.storing.connection import open_writer
from warehouse.storing.transaction import transaction
from warehouse.tables.batch import Batch
from warehouse.tables.ids import content_id

FIRST = date(2025, 1, 1)
DAYS = 365
SYLLABLES = ("ba", "ke", "lo", "mir", "tan", "ves", "dor", "ul", "ash", "fen", "gri", "hol", "jun", "kal", "lem", "nor")
FILLER = (
    "Officials promised an inquiry. Neighbours spoke of smoke and sirens through the night. The road stayed closed "
    "until morning while crews cleared the ground and engineers looked at what was left of the walls."
)


def name(chance, parts):
    """Return an invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def incidents_of(number, seed):
    """Return invented incidents: day, town, victim, ship or street, dead and injured."""
    chance = random.Random(seed)
    return [
        {
            "day": FIRST + timedelta(days=chance.randrange(DAYS)),
            "town": name(chance, 3),
            "victim": f"{name(chance, 2)} {name(chance, 3)}",
            "thing": f"{name(chance, 2)} {name(chance, 2)}",
            "killed": chance.randrange(1, 40),
            "injured": chance.randrange(1, 90),
        }
        for _ in range(number)
    ]


def texts(incident, number, published):
    """Return the two sentences of an article that count, and its whole text; later articles count more dead."""
    killed = incident["killed"] + 1 + (published - incident["day"]).days // 3
    lead = f"{killed} people were killed when fire swept {incident['thing']} in {incident['town']}."
    more = f"{incident['injured']} people were injured, {incident['victim']}, 41, among the dead."
    return (
        ("killed", killed, lead),
        ("injured", incident["injured"], more),
    ), f"{lead} {more} {FILLER} Page {number % 97}."


def figure(event, value, start, shared):
    """Return the cells of one figure but for its place and day."""
    quote = f"{value} people"
    bounds = dict.fromkeys(("value_low", "value_high", "value_best"), value)
    words = {"quote": quote, "zone": "body", "span_start": start, "span_end": start + len(quote)}
    kind = {"modifier": "exact", "kind": "persons", "unit_norm": "people", "event": event, "negated": False}
    return shared | bounds | words | kind | {"stance": "reported", "rule": "made"}


def article_rows(incident, number, chance):
    """Return the rows of one article of an incident, by table."""
    published = incident["day"] + timedelta(days=min(int(chance.expovariate(0.5)), 20))
    counts, text = texts(incident, number, published)
    article, revision = content_id("article", number), content_id("revision", number)
    shared = {
        "revision_id": revision,
        "extractor_version": "1",
        "corrected_fields": [],
        "warnings": [],
        "run_id": "made",
    }
    span = {"span_start": 0, "span_end": 1, "zone": "body"}
    day = {"period_start": incident["day"], "period_end": incident["day"]}
    rows = {"sentences": [], "figures": []}
    for ordinal, (event, value, sentence) in enumerate(counts):
        place = {"sentence_id": content_id(revision, ordinal)}
        rows["sentences"].append(shared | span | place | {"ordinal": ordinal, "paragraph": 0, "quote": sentence})
        own = {"figure_id": content_id(revision, event), "place": incident["town"]} | place | day
        rows["figures"].append(figure(event, value, text.index(sentence), shared) | own)
    host = f"outlet{number % 211}.example"
    address = {"article_id": article, "url": f"https://{host}/{number}", "host": host}
    person = {"person_id": content_id(revision, "person"), "name": incident["victim"], "quote": incident["victim"]}
    person |= {"name_key": incident["victim"].lower(), "age": 41, "rule": "made", "sentence_id": place["sentence_id"]}
    fate = {"fate_id": content_id(revision, "fate"), "person_id": person["person_id"], "ordinal": 0, "event": "killed"}
    page = {"paragraphs": [], "authors": [], "keywords": [], "page_kind": "article", "parser_version": "1"}
    return rows | {
        "articles": [shared | incident["made"] | address],
        "revisions": [shared | page | {"article_id": article, "text": text, "published_day": published}],
        "persons": [shared | span | person],
        "person_fates": [shared | fate | day],
    }


def fill(path, articles, incidents, first, seed):
    """Add articles to the warehouse, numbered from `first`, and return their number."""
    chance = random.Random(seed)
    made = enumerate(incidents_of(incidents, seed))
    told = [incident | {"made": {"source": f"{seed}-{number}"}} for number, incident in made]
    with open_writer(path, "benchmark") as connection:
        for start in range(0, articles, 20_000):
            rows = {}
            for number in range(start, min(start + 20_000, articles)):
                for table, made in article_rows(told[number % incidents], first + number, chance).items():
                    rows.setdefault(table, []).extend(made)
            for table, made in rows.items():
                schema = Batch().frame(table).schema
                known = [{name: row.get(name) for name in schema.names} for row in made]
                connection.register("made", pa.Table.from_pylist(known, schema=schema))
                connection.execute(f"INSERT INTO {table} BY NAME FROM made")
        connection.execute("CHECKPOINT")
    return articles


def timed(path):
    """Join what is new, make the claims and return the seconds."""
    with open_writer(path, "benchmark") as connection:
        started = time.perf_counter()
        with transaction(connection):
            rebuild_claims(connection)
        return time.perf_counter() - started


def whole(path):
    """Return the share of made incidents whose articles stand in one incident, alone."""
    with open_writer(path, "benchmark") as connection:
        [(share,)] = connection.execute(
            "WITH pairs AS ("
            "SELECT DISTINCT source, incident_id FROM incident_stories JOIN articles USING (article_id)), "
            "ours AS (SELECT source, count(*) AS parts FROM pairs GROUP BY source), "
            "theirs AS (SELECT incident_id, count(*) AS sources FROM pairs GROUP BY incident_id) "
            "SELECT avg((parts = 1 AND sources = 1)::INTEGER) FROM pairs JOIN ours USING (source) "
            "JOIN theirs USING (incident_id)"
        ).fetchall()
        return share


def main():
    """Make, join, add a day, join again and print the measures."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--incidents", type=int, default=2_000)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            other.submit(fill, path, asked.articles, asked.incidents, 0, 1).result()
        print(f"{asked.articles:,} articles of {asked.incidents:,} incidents: {timed(path):.1f} s")
        print(f"incidents that came out whole: {whole(path):.3f}")
        day = max(1, asked.articles // DAYS)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            other.submit(fill, path, day, max(1, asked.incidents // DAYS), asked.articles, 2).result()
        print(f"{day:,} more articles of one day: {timed(path):.1f} s")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
