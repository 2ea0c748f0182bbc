const PROGRAMS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/^curl\//, "curl"],
];

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** A browser and its system in words, from its User-Agent; empty when there is none. */
export function describeDevice(agent: string | null | undefined): string {
  const text = agent ?? "";
  const named = (all: [RegExp, string][]) => all.find(([pattern]) => pattern.test(text))?.[1];
  const parts = [named(PROGRAMS), named(SYSTEMS)].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : text.slice(0, 60);
}
