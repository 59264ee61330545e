// What a page of the report does beside being read: contents, runs, tables, figures, search.
// Without it everything is still there, one thing below the other.
"use strict";

const words = JSON.parse(document.getElementById("words").textContent);
const make = (tag, content, options = {}) =>
  Object.assign(document.createElement(tag), { textContent: content }, options);
const recall = name => { try { return localStorage.getItem(`glassgan ${name}`); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem(`glassgan ${name}`, value); } catch { /* kept nowhere */ } };

// The language that was chosen is remembered: a link to it says so.
for (const link of document.querySelectorAll("[data-speak]"))
  link.addEventListener("click", event => {
    event.preventDefault();
    keep("language", link.dataset.speak);
    location.href = link.getAttribute("href") + location.hash;
  });

// Contents of the page, with the place where one is.
const contents = document.querySelector("nav.contents");
const headings = [...document.querySelectorAll("main h2[id]")];
if (contents && headings.length > 1) {
  const links = new Map(headings.map(heading => {
    const link = make("a", heading.textContent, { href: `#${heading.id}` });
    contents.append(link);
    return [heading, link];
  }));
  const mark = () => {
    const passed = headings.filter(heading => heading.getBoundingClientRect().top < 140);
    const here = passed.at(-1) ?? headings[0];
    for (const [heading, link] of links)
      if (heading === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

// One run at a time where runs have sections of their own.
const choices = [...document.querySelectorAll("fieldset.runs input")];
const sections = [...document.querySelectorAll("[data-run]")];
function show(run) {
  if (!choices.some(choice => choice.value === run)) return;
  for (const choice of choices) choice.checked = choice.value === run;
  for (const section of sections) section.hidden = section.dataset.run !== run;
}
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const section = target?.closest("[data-run]");
  if (section?.hidden) show(section.dataset.run);
  for (let folded = target?.closest("details"); folded; folded = folded.parentElement.closest("details"))
    folded.open = true;
  if (target) target.scrollIntoView();
}
if (choices.length) {
  for (const choice of choices)
    choice.addEventListener("change", () => { keep("run", choice.value); show(choice.value); });
  show(choices.some(choice => choice.value === recall("run")) ? recall("run") : choices[0].value);
}
addEventListener("hashchange", arrive);
arrive();

// Tables: sort by a column, filter rows, save as CSV.
const text = cell => cell.textContent.trim().replace(/\s+/g, " ");
const number = cell => {
  const found = text(cell).replace("−", "-").match(/^[<>≤≥=]?\s*(-?[\d,]*\.?\d+(?:e-?\d+)?)/);
  return found ? Number(found[1].replaceAll(",", "")) : NaN;
};
function sort(table, column, button) {
  const body = table.tBodies[0], down = button.dataset.order === "ascending";
  const rows = [...body.rows], values = new Map(rows.map(row => [row, number(row.cells[column])]));
  const numeric = rows.filter(row => !Number.isNaN(values.get(row))).length > rows.length / 2;
  const size = row => (Number.isNaN(values.get(row)) ? Infinity : values.get(row) * (down ? -1 : 1));
  rows.sort((a, b) => numeric
    ? (size(a) === size(b) ? 0 : size(a) - size(b))
    : text(a.cells[column]).localeCompare(text(b.cells[column])) * (down ? -1 : 1));
  body.append(...rows);
  for (const other of table.querySelectorAll("th button")) {
    delete other.dataset.order;
    other.closest("th").removeAttribute("aria-sort");
  }
  button.dataset.order = down ? "descending" : "ascending";
  button.closest("th").setAttribute("aria-sort", button.dataset.order);
}
function save(table) {
  const quoted = cell => `"${text(cell).replaceAll('"', '""')}"`;
  const lines = [...table.rows].filter(row => !row.hidden).map(row => [...row.cells].map(quoted).join(","));
  const link = make("a", "", {
    href: URL.createObjectURL(new Blob(["\ufeff", lines.join("\n"), "\n"], { type: "text/csv" })),
    download: `${table.id || "table"}.csv`,
  });
  link.click();
  URL.revokeObjectURL(link.href);
}
for (const table of document.querySelectorAll("table.data")) {
  const simple = [...table.rows].every(row => row.cells.length === table.rows[0].cells.length);
  if (simple && table.tHead)
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make("button", "", { type: "button", title: words.sort });
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column, button));
      head.append(button);
    });
  const tools = make("div", "", { className: "tools" });
  if (table.tBodies[0]?.rows.length > 6) {
    const filter = make("input", "", { type: "search", placeholder: words.filter });
    filter.setAttribute("aria-label", words.filter);
    filter.addEventListener("input", () => {
      const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of table.tBodies[0].rows)
        row.hidden = !wanted.every(word => row.textContent.toLowerCase().includes(word));
    });
    tools.append(filter);
  }
  const button = make("button", "CSV", { type: "button", title: words.save });
  button.addEventListener("click", () => save(table));
  tools.append(button);
  (table.closest(".wide") ?? table).before(tools);
}

// Figures open large.
const large = make("dialog", "", { className: "large" });
large.innerHTML = '<button type="button"></button><div tabindex="0"><img alt=""></div>';
document.body.append(large);
const [shut, frame] = large.children;
shut.textContent = "×";
shut.setAttribute("aria-label", words.close);
shut.addEventListener("click", () => large.close());
frame.setAttribute("role", "group");
frame.addEventListener("click", () => frame.classList.toggle("whole"));
for (const link of document.querySelectorAll("figure a.large"))
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const shown = link.querySelector("img");
    Object.assign(frame.firstChild, { src: link.href, alt: shown.alt });
    frame.setAttribute("aria-label", shown.alt);
    large.showModal();
  });

// Search over all pages, by an index that was built with them and is read when it is asked for.
const field = document.getElementById("search"), found = document.getElementById("found");
let asked;
const index = () => asked ??= new Promise((resolve, reject) => {
  const script = make("script", "", { src: field.dataset.index });
  script.addEventListener("load", () => resolve(window.glassganIndex));
  script.addEventListener("error", reject);
  document.head.append(script);
});
async function search() {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  found.hidden = !wanted.length;
  found.replaceChildren();
  if (!wanted.length) return;
  const entries = await index();
  const all = (where, entry) => wanted.every(word => entry[where].includes(word));
  const titled = entries.filter(entry => all("low", entry));
  const told = entries.filter(entry => !titled.includes(entry) && all("text", entry));
  const list = make("ul", "");
  for (const entry of [...titled, ...told].slice(0, 12)) {
    const item = make("li", ""), link = make("a", entry.title, { href: entry.href });
    const at = Math.max(entry.text.indexOf(wanted[0]) - 40, 0);
    item.append(link, make("small", `${entry.page} · …${entry.text.slice(at, at + 110)}…`));
    list.append(item);
  }
  found.append(list.children.length ? list : make("p", field.dataset.none));
}
if (field) {
  field.addEventListener("input", search);
  field.addEventListener("focus", () => { if (field.value) search(); });
  field.form.addEventListener("keydown", event => {
    if (event.key === "Escape") { found.hidden = true; field.focus(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [...found.querySelectorAll("a")], at = links.indexOf(document.activeElement);
      const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
      (next ?? field).focus();
      event.preventDefault();
    }
  });
  found.addEventListener("click", () => { found.hidden = true; });
  document.addEventListener("click", event => {
    if (!field.form.contains(event.target)) found.hidden = true;
  });
}
