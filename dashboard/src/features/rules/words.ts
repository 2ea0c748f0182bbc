import { defineWords } from "../../words/language";

export const ruleWords = defineWords({
  en: {
    rules: "Rules",
    lead: "Functions that run at every sign-in, one after the other. They are the older way: rules that you have run as they are, new code is better off as an action.",
    create: "Create rule",
    needOne: "Do I need rules?",
    needOneText:
      "Only if you bring some along. A rule is a function (user, context, callback) that can add claims to tokens or refuse a sign-in. Actions can do the same, with versions and a better test.",
    orderHelp: "They run from top to bottom, before the actions. One that refuses ends the sign-in.",
    startEmpty: "An empty rule",
    configs: "Configuration",
    configsLead: "Values that every rule finds in configuration, such as keys of other services. They are sealed and cannot be read here.",
    configSaved: "The value is kept",
    deleteRule: "Delete this rule",
    deleteText: "It no longer runs, from the next sign-in on. Its code is gone.",
    deleted: "The rule is deleted",
  },
  de: {
    rules: "Regeln",
    lead: "Funktionen, die bei jeder Anmeldung nacheinander laufen. Sie sind der ältere Weg: Vorhandene Regeln laufen unverändert, neuer Code ist als Action besser aufgehoben.",
    create: "Regel anlegen",
    needOne: "Brauche ich Regeln?",
    needOneText:
      "Nur wenn Sie welche mitbringen. Eine Regel ist eine Funktion (user, context, callback), die Claims in Tokens schreibt oder eine Anmeldung ablehnt. Actions können dasselbe, mit Versionen und besserem Test.",
    orderHelp: "Sie laufen von oben nach unten, vor den Actions. Lehnt eine ab, endet die Anmeldung.",
    startEmpty: "Einer leeren Regel",
    configs: "Konfiguration",
    configsLead: "Werte, die jede Regel in configuration findet, etwa Schlüssel anderer Dienste. Sie sind versiegelt und hier nicht lesbar.",
    configSaved: "Der Wert ist gespeichert",
    deleteRule: "Diese Regel löschen",
    deleteText: "Sie läuft ab der nächsten Anmeldung nicht mehr. Ihr Code ist fort.",
    deleted: "Die Regel ist gelöscht",
  },
  fr: {
    rules: "Règles",
    lead: "Des fonctions qui s’exécutent à chaque connexion, l’une après l’autre. C’est l’ancienne manière : vos règles marchent telles quelles, du code nouveau est mieux dans une action.",
    create: "Créer une règle",
    needOne: "Ai-je besoin de règles ?",
    needOneText:
      "Seulement si vous en apportez. Une règle est une fonction (user, context, callback) qui ajoute des claims aux jetons ou refuse une connexion. Les actions font de même, avec des versions et de meilleurs essais.",
    orderHelp: "Elles s’exécutent de haut en bas, avant les actions. Un refus termine la connexion.",
    startEmpty: "Une règle vide",
    configs: "Configuration",
    configsLead: "Des valeurs que chaque règle trouve dans configuration, comme les clés d’autres services. Elles sont scellées et ne se lisent pas ici.",
    configSaved: "La valeur est gardée",
    deleteRule: "Supprimer cette règle",
    deleteText: "Elle ne s’exécute plus dès la prochaine connexion. Son code disparaît.",
    deleted: "La règle est supprimée",
  },
});
