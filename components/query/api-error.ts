import { errorCodes, type ApiError } from "@/lib/calls/errors";

/** The properties of anything, each to be checked: what has none, such as null, reads as an empty object. */
const look = (value: unknown) => Object(value) as Record<string, unknown>;

function isApiError(value: unknown): value is ApiError {
  const { code, message } = look(value);
  return errorCodes.some((each) => each === code) && typeof message === "string";
}

/** The error that the body of an answer holds; undefined where it is not one of ours, but a proxy's for example. */
export function errorIn(body: unknown): ApiError | undefined {
  const { error } = look(body);
  return isApiError(error) ? error : undefined;
}
