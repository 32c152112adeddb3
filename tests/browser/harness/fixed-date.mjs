// A day that does not move: what is due or over by date comes out the same in every year.

/** Runs in the page before its own scripts: its clock starts at this day's noon in Shandong. */
export function pretendToday(day) {
  const Real = Date;
  const ahead = new Real(`${day}T12:00:00+08:00`).getTime() - Real.now();
  window.Date = /** @type {DateConstructor} */ (class extends Real {
    constructor(...values) {
      super(.../** @type {[number]} */ (values.length > 0 ? values : [Real.now() + ahead]));
    }

    static now() {
      return Real.now() + ahead;
    }
  });
}
