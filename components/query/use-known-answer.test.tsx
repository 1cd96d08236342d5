// @vitest-environment happy-dom
import { dehydrate, HydrationBoundary, QueryClient, useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { ViewList } from "@/lib/calls/answers";
import { viewsQuery } from "./queries";
import { useKnownAnswer } from "./use-known-answer";

const view = { id: "1", name: "Mine", page: "calls", query: "", isDefault: true, updatedAt: "" } as const;

function served() {
  const client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views: [view] });
  return dehydrate(client);
}
const said: string[] = [];

function Frame() {
  const known = useKnownAnswer<ViewList>(viewsQuery());
  return <p>Frame knows {known?.views.length ?? "no"} views</p>;
}
function Page() {
  const { data } = useQuery(viewsQuery());
  said.push(data?.views[0]?.name ?? "none");
  return null;
}

it("leaves the page the answer that it is served with, and shows it as well", async () => {
  renderInPage(
    <>
      <Frame />
      <HydrationBoundary state={served()}>
        <Page />
      </HydrationBoundary>
    </>,
  );
  await screen.findByText("Frame knows 1 views");
  expect(said[0]).toBe("Mine");
});
