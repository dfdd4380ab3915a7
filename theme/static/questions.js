// Filters questions by several things at once. Without it, each choice below is a link to a page of its own.
(() => {
  const nav = document.querySelector("nav.filters");
  const places = { state: 3, topic: 4, council: 5, region: 7 };
  const most = 100;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  let index;

  const selects = [...nav.querySelectorAll("details")].map((group) => {
    const options = [...group.querySelectorAll("a")].map((link) => make("option", { value: link.dataset.name }, link.textContent));
    return make("select", { name: group.dataset.kind, title: group.querySelector("summary").textContent }, make("option", { value: "" }, nav.dataset.any), ...options);
  });
  const labels = selects.map((select) => make("label", {}, select.title, select));
  const status = make("p");
  status.setAttribute("role", "status");
  const list = make("ul", { className: "cards questions" });

  function item([url, title, asked, state, , , council, , lang]) {
    const name = nav.querySelector(`[data-kind=state] [data-name="${CSS.escape(state)}"]`).textContent;
    const meta = make("p", { className: "meta" }, `${day.format(new Date(asked))} · `, make("span", { className: `state ${state}` }, name), ` · ${council}`);
    return make("li", {}, make("a", { href: url, lang }, title), meta);
  }

  async function show() {
    const wanted = selects.filter((select) => select.value);
    index ??= await (await fetch(nav.dataset.index)).json();
    const found = wanted.length ? index.filter((row) => wanted.every((select) => [row[places[select.name]]].flat().includes(select.value))) : [];
    status.textContent = wanted.length ? nav.dataset.found + found.length + (found.length > most ? ` (${most} ↓)` : "") : "";
    list.replaceChildren(...found.slice(0, most).map(item));
  }

  nav.querySelectorAll("details").forEach((group) => group.hidden = true);
  nav.addEventListener("change", show);
  nav.prepend(make("div", { className: "choices" }, ...labels), status, list);
})();
