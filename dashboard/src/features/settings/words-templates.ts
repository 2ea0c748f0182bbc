import type { Language } from "../../words/language";
import type { TemplateName } from "./queries";
import type { Variable } from "./snippets-mail";

export interface MailText {
  name: string;
  /** When it is sent. */
  when: string;
  /** What is sent while the tenant has no words of its own. */
  without: string;
  /** What the switch does. */
  off: string;
  /** The mail to begin with. */
  subject: string;
  text: string;
  action?: string;
  closing: string;
}

const standard = {
  en: { without: "Standard words", off: "Off: the mail has the standard words, in the user’s language." },
  de: { without: "Standardtext", off: "Aus: Die Mail hat den Standardtext, in der Sprache des Benutzers." },
  fr: { without: "Texte standard", off: "Désactivé : le message a le texte standard, dans la langue de l’utilisateur." },
};

const en: Record<TemplateName, MailText> = {
  verify_email: {
    ...standard.en,
    name: "Confirm the address",
    when: "After a sign-up, and when somebody asks for it on the user’s page.",
    subject: "Confirm your e-mail address for {{ friendly_name }}",
    text: "Please confirm that {{ user.email }} is your address.",
    action: "Confirm the address",
    closing: "If you did not create an account, you can ignore this mail.",
  },
  reset_email: {
    ...standard.en,
    name: "Choose a new password",
    when: "When somebody asks for a new password on the sign-in page.",
    subject: "Choose a new password for {{ friendly_name }}",
    text: "Somebody, hopefully you, asked for a new password for {{ user.email }}.",
    action: "Choose a new password",
    closing: "If it was not you, you can ignore this mail: your password stays as it is.",
  },
  welcome_email: {
    name: "Welcome",
    when: "After a user has confirmed their address.",
    without: "Not sent",
    off: "Off: nobody is welcomed by mail.",
    subject: "Welcome to {{ friendly_name }}",
    text: "Your account {{ user.email }} is ready.",
    closing: "Questions? Write to {{ support_email }}.",
  },
  user_invitation: {
    ...standard.en,
    name: "Invitation to an organization",
    when: "When a member of an organization is invited.",
    off: "Off: the mail has the standard words, in English.",
    subject: "You are invited to {{ organization.display_name }}",
    text: "{{ inviter.name }} invites you to join {{ organization.display_name }}.",
    action: "Accept the invitation",
    closing: "If you did not expect this invitation, you can ignore this mail.",
  },
};

const de: Record<TemplateName, MailText> = {
  verify_email: {
    ...standard.de,
    name: "Adresse bestätigen",
    when: "Nach einer Registrierung und wenn es auf der Seite des Benutzers verlangt wird.",
    subject: "Bestätigen Sie Ihre E-Mail-Adresse für {{ friendly_name }}",
    text: "Bitte bestätigen Sie, dass {{ user.email }} Ihre Adresse ist.",
    action: "Adresse bestätigen",
    closing: "Wenn Sie kein Konto angelegt haben, ist nichts zu tun.",
  },
  reset_email: {
    ...standard.de,
    name: "Neues Passwort wählen",
    when: "Wenn jemand auf der Anmeldeseite ein neues Passwort verlangt.",
    subject: "Neues Passwort für {{ friendly_name }}",
    text: "Jemand, hoffentlich Sie selbst, hat ein neues Passwort für {{ user.email }} verlangt.",
    action: "Neues Passwort wählen",
    closing: "Wenn Sie es nicht waren, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.",
  },
  welcome_email: {
    name: "Willkommen",
    when: "Nachdem ein Benutzer seine Adresse bestätigt hat.",
    without: "Nicht gesendet",
    off: "Aus: Niemand wird mit einer Mail begrüßt.",
    subject: "Willkommen bei {{ friendly_name }}",
    text: "Ihr Konto {{ user.email }} ist bereit.",
    closing: "Fragen? Schreiben Sie an {{ support_email }}.",
  },
  user_invitation: {
    ...standard.de,
    name: "Einladung in eine Organisation",
    when: "Wenn jemand in eine Organisation eingeladen wird.",
    off: "Aus: Die Mail hat den Standardtext, auf Englisch.",
    subject: "Einladung zu {{ organization.display_name }}",
    text: "{{ inviter.name }} lädt Sie zu {{ organization.display_name }} ein.",
    action: "Einladung annehmen",
    closing: "Wenn Sie diese Einladung nicht erwartet haben, ist nichts zu tun.",
  },
};

