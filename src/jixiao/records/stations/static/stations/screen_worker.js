// Keeps page, list and files of one screen, so that a lost line stops nothing. Rules over its own address only.
"use strict";
const KEPT = "jixiao-screen " + self.registration.scope;
const here = new URL(self.registration.scope);
const WAIT = 8000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== here.origin) return;
  if (url.pathname.startsWith(here.pathname + "file/")) event.respondWith(keptFirst(event.request));
  else if (url.pathname === here.pathname || url.pathname === here.pathname + "list/" || url.pathname.includes("/static/")) {
    event.respondWith(lineFirst(event.request, url.origin + url.pathname));
  }
});

async function lineFirst(request, plain) {
  const kept = await caches.open(KEPT);
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), WAIT);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    if (answer.status === 200) await kept.put(plain, answer.clone());
    return answer;
  } catch (lost) {
    const found = await kept.match(plain, { ignoreVary: true });
    if (!found) throw lost;
    const headers = new Headers(found.headers);
    headers.set("X-Kept", "1");
    return new Response(await found.blob(), { status: found.status, headers });
  } finally {
    clearTimeout(late);
  }
}

async function keptFirst(request) {
  const kept = await caches.open(KEPT);
  const found = await kept.match(request.url, { ignoreVary: true });
  if (!found) return fetch(request);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "");
  if (!asked) return found;
  const whole = await found.blob();
  const first = Number(asked[1]);
  const last = Math.min(asked[2] ? Number(asked[2]) : whole.size - 1, whole.size - 1);
  return new Response(whole.slice(first, last + 1), {
    status: 206,
    headers: {
      "Content-Type": found.headers.get("Content-Type") || "application/octet-stream",
      "Content-Range": "bytes " + first + "-" + last + "/" + whole.size,
      "Content-Length": String(last - first + 1),
      "Accept-Ranges": "bytes",
    },
  });
}
