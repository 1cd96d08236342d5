/** The place of something that is on its way, in HeroUI's class. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div className={`skeleton skeleton--shimmer ${className}`} aria-hidden="true" />;
}
