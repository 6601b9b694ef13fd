"use strict";
// What the page does beyond standing there: views, deep links, filters, two articles side by side, keys.
// Without it every view stands under the last and every link lands. Nothing is fetched, nothing is evaluated.
(() => {
  const one = (selector, at = document) => at.querySelector(selector);
  const all = (selector, at = document) => [...at.querySelectorAll(selector)];
  const root = document.documentElement, views = all(".view"), tabs = all("nav a");
  root.classList.add("js");

  // ---------------------------------------------------------------- what is remembered, in this browser only
  const memory = {
    name: (key) => `recoupe.${document.body.dataset.key}.${key}`,
    get(key) { try { return localStorage.getItem(this.name(key)) || ""; } catch { return ""; } },
    set(key, value) { try { localStorage.setItem(this.name(key), value); } catch { /* a browser that keeps nothing */ } },
  };

  // ---------------------------------------------------------------- addresses: #id or #id?key=value&key=value
  const address = () => {
    const [id, query] = location.hash.slice(1).split("?");
    let plain = id;
    try { plain = decodeURIComponent(id); } catch { /* a broken escape names nothing */ }
    return { id: plain, query: new URLSearchParams(query || "") };
  };
  const go = (hash) => { history.replaceState({ y: scrollY }, ""); location.hash = hash; };
  const back = () => (history.state && history.state.y) || 0;

  const show = () => {
    const { id, query } = address();
    unmark();
    const target = (id && document.getElementById(id)) || passage(id);
    const view = (target && target.closest(".view")) || views[0];
    for (const other of views) other.hidden = other !== view;
    for (const tab of tabs) tab.hash === "#" + view.id ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
    memory.set("at", location.hash);
    if (view.id === "claims" && [...query].length) restore(query);
    if (id === "compare") compare(query.get("a"), query.get("b"));
    light(id);
    if (!target || target === view) { seat(() => scrollTo(0, back())); return; }
    open(target);
    if (target.closest(".text")) for (const piece of all("[data-of]"))
      if (piece.dataset.of === id || piece.dataset.of.startsWith(id + "--")) piece.classList.add("hit");
    land(target);
  };
  const open = (target) => {
    for (let up = target; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      if (up.matches(".claim")) up.hidden = false;
    }
  };
  const land = (target) => {
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (back()) { seat(() => scrollTo(0, back())); return; }
    seat(() => target.scrollIntoView({ block: target.closest(".text") ? "center" : "start" }));
  };
  // Now, and again until nothing moves any more: what comes into sight takes its true height, and the browser has its own
  // way with the address. Then the page says that it is there.
  const seat = (scroll, frames = 12, still = 0) => {
    const before = scrollY;
    scroll();
    if (still === 2 || !frames) { arrived(); return; }
    requestAnimationFrame(() => seat(scroll, frames - 1, scrollY === before ? still + 1 : 0));
  };
  const arrived = () => { root.dataset.at = location.hash; };
  const unmark = () => {
    for (const old of all(".hit")) old.classList.remove("hit");
    for (const old of all("mark.span")) { const parent = old.parentNode; old.replaceWith(...old.childNodes); parent.normalize(); }
  };

  // ---------------------------------------------------------------- any span of any article: #at-ARTICLE-START-END
  const passage = (id) => {
    const found = /^at-(.+)-(\d+)-(\d+)$/.exec(id), paper = found && document.getElementById("article-" + found[1]);
    if (!paper) return null;
    const [start, end] = [Number(found[2]), Number(found[3])], pieces = [];
    for (const line of all(".text p", paper)) {
      let at = Number(line.dataset.at);
      for (const node of words(line)) {
        const points = [...node.data], from = Math.max(start - at, 0), to = Math.min(end - at, points.length);
        const units = (n) => points.slice(0, n).join("").length;
        if (from < to) pieces.push([node, units(from), units(to)]);
        at += points.length;
      }
    }
    const marks = pieces.map(([node, from, to]) => wrap(node, from, to, "mark", "span hit"));
    if (marks[0]) marks[0].id = id;
    return marks[0] || paper;
  };
  const words = (at) => {
    const found = [], walk = document.createTreeWalker(at, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".ref, .pair")) found.push(walk.currentNode);
    return found;
  };
  const wrap = (node, from, to, tag, name) => {
    const range = document.createRange(), mark = document.createElement(tag);
    mark.className = name;
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
    return mark;
  };

  // ---------------------------------------------------------------- claims: search, filters, order
  const find = one("#find"), sort = one("#sort"), shown = one("#shown"), matrix = one(".matrix");
  const claims = all(".claim"), groups = all(".group"), filters = all("[data-filter]");
  const standing = matrix ? [...matrix.children] : [];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const text = (claim) => texts.get(claim) || texts.set(claim, plain(claim.textContent)).get(claim);
  const keys = {
    articles: (a, b) => b.dataset.articles - a.dataset.articles,
    origins: (a, b) => b.dataset.origins - a.dataset.origins,
    first: (a, b) => (a.dataset.first < b.dataset.first ? -1 : a.dataset.first > b.dataset.first ? 1 : 0),
    text: (a, b) => one(".gloss bdi", a).textContent.localeCompare(one(".gloss bdi", b).textContent, root.lang),
  };
  const filter = () => {
    const wanted = plain(find.value).split(/\s+/).filter(Boolean), chosen = filters.filter((select) => select.value);
    let count = 0;
    for (const claim of claims) {
      const fits = chosen.every((select) => (claim.dataset[select.dataset.filter] || "").split(" ").includes(select.value));
      claim.hidden = !fits || !wanted.every((word) => text(claim).includes(word));
      count += !claim.hidden;
    }
    for (const group of groups) group.hidden = count < claims.length || sort.value !== "order";
    shown.textContent = shown.dataset.say.replace("{n}", count).replace("{total}", claims.length);
  };
  const arrange = () => {
    const order = keys[sort.value];
    matrix.append(...(order ? [standing[0], ...groups, ...[...claims].sort(order)] : standing));
  };
  const state = () => {
    const query = new URLSearchParams();
    if (find.value) query.set("q", find.value);
    if (sort.value !== "order") query.set("sort", sort.value);
    for (const select of filters) if (select.value) query.set(select.dataset.filter, select.value);
    return query.toString();
  };
  const changed = () => {
    arrange();
    filter();
    const query = state();
    history.replaceState(history.state, "", "#claims" + (query && "?" + query));
    memory.set("at", location.hash);
    arrived();
  };
  const restore = (query) => {
    find.value = query.get("q") || "";
    sort.value = query.get("sort") || "order";
    if (sort.selectedIndex < 0) sort.value = "order";
    for (const select of filters) {
      select.value = query.get(select.dataset.filter) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    one(".filters").open = filters.some((select) => select.value) || one(".filters").open;
    arrange();
    filter();
  };
  if (matrix) {
    find.addEventListener("input", changed);
    for (const select of [sort, ...filters]) select.addEventListener("change", changed);
    one("#clear").addEventListener("click", () => { restore(new URLSearchParams()); changed(); });
  }

  // ---------------------------------------------------------------- sources: the bands of the node one came to
  const light = (id) => {
    const flow = one("#sources .flow");
    if (!flow) return;
    for (const old of all(".lit", flow)) old.classList.remove("lit");
    const met = id ? all(".band", flow).filter((band) => band.dataset.n.split(" ").includes(id)) : [];
    flow.classList.toggle("lit", met.length > 0);
    for (const band of met) band.classList.add("lit");
    for (const node of all("[data-node]", flow)) node.classList.toggle("lit", node.dataset.node === id);
  };

  // ---------------------------------------------------------------- two articles side by side
  const panes = one(".panes"), chosen = ["left", "right"].map((side) => one("#compare-" + side));
  const compare = (a, b) => {
    const papers = [a, b].map((id) => all(".paper").find((paper) => paper.dataset.id === id));
    panes.hidden = one("#compare-close").hidden = !(papers[0] && papers[1]);
    one("#compare-found").textContent = "";
    all(".pane").forEach((pane) => pane.replaceChildren());
    if (panes.hidden) return;
    const sides = all(".pane").map((pane, n) => fill(pane, papers[n]));
    chosen.forEach((select, n) => { select.value = papers[n].dataset.id; });
    const shared = pairs(...sides), alike = papers.map((paper) => one(".text", paper).lang);
    shared.forEach((key, n) => number(sides, key, n + 1, alike[0] === alike[1]));
    const said = one("#compare-found"), copied = shared.filter((key) => key[0] === "r").length;
    said.textContent = shared.length ? [[copied, said.dataset.text], [shared.length - copied, said.dataset.claim]]
      .filter(([n]) => n).map(([n, what]) => `${n} × ${what}`).join(" · ") : said.dataset.none;
  };
  const fill = (pane, paper) => {
    const title = document.createElement("h4"), body = one(".text", paper).cloneNode(true);
    title.textContent = one("h3", paper).textContent;
    for (const piece of all("[id]", body)) { piece.dataset.of = piece.id; piece.removeAttribute("id"); }
    for (const piece of all(".hit", body)) piece.classList.remove("hit");
    pane.append(...all(".kicker", paper).map((line) => line.cloneNode(true)), title, body);
    return body;
  };
  // The passages that bear a key, each as the pieces it was cut into.
  const under = (side, key) => {
    const passages = new Map();
    for (const piece of all("[data-k]", side)) if (piece.dataset.k.split(" ").includes(key)) {
      const name = (piece.dataset.of || "").replace(/--\d+$/, "");
      passages.set(name, [...(passages.get(name) || []), piece]);
    }
    return [...passages.values()];
  };
  const pairs = (left, right) => {
    const held = (side) => [...new Set(all("[data-k]", side).flatMap((piece) => piece.dataset.k.split(" ")))];
    const theirs = new Set(held(right));
    return held(left).filter((key) => theirs.has(key));
  };
  // Of all passages that bear the key, the two that share most words: they get the number, their differences are marked.
  const number = (sides, key, n, alike) => {
    const [left, right] = sides.map((side) => under(side, key));
    const pieces = left.flatMap((a) => right.map((b) => [a, b])).reduce((best, two) => (likeness(two) > likeness(best) ? two : best));
    differ(...pieces.map(tokens), alike);
    pieces.forEach((found, side) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "pair";
      button.textContent = n;
      button.addEventListener("click", () => meet(sides[1 - side].parentElement, n));
      button.dataset.pair = n;
      found[0].before(button);
    });
  };
  const likeness = (two) => {
    const [a, b] = two.map((pieces) => tokens(pieces).map((token) => token.word)), held = new Set(b);
    return a.filter((word) => held.has(word)).length / (a.length + b.length + 1);
  };
  const meet = (pane, n) => {
    const button = one(`[data-pair="${n}"]`, pane);
    pane.scrollTop += button.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    button.focus({ preventScroll: true });
  };
  // The words of some pieces, each once, with the text node they stand in; words marked before are left alone.
  const tokens = (pieces) => {
    const nodes = [...new Set(pieces.flatMap(words))].filter((node) => !node.parentElement.closest(".differs"));
    return nodes.flatMap((node) => [...node.data.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => (
      { node, from: found.index, to: found.index + found[0].length, word: plain(found[0]) })));
  };
  // Marks what only one side has: every word in one language, only figures across two.
  const differ = (left, right, alike) => {
    if (left.length * right.length > 250000) return;
    const lone = alike ? apart(left, right) : [left, right].map((side, n) => side.filter((token) => (
      /\p{N}/u.test(token.word) && ![left, right][1 - n].some((other) => other.word === token.word))));
    for (const run of runs(lone.flat())) wrap(run.node, run.from, run.to, "span", "differs");
  };
  // Words that follow each other become one stretch; the last comes first, so that marking one leaves the others whole.
  const runs = (found) => {
    const joined = [];
    for (const token of [...found].sort((a, b) => a.from - b.from)) {
      const last = joined.findLast((run) => run.node === token.node);
      if (last && /^[^\p{L}\p{N}]*$/u.test(token.node.data.slice(last.to, token.from))) last.to = token.to;
      else joined.push({ node: token.node, from: token.from, to: token.to });
    }
    return joined.reverse();
  };
  // Longest common subsequence of words; what is outside it, on each side.
  const apart = (left, right) => {
    const best = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
    for (let i = left.length - 1; i >= 0; i--) for (let j = right.length - 1; j >= 0; j--)
      best[i][j] = left[i].word === right[j].word ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    const lone = [[], []];
    let i = 0, j = 0;
    while (i < left.length || j < right.length) {
      if (i < left.length && j < right.length && left[i].word === right[j].word) { i++; j++; }
      else if (j >= right.length || (i < left.length && best[i + 1][j] >= best[i][j + 1])) lone[0].push(left[i++]);
      else lone[1].push(right[j++]);
    }
    return lone;
  };
  if (panes) {
    one("#compare-go").addEventListener("click", () => go("compare?" + new URLSearchParams({ a: chosen[0].value, b: chosen[1].value })));
    one("#compare-close").addEventListener("click", () => go("compare"));
  }

  // ---------------------------------------------------------------- layers, display
  for (const box of all(".layers input")) {
    box.checked = memory.get(box.id) !== "off";
    box.addEventListener("change", () => memory.set(box.id, box.checked ? "" : "off"));
  }
  const media = (part) => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .find((rule) => rule.media && rule.media.mediaText.includes(part));
  const theme = one("#theme"), dark = media("prefers-color-scheme"), narrow = media("max-width: 60rem");
  if (narrow && one(".matrix.huge")) narrow.media.mediaText = "screen";
  const asked = dark && dark.media.mediaText;
  const paint = () => {
    if (dark) dark.media.mediaText = { light: "not all", dark: "screen" }[theme.value] || asked;
    root.style.colorScheme = { light: "light", dark: "dark" }[theme.value] || "";
    memory.set("theme", theme.value);
  };
  theme.value = memory.get("theme") || "auto";
  theme.addEventListener("change", paint);
  paint();

  // ---------------------------------------------------------------- keys
  const help = one("#help"), keysOn = one("#keys-on");
  keysOn.checked = memory.get("keys") !== "off";
  keysOn.addEventListener("change", () => memory.set("keys", keysOn.checked ? "" : "off"));
  one("#keys").addEventListener("click", () => help.showModal());
  one("#help-close").addEventListener("click", () => help.close());
  const ITEMS = {
    brief: ".summary > li, .divergence", claims: ".claim:not([hidden])", sources: ".routes tbody tr",
    timeline: ".timeline tbody tr", articles: ".paper .said[id]", decisions: ".decision",
  };
  let at = null;
  const step = (by) => {
    const view = views.find((each) => !each.hidden), items = all(ITEMS[view.id], view);
    if (!items.length) return;
    const now = items.indexOf(at), next = items[now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + by, 0), items.length - 1)];
    if (at) at.classList.remove("at");
    at = next;
    at.classList.add("at");
    at.tabIndex = -1;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: view.id === "articles" ? "center" : "start" });
    if (at.id) history.replaceState(null, "", "#" + encodeURIComponent(at.id));
    arrived();
  };
  const unfold = () => {
    const fold = at && one("details", at), link = at && one("a", at);
    if (fold) fold.open = !fold.open;
    else if (link) link.click();
  };
  const KEYS = {
    j: () => step(1), k: () => step(-1), o: unfold, "?": () => help.showModal(),
    "/": () => { if (find) { go("claims"); show(); find.focus(); } },
  };
  views.forEach((view, n) => { KEYS[n + 1] = () => go(view.id); });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || help.open || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  // ---------------------------------------------------------------- links, print, saving
  history.scrollRestoration = "manual";
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.go) { event.preventDefault(); go(link.dataset.go); return; }
    history.replaceState({ y: scrollY }, "");
    const href = link.getAttribute("href");
    if (href === "#top") { event.preventDefault(); scrollTo(0, 0); return; }
    if (href === location.hash) { event.preventDefault(); history.replaceState(null, ""); show(); }
  });
  addEventListener("hashchange", show);
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all(".cites details, .chart details, .claim details")
      .filter((fold) => !fold.open && !fold.closest(".claim[data-articles='1']"));
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
  const save = one("#save");
  if (save) save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([one("#dossier").textContent], { type: "application/json" }));
    link.download = "dossier.json";
    link.click();
  });
  addEventListener("load", () => {
    const { id } = address(), target = id && document.getElementById(id);
    if (views.some((view) => view.id === id)) seat(() => scrollTo(0, back()));
    else if (target) land(target);
  });
  if (!location.hash && memory.get("at")) history.replaceState(null, "", memory.get("at"));
  show();
  performance.mark("recoupe.usable");
})();
