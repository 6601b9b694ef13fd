"use strict";
// What the two pages of the server share: its words, its answers, how a run goes on, and who decides.
window.recoupe = (() => {
  const one = (selector, at = document) => at.querySelector(selector);
  const all = (selector, at = document) => [...at.querySelectorAll(selector)];
  const words = JSON.parse(document.body.dataset.words), limits = JSON.parse(document.body.dataset.limits);
  document.documentElement.classList.add("js");

  const say = (key, values = {}) => (words[key] || key).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
  const size = (bytes) => {
    const [n, key] = bytes >= 2 ** 20 ? [bytes / 2 ** 20, "megabytes"] : [bytes / 1024, "kilobytes"];
    return say(key, { n: Math.max(Math.round(n), 1) });
  };
  const make = (tag, text = "", name = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = name;
    return made;
  };

  // ---------------------------------------------------------------- what this browser remembers
  const memory = (store) => ({
    get(key) { try { return JSON.parse(store().getItem("recoupe.desk." + key)); } catch { return null; } },
    set(key, value) { try { store().setItem("recoupe.desk." + key, JSON.stringify(value)); } catch { /* kept nowhere */ } },
    take(key) { const value = this.get(key); this.set(key, null); return value; },
  });
  const kept = memory(() => localStorage), passing = memory(() => sessionStorage);

  // ---------------------------------------------------------------- answers: the value, or an error with its advice
  const trouble = (status, body) => {
    const { message, hint } = (body && body.error) || {};
    return Object.assign(new Error(message || say(status ? "failed" : "offline")), {
      status, hint: hint || (status ? "" : say("offline_hint")),
    });
  };
  const ask = async (method, path, body, headers = {}) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    let answer;
    try { answer = await fetch(path, { method, ...sent, headers: { ...sent.headers, ...headers }, cache: "no-store" }); }
    catch { throw trouble(0); }
    const held = await answer.json().catch(() => null);
    if (!answer.ok) throw trouble(answer.status, held);
    return held;
  };
  const tell = (box, error, ...more) => {
    box.replaceChildren();
    if (!error) return;
    box.append(make("p", error.message, "what"), ...(error.hint ? [make("p", error.hint)] : []), ...more);
  };

  // ---------------------------------------------------------------- a run: live by events, by asking when these break
  const ENDS = ["done", "failed", "lost"];
  const follow = (run, told) => new Promise((end) => {
    const path = "/api/v1/runs/" + encodeURIComponent(run);
    let source, over = false;
    const take = (row) => {
      if (over) return;
      told(row);
      over = ENDS.includes(row.state);
      if (over) { source.close(); end(row); }
    };
    const recover = async () => {
      const closed = source.readyState === EventSource.CLOSED;
      try { take(await ask("GET", path)); } catch (error) { if (error.status === 404) take({ state: "lost" }); }
      if (closed && !over) setTimeout(listen, 1500);
    };
    const listen = () => {
      source = new EventSource(path + "/events");
      source.onmessage = (event) => take(JSON.parse(event.data));
      source.onerror = recover;
    };
    listen();
  });
  const draw = (box, row) => {
    const bar = one("progress", box), known = row.total > 0 && row.state === "running";
    const key = row.state === "waiting" ? "stage_waiting" : "stage_" + row.stage;
    const stage = { done: say("done"), failed: say("failed"), lost: say("lost") }[row.state] || (words[key] ? say(key) : say("stage_other"));
    if (one(".stage", box).textContent !== stage) one(".stage", box).textContent = stage;
    one(".count", box).textContent = known ? say("count", row) : "";
    if (known) { bar.max = row.total; bar.value = row.done; }
    else if (row.state === "done") { bar.max = 1; bar.value = 1; }
    else bar.removeAttribute("value");
    bar.hidden = row.state === "failed" || row.state === "lost";
  };

  return { one, all, say, size, make, limits, kept, passing, ask, tell, trouble, follow, draw };
})();
