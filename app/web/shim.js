// Gives the page in a browser the two objects that the window's webview would have injected: window.go and window.runtime.
(() => {
  // The way in stands behind the #, which no browser sends to anybody: a token, or a ticket that is good for one token. It is taken out
  // of the address before anything else looks at it, and kept where only this origin, port included, can read it.
  const storedAs = "personadesk.access";
  const wayIn = /^#(token|ticket)=([0-9a-f]+)#?(.*)$/;
  const found = wayIn.exec(location.hash);
  if (found) history.replaceState(null, "", location.pathname + (found[3] ? "#" + found[3] : ""));
  const redeem = async (ticket) => {
    const response = await fetch("/ticket", { method: "POST", body: ticket });
    if (!response.ok) return ""; // a token of before may still do
    return await response.text();
  };
  const enter = async () => {
    const given = found?.[1] === "ticket" ? await redeem(found[2]).catch(() => "") : (found?.[2] ?? "");
    if (given) localStorage.setItem(storedAs, given);
    return given || (localStorage.getItem(storedAs) ?? "");
  };
  const access = enter();
  // An address that the program printed anew, opened over this page, changes only what is behind the #.
  addEventListener("hashchange", () => {
    if (!wayIn.test(location.hash)) return;
    document.body.replaceChildren();
    location.reload();
  });

  // What the program said before its answer is taken in before it: a page that is told "done" knows already what moved.
  let said = 0;
  const waiting = [];
  const took = (number) => {
    said = Math.max(said, number);
    for (const w of [...waiting]) if (w.number <= said) w.go();
  };
  const caughtUp = (number) =>
    new Promise((resolve) => {
      if (number <= said || !listening) return resolve();
      const w = {
        number,
        go: () => {
          clearTimeout(timer);
          waiting.splice(waiting.indexOf(w), 1);
          resolve();
        },
      };
      const timer = setTimeout(() => w.go(), 1000); // a stream that hangs holds nothing up for long
      waiting.push(w);
    });

  // What a page says while it is being left has to arrive without it; a browser takes that for texts of up to 64 KiB.
  let leaving = false;
  addEventListener("pagehide", () => (leaving = true), true);
  addEventListener("pageshow", () => (leaving = false), true);

  let asked = false;
  const call = async (path, args, signal) => {
    asked = true;
    let response;
    const body = JSON.stringify(args);
    try {
      response = await fetch("/api/" + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-PersonaDesk-Token": await access },
        body,
        keepalive: leaving && body.length < 16_000,
        signal,
      });
    } catch (failed) {
      if (signal?.aborted) throw failed; // nobody waits for it any more
      throw JSON.stringify({
        code: "PROGRAM_GONE",
        severity: "error",
        summary: "The program behind this page has stopped",
        detail: "",
        hint: "Start PersonaDesk again and open the address it prints.",
      });
    }
    const text = await response.text();
    await caughtUp(Number(response.headers.get("X-PersonaDesk-Event") ?? 0));
    if (!response.ok) throw text;
    return text === "" ? undefined : JSON.parse(text);
  };
  // A promise looks for "then" on whatever it is given; the proxies must not answer to it, nor to symbols.
  const grow = (path) =>
    new Proxy(() => {}, {
      get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : grow([...path, name])),
      apply: (_, __, args) => call(path.join("."), args, window.personadeskSignal),
    });
  window.go = grow([]);

  const listeners = new Map();
  const fire = (name, data) => {
    for (const l of [...(listeners.get(name) ?? [])]) {
      if (l.left > 0 && --l.left === 0) off(name, l);
      l.callback(...data);
    }
  };
  const off = (name, l) => listeners.set(name, (listeners.get(name) ?? []).filter((x) => x !== l));
  let opened = false;
  let listening = false;
  const hear = (line) => {
    if ("since" in line) {
      // After a gap nobody knows what was missed, nor what was said before the first opening to a page that had asked already. So the
      // page is told that everything may have changed.
      if (opened || asked) fire("changed", []);
      opened = listening = true;
      took(line.since);
      return;
    }
    fire(line.event.name, line.event.data);
    took(line.id);
  };
  const follow = async () => {
    const response = await fetch("/events", { headers: { "X-PersonaDesk-Token": await access } });
    if (response.status === 401) return false; // it will not be told more by asking again
    const body = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await body.read();
      if (done) return true;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const text of lines) if (text !== "") hear(JSON.parse(text)); // an empty line says only that somebody is there
    }
  };
  const followOn = async () => {
    const again = await follow().catch(() => true);
    listening = false;
    if (again) setTimeout(() => void followOn(), 1000);
  };
  void followOn();

  const known = {
    EventsOnMultiple(name, callback, left) {
      const l = { callback, left };
      listeners.set(name, [...(listeners.get(name) ?? []), l]);
      return () => off(name, l);
    },
    EventsOff: (...names) => names.forEach((n) => listeners.delete(n)),
    EventsOffAll: () => listeners.clear(),
    EventsEmit: (name, ...data) => fire(name, data),
    BrowserOpenURL: (url) => void window.open(url, "_blank", "noopener"),
    ClipboardGetText: () => navigator.clipboard.readText(),
    ClipboardSetText: async (text) => {
      await navigator.clipboard.writeText(text);
      return true;
    },
    Environment: async () => ({ buildType: "browser", platform: "browser", arch: "" }),
  };
  window.runtime = new Proxy(known, { get: (o, name) => o[name] ?? (typeof name === "symbol" ? undefined : () => {}) });
  window.personadeskInBrowser = true;
})();
