//! Writes the counts into the tables of docs/proof.md.

use super::{PolicyCount, RecordedCounts};
use std::fmt::Write;

const BEGIN: &str = "<!-- counts: `cargo xtask prove --record` writes what follows -->\n";
const END: &str = "<!-- end of counts -->\n";

impl RecordedCounts {
    /// Returns the page with updated tables; `None` if the page has no markers for them.
    pub fn in_page(&self, page: &str) -> Option<String> {
        let (before, rest) = page.split_once(BEGIN)?;
        let (_, after) = rest.split_once(END)?;
        Some(format!("{before}{BEGIN}{}{END}{after}", self.tables()))
    }

    fn tables(&self) -> String {
        let mut text = String::from(
            "| policy | cases | months | evaluated | represented | eligible | confirm | ineligible | incomplete |\n\
             |---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
        );
        for policy in &self.policy {
            let _ = writeln!(text, "| `{}` | {} |", policy.id, figures(policy).map(grouped).join(" | "));
        }
        text.push_str(
            "\n| questions | worst | mean | best possible worst | best possible mean |\n|---|---:|---:|---:|---:|\n",
        );
        for policy in &self.policy {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} |",
                policy.id,
                policy.worst_questions,
                decimal(policy.mean_questions_hundredths),
                policy.best_worst_questions,
                decimal(policy.best_mean_questions_hundredths)
            );
        }
        let (mutation, coverage) = (&self.mutation, &self.coverage);
        let _ = writeln!(
            text,
            "\n{} mutants of `{}`: {} noticed by a case, {} by a check of the build, {} survive with a reason.\n\
             {} sentences of the notice: {} coded, {} declared by the person, {} decided by the office, {} not about \
             persons, {} coded in another policy; one may be several.",
            mutation.mutants,
            self.policy[0].id,
            mutation.by_case,
            mutation.by_build,
            mutation.survive,
            coverage.sentences,
            coverage.coded,
            coverage.declared,
            coverage.office,
            coverage.not_persons,
            coverage.policies
        );
        text
    }
}

fn figures(policy: &PolicyCount) -> [u64; 8] {
    [
        policy.cases as u64,
        policy.months as u64,
        policy.evaluated,
        policy.represented,
        policy.eligible,
        policy.confirm,
        policy.ineligible,
        policy.incomplete,
    ]
}

/// Formats a number with thousands separators.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn decimal(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{decimal, grouped};

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!([0, 999, 1000, 35_020_800_000].map(grouped), ["0", "999", "1,000", "35,020,800,000"]);
        assert_eq!([5, 357, 1100].map(decimal), ["0.05", "3.57", "11.00"]);
    }
}
