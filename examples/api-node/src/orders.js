import { Router } from "express";
import { P } from "./permissions/permissions.js";
import { requirePermission } from "./permissions/permissions-express.js";

const FIRST_ORDERS = [
  { id: "1001", item: "Espresso machine", quantity: 1, status: "approved", createdBy: "warehouse" },
  { id: "1002", item: "Coffee beans, 1 kg", quantity: 12, status: "open", createdBy: "warehouse" },
  { id: "1003", item: "Porcelain cups", quantity: 24, status: "open", createdBy: "warehouse" },
];

/**
 * `permissions` is what the user may do at this API; `scope` is what the user allowed the application
 * to do, so that an application which asked for less can do less. We demand both.
 */
const guard = (permission) => requirePermission(permission, { andScope: true });

/** Orders in memory, each route guarded by its permission. They are forgotten when the process ends. */
export function orders() {
  const kept = new Map(FIRST_ORDERS.map((order) => [order.id, { ...order }]));
  let nextId = 1004;
  const router = Router();

  router.get("/", guard(P.order.read), (_request, response) => {
    response.json([...kept.values()]);
  });

  router.post("/", guard(P.order.create), (request, response) => {
    const problem = problemOf(request.body);
    if (problem) {
      response.status(400).json({ error: "invalid_order", error_description: problem });
      return;
    }
    const { item, quantity } = request.body;
    // `sub` is the user's id at the issuer: the one stable name that every access token carries.
    const createdBy = request.auth.payload.sub;
    const order = { id: String(nextId++), item, quantity, status: "open", createdBy };
    kept.set(order.id, order);
    response.status(201).location(`/orders/${order.id}`).json(order);
  });

  router.post("/:id/approve", guard(P.order.approve), (request, response, next) => {
    const order = kept.get(request.params.id);
    if (!order) {
      next();
      return;
    }
    order.status = "approved";
    order.approvedBy = request.auth.payload.sub;
    response.json(order);
  });

  router.delete("/:id", guard(P.order.delete), (request, response, next) => {
    if (!kept.delete(request.params.id)) {
      next();
      return;
    }
    response.status(204).end();
  });

  return router;
}

function problemOf(body) {
  if (typeof body?.item !== "string" || body.item.trim() === "" || body.item.length > 200) {
    return "item must be a text of 1 to 200 characters";
  }
  if (!Number.isInteger(body.quantity) || body.quantity < 1 || body.quantity > 1000) {
    return "quantity must be a whole number from 1 to 1000";
  }
  return undefined;
}
