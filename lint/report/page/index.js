"use strict";
// Makes the tables of the index sortable.
(() => {
  const value = (row, column) => row.cells[column].textContent.trim();

  function compare(column, isCount) {
    return isCount
      ? (one, other) => Number(value(one, column)) - Number(value(other, column))
      : (one, other) => value(one, column).localeCompare(value(other, column), "en", { numeric: true });
  }

  function sort(table, head, column) {
    const isCount = head.classList.contains("count");
    const before = head.getAttribute("aria-sort");
    // Counts are wanted from the largest, names from A.
    const after = before === null ? (isCount ? "descending" : "ascending") : before === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", after);
    const body = table.tBodies[0];
    const rows = [...body.rows].sort(compare(column, isCount));
    if (after === "descending") rows.reverse();
    body.append(...rows);
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head, column));
      head.append(button);
    });
  }
})();
