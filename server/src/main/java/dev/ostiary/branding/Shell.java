package dev.ostiary.branding;

/**
 * What every page needs besides its own view.
 *
 * @param language the language of the person who looks at it
 * @param brand the look of the tenant
 * @param csrf the token that every form sends back as {@code csrf}; it is bound to the browser
 */
public record Shell(Language language, Brand brand, String csrf) {

  /** The text of a key in the language of the page. */
  public String text(String key, Object... values) {
    return language.text(key, values);
  }

  /** The path of the tenant's colours, for the head of the page. */
  public String brandStylesheetPath() {
    return Pages.brandStylesheetPath(brand);
  }
}
