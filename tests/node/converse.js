// Have virtual-alexa talk with a served skill: `node converse.js URL MODEL <conversations`.
//
// Each line of standard input is a conversation: a JSON list of what is said. An object in it names
// an intent and its slots instead: {"intent": "NotSureIntent", "slots": {}}. The output has a line
// for each turn: what virtual-alexa made of it, and what the skill answered.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const fs = require("fs");
const { VirtualAlexa } = require("virtual-alexa");

const [url, modelFile] = process.argv.slice(2);
const model = JSON.parse(fs.readFileSync(modelFile, "utf8"));
const invocation = model.interactionModel.languageModel.invocationName;

function begin() {
  const alexa = VirtualAlexa.Builder().skillURL(url).interactionModel(model).create();
  // It looks for its launch words anywhere: to it, "why do you ask" opens the skill anew.
  alexa.parseLaunchRequest = (said) => {
    const match = new RegExp(`^(?:ask|open|launch|start) ${invocation}(?: (.+))?$`).exec(said);
    return match ? match[1] || true : undefined;
  };
  return alexa;
}

function plain(speech) {
  return speech ? (speech.ssml || speech.text || "").replace(/<[^>]+>/g, "") : null;
}

async function turn(alexa, said) {
  let request = null;
  alexa.filter((sent) => {
    request = sent.request;
  });
  const answered =
    typeof said === "string" ? await alexa.utter(said) : await alexa.intend(said.intent, said.slots);
  const response = answered.response || {};
  return {
    said,
    heard: request.intent ? request.intent.name : request.type,
    speech: plain(response.outputSpeech),
    reprompt: plain(response.reprompt && response.reprompt.outputSpeech),
    ended: response.shouldEndSession === true,
    attributes: answered.sessionAttributes || {},
  };
}

(async () => {
  for (const line of fs.readFileSync(0, "utf8").split("\n").filter((each) => each.trim())) {
    const alexa = begin();
    for (const said of JSON.parse(line)) {
      try {
        console.log(JSON.stringify(await turn(alexa, said)));
      } catch (error) {
        console.log(JSON.stringify({ said, fault: error.message }));
      }
    }
  }
})();
