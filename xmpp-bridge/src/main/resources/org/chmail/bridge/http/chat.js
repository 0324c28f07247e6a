// The page of a chat: how it stands, who is there, and what is said.

import { $, blip, chime, make, named, notify, post, say, soundSwitch, untilHeard } from "./page.js";
import { follow } from "./live.js";
import { isTooLong, outgoing } from "./talk.js";
import { own, toEnd, told } from "./log.js";

const page = $("#chat");
const base = page.dataset.base;
const title = document.title;
const field = $("#say");
const composer = $("#composer");
const problem = $("#problem");
const TYPING_AGAIN = 10000; // "on" is said again so often while someone goes on typing
const TYPING_STOPS = 5000; // after so long without a key
const TYPING_FORGOTTEN = 30000;

let state = { phase: "asking", note: "", legs: [], people: [], me: null, canKick: false };
let aheadBy = 0; // the server's clock before ours
let unread = 0;
let over = false;

$("#status").hidden = false; // without this script there is nothing to be seen there
$("#log").hidden = false;

// --- how it stands

function picture() {
  const states = state.legs.map((leg) => leg.state);
  if (state.phase === "over") return "over";
  if (state.phase === "chat") return "talk";
  if (states.includes("RINGING")) return "bell";
  if (states.includes("PARKED")) return "clock";
  if (states.includes("ALARMED")) return "moon";
  return states.includes("JOINED") ? "talk" : "clock";
}

function countdown(leg) {
  if (!leg.next) return "";
  const left = Math.ceil((new Date(leg.next) - Date.now() - aheadBy) / 1000);
  if (left <= 0) return "";
  return left < 90 ? say("ringsIn", left) : say("ringsInMinutes", Math.ceil(left / 60));
}

function legLine(leg) {
  const line = make("li", `leg ${leg.state.toLowerCase()}`);
  const who = make("span", "who");
  who.append(named(leg.name));
  const soon = make("span", "soon", countdown(leg));
  soon.setAttribute("aria-hidden", "true"); // else a screen reader would count along
  line.append(who, make("span", "how", leg.words), soon);
  return line;
}

function personLine(person) {
  const line = make("li", "");
  line.append(named(person.nick));
  if (person.you) line.append(make("span", "soft", ` ${say("you")}`));
  else if (state.canKick) {
    const button = make("button", "small", say("kick"));
    button.type = "button";
    button.setAttribute("aria-label", `${say("kick")}: ${person.nick}`);
    button.addEventListener("click", async () => {
      if (confirm(say("kickSure", person.nick))) complain(await post(`${base}/kick`, { nick: person.nick }));
    });
    line.append(button);
  }
  return line;
}

function show(next) {
  const before = state.phase;
  state = next;
  if (next.now) aheadBy = new Date(next.now) - Date.now();
  page.dataset.phase = state.phase;
  page.dataset.picture = picture();
  if ($("#note").textContent !== state.note) $("#note").textContent = state.note;
  $("#legs").replaceChildren(...state.legs.map(legLine));
  $("#people").replaceChildren(...state.people.map(personLine));
  $("#count").textContent = say("people", state.people.length);
  $("#who").hidden = state.people.length === 0;
  if (state.phase === "over") finish();
  else if (state.phase === "chat" && before !== "chat") begin();
}

function begin() {
  composer.hidden = false;
  chime();
  notify(title, say("joined"), base);
  if (!("ontouchstart" in window)) field.focus();
  toEnd();
}

function finish(note) {
  if (note) $("#note").textContent = note;
  page.dataset.phase = "over";
  page.dataset.picture = "over";
  over = true;
  composer.hidden = true;
  $("#typing").textContent = "";
  $("#home").hidden = false;
  mine.giveUp();
}

setInterval(() => {
  [...document.querySelectorAll("#legs .soon")].forEach((soon, i) => {
    const text = countdown(state.legs[i] ?? {});
    if (soon.textContent !== text) soon.textContent = text;
  });
}, 1000);

// --- what is said

const mine = outgoing(base, (message) => own(message, () => mine.again(message.ref)));

function heard(message) {
  if (message.ref && message.you) mine.arrived(message.ref);
  typers.delete(message.nick);
  showTypers();
  if (!told(message)) return;
  if (document.hidden || !document.hasFocus()) {
    unread += 1;
    document.title = `(${unread}) ${title}`;
    if (Date.now() - new Date(message.at) < 60000 + Math.abs(aheadBy)) {
      blip();
      notify(message.nick, message.body.slice(0, 200), base);
    }
  }
}

function seen() {
  unread = 0;
  document.title = title;
}

function complain(answer) {
  problem.textContent = answer.ok ? "" : answer.text;
  problem.hidden = answer.ok;
  return answer.ok;
}

function send() {
  const body = field.value.trim();
  if (!body || over) return;
  if (isTooLong(body)) {
    complain({ ok: false, text: say("tooLong") });
    return;
  }
  complain({ ok: true });
  mine.add(body);
  field.value = "";
  grow();
  typing(false);
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
  field.focus();
});

field.addEventListener("keydown", (event) => {
  // 229: the key that ends an input method's word, in browsers that say so too late
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send();
});

field.addEventListener("input", () => {
  grow();
  typing(field.value.trim() !== "");
});

// --- who types

const typers = new Map();
let toldOn = 0;
let stops = 0;

function typing(on) {
  clearTimeout(stops);
  const now = Date.now();
  if (on) {
    stops = setTimeout(() => typing(false), TYPING_STOPS);
    if (now - toldOn < TYPING_AGAIN) return;
    toldOn = now;
  } else {
    if (!toldOn) return;
    toldOn = 0;
  }
  if (state.phase === "chat") post(`${base}/typing`, { on });
}

function types({ nick, on }) {
  if (state.people.some((person) => person.you && person.nick === nick)) return;
  clearTimeout(typers.get(nick));
  if (on) typers.set(nick, setTimeout(() => types({ nick, on: false }), TYPING_FORGOTTEN));
  else typers.delete(nick);
  showTypers();
}

function showTypers() {
  const nicks = [...typers.keys()];
  const line = nicks.length === 0 ? "" : nicks.length === 1 ? "typing" : nicks.length === 2 ? "typingTwo" : "typingMany";
  // isolates (Unicode §23.2) keep names of another direction in their places
  $("#typing").textContent = line && say(line, ...nicks.map((nick) => `\u2068${nick}\u2069`));
}

// --- the line, and the ways out

const stream = follow(
  `${base}/live`,
  {
    state: show,
    said: heard,
    typing: types,
    bye: ({ note }) => finish(note),
  },
  (there) => {
    $("#line").hidden = there || over;
    if (there) mine.pump();
  },
  async () => {
    // the bridge is there, but not for us any more: its page says why
    const response = await fetch(base, { cache: "no-store" }).catch(() => null);
    if (response && response.status < 500 && !(await response.text()).includes('id="chat"')) location.reload();
  },
);

async function end(button, way, note) {
  button.disabled = true;
  const done = complain(await post(`${base}/${way}`));
  button.disabled = false;
  if (!done) return;
  stream.close();
  finish(say(note));
}

$("#cancel").addEventListener("click", (event) => end(event.currentTarget, "cancel", "cancelled"));
$("#leave").addEventListener("click", (event) => end(event.currentTarget, "leave", "left"));
addEventListener("focus", seen);
document.addEventListener("visibilitychange", () => !document.hidden && seen());
soundSwitch($("#sound"));
untilHeard($("#quiet"));
mine.restore();
