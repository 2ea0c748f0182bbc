import { defineWords } from "../../words/language";

const REFUSALS = {
  en: {
    access_denied: "The secret is wrong, the application has no grant for this API, or the API's settings deny it.",
    unauthorized_client: "The application's grant types lack client_credentials. Add it in the application's settings.",
    invalid_client: "The server does not know this application, or it must prove itself in another way.",
    too_many_requests: "Too many calls in a short time. Wait a minute.",
  },
  de: {
    access_denied: "Das Geheimnis ist falsch, die Anwendung ist für diese API nicht berechtigt, oder die Einstellungen der API verweigern es.",
    unauthorized_client: "Den Grant-Arten der Anwendung fehlt client_credentials. Fügen Sie es in ihren Einstellungen hinzu.",
    invalid_client: "Der Server kennt diese Anwendung nicht, oder sie muss sich anders ausweisen.",
    too_many_requests: "Zu viele Aufrufe in kurzer Zeit. Warten Sie eine Minute.",
  },
  fr: {
    access_denied: "Le secret est faux, l’application n’est pas autorisée pour cette API, ou les paramètres de l’API le refusent.",
    unauthorized_client: "Il manque client_credentials aux types d’octroi de l’application. Ajoutez-le dans ses paramètres.",
    invalid_client: "Le serveur ne connaît pas cette application, ou elle doit s’identifier autrement.",
    too_many_requests: "Trop d’appels en peu de temps. Attendez une minute.",
  },
};

const refusal = (texts: Record<string, string>, fallback: string) => (error: string) => texts[error] ?? fallback;

