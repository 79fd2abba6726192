// The one script. Every page works without it; it only saves steps.
(function () {
  "use strict";
  const SIX_SECONDS = 6000;
  let opener = null; // the number that opened the panel or the dialog
  let panelBefore = null; // what stood in the side panel before

  const side = () => document.getElementById("side");
  const focus = (place) => place && place.isConnected && place.focus({ preventScroll: false });

  // Side panel ------------------------------------------------------------------------------------------------------
  function closePanel() {
    if (!side() || panelBefore === null) return false;
    side().replaceChildren(...panelBefore);
    panelBefore = null;
    document.querySelectorAll('.num[aria-expanded="true"]').forEach((num) => num.setAttribute("aria-expanded", "false"));
    const url = new URL(location.href);
    url.searchParams.delete("trace");
    history.replaceState(history.state, "", url);
    focus(opener);
    return true;
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.id === "side" && panelBefore === null) panelBefore = [...target.childNodes];
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    if (target.id === "side") {
      const from = event.detail.requestConfig.elt;
      document.querySelectorAll('.num[aria-expanded="true"]').forEach((num) => num.setAttribute("aria-expanded", "false"));
      if (from.matches(".num")) { opener = from; from.setAttribute("aria-expanded", "true"); }
      const head = target.querySelector("h2");
      if (head && from.matches(".num")) { head.tabIndex = -1; head.focus({ preventScroll: true }); }
    }
    if (target.id === "dialog") {
      const dialog = target.querySelector("dialog[data-modal]");
      if (dialog) {
        opener = event.detail.requestConfig.elt;
        dialog.addEventListener("close", () => { target.replaceChildren(); focus(opener); });
        dialog.showModal();
      }
    }
    startToasts(document);
    startForms(document);
    startTrees(document);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-close-panel], [data-close-dialog]");
    if (!link) return;
    const dialog = link.closest("dialog");
    if (link.matches("[data-close-dialog]") && dialog) { event.preventDefault(); dialog.close(); }
    if (link.matches("[data-close-panel]") && closePanel()) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.getElementById("q");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      const menu = document.querySelector("details.unit-menu[open], details.user-menu[open], details.choose-columns[open]");
      if (menu) { menu.open = false; focus(menu.querySelector("summary")); } else closePanel();
    }
  });

  // Toasts: gone after six seconds, not while somebody is at them ------------------------------------------------------
  function startToasts(root) {
    root.querySelectorAll(".toast:not([data-started])").forEach((toast) => {
      toast.dataset.started = "1";
      let left = 0;
      const wait = () => { left = setTimeout(() => toast.remove(), SIX_SECONDS); };
      const hold = () => clearTimeout(left);
      ["focusin", "mouseenter"].forEach((name) => toast.addEventListener(name, hold));
      ["focusout", "mouseleave"].forEach((name) => toast.addEventListener(name, wait));
      wait();
    });
  }

  // Forms: sent once, autosaved, kept when the line breaks --------------------------------------------------------------
  const isOurs = (form) => form.method === "post" && !form.closest(".topbar");
  const keyOf = (form) => "jixiao:" + location.pathname + ":" + (form.id || [...document.forms].indexOf(form));
  const unsaved = new Set();
  const SENT = "jixiao:sent"; // the key of the form that was sent last, until a page of ours has come back

  function keep(form) {
    const texts = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "once", "stamp"].includes(name) && !/password/.test(name));
    try { sessionStorage.setItem(keyOf(form), JSON.stringify(texts)); return true; } catch { return false; }
  }

  // A page of ours came back, so what was sent has arrived; whoever had to go back to the form finds it kept.
  function forgetWhatArrived() {
    try {
      const key = sessionStorage.getItem(SENT);
      const [how] = performance.getEntriesByType("navigation");
      if (key && how?.type !== "back_forward") sessionStorage.removeItem(key);
      sessionStorage.removeItem(SENT);
    } catch { /* a browser that keeps nothing has nothing to forget */ }
  }

  function say(form, words) {
    let line = form.querySelector(":scope > .lost");
    if (!line) {
      line = document.createElement("p");
      line.className = "lost";
      line.setAttribute("role", "alert");
      form.prepend(line);
    }
    line.textContent = words;
    return line;
  }

  function offerKept(form) {
    let texts = null;
    try { texts = JSON.parse(sessionStorage.getItem(keyOf(form))); } catch { return; }
    if (!texts) return;
    const line = say(form, "上次没有送到，填过的内容还留着。");
    [["填回去", true], ["不要了", false]].forEach(([word, wanted]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: word });
      button.addEventListener("click", () => {
        if (wanted) texts.forEach(([name, value]) => fill(form, name, value));
        sessionStorage.removeItem(keyOf(form));
        line.remove();
      });
      line.append("　", button);
    });
  }

  function fill(form, name, value) {
    form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field) => {
      if (field.type === "hidden" || field.type === "file") return;
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
      else field.value = value;
    });
    unsaved.add(form);
  }

  function startForms(root) {
    root.querySelectorAll("form:not([data-started])").forEach((form) => {
      form.dataset.started = "1";
      if (!isOurs(form)) return;
      offerKept(form);
      if ("autosave" in form.dataset) startAutosave(form);
      else if (!("keepsItself" in form.dataset)) form.addEventListener("input", () => unsaved.add(form));
      form.addEventListener("submit", (event) => {
        if (event.defaultPrevented) return;
        if (form.dataset.sending && !event.submitter?.hasAttribute("hx-post")) { event.preventDefault(); return; }
        if (event.submitter?.getAttribute("aria-disabled") === "true") { event.preventDefault(); return; }
        if (!navigator.onLine && keep(form)) { event.preventDefault(); say(form, "网络断了，没有送到。填过的内容已留在这台电脑上，连上后再按一次。"); return; }
        unsaved.delete(form);
        if (!form.querySelector("[type=password]") && keep(form)) sessionStorage.setItem(SENT, keyOf(form));
        form.dataset.sending = "1";
        setTimeout(() => { delete form.dataset.sending; }, 5000);
      });
    });
  }

  // A form with data-autosave="<address>" sends itself a second after each change; the answer goes into .autosave.
  function startAutosave(form) {
    let waiting = 0;
    form.addEventListener("input", () => unsaved.add(form));
    form.addEventListener("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => save(form), 1000);
    });
  }

  async function save(form) {
    const mark = document.querySelector(".autosave");
    if (mark) { mark.classList.add("is-busy"); mark.textContent = "正在暂存"; }
    try {
      const answer = await fetch(form.dataset.autosave || form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true", "HX-Target": "autosave" }, credentials: "same-origin" });
      const words = await answer.text();
      const stamp = answer.headers.get("X-Stamp");
      if (stamp && form.elements.stamp) form.elements.stamp.value = stamp;
      if (!answer.ok) throw new Error(answer.status === 409 ? "别人刚保存过，请刷新后对照" : "没有存上，有内容不合要求");
      unsaved.delete(form);
      sessionStorage.removeItem(keyOf(form));
      if (mark) mark.textContent = words.length < 60 ? words.trim() : "已暂存";
    } catch (error) {
      keep(form);
      if (mark) mark.textContent = error instanceof TypeError ? "网络断了，没有存上；填过的内容留在这台电脑上" : error.message;
    } finally {
      if (mark) mark.classList.remove("is-busy");
    }
  }

  document.addEventListener("htmx:sendError", (event) => {
    const form = event.detail.elt.closest("form");
    if (form && isOurs(form)) { keep(form); say(form, "网络断了，没有送到。填过的内容已留在这台电脑上，连上后再按一次。"); }
    else tell("网络断了，没有打开。连上后再点一次。");
  });
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    tell({ 403: "没有权限做这一步。", 404: "没有找到，可能已经删除。", 413: "内容太大，没有送到。" }[status] || "没有做成，请稍后再试。");
  });

  function tell(words) {
    const line = document.createElement("p");
    line.className = "lost";
    line.setAttribute("role", "alert");
    line.textContent = words;
    document.getElementById("main")?.prepend(line);
    setTimeout(() => line.remove(), SIX_SECONDS * 2);
  }

  addEventListener("beforeunload", (event) => {
    if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending));

  // Tables: a pinned column shows its edge once the table is scrolled ---------------------------------------------------
  document.addEventListener("scroll", (event) => {
    const wrap = event.target;
    if (wrap.classList?.contains("table-wrap")) wrap.classList.toggle("is-scrolled", wrap.scrollLeft > 0);
  }, { capture: true, passive: true });

  // Trees in tables: a row of a level folds away the rows beneath it --------------------------------------------------
  const levelOf = (row) => Number((/\blv(\d)\b/.exec(row.className) || [])[1] || 0);

  function startTrees(root) {
    root.querySelectorAll("table.data tr[class*=lv]:not([data-started])").forEach((row) => {
      row.dataset.started = "1";
      const next = row.nextElementSibling;
      if (!levelOf(row) || !next || levelOf(next) <= levelOf(row)) return;
      const name = row.cells[0].textContent.trim();
      const twist = Object.assign(document.createElement("button"), { type: "button", className: "twist" });
      twist.setAttribute("aria-expanded", "true");
      twist.setAttribute("aria-label", name + "，收起或展开");
      twist.addEventListener("click", () => {
        twist.setAttribute("aria-expanded", String(twist.getAttribute("aria-expanded") !== "true"));
        showTree(row.parentNode);
      });
      row.cells[0].prepend(twist);
    });
  }

  function showTree(body) {
    let folded = Infinity; // the level of the row that hides what comes after it
    for (const row of body.rows) {
      const level = levelOf(row) || Infinity;
      if (level <= folded) folded = Infinity;
      row.hidden = level > folded;
      const twist = row.cells[0].querySelector(":scope > .twist");
      if (!row.hidden && twist?.getAttribute("aria-expanded") === "false") folded = level;
    }
  }

  // On a narrow screen the street is a row that scrolls: show where we are ----------------------------------------------
  function showWhereWeAre() {
    const street = document.querySelector(".street");
    const here = street && street.querySelector("a[aria-current]");
    if (!here || street.scrollWidth <= street.clientWidth) return;
    const [row, stop] = [street.getBoundingClientRect(), here.getBoundingClientRect()];
    street.scrollLeft += stop.left + stop.width / 2 - (row.left + row.width / 2);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.add("has-script");
    showWhereWeAre();
    forgetWhatArrived();
    startToasts(document);
    startForms(document);
    startTrees(document);
    focus(document.querySelector("[data-focus]"));
  });
})();
