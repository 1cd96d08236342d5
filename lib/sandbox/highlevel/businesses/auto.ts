import { rhythms, type Business } from "../business";

export const auto: Business = {
  name: "Tolliver Auto Care",
  agentName: "Tolliver Service Desk",
  persona: "Rex",
  prompt: "You answer for Tolliver Auto Care. Ask for year, make, model and what the car does.",
  rhythm: rhythms.office,
  share: 9,
  visit: "drop-off",
  visitSpanish: "cita",
  staff: ["Earl", "Nadia", "Kofi", "Big Tom"],
  services: [
    {
      name: "Oil change",
      spoken: "an oil change",
      spanish: "un cambio de aceite",
      price: 74,
      minutes: 40,
      why: [
        "The sticker says I'm about a thousand miles over.",
        "We're driving to [Omaha|Memphis|Duluth] and I don't want surprises.",
      ],
    },
    {
      name: "Brake inspection",
      spoken: "a brake inspection",
      spanish: "una revisión de frenos",
      price: 45,
      minutes: 45,
    },
    {
      name: "Check-engine diagnosis",
      spoken: "a check-engine diagnosis",
      spanish: "un diagnóstico del motor",
      price: 110,
      minutes: 60,
    },
    {
      name: "Tire rotation",
      spoken: "a tire rotation",
      spanish: "una rotación de llantas",
      price: 35,
      minutes: 30,
      why: ["The front ones are wearing faster.", "I bought them from you guys {ago}."],
    },
    {
      name: "Alignment",
      spoken: "an alignment",
      spanish: "una alineación",
      price: 120,
      minutes: 60,
      why: ["It pulls to the right ever since I hit a pothole {ago}."],
    },
  ],
  reasons: [
    "It [squeals|shudders|pulls to the right] when I brake.",
    "The light came on {ago} and it's been on ever since.",
    "We're driving to [Omaha|Memphis|Duluth] and I don't want surprises.",
    "It's making a noise like a [coffee can full of bolts|helicopter].",
  ],
  intake: [
    [
      "What's the year, make and model?",
      "[It's a 2016 Outback.|An '09 Silverado.|2019 CR-V, the small engine.|A 2012 Camry.]",
    ],
    [
      "About how many miles are on it?",
      "[A hundred and eighteen thousand.|Sixty-two thousand and change.|Just rolled over two hundred.]",
    ],
    [
      "Is it safe to drive in, or do you need a tow?",
      "[I can drive it.|I'd feel better with a tow, honestly.]",
    ],
    ["Will you wait, or drop it off?", "[I'll wait.|Drop off, if somebody can run me to work.]"],
  ],
  questions: [
    ["Do you have loaner cars?", "Two, on a first come basis. There's also a shuttle within five miles."],
    ["Do you do state inspections?", "We do, $35 while you wait, no appointment before 11:00 AM."],
    ["Is the work guaranteed?", "Twenty-four months or 24,000 miles, parts and labor."],
    ["Do you use [original|factory] parts?", "Whichever you prefer, {staff} quotes both."],
    ["Can I bring my own parts?", "You can, but then the guarantee covers labor only."],
    [
      "Do you work on [hybrids|diesels|Teslas]?",
      "Hybrids and light diesels, yes. For full electrics we only do tires and brakes.",
    ],
  ],
  complaints: [
    {
      words: "I was quoted one price and charged ${amount} more.",
      detail: "Nobody called me before doing it.",
      remedy: "We never go above a quote without a call. {staff} is reviewing {ref} and will phone you.",
      short: "a charge ${amount} above the quote",
    },
    {
      words: "I got it back {ago} and now [the radio|a window|the AC] doesn't work.",
      detail: "It worked fine when I dropped it off.",
      remedy: "Bring it by {day} at {time} and {staff} will look at it first, no charge.",
      short: "something broken after a repair",
    },
  ],
  status: {
    noun: "car",
    prefix: "TA",
    results: [
      "it's on the lift now and should be done by {time}",
      "it's ready, the total is ${amount}, and we close at 6:00 PM",
      "we're waiting for a sensor that comes in on {day}",
    ],
  },
  handover: {
    who: "Earl, the service manager",
    number: "+15550190770",
    reasons: [
      "I got a text about an extra ${amount} and want to talk first",
      "I'm on the side of the road right now",
      "I want to sell you guys my old truck",
    ],
  },
  mistaken: ["Tolliver Funeral Home", "the parts store", "the DMV", "Tolliver Towing"],
  fields: [
    ["Customer", "full"],
    ["Vehicle", "nothing"],
    ["Concern", "reason"],
    ["Phone", "phone"],
    ["Service", "serviceName"],
    ["Drop Off", "slot"],
  ],
  actions: {
    booking: "Book a bay",
    sms: {
      name: "Text drop-off details",
      body: "Tolliver Auto: drop-off {{appointment.day}} at {{appointment.time}}. Key box is by the left door.",
    },
    workflow: { name: "Tow request", prompt: "When the car cannot be driven" },
    lookup: {
      name: "Check repair order",
      url: "https://shop.tolliver-auto.example/api/repair-orders",
      parameter: "ro",
      example: "TA-6021",
    },
    knowledge: "Price sheet",
    capture: { name: "Vehicle", description: "Year, make and model", examples: ["2016 Subaru Outback"] },
    extract: {
      name: "Concern",
      description: "What the car does",
      examples: ["brake squeal", "check engine light"],
    },
    handoff: "Towing agent",
  },
};
