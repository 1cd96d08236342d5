import { createRemembered } from "./remember";

const formats = createRemembered<string, Intl.DateTimeFormat>(300);

/** A format of a locale and a zone. To make one takes long, so that they are kept. */
export function dateFormat(
  options: Intl.DateTimeFormatOptions,
  locale: string,
  zone: string,
): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  return formats(key, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
}
