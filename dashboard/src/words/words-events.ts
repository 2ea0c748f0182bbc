import type { LogCode } from "../api/events";
import type { Language } from "./language";

/** A type of event: its name, what it means, and for failures what to do. */
export interface EventText {
  name: string;
  means: string;
  act?: string;
}

const en: Record<LogCode, EventText> = {
  s: { name: "Signed in", means: "A user signed in and went back to the application." },
  ssa: {
    name: "Signed in silently",
    means: "The application renewed a sign-in without a page: the browser still had a session.",
  },
  fsa: {
    name: "Silent sign-in not possible",
    means: "The application asked without showing a page, and the user has to see one. Applications do so at every first visit.",
    act: "Usually nothing: the application shows the sign-in page next. With “Login required” again and again, the browser does not send the cookie to a foreign site: use refresh tokens. With “Consent required”, let the user see the page once.",
  },
  f: {
    name: "Sign-in failed",
    means: "A sign-in or a request for one was refused.",
    act: "If the user is blocked, unblock them on their page. Otherwise the reason names the parameter or the setting of the application to correct.",
  },
  fp: {
    name: "Wrong password",
    means: "There is such a user, but the password was another one. The page did not tell the visitor which of the two was wrong.",
    act: "One or two are typing errors. Many for one user: send a link to choose a new password. Many users from one address: somebody tries out passwords; look at Attack protection.",
  },
  fu: {
    name: "Unknown user",
    means: "Nobody in the connection has this address. The page did not tell the visitor so.",
    act: "The user may have signed up with another address, or in a connection that the application does not use.",
  },
  limit_wc: {
    name: "Held off after too many attempts",
    means: "Too many sign-ins with this address failed one after the other. More are refused for a while, even with the right password.",
    act: "Wait, or remove the block on the user’s page. If it was not the user, tell them to choose a new password.",
  },
  ss: { name: "Signed up", means: "Somebody made an account for themselves." },
  fs: {
    name: "Sign-up failed",
    means: "No account was made: the address is taken, sign-ups are off, or the password is too weak. The visitor is not told that an address is taken.",
    act: "If the address is taken, the user can sign in or reset the password. Sign-ups and password rules are settings of the connection.",
  },
  slo: { name: "Signed out", means: "The session in this browser is over. Access tokens stay good until they expire." },
  flo: {
    name: "Sign-out failed",
    means: "The address to return to after signing out is not registered.",
    act: "Add it to the allowed logout URLs of the application or of the tenant, letter for letter.",
  },
  seacft: {
    name: "Code exchanged for tokens",
    means: "After a sign-in, the application redeemed its code for an access token, and an ID token if it asked for one.",
  },
  feacft: {
    name: "Code not accepted",
    means: "A code works once, for a minute, and for the application and address that asked for it.",
    act: "“unknown or expired”: redeem it at once. “replayed”: the application redeems twice, often because a page was loaded again. About the verifier: two tabs share one storage. Otherwise compare the redirect URI, letter for letter.",
  },
  seccft: {
    name: "Token for a machine",
    means: "An application got an access token for itself, without a user.",
  },
  feccft: {
    name: "Token for a machine refused",
    means: "An application asked for a token for itself and did not get one.",
    act: "“Unauthorized”: the secret is wrong or was rotated. “client-grant”: authorise the application on the API’s tab Machine to machine. “Service not found”: the audience must be the API’s identifier, letter for letter.",
  },
  sepft: {
    name: "Signed in by password grant",
    means: "An application took name and password itself and exchanged them for tokens. New applications should use the sign-in page.",
  },
  fepft: {
    name: "Password grant failed",
    means: "An application sent a name and a password, and they were refused.",
    act: "Wrong password, blocked user, or no connection: set the default directory in Settings, or enable a connection for the application.",
  },
  sertft: { name: "Tokens renewed", means: "A refresh token was exchanged for new tokens; no page was shown." },
  fertft: {
    name: "Tokens not renewed",
    means: "The refresh token is unknown, expired, revoked or used before.",
    act: "The application has to send the user to the sign-in page again. If it happens to many, look at the lifetimes of refresh tokens in the application’s settings.",
  },
  ferrt: {
    name: "Refresh token used twice",
    means: "A refresh token that had been exchanged came again. Either the application keeps an old one, or somebody copied it; so all tokens of this sign-in have ended.",
    act: "See whether the application saves the new refresh token every time, and sends only one request at once. If address and program are strange, end the user’s sessions.",
  },
  srrt: { name: "Refresh token revoked", means: "An application gave back a refresh token; it and all that come from it have ended." },
  sv: { name: "E-mail address confirmed", means: "A user opened the link in the mail: the address is theirs." },
  fv: {
    name: "E-mail address not confirmed",
    means: "The link is too old or was used before. Some mail programs open links by themselves.",
    act: "See whether the user is confirmed already; if not, send another mail from the user’s page.",
  },
  svr: { name: "Confirmation mail sent", means: "A mail with a link to confirm the address was asked for." },
  scpr: {
    name: "New password asked for",
    means: "Somebody asked for a link to choose a new password. If the address has an account, a mail was sent.",
  },
  fcpr: {
    name: "New password could not be asked for",
    means: "The mail with the link was not made.",
    act: "See whether the connection has passwords of its own and the mail server works.",
  },
  scp: { name: "Password changed", means: "A user chose a new password. All their sessions and refresh tokens have ended." },
  fcp: {
    name: "Password not changed",
    means: "The link is too old, or the password breaks a rule.",
    act: "Send a new link; the rules are settings of the connection.",
  },
  fn: {
    name: "Mail not sent",
    means: "The mail server did not take a mail. The server tries again a few times.",
    act: "Check the mail server in Settings, E-mail.",
  },
  sui: { name: "Users imported", means: "A file of users was read to its end." },
  fui: {
    name: "Import of users failed",
    means: "A file of users could not be read to its end.",
    act: "The job says which lines were wrong: Users, Import.",
  },
  w: {
    name: "Hint",
    means: "Something works and is probably not meant so: an application named no API and got a token that no API can read, or sent an ID token where an access token belongs. Only a server for development says so.",
    act: "The details name the page about it; Tools, Explain a token says what to change.",
  },
  sapi: { name: "Changed by the Management API", means: "An administrator, a script or this dashboard changed something." },
  fapi: {
    name: "Change by the Management API refused",
    means: "A change was asked for and not made.",
    act: "Status 403: the token lacks the scope. 400: the request is not well formed. 404: no such object. 409: there is one already. The caller was told the details.",
  },
};

