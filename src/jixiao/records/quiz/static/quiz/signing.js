/* The signature at the counter: drawn with finger or pen, kept as an SVG path. Without it one signs on paper. */
(() => {
  const pad = document.getElementById("sign-pad");
  if (!pad) return;
  const line = pad.querySelector("path"), kept = document.getElementById("id_signature");
  const most = 20000;
  let path = kept.value, down = false;
  const place = (event) => {
    const box = pad.getBoundingClientRect();
    const at = (value, size, whole) => Math.max(0, Math.min(whole, Math.round((value / size) * whole)));
    return `${at(event.clientX - box.left, box.width, 600)} ${at(event.clientY - box.top, box.height, 240)}`;
  };
  const show = () => { line.setAttribute("d", path); kept.value = path; };
  pad.addEventListener("pointerdown", (event) => {
    down = true;
    pad.setPointerCapture(event.pointerId);
    path += `M${place(event)}L${place(event)}`;
    show();
    event.preventDefault();
  });
  pad.addEventListener("pointermove", (event) => {
    if (!down || path.length > most - 20) return;
    path += `L${place(event)}`;
    show();
  });
  for (const name of ["pointerup", "pointercancel"]) pad.addEventListener(name, () => { down = false; });
  document.getElementById("sign-again").addEventListener("click", () => { path = ""; show(); });
  document.getElementById("sign-part").hidden = false;
  show();
})();
