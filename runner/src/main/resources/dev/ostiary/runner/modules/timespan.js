// "2 days", "10h", "1.5 hrs", "250" (milliseconds): how the libraries write a length of time.
const units = [
  [/^(?:milliseconds?|msecs?|ms)?$/i, 1],
  [/^(?:seconds?|secs?|s)$/i, 1000],
  [/^(?:minutes?|mins?|m)$/i, 60000],
  [/^(?:hours?|hrs?|h)$/i, 3600000],
  [/^(?:days?|d)$/i, 86400000],
  [/^(?:weeks?|w)$/i, 604800000],
  [/^(?:years?|yrs?|y)$/i, 31557600000],
];

/** In milliseconds, or undefined where the text is no length of time. */
function milliseconds(text) {
  const parts = text.length > 100 ? null : /^(-?(?:\d+)?\.?\d+) *([a-z]*)$/i.exec(text);
  const unit = parts && units.find(([pattern]) => pattern.test(parts[2]));
  return unit ? parseFloat(parts[1]) * unit[1] : undefined;
}

module.exports = { milliseconds };