export const testWords = defineWords({
  en: {
    request: "The request",
    requestLead:
      "An application without a user sends its id and secret to the token endpoint and names this API as audience. Your own sign-in has no part in it.",
    application: "Application",
    applicationHelp: "Those that are authorized for this API.",
    showSecret: "Put the secret into the code",
    noSecret: "Your account may not see secrets",
    noSecretText:
      "The test call needs the application's secret, which only administrators may read (scope read:client_keys). You can copy the code and put in a secret that you have.",
    otherMethod: "This application has no secret to send",
    otherMethodText: (method: string): string =>
      method === "private_key_jwt"
        ? "It proves itself with a signed assertion (private_key_jwt), whose private key only it has. Make the call from the application itself, or choose another one."
        : "It is a public client (none): choose one with a secret.",
    changeGrants: "Change which applications may use this API",
    answer: "The live answer",
    answerLead: (app: string) => `Calls /oauth/token for real, from your browser, as ${app}. The call stands in the log like any other.`,
    getToken: "Get a token",
    again: "Get another token",
    refused: "Why it was refused",
    refusal: refusal(REFUSALS.en, "The description above says why."),
    explained: "The token, claim by claim",
    explainedLead:
      "The access token is a JWT: three parts with dots between them. The first two are plain JSON that anybody can read, so nothing secret belongs there.",
    header: "Header",
    payload: "Payload",
    signature: "The third part is the signature. It shows that this server made the token and that nobody changed it since.",
    send: "Send it to your API",
    sendLead: "In the header Authorization of each request. The same token serves until it expires; get a new one only then.",
    nobody: "No application may get a token for this API yet",
    nobodyText:
      "A token for an API without a user is given only to an application that is authorized for it. That takes two things: an application of the type machine to machine, and its authorization for this API.",
    createTestText: "The test application gets every permission of this API. Delete it when you do not need it any more.",
    createTest: "Create & authorize a test application",
    authorizeOther: "Authorize one of yours",
    testName: (api: string) => `${api} (test application)`,
    testMade: "Test application created",
  },
  de: {
    request: "Die Anfrage",
    requestLead:
      "Eine Anwendung ohne Benutzer sendet ihre Kennung und ihr Geheimnis an den Token-Endpunkt und nennt diese API als audience. Ihre eigene Anmeldung hat damit nichts zu tun.",
    application: "Anwendung",
    applicationHelp: "Die für diese API berechtigten.",
    showSecret: "Geheimnis in den Code einsetzen",
    noSecret: "Ihr Konto darf keine Geheimnisse sehen",
    noSecretText:
      "Der Testaufruf braucht das Geheimnis der Anwendung, das nur Verwalter lesen dürfen (Scope read:client_keys). Sie können den Code kopieren und ein Geheimnis einsetzen, das Sie haben.",
    otherMethod: "Diese Anwendung hat kein Geheimnis zu senden",
    otherMethodText: (method: string): string =>
      method === "private_key_jwt"
        ? "Sie weist sich mit einer signierten Erklärung aus (private_key_jwt), deren privaten Schlüssel nur sie hat. Rufen Sie aus der Anwendung selbst auf, oder wählen Sie eine andere."
        : "Sie ist ein öffentlicher Client (none): Wählen Sie eine mit Geheimnis.",
    changeGrants: "Ändern, welche Anwendungen diese API nutzen dürfen",
    answer: "Die Antwort",
    answerLead: (app: string) => `Ruft /oauth/token wirklich auf, aus Ihrem Browser, als ${app}. Der Aufruf steht wie jeder andere im Protokoll.`,
    getToken: "Token holen",
    again: "Noch ein Token holen",
    refused: "Warum es abgelehnt wurde",
    refusal: refusal(REFUSALS.de, "Die Beschreibung oben sagt, warum."),
    explained: "Das Token, Angabe für Angabe",
    explainedLead:
      "Das Zugriffstoken ist ein JWT: drei Teile mit Punkten dazwischen. Die ersten zwei sind einfaches JSON, das jeder lesen kann; Geheimes gehört dort nicht hinein.",
    header: "Kopf",
    payload: "Inhalt",
    signature: "Der dritte Teil ist die Signatur. Sie zeigt, dass dieser Server das Token gemacht hat und niemand es seither geändert hat.",
    send: "An Ihre API senden",
    sendLead: "Im Header Authorization jeder Anfrage. Dasselbe Token gilt bis zu seinem Ablauf; erst dann ist ein neues nötig.",
    nobody: "Noch keine Anwendung bekommt ein Token für diese API",
    nobodyText:
      "Ein Token für eine API ohne Benutzer bekommt nur eine Anwendung, die dafür berechtigt ist. Das braucht zweierlei: eine Anwendung der Art Maschine zu Maschine, und ihre Berechtigung für diese API.",
    createTestText: "Die Testanwendung bekommt jede Berechtigung dieser API. Löschen Sie sie, wenn Sie sie nicht mehr brauchen.",
    createTest: "Testanwendung anlegen und berechtigen",
    authorizeOther: "Eine eigene berechtigen",
    testName: (api: string) => `${api} (Testanwendung)`,
    testMade: "Testanwendung angelegt",
  },
  fr: {
    request: "La requête",
    requestLead:
      "Une application sans utilisateur envoie son identifiant et son secret au point de terminaison des jetons et nomme cette API comme audience. Votre propre connexion n’y joue aucun rôle.",
    application: "Application",
    applicationHelp: "Celles qui sont autorisées pour cette API.",
    showSecret: "Mettre le secret dans le code",
    noSecret: "Votre compte ne peut pas voir les secrets",
    noSecretText:
      "L’appel d’essai a besoin du secret de l’application, que seuls les administrateurs peuvent lire (scope read:client_keys). Vous pouvez copier le code et y mettre un secret que vous avez.",
    otherMethod: "Cette application n’a pas de secret à envoyer",
    otherMethodText: (method: string): string =>
      method === "private_key_jwt"
        ? "Elle s’identifie par une assertion signée (private_key_jwt), dont elle seule a la clé privée. Faites l’appel depuis l’application elle-même, ou choisissez-en une autre."
        : "C’est un client public (none) : choisissez-en un avec un secret.",
    changeGrants: "Changer quelles applications peuvent utiliser cette API",
    answer: "La réponse en direct",
    answerLead: (app: string) => `Appelle vraiment /oauth/token, depuis votre navigateur, en tant que ${app}. L’appel figure au journal comme tout autre.`,
    getToken: "Obtenir un jeton",
    again: "Obtenir un autre jeton",
    refused: "Pourquoi il a été refusé",
    refusal: refusal(REFUSALS.fr, "La description ci-dessus dit pourquoi."),
    explained: "Le jeton, revendication par revendication",
    explainedLead:
      "Le jeton d’accès est un JWT : trois parties séparées par des points. Les deux premières sont du JSON que chacun peut lire ; rien de secret n’y a sa place.",
    header: "En-tête",
    payload: "Contenu",
    signature: "La troisième partie est la signature. Elle montre que ce serveur a fait le jeton et que personne ne l’a changé depuis.",
    send: "L’envoyer à votre API",
    sendLead: "Dans l’en-tête Authorization de chaque requête. Le même jeton sert jusqu’à son expiration ; n’en demandez un nouveau qu’alors.",
    nobody: "Aucune application ne peut encore obtenir de jeton pour cette API",
    nobodyText:
      "Un jeton pour une API sans utilisateur n’est donné qu’à une application autorisée pour elle. Il faut deux choses : une application de machine à machine, et son autorisation pour cette API.",
    createTestText: "L’application d’essai reçoit toutes les permissions de cette API. Supprimez-la quand vous n’en avez plus besoin.",
    createTest: "Créer et autoriser une application d’essai",
    authorizeOther: "Autoriser l’une des vôtres",
    testName: (api: string) => `${api} (application d’essai)`,
    testMade: "Application d’essai créée",
  },
});
