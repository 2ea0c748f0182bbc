package dev.ostiary.theme;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.Type;
import java.util.stream.Stream;

/** What a theme looks like. */
final class ThemeSchema {
  /** A colour as CSS writes it: 3, 4, 6 or 8 hexadecimal digits. */
  static final Type.Text COLOR = text().matching("#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})");

  /** An address on the web, or nothing. */
  static final Type.Text ADDRESS = text().atMost(2048).matching("|https?://[^\\s\"'<>]+");

  private static final Type SHAPE = oneOf("pill", "rounded", "sharp");
  private static final Type SIDE = oneOf("center", "left", "right");

  private static final Schema BORDERS =
      Schema.of(
          measure("button_border_radius", 1, 10),
          measure("button_border_weight", 0, 10),
          choice("buttons_style", SHAPE),
          measure("input_border_radius", 0, 10),
          measure("input_border_weight", 0, 3),
          choice("inputs_style", SHAPE),
          choice("show_widget_shadow", flag()),
          measure("widget_border_weight", 0, 10),
          measure("widget_corner_radius", 0, 50));

  private static final Schema COLORS =
      Schema.of(
              Stream.of(
                      "body_text",
                      "error",
                      "header",
                      "icons",
                      "input_background",
                      "input_border",
                      "input_filled_text",
                      "input_labels_placeholders",
                      "links_focused_components",
                      "primary_button",
                      "primary_button_label",
                      "secondary_button_border",
                      "secondary_button_label",
                      "success",
                      "widget_background",
                      "widget_border")
                  .map(name -> choice(name, COLOR))
                  .toArray(Property[]::new))
          .and(
              property("base_focus_color", COLOR, "Colour of what has the focus"),
              property("base_hover_color", COLOR, "Colour of what is pointed at"),
              property("read_only_background", COLOR, "Colour of what cannot be changed"),
              property(
                  "captcha_widget_theme", oneOf("auto", "dark", "light"), "Look of the captcha"));

  private static final Schema FONTS =
      Schema.of(
          letters("body_text", 0),
          letters("buttons_text", 0),
          choice("font_url", ADDRESS),
          letters("input_labels", 0),
          letters("links", 0),
          choice("links_style", oneOf("normal", "underlined")),
          measure("reference_text_size", 12, 24),
          letters("subtitle", 0),
          letters("title", 75));

  private static final Schema PHONE_DISPLAY =
      Schema.of(
          choice("formatting", oneOf("international", "regional")),
          choice("masking", oneOf("hide_country_code", "mask_digits", "show_all")));

  private static final Schema IDENTIFIERS =
      Schema.of(
          choice("login_display", oneOf("separate", "unified")),
          choice("otp_autocomplete", flag()),
          choice("phone_display", object(PHONE_DISPLAY)));

  private static final Schema PAGE =
      Schema.of(
          choice("background_color", COLOR),
          choice("background_image_url", ADDRESS),
          choice("page_layout", SIDE));

  private static final Schema WIDGET =
      Schema.of(
          choice("header_text_alignment", SIDE),
          measure("logo_height", 1, 100),
          choice("logo_position", oneOf("center", "left", "none", "right")),
          choice("logo_url", ADDRESS),
          choice("social_buttons_layout", oneOf("bottom", "top")));

  static final Schema SCHEMA =
      Schema.of(
              readOnly("themeId", text(), "Id made by this server"),
              property("displayName", text().atMost(2048).matching("[^<>]*"), "Name"),
              choice("borders", object(BORDERS)),
              choice("colors", object(COLORS)),
              choice("fonts", object(FONTS)),
              property("identifiers", object(IDENTIFIERS), "How user names are shown"),
              choice("page_background", object(PAGE)),
              choice("widget", object(WIDGET)))
          .titled("Theme");

  private ThemeSchema() {}

  private static Property measure(String name, long min, long max) {
    return choice(name, whole(min, max));
  }

  private static Property choice(String name, Type type) {
    return property(name, type, name.replace('_', ' ')).needed();
  }

  private static Property letters(String name, long least) {
    return choice(name, object(Schema.of(choice("bold", flag()), measure("size", least, 150))));
  }
}
