import { rhythms, type Business } from "../business";

export const dental: Business = {
  name: "Brightwater Dental",
  agentName: "Brightwater Front Desk",
  persona: "Ava",
  prompt: "You answer the phone for Brightwater Dental. Be warm, brief and never give medical advice.",
  rhythm: rhythms.office,
  share: 18,
  visit: "appointment",
  visitSpanish: "cita",
  staff: ["Dr. Okafor", "Dr. Lindqvist", "Renee", "Dr. Patel"],
  services: [
    {
      name: "Teeth cleaning",
      spoken: "a teeth cleaning",
      spanish: "una limpieza dental",
      price: 129,
      minutes: 45,
    },
    {
      name: "New patient exam",
      spoken: "a new patient exam",
      spanish: "un examen para paciente nuevo",
      price: 185,
      minutes: 60,
      why: ["We moved here {ago}.", "My old dentist retired."],
    },
    {
      name: "Whitening",
      spoken: "a whitening session",
      spanish: "un blanqueamiento",
      price: 340,
      minutes: 90,
      why: ["I have [a wedding|graduation pictures] coming up.", "I drink way too much coffee."],
    },
    { name: "Filling", spoken: "a filling", spanish: "un empaste", price: 210, minutes: 50 },
    {
      name: "Crown consult",
      spoken: "a crown consult",
      spanish: "una consulta para una corona",
      price: 95,
      minutes: 30,
    },
    {
      name: "Child check-up",
      spoken: "a child's check-up",
      spanish: "un chequeo para mi hijo",
      price: 110,
      minutes: 40,
      why: ["It's his first time at a dentist.", "School sent a note home {ago}."],
    },
  ],
  reasons: [
    "I've had this [dull ache|sharp pain] in a back tooth since {ago}.",
    "It's been [about a year|over a year|eight months, I think] since my last visit.",
    "I chipped a tooth on [an olive pit|a popcorn kernel|some ice] {ago}.",
    "Your office sent me a reminder card, so I figured I'd call.",
  ],
  intake: [
    [
      "Have you been to our office before?",
      "[Yeah, a couple of times.|No, I'm new.|Once, [years|a few years] ago, with {staff}.]",
    ],
    [
      "Which dental insurance do you have, if any?",
      "[Delta Dental, through work.|I think it's MetLife.|None right now, I'd pay out of pocket.|Cigna, but I'd have to find the card.]",
    ],
    [
      "Is anything hurting at the moment?",
      "[Not really, just sensitive to cold.|A little, when I chew on the left.|No, all good.]",
    ],
    [
      "Do you need any premedication before dental work?",
      "[No, nothing like that.|I used to, for a heart murmur, but not anymore.]",
    ],
  ],
  questions: [
    [
      "Do you guys take [Delta Dental|Aetna|MetLife]?",
      "We do, we're in network with Delta Dental, Aetna, MetLife and Cigna. Bring your card and {staff} will check the benefits before you sit down.",
    ],
    [
      "Is there parking?",
      "Yes, there's a free lot behind the building, off Larch Street. The entrance is next to the pharmacy.",
    ],
    [
      "Are you open on Saturdays?",
      "Every other Saturday, from 8:00 AM to 1:00 PM. The next one has [two|three|a few] openings left.",
    ],
    [
      "Can I [pay it off|split the payment] over a few months?",
      "You can. For anything over $300 we offer six monthly payments without interest.",
    ],
    ["How long does {service} take?", "Plan on about {minutes} minutes, a little longer if X-rays are due."],
    [
      "Do I need to come early?",
      "Ten minutes is enough. If you fill in the forms at home from the text we send, you can walk right in.",
    ],
    [
      "Do you use [nitrous|laughing gas]?",
      "We do, for most procedures. Just mention it when you check in and arrange a ride if you'd like something stronger.",
    ],
  ],
  complaints: [
    {
      words: "I got a bill for ${amount} and I was told my insurance covered it.",
      detail: "[Renee|Somebody at the desk] told me {ago} that it was all taken care of.",
      remedy:
        "I've marked account {ref} for a billing review, and {staff} will call you with the itemized statement.",
      short: "a ${amount} bill that insurance was supposed to cover",
    },
    {
      words: "I sat in your waiting room for [forty|fifty|almost sixty] minutes {ago}.",
      detail: "And nobody said a word. I had to get back to work.",
      remedy:
        "That's not the visit we want you to have. I've told {staff}, and your next exam fee will be waived.",
      short: "a long wait at the last visit",
    },
    {
      words: "The filling you did {ago} already feels [loose|rough|wrong].",
      detail: "I can't chew on that side at all.",
      remedy: "We'll look at it at no charge. I've put you on the priority list for {day} with {staff}.",
      short: "a recent filling that feels wrong",
    },
  ],
  status: {
    noun: "insurance claim",
    prefix: "BW",
    results: [
      "it was approved {ago} and the check is on its way",
      "the insurer asked for one more X-ray, which {staff} sent {ago}",
      "it's still being reviewed, usually that takes ten business days",
    ],
  },
  handover: {
    who: "the office manager",
    number: "+15550190110",
    reasons: [
      "it's about a payment plan, I'd rather talk to a person",
      "I need to talk about my [mother's|husband's] treatment",
      "I have a question about my root canal that {staff} did",
    ],
  },
  mistaken: ["Brightwater Pools", "the eye doctor", "a Dr. Brennan", "the vet"],
  fields: [
    ["name", "first"],
    ["Last Name", "last"],
    ["email", "email"],
    ["Phone", "phone"],
    ["Cheif Complaint", "reason"],
    ["Treatment Interest", "serviceName"],
    ["DateTimeOfBooking", "slot"],
    ["bookingInterest", "interest"],
  ],
  actions: {
    booking: "Book a chair",
    sms: {
      name: "Text the visit details",
      body: "Brightwater Dental: see you {{appointment.day}} at {{appointment.time}}. Reply C to confirm or call us to change it.",
    },
    workflow: {
      name: "Recall and follow-up",
      prompt: "When the caller is due for a recall or asks to be called back",
    },
    lookup: {
      name: "Check claim",
      url: "https://api.brightwater-dental.example/v2/claims",
      parameter: "claimId",
      example: "BW-20418",
    },
    knowledge: "Fees and insurance",
    capture: {
      name: "Insurance Carrier",
      description: "The dental insurance that the caller names",
      examples: ["Delta Dental", "MetLife", "none"],
    },
    extract: {
      name: "Cheif Complaint",
      description: "Why the patient is calling, in a few words",
      examples: ["broken molar", "sensitivity to cold"],
    },
    handoff: "Billing agent",
  },
};
