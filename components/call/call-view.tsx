"use client";

export function CallView({ connection, id }: { connection: string; id: string }) {
  return <h1>{`${connection} ${id}`}</h1>;
}
