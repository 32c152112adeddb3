//! Short Chinese descriptions of policy elements: for comparing two editions, and for reading one.

use eligibility::decimal;
use eligibility::policy::{
    Citation, Comparison, FactKind, Moment, MomentSource, MonthRelation, Period, PeriodStatus, Policy,
    Predicate, Question, Role, RuleIndex, ScheduleLine,
};

/// Describes the test of a rule.
pub fn predicate(policy: &Policy, predicate: &Predicate) -> String {
    match predicate {
        Predicate::All(parts) => format!("这些都要满足：{}", rules(policy, parts)),
        Predicate::Any(parts) => format!("满足一条就行：{}", rules(policy, parts)),
        Predicate::Not(part) => format!("反过来看 {}", rule(policy, *part)),
        Predicate::Confirm(part) => format!("{} 满足时也要当地确认", rule(policy, *part)),
        Predicate::Chosen { fact, options, doubtful } => {
            let kind = &policy.facts[*fact].kind;
            let named = |bits: u32| chosen(kind, bits);
            let mut text = format!("“{}”答 {} 算满足", policy.question(*fact).short, named(*options));
            if *doubtful != 0 {
                text.push_str(&format!("，答 {} 算说不准", named(*doubtful)));
            }
            text
        }
        Predicate::Compare { fact, comparison, bound } => {
            let comparison = comparison_words(*comparison);
            let kind = &policy.facts[*fact].kind;
            format!("“{}”{comparison} {}", policy.question(*fact).short, number(kind, *bound))
        }
        Predicate::Month { relation, moment: of } => {
            let schedule = |id: &str| format!("时间表 {id}");
            format!("{}：{}", month_relation(*relation), moment(policy, *of, schedule))
        }
    }
}

/// Describes the required relation of today to a month.
pub fn month_relation(relation: MonthRelation) -> &'static str {
    match relation {
        MonthRelation::Before => "今天在这之前",
        MonthRelation::AtOrAfter => "今天到了或过了",
        MonthRelation::SameYear => "今天和它同一年",
    }
}

/// Describes a comparison of numbers.
pub fn comparison_words(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "不少于",
        Comparison::LessThan => "少于",
    }
}

/// Describes when a question is not asked, and the option that is presumed then.
pub fn presumptions(policy: &Policy, question: &Question) -> String {
    let options = policy.facts[question.fact].kind.options();
    let described = question.presumptions.iter().map(|presumption| {
        let option = options.get(usize::from(presumption.option)).map_or("", |option| option.id.as_str());
        format!("{} 满足时按 {option} 算", rule(policy, presumption.when))
    });
    described.collect::<Vec<_>>().join("；")
}

/// Describes a month that is computed from the answers. `schedule` names a schedule by its id: a policy has
/// no other name of it.
pub fn moment(policy: &Policy, moment: Moment, schedule: impl Fn(&str) -> String) -> String {
    let from = match moment.from {
        MomentSource::Fact(fact) => format!("“{}”", policy.question(fact).short),
        MomentSource::Schedule(index) => schedule(&policy.schedules[index].id),
    };
    match moment.plus {
        0 => from,
        plus if plus > 0 => format!("{from}往后{}", duration(plus)),
        plus => format!("{from}往前{}", duration(-plus)),
    }
}

/// Formats a number of months.
fn duration(months: i32) -> String {
    match (months / 12, months % 12) {
        (0, months) => format!("{months}个月"),
        (years, 0) => format!("{years}年"),
        (years, months) => format!("{years}年{months}个月"),
    }
}

fn rules(policy: &Policy, parts: &[RuleIndex]) -> String {
    parts.iter().map(|part| rule(policy, *part)).collect::<Vec<_>>().join("、")
}

/// Returns the displayed name of a rule or, if it has none, its id.
pub fn rule(policy: &Policy, index: RuleIndex) -> String {
    let rule = &policy.rules[index];
    if rule.name.is_empty() { rule.id.clone() } else { format!("{}（{}）", rule.id, rule.name) }
}

/// Lists the short names of options.
pub fn chosen(kind: &FactKind, bits: u32) -> String {
    let options = kind.options().iter().enumerate();
    let named: Vec<&str> = options
        .filter(|(index, _)| bits & (1 << index) != 0)
        .map(|(_, option)| option.short.as_str())
        .collect();
    if named.is_empty() { "（哪一项都不）".to_owned() } else { named.join("、") }
}

/// Formats a number with its unit.
pub fn number(kind: &FactKind, number: i32) -> String {
    let FactKind::Number { decimals, unit, .. } = kind else { return number.to_string() };
    format!("{}{unit}", decimal::format(number, *decimals))
}

/// Describes the accepted values of a fact, without its options.
pub fn range(kind: &FactKind) -> String {
    match kind {
        FactKind::Choice(_) => "单选".to_owned(),
        FactKind::Choices(_) => "多选".to_owned(),
        FactKind::Month { back, ahead } => {
            format!("年月，往前{}，往后{}", duration(*back), duration(*ahead))
        }
        FactKind::Number { min, max, .. } => {
            format!("数字，{} 到 {}", number(kind, *min), number(kind, *max))
        }
    }
}

/// Describes the consequence of a condition that is not met.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Required => "不满足就不符合",
        Role::Supporting => "不满足也不排除，由当地确认",
    }
}

/// Describes the legal basis of a period.
pub fn status(status: PeriodStatus) -> &'static str {
    match status {
        PeriodStatus::InForce => "按通知自己的年份",
        PeriodStatus::Continued => "由后来的文件延续",
    }
}

/// Describes a period: its days and its legal basis.
pub fn period(period: &Period) -> String {
    format!("{} 到 {}，{}", period.from, period.until, status(period.status))
}

/// Describes a line of a schedule: the age, its selectors, and the delays.
pub fn line(policy: &Policy, line: &ScheduleLine) -> String {
    let mut text = duration(line.age);
    for selector in &line.selectors {
        let kind = &policy.facts[selector.fact].kind;
        text.push_str(&format!("，{}", chosen(kind, selector.options)));
        if selector.doubtful != 0 {
            text.push_str(&format!("（{} 可能算）", chosen(kind, selector.doubtful)));
        }
    }
    for delay in line.delays.iter().filter(|delay| delay.one_month_per > 0) {
        text.push_str(&format!(
            "，{} 起每{}个月延迟1个月、最多{}个月",
            delay.from, delay.one_month_per, delay.at_most
        ));
    }
    text
}

/// Describes a citation: document, clause, quotation.
pub fn citation(policy: &Policy, citation: &Citation) -> String {
    let origin = citation.source.map_or_else(
        || "我们的理解".to_owned(),
        |source| format!("《{}》{}", policy.sources[source].title, citation.clause),
    );
    let quote =
        if citation.quote.is_empty() { String::new() } else { format!("：“{}”", citation.quote) };
    let note = if citation.note.is_empty() { String::new() } else { format!("（{}）", citation.note) };
    format!("{origin}{quote}{note}")
}

#[cfg(test)]
mod tests {
    use super::number;
    use eligibility::policy::FactKind;

    #[test]
    fn numbers_keep_their_sign_and_their_decimals() {
        let kind = FactKind::Number { min: -50, max: 50, decimals: 1, unit: "分".to_owned() };
        assert_eq!(number(&kind, -5), "-0.5分");
        assert_eq!(number(&kind, 945), "94.5分");
        assert_eq!(number(&kind, 30), "3分");
    }
}
