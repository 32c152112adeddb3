//! Renders the page that shows the use of each sentence of a document.

use super::clauses::{Coverage, Covered};
use crate::recorded_counts::CoverageCount;
use eligibility::Policy;
use std::fmt::Write;

/// Renders the page, in Markdown and in Chinese, because it is for the policy officer.
pub fn coverage_page(policy: &Policy, coverage: &Coverage) -> String {
    let covered = &coverage.sentences;
    let count = CoverageCount::of(covered);
    let rows = [
        ("写成了规则", count.coded),
        ("由本人自己说", count.declared),
        ("由办事机构定", count.office),
        ("不是对参加培训的人说的", count.not_persons),
        ("写成了另一项政策的规则", count.policies),
    ];
    let mut page = format!(
        "<!-- cargo xtask coverage 写的，不要手工改；改 data/policies/{}/clauses.toml -->\n\n# 《{}》的每一句话怎么处理\n\n",
        policy.id, policy.sources[0].title
    );
    let _ = writeln!(page, "一共 {} 句，每一句都有着落。有的一句话要分几处处理。\n", covered.len());
    page.push_str("| 怎么处理 | 句数 |\n|---|---:|\n");
    for (name, count) in rows {
        let _ = writeln!(page, "| {name} | {count} |");
    }
    for left_out in &coverage.left_out {
        let _ = write!(page, "\n第 {} 行没有保留原文：{}。\n", left_out.line, left_out.what);
    }
    page.push_str("\n| 行 | 原文 | 怎么处理 | hash |\n|---:|---|---|---|\n");
    for covered in covered {
        let sentence = &covered.sentence;
        let treated = treatment(policy, covered).join("<br>");
        let _ = writeln!(page, "| {} | {} | {treated} | `{}` |", sentence.line, sentence.text, sentence.hash);
    }
    page
}

fn treatment(policy: &Policy, covered: &Covered) -> Vec<String> {
    let mut parts = Vec::new();
    let named = |ids: &[String]| ids.iter().map(|id| name(policy, id)).collect::<Vec<_>>().join("；");
    if !covered.coded.is_empty() {
        parts.push(format!("**规则**：{}", named(&covered.coded)));
    }
    if !covered.declared.is_empty() {
        parts.push(format!("**本人说**：{}", named(&covered.declared)));
    }
    if !covered.office.is_empty() {
        parts.push(format!("**办事机构定**：{}", covered.office));
    }
    if !covered.not_persons.is_empty() {
        parts.push(format!("不是对人说的：{}", covered.not_persons));
    }
    if !covered.policies.is_empty() {
        parts.push(format!("**另一项政策**：{}", covered.policies.join("；")));
    }
    parts
}

/// Formats a rule's name and id.
fn name(policy: &Policy, id: &str) -> String {
    let rule = policy.rules.iter().find(|rule| rule.id == id && !rule.name.is_empty());
    match rule {
        Some(rule) => format!("{}（`{id}`）", rule.name),
        None if id == "programme" => "项目的年份（`programme`）".to_owned(),
        None => format!("`{id}`"),
    }
}