const fr: Record<TemplateName, MailText> = {
  verify_email: {
    ...standard.fr,
    name: "Confirmer l’adresse",
    when: "Après une inscription, et quand on le demande sur la page de l’utilisateur.",
    subject: "Confirmez votre adresse e-mail pour {{ friendly_name }}",
    text: "Merci de confirmer que {{ user.email }} est votre adresse.",
    action: "Confirmer l’adresse",
    closing: "Si vous n’avez pas créé de compte, ignorez ce message.",
  },
  reset_email: {
    ...standard.fr,
    name: "Choisir un nouveau mot de passe",
    when: "Quand on demande un nouveau mot de passe sur la page de connexion.",
    subject: "Nouveau mot de passe pour {{ friendly_name }}",
    text: "Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour {{ user.email }}.",
    action: "Choisir un mot de passe",
    closing: "Si ce n’était pas vous, ignorez ce message : votre mot de passe ne change pas.",
  },
  welcome_email: {
    name: "Bienvenue",
    when: "Après qu’un utilisateur a confirmé son adresse.",
    without: "Non envoyé",
    off: "Désactivé : personne n’est accueilli par message.",
    subject: "Bienvenue chez {{ friendly_name }}",
    text: "Votre compte {{ user.email }} est prêt.",
    closing: "Des questions ? Écrivez à {{ support_email }}.",
  },
  user_invitation: {
    ...standard.fr,
    name: "Invitation à une organisation",
    when: "Quand quelqu’un est invité dans une organisation.",
    off: "Désactivé : le message a le texte standard, en anglais.",
    subject: "Invitation à {{ organization.display_name }}",
    text: "{{ inviter.name }} vous invite à rejoindre {{ organization.display_name }}.",
    action: "Accepter l’invitation",
    closing: "Si vous n’attendiez pas cette invitation, ignorez ce message.",
  },
};

/** The mails, and words to begin with. */
export const templateWords: Record<Language, Record<TemplateName, MailText>> = { en, de, fr };

/** What the variables of mails stand for. */
export const variableWords: Record<Language, Record<Variable, string>> = {
  en: {
    url: "The link that the mail is about; it works once.",
    "user.email": "The user’s address. Every other member of the profile works, too: user.nickname, user.user_metadata.…",
    "user.name": "The user’s name.",
    "user.given_name": "The user’s first name; often empty.",
    "inviter.name": "Who invites.",
    "organization.name": "The organization’s short name.",
    "organization.display_name": "The organization’s name for people.",
    friendly_name: "The name of this tenant.",
    support_email: "From the tab General.",
    support_url: "From the tab General.",
  },
  de: {
    url: "Der Link, um den es geht; er gilt einmal.",
    "user.email": "Die Adresse des Benutzers. Auch alles andere im Profil geht: user.nickname, user.user_metadata.…",
    "user.name": "Der Name des Benutzers.",
    "user.given_name": "Der Vorname des Benutzers; oft leer.",
    "inviter.name": "Wer einlädt.",
    "organization.name": "Der Kurzname der Organisation.",
    "organization.display_name": "Der Name der Organisation für Menschen.",
    friendly_name: "Der Name dieses Mandanten.",
    support_email: "Vom Reiter Allgemein.",
    support_url: "Vom Reiter Allgemein.",
  },
  fr: {
    url: "Le lien dont il s’agit ; il sert une fois.",
    "user.email": "L’adresse de l’utilisateur. Tout le profil est disponible : user.nickname, user.user_metadata.…",
    "user.name": "Le nom de l’utilisateur.",
    "user.given_name": "Le prénom de l’utilisateur ; souvent vide.",
    "inviter.name": "Qui invite.",
    "organization.name": "Le nom court de l’organisation.",
    "organization.display_name": "Le nom de l’organisation pour les personnes.",
    friendly_name: "Le nom de ce locataire.",
    support_email: "De l’onglet Général.",
    support_url: "De l’onglet Général.",
  },
};