const de: Record<LogCode, EventText> = {
  s: { name: "Angemeldet", means: "Ein Benutzer hat sich angemeldet und kehrte zur Anwendung zurück." },
  ssa: {
    name: "Still angemeldet",
    means: "Die Anwendung erneuerte eine Anmeldung ohne Seite: Der Browser hatte noch eine Sitzung.",
  },
  fsa: {
    name: "Stille Anmeldung nicht möglich",
    means: "Die Anwendung fragte, ohne eine Seite zu zeigen, doch der Benutzer muss eine sehen. Beim ersten Besuch ist das immer so.",
    act: "Meist nichts: Als Nächstes zeigt die Anwendung die Anmeldeseite. Kommt „Login required“ immer wieder, sendet der Browser das Cookie nicht an fremde Seiten: Refresh-Tokens verwenden. Bei „Consent required“ den Benutzer die Seite einmal sehen lassen.",
  },
  f: {
    name: "Anmeldung gescheitert",
    means: "Eine Anmeldung oder die Bitte darum wurde abgelehnt.",
    act: "Ist der Benutzer gesperrt, heben Sie die Sperre auf seiner Seite auf. Sonst nennt der Grund den Parameter oder die Einstellung der Anwendung.",
  },
  fp: {
    name: "Falsches Passwort",
    means: "Den Benutzer gibt es, das Passwort war ein anderes. Die Seite verriet nicht, was von beidem falsch war.",
    act: "Eines oder zwei sind Tippfehler. Viele bei einem Benutzer: einen Link für ein neues Passwort senden. Viele Benutzer von einer Adresse: Jemand probiert Passwörter aus; siehe Schutz vor Angriffen.",
  },
  fu: {
    name: "Unbekannter Benutzer",
    means: "Niemand in der Verbindung hat diese Adresse. Die Seite verriet das nicht.",
    act: "Vielleicht hat sich der Benutzer mit einer anderen Adresse registriert oder in einer Verbindung, die die Anwendung nicht nutzt.",
  },
  limit_wc: {
    name: "Nach zu vielen Versuchen abgewiesen",
    means: "Zu viele Anmeldungen mit dieser Adresse scheiterten nacheinander. Weitere werden eine Weile abgewiesen, auch mit richtigem Passwort.",
    act: "Warten oder die Sperre auf der Seite des Benutzers entfernen. War er es nicht, sollte er ein neues Passwort wählen.",
  },
  ss: { name: "Registriert", means: "Jemand hat sich selbst ein Konto angelegt." },
  fs: {
    name: "Registrierung gescheitert",
    means: "Es entstand kein Konto: Die Adresse ist vergeben, Registrierungen sind aus, oder das Passwort ist zu schwach. Dass eine Adresse vergeben ist, erfährt niemand.",
    act: "Ist die Adresse vergeben, kann sich der Benutzer anmelden oder das Passwort zurücksetzen. Registrierung und Passwortregeln sind Einstellungen der Verbindung.",
  },
  slo: { name: "Abgemeldet", means: "Die Sitzung in diesem Browser ist zu Ende. Zugriffstokens gelten, bis sie ablaufen." },
  flo: {
    name: "Abmeldung gescheitert",
    means: "Die Adresse, zu der es nach dem Abmelden gehen soll, ist nicht eingetragen.",
    act: "Tragen Sie sie bei den Abmelde-URLs der Anwendung oder des Mandanten ein, Zeichen für Zeichen.",
  },
  seacft: {
    name: "Code gegen Tokens getauscht",
    means: "Nach einer Anmeldung löste die Anwendung ihren Code gegen ein Zugriffstoken ein, und ein ID-Token, wenn sie es verlangte.",
  },
  feacft: {
    name: "Code nicht angenommen",
    means: "Ein Code gilt einmal, eine Minute lang und für die Anwendung und Adresse, die ihn verlangten.",
    act: "„unknown or expired“: sofort einlösen. „replayed“: Die Anwendung löst zweimal ein, oft weil eine Seite neu geladen wird. Zum Verifier: Zwei Fenster teilen einen Speicher. Sonst die Redirect-URI Zeichen für Zeichen vergleichen.",
  },
  seccft: { name: "Token für eine Maschine", means: "Eine Anwendung bekam ein Zugriffstoken für sich selbst, ohne Benutzer." },
  feccft: {
    name: "Token für eine Maschine verweigert",
    means: "Eine Anwendung verlangte ein Token für sich selbst und bekam keines.",
    act: "„Unauthorized“: Das Geheimnis ist falsch oder wurde erneuert. „client-grant“: die Anwendung bei der API unter Machine to Machine zulassen. „Service not found“: audience muss Zeichen für Zeichen die Kennung der API sein.",
  },
  sepft: {
    name: "Mit Password-Grant angemeldet",
    means: "Eine Anwendung nahm Name und Passwort selbst entgegen und tauschte sie gegen Tokens. Neue Anwendungen sollten die Anmeldeseite nutzen.",
  },
  fepft: {
    name: "Password-Grant gescheitert",
    means: "Eine Anwendung sandte Name und Passwort, und sie wurden abgelehnt.",
    act: "Falsches Passwort, gesperrter Benutzer oder keine Verbindung: unter Einstellungen das Standardverzeichnis setzen oder der Anwendung eine Verbindung geben.",
  },
  sertft: { name: "Tokens erneuert", means: "Ein Refresh-Token wurde gegen neue Tokens getauscht, ohne eine Seite zu zeigen." },
  fertft: {
    name: "Tokens nicht erneuert",
    means: "Das Refresh-Token ist unbekannt, abgelaufen, widerrufen oder schon benutzt.",
    act: "Die Anwendung muss den Benutzer wieder zur Anmeldeseite senden. Trifft es viele, sehen Sie sich die Gültigkeit der Refresh-Tokens bei der Anwendung an.",
  },
  ferrt: {
    name: "Refresh-Token zweimal benutzt",
    means: "Ein schon getauschtes Refresh-Token kam noch einmal. Entweder behält die Anwendung ein altes, oder jemand hat es kopiert; deshalb sind alle Tokens dieser Anmeldung beendet.",
    act: "Prüfen Sie, ob die Anwendung jedes Mal das neue Refresh-Token speichert und nur eine Anfrage zugleich sendet. Sind Adresse und Programm fremd, beenden Sie die Sitzungen des Benutzers.",
  },
  srrt: { name: "Refresh-Token widerrufen", means: "Eine Anwendung gab ein Refresh-Token zurück; es und alles, was daraus hervorging, ist beendet." },
  sv: { name: "E-Mail-Adresse bestätigt", means: "Ein Benutzer öffnete den Link in der Mail: Die Adresse gehört ihm." },
  fv: {
    name: "E-Mail-Adresse nicht bestätigt",
    means: "Der Link ist zu alt oder schon benutzt. Manche Mailprogramme öffnen Links von selbst.",
    act: "Sehen Sie nach, ob der Benutzer schon bestätigt ist; wenn nicht, senden Sie von seiner Seite eine neue Mail.",
  },
  svr: { name: "Bestätigungsmail gesendet", means: "Eine Mail mit einem Link zum Bestätigen der Adresse wurde verlangt." },
  scpr: {
    name: "Neues Passwort verlangt",
    means: "Jemand verlangte einen Link für ein neues Passwort. Gehört zur Adresse ein Konto, ging eine Mail hinaus.",
  },
  fcpr: {
    name: "Neues Passwort ließ sich nicht verlangen",
    means: "Die Mail mit dem Link entstand nicht.",
    act: "Prüfen Sie, ob die Verbindung eigene Passwörter hat und der Mailserver arbeitet.",
  },
  scp: { name: "Passwort geändert", means: "Ein Benutzer wählte ein neues Passwort. Alle seine Sitzungen und Refresh-Tokens sind beendet." },
  fcp: {
    name: "Passwort nicht geändert",
    means: "Der Link ist zu alt, oder das Passwort verletzt eine Regel.",
    act: "Senden Sie einen neuen Link; die Regeln sind Einstellungen der Verbindung.",
  },
  fn: {
    name: "Mail nicht gesendet",
    means: "Der Mailserver nahm eine Mail nicht an. Der Server versucht es noch einige Male.",
    act: "Prüfen Sie den Mailserver unter Einstellungen, E-Mail.",
  },
  sui: { name: "Benutzer importiert", means: "Eine Datei mit Benutzern wurde bis zum Ende gelesen." },
  fui: {
    name: "Import von Benutzern gescheitert",
    means: "Eine Datei mit Benutzern ließ sich nicht bis zum Ende lesen.",
    act: "Der Auftrag sagt, welche Zeilen falsch waren: Benutzer, Import.",
  },
  w: {
    name: "Hinweis",
    means: "Etwas geht und ist wohl nicht so gemeint: Eine Anwendung nannte keine API und bekam ein Token, das keine API lesen kann, oder sendete ein ID-Token, wo ein Access-Token hingehört. Nur ein Server für die Entwicklung sagt das.",
    act: "Die Einzelheiten nennen die Seite dazu; Werkzeuge, Token erklären sagt, was zu ändern ist.",
  },
  sapi: { name: "Mit der Management API geändert", means: "Jemand aus der Verwaltung, ein Skript oder diese Oberfläche hat etwas geändert." },
  fapi: {
    name: "Änderung mit der Management API abgelehnt",
    means: "Eine Änderung wurde verlangt und nicht gemacht.",
    act: "Status 403: Dem Token fehlt der Scope. 400: Die Anfrage ist nicht wohlgeformt. 404: Das Objekt gibt es nicht. 409: Es gibt schon eines. Der Aufrufer erfuhr die Einzelheiten.",
  },
};

