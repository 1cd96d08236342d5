import { botPair, callerPair, type Step } from "../script";

/** What else is talked about in Spanish when the call is longer. */
export const spanishTalk: readonly (readonly [Step, Step])[] = [
  [
    callerPair("¿Y dónde están ubicados?", "And where are you located?"),
    botPair(
      "Estamos en la calle Alder, a dos cuadras del parque.",
      "We're on Alder Street, two blocks from the park.",
    ),
  ],
  [
    callerPair("¿Aceptan [efectivo|tarjeta|cheques]?", "Which ways of paying do you take?"),
    botPair("Aceptamos efectivo y todas las tarjetas.", "We take cash and all cards."),
  ],
  [
    callerPair("¿Hay estacionamiento?", "Is there parking?"),
    botPair("Sí, es gratis, atrás del edificio.", "Yes, it's free, behind the building."),
  ],
  [
    callerPair(
      "¿Hay alguien que hable español ahí también?",
      "Is there somebody there who speaks Spanish too?",
    ),
    botPair("Sí, {staff} habla español.", "Yes, {staff} speaks Spanish."),
  ],
  [
    callerPair("Perdón, se cortó. ¿Me lo repite?", "Sorry, it cut out. Could you repeat that?"),
    botPair("Claro: {priceEs}, unos {minutes} minutos.", "Of course: {price}, about {minutes} minutes."),
  ],
  [
    callerPair("¿Abren los domingos?", "Are you open on Sundays?"),
    botPair("Los domingos solo atendemos por teléfono.", "On Sundays we only answer the phone."),
  ],
  [
    callerPair("¿Tengo que llevar algo?", "Do I have to bring anything?"),
    botPair("Solo una identificación, por favor.", "Only some identification, please."),
  ],
];

/** The same without end: the days, prices and services are drawn anew each time. */
export const spanishCombined: readonly (readonly Step[])[] = [
  [
    callerPair("¿Y también hacen {serviceEs}?", "And do you also offer this: {serviceName}?"),
    botPair(
      "Sí, también. El precio es: {priceEs}, y son unos {minutes} minutos.",
      "Yes, we do. The price is {price}, and it's about {minutes} minutes.",
    ),
  ],
  [
    callerPair("¿Y el {dayEs} a las {time} tienen lugar?", "And on {day} at {time}, do you have room?"),
    botPair(
      "A esa hora ya está ocupado, pero tengo a las {time2}.",
      "That time is taken, but I have {time2}.",
    ),
    callerPair("Ah, bueno, déjeme pensarlo.", "Oh, okay, let me think about it."),
  ],
  [
    callerPair(
      "Mi [hermana|vecina|cuñada] también quiere {serviceEs}. ¿Se puede el mismo día?",
      "Someone in my family also wants this: {serviceName}. Is the same day possible?",
    ),
    botPair(
      "Claro, el {dayEs} tengo:\n\n{time}\n{time2}\n{time3}\n\n¿Le anoto uno?",
      "Of course, on {day} I have:\n\n{time}\n{time2}\n{time3}\n\nShall I note one?",
    ),
    callerPair("El segundo, por favor.", "The second, please."),
    botPair("Anotado: {dayEs} a las {time2}.", "Noted: {day} at {time2}."),
  ],
  [
    callerPair(
      "En mi último recibo salen {amount} dólares. ¿De qué son?",
      "My last bill says {amount} dollars. What is that for?",
    ),
    botPair(
      "Con el número {ref} veo que los cobró {staff}. Si quiere, lo revisamos.",
      "Under the number {ref} I see that {staff} charged it. We can review it if you like.",
    ),
    callerPair("Sí, por favor, [gracias|se lo agradezco].", "Yes, please, thank you."),
  ],
  [
    callerPair("Le doy otro número, apunte: {ref}.", "Let me give you another number, write it down: {ref}."),
    botPair("{ref}, gracias. Ese lo lleva {staff}.", "{ref}, thank you. That one is with {staff}."),
  ],
];
