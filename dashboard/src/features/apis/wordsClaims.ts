import { defineWords } from "../../words/language";

/** What some claims mean when the application and the API are known. */
export const ownClaimWords = defineWords({
  en: {
    scope: (app: string, api: string) =>
      `What may be done with it. Each of these is defined by ${api} and ticked for ${app} under Machine to machine.`,
    permissions: (app: string, api: string) =>
      `The same as a list, because ${api} has RBAC on and puts permissions into the token. For a user they come from roles; for ${app} from Machine to machine.`,
    azp: (app: string) => `Which application asked for it: the client id of ${app}.`,
  },
  de: {
    scope: (app: string, api: string) =>
      `Was damit getan werden darf. Jeder Eintrag ist bei ${api} festgelegt und für ${app} unter Maschine zu Maschine angekreuzt.`,
    permissions: (app: string, api: string) =>
      `Dasselbe als Liste, weil ${api} RBAC nutzt und Berechtigungen ins Token schreibt. Bei Benutzern kommen sie aus Rollen, bei ${app} aus Maschine zu Maschine.`,
    azp: (app: string) => `Welche Anwendung es verlangt hat: die Client-ID von ${app}.`,
  },
  fr: {
    scope: (app: string, api: string) =>
      `Ce qu’il permet de faire. Chaque entrée est définie par ${api} et cochée pour ${app} sous Machine à machine.`,
    permissions: (app: string, api: string) =>
      `La même chose en liste, car ${api} utilise RBAC et met les permissions dans le jeton. Pour un utilisateur elles viennent de rôles ; pour ${app}, de Machine à machine.`,
    azp: (app: string) => `Quelle application l’a demandé : l’identifiant client de ${app}.`,
  },
});
