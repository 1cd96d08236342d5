import { rhythms, type Business } from "../business";

export const property: Business = {
  name: "Cedar Row Property Management",
  agentName: "Cedar Row Maintenance Line",
  persona: "Theo",
  prompt: "You take maintenance requests and tour bookings for Cedar Row. Ask for unit and access.",
  rhythm: rhythms.always,
  share: 11,
  visit: "appointment",
  visitSpanish: "cita",
  staff: ["Luz", "Bennett", "Carol", "Amir"],
  services: [
    {
      name: "Apartment tour",
      spoken: "a tour of the two-bedroom",
      spanish: "ver el apartamento de dos cuartos",
      price: 0,
      minutes: 30,
      why: [
        "I saw the listing {ago} and want to get in before it's gone.",
        "My lease [across town|with my brother] is up in two months.",
      ],
    },
    {
      name: "Plumbing repair",
      spoken: "a [kitchen sink|shower|toilet] repair",
      spanish: "que arreglen la plomería",
      price: 95,
      minutes: 60,
      why: [
        "There's water [under the sink|coming through the ceiling|all over the bathroom floor].",
        "It's been dripping since {ago} and it's getting worse.",
      ],
    },
    {
      name: "Lock change",
      spoken: "a lock change",
      spanish: "un cambio de cerradura",
      price: 75,
      minutes: 30,
      why: ["My [roommate|ex] moved out {ago} and still has a key.", "The key broke off in the door {ago}."],
    },
    {
      name: "Move-out inspection",
      spoken: "a move-out inspection",
      spanish: "la inspección de salida",
      price: 60,
      minutes: 45,
      why: ["We're out at the end of the month.", "I'd like to be there when you go through it."],
    },
    {
      name: "Appliance repair",
      spoken: "a [fridge|dryer|dishwasher] repair",
      spanish: "que revisen la lavadora",
      price: 0,
      minutes: 60,
      why: [
        "It stopped working {ago} and I put in a request online.",
        "It's making a noise that the whole hallway can hear.",
      ],
    },
  ],
  reasons: [
    "There's water [under the sink|coming through the ceiling|all over the bathroom floor].",
    "I put in a request online {ago} and haven't heard anything.",
    "I saw the listing {ago} and wanted to get in before it's gone.",
    "My lease is up in [two|three] months.",
  ],
  intake: [
    [
      "Which unit are you in?",
      "[I'm at {street}, unit 4.|{street}, apartment 2B.|The one on the end, {street}.]",
    ],
    [
      "May maintenance enter if you're not home?",
      "[Yeah, that's fine.|I'd rather be here, please.|Yes, but the cat can't get out.]",
    ],
    [
      "Is it getting worse, or holding steady?",
      "[Worse, I've got a bucket under it.|About the same since {ago}.|It stopped when I turned the valve.]",
    ],
    [
      "How long have you been with us?",
      "[Since March.|About two years now.|I'm not yet, I just moved to town.]",
    ],
  ],
  questions: [
    ["Are pets allowed?", "Two, up to sixty pounds each. It's $300 once and $25 a month for each pet."],
    ["What's the application fee?", "$50 per adult, and it's returned if somebody else gets the unit first."],
    [
      "Is {day} still trash day?",
      "It is. Recycling goes out every other week, the calendar is on the mailbox.",
    ],
    ["Can I pay rent by card?", "You can, there's a 2.9 percent fee. Bank transfer is free."],
    ["How long is the lease?", "Twelve months, or nine at $85 more a month."],
    [
      "Who do I call after hours if it floods?",
      "This number. Say that it's an emergency and I'll page {staff} right away.",
    ],
  ],
  complaints: [
    {
      words: "The people above me have been [stomping|playing music|drilling] until 2:00 AM.",
      detail: "It's every night since {ago}.",
      remedy: "I've logged {ref}. {staff} will send them a notice and call you on {day}.",
      short: "noise from the unit above",
    },
    {
      words: "My [heat|hot water] has been out since {ago} and nobody came.",
      detail: "I've called [twice|three times].",
      remedy: "That's an emergency and it should have been treated as one. {staff} is paged now under {ref}.",
      short: "an outage that was not answered",
    },
    {
      words: "You kept ${amount} of my deposit.",
      detail: "I left that place spotless, I have a video.",
      remedy: "Please send the video to this number. {staff} will review {ref} and answer by {day}.",
      short: "${amount} kept from a deposit",
    },
  ],
  status: {
    noun: "maintenance request",
    prefix: "CR",
    results: [
      "{staff} has it for {day} between 9:00 and 11:00 AM",
      "the part was ordered {ago} and the visit is on {day}",
      "it was marked done {ago}, but I can reopen it",
    ],
  },
  handover: {
    who: "the on-site manager",
    number: "+15550190660",
    reasons: ["it's about breaking my lease", "I'm locked out", "I need to talk to {staff} about my deposit"],
  },
  mistaken: ["Cedar Row Dentistry", "the storage place", "the HOA", "a Carol Reyes"],
  fields: [
    ["Tenant Name", "full"],
    ["Unit", "street"],
    ["Issue", "reason"],
    ["Phone", "phone"],
    ["Permission To Enter", "nothing"],
    ["Visit", "slot"],
  ],
  actions: {
    booking: "Schedule a visit",
    sms: {
      name: "Text the work order",
      body: "Cedar Row: your visit is {{appointment.day}} at {{appointment.time}}. Reply STOP to opt out of texts.",
    },
    workflow: { name: "Open a work order", prompt: "When the caller reports something broken" },
    lookup: {
      name: "Find work order",
      url: "https://cedar-row.example/api/work-orders",
      parameter: "workOrder",
      example: "CR-11870",
    },
    knowledge: "Resident handbook",
    capture: {
      name: "Permission To Enter",
      description: "Whether staff may enter when nobody is home",
      examples: ["yes", "no"],
    },
    extract: {
      name: "Issue",
      description: "What is broken and where",
      examples: ["leak under kitchen sink"],
    },
    handoff: "Leasing agent",
  },
};
