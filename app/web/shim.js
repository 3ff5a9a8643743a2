// Gives the page in a browser the two objects that the window's webview would have injected: window.go and window.runtime.
(() => {
  const token = document.querySelector('meta[name="personadesk-token"]').content;
  const address = new URL(location.href);
  if (address.searchParams.has("token")) {
    address.searchParams.delete("token");
    history.replaceState(null, "", address);
  }

  const call = async (path, args) => {
    let response;
    try {
      response = await fetch("/api/" + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-PersonaDesk-Token": token },
        body: JSON.stringify(args),
      });
    } catch {
      throw JSON.stringify({
        code: "PROGRAM_GONE",
        severity: "error",
        summary: "The program behind this page has stopped",
        detail: "",
        hint: "Start PersonaDesk again and open the address it prints.",
      });
    }
    const text = await response.text();
    if (!response.ok) throw text;
    return text === "" ? undefined : JSON.parse(text);
  };
  // A promise looks for "then" on whatever it is given; the proxies must not answer to it, nor to symbols.
  const grow = (path) =>
    new Proxy(() => {}, {
      get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : grow([...path, name])),
      apply: (_, __, args) => call(path.join("."), args),
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
  const events = new EventSource("/events?token=" + token);
  let opened = false;
  events.onopen = () => {
    // After a gap nobody knows what was missed, so the page is told that everything may have changed.
    if (opened) fire("changed", []);
    opened = true;
  };
  events.onmessage = (e) => {
    const { name, data } = JSON.parse(e.data);
    fire(name, data);
  };

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
