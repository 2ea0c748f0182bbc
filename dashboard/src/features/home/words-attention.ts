import { defineWords } from "../../words/language";

type Values = Record<string, string>;

/** What the server says by code; a code that is new to this page is shown in the server's words. */
export const attentionWords = defineWords({
  en: {
    id_token_as_bearer: (v: Values) => `${v.names} sent an ID token where an access token belongs. APIs must refuse it.`,
    no_audience: (v: Values) => `${v.names} named no API at sign-in and got a token that no API can read.`,
    failed_logins_peak: (v: Values) =>
      `${v.count} sign-ins failed in the last 24 hours; in the week before it were ${v.mean} a day. Somebody may be guessing passwords.`,
    brute_force_protection_off: (v: Values) => `Nothing stops who guesses passwords at ${v.names}.`,
    implicit_grant: (v: Values) => `${v.names} may take tokens from the address bar (implicit grant).`,
    password_grant: (v: Values) => `${v.names} may ask users for their passwords itself (password grant).`,
    rbac_off_with_roles: (v: Values) =>
      `Roles have permissions at ${v.names}, but RBAC is off there: everybody gets every permission by asking.`,
    signing_key_old: (v: Values) => `The signing key has been in use since ${v.since}. Rotate it once a year.`,
    mail_failed: (v: Values) => `Mails that could not be sent in the last 24 hours: ${v.count}. The log says why.`,
    one_administrator: (_: Values) =>
      "Only one person is an administrator. When they cannot sign in, nobody manages the tenant: invite a second one.",
    no_email_provider: (_: Values) => "No mail leaves this server: nobody can verify an address or reset a password.",
  },
  de: {
    id_token_as_bearer: (v: Values) => `${v.names}: hat ein ID-Token gesendet, wo ein Access-Token hingehört. APIs müssen es abweisen.`,
    no_audience: (v: Values) => `${v.names}: hat beim Anmelden keine API genannt und ein Token bekommen, das keine API lesen kann.`,
    failed_logins_peak: (v: Values) =>
      `${v.count} Anmeldungen scheiterten in den letzten 24 Stunden; in der Woche davor waren es ${v.mean} am Tag. Vielleicht rät jemand Passwörter.`,
    brute_force_protection_off: (v: Values) => `Nichts hält auf, wer bei ${v.names} Passwörter rät.`,
    implicit_grant: (v: Values) => `${v.names}: darf Tokens aus der Adresszeile nehmen (Implicit Grant).`,
    password_grant: (v: Values) => `${v.names}: darf Benutzer selbst nach dem Passwort fragen (Password Grant).`,
    rbac_off_with_roles: (v: Values) =>
      `Rollen haben Berechtigungen an ${v.names}, doch RBAC ist dort aus: Jeder bekommt jede Berechtigung, die er verlangt.`,
    signing_key_old: (v: Values) => `Der Signaturschlüssel ist seit ${v.since} in Gebrauch. Wechseln Sie ihn einmal im Jahr.`,
    mail_failed: (v: Values) => `Mails, die in den letzten 24 Stunden nicht gesendet werden konnten: ${v.count}. Das Protokoll sagt, warum.`,
    one_administrator: (_: Values) =>
      "Nur ein Mensch ist Verwalter. Kann er sich nicht anmelden, verwaltet niemand den Mandanten: Laden Sie einen zweiten ein.",
    no_email_provider: (_: Values) =>
      "Keine Mail verlässt diesen Server: Niemand kann eine Adresse bestätigen oder ein Passwort zurücksetzen.",
  },
  fr: {
    id_token_as_bearer: (v: Values) => `${v.names} : a envoyé un jeton d’identité à la place d’un jeton d’accès. Les API doivent le refuser.`,
    no_audience: (v: Values) => `${v.names} : n’a nommé aucune API à la connexion et a reçu un jeton qu’aucune API ne peut lire.`,
    failed_logins_peak: (v: Values) =>
      `${v.count} connexions ont échoué ces dernières 24 heures ; la semaine d’avant, c’était ${v.mean} par jour. Quelqu’un devine peut-être des mots de passe.`,
    brute_force_protection_off: (v: Values) => `Rien n’arrête qui devine des mots de passe sur ${v.names}.`,
    implicit_grant: (v: Values) => `${v.names} : peut prendre des jetons dans la barre d’adresse (implicit grant).`,
    password_grant: (v: Values) => `${v.names} : peut demander elle-même leur mot de passe aux utilisateurs (password grant).`,
    rbac_off_with_roles: (v: Values) =>
      `Des rôles ont des permissions sur ${v.names}, mais RBAC y est désactivé : chacun obtient toute permission qu’il demande.`,
    signing_key_old: (v: Values) => `La clé de signature est en service depuis le ${v.since}. Changez-la une fois par an.`,
    mail_failed: (v: Values) => `Courriels qui n’ont pu être envoyés ces dernières 24 heures : ${v.count}. Le journal dit pourquoi.`,
    one_administrator: (_: Values) =>
      "Une seule personne est administratrice. Si elle ne peut se connecter, personne ne gère le locataire : invitez-en une deuxième.",
    no_email_provider: (_: Values) =>
      "Aucun courriel ne quitte ce serveur : personne ne peut confirmer une adresse ni réinitialiser un mot de passe.",
  },
});
