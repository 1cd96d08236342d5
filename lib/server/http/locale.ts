import "server-only";
import { languages } from "@/lib/calls/format/languages";

/** The first language of an Accept-Language header in which dates can be written; British English without one. */
export function readLocale(header: string | null): string {
  const ranked = (header ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", weight] = entry.trim().split(/\s*;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of ranked) {
    try {
      const [supported] = Intl.DateTimeFormat.supportedLocalesOf(tag);
      if (supported === undefined) continue;
      // Variants and extensions change no words: without them there are only so many languages.
      const { language, script, region } = new Intl.Locale(supported);
      if (languages.includes(language)) return [language, script, region].filter(Boolean).join("-");
    } catch {
      continue;
    }
  }
  return "en-GB";
}