const fr: Record<LogCode, EventText> = {
  s: { name: "Connecté", means: "Un utilisateur s’est connecté et est revenu à l’application." },
  ssa: {
    name: "Connecté en silence",
    means: "L’application a renouvelé une connexion sans page : le navigateur avait encore une session.",
  },
  fsa: {
    name: "Connexion silencieuse impossible",
    means: "L’application a demandé sans montrer de page, or l’utilisateur doit en voir une. C’est toujours le cas à la première visite.",
    act: "En général rien : l’application montre ensuite la page de connexion. Si « Login required » revient sans cesse, le navigateur n’envoie pas le cookie à un site étranger : utilisez des jetons de rafraîchissement. Pour « Consent required », laissez l’utilisateur voir la page une fois.",
  },
  f: {
    name: "Connexion échouée",
    means: "Une connexion, ou la demande d’une connexion, a été refusée.",
    act: "Si l’utilisateur est bloqué, débloquez-le sur sa page. Sinon la raison nomme le paramètre ou le réglage de l’application à corriger.",
  },
  fp: {
    name: "Mauvais mot de passe",
    means: "L’utilisateur existe, mais le mot de passe était un autre. La page n’a pas dit lequel des deux était faux.",
    act: "Une ou deux fois, c’est une faute de frappe. Souvent pour un utilisateur : envoyez un lien de nouveau mot de passe. Beaucoup d’utilisateurs depuis une adresse : quelqu’un essaie des mots de passe ; voyez Protection contre les attaques.",
  },
  fu: {
    name: "Utilisateur inconnu",
    means: "Personne dans la connexion n’a cette adresse. La page ne l’a pas dit au visiteur.",
    act: "L’utilisateur s’est peut-être inscrit avec une autre adresse, ou dans une connexion que l’application n’utilise pas.",
  },
  limit_wc: {
    name: "Écarté après trop d’essais",
    means: "Trop de connexions avec cette adresse ont échoué de suite. D’autres sont refusées un moment, même avec le bon mot de passe.",
    act: "Attendez, ou levez le blocage sur la page de l’utilisateur. Si ce n’était pas lui, qu’il choisisse un nouveau mot de passe.",
  },
  ss: { name: "Inscrit", means: "Quelqu’un s’est créé un compte." },
  fs: {
    name: "Inscription échouée",
    means: "Aucun compte n’a été créé : l’adresse est prise, les inscriptions sont fermées ou le mot de passe est trop faible. On ne dit pas au visiteur qu’une adresse est prise.",
    act: "Si l’adresse est prise, l’utilisateur peut se connecter ou réinitialiser son mot de passe. Inscriptions et règles sont des réglages de la connexion.",
  },
  slo: { name: "Déconnecté", means: "La session de ce navigateur est finie. Les jetons d’accès restent valables jusqu’à leur expiration." },
  flo: {
    name: "Déconnexion échouée",
    means: "L’adresse de retour après la déconnexion n’est pas déclarée.",
    act: "Ajoutez-la aux URL de déconnexion de l’application ou du locataire, lettre pour lettre.",
  },
  seacft: {
    name: "Code échangé contre des jetons",
    means: "Après une connexion, l’application a échangé son code contre un jeton d’accès, et un jeton d’identité si elle l’a demandé.",
  },
  feacft: {
    name: "Code refusé",
    means: "Un code sert une fois, pendant une minute, pour l’application et l’adresse qui l’ont demandé.",
    act: "« unknown or expired » : échangez-le aussitôt. « replayed » : l’application échange deux fois, souvent parce qu’une page est rechargée. À propos du vérificateur : deux onglets partagent un stockage. Sinon comparez l’URI de redirection, lettre pour lettre.",
  },
  seccft: { name: "Jeton pour une machine", means: "Une application a reçu un jeton d’accès pour elle-même, sans utilisateur." },
  feccft: {
    name: "Jeton pour une machine refusé",
    means: "Une application a demandé un jeton pour elle-même et ne l’a pas obtenu.",
    act: "« Unauthorized » : le secret est faux ou a été renouvelé. « client-grant » : autorisez l’application dans l’onglet Machine to machine de l’API. « Service not found » : audience doit être l’identifiant de l’API, lettre pour lettre.",
  },
  sepft: {
    name: "Connecté par password grant",
    means: "Une application a pris elle-même nom et mot de passe et les a échangés contre des jetons. Les nouvelles applications devraient utiliser la page de connexion.",
  },
  fepft: {
    name: "Password grant échoué",
    means: "Une application a envoyé un nom et un mot de passe, et ils ont été refusés.",
    act: "Mauvais mot de passe, utilisateur bloqué ou pas de connexion : définissez l’annuaire par défaut dans Paramètres, ou activez une connexion pour l’application.",
  },
  sertft: { name: "Jetons renouvelés", means: "Un jeton de rafraîchissement a été échangé contre de nouveaux jetons, sans montrer de page." },
  fertft: {
    name: "Jetons non renouvelés",
    means: "Le jeton de rafraîchissement est inconnu, expiré, révoqué ou déjà utilisé.",
    act: "L’application doit renvoyer l’utilisateur à la page de connexion. Si beaucoup sont touchés, voyez les durées des jetons de rafraîchissement dans l’application.",
  },
  ferrt: {
    name: "Jeton de rafraîchissement utilisé deux fois",
    means: "Un jeton déjà échangé est revenu. Ou l’application garde un ancien jeton, ou quelqu’un l’a copié ; tous les jetons de cette connexion ont donc pris fin.",
    act: "Vérifiez que l’application garde chaque fois le nouveau jeton et n’envoie qu’une demande à la fois. Si adresse et programme sont étranges, fermez les sessions de l’utilisateur.",
  },
  srrt: { name: "Jeton de rafraîchissement révoqué", means: "Une application a rendu un jeton de rafraîchissement ; lui et tout ce qui en vient ont pris fin." },
  sv: { name: "Adresse e-mail confirmée", means: "Un utilisateur a ouvert le lien du message : l’adresse est la sienne." },
  fv: {
    name: "Adresse e-mail non confirmée",
    means: "Le lien est trop ancien ou a déjà servi. Certains programmes ouvrent les liens tout seuls.",
    act: "Voyez si l’utilisateur est déjà confirmé ; sinon envoyez un autre message depuis sa page.",
  },
  svr: { name: "Message de confirmation envoyé", means: "Un message avec un lien pour confirmer l’adresse a été demandé." },
  scpr: {
    name: "Nouveau mot de passe demandé",
    means: "Quelqu’un a demandé un lien pour choisir un nouveau mot de passe. Si l’adresse a un compte, un message est parti.",
  },
  fcpr: {
    name: "Demande de mot de passe impossible",
    means: "Le message avec le lien n’a pas été fait.",
    act: "Voyez si la connexion a ses propres mots de passe et si le serveur de messagerie fonctionne.",
  },
  scp: { name: "Mot de passe changé", means: "Un utilisateur a choisi un nouveau mot de passe. Toutes ses sessions et jetons de rafraîchissement ont pris fin." },
  fcp: {
    name: "Mot de passe non changé",
    means: "Le lien est trop ancien, ou le mot de passe enfreint une règle.",
    act: "Envoyez un nouveau lien ; les règles sont des réglages de la connexion.",
  },
  fn: {
    name: "Message non envoyé",
    means: "Le serveur de messagerie n’a pas accepté un message. Le serveur réessaie plusieurs fois.",
    act: "Vérifiez le serveur de messagerie dans Paramètres, E-mail.",
  },
  sui: { name: "Utilisateurs importés", means: "Un fichier d’utilisateurs a été lu jusqu’au bout." },
  fui: {
    name: "Import d’utilisateurs échoué",
    means: "Un fichier d’utilisateurs n’a pas pu être lu jusqu’au bout.",
    act: "La tâche dit quelles lignes étaient fausses : Utilisateurs, Import.",
  },
  w: {
    name: "Conseil",
    means: "Quelque chose marche et n’est sans doute pas voulu : une application n’a nommé aucune API et a reçu un jeton qu’aucune API ne peut lire, ou a envoyé un jeton d’identité à la place d’un jeton d’accès. Seul un serveur de développement le dit.",
    act: "Les détails nomment la page à ce sujet ; Outils, Expliquer un jeton dit quoi changer.",
  },
  sapi: { name: "Modifié par la Management API", means: "Un administrateur, un script ou ce tableau de bord a modifié quelque chose." },
  fapi: {
    name: "Modification par la Management API refusée",
    means: "Une modification a été demandée et n’a pas été faite.",
    act: "Statut 403 : il manque le scope au jeton. 400 : la requête est mal formée. 404 : l’objet n’existe pas. 409 : il y en a déjà un. L’appelant a reçu les détails.",
  },
};

/** What every type of event that this server writes says to people. */
export const eventWords: Record<Language, Record<LogCode, EventText>> = { en, de, fr };
