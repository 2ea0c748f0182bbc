// What qs needs of the package side-channel: a map whose keys may be anything.
module.exports = function getSideChannel() {
  const entries = new Map();
  return {
    assert(key) {
      if (!entries.has(key)) throw new TypeError("Side channel does not contain the given key");
    },
    delete: (key) => entries.delete(key),
    get: (key) => entries.get(key),
    has: (key) => entries.has(key),
    set(key, value) {
      entries.set(key, value);
    },
  };
};
