// Server-sent events that come back after whatever happened to the line.

const SILENCE = 45000; // the server says something every 15 s
const LONGEST_PAUSE = 15000;

/**
 * Follows a stream until an event "bye", or close().
 *
 * @param url of the stream
 * @param handlers by the event's name, each given the data and the id
 * @param onLine called with true once the stream is there, with false when it is not
 * @param onRefused called now and then while it does not come back
 */
export function follow(url, handlers, onLine, onRefused) {
  let source = null;
  let last = "";
  let heard = Date.now();
  let beats = false;
  let failures = 0;
  let timer = 0;
  let over = false;

  function open() {
    clearTimeout(timer);
    source?.close();
    heard = Date.now();
    // A new EventSource forgets Last-Event-ID: so the address says it.
    source = new EventSource(last ? `${url}?after=${encodeURIComponent(last)}` : url);
    source.onopen = () => {
      failures = 0;
      heard = Date.now();
      onLine(true);
    };
    source.onerror = () => {
      if (over) return;
      onLine(false);
      again();
    };
    source.addEventListener("beat", () => {
      beats = true;
      heard = Date.now();
    });
    for (const [name, handler] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        heard = Date.now();
        if (event.lastEventId) last = event.lastEventId;
        if (name === "bye") close();
        handler(JSON.parse(event.data), event.lastEventId);
      });
    }
  }

  function again() {
    source?.close();
    const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(failures, 4)) * (0.7 + 0.6 * Math.random());
    failures += 1;
    if (failures % 3 === 0) onRefused?.();
    clearTimeout(timer);
    timer = setTimeout(open, pause);
  }

  function now() {
    if (over) return;
    failures = 0;
    if (source?.readyState !== EventSource.OPEN || (beats && Date.now() - heard > SILENCE)) open();
  }

  function close() {
    over = true;
    clearTimeout(timer);
    clearInterval(watch);
    source?.close();
  }

  const watch = setInterval(() => {
    if (beats && source?.readyState === EventSource.OPEN && Date.now() - heard > SILENCE) {
      onLine(false);
      open();
    }
  }, 5000);

  addEventListener("online", () => !over && open()); // what was open before may be dead without knowing
  addEventListener("offline", () => !over && onLine(false));
  addEventListener("pageshow", (event) => event.persisted && now());
  document.addEventListener("visibilitychange", () => !document.hidden && now());
  open();
  return { close, now };
}
