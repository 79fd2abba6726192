// Plays what was pushed to a station, one after the other; keeps it; tells in batches what it got, opened and showed.
"use strict";
(() => {
  const here = document.body.dataset.here;
  if (!here) return;
  const stage = document.getElementById("stage");
  const items = document.getElementById("items");
  const line = document.getElementById("line");
  const LOOK_EVERY = 60000, TELL_EVERY = 30000, AFTER_TOUCH = 60000, MOST_LINES = 200;
  const store = "jixiao-screen " + here;
  const cacheName = "jixiao-screen " + location.origin + here;
  let list = null, place = -1, timer = 0, scroller = 0, lostSince = 0, told = 0, toldAt = 0, holding = false;
  let shownId = 0, drawnNow = "none";

  const seconds = () => Math.floor(Date.now() / 1000);
  const make = (name, css, words) => {
    const made = document.createElement(name);
    if (css) made.className = css;
    if (words) made.textContent = words;
    return made;
  };

  // What is told: counted here, sent in batches under a key, thrown away only when the batch was taken.
  const read = () => { try { return JSON.parse(localStorage.getItem(store)) || {}; } catch { return {}; } };
  const write = (kept) => { try { localStorage.setItem(store, JSON.stringify(kept)); } catch { /* a full store only costs receipts */ } };
  function note(id, what) {
    const kept = read();
    kept.open = kept.open || {};
    const row = kept.open[id] = kept.open[id] || { id, o: 0, s: 0 };
    if (what === "came") { kept.came = kept.came || {}; if (kept.came[id]) return; kept.came[id] = 1; row.d = seconds(); }
    if (what === "opened") { row.o += 1; row.fo = row.fo || seconds(); }
    if (what === "shown") { row.s += 1; row.fs = row.fs || seconds(); }
    write(kept);
  }
  async function tell() {
    let kept = read();
    if (!kept.batch) {
      const rows = Object.values(kept.open || {}).slice(0, MOST_LINES);
      if (!rows.length) return;
      kept.batch = { key: key(), lines: rows };
      for (const row of rows) delete kept.open[row.id];
      write(kept);
    }
    const answer = await fetch(here + "receipts/", { method: "POST", body: JSON.stringify(kept.batch), headers: { "Content-Type": "application/json" } });
    if (!answer.ok && answer.status !== 422) return;
    kept = read();
    delete kept.batch;
    write(kept);
  }
  function key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  }

  // The list: asked for once a minute; what was recalled or is over is gone with the next look.
  async function look() {
    try {
      const answer = await fetch(here + "list/" + (list ? "?v=" + list.version : ""), { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = answer.headers.get("X-Kept") === "1";
      if (!kept) { told = Number(answer.headers.get("X-Now")) * 1000; toldAt = Date.now(); }
      if (answer.status === 200 && !(kept && list)) list = await answer.json();
      settle();
      if (kept) lost(); else { lostSince = 0; say(); fill().then(tell).catch(lost); }
    } catch { lost(); }
  }
  function settle() {
    const drawn = due().map((one) => one.id).join();
    if (drawn !== drawnNow) { drawnNow = drawn; draw(); }
    if (place < 0 || !due().some((one) => one.id === shownId)) next();
  }
  function lost() { if (!lostSince) lostSince = Date.now(); say(); }
  function say() {
    line.classList.toggle("is-lost", Boolean(lostSince));
    const since = new Date(lostSince).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    line.textContent = lostSince ? "断线，从 " + since + " 起播放的是存下的内容" : "已联网，共 " + due().length + " 项";
  }
  function today() {
    const moment = toldAt ? told + (Date.now() - toldAt) : Date.now();
    return new Date(moment + 8 * 3600000).toISOString().slice(0, 10);
  }
  function due() {
    if (!list || !list.plays) return [];
    const day = today();
    return list.items.filter((one) => (!one.from || one.from <= day) && (!one.until || one.until >= day));
  }

  // The files: kept by the service worker where there is one, else by the browser itself.
  async function fill() {
    const wanted = new Set();
    const kept = "caches" in window ? await caches.open(cacheName) : null;
    for (const one of list.items) {
      const files = one.pages.length ? one.pages : one.file ? [one.file] : [];
      let all = true;
      for (const url of files) {
        wanted.add(new URL(url, location.href).href);
        try {
          if (kept) { if (!(await kept.match(url))) await kept.add(url); }
          else await (await fetch(url, { cache: "force-cache" })).blob();
        } catch { all = false; }
      }
      if (all) note(one.id, "came");
    }
    if (!kept) return;
    for (const request of await kept.keys()) {
      if (request.url.includes(here + "file/") && !wanted.has(request.url)) await kept.delete(request);
    }
  }

  function draw() {
    items.replaceChildren();
    for (const one of due()) {
      const row = make("li");
      const button = make("button");
      button.type = "button";
      button.dataset.id = one.id;
      button.append(make("b", "", one.title), make("small", "", one.word));
      button.addEventListener("click", () => { note(one.id, "opened"); holding = true; show(one); });
      row.append(button);
      items.append(row);
    }
    mark();
    if (!due().length) quiet();
  }
  function mark() {
    for (const button of items.querySelectorAll("button")) {
      if (Number(button.dataset.id) === shownId) { button.setAttribute("aria-current", "true"); button.scrollIntoView({ block: "nearest" }); }
      else button.removeAttribute("aria-current");
    }
  }
  function quiet() {
    clearTimeout(timer);
    shownId = 0; place = -1;
    const plays = list && list.plays;
    const part = make("section", "screen-quiet");
    part.append(make("h1", "", plays ? "还没有内容" : "现在不播放"), make("p", "", plays ? "推送以后会自动播放，不用守着，也不用刷新。" : "这个e站暂停使用，有疑问请联系" + (list ? list.unit : "") + "。"));
    stage.replaceChildren(part);
  }
  function next() {
    const rows = due();
    if (!rows.length) return quiet();
    const at = rows.findIndex((one) => one.id === shownId);
    place = (at + 1) % rows.length;
    holding = false;
    show(rows[place]);
  }
  function show(one) {
    clearTimeout(timer);
    clearInterval(scroller);
    shownId = one.id;
    place = Math.max(0, due().findIndex((each) => each.id === one.id));
    mark();
    const part = make("article", "screen-item");
    part.append(make("h1", "", one.title));
    stage.replaceChildren(part);
    const done = () => { if (!holding) note(one.id, "shown"); next(); };
    let length = one.seconds * 1000;
    if (one.pages.length) length = pages(part, one, length);
    else if (one.media.startsWith("image/")) part.append(picture(one.file, one.title));
    else if (one.media.startsWith("video/") || one.media.startsWith("audio/")) return film(part, one, done);
    if (one.code) {
      const code = make("p", "screen-code");
      const words = make("span", "", one.kind === "quiz" ? "手机扫码答题" : "手机扫码打开");
      words.append(make("br"), make("small", "", one.link));
      code.append(picture(one.code, "二维码：" + one.link), words);
      part.append(code);
    }
    if (one.body) part.append(make("div", "screen-text", one.body));
    part.append(make("p", "screen-source", "来源：" + one.source));
    if (!one.pages.length) roll(part, length);
    timer = setTimeout(done, holding ? Math.max(length, AFTER_TOUCH) : length);
  }
  function picture(url, words) {
    const made = make("img");
    made.src = url; made.alt = words;
    return made;
  }
  function pages(part, one, length) {
    let at = 0;
    const made = picture(one.pages[0], one.title + " 第 1 页");
    part.append(made);
    scroller = setInterval(() => {
      at = Math.min(at + 1, one.pages.length - 1);
      made.src = one.pages[at]; made.alt = one.title + " 第 " + (at + 1) + " 页";
    }, length / one.pages.length);
    return length;
  }
  function film(part, one, done) {
    const made = make(one.media.startsWith("video/") ? "video" : "audio");
    made.src = one.file; made.controls = true; made.playsInline = true;
    made.addEventListener("ended", done);
    made.addEventListener("error", () => { timer = setTimeout(next, 5000); });
    timer = setTimeout(next, 60000);
    made.addEventListener("loadedmetadata", () => {
      clearTimeout(timer);
      if (Number.isFinite(made.duration)) timer = setTimeout(next, (made.duration + 60) * 1000);
    });
    part.append(made, make("p", "screen-source", "来源：" + one.source));
    made.play().catch(() => { made.muted = true; made.play().catch(() => { timer = setTimeout(next, 15000); }); });
  }
  function roll(part, length) {
    const began = Date.now();
    if (one_screen(part)) return;
    scroller = setInterval(() => {
      const share = Math.min(1, Math.max(0, (Date.now() - began - 4000) / Math.max(1000, length - 8000)));
      if (!holding) part.scrollTop = share * (part.scrollHeight - part.clientHeight);
    }, 100);
  }
  const one_screen = (part) => part.scrollHeight <= part.clientHeight || getComputedStyle(part).height === "auto";

  async function begin() {
    if ("serviceWorker" in navigator) {
      try { await navigator.serviceWorker.register(here + "worker.js"); } catch { /* without one the page goes on by itself */ }
    }
    await look();
    setInterval(look, LOOK_EVERY);
    setInterval(() => tell().catch(lost), TELL_EVERY);
    window.addEventListener("offline", lost);
    window.addEventListener("online", look);
  }
  begin();
})();
