"use strict";
(() => {
  const views = [...document.querySelectorAll(".view")], links = [...document.querySelectorAll("nav a")];
  document.documentElement.classList.add("js");
  const show = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const view = (target && target.closest(".view")) || views[0];
    for (const other of views) other.hidden = other !== view;
    for (const link of links) link.hash === "#" + view.id ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
    if (!target || target === view) { scrollTo(0, back()); return; }
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (target.closest(".text")) for (const piece of document.querySelectorAll("[data-of]"))
      if (piece.dataset.of === id || piece.dataset.of.startsWith(id + "--")) piece.classList.add("hit");
    const claim = target.closest(".claim");
    if (claim) claim.hidden = false;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (back()) { scrollTo(0, back()); return; }
    const land = () => target.scrollIntoView({ block: target.closest(".text") ? "center" : "start" });
    land();
    requestAnimationFrame(land);
  };
  const back = () => (history.state && history.state.y) || 0;
  history.scrollRestoration = "manual";
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    history.replaceState({ y: scrollY }, "");
    if (link.hash === "#top") { event.preventDefault(); scrollTo(0, 0); return; }
    if (link.getAttribute("href") === location.hash) { event.preventDefault(); history.replaceState(null, ""); show(); }
  });
  addEventListener("hashchange", show);
  show();
  const tools = document.querySelector(".tools"), find = document.getElementById("find");
  const only = document.getElementById("only"), shown = document.getElementById("shown");
  const claims = [...document.querySelectorAll(".claim")], groups = document.querySelectorAll(".group");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const filter = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const claim of claims) {
      const text = words.length ? plain(claim.textContent) : "";
      claim.hidden = (only.value && claim.dataset.status !== only.value) || !words.every((word) => text.includes(word));
      count += !claim.hidden;
    }
    for (const group of groups) group.hidden = count < claims.length;
    shown.textContent = shown.dataset.say.replace("{n}", count).replace("{total}", claims.length);
  };
  tools.hidden = false;
  find.addEventListener("input", filter);
  only.addEventListener("change", filter);
  for (const link of document.querySelectorAll("[data-only]"))
    link.addEventListener("click", () => { find.value = ""; only.value = link.dataset.only; filter(); });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".claim details, .divergence details, .cites details")].filter((one) => !one.open);
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });
  const save = document.getElementById("save");
  save.hidden = false;
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([document.getElementById("dossier").textContent], { type: "application/json" }));
    link.download = "dossier.json";
    link.click();
  });
})();
