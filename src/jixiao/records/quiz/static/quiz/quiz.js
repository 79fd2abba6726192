/* Makes the public pages of the quiz kinder; each works without it.
   A press is kept at once, and on the phone where the line is down; what waits is sent again; countdowns run. */
"use strict";
(() => {
  const STORE = "jixiao-quiz-waiting";
  const RETRY = 5000;
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

  const waiting = () => {
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
      /* a phone that keeps nothing still sends what is pressed */
    }
  };

  const forget = (key) => {
    const all = waiting();
    delete all[key];
    keep(all);
  };

  const send = async (key, one) => {
    const answer = await fetch(one.to, { method: "POST", body: new URLSearchParams(one.body), credentials: "same-origin" });
    if (answer.ok || answer.status < 500) forget(key);
    return answer.ok;
  };

  /* What waits for this set; what waits for another day is too late and forgotten. */
  const sendAll = async () => {
    const all = waiting();
    let sent = true;
    for (const [key, one] of Object.entries(all)) {
      if (!key.startsWith(`${set}.`)) {
        forget(key);
        continue;
      }
      try {
        await send(key, one);
      } catch {
        sent = false;
      }
    }
    return sent;
  };

  const press = async () => {
    const data = new FormData(form);
    data.set("go", "keep");
    const key = `${form.dataset.set}.${form.dataset.place}`;
    const one = { to: form.getAttribute("action"), body: [...data.entries()] };
    const all = waiting();
    all[key] = one;
    keep(all);
    try {
      say((await send(key, one)) ? "已保存" : "");
    } catch {
      say(LINE_IS_DOWN, true);
      setTimeout(retry, RETRY);
    }
  };

  const retry = async () => {
    if (await sendAll()) {
      say("已保存");
      if (check) location.replace(check.dataset.again);
    } else {
      say(LINE_IS_DOWN, true);
      setTimeout(retry, RETRY);
    }
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
