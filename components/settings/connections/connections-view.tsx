"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { connectionsQuery } from "@/components/query/queries";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { PageHeading } from "@/components/ui/page-heading";
import { AddForm } from "./add-form";
import { ConnectionItem } from "./connection-item";

/** The accounts whose calls are shown, and the way to add others. */
export function ConnectionsView() {
  const { data, error, isFetching, refetch } = useQuery(connectionsQuery());
  const [isAdding, setAdding] = useState(false);
  const retry = useCallback(() => void refetch(), [refetch]);
  return (
    <div className="space-y-4">
      <PageHeading title="Connections" facts={<span>Accounts whose calls Callboard shows</span>}>
        {data && !isAdding && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            Add connection
          </Button>
        )}
      </PageHeading>
      {!data && error && <Failure error={error} retry={retry} busy={isFetching} />}
      {data && isAdding && <AddForm kinds={data.kinds} onEnd={() => setAdding(false)} />}
      {data && (
        <ul className="space-y-3">
          {data.connections.map((setup) => (
            <ConnectionItem key={`${setup.origin} ${setup.slug}`} setup={setup} />
          ))}
        </ul>
      )}
      {data?.connections.length === 0 && !isAdding && (
        <p className="text-sm text-muted">No accounts are connected. Add one to see its calls.</p>
      )}
    </div>
  );
}
