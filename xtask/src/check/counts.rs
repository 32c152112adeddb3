//! The number of passed checks, read from the output of the test runners.

use std::ops::AddAssign;

/// The numbers of passed and failed checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed checks.
    pub passed: u32,
    /// Failed checks. A skipped check counts as failed, because it shows nothing.
    pub failed: u32,
}

impl Count {
    /// A passed stage that is a single check.
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    /// A failed stage that is a single check.
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    /// Parses `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo's test runner.
    pub fn of_cargo(line: &str) -> Option<Self> {
        let (_, figures) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut count = Self::default();
        for figure in figures.split("; ") {
            let (number, what) = figure.split_once(' ')?;
            match what {
                "passed" => count.passed += number.parse::<u32>().ok()?,
                "failed" | "ignored" => count.failed += number.parse::<u32>().ok()?,
                _ => {}
            }
        }
        Some(count)
    }

    /// Parses `ℹ pass 3` and the other summary lines of Node's test runner.
    pub fn of_node(line: &str) -> Option<Self> {
        let (what, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
        let number = number.parse().ok()?;
        match what {
            "pass" => Some(Self { passed: number, failed: 0 }),
            "fail" | "cancelled" | "skipped" | "todo" => Some(Self { passed: 0, failed: number }),
            _ => None,
        }
    }

    /// Replaces the failures by those of a second run of all files that had one. A second run without any
    /// check replaces nothing.
    pub fn repeated(self, second: Self) -> Self {
        if second.passed == 0 {
            return self;
        }
        let failed = second.failed;
        Self { passed: (self.passed + self.failed).saturating_sub(failed), failed }
    }

    /// Adds a failure if the runner exited with an error without reporting a failed check (a compile error or
    /// a crash), or if no check was counted.
    pub fn ended(mut self, well: bool) -> Self {
        if (!well && self.failed == 0) || self == Self::default() {
            self.failed += 1;
        }
        self
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    const fn count(passed: u32, failed: u32) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn cargo_lines_are_counted_and_ignored_ones_do_not_pass() {
        let line = "test result: ok. 5 passed; 0 failed; 2 ignored; 0 measured; 1 filtered out";
        assert_eq!(Count::of_cargo(line), Some(count(5, 2)));
        let line = "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(Count::of_cargo(line), Some(count(1, 3)));
        assert_eq!(Count::of_cargo("test a::b ... ok"), None);
    }

    #[test]
    fn node_lines_are_counted_and_skipped_ones_do_not_pass() {
        assert_eq!(Count::of_node("ℹ pass 7"), Some(count(7, 0)));
        assert_eq!(Count::of_node("ℹ skipped 2"), Some(count(0, 2)));
        assert_eq!(Count::of_node("ℹ duration_ms 12.5"), None);
        assert_eq!(Count::of_node("✔ pass 7"), None);
    }

    #[test]
    fn only_the_second_run_of_failed_files_decides() {
        assert_eq!(count(98, 2).repeated(count(10, 0)), count(100, 0));
        assert_eq!(count(98, 2).repeated(count(9, 1)), count(99, 1));
        assert_eq!(count(98, 2).repeated(count(0, 1)), count(98, 2));
    }

    #[test]
    fn a_runner_that_crashed_or_ran_nothing_failed() {
        assert_eq!(count(3, 0).ended(false), count(3, 1));
        assert_eq!(count(3, 2).ended(false), count(3, 2));
        assert_eq!(count(0, 0).ended(true), count(0, 1));
        assert_eq!(count(3, 0).ended(true), count(3, 0));
    }
}
