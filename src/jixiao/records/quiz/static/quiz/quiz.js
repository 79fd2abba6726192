/* Makes the public pages of the quiz kinder; each works without it.
   A press is kept at once, and on the phone where the line is down; what waits is sent again; countdowns run. */
"use strict";
(() => {
  const STORE = "jixiao-quiz-waiting";
  const RETRY = 5000;
  const PATIENCE = 3000;
  const LINE_IS_DOWN = "断线了：答案先存在这台手机上，连上以后自动补交。";
  const form = document.getElementById("set");
  const check = document.querySelector("[data-again]"); // the page before handing in: it counts what was kept
  const set = (form || check)?.dataset.set;
  const said = document.querySelector(".autosave");

  const say = (words, waits = false) => {
    if (!said) return;
    said.classList.toggle("is-waiting", waits);
    said.hidden = !words;
    said.textContent = words;
  };

  /* A press is answered by the next page itself; its address is made that page's own, so that going back and loading
     again ask for a question, and do not ask whether a form shall be sent once more. */
  if (form) history.replaceState(null, "", `${form.getAttribute("action")}?n=${form.dataset.place}`);
  else if (check) history.replaceState(null, "", check.dataset.again);

  /* A phone that keeps nothing (a private window, no room left) has it for as long as the page is open. */
  let memory = null;

  const waiting = () => {
    if (memory) return memory;
    try {
      return JSON.parse(localStorage.getItem(STORE) || "{}");
    } catch {
      return {};
    }
  };

  const keep = (all) => {
    try {
      localStorage.setItem(STORE, JSON.stringify(all));
    } catch {
      memory = all;
    }
  };

  const forget = (key) => {
    const all = waiting();
    delete all[key];
    keep(all);
  };

  /* One at a time, in the order pressed: an answer that was changed is never overtaken by the one before. */
  let sending = Promise.resolve();
  let busy = 0;
  let retrying = 0;

  const send = async (key) => {
    const one = waiting()[key];
    if (!one) return;
    const answer = await fetch(one.to, { method: "POST", body: new URLSearchParams(one.body), credentials: "same-origin" });
    if (answer.status >= 500) throw new Error("not taken");
    if (JSON.stringify(waiting()[key]) === JSON.stringify(one)) forget(key);
    say(answer.ok ? "已保存" : "");
  };

  const queue = (key) => {
    busy += 1;
    sending = sending
      .then(() => send(key))
      .catch(() => {
        say(LINE_IS_DOWN, true);
        clearTimeout(retrying);
        retrying = setTimeout(retry, RETRY);
      })
      .finally(() => {
        busy -= 1;
      });
    return sending;
  };

  /* What waits for this set is sent again; what waits for another day is too late and forgotten. */
  const retry = async () => {
    const keys = Object.keys(waiting());
    keys.filter((key) => !key.startsWith(`${set}.`)).forEach(forget);
    await Promise.all(keys.filter((key) => key.startsWith(`${set}.`)).map(queue));
    if (check && !Object.keys(waiting()).length) location.replace(check.dataset.again);
  };

  const press = () => {
    const data = new FormData(form);
    data.set("go", "keep");
    const key = `${form.dataset.set}.${form.dataset.place}`;
    keep({ ...waiting(), [key]: { to: form.getAttribute("action"), body: [...data.entries()] } });
    queue(key);
  };

  /* The next page is asked for once what was pressed has arrived, or three seconds later. */
  const wait = (event) => {
    if (!busy || !form.requestSubmit) return;
    event.preventDefault();
    form.removeEventListener("submit", wait);
    const enough = new Promise((done) => setTimeout(done, PATIENCE));
    Promise.race([sending, enough]).then(() => form.requestSubmit(event.submitter));
  };

  const letters = () => [...form.querySelectorAll(".choice:has(:checked) i")].map((one) => one.textContent).join("、");

  if (form) {
    const next = document.querySelector("[data-next]");
    const repeat = () => {
      if (next) next.textContent = letters() ? `选 ${letters()}，下一题` : "下一题";
    };
    form.addEventListener("change", () => {
      repeat();
      press();
    });
    form.addEventListener("submit", wait);
    /* What was pressed while the line was down stands here again after another page load. */
    const left = waiting()[`${form.dataset.set}.${form.dataset.place}`];
    if (left) {
      const name = `c${form.dataset.place}`;
      const pressed = left.body.filter(([key]) => key === name).map(([, value]) => value);
      for (const input of form.querySelectorAll(`[name="${name}"]`)) input.checked = pressed.includes(input.value);
    }
    repeat();
  }
  if (set && Object.keys(waiting()).length) retry();

  /* Countdowns go by the clock of the server: the page says how much was left when it was made. */
  const spans = [...document.querySelectorAll("[data-left]")];
  const began = performance.now();
  const words = (left) => {
    if (left >= 86400) return `${Math.floor(left / 86400)} 天 ${Math.floor((left % 86400) / 3600)} 小时`;
    if (left >= 3600) return `${Math.floor(left / 3600)} 小时 ${Math.floor((left % 3600) / 60)} 分`;
    if (left >= 60) return `${Math.floor(left / 60)} 分 ${Math.floor(left % 60)} 秒`;
    return `${Math.floor(left)} 秒`;
  };
  const tick = () => {
    const gone = (performance.now() - began) / 1000;
    for (const one of spans) one.textContent = words(Math.max(0, Number(one.dataset.left) - gone));
  };
  if (spans.length) setInterval(tick, 1000);
})();
