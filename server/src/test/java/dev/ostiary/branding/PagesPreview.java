package dev.ostiary.branding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Writes every page to files, to look at: {@code <dir>/<language>/<page>.html} and the stylesheets
 * where the pages expect them. Serve the directory, since the pages name their stylesheets by path.
 */
public final class PagesPreview {

  private PagesPreview() {}

  /** The only argument is the directory to write to. */
  public static void main(String[] args) throws IOException {
    var root = Path.of(args[0]);
    var acme = Brand.plain("Acme");
    var loud = new Brand("Zitrone", null, "#ffd60a", "#fff7d1");
    write(root.resolve(Pages.stylesheetPath().substring(1)), Pages.stylesheet());
    for (var brand : List.of(acme, loud)) {
      var version = Pages.brandStylesheetPath(brand).replaceAll(".*v=", "");
      write(root.resolve("assets/brand-" + version + ".css"), Pages.brandStylesheet(brand));
    }
    for (var language : Languages.all()) {
      var dir = root.resolve(language.tag());
      for (var page : SamplePages.of(language, acme).entrySet()) {
        write(dir.resolve(page.getKey() + ".html"), page.getValue());
      }
      write(dir.resolve("mail.html"), mail(language, acme).html());
    }
    for (var page : SamplePages.of(Languages.english(), loud).entrySet()) {
      write(root.resolve("loud").resolve(page.getKey() + ".html"), page.getValue());
    }
  }

  private static Mails.Mail mail(Language language, Brand brand) {
    var link = "https://localhost:8443/u/reset-password?ticket=Zm9vYmFyYmF6cXV4";
    return new Mails().passwordReset(language, brand, link, Duration.ofHours(1));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
