document.addEventListener("DOMContentLoaded", () => {
  const rows = [...document.querySelectorAll("tbody tr")];
  const controls = ["search", "state", "angle", "support"];
  const [search, state, angle, support] = controls.map((id) => document.getElementById(id));
  const count = document.getElementById("count");
  const words = (text) => (text || "").split(" ").filter(Boolean);

  const names = new Set(rows.flatMap((row) => [...words(row.dataset.written), ...words(row.dataset.abstained)]));
  for (const name of names) {
    for (const kind of ["written", "abstained"]) angle.append(new Option(`${name}: ${kind}`, `${kind} ${name}`));
  }

  function shown(row) {
    const [kind, name] = angle.value.split(" ");
    const weakest = parseFloat(row.cells[3].textContent);
    return (!state.value || row.dataset.state === state.value)
      && (!name || words(row.dataset[kind]).includes(name))
      && (!support.value || weakest < parseFloat(support.value))
      && row.textContent.toLowerCase().includes(search.value.toLowerCase());
  }

  function filter() {
    let number = 0;
    for (const row of rows) {
      row.hidden = !shown(row);
      number += !row.hidden;
    }
    count.textContent = `${number} of ${rows.length}`;
  }

  for (const control of [search, state, angle, support]) control.addEventListener("input", filter);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  filter();
});
