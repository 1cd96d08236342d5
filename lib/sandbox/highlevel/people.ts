import { idKind, shortId } from "./identity";
import { mix, randomFor } from "./random";

const firstNames =
  "Amelia Noah Priscilla Desmond Yuki Harold Imani Trevor Beatriz Owen Leila Curtis Maren Theodore Anika Wendell Rosalind Darnell Ingrid Felix Nadine Vernon Keiko Marshall Odette Russell Simone Alvin Farah Clyde Paige Emmett Joyce Tobias Renata Glenn Hana Lionel Corinne Mateo Adele Stuart Bianca Ruben Georgia Neil Tamika Elias Fern Gordon".split(
    " ",
  );
const lastNames =
  "Abernathy Castellan Duvall Eastman Fairbanks Greaves Hollis Iverson Jarrett Kessler Lowell Mbeki Norwood Oduya Pennington Quimby Rutledge Sandoval Thackeray Underhill Vance Whitlock Yarrow Zeller Ashby Brightman Calloway Denholm Ellery Forsythe Goddard Harkness Ishikawa Jepsen Kowalczyk Larkin Merriweather Nakamura Osgood Prewitt Rasmussen Stroud Tillman Varga Winslow Adeyinka Banerjee Crandall Dellacroce Engstrom".split(
    " ",
  );
const spanishFirst =
  "Lucía Javier Marisol Ernesto Ximena Rogelio Paloma Arturo Yesenia Gustavo Inés Ramiro Graciela Octavio Noemí Fermín".split(
    " ",
  );
const spanishLast =
  "Villaseñor Arriaga Montalvo Cárdenas Escobedo Quiroga Zamarripa Benavides Treviño Olmedo Saldívar Rentería".split(
    " ",
  );
const streets =
  "Alder Larch Mercer Juniper Harmon Delancey Quarry Fairview Wilmot Sycamore Ridge Tanner".split(" ");

/** A caller. Everything about them follows from the seed and the key. */
export interface Person {
  key: number;
  id: string;
  first: string;
  last: string;
  email: string;
  /** E.164, in the range that is reserved for fiction. */
  phone: string;
  street: string;
  /** Speaks Spanish on the phone. */
  spanish: boolean;
}

/** Who calls: everything about them follows from it. */
export interface Population {
  seed: number;
  /** Most people speak Spanish on the phone; else few do. */
  spanish: boolean;
}

/** The person behind a key (a whole number from 0). */
export function personOf(population: Population, key: number): Person {
  const { seed } = population;
  const random = randomFor(seed, 21, key);
  const spanish = speaksSpanish(population, key);
  const first = random.pick(spanish ? spanishFirst : firstNames);
  const last = random.pick(spanish ? spanishLast : lastNames);
  const mailbox = plain(random.chance(0.5) ? `${first}.${last}` : `${first.charAt(0)}${last}`);
  return {
    key,
    id: shortId(seed, idKind.contact, key),
    first,
    last,
    email: `${mailbox}${random.int(90) + 10}@example.com`,
    phone: `+1555${String(100_000 + (mix(seed, 22, key) % 90_000)).padStart(7, "0")}`,
    street: `${random.int(880) + 12} ${random.pick(streets)} ${random.pick(["Street", "Avenue", "Court", "Lane"])}`,
    spanish,
  };
}

/** Whether a person speaks Spanish on the phone: one in fourteen does, or all but one. */
export function speaksSpanish({ seed, spanish }: Population, key: number): boolean {
  return (mix(seed, 23, key) % 14 === 0) !== spanish;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
