import { rhythms, type Business } from "../business";

export const restaurant: Business = {
  name: "Casa Maribel",
  agentName: "Casa Maribel Reservations",
  persona: "Sofia",
  prompt: "You take reservations and order questions for Casa Maribel, a neighborhood Mexican kitchen.",
  rhythm: rhythms.kitchen,
  share: 14,
  visit: "table",
  visitSpanish: "mesa",
  staff: ["Maribel", "Hector", "Joy", "Anders"],
  services: [
    {
      name: "Dinner for two",
      spoken: "a table for two",
      spanish: "una mesa para dos",
      price: 64,
      minutes: 90,
    },
    {
      name: "Dinner for four",
      spoken: "a table for four",
      spanish: "una mesa para cuatro",
      price: 128,
      minutes: 105,
    },
    {
      name: "Patio brunch",
      spoken: "a patio table for brunch",
      spanish: "una mesa en la terraza",
      price: 88,
      minutes: 90,
    },
    {
      name: "Private room",
      spoken: "the back room for a party",
      spanish: "el salón para una fiesta",
      price: 450,
      minutes: 180,
      why: ["It's my parents' fiftieth.", "We'd be around twenty-five people."],
    },
    {
      name: "Taco bar catering",
      spoken: "a taco bar with catering",
      spanish: "una taquiza para un evento",
      price: 620,
      minutes: 120,
      why: ["It's for my daughter's quinceañera.", "It's an office thing, about thirty people."],
    },
  ],
  reasons: [
    "It's my [wife's|dad's|best friend's] birthday.",
    "We came by {ago} and couldn't get in, so I'm calling ahead this time.",
    "We've got family in from out of town.",
    "There might be one more of us, I'm not sure yet.",
  ],
  intake: [
    [
      "Inside or on the patio?",
      "[Patio, if it's not too hot.|Inside, please, somewhere quiet.|Whatever you have.]",
    ],
    [
      "Any allergies I should tell the kitchen about?",
      "[One of us can't have gluten.|Shellfish, for me.|No allergies.]",
    ],
    ["Will you need a high chair?", "[One, please.|No, all adults.|Two, actually.]"],
    [
      "Is it a special occasion?",
      "[A birthday, turning [forty|thirty|seventy].|Our anniversary.|No, just dinner.]",
    ],
  ],
  questions: [
    [
      "Do you have anything [vegan|vegetarian|gluten free]?",
      "Quite a lot: the mushroom tinga, the squash flower quesadilla, and all corn tortillas are made here.",
    ],
    ["How late is the kitchen open?", "Until 9:30 PM on weeknights and 10:30 PM on Friday and Saturday."],
    ["Is there a corkage fee?", "$15 a bottle, waived on Tuesdays."],
    ["Can we bring our own cake?", "Of course. Hector keeps it cold, and there's a $2 plate fee per person."],
    ["Do you take walk-ins?", "We hold a third of the tables for them. Before 6:00 PM you rarely wait."],
    ["Is the patio heated?", "It is, and it's covered. Dogs are welcome out there too."],
    [
      "Where do we park?",
      "There's street parking on Alder, and the church lot next door is ours after 5:00 PM.",
    ],
  ],
  complaints: [
    {
      words: "I picked up a to-go order and [the guacamole|half of it|the salsa] wasn't in the bag.",
      detail: "I'd already driven all the way home to {street}.",
      remedy:
        "That's on us. I've put ${amount} on your number for the next order, and told Joy at the window.",
      short: "missing items in a takeout order",
    },
    {
      words: "We had a reservation {ago} and still waited [forty|thirty-five|fifty] minutes.",
      detail: "With two tired kids.",
      remedy: "I'm so sorry. I've noted {ref} for Maribel, and dessert is on the house next time.",
      short: "a wait in spite of a reservation",
    },
    {
      words: "I think I was charged twice, ${amount} each time.",
      detail: "It's right there on my statement from {ago}.",
      remedy: "I've flagged {ref}. If it's a duplicate it comes back within three business days.",
      short: "a double charge of ${amount}",
    },
  ],
  status: {
    noun: "catering order",
    prefix: "CM",
    results: [
      "it's confirmed for {day} at {time}, and {staff} will bring it",
      "it's in the oven now and will be ready in about fifteen minutes",
      "we have the deposit, and the final head count is due on {day}",
    ],
  },
  handover: {
    who: "Maribel",
    number: "+15550190550",
    reasons: [
      "it's about a wedding, like sixty people",
      "I left my [wallet|jacket|phone] there {ago}",
      "I'm a supplier calling about the invoice",
    ],
  },
  mistaken: ["Casa Marbella Apartments", "the pizza place", "a Maribel Ortiz", "the taqueria on Fifth"],
  fields: [
    ["name", "full"],
    ["Party Size", "serviceName"],
    ["Reservation", "slot"],
    ["Phone", "phone"],
    ["Special Occasion", "nothing"],
    ["Allergies", "nothing"],
  ],
  actions: {
    booking: "Hold a table",
    sms: {
      name: "Text the reservation",
      body: "Casa Maribel: {{appointment.title}}, {{appointment.day}} at {{appointment.time}}. Running late? Just reply.",
    },
    workflow: { name: "Catering lead", prompt: "When the caller asks about catering or the private room" },
    lookup: {
      name: "Find order",
      url: "https://orders.casa-maribel.example/api/v1/tickets",
      parameter: "ticket",
      example: "CM-884",
    },
    knowledge: "Menu and allergens",
    capture: {
      name: "Allergies",
      description: "Allergies in the party",
      examples: ["shellfish", "gluten", "none"],
    },
    extract: {
      name: "Special Occasion",
      description: "What is celebrated",
      examples: ["birthday", "anniversary"],
    },
    handoff: "Catering agent",
  },
};
