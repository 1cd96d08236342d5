/** Calls by hour of the local day, one digit (0 to 9) an hour, midnight first. */
export interface Rhythm {
  weekday: string;
  saturday: string;
  sunday: string;
}

/** Something a business sells; `spoken` and `spanish` fit after "I'd like" and "quisiera". */
export interface Service {
  name: string;
  spoken: string;
  spanish: string;
  /** US dollars */
  price: number;
  minutes: number;
  /** Why somebody wants it, where the reasons of the business do not fit. */
  why?: readonly string[];
}

/** What the caller says, and what the other side answers. Both are phrases. */
export type Exchange = readonly [string, string];

/** A grievance: the caller's words, more of them, what the agent offers, and a summary clause. */
export interface Complaint {
  words: string;
  detail: string;
  remedy: string;
  short: string;
}

/** A field of `extractedData`: its name, as an operator would type it, and the word that fills it. */
export type ExtractedField = readonly [string, string];

/** One small business with its voice agent, and everything that is talked about on its line. */
export interface Business {
  name: string;
  agentName: string;
  /** How the agent introduces itself. */
  persona: string;
  prompt: string;
  rhythm: Rhythm;
  /** Its part of all calls. */
  share: number;
  /** What a booking is called here: "appointment", "table". */
  visit: string;
  visitSpanish: string;
  staff: readonly string[];
  services: readonly Service[];
  /** Why somebody books, in the caller's words. */
  reasons: readonly string[];
  /** What the agent asks before it books, and what callers answer. */
  intake: readonly Exchange[];
  /** What callers ask, and what the agent answers. */
  questions: readonly Exchange[];
  complaints: readonly Complaint[];
  /** What callers ask the state of: an order, a claim, a repair. */
  status: { noun: string; prefix: string; results: readonly string[] };
  /** The human whom calls are transferred to, and why callers ask for one. */
  handover: { who: string; number: string; reasons: readonly string[] };
  /** Whom wrong numbers were looking for. */
  mistaken: readonly string[];
  fields: readonly ExtractedField[];
  actions: BusinessActions;
}

/** How the agent's actions are set up; the parameters of each type are built from this. */
export interface BusinessActions {
  booking: string;
  /** The body holds merge fields, as HighLevel has them: `{{appointment.day}}`. */
  sms: { name: string; body: string };
  workflow: { name: string; prompt: string };
  lookup: { name: string; url: string; parameter: string; example: string };
  knowledge: string;
  /** Read out of the talk while it goes on. */
  capture: { name: string; description: string; examples: readonly string[] };
  /** Read out of the talk afterwards. */
  extract: { name: string; description: string; examples: readonly string[] };
  handoff: string;
}

export const rhythms = {
  office: {
    weekday: "000000013798658885310000",
    saturday: "000000001343310000000000",
    sunday: "000000000011100000000000",
  },
  shop: {
    weekday: "000000002577787778620000",
    saturday: "000000003899987764100000",
    sunday: "000000000122210000000000",
  },
  kitchen: {
    weekday: "000000000025854346985100",
    saturday: "000000000036865569997310",
    sunday: "000000000258875445641000",
  },
  always: {
    weekday: "110001367766555566754321",
    saturday: "110001245555444443332211",
    sunday: "111000123344433333343211",
  },
  night: {
    weekday: "321112430000000006988754",
    saturday: "322112345555444455667654",
    sunday: "322111234555544455678754",
  },
} as const satisfies Record<string, Rhythm>;
