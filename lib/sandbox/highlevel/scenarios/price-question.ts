import { act, bot, caller, room } from "../script";
import type { ActionType } from "../wire";
import { goodbye, greeting } from "./greeting";
import type { Scenario } from "./scenario";

/** Somebody wants to know what it costs. */
export const priceQuestion: Scenario = {
  name: "price",
  weight: 18,
  least: 40,
  priced: true,
  duration: { median: 95, spread: 0.5 },
  actions: (random) => {
    const types: ActionType[] = [];
    if (random.chance(0.7)) types.push("KNOWLEDGE_BASE");
    if (random.chance(0.25)) types.push("SMS");
    if (random.chance(0.2)) types.push("DATA_EXTRACTION");
    return types;
  },
  script: ({ has }) => ({
    steps: [
      greeting,
      caller(
        "[Hi|Hey], [just a quick question|quick one]: how much [is|do you charge for|would you charge for] {service}?",
        "Hi, I'm [calling around|comparing prices]. What does {service} run?",
        "[Hello|Good {part}], could you tell me the price for {service}?",
      ),
      act("KNOWLEDGE_BASE"),
      bot(
        "[Sure|Of course]. {serviceName} is {price}, and it takes about {minutes} minutes.",
        "Good question. For {serviceName} it's {price}. That [includes everything|is before tax].",
        "Let me check the price list for you. It's {price} for {serviceName}.",
      ),
      caller(
        "[Okay, that's not bad.|Oh, that's more than I thought.|Alright.] [Does that include everything?|Any extra fees?|Is that the total?]",
      ),
      bot(
        "[Yes, that's the full price, tax aside.|It does, unless something extra comes up, and then we'd ask you first.]",
      ),
      room,
      caller(
        "[Good to know.|Okay, I appreciate it.] [I'll think about it.|Let me talk to my husband and call back.|I'll probably come in next week.]",
      ),
      act("SMS"),
      bot(
        has("SMS")
          ? "[Sure|No rush]. I've texted you the price list so you have it."
          : "[No rush at all|Of course]. We're here when you're ready.",
      ),
      ...goodbye,
    ],
    summary: [
      "The caller asked for the price of {service} and was told {price}.",
      "A price inquiry about {service} ({price}). The caller did not book and may call back.",
      "{first} compared prices for {service}. The agent quoted {price} and about {minutes} minutes.",
    ],
    known: ["serviceName", "first"],
  }),
};
