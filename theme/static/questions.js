// Filters questions by several things at once. Without it, each choice below is a link to a page of its own.
(() => {
  const nav = document.querySelector("nav.filters");
  const places = { state: 3, topic: 4, council: 5, region: 7 };
  const step = 100;
  const atOnce = 6;
  const months = nav.dataset.index.split(" ").filter(Boolean);
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const loaded = [];
  let most = step;
  let turn = 0;

  const groups = [...nav.querySelectorAll("details")];
  const selects = groups.map((group) => {
    const options = [...group.querySelectorAll("a")].map((link) => make("option", { value: link.dataset.name }, link.textContent));
    return make("select", { name: group.dataset.kind, title: group.querySelector("summary").textContent }, make("option", { value: "" }, nav.dataset.any), ...options);
  });
  const labels = selects.map((select) => make("label", {}, select.title, select));
  const status = make("p");
  status.setAttribute("role", "status");
  const list = make("ul", { className: "cards questions" });
  const more = make("button", { type: "button", className: "button", hidden: true }, nav.dataset.more);

  function item([url, title, asked, state, , , council, , lang]) {
    const name = nav.querySelector(`[data-kind=state] [data-name="${CSS.escape(state)}"]`).textContent;
    const meta = make("p", { className: "meta" }, `${day.format(new Date(asked))} · `, make("span", { className: `state ${state}` }, name), ` · ${council}`);
    return make("li", {}, make("a", { href: url, lang }, title), meta);
  }

  async function month(number) {
    loaded[number] ??= await (await fetch(months[number])).json();
    return loaded[number];
  }

  // The months are asked for from the newest on, until there is enough to show.
  async function show() {
    const mine = ++turn;
    const wanted = selects.filter((select) => select.value);
    const fits = (row) => wanted.every((select) => [row[places[select.name]]].flat().includes(select.value));
    const found = [];
    let number = 0;
    while (wanted.length && found.length < most && number < months.length) {
      const several = await Promise.all(months.slice(number, number + atOnce).map((_, place) => month(number + place)));
      if (mine !== turn) return;
      found.push(...several.flat().filter(fits));
      number += several.length;
    }
    more.hidden = !wanted.length || (number === months.length && found.length <= most);
    status.textContent = wanted.length ? nav.dataset.found + Math.min(found.length, most) + (more.hidden ? "" : "+") : "";
    list.replaceChildren(...found.slice(0, most).map(item));
  }

  // Without a connection the links to the pages come back.
  const attempt = () => show().then(() => toggle(true), () => toggle(false));
  const toggle = (hidden) => groups.forEach((group) => group.hidden = hidden);

  toggle(true);
  nav.addEventListener("change", () => {
    most = step;
    attempt();
  });
  more.addEventListener("click", () => {
    most += step;
    attempt();
  });
  nav.prepend(make("div", { className: "choices" }, ...labels), status, list, more);
})();
