// Auth0's deploy-cli, unmodified: a tenant goes into files, into an empty tenant, and into files again.
import { expect, test } from "@playwright/test";
import { CLIENTS } from "../src/clients/index.js";
import { Round } from "../src/clients/round.js";
import { changes, exportTenant, foreseen, importTenant } from "../src/deploy/a0deploy.js";
import { files } from "../src/deploy/files.js";
import { exportedKinds, kindsOf } from "../src/deploy/kinds.js";
import { exported, settled, UNLIKE } from "../src/deploy/same.js";
import { seed } from "../src/deploy/seed.js";
import { stateOf } from "../src/deploy/state.js";
import { emptyServer } from "../src/empty-server.js";

// The tool asks no more than eight things a second, and a tenant is some hundred questions.
test.setTimeout(420_000);

for (const format of ["yaml", "directory"]) {
  test(`a tenant exported as ${format} and imported into an empty one is the same tenant`, async () => {
    const source = await emptyServer();
    const target = await emptyServer();
    try {
      const objects = await seeded(source);
      expect(objects).toBeGreaterThanOrEqual(30);

      const original = await exportTenant(source, format, "original");
      if (format === "yaml") {
        expect(kindsOf(files(original)["tenant.yaml"])).toEqual(exportedKinds());
      }
      const first = changes(await importTenant(target, format, original));
      expect(first.created).toBeGreaterThanOrEqual(30);
      expect(first.deleted).toBe(0);
      const copy = await exportTenant(target, format, "copy");
      expect(exported(files(copy))).toEqual(exported(files(original)));

      const before = await stateOf(target);
      const second = changes(await importTenant(target, format, original));
      expect(second).toMatchObject({ created: 0, deleted: 0 });
      expect(settled(await stateOf(target))).toEqual(settled(before));
      if (format === "yaml") {
        expect(await foreseen(target, format, original)).toEqual(UNLIKE);
      }
    } finally {
      await Promise.all([source.stop(), target.stop()]);
    }
  });
}

async function seeded(server) {
  const client = await CLIENTS["auth0-node-7"](server);
  return seed(new Round({ client, server, journal: "/dev/null", life: "seed" }));
}
