import type { Business } from "./business";
import type { Person } from "./people";
import { phrase, type Words } from "./phrase";
import type { Random } from "./random";
import type { LocalTime } from "./zone";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const spanishDays = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
const spelled = ["", "", "two", "three", "four", "five", "six"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const times = [
  "8:30 AM",
  "9:00 AM",
  "10:15 AM",
  "11:00 AM",
  "12:30 PM",
  "1:45 PM",
  "2:30 PM",
  "3:15 PM",
  "4:00 PM",
  "5:30 PM",
];

/** Draws the words of one conversation: who calls, about what, which days and prices come up. */
export function drawWords(
  business: Business,
  person: Person,
  now: LocalTime,
  random: Random,
  { priced = false } = {},
): Words {
  const service = random.pick(business.services.filter(({ price }) => !priced || price > 0));
  const ahead = 1 + random.int(5);
  const days = [ahead, ahead + 1, ahead + 2].map((shift) => dayAfter(now, shift));
  const [day, day2, day3] = days.map((date) => weekdays[date.getUTCDay()] ?? "");
  const first = days[0] ?? new Date(0);
  const start = random.int(times.length);
  const time = times[start] ?? "";
  const about = { ago: ago(now, random), day: day ?? "" };
  const staff = random.pick(business.staff);
  return {
    business: business.name,
    persona: business.persona,
    visit: business.visit,
    visitEs: business.visitSpanish,
    ...about,
    staff,
    who: business.handover.who,
    service: phrase(service.spoken, {}, random),
    serviceEs: service.spanish,
    serviceName: service.name,
    price: service.price === 0 ? "free of charge" : `$${service.price}`,
    priceEs: service.price === 0 ? "gratis" : `${service.price} dólares`,
    minutes: String(service.minutes),
    amount: String(40 + random.int(420)),
    day2: day2 ?? "",
    day3: day3 ?? "",
    dayEs: spanishDays[first.getUTCDay()] ?? "",
    date: `${months[first.getUTCMonth()] ?? ""} ${first.getUTCDate()}`,
    slot: `${months[first.getUTCMonth()] ?? ""} ${first.getUTCDate()} ${first.getUTCFullYear()} ${clock24(time)}`,
    time,
    time2: times[(start + 3) % times.length] ?? "",
    time3: times[(start + 6) % times.length] ?? "",
    part: now.hour < 12 ? "morning" : now.hour < 17 ? "afternoon" : "evening",
    partEs: now.hour < 12 ? "Buenos días" : now.hour < 19 ? "Buenas tardes" : "Buenas noches",
    first: person.first,
    last: person.last,
    full: `${person.first} ${person.last}`,
    spelled: [...person.last.toUpperCase()].join("-"),
    phone: `${person.phone.slice(2, 5)} ${person.phone.slice(5, 8)} ${person.phone.slice(8)}`,
    number: person.phone,
    email: person.email,
    street: person.street,
    noun: business.status.noun,
    ref: `${business.status.prefix}-${10_000 + random.int(89_000)}`,
    reason: phrase(
      random.pick(service.why ?? business.reasons),
      { ...about, staff, street: person.street },
      random,
    ),
    interest: random.chance(0.9) ? "Booked" : "booked",
  };
}

function dayAfter(now: LocalTime, days: number): Date {
  return new Date(Date.UTC(now.year, now.month - 1, now.day + days));
}

function ago(now: LocalTime, random: Random): string {
  const back = 1 + random.int(12);
  const weekday = weekdays[dayAfter(now, -back).getUTCDay()] ?? "";
  if (back === 1) return "yesterday";
  if (back < 7) return random.chance(0.6) ? `${weekday}` : `${spelled[back] ?? "a few"} days ago`;
  return random.chance(0.5) ? `last ${weekday}` : "about a week ago";
}

/** "2:30 PM" as "14:30", the way extracted booking times look. */
function clock24(time: string): string {
  const [hour = "0", rest = "00 AM"] = time.split(":");
  const shift = rest.endsWith("PM") && hour !== "12" ? 12 : 0;
  return `${String(Number(hour) + shift).padStart(2, "0")}:${rest.slice(0, 2)}`;
}
