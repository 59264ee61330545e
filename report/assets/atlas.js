// The atlas of units: a table of every unit of a run, to be sorted and filtered. What is known of
// a run is read when it is chosen, its pictures when the table comes into view.
"use strict";

{
  const told = JSON.parse(document.getElementById("atlas").textContent);
  const get = id => document.getElementById(id);
  const TILE = 42, CHUNK = 80; // pixels, and rows that are drawn at a time
  const table = get("units").closest("table"), region = table.parentElement;
  const heads = [...get("head").children];
  let run, layers = [], units = [], shown = [], drawn = 0, order = { key: "unit", down: false };

  const none = value => value === null || value === undefined;
  const round = (value, places = 3) => none(value) ? "–"
    : (Math.abs(value) >= 1e-3 || value === 0 ? String(Number(value.toPrecision(places))) : value.toExponential(1)).replaceAll("-", "−");
  const range = (value, low, high) => none(low) ? round(value) : `${round(value)} [${round(low)}, ${round(high)}]`;
  const called = concept => told.called[concept] ?? concept;
  const COLUMNS = {
    layer: { text: unit => unit.layer, value: unit => unit.place },
    unit: { text: unit => unit.unit, numeric: true },
    pictures: {},
    concept: { text: unit => unit.concept ? called(unit.concept) : told.nothing, value: unit => unit.concept ? called(unit.concept) : null, mark: "named" },
    auroc: { text: unit => range(unit.auroc, unit.auroc_low, unit.auroc_high), numeric: true, mark: "named" },
    auroc_q: { text: unit => round(unit.auroc_q, 2), numeric: true },
    information: { numeric: true },
    active: { text: unit => unit.dead ? told.dead : `${(100 * unit.active).toFixed(1)} %`, numeric: true },
    target: { text: unit => unit.target ? called(unit.target) : "–", value: unit => unit.target ? called(unit.target) : null, mark: "clear" },
    held_out: { text: unit => unit.held_out ? told.held : told.estimate },
    effect: { text: unit => range(unit.effect, unit.effect_low, unit.effect_high), numeric: true, mark: "clear" },
    null: { numeric: true },
    effect_q: { text: unit => round(unit.effect_q, 2), numeric: true },
    specificity: { text: unit => round(unit.specificity, 2), numeric: true },
    image: { numeric: true },
    logit: { numeric: true },
    distance: { numeric: true },
  };
  const text = (key, unit) => String(COLUMNS[key].text ? COLUMNS[key].text(unit) : round(unit[key]));
  const value = (key, unit) => COLUMNS[key].value ? COLUMNS[key].value(unit) : unit[key];

  // What is known of runs, each once.
  const asked = {};
  const known = name => asked[name] ??= new Promise((resolve, reject) => {
    const path = told.runs.find(entry => entry.name === name).data;
    const script = Object.assign(document.createElement("script"), { src: path });
    script.addEventListener("load", () => resolve(window.glassganAtlas[name]));
    script.addEventListener("error", reject);
    document.head.append(script);
  });

  async function choose(name) {
    run = told.runs.find(entry => entry.name === name);
    const found = await known(name);
    if (run.name !== name) return; // another was chosen meanwhile
    layers = found;
    get("layer").replaceChildren(...layers.map((layer, place) => new Option(layer.name, place)), new Option(told.all, "all"));
    get("caption").textContent = run.caption;
    if (seen) picture();
    load();
  }
  function load() {
    const chosen = get("layer").value;
    units = layers.flatMap((layer, place) => chosen !== "all" && Number(chosen) !== place ? []
      : layer.columns.unit.map((_, row) => ({
        ...Object.fromEntries(Object.entries(layer.columns).map(([key, values]) => [key, values[row]])),
        layer: layer.name, place, change: layer.first + row,
      })));
    for (const key of ["concept", "target"]) {
      const select = get(key), before = select.value;
      const names = [...new Set(units.map(unit => unit[key]).filter(Boolean))];
      names.sort((a, b) => called(a).localeCompare(called(b)));
      select.replaceChildren(new Option(told.any, ""), ...names.map(name => new Option(called(name), name)));
      if (names.includes(before)) select.value = before;
    }
    draw();
  }
  function draw() {
    const wanted = get("number").value.trim(), { key, down } = order;
    shown = units.filter(unit => ["concept", "target"].every(name => !get(name).value || unit[name] === get(name).value)
      && ["named", "held_out", "clear"].every(name => !get(name).checked || unit[name])
      && (!wanted || String(unit.unit) === wanted));
    shown.sort((a, b) => {
      const x = value(key, a), y = value(key, b), equal = a.place - b.place || a.unit - b.unit;
      if (none(x) || none(y)) return none(x) - none(y) || equal; // last, either way
      return (typeof x === "string" ? x.localeCompare(y) : x - y) * (down ? -1 : 1) || equal;
    });
    for (const head of heads) {
      const button = head.querySelector("button");
      if (!button) continue;
      delete button.dataset.order;
      head.removeAttribute("aria-sort");
      if (head.dataset.key !== key) continue;
      button.dataset.order = down ? "descending" : "ascending";
      head.setAttribute("aria-sort", button.dataset.order);
    }
    get("number-found").textContent = told.found.replace("{shown}", shown.length).replace("{all}", units.length);
    get("units").replaceChildren();
    drawn = 0;
    region.scrollTop = 0;
    more();
  }
  function more() {
    const part = shown.slice(drawn, drawn + CHUNK);
    drawn += part.length;
    get("units").append(...part.map(line));
  }
  function line(unit) {
    const row = document.createElement("tr");
    if (unit.dead) row.className = "dead";
    for (const [key, column] of Object.entries(COLUMNS)) {
      const cell = document.createElement(key === "unit" ? "th" : "td");
      if (key === "unit") cell.scope = "row";
      if (key === "pictures") cell.append(pictures(unit));
      else cell.textContent = text(key, unit);
      if (column.numeric) cell.classList.add("number");
      if (column.mark && unit[column.mark]) cell.classList.add("marked");
      row.append(cell);
    }
    return row;
  }
  function pictures(unit) {
    const all = document.createElement("span");
    all.className = "tiles";
    all.setAttribute("role", "img");
    all.setAttribute("aria-label", told.pictures.replace("{unit}", unit.unit));
    const at = place => `${-(place % told.across) * TILE}px ${-Math.floor(place / told.across) * TILE}px`;
    for (const [kind, place] of [...unit.samples.map(tile => ["samples", tile]), ["changes", unit.change]]) {
      const tile = document.createElement("span");
      tile.className = kind;
      tile.style.backgroundPosition = at(place);
      all.append(tile);
    }
    return all;
  }

  // Pictures, which are asked for by the style of the table, once it is in view.
  table.style.setProperty("--sheet", `${told.across * TILE}px`);
  const picture = () => {
    for (const kind of ["samples", "changes"])
      table.style.setProperty(`--${kind}`, `url("${new URL(run[kind], location.href)}")`);
  };
  let seen = false;
  const watch = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    watch.disconnect();
    seen = true;
    picture();
  });

  for (const head of heads) {
    const { key } = head.dataset;
    if (COLUMNS[key].numeric) head.classList.add("number");
    if (key === "pictures") continue;
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(...head.childNodes);
    if (head.hasAttribute("aria-label")) button.setAttribute("aria-label", head.getAttribute("aria-label"));
    button.addEventListener("click", () => {
      order = { key, down: order.key === key && !order.down };
      draw();
    });
    head.append(button);
  }
  get("layer").addEventListener("change", load);
  for (const id of ["concept", "target", "named", "held_out", "clear"]) get(id).addEventListener("change", draw);
  get("number").addEventListener("input", draw);
  region.addEventListener("scroll", () => {
    if (drawn < shown.length && region.scrollTop + 2 * region.clientHeight > region.scrollHeight) more();
  }, { passive: true });
  get("save").addEventListener("click", () => {
    const quoted = words => `"${words.replaceAll('"', '""')}"`;
    const keys = Object.keys(COLUMNS).filter(key => key !== "pictures");
    const title = key => heads.find(head => head.dataset.key === key).textContent.trim();
    const lines = [keys.map(title), ...shown.map(unit => keys.map(key => text(key, unit)))];
    const content = lines.map(cells => `${cells.map(quoted).join(",")}\n`);
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob(["\ufeff", ...content], { type: "text/csv" })), download: "atlas.csv",
    });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  const choices = [...document.querySelectorAll("fieldset.runs input")];
  for (const choice of choices) choice.addEventListener("change", () => choose(choice.value));
  const first = choices.find(choice => choice.checked)?.value ?? told.runs[0]?.name;
  if (first) choose(first).then(() => watch.observe(region));
}
