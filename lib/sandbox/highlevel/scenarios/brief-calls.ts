import { act, bot, caller } from "../script";
import { greeting } from "./greeting";
import type { Scenario } from "./scenario";

/** Somebody meant to call somebody else. */
export const wrongNumber: Scenario = {
  name: "wrong-number",
  weight: 6,
  least: 9,
  duration: { median: 24, spread: 0.35 },
  actions: () => [],
  script: ({ business, random }) => {
    const wanted = random.pick(business.mistaken);
    return {
      steps: [
        greeting,
        caller(
          `[Uh|Um|Oh], is this ${wanted}?`,
          `Hi, I'm looking for ${wanted}.`,
          `[Hello?|Hi.] I need ${wanted}, please.`,
        ),
        bot(
          `I'm sorry, this is {business}. [You may have dialed the wrong number.|I think you have the wrong number.]`,
        ),
        caller(
          "[Oh, sorry about that.|My mistake, sorry.|Oh shoot. Okay, thanks.] [Bye.|]",
          "Huh. This is the number on the website. Never mind.",
        ),
        bot("No problem at all. [Have a good {part}!|Take care!]"),
      ],
      summary: [
        `Wrong number: the caller was looking for ${wanted}.`,
        `The caller had meant to reach ${wanted} and ended the call.`,
      ],
      known: [],
    };
  },
};

/** A machine talks to the agent, or somebody leaves a message and is gone. */
export const voicemail: Scenario = {
  name: "voicemail",
  weight: 7,
  least: 12,
  duration: { median: 31, spread: 0.35 },
  actions: (random) => (random.chance(0.4) ? ["DATA_EXTRACTION"] : []),
  script: ({ business, random, has }) => {
    const wants = random.pick(business.services).spoken;
    return {
      steps: [
        greeting,
        caller(
          `[Hi|Hey], this is {full}, I guess this is voicemail. [I'm calling about|I wanted to ask about] ${wants}. Call me back at {phone}. [Thanks, bye.|Okay, bye.]`,
          `You have reached the voice mailbox of {phone}. Please leave a message after the tone.`,
          `{first} {last} here, returning your call. I'm at {phone} [until five|all {part}]. Thanks.`,
        ),
        act("DATA_EXTRACTION"),
        bot(
          "Thank you, {first}. I'm actually on the line, so I can help right now if you like.",
          "Thanks for the message. Someone from {business} will call you back [at|on] {phone}.",
        ),
        bot("Are you still there?", "It seems I've lost you. Goodbye!"),
      ],
      summary: [
        "The caller left a message asking for a call back at {phone}.",
        "Voicemail. " +
          (has("DATA_EXTRACTION") ? "Name and number were noted." : "No conversation took place."),
      ],
      known: ["first", "last", "full", "phone"],
    };
  },
};
