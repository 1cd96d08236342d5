import "server-only";
import type { Direction, PhoneStatus } from "@/lib/calls/call";
import { phoneStatuses, type KnownPhoneStatus } from "@/lib/calls/fields/status";

/** How the facts write a direction; 0 stands for none. */
const directionNumbers = {
  reported: { inbound: 1, outbound: 2 },
  inferred: { inbound: 3, outbound: 4 },
} as const;

/** How the facts write a status that is none of the known ones. */
const otherStatus = phoneStatuses.length + 1;

export const directionNumber = (direction: Direction | undefined): number =>
  direction ? directionNumbers[direction.source][direction.value] : 0;

/** Both numbers of a direction: reported, and inferred. */
export const numbersOfDirection = (value: Direction["value"]): number[] => [
  directionNumbers.reported[value],
  directionNumbers.inferred[value],
];

/** The direction that a number of the facts stands for. */
export function directionOf(number: number): Direction | undefined {
  for (const source of ["reported", "inferred"] as const) {
    for (const value of ["inbound", "outbound"] as const) {
      if (directionNumbers[source][value] === number) return { value, source };
    }
  }
  return undefined;
}

/** The number of a status: 0 for none. Statuses of calls are reported: none is inferred yet. */
export function statusNumber(status: PhoneStatus | undefined): number {
  if (!status) return 0;
  const place = phoneStatuses.findIndex((each) => each === status.value);
  return place < 0 ? otherStatus : place + 1;
}

export const numberOfStatus = (value: KnownPhoneStatus): number => phoneStatuses.indexOf(value) + 1;

/** The status that a number of the facts stands for. @param said the upstream's word for another one */
export function statusOf(number: number, said: string | undefined): PhoneStatus | undefined {
  const value = phoneStatuses[number - 1] ?? (number === otherStatus ? said : undefined);
  return value === undefined ? undefined : { value, source: "reported" };
}

const isOther = (facts: string) => `${facts}.phone_status = ${otherStatus}`;

/** As SQL: the upstream's word for the status of a call (the name of its facts), if it is none of the known ones. */
export const saidStatus = (facts: string): string => `case when ${isOther(facts)} then (
    select phone.said from call_phone_records as own
      join phone_records as phone on phone.connection_id = own.connection_id and phone.record_id = own.record_id
    where own.connection_id = ${facts}.connection_id and own.id = ${facts}.id and ${isOther("phone")}
  ) end`;
