/** A share (0 to 1) as a bar on a track that stands for all. */
export function Bar({
  share,
  color = "var(--accent)",
  className = "",
}: {
  share: number;
  color?: string | undefined;
  className?: string;
}) {
  return (
    <svg className={`block w-full overflow-hidden rounded-full bg-default ${className}`} aria-hidden="true">
      <rect width={`${share * 100}%`} height="100%" fill={color} />
    </svg>
  );
}
