import { useState } from "react";
import { ApiCard } from "./ApiCard";
import { type Call, orderCalls, REPORT_CALLS } from "./calls";
import type { Config } from "./config";
import { OrdersCard } from "./OrdersCard";
import { Profile } from "./Profile";
import { SessionCard } from "./SessionCard";

interface Order {
  id: string;
}

export function SignedIn({ config }: { config: Config }) {
  // The orders that exist, as far as the app has seen. Approve and Delete act on the newest.
  const [orderIds, setOrderIds] = useState(["1001", "1002", "1003"]);
  const orderId = orderIds.at(-1) ?? "1001";

  function noteOrders(call: Call, answer: unknown) {
    if (call.id === "read") {
      setOrderIds((answer as Order[]).map((order) => order.id));
    } else if (call.id === "create") {
      setOrderIds((ids) => [...ids, (answer as Order).id]);
    } else if (call.id === "delete") {
      setOrderIds((ids) => ids.filter((id) => id !== orderId));
    }
  }

  return (
    <div className="grid" data-testid="signed-in">
      <Profile />
      <SessionCard api={config.orders} />
      <OrdersCard config={config} calls={orderCalls(orderId)} onAnswer={noteOrders} />
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
