"use strict";
/* The page asks for everything it shows; it keeps nothing and fetches nothing from elsewhere. */
const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

/* An element with its properties (class, text, attributes) and children. */
function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

/* ---- The server */
let waiting = Promise.resolve();
/* Do one thing after the other, as the device does. */
function act(action, details = {}) {
  waiting = waiting.then(() => send(action, details));
  return waiting;
}

async function send(action, details) {
  mood("thinking");
  try {
    const response = await fetch(`/do/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(details),
    });
    const told = await response.json();
    if (!response.ok) throw new Error(told.error);
    show(told, told.isFresh);
    return told;
  } catch (error) {
    settle();
    status(error instanceof TypeError ? "The simulator does not answer. Is it still running?" : error.message);
    return null;
  }
}

/* ---- What is shown */
let latest = null;
function show(told, isFresh) {
  latest = told;
  if (isFresh) $("#log").replaceChildren();
  const spoken = [];
  for (const turn of told.turns) {
    if (turn.number === 0) $("#log").replaceChildren();
    $("#log").append(...turnItems(turn, told.panel));
    spoken.push(...turn.pieces);
  }
  $("#welcome").hidden = $("#log").childElementCount > 0;
  showPanel(told.panel);
  showHome(told.home);
  showAnswers(told);
  showReplay(told.replay);
  if (told.turns.length) {
    const heard = told.turns.flatMap((turn) => [...turn.meanwhile, turn.speech, ...turn.faults]).filter(Boolean);
    $("#announce").textContent = heard.join(" ");
    $("#scroll").scrollTop = $("#scroll").scrollHeight;
  }
  settle();
  speak(spoken);
}

const ACTS = { opening: "opens the skill", silence: "says nothing", leaving: "leaves", waiting: "lets time pass" };
function turnItems(turn, panel) {
  const items = [];
  if (turn.said) items.push(el("p", { class: "bubble person" }, hidden("You: "), turn.said));
  else if (turn.action === "touch") items.push(act_(`touches the screen`));
  else if (ACTS[turn.action] && !turn.rang) items.push(act_(ACTS[turn.action]));
  for (const words of turn.meanwhile) items.push(el("p", { class: "bubble alexa platform" }, words));
  for (const fault of turn.faults) items.push(el("p", { class: "fault" }, `A device refuses this: ${fault}`));
  if (turn.speech) {
    const classes = `bubble alexa${turn.rang ? " rings" : ""}${turn.isPlatforms ? " platform" : ""}`;
    items.push(el("p", { class: classes, "data-tone": panel.tone }, hidden("Alexa: "), turn.speech));
  }
  if (turn.screen) items.push(screen(turn.screen));
  if (turn.card) items.push(el("p", { class: "card" }, "In the companion app\n", el("strong", { text: turn.card.title }), `\n${turn.card.text}`));
  if (turn.heard || turn.exchanges.length) items.push(how(turn));
  if (turn.hasEnded && !turn.rang && turn.action !== "waiting") items.push(el("p", { class: "ended", text: "The session is over." }));
  return items.length ? [el("li", {}, ...items)] : [];
}
const hidden = (text) => el("span", { class: "hidden", text });
const act_ = (words) => el("p", { class: "bubble person act" }, hidden("You: "), words);

function screen(shown) {
  const touches = shown.touches.map((touch) =>
    el("button", { type: "button", class: "answer", onclick: () => act("touch", { arguments: touch.arguments }) },
      touch.label || touch.arguments.join(" ")));
  return el("div", { class: "show", role: "group", "aria-label": "On the screen" },
    ...shown.lines.map((text) => el("p", { text })),
    touches.length && el("p", { class: "row" }, ...touches));
}

/* How a turn came about: filled when it is unfolded, since few are. */
function how(turn) {
  const intent = turn.heard ? turn.heard.intent : turn.exchanges.at(-1).request.request.type;
  const details = el("details", { class: "how" }, el("summary", { text: `${intent} · ${turn.milliseconds} ms` }));
  details.addEventListener("toggle", () => {
    if (details.childElementCount > 1) return;
    if (turn.heard) details.append(el("h3", { text: "Understood" }), ...turn.heard.why.map((text) => el("p", { text })));
    if (turn.reprompt && !turn.isReprompt) details.append(el("h3", { text: "After silence" }), el("p", { text: turn.reprompt }));
    for (const each of turn.exchanges)
      for (const name of ["request", "response"]) details.append(el("h3", { text: name === "request" ? "Request" : "Response" }), json(each[name], name));
  });
  return details;
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
function json(value, name) {
  const text = JSON.stringify(value, null, 2) ?? "nothing";
  const pre = el("pre", { tabindex: "0", role: "region", "aria-label": `${name} as JSON` });
  let end = 0;
  for (const found of text.matchAll(TOKEN)) {
    pre.append(text.slice(end, found.index));
    const kind = found[2] ? "key" : found[1] ? "text" : "atom";
    pre.append(el("span", { class: kind, text: found[1] ?? found[0] }), found[2] ?? "");
    end = found.index + found[0].length;
  }
  pre.append(text.slice(end));
  return pre;
}

/* ---- The state of the skill, as a picture */
function showPanel(panel) {
  for (const place of all(".headline")) place.textContent = panel.headline;
  for (const place of all("h2.headline, .strip")) place.dataset.tone = panel.tone;
  const places = $("#blocks");
  panel.blocks.forEach((block, index) => {
    let place = places.children[index];
    if (!place || place.dataset.kind !== block.kind) {
      const fresh = el("div", { class: "block", "data-kind": block.kind }, el("h3", { text: block.title }));
      if (place) place.replaceWith(fresh); else places.append(fresh);
      place = fresh;
    }
    DRAW[block.kind](place, block);
  });
  while (places.childElementCount > panel.blocks.length) places.lastElementChild.remove();
}

const DRAW = { ladder: drawLadder, chips: drawChips, steps: drawSteps };
const STANDS = ["holds", "possible", "out"];

/* Rungs and dots are made once and then change, so that they move from turn to turn. */
function drawLadder(place, ladder) {
  let list = place.querySelector(".ladder");
  if (!list || list.children.length !== ladder.rungs.length) {
    list?.remove(); place.querySelector(".pointer")?.remove();
    list = el("ol", { class: "ladder" }, ...ladder.rungs.map(rungElement));
    place.append(el("div", { class: "ladder-frame" }, list));
  }
  ladder.rungs.forEach((rung, index) => drawRung(list.children[index], rung, index === ladder.current));
  point(place.querySelector(".ladder-frame"), list.children[ladder.current]);
}
function rungElement(rung) {
  return el("li", { class: "rung", "data-tone": rung.tone },
    el("p", { class: "name" }, el("span", { text: rung.label }), el("span", { class: "count" })),
    el("p", { class: "note", text: rung.note }),
    el("div", { class: "marks", "aria-hidden": "true" }, ...rung.marks.map((mark) => el("span", { class: "mark", title: mark.label }))),
    el("ul", { class: "holding", "aria-label": "Rules that hold" }),
    el("details", { class: "fold" }, el("summary", {}), el("ul", { tabindex: "0", "aria-label": "Rules that could still hold" })));
}
function drawRung(element, rung, isNow) {
  const by = Object.fromEntries(STANDS.map((standing) => [standing, rung.marks.filter((mark) => mark.standing === standing)]));
  element.classList.toggle("now", isNow);
  if (isNow) element.setAttribute("aria-current", "step"); else element.removeAttribute("aria-current");
  rung.marks.forEach((mark, index) => { element.querySelectorAll(".mark")[index].className = `mark ${mark.standing}`; });
  element.querySelector(".count").textContent = by.holds.length ? `${by.holds.length} hold${by.holds.length === 1 ? "s" : ""}` : "";
  const holding = element.querySelector(".holding");
  holding.hidden = !by.holds.length;
  holding.replaceChildren(...by.holds.map((mark) => el("li", {}, el("span", { text: mark.detail || mark.label }))));
  const fold = element.querySelector(".fold");
  fold.hidden = !by.possible.length;
  fold.querySelector("summary").textContent = `${by.possible.length} could still hold${by.out.length ? `, ${by.out.length} cannot any more` : ""}`;
  fold.querySelector("ul").replaceChildren(...by.possible.map((mark) => el("li", {}, el("b", { text: mark.label }), `: ${mark.detail}`)));
}
function point(frame, rung) {
  let pointer = frame.querySelector(".pointer");
  if (!pointer) frame.prepend(pointer = el("span", { class: "pointer", "aria-hidden": "true" }));
  frame.style.position = "relative";
  pointer.classList.toggle("on", Boolean(rung));
  if (!rung) return;
  pointer.dataset.tone = rung.dataset.tone;
  pointer.style.height = `${Math.max(0, rung.offsetHeight - 12)}px`;
  pointer.style.transform = `translateY(${rung.offsetTop + 6}px)`;
}

function drawChips(place, block) {
  const told = block.chips.filter((chip) => chip.known !== "no");
  const denied = block.chips.filter((chip) => chip.known === "no");
  const items = (chips) => chips.map((chip) => el("li", { class: `chip ${chip.known}` }, chip.known === "yes" ? "" : hidden(chip.known === "no" ? "not: " : "not sure: "), chip.label));
  const wasOpen = place.querySelector("details")?.open;
  place.replaceChildren(place.firstElementChild,
    told.length ? el("ul", { class: "chips" }, ...items(told)) : el("p", { class: "soft small", text: block.when_empty }));
  if (denied.length) place.append(el("details", { class: "fold", open: wasOpen }, el("summary", { text: `${denied.length} ruled out` }), el("ul", { class: "chips", tabindex: "0", "aria-label": "Ruled out" }, ...items(denied))));
}

function drawSteps(place, block) {
  const dots = [...block.done.map(() => "done"), ...(block.current ? ["now"] : []), ...Array(block.left).fill("")];
  const words = block.current ? `Question ${block.done.length + 1}: ${block.current}${block.left ? `, then about ${block.left} more` : ", the last"}` :
    block.done.length ? `${block.done.length} asked` : "None so far.";
  place.replaceChildren(place.firstElementChild,
    el("div", { class: "way" }, ...dots.map((kind) => el("i", { class: kind, "aria-hidden": "true" })), el("span", { class: "soft", text: words })));
}

/* ---- Quick answers, the home, the recording */
let byKeyboard = false;
function showAnswers(told) {
  const asides = told.isOpen ? told.asides : [];
  const button = (words, isAside) => el("button", { type: "button", class: `answer${isAside ? " aside" : ""}`, "data-say": words, text: words });
  const shown = told.isOpen ? told.panel.answers : [];
  const again = !told.isOpen && $("#log").childElementCount ? [el("button", { type: "button", class: "answer", "data-do": "launch", text: "Open the skill again" })] : [];
  $("#answers").replaceChildren(...shown.map((words) => button(words, false)), ...asides.map((words) => button(words, true)), ...again);
  if (byKeyboard) ($("#answers button") ?? $("#say")).focus();
  byKeyboard = false;
  for (const place of all("[data-do=silence], [data-do=end]")) place.disabled = !told.isOpen;
}

function showHome(home) {
  $("#day").textContent = `It is ${home.day} there.`;
  for (const field of all("#settings [data-key]")) {
    const options = home.choices[field.dataset.from];
    if (options && !field.options.length) field.append(...options.map((value) => el("option", { value, text: value })));
    const value = home[field.dataset.from];
    if (options && !options.includes(value)) field.append(el("option", { value, text: value }));
    if (document.activeElement !== field || options) field.value = value;
  }
  $("#reminders").hidden = !home.set.length;
  $("#reminders").replaceChildren(...home.set.map((each) => el("li", { text: `Rings ${each.due}` })));
}

let isReplaying = false;
function showReplay(replay) {
  $("#stop").hidden = !replay || replay.isOver;
  if (!replay) return;
  const went = replay.problems.length ? "It went otherwise than written:" : replay.isOver ? "It went as written." : "Replaying.";
  $("#replay").textContent = `${went} Step ${replay.taken} of ${replay.of}.`;
  $("#problems").hidden = !replay.problems.length;
  $("#problems").textContent = replay.problems.join("\n");
}
async function replay(text) {
  isReplaying = true;
  let told = await act("replay", { text });
  while (told && told.replay && !told.replay.isOver && isReplaying) {
    await Promise.race([said, pause(8000)]);
    await pause(REPLAY_PAUSE);
    if (isReplaying) told = await act("replay-next");
  }
  isReplaying = false;
}
const REPLAY_PAUSE = matchMedia("(prefers-reduced-motion: reduce)").matches ? 50 : 700;
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/* ---- The voice: pieces of speech with pauses, as the markup wants them */
const synthesis = window.speechSynthesis;
let said = Promise.resolve();
let speaking = 0;
function speak(pieces) {
  const mine = ++speaking;
  synthesis?.cancel();
  if (!pieces.length || !isOn($("#voice")) || !synthesis || !synthesis.getVoices().length) return;
  said = sayAll(pieces, mine);
}
async function sayAll(pieces, mine) {
  mood("speaking");
  for (const piece of pieces) {
    if (piece.pause) await pause(piece.pause * 1000);
    if (mine !== speaking) return;
    if (piece.text) await sayOne(piece);
  }
  if (mine !== speaking) return;
  settle();
  if (wasSpokenTo && latest?.listens) listen();
}
function sayOne(piece) {
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(piece.text);
    Object.assign(words, { rate: piece.rate, pitch: piece.pitch, volume: piece.volume, lang: latest.home.locale, onend: done, onerror: done });
    synthesis.speak(words);
  });
}
const isOn = (button) => button.getAttribute("aria-pressed") === "true";
const toggle = (button, value) => button.setAttribute("aria-pressed", String(value));

/* ---- The ear: the browser's own, where it has one */
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
let ear = null, wasTold = false, wasSpokenTo = false;
function listen() {
  speaking += 1; synthesis?.cancel();
  ear = new Recognition();
  ear.lang = latest.home.locale;
  ear.onresult = (event) => { hear(event.results[0][0].transcript); };
  ear.onerror = (event) => { if (event.error !== "aborted") status(`The browser did not hear: ${event.error}`); wasSpokenTo = event.error === "no-speech" && wasSpokenTo; };
  ear.onend = () => { toggle($("#mic"), false); ear = null; };
  toggle($("#mic"), true);
  ear.start();
}
function hear(words) { wasSpokenTo = true; say(words); }
function micPressed() {
  if (ear) { wasSpokenTo = false; ear.abort(); return; }
  if (!wasTold) {
    wasTold = true;
    status("Your browser’s own speech recognition may send the sound to its maker. Press again to listen.");
    return;
  }
  listen();
}

/* ---- The person */
function say(words) { isReplaying = false; return act("say", { words }); }
function mood(value) { document.body.dataset.mood = value; }
function status(text) { $("#status").textContent = text; }
function settle() {
  mood(latest?.listens ? "listening" : "asleep");
  status(latest?.listens ? "Listening" : latest?.isOpen ? "Waiting" : "Asleep");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { say: words, do: action, span, show: view } = button.dataset;
  if (words || action) byKeyboard = event.detail === 0;
  if (words) { wasSpokenTo = false; say(words); }
  if (action) act(action);
  if (span) act("wait", { span });
  if (view) {
    document.body.dataset.view = view;
    for (const each of all("[data-show]")) toggle(each, each === button);
    if (latest) showPanel(latest.panel);
  }
});
$("#form").addEventListener("submit", (event) => {
  event.preventDefault();
  wasSpokenTo = false;
  const words = $("#say").value.trim();
  $("#say").value = "";
  if (words) say(words); else if (latest?.isOpen) act("silence"); else act("launch");
});
$("#launch").addEventListener("click", (event) => { byKeyboard = event.detail === 0; act("launch"); });
$("#start-over").addEventListener("click", () => { isReplaying = false; act("start-over").then(() => { if (!$("#welcome").hidden) $("#launch").focus(); }); });
$("#voice").addEventListener("click", () => { toggle($("#voice"), !isOn($("#voice"))); if (!isOn($("#voice"))) { speaking += 1; synthesis.cancel(); settle(); } });
$("#mic").addEventListener("click", micPressed);
$("#settings").addEventListener("submit", (event) => { event.preventDefault(); });
$("#settings").addEventListener("change", (event) => {
  const field = event.target;
  act("set", { key: field.dataset.key, value: `${field.dataset.prefix ?? ""}${field.value}` });
});
$("#save").addEventListener("submit", async (event) => {
  event.preventDefault();
  const title = $("#title").value;
  const text = await (await fetch(`/recording?title=${encodeURIComponent(title)}`)).text();
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: `${title.trim().toLowerCase().replace(/[^a-z0-9]+/g, "_") || "conversation"}.talk` });
  link.click();
  URL.revokeObjectURL(link.href);
});
$("#again").addEventListener("click", async () => { replay(await (await fetch("/recording")).text()); });
$("#file").addEventListener("change", async (event) => { const [file] = event.target.files; if (file) replay(await file.text()); event.target.value = ""; });
$("#stop").addEventListener("click", () => { isReplaying = false; act("replay-stop"); });

$("#voice").hidden = !synthesis;
$("#mic").hidden = !Recognition;
fetch("/state").then((response) => response.json()).then((told) => { show({ ...told, turns: told.turns.map((turn) => ({ ...turn, pieces: [] })) }, true); $("#say").focus({ preventScroll: true }); });
