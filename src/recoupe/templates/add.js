"use strict";
// The page to add articles: files and folders dropped or chosen, a text pasted, and how their reading goes on.
(() => {
  const { one, all, say, size, make, limits, kept, ask, tell, trouble, follow, draw } = window.recoupe;
  const theme = (() => { try { return localStorage.getItem("recoupe.serve.theme"); } catch { return ""; } })();
  const dark = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .find((rule) => rule.media && rule.media.mediaText.includes("prefers-color-scheme"));
  if (dark && (theme === "light" || theme === "dark")) {
    dark.media.mediaText = { light: "not all", dark: "screen" }[theme];
    document.documentElement.style.colorScheme = theme;
  }
  const drop = one("#drop"), list = one("#list"), run = one("#run");
  if (!drop) return;

  // ---------------------------------------------------------------- what is chosen: {file, path}, by path
  const chosen = new Map(), out = new Map();
  const known = (path) => limits.known.some((end) => path.toLowerCase().endsWith(end));
  const choose = (found) => {
    const seen = found.filter(({ path }) => !path.split("/").some((part) => part.startsWith(".")));
    for (const { file, path } of seen) {
      if (!known(path)) out.set(path, say("unknown_kind", { known: limits.known.join(" ") }));
      else if (file.size > limits.file) out.set(path, say("too_large", { size: size(limits.file) }));
      else chosen.set(path, file);
    }
    tell(one("#drop-trouble"), seen.length ? null : { message: say("nothing_found", { known: limits.known.join(" ") }) });
    show();
    if (!list.hidden) one("#list-go").focus();
  };
  const show = () => {
    const files = [...chosen], bytes = files.reduce((sum, [, file]) => sum + file.size, 0);
    list.hidden = !files.length && !out.size;
    one("#list-count").textContent = files.length ? say(files.length > 1 ? "files" : "file", { n: files.length, size: size(bytes) }) : "";
    one("#list-go").disabled = !files.length;
    rows(one("#list-files"), files.map(([path, file]) => [path, size(file.size)]));
    rows(one("#list-out ul"), [...out]);
    one("#list-out").hidden = !out.size;
  };
  const rows = (box, pairs, most = 12) => {
    const lines = pairs.slice(0, most).map(([path, said]) => {
      const line = make("li");
      line.append(make("bdi", path, "path"), " ", make("small", said));
      return line;
    });
    if (pairs.length > most) lines.push(make("li", say("hidden_more", { n: pairs.length - most }), "quiet"));
    box.replaceChildren(...lines);
  };
  const clear = () => { chosen.clear(); out.clear(); for (const input of all(".pick input")) input.value = ""; show(); };
  for (const input of all(".pick input")) input.addEventListener("change", () => {
    choose([...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  });
  one("#list-clear").addEventListener("click", () => { clear(); one("#files").focus(); });

  // ---------------------------------------------------------------- dropped: files, and folders to the bottom
  const entries = async (reader) => {
    const found = [];
    for (;;) {
      const some = await new Promise((took, failed) => reader.readEntries(took, failed));
      if (!some.length) return found;
      found.push(...some);
    }
  };
  const under = async (entry) => {
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) return [{ file: await new Promise((took, failed) => entry.file(took, failed)), path }];
    return (await Promise.all((await entries(entry.createReader())).map(under))).flat();
  };
  const holds = (event) => [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => { if (holds(event)) { event.preventDefault(); drop.classList.add("over"); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", async (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    drop.classList.remove("over");
    const items = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const plain = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
    choose(items.length ? (await Promise.all(items.map(under))).flat() : plain);
  });

  // ---------------------------------------------------------------- sent, in requests that the server takes
  const batches = (files) => {
    const made = [[]];
    let bytes = 0;
    for (const [path, file] of files) {
      const last = made.at(-1);
      if (last.length && (last.length >= limits.files || bytes + file.size > limits.request * 0.95)) { made.push([]); bytes = 0; }
      made.at(-1).push([path, file]);
      bytes += file.size;
    }
    return made;
  };
  let sending = null;
  const send = (files, sent) => new Promise((took, failed) => {
    const form = new FormData(), request = sending = new XMLHttpRequest();
    for (const [path, file] of files) form.append("files", file, path);
    request.open("POST", "/api/v1/articles");
    request.responseType = "json";
    request.upload.onprogress = (event) => { if (event.lengthComputable) sent(event.loaded / event.total); };
    request.onload = () => (request.status < 300 ? took(request.response) : failed(trouble(request.status, request.response)));
    request.onerror = () => failed(trouble(0));
    request.onabort = () => failed({ message: say("stopped") });
    request.onloadend = () => { sending = null; };
    request.send(form);
  });
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  one("#stop").textContent = say("stop");
  one("#stop").addEventListener("click", () => { if (sending) sending.abort(); });

  // ---------------------------------------------------------------- how the reading goes on; a reload finds it again
  const going = one(".going", run), refused = new Map();
  const busy = (on) => {
    for (const button of all("#list-go, #paste [type=submit]")) button.disabled = on;
  };
  const address = (id) => history.replaceState(null, "", id ? "/add?run=" + encodeURIComponent(id) : "/add");
  const watch = async (id) => {
    address(id);
    busy(true);
    const row = await follow(id, (now) => {
      draw(going, now);
      for (const { path, message } of now.rejected || []) refused.set(path, message);
      rows(one(".rejected ul"), [...refused], 200);
      one(".rejected").hidden = !refused.size;
    });
    busy(false);
    if (row.state === "done" && refused.size) one(".stage", going).textContent = say("done_some", { n: refused.size });
    if (row.state === "failed") tell(one(".trouble", run), { message: row.message || say("failed") });
    one("#open").hidden = row.state === "failed";
    one(row.state === "failed" ? "#run" : "#open").focus();
    return row;
  };
  const begin = () => {
    refused.clear();
    one(".rejected").hidden = one("#open").hidden = true;
    tell(one(".trouble", run));
    busy(true);
    run.hidden = false;
    one("#held").hidden = true;
    draw(going, { state: "running", stage: "other" });
    run.scrollIntoView({ block: "nearest" });
  };
  const give = async (work, box) => {
    tell(box);
    begin();
    try { await work(); }
    catch (error) { run.hidden = true; one("#held").hidden = false; tell(box, error); }
    finally { busy(false); one("#stop").hidden = true; }
  };
  one("#list-go").addEventListener("click", () => give(async () => {
    for (const files of batches([...chosen])) {
      one("#stop").hidden = false;
      one(".stage", going).textContent = say("send");
      const { run: id } = await send(files, (share) => { one("progress", going).max = 1; one("progress", going).value = share; });
      one("#stop").hidden = true;
      for (const [path] of files) chosen.delete(path);
      if (!chosen.size) clear();
      if ((await watch(id)).state !== "done") return;
    }
  }, one("#drop-trouble")));

  // ---------------------------------------------------------------- pasted; kept until the server has it
  const paste = one("#paste"), fields = all("[name]", paste);
  const draft = kept.get("draft") || {};
  for (const field of fields) field.value = draft[field.name] || "";
  paste.addEventListener("input", () => kept.set("draft", Object.fromEntries(fields.map((field) => [field.name, field.value]))));
  paste.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = Object.fromEntries(fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value]));
    await give(async () => {
      const { run: id } = await ask("POST", "/api/v1/articles", body);
      paste.reset();
      kept.set("draft", null);
      await watch(id);
    }, one(".trouble", paste));
  });

  const earlier = new URLSearchParams(location.search).get("run") || document.body.dataset.run;
  if (earlier) { begin(); watch(earlier); }
})();
