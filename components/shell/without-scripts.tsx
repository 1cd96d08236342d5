/**
 * React streams a page behind its skeleton: into hidden elements, which a script moves. Without scripts they are shown
 * where they are, and the skeletons are not. The first layer wins over all others for what is `!important`.
 */
const styles = `@layer theme {
  template[id^="B:"] + * { display: none !important; }
  body > div[hidden][id^="S:"] {
    display: block !important;
    max-width: 120rem;
    margin-inline: auto;
    padding-inline: 0.75rem;
  }
}`;

/** Shows a page to browsers that run no scripts. */
export function WithoutScripts({ nonce }: { nonce: string }) {
  return (
    <noscript>
      <style nonce={nonce}>{styles}</style>
    </noscript>
  );
}
