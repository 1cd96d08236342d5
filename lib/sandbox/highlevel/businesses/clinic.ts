import { rhythms, type Business } from "../business";

export const clinic: Business = {
  name: "Prairie View Family Clinic",
  agentName: "Prairie View After-Hours",
  persona: "June",
  prompt: "You cover the phone of Prairie View Family Clinic after hours. Emergencies are sent to 911.",
  rhythm: rhythms.night,
  share: 10,
  visit: "appointment",
  visitSpanish: "cita",
  staff: ["Dr. Hassan", "Dr. Whitfield", "Nurse Adeyemi", "Paula"],
  services: [
    {
      name: "Sick visit",
      spoken: "a sick visit",
      spanish: "una consulta por enfermedad",
      price: 115,
      minutes: 20,
    },
    {
      name: "Annual physical",
      spoken: "an annual physical",
      spanish: "mi examen físico anual",
      price: 190,
      minutes: 40,
      why: ["{staff} told me to come once a year.", "It's been about two years, honestly."],
    },
    {
      name: "Flu shot",
      spoken: "a flu shot",
      spanish: "una vacuna contra la gripe",
      price: 35,
      minutes: 10,
      why: ["My [office|school] wants everybody to get one.", "I get it every fall."],
    },
    {
      name: "Well-child visit",
      spoken: "a well-child visit",
      spanish: "un control de niño sano",
      price: 140,
      minutes: 30,
      why: ["School needs the form signed by {day}.", "She's turning [four|six] next month."],
    },
    {
      name: "Blood pressure check",
      spoken: "a blood pressure check",
      spanish: "un control de la presión",
      price: 25,
      minutes: 15,
      why: [
        "{staff} wanted to see me again in a few weeks.",
        "The machine at the pharmacy gave me a high number {ago}.",
      ],
    },
  ],
  reasons: [
    "My [son|daughter] has had a [fever|cough] since {ago}.",
    "I've had this [cough|rash|headache] that won't go away.",
    "{staff} wanted to see me again in a few weeks.",
    "School needs the form signed by {day}.",
  ],
  intake: [
    [
      "Can you tell me the patient's date of birth?",
      "[March 3rd, 1984.|It's for my kid, June 12th, 2017.|October 30th, 1959.]",
    ],
    ["Is there any trouble breathing, or chest pain?", "[No, nothing like that.|No, just tired.]"],
    [
      "How high was the temperature?",
      "[A hundred and one, about an hour ago.|We don't have a thermometer.|Ninety-nine something.]",
    ],
    ["Are you taking anything for it?", "[Just ibuprofen.|Nothing yet.|Some cough drops, that's all.]"],
  ],
  questions: [
    ["What time do you open?", "The front desk opens at 7:30 AM, and walk-in sick visits start at 8:00."],
    [
      "Do you take [Medicaid|Medicare|Blue Cross]?",
      "We do, and there's a sliding scale if you have no insurance.",
    ],
    [
      "Can somebody refill my prescription tonight?",
      "The on-call provider doesn't refill overnight, but I can put the request first in line for {staff}.",
    ],
    [
      "Is there a nurse I can talk to?",
      "There is. If it's urgent I can transfer you to the on-call nurse right now.",
    ],
    ["Can we do a video visit?", "Yes, {staff} has video visits on {day}, they're $60 without insurance."],
    [
      "Should I go to the ER?",
      "I can't advise on that. If there is chest pain or trouble breathing, please hang up and dial 911.",
    ],
  ],
  complaints: [
    {
      words: "I've been waiting for my refill since {ago}.",
      detail: "The pharmacy says you never answered.",
      remedy: "I've sent it as urgent under {ref}. {staff} sees it first thing at 7:30 AM.",
      short: "a prescription refill that was not answered",
    },
    {
      words: "I got a ${amount} bill for a visit that I canceled.",
      detail: "I have the text that says it's canceled.",
      remedy: "Then it shouldn't be there. I've opened {ref} for billing and paused the reminder.",
      short: "a bill for a canceled visit",
    },
  ],
  status: {
    noun: "lab result",
    prefix: "PV",
    results: [
      "it came back {ago} and {staff} will call you about it",
      "it's still at the lab, they usually need three days",
      "it's posted in the portal since {ago}",
    ],
  },
  handover: {
    who: "the on-call nurse",
    number: "+15550190880",
    reasons: [
      "my [baby|husband] is throwing up and I don't know what to do",
      "I think I took my pill twice",
      "I'd rather talk to a nurse",
    ],
  },
  mistaken: ["Prairie View Apartments", "the hospital switchboard", "the animal clinic", "a Dr. Prentiss"],
  fields: [
    ["Patient Name", "full"],
    ["DOB", "nothing"],
    ["Symptoms", "reason"],
    ["Callback Number", "phone"],
    ["Visit Type", "serviceName"],
    ["Appointment", "slot"],
    ["Pharmacy", "nothing"],
  ],
  actions: {
    booking: "Book a visit",
    sms: {
      name: "Text visit reminder",
      body: "Prairie View: {{appointment.title}} on {{appointment.day}} at {{appointment.time}}. Bring your card and a list of medicines.",
    },
    workflow: {
      name: "Morning call-back list",
      prompt: "When the caller needs a call from staff in the morning",
    },
    lookup: {
      name: "Lab status",
      url: "https://ehr.prairie-view.example/api/labs",
      parameter: "accession",
      example: "PV-90213",
    },
    knowledge: "Clinic policies",
    capture: {
      name: "Pharmacy",
      description: "The pharmacy that the caller uses",
      examples: ["the one on Main"],
    },
    extract: {
      name: "Symptoms",
      description: "What the patient describes",
      examples: ["fever for two days"],
    },
    handoff: "Nurse triage agent",
  },
};
