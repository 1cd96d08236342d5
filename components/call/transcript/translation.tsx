import { useUpstreamName } from "@/components/query/connections";
import type { Translation } from "@/lib/calls/call";
import { describeLanguage } from "@/lib/calls/transcript/translation";

const nameOf = ({ language }: Translation) =>
  language === undefined ? "Translation" : `Translation: ${describeLanguage(language)}`;

/** Says where the translation stands, or that there is none although it was wanted. */
export function TranslationNote({
  translation,
  paired,
  connection,
}: {
  translation: Translation;
  paired: boolean;
  /** Slug. */
  connection: string;
}) {
  const upstream = useUpstreamName(connection);
  if (translation.text === undefined) {
    const to = translation.language === undefined ? "" : ` to ${describeLanguage(translation.language)}`;
    return (
      <p className="mt-2 text-sm text-muted">
        Translation{to} was switched on; {upstream} sent no translated text.
      </p>
    );
  }
  if (!paired) return null;
  return (
    <div className="mt-2 grid gap-x-6 text-xs font-medium text-muted md:grid-cols-2">
      <span className="max-md:hidden">Original</span>
      <span>
        {nameOf(translation)}
        <span className="md:hidden">, below each turn</span>
      </span>
    </div>
  );
}

/** A translation whose turns are not those of the original. */
export function WholeTranslation({ translation }: { translation: Translation }) {
  return (
    <section
      tabIndex={0}
      aria-label={nameOf(translation)}
      className="mt-3 max-h-80 overflow-auto rounded-lg border border-separator p-3 xl:max-h-none"
    >
      <h3 className="mb-1 text-xs font-medium text-muted">{nameOf(translation)}</h3>
      <p
        lang={translation.language}
        dir="auto"
        className="max-w-[75ch] text-[0.9375rem] break-words whitespace-pre-line"
      >
        {translation.text}
      </p>
    </section>
  );
}
