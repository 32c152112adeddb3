//! The differences between two editions of the data as lines of plain Chinese.

use super::{Part, TooDifferent, changed_cases, changes, effects};
use data_compiler::Diagnostic;
use data_compiler::files::DataFiles;
use data_compiler::policies::cases::{Case, read_cases};
use data_compiler::policies::{PolicyIndex, compile_policy};
use eligibility::{Date, Outcome, Policy};

/// The policies of an edition with their cases, in the order of its index.
pub struct EditionPolicies(Vec<(Policy, Vec<Case>)>);

impl EditionPolicies {
    /// Compiles the policies of an edition.
    ///
    /// # Errors
    /// Every error of the first policy that has any.
    pub fn read(root: &(impl DataFiles + ?Sized)) -> Result<Self, Vec<Diagnostic>> {
        let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
        let read = index.policies().iter().map(|listed| {
            let policy = compile_policy(root, &listed.id)?;
            let cases = read_cases(root, &policy)?;
            Ok((policy, cases))
        });
        read.collect::<Result<_, _>>().map(Self)
    }

    fn find(&self, id: &str) -> Option<&(Policy, Vec<Case>)> {
        self.0.iter().find(|(policy, _)| policy.id == id)
    }
}

/// Describes the differences between two editions, policy by policy. Answers are counted as of `as_of`, or by
/// default as of the new edition's day.
pub fn report(old: &EditionPolicies, new: &EditionPolicies, as_of: Option<Date>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut same = Vec::new();
    for (policy, _) in old.0.iter().filter(|(policy, _)| new.find(&policy.id).is_none()) {
        lines.extend([format!("去掉了政策：{}（{}）", policy.name, policy.id), String::new()]);
    }
    for (policy, cases) in &new.0 {
        let Some((old_policy, old_cases)) = old.find(&policy.id) else {
            lines.extend([format!("新增了政策：{}（{}）", policy.name, policy.id), String::new()]);
            continue;
        };
        let day = as_of.unwrap_or_else(|| policy.evaluation_date(policy.edition));
        let described = describe((old_policy, old_cases), (policy, cases), day);
        if described.is_empty() {
            same.push(policy.id.as_str());
        }
        lines.extend(described);
    }
    if !same.is_empty() {
        lines.push(format!("没有变化：{}", same.join("、")));
    }
    lines
}

/// Describes the differences of one policy; returns no line if there are none.
fn describe(old: (&Policy, &Vec<Case>), new: (&Policy, &Vec<Case>), as_of: Date) -> Vec<String> {
    let changes = changes(old.0, new.0);
    let cases = changed_cases((old.0, old.1), (new.0, new.1));
    if changes.is_empty() && cases.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("{}（{}）", new.0.name, new.0.id)];
    for part in Part::ALL {
        let mut of_part = changes.iter().filter(|change| change.part == part).peekable();
        if of_part.peek().is_some() {
            lines.push(format!("  {}", part.heading()));
        }
        lines.extend(of_part.map(|change| format!("    - {}", change.text)));
    }
    let counts = (cases.len(), old.1.len(), new.1.len());
    lines.push(format!("  案例：结论变了的有 {} 个（旧 {} 个，新 {} 个）", counts.0, counts.1, counts.2));
    let title = |outcome: Outcome| &outcome.text(new.0).title;
    for case in &cases {
        let (before, after) = (title(case.old), title(case.new));
        lines.push(format!("    - {}（{}）：{before} → {after}", case.story, case.as_of));
    }
    lines.extend(describe_effects(old.0, new.0, as_of));
    lines.push(String::new());
    lines
}

fn describe_effects(old: &Policy, new: &Policy, as_of: Date) -> Vec<String> {
    let effects = match effects(old, new, as_of) {
        Ok(effects) => effects,
        Err(TooDifferent::OtherKind) => {
            let reason = "有一件事换了答法（比如单选变成年月），没法一种一种对着数";
            return vec![format!("  各种回答：{reason}")];
        }
        Err(TooDifferent::TooMany) => {
            return vec!["  各种回答：规则牵连的事太多，情形数不过来".to_owned()];
        }
    };
    let (changed, all) = (effects.changed(), effects.all());
    let mut lines = vec![format!(
        "  各种回答（{as_of} 来查，每一问都答，“不清楚”也算一种答法）：一共 {all} 种，结论变了的 {changed} 种（{}）",
        share(changed, all)
    )];
    for before in Outcome::ALL {
        for after in Outcome::ALL.into_iter().filter(|after| *after != before) {
            let count = effects.of(before, after);
            if count > 0 {
                let (before, after) = (&before.text(new).title, &after.text(new).title);
                lines.push(format!("    - {before} → {after}：{count} 种"));
            }
        }
    }
    lines
}

/// Formats a share as a percentage with two decimals, such as `1.25%`.
fn share(part: u128, of: u128) -> String {
    if of == 0 {
        return "0%".to_owned();
    }
    let hundredths = part * 10_000 / of;
    match (hundredths, part) {
        (0, 0) => "0%".to_owned(),
        (0, _) => "不到 0.01%".to_owned(),
        _ => format!("{}.{:02}%", hundredths / 100, hundredths % 100),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_told_to_the_hundredth() {
        assert_eq!(share(0, 7), "0%");
        assert_eq!(share(1, 80), "1.25%");
        assert_eq!(share(1, 1_000_000), "不到 0.01%");
        assert_eq!(share(3, 3), "100.00%");
    }
}
