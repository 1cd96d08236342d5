"use client";

export function CallsView() {
  return <h1>Calls</h1>;
}
