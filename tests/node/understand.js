// Let virtual-alexa understand sentences: `node understand.js MODEL <sentences`, JSON lines out.
//
// Each line of standard input is said in a session of its own, to a skill that answers whatever it
// is asked. A line of the output has the intent (null where virtual-alexa finds none), the values of
// the slots, and the milliseconds that it took.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const fs = require("fs");
const { VirtualAlexa } = require("virtual-alexa");

const model = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

// virtual-alexa looks for its launch words anywhere: to it, "why do you ask" opens the skill.
async function understand(sentence) {
  let heard = null;
  const skill = (event, _context, done) => {
    heard = event.request;
    done(null, { version: "1.0", response: { shouldEndSession: false } });
  };
  const alexa = VirtualAlexa.Builder().handler(skill).interactionModel(model).create();
  const begin = process.hrtime.bigint();
  let fault = null;
  try {
    await alexa.utter(sentence);
  } catch (error) {
    fault = error.message;
  }
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  const intent = heard && (heard.intent ? heard.intent.name : heard.type);
  const slots = {};
  for (const [name, slot] of Object.entries((heard && heard.intent && heard.intent.slots) || {})) {
    if (slot.value) slots[name] = slot.value;
  }
  return { intent, slots, fault, ms };
}

(async () => {
  const sentences = fs.readFileSync(0, "utf8").split("\n").filter((line) => line.trim());
  for (const sentence of sentences) {
    console.log(JSON.stringify({ sentence, ...(await understand(sentence)) }));
  }
})();
