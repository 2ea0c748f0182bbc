/** An API that this app calls. */
export interface Api {
  name: string;
  /** Its identifier at the issuer: the `audience` to ask for, and the `aud` of its access tokens. */
  identifier: string;
  /** Where it answers. Need not resemble the identifier. */
  url: string;
  language: "node" | "java";
}

export interface Config {
  domain: string;
  clientId: string;
  orders: Api;
  reports: Api;
}

/** Read at run time, so that one build serves every environment. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch("/config.json");
  if (!response.ok) {
    throw new Error(`/config.json answered ${response.status}`);
  }
  const { domain, clientId, apis } = (await response.json()) as { domain: string; clientId: string; apis: Api[] };
  const orders = apis.find((api) => api.language === "node");
  const reports = apis.find((api) => api.language === "java");
  if (!orders || !reports) {
    throw new Error("/config.json names no Orders API or no Reports API");
  }
  return { domain, clientId, orders, reports };
}
