"use strict";
// Finds figures by words, event, place, speaker, outlet, stance, day and dispute. The filters stand in the address, so
// that a view can be sent; what is found can be saved as CSV. Works from disk and makes no request.
(() => {
  const columns = ["figure_id", "quote", "unit", "event", "stance", "speaker", "place", "publisher", "title", "sentence",
    "value_low", "value_high", "modifier", "offset", "claim_id", "article_id", "published", "period", "stated",
    "disputed", "url", "linked", "withdrawn"];
  const saved = ["figure_id", "stated", "value_low", "value_high", "modifier", "unit", "event", "stance", "speaker",
    "period", "place", "disputed", "sentence", "publisher", "title", "published", "withdrawn", "url"];
  const exact = ["event", "stance", "publisher"];
  const partial = ["place", "speaker"];
  const pageLength = 50;
  const lower = (text) => (text || "").toLocaleLowerCase();
  const valueOf = (figure) => figure.value_low ?? figure.value_high ?? -Infinity;
  const dayOf = (figure) => (figure.published === "undated" ? "" : figure.published);
  const orders = {
    newest: (a, b) => dayOf(b).localeCompare(dayOf(a)),
    largest: (a, b) => valueOf(b) - valueOf(a) || 0,
    outlet: (a, b) => lower(a.publisher).localeCompare(lower(b.publisher)),
  };

  const make = (tag, text, link) => {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (link) element.href = link;
    return element;
  };

  function marked(figure) {
    const cell = make("td");
    // Offsets count code points, as the warehouse does; a string of JavaScript counts UTF-16 units.
    const points = Array.from(figure.sentence);
    const stop = figure.offset + Array.from(figure.quote).length;
    if (points.slice(figure.offset, stop).join("") !== figure.quote) {
      cell.textContent = figure.sentence;
      return cell;
    }
    cell.append(points.slice(0, figure.offset).join(""), make("mark", figure.quote), points.slice(stop).join(""));
    return cell;
  }

  function numberCell(figure) {
    const cell = make("td");
    cell.append(make("a", figure.stated, `articles/${figure.article_id}.html#${figure.figure_id}`), ` ${figure.unit || ""}`);
    if (figure.disputed) {
      const badge = make("a", "disputed", `claims/${figure.claim_id}.html`);
      badge.className = "badge disputed";
      cell.append(" ", badge);
    }
    return cell;
  }

  function sourceCell(figure) {
    const cell = make("td");
    cell.append(make("a", figure.title || figure.url, `articles/${figure.article_id}.html`));
    cell.append(`, ${figure.publisher || "unnamed outlet"}, ${figure.published}`);
    if (figure.linked) cell.append(", ", make("a", "at the outlet", figure.url));
    if (figure.withdrawn) cell.append(` (withdrawn ${figure.withdrawn})`);
    return cell;
  }

  function rowOf(figure) {
    const row = make("tr");
    row.append(numberCell(figure));
    for (const name of ["event", "speaker", "stance", "period", "place"]) {
      const cell = make("td", (figure[name] || "").replaceAll(name === "event" ? "_" : "\0", " "));
      cell.className = name === "period" ? "inline days" : "inline";
      row.append(cell);
    }
    row.append(marked(figure), sourceCell(figure));
    return row;
  }

  // As in the exports: no spreadsheet takes a cell for a formula.
  function csvCell(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value === "string" && /^ *[=+\-@\t\r\n]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function save(found) {
    const lines = [saved, ...found.map((figure) => saved.map((name) => figure[name]))].map((row) => row.map(csvCell).join(","));
    const link = make("a", "", URL.createObjectURL(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" })));
    link.download = "figures.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  const options = (values) => [...new Set(values)].filter(Boolean).sort().map((value) => new Option(value.replaceAll("_", " "), value));

  function fits(figure, wanted) {
    return wanted.words.every((word) => figure.words.includes(word)) &&
      exact.every((name) => !wanted[name] || figure[name] === wanted[name]) &&
      partial.every((name) => !wanted[name] || lower(figure[name]).includes(lower(wanted[name]))) &&
      (!wanted.from || dayOf(figure) >= wanted.from) && (!wanted.until || (dayOf(figure) && dayOf(figure) <= wanted.until)) &&
      (!wanted.disputed || figure.disputed);
  }

  function start() {
    const form = document.getElementById("filters");
    const figures = window.tallywireFigures.map((values) =>
      Object.fromEntries(columns.map((name, index) => [name, values[index]])));
    for (const figure of figures) {
      figure.words = lower([figure.quote, figure.unit, figure.speaker, figure.place, figure.title, figure.sentence,
        figure.publisher].join(" "));
    }
    for (const name of exact) form.elements[name].append(...options(figures.map((figure) => figure[name])));
    for (const name of partial) {
      document.getElementById(`${name}s`).append(...options(figures.map((figure) => figure[name])));
    }
    const body = document.querySelector("#results tbody");
    const count = document.getElementById("count");
    const more = document.getElementById("more");
    let found = figures;
    let shown = 0;

    function showMore() {
      body.append(...found.slice(shown, shown + pageLength).map(rowOf));
      shown = Math.min(found.length, shown + pageLength);
      count.textContent = `${shown} of ${found.length} figures shown.`;
      more.hidden = shown >= found.length;
    }

    function filter() {
      const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      history.replaceState(null, "", chosen.size ? `#${chosen}` : location.pathname + location.search);
      const wanted = Object.fromEntries(chosen);
      wanted.words = lower(wanted.words).split(/\s+/).filter(Boolean);
      found = figures.filter((figure) => fits(figure, wanted));
      if (wanted.order) found.sort(orders[wanted.order]);
      body.replaceChildren();
      shown = 0;
      showMore();
    }

    function takeAddress() {
      form.reset();
      for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
        const field = form.elements[name];
        if (field && field.type === "checkbox") field.checked = value === field.value;
        else if (field) field.value = value;
      }
      filter();
    }

    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", takeAddress);
    more.addEventListener("click", showMore);
    document.getElementById("save").addEventListener("click", () => save(found));
    takeAddress();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
