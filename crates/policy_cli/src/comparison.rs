//! Compares two editions in plain Chinese.

use crate::edition::Edition;
use crate::policies::or_print;
use anyhow::{Context, Result};
use data_compiler::policies::cases::{Case, read_cases};
use data_compiler::policies::{PolicyIndex, compile_policy};
use eligibility::{Date, Outcome, Policy};
use policy_audit::diff::{Part, TooDifferent, changed_cases, changes, effects};

/// Prints the differences between the editions, policy by policy. Answers are counted as of `as_of`, or by
/// default as of the new edition's day.
pub fn compare(old: &Edition, new: &Edition, as_of: Option<Date>) -> Result<()> {
    println!("旧：{}\n新：{}\n", old.name, new.name);
    let mut same = Vec::new();
    let (before, after) = (read(old)?, read(new)?);
    let find = |edition: &[Read], id: &str| edition.iter().position(|(policy, _)| policy.id == id);
    for (policy, _) in before.iter().filter(|(policy, _)| find(&after, &policy.id).is_none()) {
        println!("去掉了政策：{}（{}）\n", policy.name, policy.id);
    }
    for new in &after {
        let (policy, _) = new;
        let Some(position) = find(&before, &policy.id) else {
            println!("新增了政策：{}（{}）\n", policy.name, policy.id);
            continue;
        };
        let day = as_of.unwrap_or_else(|| policy.evaluation_date(policy.edition));
        if !print(&before[position], new, day) {
            same.push(policy.id.as_str());
        }
    }
    if !same.is_empty() {
        println!("没有变化：{}", same.join("、"));
    }
    Ok(())
}

type Read = (Policy, Vec<Case>);

/// Reads the policies of an edition with their cases, in the order of its index.
fn read(edition: &Edition) -> Result<Vec<Read>> {
    let root = edition.root();
    let index = or_print(PolicyIndex::read(root).map_err(|problem| vec![problem]))
        .with_context(|| format!("reading data/policies/index.toml in {}", edition.name))?;
    let read_one = |id: &str| -> Result<Read> {
        let policy = or_print(compile_policy(root, id))?;
        let cases = or_print(read_cases(root, &policy))?;
        Ok((policy, cases))
    };
    let read = index.policies().iter().map(|listed| {
        let context = || format!("reading {} in {}", listed.id, edition.name);
        read_one(&listed.id).with_context(context)
    });
    read.collect()
}

/// Prints one policy; returns `false` if there is nothing to print.
fn print(old: &Read, new: &Read, as_of: Date) -> bool {
    let changes = changes(&old.0, &new.0);
    let cases = changed_cases((&old.0, &old.1), (&new.0, &new.1));
    if changes.is_empty() && cases.is_empty() {
        return false;
    }
    println!("{}（{}）", new.0.name, new.0.id);
    for part in Part::ALL {
        let mut told = changes.iter().filter(|change| change.part == part).peekable();
        if told.peek().is_some() {
            println!("  {}", part.heading());
        }
        for change in told {
            println!("    - {}", change.text);
        }
    }
    println!("  案例：结论变了的有 {} 个（旧 {} 个，新 {} 个）", cases.len(), old.1.len(), new.1.len());
    let title = |outcome: Outcome| &outcome.text(&new.0).title;
    for case in &cases {
        println!("    - {}（{}）：{} → {}", case.story, case.as_of, title(case.old), title(case.new));
    }
    print_effects(&old.0, &new.0, as_of);
    println!();
    true
}

fn print_effects(old: &Policy, new: &Policy, as_of: Date) {
    let effects = match effects(old, new, as_of) {
        Ok(effects) => effects,
        Err(TooDifferent::OtherKind) => {
            println!("  各种回答：有一件事换了答法（比如单选变成年月），没法一种一种对着数");
            return;
        }
        Err(TooDifferent::TooMany) => {
            println!("  各种回答：规则牵连的事太多，情形数不过来");
            return;
        }
    };
    let (changed, all) = (effects.changed(), effects.all());
    println!(
        "  各种回答（{as_of} 来查，每一问都答，“不清楚”也算一种答法）：一共 {all} 种，结论变了的 {changed} 种（{}）",
        share(changed, all)
    );
    for before in Outcome::ALL {
        for after in Outcome::ALL.into_iter().filter(|after| *after != before) {
            let count = effects.of(before, after);
            if count > 0 {
                let (before, after) = (&before.text(new).title, &after.text(new).title);
                println!("    - {before} → {after}：{count} 种");
            }
        }
    }
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
