// Fills a tenant with objects of every kind that deploy-cli knows.
import { OBJECTS } from "./seeded-objects.js";
import { SETTINGS } from "./seeded-settings.js";

/** `round` asks in the name of a client; answers how many objects there are now. */
export async function seed(round) {
  let count = 0;
  for (const make of Object.values({ ...SETTINGS, ...OBJECTS })) {
    count += (await make(round)).length;
  }
  return count;
}
