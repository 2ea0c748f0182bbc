(async function ({ require, check }) {
  const bcrypt = require("bcryptjs");
  const known = "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkY8jIucDrjc8deX1s.";
  const hash = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
  await check("compare", () => [bcrypt.compareSync("U*U", hash), bcrypt.compareSync("U*V", hash), bcrypt.compareSync("", hash), bcrypt.compareSync("x", known)]);
  await check("there and back", () => [bcrypt.compareSync("pä€ssword", bcrypt.hashSync("pä€ssword", 4)), bcrypt.compareSync("no", bcrypt.hashSync("password", 4)), bcrypt.getRounds(bcrypt.hashSync("x", 5)), bcrypt.hashSync("x", 4).length]);
  await check("with salt", () => bcrypt.compareSync("x", bcrypt.hashSync("x", bcrypt.genSaltSync(4))));
  await check("the other way", () => bcrypt.hashSync("U*U", hash) === hash);
  await check("waiting", async () => [await bcrypt.compare("U*U", hash), await bcrypt.compare("x", await bcrypt.hash("x", 4)), (await bcrypt.genSalt(4)).length]);
  await check("callbacks", () => new Promise((resolve) => { bcrypt.hash("x", 4, (problem, made) => bcrypt.compare("x", made, (second, same) => resolve([problem, second, same]))); }));
})
