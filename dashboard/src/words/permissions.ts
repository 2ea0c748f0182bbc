import { defineWords } from "./language";

/** Texts of choosing permissions, for people and for roles. */
export const permissionWords = defineWords({
  en: {
    add: "Add permissions",
    api: "API",
    apiPlaceholder: "Choose an API",
    noApis: "There is no API with permissions yet. APIs and their permissions are made under “APIs”.",
    filter: "Filter permissions",
    all: "All",
    none: "None",
    addCount: (n: number) => (n === 0 ? "Add" : `Add ${n}`),
    nothing: "Every permission of this API is given already, or none fits the filter.",
  },
  de: {
    add: "Berechtigungen hinzufügen",
    api: "API",
    apiPlaceholder: "API wählen",
    noApis: "Es gibt noch keine API mit Berechtigungen. APIs und ihre Berechtigungen entstehen unter „APIs“.",
    filter: "Berechtigungen filtern",
    all: "Alle",
    none: "Keine",
    addCount: (n: number) => (n === 0 ? "Hinzufügen" : `${n} hinzufügen`),
    nothing: "Alle Berechtigungen dieser API sind schon vergeben, oder keine passt zum Filter.",
  },
  fr: {
    add: "Ajouter des permissions",
    api: "API",
    apiPlaceholder: "Choisir une API",
    noApis: "Il n’y a pas encore d’API avec des permissions. Les API et leurs permissions se créent sous « API ».",
    filter: "Filtrer les permissions",
    all: "Toutes",
    none: "Aucune",
    addCount: (n: number) => (n === 0 ? "Ajouter" : `Ajouter ${n}`),
    nothing: "Toutes les permissions de cette API sont déjà accordées, ou aucune ne correspond au filtre.",
  },
});
