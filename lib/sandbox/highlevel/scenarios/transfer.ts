import { act, bot, caller, room } from "../script";
import type { ActionType } from "../wire";
import { transferTalk } from "./errand-talk";
import { greeting } from "./greeting";
import type { Scenario } from "./scenario";

/** Somebody wants a human, and gets one. */
export const transfer: Scenario = {
  name: "transfer",
  weight: 9,
  least: 28,
  talk: transferTalk,
  duration: { median: 62, spread: 0.5 },
  actions: (random) => {
    const types: ActionType[] = ["CALL_TRANSFER"];
    if (random.chance(0.22)) types.push("AGENT_HANDOFF");
    if (random.chance(0.2)) types.push("IN_CALL_DATA_EXTRACTION");
    return types;
  },
  script: ({ business, random, has }) => {
    const reason = random.pick(business.handover.reasons);
    return {
      steps: [
        greeting,
        caller(
          "[Can I talk to a real person?|Hi, is {who} there?|I'd like to speak with {who}, please.] [It's kind of urgent.|]",
          `[Hi|Hey], ${reason}.`,
        ),
        bot(
          "[I can help with most things|I'd be glad to help]. May I ask what it's about?",
          "[Certainly|Of course]. Can I tell them what it's regarding?",
        ),
        caller(`[Well|So|Yeah], ${reason}.`, `[It's a little complicated.|] ${reason}.`),
        act("IN_CALL_DATA_EXTRACTION"),
        act("AGENT_HANDOFF"),
        room,
        bot("[Understood|I see]. And your name, please?"),
        caller("{full}.", "{first}, they know me."),
        bot(
          "Thank you, {first}. [I'm transferring you to {who} now, please stay on the line.|Let me connect you with {who}. One moment.]",
        ),
        act("CALL_TRANSFER"),
      ],
      summary: [
        "The caller asked for {who} (" + reason + ") and was transferred.",
        "{full} wanted to speak with a person. The call was handed to {who}" +
          (has("AGENT_HANDOFF") ? " by way of another agent." : "."),
      ],
      known: ["first", "last", "full", "phone"],
    };
  },
};
