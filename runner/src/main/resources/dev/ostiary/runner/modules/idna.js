// Domain names of other alphabets as DNS carries them (UTS 46 processing, non-transitional; RFC 3492 for the letters).
// The mapping is Unicode's own compatibility form and lower case instead of the table of UTS 46: the few letters on which
// the two differ are refused or left alone, never turned into another ASCII name than the table would give.
// Most names are ASCII; what the others need is made when one comes.
const ascii = /^[\x00-\x7f]*$/;

function letters() {
  const { toASCII: lettersToAscii, decode } = require("punycode/");
  const ignored = /[\u00ad\u034f\u180b-\u180d\u180f\u200b\u2060\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  const forbidden = /[\u0000-\u002c\u002f\u003a-\u0060\u007b-\u00a0\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zs}\p{Zl}\p{Zp}]/u;
  const joiners = /[\u200c\u200d]/g;

  function map(name) {
    return name
      .replace(ignored, "")
      .replace(/\u1e9e/g, "ss")
      .replace(/[\u3002\uff0e\uff61]/g, ".")
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFKC");
  }

  function sound(label) {
    if (label.startsWith("xn--")) {
      if (label === "xn--") return false;
      try {
        const text = decode(label.slice(4));
        return !ascii.test(text) && map(text) === text && sound(text);
      } catch {
        return false;
      }
    }
    return ascii.test(label) || !(forbidden.test(label.replace(joiners, "")) || /^\p{M}/u.test(label));
  }

  return { map, sound, lettersToAscii, decode };
}

let made;
const more = () => (made ??= letters());

/** The ASCII form, or null where there is none. */
function toASCII(name) {
  if (ascii.test(name) && !/xn--/i.test(name)) return name.toLowerCase();
  const { map, sound, lettersToAscii } = more();
  const mapped = map(name);
  if (!mapped.split(".").every(sound)) return null;
  try {
    return lettersToAscii(mapped);
  } catch {
    return null;
  }
}

function toUnicode(name) {
  return name
    .split(".")
    .map((label) => {
      if (!/^xn--/i.test(label)) return label;
      try {
        return more().decode(label.slice(4).toLowerCase());
      } catch {
        return label;
      }
    })
    .join(".");
}

module.exports = { toASCII, toUnicode };
