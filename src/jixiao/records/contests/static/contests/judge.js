/* Keeps what a judge types while they type, and adds the points up. The page works without it: every button keeps, too. */
"use strict";
(() => {
  const form = document.querySelector("form[data-keeps-itself]");
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

  const post = (keepalive) => {
    timer = 0;
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "auto");
    return fetch(location.pathname, { method: "POST", body, credentials: "same-origin", keepalive });
  };

  const save = async () => {
    if (leaving) return;
    try {
      const answer = await post(false);
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
  /* Whoever leaves by a link within the wait has what they typed kept as well. */
  addEventListener("pagehide", () => {
    if (timer && !leaving) post(true).catch(() => {});
  });
  /* A button that is pressed while something is being kept waits for it: the stamp must be the newest. It is stopped
     before the script of all pages sees it, which lets a form be sent once. */
  document.addEventListener("submit", (event) => {
    if (event.target !== form || leaving) return;
    clearTimeout(timer);
    timer = 0;
    event.preventDefault();
    const pressed = event.submitter;
    /* Not within this event: a form that is being submitted cannot be submitted anew. */
    sending.then(() => setTimeout(() => {
      leaving = true;
      form.requestSubmit(pressed);
    }));
  }, true);
})();
