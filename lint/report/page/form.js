"use strict";
// Puts a file that is dropped or chosen into the form. It is read here and sent only with the form.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const said = document.getElementById("said");
  const format = document.getElementById("format");
  const file = document.getElementById("file");
  const FORMATS = [
    [/\.(md|markdown|mdown)$/i, "markdown"],
    [/\.mdx$/i, "mdx"],
    [/\.x?html?$/i, "html"],
  ];

  // Undeclared bytes are UTF-8, or else the encoding that Windows programs write in the West.
  function decoded(bytes) {
    const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
    const named = marks[`${bytes[0]},${bytes[1]}`];
    if (named) return [new TextDecoder(named).decode(bytes), ""];
    try {
      return [new TextDecoder("utf-8", { fatal: true }).decode(bytes), ""];
    } catch {
      return [new TextDecoder("windows-1252").decode(bytes), "; it is not UTF-8 and was read as Windows-1252"];
    }
  }

  async function take(chosen) {
    if (!chosen) return;
    if (chosen.size > Number(text.dataset.largest)) {
      said.textContent = `${chosen.name} is too large.`;
      return;
    }
    const [words, note] = decoded(new Uint8Array(await chosen.arrayBuffer()));
    text.value = words;
    format.value = (FORMATS.find(([suffix]) => suffix.test(chosen.name)) || [null, "text"])[1];
    said.textContent = `${chosen.name} is in the form${note}.`;
  }

  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      text.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) text.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    text.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
  file.addEventListener("change", () => take(file.files[0]));
  document.getElementById("drop").hidden = false;
})();
