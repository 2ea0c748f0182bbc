import { defineWords } from "../../words/language";

export const quickStartWords = defineWords({
  en: {
    leadShared: "Every request brings an access token in the header Authorization. A library checks it on your machine with the secret of this API. No call to this server for each request.",
    title: "What your API checks",
    lead: "Every request brings an access token in the header Authorization. A library checks it on your machine, with public keys that it fetches now and then. No call to this server for each request.",
    issuer: "Issuer (iss)",
    audience: "Audience (aud)",
    algorithm: "Algorithm (alg)",
    keys: "Public keys",
    allowed: "What is allowed",
    allowedText: (claim: string): string =>
      claim === "permissions"
        ? "The claim permissions, a list: this API has RBAC on and puts permissions into the token."
        : "The claim scope, words with spaces between them.",
    noPermission: "This API defines no permission yet",
    noPermissionText: "The code below asks for read:items as an example; no token will have it until you define it.",
    definePermissions: "Define permissions",
    secretOnly: "HS256: one secret for both sides",
    secretOnlyText:
      "This API shares a secret with the server instead of using public keys. Whoever can check its tokens can also make them, so keep the secret on servers. Other languages do the same with any JWT library: algorithm HS256, this secret, issuer and audience. For a new API choose RS256.",
    unknownAlgorithm: (library: string, algorithm: string) =>
      `${library} does not know ${algorithm}. Choose another language, another library, or make the API with RS256, which all of them know.`,
    install: "Install the library",
    write: "Write the code",
    writeNote: (permission: string) => `One route that only callers with ${permission} may use.`,
    run: "Start it",
    local: "This server has a certificate that only this machine knows",
    localText:
      "Your program must trust the server's own authority. Its certificate lies in the server's data directory, here written DATA. ostiary trust does the same for the whole system.",
    call: "Call it with a token",
    callText: "The answer is",
    with200: "with a good token,",
    with403: "without the permission,",
    with401: "with another API's token, an expired one or none.",
    getToken: "Get a token to try",
  },
  de: {
    leadShared: "Jede Anfrage bringt im Header Authorization ein Zugriffstoken mit. Eine Bibliothek prüft es auf Ihrem Rechner mit dem Geheimnis dieser API. Dieser Server wird nicht für jede Anfrage gefragt.",
    title: "Was Ihre API prüft",
    lead: "Jede Anfrage bringt im Header Authorization ein Zugriffstoken mit. Eine Bibliothek prüft es auf Ihrem Rechner mit öffentlichen Schlüsseln, die sie ab und zu holt. Dieser Server wird nicht für jede Anfrage gefragt.",
    issuer: "Aussteller (iss)",
    audience: "Zielgruppe (aud)",
    algorithm: "Verfahren (alg)",
    keys: "Öffentliche Schlüssel",
    allowed: "Was erlaubt ist",
    allowedText: (claim: string): string =>
      claim === "permissions"
        ? "Die Angabe permissions, eine Liste: Diese API nutzt RBAC und schreibt Berechtigungen ins Token."
        : "Die Angabe scope, Wörter mit Leerzeichen dazwischen.",
    noPermission: "Diese API hat noch keine Berechtigung",
    noPermissionText: "Der Code unten verlangt als Beispiel read:items; kein Token hat es, bis Sie es festlegen.",
    definePermissions: "Berechtigungen festlegen",
    secretOnly: "HS256: ein Geheimnis für beide Seiten",
    secretOnlyText:
      "Diese API teilt mit dem Server ein Geheimnis, statt öffentliche Schlüssel zu nutzen. Wer ihre Tokens prüfen kann, kann auch welche herstellen: Bewahren Sie es nur auf Servern auf. Andere Sprachen machen es genauso mit einer beliebigen JWT-Bibliothek: Verfahren HS256, dieses Geheimnis, Aussteller und Zielgruppe. Für eine neue API nehmen Sie RS256.",
    unknownAlgorithm: (library: string, algorithm: string) =>
      `${library} kennt ${algorithm} nicht. Nehmen Sie eine andere Sprache, eine andere Bibliothek, oder legen Sie die API mit RS256 an, das alle kennen.`,
    install: "Bibliothek installieren",
    write: "Code schreiben",
    writeNote: (permission: string) => `Eine Route, die nur mit ${permission} zu nutzen ist.`,
    run: "Starten",
    local: "Das Zertifikat dieses Servers kennt nur dieser Rechner",
    localText:
      "Ihr Programm muss der eigenen Zertifizierungsstelle des Servers vertrauen. Ihr Zertifikat liegt im Datenverzeichnis des Servers, hier DATA genannt. ostiary trust erledigt das für das ganze System.",
    call: "Mit einem Token aufrufen",
    callText: "Die Antwort ist",
    with200: "mit einem guten Token,",
    with403: "ohne die Berechtigung,",
    with401: "mit dem Token einer anderen API, einem abgelaufenen oder keinem.",
    getToken: "Ein Token zum Ausprobieren holen",
  },
  fr: {
    leadShared: "Chaque requête apporte un jeton d’accès dans l’en-tête Authorization. Une bibliothèque le vérifie sur votre machine avec le secret de cette API. Ce serveur n’est pas interrogé à chaque requête.",
    title: "Ce que vérifie votre API",
    lead: "Chaque requête apporte un jeton d’accès dans l’en-tête Authorization. Une bibliothèque le vérifie sur votre machine, avec des clés publiques qu’elle va chercher de temps en temps. Ce serveur n’est pas interrogé à chaque requête.",
    issuer: "Émetteur (iss)",
    audience: "Audience (aud)",
    algorithm: "Algorithme (alg)",
    keys: "Clés publiques",
    allowed: "Ce qui est permis",
    allowedText: (claim: string): string =>
      claim === "permissions"
        ? "La revendication permissions, une liste : cette API utilise RBAC et met les permissions dans le jeton."
        : "La revendication scope, des mots séparés par des espaces.",
    noPermission: "Cette API ne définit encore aucune permission",
    noPermissionText: "Le code ci-dessous demande read:items à titre d’exemple ; aucun jeton ne l’aura avant que vous ne le définissiez.",
    definePermissions: "Définir des permissions",
    secretOnly: "HS256 : un secret pour les deux côtés",
    secretOnlyText:
      "Cette API partage un secret avec le serveur au lieu d’utiliser des clés publiques. Qui peut vérifier ses jetons peut aussi en fabriquer : gardez le secret sur des serveurs. Les autres langages font de même avec n’importe quelle bibliothèque JWT : algorithme HS256, ce secret, l’émetteur et l’audience. Pour une nouvelle API, choisissez RS256.",
    unknownAlgorithm: (library: string, algorithm: string) =>
      `${library} ne connaît pas ${algorithm}. Choisissez un autre langage, une autre bibliothèque, ou créez l’API avec RS256, que tous connaissent.`,
    install: "Installer la bibliothèque",
    write: "Écrire le code",
    writeNote: (permission: string) => `Une route réservée à ceux qui ont ${permission}.`,
    run: "Démarrer",
    local: "Seule cette machine connaît le certificat de ce serveur",
    localText:
      "Votre programme doit faire confiance à l’autorité propre du serveur. Son certificat se trouve dans le répertoire de données du serveur, noté ici DATA. ostiary trust fait de même pour tout le système.",
    call: "L’appeler avec un jeton",
    callText: "La réponse est",
    with200: "avec un bon jeton,",
    with403: "sans la permission,",
    with401: "avec le jeton d’une autre API, un jeton expiré ou aucun.",
    getToken: "Obtenir un jeton pour essayer",
  },
});
