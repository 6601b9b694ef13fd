"use strict";
// What people decide on the page of a dossier: nothing is shown as decided before the server says so, and after it has,
// the page is loaded anew and the reader stands where they stood.
(() => {
  const { one, all, say, make, kept, passing, ask, tell, follow, draw, stay, seen, settle } = window.recoupe;
  const etag = document.body.dataset.etag, plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // ---------------------------------------------------------------- the low bar: what was just done, and its undoing
  const bar = one("#bar"), judge = one("#judge");
  const shout = (said, action, act) => {
    bar.hidden = false;
    document.documentElement.classList.add("with-bar");
    one("p", bar).textContent = said;
    one("#bar-do").hidden = !action;
    one("#bar-do").textContent = action || "";
    one("#bar-do").onclick = act || null;
    one("#bar-all").hidden = !one("#decisions") || action === say("reload");
  };
  const hush = () => { bar.hidden = true; document.documentElement.classList.remove("with-bar"); };
  one("#bar-close").addEventListener("click", hush);
  const reload = () => { judge.close(); stay(null); };
  const changed = () => shout(say("changed_elsewhere"), say("reload"), reload);
  const told = (row) => {
    const what = say("what_" + row.what), text = { undo: "undone", redo: "restored" }[row.did] || (row.applied ? "decided" : "decided_lost");
    shout(say(text, { what }), say(row.did === "undo" ? "redo" : "undo"), () => back(row));
  };
  const back = async (row) => {
    one("#bar-do").disabled = true;
    one("p", bar).textContent = say("working");
    try {
      const did = row.did === "undo" ? "redo" : "undo";
      const made = await ask("POST", `/api/v1/judgements/${row.id}/undo`, { who: kept.get("who"), why: "" }, { "If-Match": etag });
      passing.set("bar", { id: did === "redo" ? row.of : made.id, of: row.of, did, what: row.what, applied: true });
      stay(null);
    } catch (error) { one("#bar-do").disabled = false; failed(error, one("p", bar)); }
  };
  const failed = (error, box) => {
    if (error.status !== 412) { tell(box, error); return; }
    const again = make("button", say("reload"));
    again.type = "button";
    again.addEventListener("click", reload);
    tell(box, { message: say("moved") }, again);
  };

  // ---------------------------------------------------------------- the dialog
  const go = one("#judge-go"), second = one("#judge-second"), trouble = one("#judge-trouble");
  const kinds = all("[name=kind]", judge), who = one("#judge-who");
  let about = null, choices = [];
  const quote = (button) => {
    const place = button.closest(".claim .head") || button.closest("li");
    return one(".gloss bdi, .quote bdi", place).textContent.trim();
  };
  const mode = () => about.mode || (kinds.find((radio) => radio.checked) || {}).value || "";
  const open = (button, settings) => {
    about = { button, ...settings };
    const judging = !about.mode, claim = button.dataset.judge === "claim";
    one("#judge-title").textContent = judging ? one("#judge-title").dataset.plain : say("title_" + about.mode);
    one("#judge-about").textContent = judging ? one("#judge-about").dataset[claim ? "claim" : "passage"] : "";
    one("#judge-first").textContent = about.text;
    one("#judge-kinds").hidden = !judging || claim;
    for (const choice of all(".kind-choice", judge)) choice.hidden = (choice.dataset.of === "claim") !== claim;
    for (const radio of kinds) radio.checked = judging && claim && radio.value === "merge";
    one(".signed", judge).hidden = about.mode === "remove";
    one("#judge-note").textContent = about.mode === "remove" ? say("remove_note") : judging ? one("#judge-note").dataset.judge : "";
    who.value = kept.get("who") || "";
    one("#judge-why").value = one("#judge-find").value = one("#judge-wait").textContent = "";
    tell(trouble);
    pick();
    judge.showModal();
    if (judging && claim) (seen(one("#judge-find")) ? one("#judge-find") : one("[name=second]", judge) || who).focus();
  };
  one("#judge-title").dataset.plain = one("#judge-title").textContent;

  // What a claim may be merged with, the likeliest first; what a passage may be set apart from or joined to.
  const tokens = (text) => plain(text).match(/[\p{L}\p{N}]{3,}/gu) || [];
  const stems = (text) => new Set(tokens(text).map((word) => word.slice(0, 6)));
  const rarity = (texts) => {
    const counts = new Map();
    for (const held of texts) for (const stem of held) counts.set(stem, (counts.get(stem) || 0) + 1);
    return (stem) => 1 / counts.get(stem);
  };
  const others = () => {
    const here = about.button.closest(".claim") || claimOf(about.button);
    if (mode() === "merge") {
      const rows = all(".claim").map((claim) => ({ claim, text: one(".gloss bdi", claim).textContent })), mine = stems(about.text);
      for (const row of rows) row.stems = stems(row.text);
      const weight = rarity(rows.map((row) => row.stems));
      return rows.filter(({ claim }) => claim !== here).map(({ claim, text, stems: theirs }) => ({
        text, name: one(".number", claim).textContent, more: one(".figures .status", claim).textContent,
        value: one("[data-judge=claim]", claim).dataset.id,
        near: [...theirs].filter((stem) => mine.has(stem)).reduce((sum, stem) => sum + weight(stem), 0) / Math.sqrt(theirs.size + 1),
      })).sort((a, b) => b.near - a.near);
    }
    if (!["split", "same-origin"].includes(mode()) || !here) return [];
    return all(".members [data-judge]", here).filter((button) => button.dataset.id !== about.button.dataset.id).map((button) => (
      { text: quote(button), name: one(".route", button.closest("li")).textContent, more: "", value: button.dataset.at }));
  };
  const claimOf = (button) => {
    const twin = all(`.claim [data-id="${CSS.escape(button.dataset.id)}"]`).find((other) => other.dataset.judge === button.dataset.judge);
    return twin && twin.closest(".claim");
  };
  const MOST = 60;
  const list = () => {
    const wanted = tokens(one("#judge-find").value), before = chosen();
    const fits = choices.filter((one) => wanted.every((word) => plain(`${one.name} ${one.text}`).includes(word))).slice(0, MOST);
    one("#judge-choices").replaceChildren(...fits.map((choice) => {
      const line = make("label", "", "choice"), radio = make("input"), said = make("span"), text = make("bdi", choice.text);
      radio.type = "radio";
      radio.name = "second";
      radio.value = choice.value;
      radio.checked = choice.value === before;
      said.append(make("b", choice.name), " ", text, " ", make("small", choice.more));
      line.append(radio, said);
      return line;
    }));
    one("#judge-none").textContent = fits.length ? "" : say("none_choice");
  };
  const chosen = () => (one("[name=second]:checked", judge) || {}).value;
  const pick = () => {
    choices = others();
    second.hidden = !choices.length;
    one("legend", second).textContent = one("legend", second).dataset[mode().replace("-o", "O")] || "";
    one(".find", second).hidden = choices.length < 8;
    go.textContent = mode() ? say("go_" + mode()) : one("#judge-title").dataset.plain;
    go.disabled = !mode();
    if (!second.hidden) list();
    if (choices.length === 1) one("[name=second]", judge).checked = true;
  };
  for (const radio of kinds) radio.addEventListener("change", () => { one("#judge-choices").replaceChildren(); one("#judge-find").value = ""; pick(); });
  one("#judge-find").addEventListener("input", list);
  one("#judge-cancel").addEventListener("click", () => judge.close());
  judge.addEventListener("close", () => { if (about && seen(about.button)) about.button.focus(); });

  // ---------------------------------------------------------------- sent; the page waits for the answer
  const place = (at) => {
    const [article, span] = [at.slice(0, at.lastIndexOf(":")), at.slice(at.lastIndexOf(":") + 1)];
    return { article, span: span.split("-").map(Number) };
  };
  const body = () => {
    const { at, id } = about.button.dataset, kind = mode();
    if (kind === "merge") return { kind, claims: [id, chosen()] };
    return { kind, places: kind === "reject" ? [place(at)] : [place(chosen()), place(at)] };
  };
  const send = async () => {
    const signed = { who: who.value.trim(), why: one("#judge-why").value.trim() }, match = { "If-Match": etag };
    if (about.mode === "remove") return ask("DELETE", `/api/v1/articles/${encodeURIComponent(about.button.dataset.id)}`, undefined, match);
    kept.set("who", signed.who);
    if (about.mode) return ask("POST", `/api/v1/judgements/${about.button.dataset.id}/undo`, signed, match);
    return ask("POST", "/api/v1/judgements", { ...body(), ...signed }, match);
  };
  const lacks = () => {
    if (about.mode === "remove") return null;
    if (!second.hidden && !chosen()) return [say("need_second"), one("[name=second]", judge) || one("#judge-find")];
    return who.value.trim() ? null : [say("need_who"), who];
  };
  one("form", judge).addEventListener("submit", async (event) => {
    event.preventDefault();
    const lacking = lacks();
    tell(trouble, lacking && { message: lacking[0] });
    if (lacking) { lacking[1].focus(); return; }
    go.disabled = true;
    one("#judge-wait").textContent = say("working");
    try { took(await send()); }
    catch (error) { one("#judge-wait").textContent = ""; go.disabled = false; failed(error, trouble); }
  });
  const took = (row) => {
    const { button } = about;
    if (about.mode === "remove") { judge.close(); watch(row.run, "removed"); return; }
    const of = about.mode ? Number(button.closest(".decision").id.replace("decision-", "")) : row.id;
    const did = about.mode || "judge", what = about.mode ? about.what : row.kind;
    passing.set("bar", { id: did === "redo" ? of : row.id, of, did, what, applied: row.applied !== false });
    stay(button);
  };

  // ---------------------------------------------------------------- a run that goes on: articles added or taken out
  const going = one("#going");
  const watch = async (run, then) => {
    going.hidden = false;
    const row = await follow(run, (now) => draw(going, now));
    if (row.state === "failed") { one(".stage", going).textContent = row.message || say("failed"); return; }
    going.hidden = true;
    if (then) { passing.set("bar", { text: then }); stay(null); } else changed();
  };
  if (document.body.dataset.run) watch(document.body.dataset.run);
  const stale = async () => {
    const answer = await fetch("/api/v1/dossier", { headers: { "If-None-Match": etag }, cache: "no-store" }).catch(() => null);
    if (answer && answer.status === 200) { await answer.body.cancel(); changed(); }
  };
  addEventListener("visibilitychange", () => { if (!document.hidden && !judge.open) stale(); });

  // ---------------------------------------------------------------- what opens it all
  addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".judge, .undo, .redo, .remove");
    if (!button) return;
    if (button.matches(".judge")) open(button, { text: quote(button) });
    else if (button.matches(".remove")) open(button, { mode: "remove", text: one("h3", button.closest(".paper")).textContent });
    else open(button, { mode: button.matches(".undo") ? "undo" : "redo", text: one("h3 .kind", button.closest(".decision")).textContent, what: button.closest(".decision").dataset.kind });
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, select, textarea");
    if (event.key === "Escape" && one("#export[open]")) { one("#export").open = false; one("#export summary").focus(); }
    if (typing || one("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || !one("#keys-on").checked) return;
    const button = event.key === "d" ? one(".at :is(.judge, .undo, .redo)") : event.key === "u" && !bar.hidden && one("#bar-do:not([hidden])");
    if (button) { event.preventDefault(); button.click(); }
  });
  addEventListener("click", (event) => { if (!event.target.closest("#export")) one("#export").open = false; });
  one("#export-share").addEventListener("change", (event) => {
    for (const link of all("#export a")) link.search = event.target.checked ? "?share=1" : "";
  });

  const row = passing.take("bar");
  if (row && row.text) shout(say(row.text)); else if (row) told(row);
  settle();
  performance.mark("recoupe.ready");
})();
