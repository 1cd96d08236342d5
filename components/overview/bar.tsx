/** A share (0 to 1) of its width as a bar. */
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
    <svg className={`block w-full ${className}`} aria-hidden="true">
      <rect width={`${share * 100}%`} height="100%" rx="2" fill={color} />
    </svg>
  );
}
