package dev.ostiary.bench;

/** What the machine could do at best of that which a scenario cannot do without. */
interface Limit {
  /** A few words for tables, such as "two RS256 signatures". */
  String name();

  /** Units a second that it allows with all cores, measured for so many seconds. */
  double measure(double seconds) throws Exception;

  /**
   * A limit by work of the processor alone.
   *
   * @param perUnit how often a unit needs the work
   */
  static Limit of(String name, RawWork work, int perUnit) {
    return new Limit() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public double measure(double seconds) throws Exception {
        return work.measure(Runtime.getRuntime().availableProcessors(), seconds).perSecond()
            / perUnit;
      }
    };
  }
}
