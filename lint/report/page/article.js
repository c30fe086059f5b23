"use strict";
// Adds to a page that reads without it: filters, keys, reasons on demand, and notes beside the very line of their words.
(() => {
  const find = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const LOOKS = ["error", "warning", "info"];
  const WIDE = matchMedia("(min-width: 56rem)");
  const GAP = 12; // pixels
  const DRIFT = 140; // pixels

  const notes = all(".note");
  const byKey = new Map(notes.map((note) => [note.id, note]));
  const marks = all(".copy [data-keys]");
  const places = new Map();
  for (const mark of marks) {
    for (const key of mark.dataset.keys.split(" ")) {
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(mark);
    }
  }
  const copy = find("copy");
  const rows = all(".row").map((element) => ({ element, notes: all(".note", element), room: 0 }));
  const filters = find("filters");
  const status = find("status");
  const help = find("help");
  let current = null;

  const isShown = (note) => !note.hidden;
  const placesOf = (key) => places.get(key) || [];

  // Each note begins at the line of its words, or below the note before it. Notes may run on beside the next
  // paragraphs; where one would be more than DRIFT below its own, the paragraphs make room.
  function align() {
    copy.classList.toggle("aligned", WIDE.matches);
    const measured = rows.map((row) => {
      const box = row.element.getBoundingClientRect();
      const beside = row.notes.filter(isShown).map((note) => {
        const mark = placesOf(note.id)[0];
        const words = mark && mark.getClientRects()[0]; // a mark on nothing but a line break has no place
        return { note, line: words ? words.top - box.top : 0, height: note.offsetHeight };
      });
      return { row, height: box.height - row.room, beside };
    });
    const rooms = [];
    let top = 0;
    let end = 0;
    for (const { row, height, beside } of measured) {
      const room = beside.length ? Math.max(0, end - top - DRIFT) : 0;
      if (room) {
        rooms[rooms.length - 1] += room;
        top += room;
      }
      for (const one of beside) {
        one.at = Math.max(one.line, end ? end + GAP - top : 0);
        end = top + one.at + one.height;
      }
      top += height;
      rooms.push(0);
    }
    if (rooms.length) rooms[rooms.length - 1] += Math.max(0, end + GAP - top);
    measured.forEach(({ row, beside }, number) => {
      row.room = WIDE.matches ? rooms[number] : 0;
      row.element.style.paddingBottom = row.room ? `${row.room}px` : "";
      for (const one of beside) one.note.style.top = `${one.at}px`;
    });
  }

  let waiting = false;
  function alignSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      align();
      document.documentElement.dataset.aligned = "yes";
    });
  }

  function countShown() {
    const shown = notes.filter(isShown).length;
    return shown === notes.length ? `${shown} findings` : `${shown} of ${notes.length} findings`;
  }

  function unmark(name) {
    for (const mark of marks) mark.classList.remove(name);
  }

  function select(note, focus = true) {
    if (current) current.removeAttribute("aria-current");
    unmark("on");
    unmark("seen");
    current = note;
    if (!note) {
      status.textContent = countShown();
      alignSoon();
      return;
    }
    note.setAttribute("aria-current", "true");
    for (const mark of placesOf(note.id)) mark.classList.add("on");
    const shown = notes.filter(isShown);
    status.textContent = `Finding ${shown.indexOf(note) + 1} of ${shown.length}`;
    align();
    if (focus) note.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    note.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }

  function step(by) {
    const shown = notes.filter(isShown);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  function filter() {
    const on = (name) => new Set(all(`input[name=${name}]:checked`, filters).map((box) => box.value));
    const severities = on("severity");
    const families = on("family");
    for (const note of notes) {
      note.hidden = !(severities.has(note.dataset.severity) && families.has(note.dataset.family));
    }
    for (const mark of marks.filter((one) => one.tagName === "MARK")) {
      const looks = mark.dataset.keys.split(" ").map((key) => byKey.get(key)).filter((note) => note && isShown(note));
      const look = LOOKS.find((one) => looks.some((note) => note.dataset.severity === one));
      mark.classList.remove("off", ...LOOKS);
      mark.classList.add(look || "off");
    }
    for (const reference of all(".ref")) reference.hidden = !isShown(byKey.get(reference.dataset.key));
    if (current && !isShown(current)) select(null);
    else status.textContent = countShown();
    alignSoon();
  }

  function reasons() {
    const on = copy.classList.toggle("reasons");
    find("reasons").setAttribute("aria-pressed", String(on));
    alignSoon();
  }

  // A link of a panel or a note: all places of what it speaks of are seen at once.
  function follow(link) {
    const key = link.dataset.key;
    if (byKey.has(key)) {
      select(byKey.get(key));
      return true;
    }
    unmark("seen");
    for (const place of placesOf(key)) place.classList.add("seen");
    return false;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-key]");
    if (link) {
      if (follow(link)) event.preventDefault();
      return;
    }
    const mark = event.target.closest(".copy mark");
    const note = mark && mark.dataset.keys.split(" ").map((key) => byKey.get(key)).find((one) => one && isShown(one));
    if (note) select(note, false);
  });
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  find("next").addEventListener("click", () => step(1));
  find("previous").addEventListener("click", () => step(-1));
  find("reasons").addEventListener("click", reasons);
  find("keys").addEventListener("click", () => help.showModal());

  function go(id) {
    const target = find(id);
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    w: reasons,
    f: () => filters.querySelector("input, button").focus(),
    c: () => go("copy"),
    n: () => go("names"),
    s: () => go("sourcing"),
    Escape: () => select(null),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (help.open || event.ctrlKey || event.metaKey || event.altKey || !find("use-keys").checked) return;
    const action = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  document.documentElement.classList.add("scripted");
  filters.hidden = !notes.length;
  status.textContent = countShown();
  WIDE.addEventListener("change", alignSoon);
  new ResizeObserver(alignSoon).observe(copy);
  alignSoon();
})();
