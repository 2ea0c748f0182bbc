import { useAuth0 } from "@auth0/auth0-react";
import { ApiCard } from "./ApiCard";
import type { Call } from "./calls";
import type { Config } from "./config";
import type { Permission as OrdersPermission } from "./orders/permissions";
import { Can, PermissionsProvider, usePermissions } from "./orders/permissions-react";

interface OrdersCardProps {
  config: Config;
  calls: Call<OrdersPermission>[];
  onAnswer: (call: Call, body: unknown) => void;
}

/**
 * The Orders API, with the buttons that its user may press now. The issuer says which: the app looks
 * into no access token, and a role that is given or taken meanwhile shows without a reload.
 */
export function OrdersCard(props: OrdersCardProps) {
  const { getAccessTokenSilently } = useAuth0();
  const audience = props.config.orders.identifier;
  return (
    <PermissionsProvider
      issuer={`https://${props.config.domain}/`}
      audience={audience}
      getToken={(fresh) =>
        getAccessTokenSilently({ authorizationParams: { audience }, cacheMode: fresh ? "off" : "on" })
      }
    >
      <Card {...props} />
    </PermissionsProvider>
  );
}

function Card({ config, calls, onAnswer }: OrdersCardProps) {
  const { status, permissions } = usePermissions();
  return (
    <ApiCard
      testId="orders"
      api={config.orders}
      otherApi={config.reports}
      clientId={config.clientId}
      calls={calls}
      Can={Can}
      permissions={status === "ready" ? permissions : undefined}
      onAnswer={onAnswer}
    />
  );
}
