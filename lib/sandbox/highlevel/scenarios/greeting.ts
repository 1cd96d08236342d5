import { bot, type Step } from "../script";

/** How every agent picks up. */
export const greeting: Step = bot(
  "[Thanks|Thank you] for calling {business}, this is {persona}. How can I help you [today|this {part}]?",
  "Good {part}, {business}, {persona} speaking. [What can I do for you?|How can I help?]",
  "{business}, this is {persona}, the virtual assistant. This call may be recorded. How can I help?",
  "Hi, you've reached {business}! I'm {persona}. What can I help you with?",
);

/** How most calls end when the errand is done. */
export const goodbye: readonly Step[] = [
  bot("Is there anything else I can help you with?", "[Anything else|Is there anything more] today?"),
  { kind: "room" },
  {
    kind: "turn",
    speaker: "user",
    wordings: [
      "No, that's [it|all|everything]. [Thanks|Thank you] so much.",
      "[Nope|No], that'll do it. Thanks.",
      "That's all, you have a good one.",
    ],
  },
  bot(
    "You're very welcome, {first}. Have a [great|good|wonderful] {part}!",
    "[My pleasure|You're welcome]. Thanks for calling {business}, and take care, {first}.",
  ),
];
