// Ties summary sentences to the article's sentences: pointing at one, or focusing its [number],
// lights up the other. Everything it needs is on the page.
(() => {
  "use strict";
  const QUIET = window.matchMedia("(prefers-reduced-motion: reduce)");
  const LIT = "ps-lit";

  const find = (event, selector) =>
    event.target instanceof Element ? event.target.closest(selector) : null;
  const evidenceOf = (sentence) => (sentence.dataset.evidence || "").split(" ").filter(Boolean);
  const lineOf = (result, index) => result.querySelector(`.ps-line[data-sentence="${index}"]`);

  function clear() {
    document.querySelectorAll(`.${LIT}`).forEach((one) => one.classList.remove(LIT));
  }

  function lightEvidence(sentence) {
    const result = sentence.closest(".ps-result");
    const card = sentence.closest(".ps-card");
    clear();
    sentence.classList.add(LIT);
    const lines = evidenceOf(sentence).map((index) => lineOf(result, index)).filter(Boolean);
    for (const line of lines) {
      for (const name of ["--light", "--dark"]) {
        line.style.setProperty(name, card.style.getPropertyValue(name));
      }
      line.classList.add(LIT);
    }
    if (lines.length) bringIntoPane(lines[0]);
  }

  function lightUses(line) {
    const result = line.closest(".ps-result");
    clear();
    for (const name of ["--light", "--dark"]) line.style.removeProperty(name);
    line.classList.add(LIT);
    for (const sentence of result.querySelectorAll(".ps-sentence")) {
      if (evidenceOf(sentence).includes(line.dataset.sentence)) sentence.classList.add(LIT);
    }
  }

  // A bar of the Compare view: its sentence is read from the table of numbers below.
  function readBar(cell) {
    const result = cell.closest(".ps-result");
    const row = result.querySelector(`.ps-table tr[data-sentence="${cell.dataset.sentence}"] th`);
    clear();
    for (const one of result.querySelectorAll(`[data-sentence="${cell.dataset.sentence}"].ps-cell`)) {
      one.classList.add(LIT);
    }
    result.querySelector(".ps-caption").textContent = `${cell.dataset.told}. ${row.textContent}`;
  }

  // Scrolls the article's own pane only: the page must not jump under the pointer.
  function bringIntoPane(line) {
    const pane = line.closest(".ps-article");
    if (pane.scrollHeight <= pane.clientHeight) return;
    const box = pane.getBoundingClientRect();
    const at = line.getBoundingClientRect();
    if (at.top >= box.top && at.bottom <= box.bottom) return;
    const top = pane.scrollTop + at.top - box.top - box.height / 3;
    pane.scrollTo({ top, behavior: QUIET.matches ? "auto" : "smooth" });
  }

  function show(event) {
    const cell = find(event, ".ps-cell");
    if (cell) return readBar(cell);
    const sentence = find(event, ".ps-sentence");
    if (sentence) return lightEvidence(sentence);
    const line = find(event, ".ps-line");
    if (line && line.querySelector(".ps-chip")) return lightUses(line);
    if (find(event, ".ps-result")) clear();
  }

  // A page that moves under the pointer, and a finger's tap, both bring about a "mouseover" of
  // whatever lies there; it must not undo what was just shown.
  let quietUntil = 0;
  const hush = () => (quietUntil = performance.now() + 1500);

  function goTo(element) {
    hush();
    element.scrollIntoView({ block: "center", behavior: QUIET.matches ? "auto" : "smooth" });
    const button = element.querySelector("button");
    if (button) button.focus({ preventScroll: true });
  }

  function click(event) {
    const copy = find(event, "[data-copy]");
    if (copy) return copyMarkdown(copy);
    const result = find(event, ".ps-result");
    const mark = find(event, ".ps-mark");
    if (mark) return goTo(lineOf(result, mark.dataset.goto));
    const chip = find(event, ".ps-chip");
    if (!chip) return show(event);
    const { summary, position } = chip.dataset;
    const card = result.querySelector(`.ps-card[data-perspective="${summary}"]`);
    return goTo(card.querySelector(`.ps-sentence[data-position="${position}"]`));
  }

  async function copyMarkdown(button) {
    const area = button.parentElement.querySelector(".ps-markdown");
    const label = button.dataset.label || (button.dataset.label = button.textContent);
    button.textContent = (await copied(area)) ? "Copied" : "Copying is not allowed here";
    setTimeout(() => (button.textContent = label), 2000);
  }

  async function copied(area) {
    try {
      await navigator.clipboard.writeText(area.value);
      return true;
    } catch {
      area.hidden = false; // without a secure connection there is no clipboard but this one
      area.select();
      const done = document.execCommand("copy");
      area.hidden = true;
      return done;
    }
  }

  function tick() {
    for (const clock of document.querySelectorAll(".ps-clock")) {
      const now = Date.now() / 1000;
      if (clock.dataset.of !== clock.dataset.elapsed) {
        clock.dataset.of = clock.dataset.elapsed;
        clock.dataset.zero = String(now - Number(clock.dataset.elapsed));
      }
      clock.textContent = `${Math.round(now - Number(clock.dataset.zero))} s`;
    }
    for (const line of document.querySelectorAll(".ps-status-line:not([aria-live])")) {
      line.setAttribute("aria-live", "polite");
    }
    for (const place of document.querySelectorAll("[data-origin]")) {
      const here = `${location.origin}${location.pathname}`;
      if (place.textContent !== here) place.textContent = here;
    }
  }

  function showResult(view) {
    const result = document.querySelector(`#ps-${view}-result .ps-result:not(.ps-empty)`);
    const target = result || document.getElementById(`ps-${view}-status`);
    const behavior = QUIET.matches ? "auto" : "smooth";
    if (target) target.scrollIntoView({ block: result ? "start" : "nearest", behavior });
  }

  document.addEventListener("mouseover", (event) => performance.now() > quietUntil && show(event));
  document.addEventListener("touchstart", hush, { passive: true });
  document.addEventListener("focusin", show);
  document.addEventListener("click", click);
  document.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  setInterval(tick, 1000);
  window.perspectiveSummarizer = { showResult };
})();
