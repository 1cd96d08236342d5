import { bot, caller, type Step } from "../script";

/** How an agent asks on when somebody is upset, and what they say to it. */
export const complaintTalk: readonly (readonly Step[])[] = [
  [
    bot("Has [this|anything like this] happened before?"),
    caller("[Once, in the spring.|No, and that's why I'm surprised.|Honestly, yes, twice now.]"),
  ],
  [
    bot("Who did you speak with at the time?"),
    caller("[{staff}, I think.|I didn't catch a name.|Some guy, he was polite at least.]"),
    bot("Thank you, I'll add that to the note."),
  ],
  [
    bot("What would make this right for you?"),
    caller(
      "[I just want somebody to own it.|I'd like my money back, or part of it.|A call from a real person would be a start.]",
    ),
    bot("That's fair. I've written down exactly what you said."),
  ],
  [
    caller("I'm not trying to be difficult, [I just|I really] want it fixed."),
    bot("You're not being difficult at all. I'd want the same."),
  ],
  [
    caller("I was this close to leaving a [bad|one-star] review."),
    bot("I'm glad you called first. It gives us a chance to fix it."),
  ],
  [
    bot("Do you have anything in writing, like a receipt or a text?"),
    caller("[I have the receipt right here.|Just the text from {ago}.|No, it was all on the phone.]"),
    bot("[Good|Okay], please keep it, {staff} may ask for it."),
  ],
  [
    bot("When was this, as exactly as you remember?"),
    caller("[{ago}, around {time}.|It must have been {ago}.|{ago}, I had it in my calendar.]"),
  ],
  [
    bot("Is {phone} the best number to reach you about this?"),
    caller("[Yes. Not before nine, please.|Yeah, but text first.|It is.]"),
  ],
  [
    caller("And will somebody actually read this?"),
    bot("Yes. It goes straight to {who}, with the time of this call."),
  ],
  [
    caller("[My wife|My husband|My sister] said I shouldn't even bother calling."),
    bot("I'm glad you did. Let me get this to the right person."),
  ],
  [
    bot("Would it help if {staff} called you [today|tomorrow morning]?"),
    caller("[That would help, yes.|Sure, if it really happens.|As long as it's after {time}.]"),
  ],
];

/** What is said while somebody waits to be put through. */
export const transferTalk: readonly (readonly Step[])[] = [
  [
    bot("Is this about something we've already been working on?"),
    caller("[Yes, since {ago}.|No, it's new.|Sort of. I called {ago} too.]"),
  ],
  [
    caller("Will they be able to see what I told you?"),
    bot("Yes, I pass on a short note, so you won't have to start over."),
  ],
  [bot("In case we get cut off, is {phone} a good number?"), caller("[Yes, it is.|Yep, same number.]")],
  [caller("How long is the wait, do you know?"), bot("Usually under two minutes at this hour.")],
  [bot("Would you rather have a call back than wait?"), caller("[No, I'll wait.|I'd rather talk now.]")],
  [
    caller("You're not a real person, are you?"),
    bot("No, I'm {persona}, the virtual assistant. {who} is a real person, I promise."),
  ],
  [
    bot("I'm checking whether {who} is free. One moment."),
    caller("[Sure.|Okay, thank you.|Take your time.]"),
    bot("Thanks for holding, it's ringing now."),
  ],
  [
    caller("I [called|left a message] {ago} already, just so you know."),
    bot("Thank you, I see that. I'll mention it."),
  ],
];
