import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** The languages of the dashboard, by their own names. */
export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = "ostiary.language";
const Context = createContext<{ language: Language; setLanguage: (l: Language) => void }>({
  language: "en",
  setLanguage: () => {},
});

function isLanguage(text: string | null | undefined): text is Language {
  return text != null && text in LANGUAGES;
}

function preferred(): Language {
  const kept = localStorage.getItem(KEY);
  if (isLanguage(kept)) {
    return kept;
  }
  return navigator.languages.map((l) => l.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Keeps the language that the person chose, or else the browser's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      setLanguage: (next: Language) => {
        localStorage.setItem(KEY, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Context value={value}>{children}</Context>;
}

/** The language in use, and how to change it. */
export function useLanguage() {
  return useContext(Context);
}

/** A text, or one with something in it. */
export type Words = { [key: string]: string | ((...values: never[]) => string) };

/** Declares the texts of a feature: the other languages have exactly the keys of English. */
export function defineWords<T extends Words>(words: { en: T; de: NoInfer<Loose<T>>; fr: NoInfer<Loose<T>> }) {
  return words as Record<Language, Loose<T>>;
}

type Loose<T extends Words> = { [K in keyof T]: T[K] extends string ? string : T[K] };

/** The texts of a feature in the language in use. */
export function useWords<T>(words: Record<Language, T>): T {
  return words[useLanguage().language];
}
