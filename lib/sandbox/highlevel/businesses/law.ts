import { rhythms, type Business } from "../business";

export const law: Business = {
  name: "Halloran Pruitt Law",
  agentName: "Halloran Intake",
  persona: "Grace",
  prompt: "You take first calls for Halloran Pruitt Law. Gather facts; never give legal advice.",
  rhythm: rhythms.office,
  share: 10,
  visit: "consultation",
  visitSpanish: "consulta",
  staff: ["Ms. Pruitt", "Mr. Halloran", "Danielle", "Mr. Osei"],
  services: [
    {
      name: "Injury consultation",
      spoken: "a consultation about an accident",
      spanish: "una consulta sobre un accidente",
      price: 0,
      minutes: 30,
    },
    {
      name: "Family law consultation",
      spoken: "a consultation about custody",
      spanish: "una consulta sobre custodia",
      price: 150,
      minutes: 45,
      why: [
        "My ex wants to change the schedule.",
        "I got papers {ago} and I have no idea what I'm looking at.",
      ],
    },
    {
      name: "Will and trust",
      spoken: "a will and trust",
      spanish: "un testamento",
      price: 650,
      minutes: 60,
      why: ["We had a baby and keep putting it off.", "My father passed {ago} and it made us think."],
    },
    {
      name: "Lease review",
      spoken: "a lease review",
      spanish: "que revisen un contrato de renta",
      price: 225,
      minutes: 30,
      why: ["The landlord wants it signed by {day}.", "It's for a shop space and it's forty pages."],
    },
    {
      name: "Small business formation",
      spoken: "an LLC formation",
      spanish: "formar una compañía",
      price: 890,
      minutes: 60,
      why: [
        "My [brother|friend] and I are starting a landscaping business.",
        "My accountant told me to call you.",
      ],
    },
  ],
  reasons: [
    "I was rear-ended on [Route 9|the interstate|Mercer Avenue] {ago}.",
    "My [sister|neighbor|boss] used you and said good things.",
    "The other side's insurance keeps calling me.",
    "I got papers {ago} and I have no idea what I'm looking at.",
  ],
  intake: [
    ["When did this happen?", "[It was {ago}.|Around {ago}, in the afternoon.]"],
    [
      "Have you spoken with another attorney about it?",
      "[No, you're the first.|One, but he never called back.|My cousin is a lawyer, but not this kind.]",
    ],
    [
      "Is there a deadline or a court date that you know of?",
      "[There's a hearing on {day}.|Not that I know of.|Thirty days, the letter says.]",
    ],
    [
      "Were you treated by a doctor?",
      "[The ER, and then physical therapy.|Just urgent care.|Not yet, I thought it'd go away.]",
    ],
  ],
  questions: [
    [
      "What does a consultation cost?",
      "For injury cases the first one is free. For family and business matters it's $150, credited if you retain us.",
    ],
    [
      "Do I pay anything up front?",
      "In injury cases no, the firm is paid from the recovery. For other matters there's a retainer, and you'd have it in writing first.",
    ],
    [
      "Is this call confidential?",
      "What you tell me goes only to the firm. I'm an assistant, so {staff} will be the one to advise you.",
    ],
    [
      "How long does something like this take?",
      "It varies a lot. {staff} can give you an honest range once the documents are in.",
    ],
    ["Do I have to come in, or can we do it by video?", "Either. About half of our clients meet by video."],
    [
      "Should I talk to their insurance?",
      "That's a question for {staff}, and I've noted it first on the list. You may tell them your attorney will call.",
    ],
  ],
  complaints: [
    {
      words: "I've left [three|four] messages and nobody calls me back.",
      detail: "The last one was {ago}.",
      remedy:
        "You should have heard from us. {staff} has a call with you on {day} at {time}, and I marked it urgent.",
      short: "unreturned messages",
    },
    {
      words: "This invoice has ${amount} on it for a phone call.",
      detail: "We talked for maybe six minutes.",
      remedy: "I've opened {ref} so that billing reviews the entry before you pay anything.",
      short: "a ${amount} entry on an invoice",
    },
  ],
  status: {
    noun: "case",
    prefix: "HP",
    results: [
      "the demand letter went out {ago} and they have thirty days",
      "medical records came in {ago} and {staff} is reviewing them",
      "the hearing is confirmed for {day} at {time}",
    ],
  },
  handover: {
    who: "Danielle, the intake paralegal",
    number: "+15550190440",
    reasons: [
      "I'm at the [courthouse|hospital] right now",
      "I'd rather tell this to a person",
      "I'm returning a call from {staff}",
    ],
  },
  mistaken: ["Halloran Hardware", "the county clerk", "legal aid", "a Mr. Hallman"],
  fields: [
    ["Full Name", "full"],
    ["Matter Type", "serviceName"],
    ["Incident Date", "ago"],
    ["Phone", "phone"],
    ["email", "email"],
    ["Represented", "nothing"],
    ["Consultation", "slot"],
  ],
  actions: {
    booking: "Schedule consultation",
    sms: {
      name: "Text what to bring",
      body: "Halloran Pruitt: consultation {{appointment.day}} at {{appointment.time}}. Please bring photos, letters and your ID.",
    },
    workflow: { name: "Conflict check", prompt: "When a new matter with an opposing party is described" },
    lookup: {
      name: "Case status",
      url: "https://matters.halloran-pruitt.example/api/status",
      parameter: "matterNumber",
      example: "HP-7730",
    },
    knowledge: "Practice areas and fees",
    capture: {
      name: "Opposing Party",
      description: "Who is on the other side",
      examples: ["the driver's insurer", "landlord"],
    },
    extract: {
      name: "Matter Type",
      description: "The kind of matter",
      examples: ["Injury", "Family", "Estate"],
    },
    handoff: "Spanish intake agent",
  },
};
