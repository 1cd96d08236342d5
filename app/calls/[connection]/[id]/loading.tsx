import { CallSkeleton } from "@/components/call/call-skeleton";

/** Has a title of its own: that of the call comes with the call, and until then a tab would show an address. */
export default function Loading() {
  return (
    <>
      <title>Call · Callboard</title>
      <CallSkeleton />
    </>
  );
}
