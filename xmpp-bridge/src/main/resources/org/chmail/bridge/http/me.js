// The page of who is signed in, and the page that waits for a sign-in.

import { $, localise, notify, ring, say, soundSwitch, untilHeard } from "./page.js";
import { follow } from "./live.js";

const LISTS = ["#rings", "#chats", "#unsent", "#mails", "#asked", "#sessions"];
const RING_EVERY = 4000;

localise(document);
const me = $("#me");
const wait = $("#wait");
if (me) watch();
if (wait) poll();

function watch() {
  // what was done is said once, not again after a reload
  if (location.search) history.replaceState(null, "", location.pathname);
  const title = document.title;
  const rung = new Set();
  let bell = 0;

  /** Rings in the ears as long as someone waits, and tells of each once. */
  function hear(rings) {
    const ringing = rings.filter((each) => each.state === "RINGING");
    clearInterval(bell);
    if (ringing.length > 0) {
      ring();
      bell = setInterval(ring, RING_EVERY);
    }
    for (const each of ringing) {
      if (!rung.has(each.leg)) notify(say("asks", each.who), each.about, each.leg);
      rung.add(each.leg);
    }
    document.title = ringing.length > 0 ? `🔔 ${say("asks", ringing[0].who)}` : title;
  }

  /** The lists as the server shows them now. */
  async function again() {
    let text;
    try {
      const response = await fetch(me.dataset.base, { cache: "no-store", headers: { Accept: "text/html" } });
      if (!response.ok || response.redirected) return location.reload();
      text = await response.text();
    } catch {
      return; // the line is gone; the stream comes back, and tells anew
    }
    const other = new DOMParser().parseFromString(text, "text/html");
    if (!other.querySelector("#me")) return location.reload();
    for (const list of LISTS) {
      const [now, then] = [$(list), other.querySelector(list)];
      localise(then);
      if (now.isEqualNode(then)) continue;
      // nothing is taken from under someone's finger, but a question that is over
      if (list === "#rings" || !now.contains(document.activeElement)) now.replaceWith(document.adoptNode(then));
    }
  }

  follow(
    `${me.dataset.base}/live`,
    {
      me({ rings }) {
        hear(rings);
        again();
      },
      bye: () => location.reload(),
    },
    (there) => {
      $("#line").hidden = there;
    },
  );
  soundSwitch($("#sound"));
  untilHeard($("#quiet"));
}

function poll() {
  setTimeout(async () => {
    try {
      const response = await fetch(wait.dataset.state, { cache: "no-store", headers: { Accept: "application/json" } });
      if (response.ok && !(await response.json()).waiting) return location.assign(wait.dataset.next);
    } catch {
      // the line is gone: asked again
    }
    poll();
  }, 2500);
}
