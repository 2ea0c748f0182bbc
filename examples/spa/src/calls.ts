import { P as Orders, type Permission as OrdersPermission } from "./orders/permissions";
import { P as Reports, type Permission as ReportsPermission } from "./reports/permissions";

/** One thing that this app can ask of an API. */
export interface Call<Permission extends string = string> {
  id: string;
  label: string;
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** The permission that the API demands, asked for as a scope when the user logs in. */
  permission: Permission;
  body?: object;
}

/** The order calls. Approving and deleting act on one order, the newest that the app has seen. */
export function orderCalls(orderId: string): Call<OrdersPermission>[] {
  return [
    { id: "read", label: "Read orders", method: "GET", path: "/orders", permission: Orders.order.read },
    {
      id: "create",
      label: "Create an order",
      method: "POST",
      path: "/orders",
      permission: Orders.order.create,
      body: { item: "Paper filters", quantity: 100 },
    },
    {
      id: "approve",
      label: `Approve ${orderId}`,
      method: "POST",
      path: `/orders/${orderId}/approve`,
      permission: Orders.order.approve,
    },
    {
      id: "delete",
      label: `Delete ${orderId}`,
      method: "DELETE",
      path: `/orders/${orderId}`,
      permission: Orders.order.delete,
    },
  ];
}

export const REPORT_CALLS: Call<ReportsPermission>[] = [
  { id: "read", label: "Read reports", method: "GET", path: "/reports", permission: Reports.report.read },
  { id: "export", label: "Export reports", method: "POST", path: "/reports/export", permission: Reports.report.export },
];

/** The scope to ask for at an API: who the user is, and every permission that its calls need. */
export function scopeFor(calls: Call[]): string {
  return ["openid", "profile", "email", ...calls.map((call) => call.permission)].join(" ");
}
