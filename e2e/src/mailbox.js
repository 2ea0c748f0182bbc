import { expect } from "@playwright/test";
import { issuer } from "./sample.js";

/** The link in the newest mail to an address; waits until there is one whose link contains `part`. */
export async function linkInMail(address, part) {
  let link;
  const find = async () => {
    const response = await fetch(`${issuer}dev/mail`, { headers: { Accept: "application/json" } });
    const mails = (await response.json()).filter((mail) => mail.to === address);
    link = mails.flatMap((mail) => mail.text.match(/https:\/\/\S+/g) ?? []).find((one) => one.includes(part));
    return link;
  };
  await expect.poll(find).toBeTruthy();
  return link;
}
