// Making objects one after another, for the seed.

export async function all(makers) {
  const made = [];
  for (const make of makers) {
    made.push(await make());
  }
  return made;
}

/** Asks the same for every body. */
export const each = (round, operation, bodies) => all(bodies.map((body) => () => round.ask(operation, body)));

export const byName = async (round, path, name) => (await round.list(`GET ${path}`)).find((one) => one.name === name);
