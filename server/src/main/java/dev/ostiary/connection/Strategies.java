package dev.ostiary.connection;

/** The identity providers that Auth0 knows by name. */
final class Strategies {
  static final String[] ALL =
      ("ad adfs amazon apple asana atlassian auth0 auth0-oidc baidu bitbucket bitly box"
              + " cloudflare-mcp custom daccount dropbox dwolla email evernote evernote-sandbox"
              + " exact facebook fitbit github gitlab google-apps google-oauth2 hubspot-mcp"
              + " instagram ip line linear-mcp linkedin notion-mcp oauth1 oauth2 office365 oidc"
              + " okta paypal paypal-sandbox pingfederate planningcenter salesforce"
              + " salesforce-community salesforce-sandbox samlp sentry-mcp sharepoint shop shopify"
              + " slack sms soundcloud thirtysevensignals twitter untappd vkontakte waad weibo"
              + " windowslive wordpress yahoo yandex")
          .split(" ");

  private Strategies() {}
}
