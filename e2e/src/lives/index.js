// The life of every kind of object, each told once: `name`, `paths` (a client without a method below them has nothing to
// do with it) and `run(round)`.
import { applications } from "./applications.js";
import { connectionLives } from "./connections.js";
import { extensibility } from "./extensibility.js";
import { looks } from "./looks.js";
import { organizationLives } from "./organizations.js";
import { security } from "./security.js";
import { afterSignIn } from "./sessions.js";
import { tenant } from "./tenant.js";
import { people } from "./users.js";

export const LIVES = [
  ...applications,
  ...connectionLives,
  ...people,
  ...organizationLives,
  ...afterSignIn,
  ...extensibility,
  ...looks,
  ...tenant,
  // Ends with the end of all tokens.
  ...security,
];
