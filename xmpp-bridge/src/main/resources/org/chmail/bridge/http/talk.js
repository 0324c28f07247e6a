// What this person says: sent in order, tried again under the same ref until it was taken, never twice.

import { post, say } from "./page.js";

export const MOST_BYTES = 65536;

/** A UUID of version 4 (RFC 9562 §5.4); crypto.randomUUID is there with TLS only. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const isTooLong = (body) => new TextEncoder().encode(body).length > MOST_BYTES;

/**
 * The messages that were not taken yet, kept in this tab, so that a reload loses none.
 *
 * @param base of the chat
 * @param show called with each message whose state has changed: sending, sent, failed (why tells the reason)
 */
export function outgoing(base, show) {
  const key = `chmail.out ${base}`;
  let waiting = load();
  let busy = false;
  let failures = 0;
  let timer = 0;

  function load() {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  }

  function store() {
    try {
      sessionStorage.setItem(key, JSON.stringify(waiting));
    } catch {
      // full, or not allowed: then a reload loses what is not taken yet
    }
  }

  function become(message, state, why) {
    message.state = state;
    message.why = why ?? "";
    store();
    show(message);
  }

  function done(message) {
    waiting = waiting.filter((each) => each !== message);
    store();
  }

  async function pump() {
    clearTimeout(timer);
    const message = waiting.find((each) => each.state === "sending");
    if (busy || !message) return;
    busy = true;
    const answer = await post(`${base}/say`, { ref: message.ref, body: message.body });
    busy = false;
    if (!waiting.includes(message)) return pump(); // its echo was faster
    if (answer.ok) {
      failures = 0;
      done(message);
      show({ ...message, state: "sent" });
      return pump();
    }
    if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
      const pause = answer.wait > 0 ? answer.wait * 1000 : Math.min(15000, 1000 * 2 ** failures);
      failures = Math.min(failures + 1, 5);
      become(message, "sending", answer.text);
      timer = setTimeout(pump, pause);
      return;
    }
    become(message, "failed", answer.text);
    pump();
  }

  return {
    add(body) {
      const message = { ref: uuid(), body, at: new Date().toISOString(), state: "sending", why: "" };
      waiting.push(message);
      store();
      show(message);
      pump();
    },
    /** The server told everyone: so it was taken, whatever became of the answer. */
    arrived(ref) {
      const message = waiting.find((each) => each.ref === ref);
      if (message) done(message);
    },
    again(ref) {
      const message = waiting.find((each) => each.ref === ref);
      if (message) become(message, "sending");
      pump();
    },
    /** What is still to be said will not be: the chat is over. */
    giveUp() {
      clearTimeout(timer);
      waiting.filter((each) => each.state === "sending").forEach((each) => become(each, "failed", say("notSent")));
      waiting = [];
      store();
    },
    restore() {
      waiting.forEach(show);
    },
    pump,
  };
}
