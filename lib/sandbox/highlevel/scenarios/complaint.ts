import { act, bot, caller, room } from "../script";
import type { ActionType } from "../wire";
import { complaintTalk } from "./errand-talk";
import { goodbye, greeting } from "./greeting";
import type { Scenario } from "./scenario";

/** Somebody is not happy; the agent listens, apologises and opens a case. */
export const complaint: Scenario = {
  name: "complaint",
  weight: 9,
  least: 60,
  talk: complaintTalk,
  duration: { median: 135, spread: 0.45 },
  actions: (random) => {
    const types: ActionType[] = ["WORKFLOW_TRIGGER"];
    if (random.chance(0.3)) types.push("CUSTOM_ACTION");
    if (random.chance(0.25)) types.push("CALL_TRANSFER");
    if (random.chance(0.1)) types.push("AGENT_HANDOFF");
    if (random.chance(0.25)) types.push("DATA_EXTRACTION");
    return types;
  },
  script: ({ business, random, has }) => {
    const { words, detail, remedy, short } = random.pick(business.complaints);
    return {
      steps: [
        greeting,
        caller(
          "[Yeah, hi|Hi, yes|Okay, so]. " + words,
          words + " I'm [pretty upset|really not happy|frustrated], to be honest.",
        ),
        bot(
          "I'm [really |very |so ]sorry to hear that. Can you tell me [a bit more|what happened]?",
          "That [sounds frustrating|shouldn't happen], and I apologize. [When was this|Could you walk me through it]?",
        ),
        caller(detail + " [And I've been coming to you for years.|It's just not okay.|]"),
        bot("I understand. May I have your name, so I can find the record?"),
        caller("{full}.", "It's under {last}. {spelled}."),
        act("CUSTOM_ACTION"),
        room,
        act("WORKFLOW_TRIGGER"),
        bot(remedy),
        caller(
          "[Okay. I appreciate that.|Well, I'll believe it when I see it.|Alright, thank you for listening.|Fine. But somebody better call me.]",
        ),
        ...(has("CALL_TRANSFER")
          ? [
              caller("Actually, can I just talk to [a manager|somebody in charge]?"),
              bot("Of course. I'm connecting you with {who} now. One moment please."),
              act("CALL_TRANSFER"),
            ]
          : [
              act("AGENT_HANDOFF"),
              bot("You have my word that it's written down, {first}. The reference is {ref}."),
              ...goodbye,
            ]),
      ],
      summary: [
        "The caller complained about " + short + ". The agent apologized and opened {ref}.",
        "{full} called about " +
          short +
          (has("CALL_TRANSFER") ? " and was transferred to {who}." : ". A follow-up was promised."),
        "Complaint: " +
          short +
          ". The caller was [upset but polite|frustrated|calmer at the end of the call].",
      ],
      known: ["first", "last", "full", "phone", "ago"],
    };
  },
};
