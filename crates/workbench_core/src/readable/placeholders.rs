//! The placeholders of sentences (docs/data.md), named by what visitors read in their place.

use eligibility::Policy;

/// Replaces each placeholder by its name in brackets. One that is not known stays as it is.
pub(super) fn named(policy: &Policy, text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((placeholder, behind)) = after.split_once('}') else { break };
        result.push_str(before);
        match name(policy, placeholder) {
            Some(name) => result.extend(["〔", name, "〕"]),
            None => result.extend(["{", placeholder, "}"]),
        }
        rest = behind;
    }
    result + rest
}

fn name<'a>(policy: &'a Policy, placeholder: &str) -> Option<&'a str> {
    let (kind, id) = placeholder.split_once(':').unwrap_or((placeholder, ""));
    match kind {
        "fact" => policy.fact_index(id).map(|fact| policy.question(fact).short.as_str()),
        "age" => Some("周岁"),
        "today" => Some("查的那个月"),
        "moment" => Some("算出来的月份"),
        "earliest-line" => Some("最早的年龄和月份"),
        "latest-line" => Some("最晚的年龄和月份"),
        "lines" => Some("几种可能的年龄和月份"),
        "date" => Some("到那时的月份"),
        _ => None,
    }
}
