/* Keeps what a judge types while they type, and adds the points up. The page works without it: every button keeps, too. */
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const said = document.querySelector("[data-saved]");
  const total = document.querySelector("[data-total]");
  const inputs = [...form.querySelectorAll("input[data-most]")];
  const WAIT = 800;
  let timer = 0;
  let sending = Promise.resolve();
  let leaving = false;

  const add = () => {
    const cents = inputs.reduce((sum, one) => {
      const value = Number(one.value);
      return Number.isFinite(value) ? sum + Math.round(value * 100) : sum;
    }, 0);
    total.textContent = (cents / 100).toFixed(2);
  };

  const say = (words, waits) => {
    said.classList.toggle("is-waiting", waits);
    said.textContent = words;
  };

  const save = async () => {
    if (leaving) return;
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "auto");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, credentials: "same-origin" });
      const told = await answer.json();
      if (answer.ok) {
        form.elements.stamp.value = told.stamp;
        say(`${told.saved} 已自动保存`, false);
      } else {
        say(`没有保存：${told.fault}`, true);
      }
    } catch {
      say("断线了，还没有保存；连上以后再改一下，或按「先保存」", true);
    }
  };

  form.addEventListener("input", () => {
    add();
    clearTimeout(timer);
    timer = setTimeout(() => {
      sending = sending.then(save);
    }, WAIT);
  });
  /* A button that is pressed while something is being kept waits for it: the stamp must be the newest. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (leaving) return;
    event.preventDefault();
    const pressed = event.submitter;
    sending.then(() => {
      leaving = true;
      form.requestSubmit(pressed);
    });
  });
})();
