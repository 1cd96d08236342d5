import { act, botPair, callerPair, room, type Step } from "../script";
import type { ActionType } from "../wire";
import { greeting } from "./greeting";
import type { Scenario } from "./scenario";

const opening: readonly Step[] = [
  greeting,
  callerPair("[{partEs}|Hola, {partEs}]. ¿Habla español?", "[Good {part}|Hello]. Do you speak Spanish?"),
  botPair(
    "¡Claro que sí! Soy {persona}, de {business}. ¿En qué le puedo ayudar?",
    "Of course! I'm {persona}, with {business}. How can I help you?",
  ),
];

const ending: readonly Step[] = [
  botPair("¿Le puedo ayudar en algo más?", "Can I help you with anything else?"),
  callerPair(
    "No, eso es todo. Muchas gracias, muy amable.",
    "No, that's everything. Thank you very much, you're very kind.",
  ),
  botPair("A usted, {first}. ¡Que tenga un buen día!", "Thank you, {first}. Have a nice day!"),
];

const wish: readonly Step[] = [
  callerPair(
    "Sí, mire, quisiera {serviceEs}. ¿Cuánto cuesta?",
    "Yes, look, I would like to ask about: {serviceName}. How much is it?",
  ),
  botPair(
    "Con gusto. El precio es: {priceEs}, y toma unos {minutes} minutos.",
    "Gladly. The price is {price}, and it takes about {minutes} minutes.",
  ),
];

const booked: readonly Step[] = [
  callerPair("Está bien. ¿Qué día tienen disponible?", "That's fine. What day do you have available?"),
  botPair(
    "Tengo estos horarios:\n\nel {dayEs} a las {time}\nel {dayEs} a las {time2}\n\n¿Cuál le conviene?",
    "I have these times:\n\n{day} at {time}\n{day} at {time2}\n\nWhich one suits you?",
  ),
  callerPair(
    "El {dayEs} a las {time}, por favor. A mi nombre, {full}.",
    "{day} at {time}, please. Under my name, {full}.",
  ),
  botPair(
    "Perfecto, {first}. ¿Su teléfono es el {phone}?",
    "Perfect, {first}. Is your phone number {phone}?",
  ),
  callerPair("Sí, ese mismo.", "Yes, that one."),
  act("APPOINTMENT_BOOKING"),
  botPair(
    "Listo, quedó su {visitEs} para el {dayEs} a las {time}.",
    "Done, your {visit} is set for {day} at {time}.",
  ),
  act("SMS"),
];

const later: readonly Step[] = [
  callerPair(
    "Ah, bueno. Lo voy a platicar con mi [esposo|hermana|familia] y vuelvo a llamar.",
    "Oh, okay. I'll talk it over with my family and call again.",
  ),
  botPair("Muy bien, aquí estamos para servirle.", "Very well, we are here to help."),
];

/** Somebody speaks Spanish, and so does the agent from then on. */
export const spanish: Scenario = {
  name: "spanish",
  weight: 0,
  least: 75,
  priced: true,
  duration: { median: 140, spread: 0.45 },
  actions: (random) => {
    const types: ActionType[] = random.chance(0.65) ? ["APPOINTMENT_BOOKING"] : ["KNOWLEDGE_BASE"];
    if (types.includes("APPOINTMENT_BOOKING") && random.chance(0.5)) types.push("SMS");
    if (random.chance(0.08)) types.push("AGENT_HANDOFF");
    return types;
  },
  script: ({ has }) => {
    const done = has("APPOINTMENT_BOOKING");
    return {
      steps: [
        ...opening,
        ...wish.slice(0, 1),
        act("KNOWLEDGE_BASE"),
        act("AGENT_HANDOFF"),
        ...wish.slice(1),
        room,
        ...(done ? booked : later),
        ...ending,
      ],
      summary: done
        ? [
            "The caller, who spoke Spanish, booked {serviceName} for {day} at {time}.",
            "Spanish-speaking caller {full} asked about {serviceName} ({price}) and booked {day} at {time}.",
          ]
        : ["A Spanish-speaking caller asked for the price of {serviceName} and will call back."],
      known: done ? ["first", "last", "full", "phone", "serviceName", "slot", "interest"] : ["serviceName"],
    };
  },
};
