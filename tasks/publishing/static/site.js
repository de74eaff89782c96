"use strict";
// Draws the chart of a page, narrows lists by words, and shows the way to stored pages where a server has them.
(() => {
  function drawChart() {
    const spec = document.getElementById("chart-spec");
    const target = document.getElementById("chart");
    if (!spec || !target || !window.vegaEmbed) return;
    window.vegaEmbed(target, JSON.parse(spec.textContent), { renderer: "svg", actions: false });
  }

  function narrowLists() {
    for (const field of document.querySelectorAll("input.narrows")) {
      const list = document.getElementById(field.dataset.rows);
      const rows = [...list.querySelectorAll("tbody tr, .row")].map((row) => [row, row.textContent.toLocaleLowerCase()]);
      field.addEventListener("input", () => {
        const wanted = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        for (const [row, text] of rows) row.hidden = !wanted.every((word) => text.includes(word));
      });
    }
  }

  // Only `tallywire serve` has the stored pages; on disk, and on any other server, nothing leads to them.
  async function showStored() {
    const links = document.querySelectorAll(".stored");
    if (!links.length || !location.protocol.startsWith("http")) return;
    const answer = await fetch("../../stored/", { method: "HEAD" });
    for (const link of links) link.hidden = !answer.ok;
  }

  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    const details = target && target.querySelector("details");
    if (details) details.open = true;
  }

  document.addEventListener("DOMContentLoaded", () => {
    drawChart();
    narrowLists();
    showStored();
    openTarget();
    window.addEventListener("hashchange", openTarget);
  });
})();
