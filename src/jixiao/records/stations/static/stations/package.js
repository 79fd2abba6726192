// The page of a package: plays what is in it, counts, and writes a file of what was used. No line, no server.
"use strict";
(() => {
  const all = window.PACKAGE;
  if (!all) return;
  const stage = document.getElementById("stage");
  const items = document.getElementById("items");
  const store = "jixiao-package " + all.package;
  let shownId = 0, timer = 0, holding = false;
  let memory = { since: new Date().toISOString(), lines: {} };

  const make = (name, css, words) => {
    const made = document.createElement(name);
    if (css) made.className = css;
    if (words) made.textContent = words;
    return made;
  };
  const read = () => { try { return JSON.parse(localStorage.getItem(store)) || memory; } catch (none) { return memory; } };
  const write = (kept) => { memory = kept; try { localStorage.setItem(store, JSON.stringify(kept)); } catch (none) { /* then it lasts as long as the page */ } };
  function note(id, what) {
    const kept = read();
    const row = kept.lines[id] = kept.lines[id] || { id, opened: 0, shown: 0, first: 0 };
    row[what] += 1;
    row.first = row.first || Date.now();
    write(kept);
  }

  function today() {
    const now = new Date();
    return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
  }
  function due() {
    const day = today();
    return all.items.filter((one) => (!one.from || one.from <= day) && (!one.until || one.until >= day));
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
  }
  function next() {
    const rows = due();
    holding = false;
    if (!rows.length) {
      stage.replaceChildren(make("h1", "", "没有可以播放的内容"), make("p", "", "这个内容包里的内容都已下架，请到" + all.unit + "换新的内容包。"));
      return;
    }
    show(rows[(rows.findIndex((one) => one.id === shownId) + 1) % rows.length]);
  }
  function picture(url, words) {
    const made = make("img");
    made.src = url; made.alt = words;
    return made;
  }
  function show(one) {
    clearTimeout(timer);
    shownId = one.id;
    for (const button of items.querySelectorAll("button")) {
      if (Number(button.dataset.id) === one.id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const done = () => { if (!holding) note(one.id, "shown"); next(); };
    stage.replaceChildren(make("h1", "", one.title));
    stage.scrollTop = 0;
    const length = (one.seconds || 60) * 1000;
    if (one.media.startsWith("image/")) stage.append(picture(one.file, one.title));
    else if (/^(video|audio)\//.test(one.media)) {
      const made = make(one.media.split("/")[0]);
      made.src = one.file; made.controls = true;
      made.addEventListener("ended", done);
      made.addEventListener("error", () => { timer = setTimeout(next, 5000); });
      stage.append(made, make("p", "source", "来源：" + one.source));
      made.play().catch(() => { made.muted = true; made.play().catch(() => { timer = setTimeout(next, 15000); }); });
      return;
    } else if (one.file) {
      const made = make("iframe");
      made.src = one.file; made.title = one.title;
      const link = make("a", "", "打不开的，点这里");
      link.href = one.file;
      stage.append(made, link);
    }
    if (one.code) {
      const code = make("p", "code");
      const words = make("span", "", one.kind === "quiz" ? "手机扫码答题" : "手机扫码打开");
      words.append(make("br"), make("small", "", one.link));
      code.append(picture(one.code, "二维码：" + one.link), words);
      stage.append(code);
    }
    if (one.body) stage.append(make("div", "text", one.body));
    stage.append(make("p", "source", "来源：" + one.source));
    timer = setTimeout(done, holding ? Math.max(length, 60000) : length);
  }

  // SHA-256 and HMAC by hand: a page from a stick may have no crypto of the browser.
  const K = [], H = [];
  (() => {
    const root = (value, power) => { const part = Math.pow(value, power); return Math.floor((part - Math.floor(part)) * 4294967296); };
    for (let one = 2; K.length < 64; one++) {
      let prime = true;
      for (let by = 2; by * by <= one; by++) if (one % by === 0) { prime = false; break; }
      if (!prime) continue;
      if (H.length < 8) H.push(root(one, 0.5));
      K.push(root(one, 1 / 3));
    }
  })();
  function sha256(bytes) {
    const length = bytes.length, total = ((length + 9 + 63) >> 6) << 6, data = new Uint8Array(total), view = new DataView(data.buffer);
    data.set(bytes);
    data[length] = 0x80;
    view.setUint32(total - 8, Math.floor(length / 536870912));
    view.setUint32(total - 4, (length << 3) >>> 0);
    const h = H.slice(), w = new Uint32Array(64), turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < total; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = (w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
      }
      const v = h.slice();
      for (let i = 0; i < 64; i++) {
        const one = (v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + K[i] + w[i]) | 0;
        const two = ((turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))) | 0;
        v.pop();
        v.unshift((one + two) | 0);
        v[4] = (v[4] + one) | 0;
      }
      for (let i = 0; i < 8; i++) h[i] = (h[i] + v[i]) | 0;
    }
    const out = new Uint8Array(32), written = new DataView(out.buffer);
    h.forEach((one, i) => written.setUint32(4 * i, one >>> 0));
    return out;
  }
  const bytesOf = (text) => new TextEncoder().encode(text);
  function joined(one, other) {
    const made = new Uint8Array(one.length + other.length);
    made.set(one);
    made.set(other, one.length);
    return made;
  }
  function sign(key, text) {
    const block = new Uint8Array(64), inner = new Uint8Array(64), outer = new Uint8Array(64);
    block.set(bytesOf(key).length > 64 ? sha256(bytesOf(key)) : bytesOf(key));
    block.forEach((one, i) => { inner[i] = one ^ 0x36; outer[i] = one ^ 0x5c; });
    const found = sha256(joined(outer, sha256(joined(inner, bytesOf(text)))));
    return Array.from(found, (one) => one.toString(16).padStart(2, "0")).join("");
  }
  function told() {
    const kept = read();
    const lines = Object.values(kept.lines).sort((a, b) => a.id - b.id);
    const said = { format: all.format, package: all.package, station: all.stationCode, made: new Date().toISOString(), since: kept.since, lines };
    const rows = lines.map((one) => [one.id, one.opened, one.shown, one.first].join(","));
    said.sign = sign(all.key, [said.format, said.package, said.station, said.made, said.since].concat(rows).join("\n"));
    return JSON.stringify(said);
  }
  document.getElementById("export").hidden = false;
  document.getElementById("export").addEventListener("click", () => {
    const text = told();
    document.getElementById("text").value = text;
    document.getElementById("told").hidden = false;
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "使用回执-" + all.package + ".json";
    link.click();
  });
  document.getElementById("close").addEventListener("click", () => { document.getElementById("told").hidden = true; });
  write(read());
  draw();
  next();
})();
