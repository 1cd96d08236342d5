import { act, bot, caller, room } from "../script";
import type { ActionType } from "../wire";
import { goodbye, greeting } from "./greeting";
import type { Scenario } from "./scenario";

/** Somebody asks how their order, claim, repair or request is coming along. */
export const orderStatus: Scenario = {
  name: "order-status",
  weight: 11,
  least: 50,
  duration: { median: 110, spread: 0.45 },
  actions: (random) => {
    const types: ActionType[] = ["CUSTOM_ACTION"];
    if (random.chance(0.3)) types.push("SMS");
    if (random.chance(0.35)) types.push("IN_CALL_DATA_EXTRACTION");
    return types;
  },
  script: ({ business, random, has }) => {
    const result = random.pick(business.status.results);
    return {
      steps: [
        greeting,
        caller(
          "[Hi|Hey], I'm calling to check on my {noun}.",
          "[Yeah|Hi], I wanted to see [where my {noun} is at|if there's any news on my {noun}].",
        ),
        bot(
          "[Happy to check|I can look that up]. Do you have the reference number?",
          "Sure. What's the number [on it|you were given]? It starts with " + business.status.prefix + ".",
        ),
        caller(
          "[Yeah, it's|I think it's|Let me find it. Okay,] {ref}.",
          "I don't have it on me, but the name is {full}.",
        ),
        act("IN_CALL_DATA_EXTRACTION"),
        bot(
          "Thank you. [Give me a second|One moment], I'm pulling it up.",
          "Okay, {ref}. [Bear with me while it loads.|Just a moment.]",
        ),
        act("CUSTOM_ACTION"),
        bot("[Thanks for waiting|Here it is], {first}: " + result + "."),
        caller(
          "[Oh, great.|Okay, good to hear.|Hm, that's later than I hoped.] [Will I get a call?|Do I have to do anything?|Alright.]",
        ),
        bot(
          "[You'll get a text when it changes.|Nothing to do on your side.|{staff} will call you if anything comes up.]",
        ),
        room,
        act("SMS"),
        ...(has("SMS") ? [bot("I've texted you the reference so you have it handy.")] : []),
        ...goodbye,
      ],
      summary: [
        "The caller asked about {noun} {ref}: " + result + ".",
        "Status inquiry. {full} wanted to know about their {noun} and was told that " + result + ".",
      ],
      known: ["first", "last", "full", "phone"],
    };
  },
};
