import { act, bot, caller, room, type Step } from "../script";
import type { ActionType } from "../wire";
import { goodbye, greeting } from "./greeting";
import type { Scenario } from "./scenario";

const offer = bot(
  "Got it! I have these times:\n\n{time} on {day}\n{time2} on {day2}\n{time3} on {day3}\n\nWhich one suits you?",
  "Let me look. I can do {day} at {time}, or {day2} at {time2}. [Would either work?|Which is better?]",
  "[The first opening|The earliest I have] is {day}, {date}, at {time}. After that it's {day2} at {time2}.",
);

const accept = caller(
  "{day}[ works|'s good| is perfect]. At {time}, right?",
  "[Um|Let me see|Hmm], {day}. Yeah. {time} works for me.",
  "I'll take the {day} one, please.",
);

const decline: readonly Step[] = [
  caller(
    "[Hmm|Ugh], neither of those works. I'd have to [check with my wife|look at my shifts|call you back].",
    "That's [too late|too far out] for me. Let me think about it.",
  ),
  bot("No problem at all. I can put you on the list in case something opens up before {day}."),
  caller("[Sure|Okay], do that. I'll call back [tomorrow|in a day or two]."),
];

const confirm: readonly Step[] = [
  accept,
  bot(
    "[Perfect|Wonderful|Great]. Can I have your first and last name?",
    "[Great|Good choice]. And the name for the {visit}?",
  ),
  caller("It's {full}.", "{first}. Last name is {last}, {spelled}.", "{full}. That's {spelled}."),
  bot(
    "Thank you, {first}. Is {phone} the best number for you?",
    "Thanks, {first}. And should I use {phone} for reminders?",
  ),
  caller("Yes[, it is|, that's my cell|].", "[Yeah|Yep], same number."),
];

/** Somebody wants a time; most get one, some think about it. */
export const booking: Scenario = {
  name: "booking",
  weight: 34,
  least: 70,
  duration: { median: 150, spread: 0.5 },
  actions: (random) => {
    if (random.chance(0.17)) return random.chance(0.4) ? ["WORKFLOW_TRIGGER"] : [];
    const types: ActionType[] = ["APPOINTMENT_BOOKING"];
    if (random.chance(0.4)) types.push("IN_CALL_DATA_EXTRACTION");
    if (random.chance(0.62)) types.push("SMS");
    if (random.chance(0.3)) types.push("DATA_EXTRACTION");
    return types;
  },
  script: ({ business, random, has }) => {
    const booked = has("APPOINTMENT_BOOKING");
    const [question, answer] = random.pick(business.intake);
    return {
      steps: [
        greeting,
        caller(
          "[Hi|Hey|Hello], I[ was hoping|'d like| need] to get {service}. {reason}",
          "[Yeah hi|Hi there], can I book {service}? {reason}",
          "[Hi, um|Hello], I wanted to schedule {service}. {reason}",
        ),
        bot(
          "[Of course|Sure|Happy to help with that]. " + question,
          "[Absolutely|Sure thing]! First, " + question.charAt(0).toLowerCase() + question.slice(1),
        ),
        caller(answer),
        act("IN_CALL_DATA_EXTRACTION"),
        room,
        caller(
          "[So|Anyway], what do you have [open|this week|coming up]?",
          "When could I [come in|get that]?",
        ),
        offer,
        ...(booked ? confirm : decline),
        act("APPOINTMENT_BOOKING"),
        act("WORKFLOW_TRIGGER"),
        ...(booked
          ? [
              bot(
                "You're all set, {first}: {serviceName}, {day}, {date}, at {time}.",
                "Done! That's {day} at {time} for {service}. Plan on about {minutes} minutes.",
              ),
            ]
          : []),
        act("SMS"),
        ...(has("SMS") ? [bot("I've just sent you a text with the details.")] : []),
        ...goodbye,
      ],
      summary: booked
        ? [
            "The caller booked {service} for {day}, {date}, at {time}.",
            "{full} called to schedule {service}. The {visit} is set for {day} at {time} and the phone number was confirmed.",
            "The user called to book {service}. After hearing the open times they chose {day} at {time}.",
          ]
        : [
            "The caller asked about {service}, but none of the offered times suited them. They will call back.",
            "The call was about {service}; the caller did not book and wants to check their schedule first.",
          ],
      known: booked
        ? [
            "first",
            "last",
            "full",
            "phone",
            "serviceName",
            "slot",
            "reason",
            "interest",
            "staff",
            "street",
            "ago",
          ]
        : ["serviceName", "reason"],
    };
  },
};
