// What the pages' scripts share: words, times, requests, sounds.

const root = document.documentElement;
const holder = document.querySelector("[data-words]");
const words = holder ? JSON.parse(holder.dataset.words) : {};
const csrf = document.querySelector("meta[name=csrf]")?.content ?? "";
const lang = root.lang;

export const $ = (selector) => document.querySelector(selector);

/** A sentence of the page's language, its places {0}, {1} filled in. */
export function say(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (place, i) => values[i] ?? place);
}

/** An element with a class and a text; never with markup. */
export function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Someone's name, kept apart from the direction of what stands around it. */
export const named = (name) => make("bdi", "", name);

const clockOf = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" });
const dayOf = new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long" });
const bothOf = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });

export const clock = (date) => clockOf.format(date);
export const day = (date) => dayOf.format(date);
export const moment = (date) => bothOf.format(date);

/** Shows the times of a page, which the server writes in UTC, as the reader's clock has them. */
export function localise(within) {
  for (const time of within.querySelectorAll("time[datetime]")) {
    time.textContent = moment(new Date(time.dateTime));
  }
}

/**
 * POSTs JSON. Answers {ok, status, text, wait}: text says what was wrong; status 0 is no answer at all; wait are the
 * seconds after which it may be tried again.
 */
export async function post(url, body) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "CHmail-CSRF": csrf },
      body: JSON.stringify(body ?? {}),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout ? AbortSignal.timeout(20000) : undefined,
    });
  } catch {
    return { ok: false, status: 0, text: say("lost"), wait: 0 };
  }
  if (response.ok) return { ok: true, status: response.status, text: "", wait: 0 };
  const problem = await response.json().catch(() => ({}));
  return {
    ok: false,
    status: response.status,
    text: problem.detail || problem.title || say("failed"),
    wait: Number(response.headers.get("Retry-After")) || 0,
  };
}

// Sounds are made, not loaded. Most browsers allow them only after the first touch or key.

const Audio = window.AudioContext ?? window.webkitAudioContext;
const TOO_LATE = 1000;
let audio = null;

/** Whether the browser would let us; asking by trying is a warning in its console each time. */
function allowed() {
  const policy = navigator.getAutoplayPolicy?.("audiocontext");
  return policy ? policy === "allowed" : (navigator.userActivation?.hasBeenActive ?? true);
}

function wake() {
  audio = audio ?? new Audio();
  return audio.resume();
}

function tone(pitch, from, length) {
  const at = audio.currentTime + from;
  const source = audio.createOscillator();
  const gain = audio.createGain();
  source.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.12, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + length);
  source.connect(gain).connect(audio.destination);
  source.start(at);
  source.stop(at + length);
}

async function play(notes) {
  if (!Audio || !audible() || !allowed()) return;
  const asked = Date.now();
  try {
    await wake(); // waits for leave, which may come when the sound is no use any more
    if (Date.now() - asked < TOO_LATE) notes.forEach(([pitch, from, length]) => tone(pitch, from, length));
  } catch {
    // no sound here
  }
}

/** Shows the element, which asks for a touch, while the page may not be heard. */
export function untilHeard(element) {
  const look = () => {
    element.hidden = !Audio || !audible() || allowed();
  };
  for (const event of ["pointerup", "keyup"]) addEventListener(event, look);
  look();
}

export const blip = () => play([[740, 0, 0.18]]);
export const chime = () => play([[523, 0, 0.35], [784, 0.14, 0.5]]);
export const ring = () => play([[880, 0, 0.4], [660, 0.2, 0.4], [880, 0.5, 0.4], [660, 0.7, 0.5]]);

// Whether sounds and notifications are wanted is kept in this browser.

const KEY = "chmail.sound";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const audible = () => stored() !== "off";

/** A notification, where it is allowed, and only while the page is out of sight. */
export function notify(title, body, tag) {
  if (!document.hidden || !audible() || !("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(title, { body, tag, icon: $("link[rel=icon]")?.href });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // a phone's browser that has notifications in service workers only
  }
}

/** The button that turns sounds and notifications on and off; only a click asks for leave. */
export function soundSwitch(button) {
  const show = () => {
    button.setAttribute("aria-pressed", String(audible()));
    button.title = say(audible() ? "notifyOn" : "notifyOff");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(KEY, audible() ? "off" : "on");
    } catch {
      // not kept: as it was
    }
    if (audible()) {
      blip();
      if ("Notification" in window && Notification.permission === "default") {
        Promise.resolve(Notification.requestPermission()).catch(() => {});
      }
    }
    show();
  });
  show();
}
