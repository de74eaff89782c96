"use strict";
// Draws the chart of a claim page, and filters the figures page; both work from disk and make no request.
(() => {
  const columns = ["quote", "unit", "event", "stance", "speaker", "place", "publisher", "title", "sentence",
    "published", "period", "stated", "offset", "claim", "url", "withdrawn"];
  const pageLength = 50;

  function drawChart() {
    const spec = document.getElementById("chart-spec");
    const target = document.getElementById("chart");
    if (!spec || !target || !window.vegaEmbed) return;
    window.vegaEmbed(target, JSON.parse(spec.textContent), { renderer: "svg", actions: false });
  }

  const make = (tag, text) => {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
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

  function rowOf(figure) {
    const row = make("tr");
    const first = make("td");
    const link = make("a", figure.stated);
    if (figure.claim) link.href = `claims/${figure.claim}.html`;
    first.append(link, ` ${figure.unit || ""}`);
    row.append(first);
    for (const name of ["event", "speaker", "stance", "period", "place"]) {
      const cell = make("td", figure[name] || "");
      cell.className = "inline";
      row.append(cell);
    }
    row.append(marked(figure));
    const source = make("td");
    const outlet = make("a", `${figure.publisher || "source"}, ${figure.published}`);
    if (figure.url) outlet.href = figure.url;
    source.append(outlet);
    if (figure.withdrawn) source.append(` (withdrawn ${figure.withdrawn})`);
    row.append(source);
    return row;
  }

  function options(select, values) {
    for (const value of [...new Set(values)].filter(Boolean).sort()) select.append(new Option(value, value));
  }

  function startFilters() {
    const form = document.getElementById("filters");
    if (!form || !window.tallywireFigures) return;
    const figures = window.tallywireFigures.map((values) =>
      Object.fromEntries(columns.map((name, index) => [name, values[index]])));
    for (const figure of figures) {
      figure.words = [figure.quote, figure.unit, figure.speaker, figure.place, figure.title, figure.sentence, figure.publisher]
        .join(" ").toLocaleLowerCase();
    }
    for (const name of ["event", "stance", "publisher"]) options(form.elements[name], figures.map((figure) => figure[name]));
    const body = document.querySelector("#results tbody");
    const count = document.getElementById("count");
    const more = document.getElementById("more");
    let found = figures;
    let shown = 0;

    function showMore() {
      body.append(...found.slice(shown, shown + pageLength).map(rowOf));
      shown = Math.min(found.length, shown + pageLength);
      count.textContent = `${shown} of ${found.length} figures shown`;
      more.hidden = shown >= found.length;
    }

    function filter() {
      const wanted = form.elements.words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      found = figures.filter((figure) =>
        wanted.every((word) => figure.words.includes(word)) &&
        ["event", "stance", "publisher"].every((name) => !form.elements[name].value || figure[name] === form.elements[name].value));
      body.replaceChildren();
      shown = 0;
      showMore();
    }

    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", showMore);
    filter();
  }

  document.addEventListener("DOMContentLoaded", () => {
    drawChart();
    startFilters();
  });
})();
