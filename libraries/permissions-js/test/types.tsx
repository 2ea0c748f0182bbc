// Not run: the compiler reads it. Names that do not exist must not compile.
import { createPermissions } from "../src/index.js";
import { Can, createTyped, useCan } from "../src/react.js";

type OrdersPermission = "read:orders" | "approve:orders";
const orders = createTyped<OrdersPermission>();

export function Page() {
  const approves: boolean = orders.useCan("approve:orders");
  const anything: boolean = useCan("what:ever");
  // @ts-expect-error: there is no such permission
  orders.useCan("aprove:orders");
  return (
    <orders.PermissionsProvider issuer="https://id.example/" audience="a" getToken={async (fresh) => `${fresh}`}>
      <orders.Can permission="read:orders" fallback={<p>no</p>}>
        {approves} {anything}
      </orders.Can>
      {/* @ts-expect-error: nor here */}
      <orders.Can permission="red:orders" />
      <Can permission="red:orders">text</Can>
    </orders.PermissionsProvider>
  );
}

const permissions = createPermissions<OrdersPermission>({ issuer: "i", audience: "a", getToken: async () => "t" });
export const stop: () => void = permissions.subscribe(() => permissions.can("read:orders"));
// @ts-expect-error: nor here
permissions.can("red:orders");
export const all: readonly OrdersPermission[] = permissions.current().permissions;
