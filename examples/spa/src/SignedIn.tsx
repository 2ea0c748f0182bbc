import { useState } from "react";
import { ApiCard } from "./ApiCard";
import { orderCalls, REPORT_CALLS } from "./calls";
import type { Config } from "./config";
import { Profile } from "./Profile";
import { SessionCard } from "./SessionCard";

export function SignedIn({ config }: { config: Config }) {
  const [orderId, setOrderId] = useState("1003");

  /** Remembers the newest order, so that Approve and Delete act on one that exists. */
  function noteOrders(answer: unknown) {
    const newest = Array.isArray(answer) ? answer.at(-1) : answer;
    if (typeof newest?.id === "string") {
      setOrderId(newest.id);
    }
  }

  return (
    <div className="grid" data-testid="signed-in">
      <Profile />
      <SessionCard api={config.orders} />
      <ApiCard
        testId="orders"
        api={config.orders}
        otherApi={config.reports}
        clientId={config.clientId}
        calls={orderCalls(orderId)}
        onAnswer={noteOrders}
      />
      <ApiCard
        testId="reports"
        api={config.reports}
        otherApi={config.orders}
        clientId={config.clientId}
        calls={REPORT_CALLS}
      />
    </div>
  );
}
