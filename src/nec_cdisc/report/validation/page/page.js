"use strict";
(() => {
  const RULE = 0, DATASET = 1, SUBJECT = 2, SEQUENCE = 3, RECORD = 4, MESSAGE = 5, VALUES = 6, RAW = 7, LINE = 8, SINCE = 9, IDENTITY = 10, KEYS = 11, WAIVER = 12;
  const SIZE = 100;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { rows, rules, texts, levels } = data;
  const by = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // Tables that are small enough to be there as a whole are sorted where they stand.
  const number = /^-?\d+(\.\d+)?$/;
  const compare = (a, b) => (number.test(a) && number.test(b) ? a - b : a < b ? -1 : a > b ? 1 : 0);
  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = make("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("n"));
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const lines = [...body.rows].map((line) => [line.cells[at].textContent.trim(), line]);
        lines.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
        body.append(...lines.map((pair) => pair[1]));
      });
    });
  }

  // Rules by outcome.
  const said = by("outcome-filter");
  const showOutcome = (outcome) => {
    for (const rule of document.querySelectorAll("details.rule")) rule.hidden = Boolean(outcome) && rule.dataset.outcome !== outcome;
    said.hidden = !outcome;
    if (!outcome) return;
    const all = make("button", "Show all");
    all.type = "button";
    all.addEventListener("click", () => showOutcome(""));
    said.replaceChildren(`Only rules ${outcome === "found" ? "with findings" : `that are ${outcome}`}. `, all);
  };
  for (const link of document.querySelectorAll("a[data-outcome]")) link.addEventListener("click", () => showOutcome(link.dataset.outcome));

  if (!rows.length) return;
  by("table").hidden = false;
  const form = by("filters"), body = by("list").tBodies[0];
  const field = {
    level: (row) => levels[rules[row[RULE]][1]],
    rule: (row) => rules[row[RULE]][0],
    dataset: (row) => texts[row[DATASET]],
    subject: (row) => texts[row[SUBJECT]],
    status: (row) => (texts[row[WAIVER]] ? "waived" : "open"),
    since: (row) => row[SINCE],
    sequence: (row) => row[SEQUENCE],
    message: (row) => row[MESSAGE],
    raw: (row) => texts[row[RAW]],
  };
  const choices = ["level", "rule", "dataset", "subject", "status", "since"].filter((name) => form.elements[name]);
  for (const name of choices) {
    const counts = new Map();
    for (const row of rows) counts.set(field[name](row), (counts.get(field[name](row)) || 0) + 1);
    const select = form.elements[name];
    select.append(new Option("all", "*"));
    const values = [...counts.keys()].sort((a, b) => (name === "level" ? levels.indexOf(a) - levels.indexOf(b) : compare(a, b)));
    for (const value of values) select.append(new Option(`${value || "(none)"} (${counts.get(value)})`, value));
  }

  // What the search looks at is put together when somebody first searches.
  let haystack = null;
  const searched = () => {
    haystack ??= rows.map((row) => [field.rule(row), field.dataset(row), field.subject(row), row[SEQUENCE], row[MESSAGE], row[VALUES], field.raw(row), texts[row[LINE]], row[IDENTITY], row[KEYS], texts[row[WAIVER]], rules[row[RULE]][3]].join("\n").toLowerCase());
    return haystack;
  };

  let shown = rows.map((_, at) => at), page = 0, sorted = "", down = false;

  const where = (row) => {
    const cell = make("td", field.raw(row));
    if (texts[row[LINE]]) cell.append(make("span", texts[row[LINE]], "sub"));
    return cell;
  };
  const details = (row, width) => {
    const line = make("tr", undefined, "more"), cell = make("td"), list = make("dl");
    cell.colSpan = width;
    const tell = (title, text) => text && list.append(make("dt", title), make("dd", text));
    tell("The rule", rules[row[RULE]][3]);
    tell("What to do", rules[row[RULE]][2]);
    tell("Values", row[VALUES]);
    tell("Keys", row[KEYS]);
    tell("Record of the file", row[RECORD] ? String(row[RECORD]) : "");
    tell("Waived because", texts[row[WAIVER]]);
    tell("Finding", row[IDENTITY]);
    cell.append(list);
    line.append(cell);
    return line;
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(shown.length / SIZE));
    page = Math.min(Math.max(page, 0), pages - 1);
    body.replaceChildren(...shown.slice(page * SIZE, (page + 1) * SIZE).map((at) => {
      const row = rows[at], line = make("tr", undefined, "row");
      line.tabIndex = 0;
      const level = make("td");
      level.append(make("span", field.level(row), `chip ${field.level(row)}`));
      const message = make("td", row[MESSAGE]);
      if (texts[row[WAIVER]]) message.append(" ", make("span", "waived", "chip waived"));
      if (row[VALUES]) message.append(make("span", row[VALUES], "sub"));
      line.append(level, make("td", field.rule(row), "id"), make("td", field.dataset(row)), make("td", field.subject(row)), make("td", row[SEQUENCE], "n"), message, where(row));
      if (form.elements.since) line.append(make("td", row[SINCE]));
      const toggle = () => {
        if (line.nextSibling?.classList?.contains("more")) line.nextSibling.remove();
        else line.after(details(row, line.cells.length));
      };
      line.addEventListener("click", () => { if (!String(getSelection())) toggle(); });
      line.addEventListener("keydown", (event) => { if (event.key === "Enter") toggle(); });
      return line;
    }));
    by("count").textContent = `${shown.length} of ${rows.length} findings. Choose one to see what to do.`;
    by("page").textContent = `page ${page + 1} of ${pages}`;
    by("previous").disabled = page === 0;
    by("next").disabled = page >= pages - 1;
  };
  const sort = () => {
    if (!sorted) return;
    const rank = sorted === "level" ? (row) => rules[row[RULE]][1] : field[sorted];
    const keys = new Map(shown.map((at) => [at, rank(rows[at])]));
    const order = (a, b) => (typeof keys.get(a) === "number" ? keys.get(a) - keys.get(b) : compare(keys.get(a), keys.get(b))) || a - b;
    shown.sort((a, b) => (down ? order(b, a) : order(a, b)));
  };
  const apply = () => {
    const wanted = choices.map((name) => [field[name], form.elements[name].value]).filter((pair) => pair[1] !== "*");
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const texts_ = words.length ? searched() : null;
    shown = [];
    rows.forEach((row, at) => {
      if (wanted.every(([of, value]) => of(row) === value) && words.every((word) => texts_[at].includes(word))) shown.push(at);
    });
    sort();
    page = 0;
    draw();
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply));
  by("previous").addEventListener("click", () => { page -= 1; draw(); });
  by("next").addEventListener("click", () => { page += 1; draw(); });
  for (const head of by("list").tHead.rows[0].cells) {
    head.querySelector("button").addEventListener("click", () => {
      const again = sorted === head.dataset.sort;
      down = again && !down;
      sorted = head.dataset.sort;
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      apply();
    });
  }
  // Counts lead to the findings that they count.
  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.addEventListener("click", () => {
      form.reset();
      const select = form.elements[link.dataset.filter];
      if ([...select.options].some((option) => option.value === link.dataset.value)) select.value = link.dataset.value;
      if (form.elements.status.querySelector("option[value=open]")) form.elements.status.value = link.dataset.filter === "level" ? "open" : "*";
      setTimeout(apply);
    });
  }
  draw();
})();
