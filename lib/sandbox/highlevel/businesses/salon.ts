import { rhythms, type Business } from "../business";

export const salon: Business = {
  name: "Juniper & Rye Salon",
  agentName: "Juniper Booking Line",
  persona: "Mina",
  prompt: "You book chairs for Juniper & Rye Salon. Offer two times, then ask for the stylist.",
  rhythm: rhythms.shop,
  share: 12,
  visit: "appointment",
  visitSpanish: "cita",
  staff: ["Priya", "Tasha", "Elle", "Jonah"],
  services: [
    { name: "Haircut", spoken: "a haircut", spanish: "un corte de pelo", price: 62, minutes: 45 },
    { name: "Balayage", spoken: "a balayage", spanish: "un balayage", price: 215, minutes: 180 },
    {
      name: "Root touch-up",
      spoken: "a root touch-up",
      spanish: "un retoque de raíz",
      price: 98,
      minutes: 90,
    },
    { name: "Blowout", spoken: "a blowout", spanish: "un secado con cepillo", price: 48, minutes: 40 },
    {
      name: "Bridal trial",
      spoken: "a bridal trial",
      spanish: "una prueba de peinado de novia",
      price: 150,
      minutes: 120,
      why: ["The wedding is in [May|June|September].", "I'd bring my veil along."],
    },
    {
      name: "Gel manicure",
      spoken: "a gel manicure",
      spanish: "una manicura de gel",
      price: 52,
      minutes: 50,
      why: ["I have [a wedding|an interview] on {day}.", "I broke two nails {ago}."],
    },
  ],
  reasons: [
    "I have [a wedding|a job interview|family pictures] coming up on {day}.",
    "My roots are about [two inches|a mile] long at this point.",
    "A friend of mine goes to {staff} and her hair always looks amazing.",
    "I tried to do it myself {ago} and, well, I need help.",
  ],
  intake: [
    [
      "Do you have a stylist you usually see?",
      "[I normally go to {staff}.|No, whoever's free.|{staff}, if she's in.]",
    ],
    [
      "How long is your hair right now?",
      "[Just past my shoulders.|Pretty short, like chin length.|Long, halfway down my back.]",
    ],
    [
      "Has it been colored in the last year?",
      "[Yeah, box color, sorry.|No, it's all natural.|Highlights, back in the spring.]",
    ],
    [
      "Any allergies to color or fragrance?",
      "[Not that I know of.|I do better with the ammonia-free stuff.]",
    ],
  ],
  questions: [
    [
      "What's your cancellation policy?",
      "We ask for 24 hours. After that it's half the price of the service.",
    ],
    ["Do you do [kids' cuts|beard trims|updos]?", "We do, they start at $34 and take about half an hour."],
    ["Is {staff} working on {day}?", "Yes, {staff} is in on {day} from 10:00 AM to 6:00 PM."],
    ["Do you sell gift cards?", "We do, at the desk or by text. They don't expire."],
    [
      "Do I need a patch test for color?",
      "If you're new to us, yes. It takes five minutes and has to be 48 hours before.",
    ],
    [
      "What products do you use?",
      "Mostly a small line out of Portland, all vegan, and we can go fragrance free if you tell us.",
    ],
  ],
  complaints: [
    {
      words: "My color came out [orange|way too dark|patchy] {ago}.",
      detail: "I've been wearing a hat [to work|everywhere].",
      remedy: "We'll correct it for free within fourteen days. {staff} can see you {day} at {time}.",
      short: "a color that came out wrong",
    },
    {
      words: "I was charged ${amount} and the website says less.",
      detail: "Nobody told me about [a toner|a length fee] beforehand.",
      remedy: "You should have been told first. I've sent {ref} to the owner for a refund of the difference.",
      short: "a charge above the listed price",
    },
    {
      words: "{staff} canceled on me [an hour|twenty minutes] before.",
      detail: "It's the second time.",
      remedy: "I'm really sorry. I've held {day} at {time} for you and added a free blowout.",
      short: "a last-minute cancellation by the salon",
    },
  ],
  status: {
    noun: "product order",
    prefix: "JR",
    results: [
      "it's here behind the desk, we hold it for two weeks",
      "it left the warehouse {ago} and should arrive {day}",
      "the shampoo is here but the mask is on back order until {day}",
    ],
  },
  handover: {
    who: "the salon owner",
    number: "+15550190330",
    reasons: [
      "I want to talk about a party of [six|eight]",
      "it's about renting a chair",
      "I'd rather explain it to a person",
    ],
  },
  mistaken: ["Juniper Vet Clinic", "the bakery on Rye Street", "a Mrs. Junell", "the barber"],
  fields: [
    ["name", "first"],
    ["Last Name", "last"],
    ["Service", "serviceName"],
    ["Prefered Stylist", "staff"],
    ["Phone", "phone"],
    ["Appointment", "slot"],
    ["Instagram", "nothing"],
  ],
  actions: {
    booking: "Reserve a chair",
    sms: {
      name: "Send booking text",
      body: "Juniper & Rye: {{appointment.title}}, {{appointment.day}} at {{appointment.time}}. 24 hours' notice to change, please.",
    },
    workflow: { name: "Waitlist", prompt: "When no time suits and the caller would take a cancellation" },
    lookup: {
      name: "Find product order",
      url: "https://shop.juniper-rye.example/api/orders",
      parameter: "orderNumber",
      example: "JR-5102",
    },
    knowledge: "Service menu",
    capture: {
      name: "Prefered Stylist",
      description: "The stylist whom the caller asks for",
      examples: ["Priya", "no preference"],
    },
    extract: { name: "Occasion", description: "What the visit is for", examples: ["wedding", "routine"] },
    handoff: "Bridal party agent",
  },
};
