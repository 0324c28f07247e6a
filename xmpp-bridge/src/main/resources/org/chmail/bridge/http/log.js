// The messages of a chat, as they are seen.

import { $, clock, day, make, named, say } from "./page.js";

const NEAR = 80; // pixels from the end that count as its end
const TOGETHER = 180000; // said within so many ms by one person, messages stand together
const COLOURS = 8;

// Marks that turn the direction of writing are no part of a link, which could look like another one.
const LINK = /\b(?:https?:\/\/|mailto:|xmpp:)[^\s<>"\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gi;
const SAFE = ["http:", "https:", "mailto:", "xmpp:"];

const list = $("#messages");
const scroller = $("#log");
const more = $("#more");

let greatest = 0;
let lastDay = "";
let stuck = true; // to the end, until the reader scrolls away from it

/** A text with its links; everything else stays text. */
export function linked(text) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    const link = anchor(address);
    if (!link) continue;
    parts.append(text.slice(from, match.index), link);
    from = match.index + address.length;
  }
  parts.append(text.slice(from));
  return parts;
}

/** Without what ends a sentence, and without a bracket that was opened before it. */
function trimmed(address) {
  let text = address;
  for (;;) {
    const shorter = text.replace(/[.,;:!?'"*_~…。、]+$/u, "");
    const closing = /[)\]}]$/.test(shorter) && !/[([{]/.test(shorter);
    const next = closing ? shorter.slice(0, -1) : shorter;
    if (next === text) return text;
    text = next;
  }
}

function anchor(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SAFE.includes(url.protocol)) return null;
  const link = make("a", "", address);
  link.href = url.href;
  link.rel = "noopener noreferrer nofollow";
  if (url.protocol.startsWith("http")) link.target = "_blank";
  return link;
}

function colour(nick) {
  let sum = 0;
  for (const character of nick) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return sum % COLOURS;
}

const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;

export function toEnd() {
  scroller.scrollTop = scroller.scrollHeight;
  stuck = true;
  more.hidden = true;
}

/** Before what is still on its way. */
const place = (row) => list.insertBefore(row, list.querySelector(".pending"));

function dayLine(date) {
  const key = date.toDateString();
  if (key === lastDay) return;
  lastDay = key;
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  const text =
    key === new Date().toDateString() ? say("today") : key === yesterday.toDateString() ? say("yesterday") : day(date);
  const line = make("li", "day");
  line.append(make("span", "", text));
  place(line);
}

function item(message) {
  const row = make("li", message.you ? "msg mine" : "msg theirs");
  const date = new Date(message.at);
  const previous = list.querySelector(".pending")?.previousElementSibling ?? list.lastElementChild;
  const together =
    previous?.dataset.nick === message.nick &&
    previous.classList.contains("mine") === message.you &&
    date - new Date(previous.dataset.at) < TOGETHER;
  row.dataset.nick = message.nick;
  row.dataset.at = message.at;
  const who = make("p", together ? "who hush" : `who c${colour(message.nick)}`);
  who.append(message.you ? say("you") : named(message.nick));
  const body = make("p", "body");
  body.dir = "auto";
  body.append(linked(message.body));
  const foot = make("p", "foot");
  const time = make("time", "", clock(date));
  time.dateTime = message.at;
  foot.append(time);
  row.append(who, body, foot);
  if (together) row.classList.add("together");
  return row;
}

const rowOf = (ref) => [...list.querySelectorAll("[data-ref]")].find((row) => row.dataset.ref === ref);

/**
 * A message that the server tells. What was seen already, by number or by ref, is not shown twice.
 *
 * @return whether it is new, and not one's own
 */
export function told(message) {
  if (message.seq <= greatest) return false;
  greatest = message.seq;
  const mine = message.ref && rowOf(message.ref);
  dayLine(new Date(message.at));
  const row = mine || item(message);
  row.classList.remove("pending", "failed");
  if (!mine || row.nextElementSibling || list.querySelector(".pending")) place(row);
  if (message.you) {
    row.dataset.nick = message.nick;
    if (message.ref) row.dataset.ref = message.ref;
    state(row, "arrived", "✓✓", say("arrived"));
  }
  if (stuck || mine) toEnd();
  else more.hidden = false;
  return !message.you;
}

/** A message of one's own, on its way: sending, sent or failed. */
export function own(message, again) {
  let row = rowOf(message.ref);
  if (row && !row.classList.contains("pending")) return; // it has arrived
  if (!row) {
    row = item({ ...message, nick: "", you: true });
    row.dataset.ref = message.ref;
    row.classList.add("pending");
    list.append(row);
    toEnd();
  }
  row.classList.toggle("failed", message.state === "failed");
  row.querySelector(".foot button")?.remove();
  if (message.state === "sending") state(row, "sending", "…", message.why || say("sending"));
  else if (message.state === "sent") state(row, "sent", "✓", say("sent"));
  else {
    state(row, "failed", "!", message.why);
    const button = make("button", "again", say("again"));
    button.type = "button";
    button.addEventListener("click", again);
    row.querySelector(".foot").append(button);
  }
}

function state(row, name, sign, text) {
  row.querySelector(".state")?.remove();
  const mark = make("span", `state ${name}`);
  const picture = make("span", "sign", sign);
  picture.setAttribute("aria-hidden", "true");
  const words = make("span", name === "failed" ? "why" : "sr", text);
  mark.append(picture, words);
  mark.title = text;
  row.querySelector(".foot").append(mark);
}

scroller.addEventListener("scroll", () => {
  stuck = atEnd();
  if (stuck) more.hidden = true;
});
more.addEventListener("click", toEnd);
new ResizeObserver(() => stuck && toEnd()).observe(scroller);
