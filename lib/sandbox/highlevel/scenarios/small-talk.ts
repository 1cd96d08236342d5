import type { Business } from "../business";
import type { Random } from "../random";
import { bot, caller, type Step } from "../script";
import { spanishCombined, spanishTalk } from "./spanish-talk";

type Exchange = readonly Step[];

/** Some more talk and where it belongs; `anew` when it is about other services, days and prices than the call's own. */
export interface Talk {
  steps: Exchange;
  place: "errand" | "afterwards" | "anywhere";
  anew?: boolean;
}

const general: readonly Exchange[] = [
  [
    caller(
      "Hold on, let me [find a pen|grab my calendar|put my glasses on].",
      "[Sorry|One sec], the [dog's barking|kids are loud]. Can you hear me?",
    ),
    bot("[Take your time.|I'm still here.|No rush at all.]"),
    caller("Okay, I'm back. [Go ahead.|Where were we?]"),
    bot("[No problem|That's fine], let's go on."),
  ],
  [
    caller("[Sorry|Wait], what was your name again?", "Am I talking to a [computer|robot]?"),
    bot(
      "I'm {persona}, the virtual assistant at {business}. I can help with most things, and {staff} can take over if not.",
    ),
  ],
  [
    caller(
      "Could you say that again? You [cut out|broke up] for a second.",
      "Sorry, I [missed|didn't catch] that.",
    ),
    bot(
      "Of course. I said I can [check that|take care of that] for you right away.",
      "Sure: {business}, and the number to call back is the one you dialed.",
    ),
  ],
  [caller("My email is {email}, if you need it."), bot("Thank you, I've added {email} to your record.")],
  [
    caller("Can I give you a different address? It's {street} now."),
    bot("Got it, {street}. I've updated that."),
  ],
  [
    caller("[You know|I tell you], it's been a week. [First the car, now this.|Everything happens at once.]"),
    bot("I'm sorry to hear that. [Let's get this one off your list.|We'll make this part easy.]"),
  ],
];

const combined: readonly Exchange[] = [
  [
    caller("And what about {service}[, do you do that too| then]?"),
    bot("We do. {serviceName} is {price} and takes about {minutes} minutes."),
  ],
  [
    caller("Is {day} at {time} still open?", "What do you have on {day}, around {time}?"),
    bot(
      "[{day} at {time} just went|On {day} I'm full at {time}], but I have {time2} the same day.",
      "Yes, {day} at {time} is open, and so is {time3}.",
    ),
    caller("[Hmm, okay.|Let me think.|That could work.]"),
  ],
  [
    caller("My [sister|neighbor|brother-in-law] needs {service} as well. Could that be on {day2}?"),
    bot("Sure. On {day2} I have:\n\n{time}\n{time2}\n{time3}\n\nShould I pencil one in?"),
    caller("[The second one.|{time2}, tentatively.|I'll ask and call back.]"),
    bot("Okay, I've made a note: {serviceName}, {day2}, {time2}."),
  ],
  [
    caller("If I come on {day} instead, is {staff} there?"),
    bot("{staff} is in on {day} from {time}, and on {day3} all day."),
  ],
  [
    caller("There was something on my last bill, ${amount}, from {ago}. What was that?"),
    bot("I see ${amount} under {ref}. It was for {serviceName}, with {staff}."),
    caller("[Oh right.|Okay, that makes sense.|Hm, I'll look at it again.]"),
  ],
  [
    caller("Let me read you the next one. The number is {ref}."),
    bot("{ref}. Thank you, that one is for {serviceName}, and it's dated {date}."),
    caller("[Right.|Yes, that's it.|Mm-hm.]"),
  ],
];

/**
 * Further talk for a longer call, without end: first about the errand, then what people ask this business, then asides, then
 * talk whose days, prices and names are drawn anew each time.
 */
export function* smallTalk(
  business: Business,
  { inSpanish, errand }: { inSpanish: boolean; errand: readonly Exchange[] },
  random: Random,
): Generator<Talk, never> {
  for (const steps of shuffled(errand, random)) yield { steps, place: "errand" };
  const place = errand.length > 0 ? "afterwards" : "anywhere";
  const asked = business.questions.map(([question, answer]): Exchange => {
    const joined = question.charAt(0).toLowerCase() + question.slice(1);
    return [caller(`[So|And|Oh, also|One more thing], ${joined}`, question), bot(answer)];
  });
  const own = inSpanish ? spanishTalk : [...asked, ...general];
  const rest = shuffled(own, random);
  for (const steps of rest) yield { steps, place };
  for (;;) yield { steps: random.pick(inSpanish ? spanishCombined : combined), place, anew: true };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, order: random.next() }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
