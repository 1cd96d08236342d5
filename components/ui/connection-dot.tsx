/** The colour of a connection. Its name always stands beside it. */
export function ConnectionDot({ color }: { color: string }) {
  return (
    <svg viewBox="0 0 10 10" className="inline-block size-2.5 shrink-0" aria-hidden="true">
      <circle cx="5" cy="5" r="5" fill={color} />
    </svg>
  );
}
