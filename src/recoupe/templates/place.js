"use strict";
// Where the reader stands, kept over a reload: the view, its filters, what is unfolded, what has the focus, and where
// that is in the window.
(() => {
  const { one, all, passing } = window.recoupe;

  const JUDGED = "[data-judge]", matrix = one(".matrix");
  const own = () => matrix && ["auto", "scroll"].includes(getComputedStyle(matrix).overflowY);
  const label = (select) => select.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "");
  const key = (button) => `${button.className}|${button.dataset.judge || ""}|${button.dataset.id}`;
  const find = (wanted) => all(".judge, .undo, .redo, .remove").find((button) => key(button) === wanted && seen(button));
  const seen = (at) => at.getClientRects().length > 0;
  const folds = () => all(".view details[open]").map((fold) => {
    const near = fold.closest("[id]");
    return [near.id, all("details", near).indexOf(fold)];
  });
  const top = (at) => at.getBoundingClientRect().top;
  const stay = (button) => {
    const view = all(".view").find((each) => !each.hidden), claim = button && button.closest(".claim");
    const there = document.elementsFromPoint(innerWidth / 2, innerHeight / 3).find((at) => view.contains(at)) || view;
    const near = button && seen(button) ? button : there, held = near.closest("[id]");
    passing.set("place", {
      view: view.id, y: scrollY, folds: folds(), focus: button ? key(button) : "", focusTop: top(near),
      members: claim ? all(JUDGED, claim).map(key) : [], claimTop: claim ? top(claim) : 0, id: held.id, idTop: top(held),
      filters: all("[data-filter]").filter((select) => select.value).map((select) => [select.dataset.filter, label(select)]),
      find: one("#find") ? one("#find").value : "", sort: one("#sort") ? one("#sort").value : "",
    });
    const compared = location.hash.startsWith("#compare");
    history.replaceState({ y: scrollY }, "", compared ? location.hash : "#" + view.id);
    location.reload();
  };
  const choose = (place) => {
    if (!one("#find")) return;
    one("#find").value = place.find;
    one("#sort").value = place.sort;
    for (const [name, text] of place.filters) {
      const select = one(`[data-filter="${name}"]`), option = [...select.options].find((each) => each.textContent.replace(/ \(\d+\)$/, "") === text);
      if (option) select.value = option.value;
    }
    if (place.find || place.sort !== "order" || place.filters.length) one("#sort").dispatchEvent(new Event("change"));
    if (place.filters.length) one(".filters").open = true;
  };
  const settle = (place) => {
    if (place.view === "claims") choose(place);
    for (const [id, n] of place.folds) {
      const fold = document.getElementById(id) && all("details", document.getElementById(id))[n];
      if (fold) fold.open = true;
    }
    const [at, from] = landmark(place);
    if (place.focus) { if (at.tabIndex < 0) at.tabIndex = -1; at.focus({ preventScroll: true }); }
    let left = 12;
    const seat = () => {
      if (Number.isNaN(from)) scrollTo(0, place.y);
      else if (own() && matrix.contains(at)) { scrollTo(0, place.y); matrix.scrollTop += top(at) - from; }
      else scrollBy(0, top(at) - from);
      if (left-- > 0) requestAnimationFrame(seat);
      else performance.mark("recoupe.settled");
    };
    seat();
  };
  // What to hold in place: the button that was pressed, else the claim that has its passages now, else what stood around it.
  const landmark = (place) => {
    const same = place.focus && find(place.focus), kin = place.members.map(find).find(Boolean), around = document.getElementById(place.id);
    if (same) return [same, place.focusTop];
    if (kin) return [kin.closest(".claim"), place.claimTop];
    return around && around.closest(".view").id === place.view ? [around, place.idTop] : [document.getElementById(place.view), NaN];
  };

  const back = passing.take("place");
  window.recoupe = { ...window.recoupe, stay, seen, settle: () => { if (back) settle(back); } };
})();
