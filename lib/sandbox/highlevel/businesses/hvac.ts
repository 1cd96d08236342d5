import { rhythms, type Business } from "../business";

export const hvac: Business = {
  name: "Northwind Heating & Air",
  agentName: "Northwind Dispatch",
  persona: "Cole",
  prompt: "You dispatch technicians for Northwind Heating & Air. Ask for address, system and urgency.",
  rhythm: rhythms.always,
  share: 16,
  visit: "service visit",
  visitSpanish: "visita",
  staff: ["Dale", "Marcus", "Trina", "Wes"],
  services: [
    {
      name: "AC tune-up",
      spoken: "an AC tune-up",
      spanish: "un mantenimiento del aire acondicionado",
      price: 89,
      minutes: 60,
    },
    {
      name: "Furnace inspection",
      spoken: "a furnace inspection",
      spanish: "una revisión de la calefacción",
      price: 99,
      minutes: 60,
    },
    {
      name: "No-cool diagnostic",
      spoken: "an AC diagnostic",
      spanish: "que revisen el aire acondicionado",
      price: 119,
      minutes: 90,
    },
    {
      name: "Duct cleaning",
      spoken: "a duct cleaning",
      spanish: "una limpieza de ductos",
      price: 425,
      minutes: 180,
      why: [
        "We had the kitchen remodeled and there's dust everywhere.",
        "Everybody in the house is sneezing.",
      ],
    },
    {
      name: "Thermostat install",
      spoken: "a thermostat install",
      spanish: "la instalación de un termostato",
      price: 245,
      minutes: 75,
      why: [
        "I bought one of the smart ones and I'm not touching the wires.",
        "The old one has been blank since {ago}.",
      ],
    },
    {
      name: "System quote",
      spoken: "a quote on a new system",
      spanish: "una cotización de un equipo nuevo",
      price: 0,
      minutes: 60,
      why: ["Ours is nineteen years old.", "Your technician said {ago} that it won't last another summer."],
    },
  ],
  reasons: [
    "The unit's been [blowing warm air|short cycling|making a grinding noise] since {ago}.",
    "It's [eighty-four|eighty-six|sixty-one] degrees in the house right now.",
    "We just bought the place on {street} and nobody knows when it was last serviced.",
    "Your magnet was on the furnace when we moved in.",
  ],
  intake: [
    ["What's the address for the visit?", "[It's {street}.|{street}, the [blue|brick|corner] house.]"],
    [
      "About how old is the system?",
      "[Maybe twelve years?|No idea, it came with the house.|It was new in 2015, I believe.]",
    ],
    [
      "Is anyone in the home elderly, or an infant?",
      "[My [mom|father-in-law] lives with us, [he's|she's] eighty-one.|No, just us.|A six-month-old, yeah.]",
    ],
    [
      "Is there a gate code or a dog the technician should know about?",
      "[No gate. There's a dog but I'll put her up.|Gate code is 4471.|No, just park in the driveway.]",
    ],
  ],
  questions: [
    [
      "Is there a trip charge?",
      "The diagnostic is $119, and it comes off the repair if you go ahead the same day.",
    ],
    [
      "How soon can somebody get out here?",
      "The earliest I see is {day} at {time}. If you lose heat or cooling entirely I can page the on-call tech.",
    ],
    [
      "Do you work on [Trane|Lennox|Goodman|heat pumps]?",
      "We do, {staff} is certified on those and keeps the common parts on the truck.",
    ],
    [
      "What does the maintenance plan get me?",
      "Two visits a year, fifteen percent off repairs, and you go to the front of the line in a heat wave. It's $16.50 a month.",
    ],
    [
      "Do you do financing?",
      "Yes, twelve months same as cash on anything over $1,500, and it takes about ten minutes to apply.",
    ],
    ["Do I have to be home?", "Somebody over eighteen does, at least for the first ten minutes."],
    [
      "What size filter should I be using?",
      "It's printed on the edge of the old one. If it's gone, {staff} will measure and leave you two.",
    ],
  ],
  complaints: [
    {
      words:
        "Your guy was supposed to be here between [8:00 and 10:00 AM|1:00 and 3:00 PM] and nobody showed.",
      detail: "I took [half a day|the morning] off for this.",
      remedy:
        "I'm sorry about that. I've moved you to the first stop on {day} and taken the trip charge off.",
      short: "a missed arrival window",
    },
    {
      words: "You fixed this {ago} and it's doing the exact same thing.",
      detail: "I paid ${amount} for that [capacitor|blower motor|control board].",
      remedy:
        "That repair is under warranty until next year. {staff} will come back out on {day} at no charge, ticket {ref}.",
      short: "a repair that failed again",
    },
    {
      words:
        "There's [a boot print|a scratch|a water stain] on my [carpet|hardwood|ceiling] where your technician was.",
      detail: "I have pictures, I can send them.",
      remedy: "Please do text them to this number. I've opened {ref} and {staff} will call you about it.",
      short: "damage left after a visit",
    },
  ],
  status: {
    noun: "part on order",
    prefix: "NW",
    results: [
      "the part came in {ago} and we have you down for {day}",
      "it shipped {ago} and should be here by {day}",
      "the supplier pushed it back, we expect it on {day}",
    ],
  },
  handover: {
    who: "the on-call technician",
    number: "+15550190220",
    reasons: [
      "I smell [gas|something burning] near the furnace",
      "I have no heat and a baby in the house",
      "I want to talk to the tech who was here {ago}",
    ],
  },
  mistaken: ["Northwind Travel", "the gas company", "my landlord", "the electric co-op"],
  fields: [
    ["Full name", "full"],
    ["Service Address", "street"],
    ["System Issue", "reason"],
    ["Phone", "phone"],
    ["email", "email"],
    ["Requested Service", "serviceName"],
    ["Visit Window", "slot"],
  ],
  actions: {
    booking: "Put on the dispatch board",
    sms: {
      name: "Text arrival window",
      body: "Northwind: a technician is set for {{appointment.day}}, {{appointment.time}}. We text when we are on the way.",
    },
    workflow: {
      name: "Maintenance plan offer",
      prompt: "When the caller asks about the maintenance plan or a new system",
    },
    lookup: {
      name: "Look up job",
      url: "https://dispatch.northwind-air.example/api/jobs",
      parameter: "jobNumber",
      example: "NW-31877",
    },
    knowledge: "Rates and coverage area",
    capture: {
      name: "Urgency",
      description: "How urgent the problem is, in the caller's words",
      examples: ["no cooling", "routine", "water leaking"],
    },
    extract: {
      name: "System Issue",
      description: "What is wrong with the system",
      examples: ["blowing warm air", "will not start"],
    },
    handoff: "Emergency triage agent",
  },
};
