//! The differences between two editions of a policy, item by item.

use crate::describe;
use eligibility::Policy;
use eligibility::policy::{ChoiceOption, Citation, Fact, Outcomes, Period, Rule, Source};
use std::fmt::Display;

/// The kind of a changed item, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The dates of the programme, and the edition.
    Dates,
    /// The conditions of the verdict, and the rules.
    Rules,
    /// The facts and the options of their answers.
    Options,
    /// Questions, sentences, outcomes.
    Words,
    /// Citations and their source documents.
    Citations,
}

impl Part {
    /// All kinds, in the order of the report.
    pub const ALL: [Part; 5] = [Part::Dates, Part::Rules, Part::Options, Part::Words, Part::Citations];

    /// Returns the heading in Chinese.
    pub fn heading(self) -> &'static str {
        match self {
            Part::Dates => "日期",
            Part::Rules => "规则",
            Part::Options => "回答的选项",
            Part::Words => "文字",
            Part::Citations => "依据",
        }
    }
}

/// One difference, as a line of Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of the changed item.
    pub part: Part,
    /// The difference.
    pub text: String,
}

/// Returns every difference between `old` and `new`.
pub fn changes(old: &Policy, new: &Policy) -> Vec<Change> {
    let mut found = Found(Vec::new());
    dates(old, new, &mut found);
    rules(old, new, &mut found);
    conditions(old, new, &mut found);
    schedules(old, new, &mut found);
    facts(old, new, &mut found);
    words(old, new, &mut found);
    citations(old, new, &mut found);
    found.0.sort_by_key(|change| change.part);
    found.0
}

struct Found(Vec<Change>);

impl Found {
    fn tell(&mut self, part: Part, text: String) {
        self.0.push(Change { part, text });
    }

    /// Records a changed value.
    fn differs(&mut self, part: Part, what: &str, old: impl Display, new: impl Display) {
        let (old, new) = (old.to_string(), new.to_string());
        if old != new {
            let shown = |text: String| if text.is_empty() { "（空）".to_owned() } else { text };
            self.tell(part, format!("{what}：{} → {}", shown(old), shown(new)));
        }
    }

    /// Records removed and added items, and returns those in both editions.
    fn paired<'a, T>(
        &mut self,
        part: Part,
        kind: &str,
        (old, new): (&'a [T], &'a [T]),
        id: impl Fn(&T) -> String,
        describe: (impl Fn(&T) -> String, impl Fn(&T) -> String),
    ) -> Vec<(&'a T, &'a T)> {
        let find = |list: &'a [T], wanted: &T| list.iter().find(|known| id(known) == id(wanted));
        for gone in old.iter().filter(|gone| find(new, gone).is_none()) {
            self.tell(part, format!("去掉了{kind} {}：{}", id(gone), describe.0(gone)));
        }
        for added in new.iter().filter(|added| find(old, added).is_none()) {
            self.tell(part, format!("新增了{kind} {}：{}", id(added), describe.1(added)));
        }
        old.iter().filter_map(|before| find(new, before).map(|after| (before, after))).collect()
    }

    /// Records a changed order of the ids that are in both editions.
    fn order(&mut self, part: Part, what: &str, old: &[String], new: &[String]) {
        let common = |own: &[String], other: &[String]| {
            own.iter().filter(|id| other.contains(id)).cloned().collect::<Vec<_>>().join("、")
        };
        self.differs(part, what, common(old, new), common(new, old));
    }
}

fn dates(old: &Policy, new: &Policy, found: &mut Found) {
    found.differs(Part::Dates, "规则核对的日期", old.edition, new.edition);
    let from = |period: &Period| period.from.to_string();
    let lists = (&old.periods[..], &new.periods[..]);
    let pairs =
        found.paired(Part::Dates, "一段时间，开始于", lists, from, (describe::period, describe::period));
    for (before, after) in pairs {
        let id = from(before);
        found.differs(Part::Dates, &format!("{id} 开始的一段，结束于"), before.until, after.until);
        let (old_status, new_status) = (describe::status(before.status), describe::status(after.status));
        found.differs(Part::Dates, &format!("{id} 开始的一段"), old_status, new_status);
        found.differs(Part::Words, &format!("{id} 开始的一段，说法"), &before.text, &after.text);
        let cited = |policy: &Policy, period: &Period| ids(policy, &period.citations);
        found.differs(
            Part::Citations,
            &format!("{id} 开始的一段，依据"),
            cited(old, before),
            cited(new, after),
        );
    }
}

fn rules(old: &Policy, new: &Policy, found: &mut Found) {
    let describe = |policy: &Policy, rule: &Rule| describe::predicate(policy, &rule.predicate);
    let lists = (&old.rules[..], &new.rules[..]);
    let texts = (|rule: &Rule| describe(old, rule), |rule: &Rule| describe(new, rule));
    let pairs = found.paired(Part::Rules, "规则", lists, |rule| rule.id.clone(), texts);
    for (before, after) in pairs {
        let what = format!("规则 {}", before.id);
        found.differs(Part::Rules, &what, describe(old, before), describe(new, after));
        for (name, before, after) in [
            ("名称", &before.name, &after.name),
            ("满足时的话", &before.met, &after.met),
            ("不满足时的话", &before.not_met, &after.not_met),
            ("说不准时的话", &before.unknown, &after.unknown),
            ("几种可能时的话", &before.undecided, &after.undecided),
            ("等一等的话", &before.waiting, &after.waiting),
        ] {
            found.differs(Part::Words, &format!("{what} 的{name}"), before, after);
        }
        let cited = (ids(old, &before.citations), ids(new, &after.citations));
        found.differs(Part::Citations, &format!("{what} 的依据"), cited.0, cited.1);
    }
}

fn conditions(old: &Policy, new: &Policy, found: &mut Found) {
    let named = |policy: &Policy| -> Vec<(String, &'static str)> {
        let conditions = policy.conditions.iter();
        conditions.map(|known| (policy.rules[known.rule].id.clone(), describe::role(known.role))).collect()
    };
    let (before, after) = (named(old), named(new));
    let role = |(_, role): &(String, &'static str)| (*role).to_owned();
    let pairs = found.paired(Part::Rules, "条件", (&before, &after), |(id, _)| id.clone(), (role, role));
    for ((id, before), (_, after)) in pairs {
        found.differs(Part::Rules, &format!("条件 {id}"), before, after);
    }
}

fn schedules(old: &Policy, new: &Policy, found: &mut Found) {
    let lines = |policy: &Policy| -> Vec<(String, String)> {
        let schedules = policy.schedules.iter();
        schedules
            .flat_map(|schedule| {
                let lines = schedule.lines.iter();
                lines.map(|line| (format!("{}·{}", schedule.id, line.name), describe::line(policy, line)))
            })
            .collect()
    };
    let (before, after) = (lines(old), lines(new));
    let describe = |(_, line): &(String, String)| line.clone();
    let pairs = found.paired(
        Part::Rules,
        "时间表的一行",
        (&before, &after),
        |(id, _)| id.clone(),
        (describe, describe),
    );
    for ((id, before), (_, after)) in pairs {
        found.differs(Part::Rules, &format!("时间表 {id}"), before, after);
    }
}

fn facts(old: &Policy, new: &Policy, found: &mut Found) {
    let range = |fact: &Fact| describe::range(&fact.kind);
    let lists = (&old.facts[..], &new.facts[..]);
    let pairs = found.paired(Part::Options, "要问的事", lists, |fact| fact.id.clone(), (range, range));
    for (before, after) in pairs {
        let what = format!("“{}”", before.id);
        found.differs(Part::Options, &format!("{what} 能答的"), range(before), range(after));
        let lists = (before.kind.options(), after.kind.options());
        let label = |option: &ChoiceOption| option.label.clone();
        let kind = format!("{what} 的选项");
        let options = found.paired(Part::Options, &kind, lists, |option| option.id.clone(), (label, label));
        for (before, after) in options {
            for (name, old, new) in [
                ("", &before.label, &after.label),
                ("的小字", &before.hint, &after.hint),
                ("的简称", &before.short, &after.short),
                ("怎么弄清", &before.clarify, &after.clarify),
            ] {
                found.differs(Part::Words, &format!("{what} 的选项 {} {name}", before.id), old, new);
            }
        }
    }
}

fn words(old: &Policy, new: &Policy, found: &mut Found) {
    for (name, before, after) in [
        ("名称", &old.name, &new.name),
        ("一句话介绍", &old.summary, &new.summary),
        ("范围", &old.area, &new.area),
        ("开始以前的说法", &old.not_begun, &new.not_begun),
        ("结束以后的说法", &old.ended, &new.ended),
    ] {
        found.differs(Part::Words, name, before, after);
    }
    let order = |policy: &Policy| -> Vec<String> {
        policy.questions.iter().map(|question| policy.facts[question.fact].id.clone()).collect()
    };
    found.order(Part::Words, "提问的先后", &order(old), &order(new));
    for (fact, known) in old.facts.iter().enumerate() {
        let id = &known.id;
        let Some(other) = new.fact_index(id) else { continue };
        let (before, after) = (old.question(fact), new.question(other));
        for (name, before, after) in [
            ("问法", &before.title, &after.title),
            ("怎么答", &before.help, &after.help),
            ("为什么问", &before.why, &after.why),
            ("简称", &before.short, &after.short),
            ("“都不是”", &before.none, &after.none),
            ("“不清楚”", &before.unsure, &after.unsure),
            ("怎么弄清", &before.clarify, &after.clarify),
        ] {
            found.differs(Part::Words, &format!("问题 {id} 的{name}"), before, after);
        }
        let presumed = (describe::presumptions(old, before), describe::presumptions(new, after));
        found.differs(Part::Rules, &format!("问题 {id} 什么时候不问"), presumed.0, presumed.1);
    }
    outcomes(&old.outcomes, &new.outcomes, found);
    if old.phrases != new.phrases {
        found.tell(Part::Words, "解释里反复用到的说法（phrases.toml）改了".to_owned());
    }
}

fn outcomes(old: &Outcomes, new: &Outcomes, found: &mut Found) {
    for (name, before, after) in [
        ("符合", &old.eligible, &new.eligible),
        ("要问当地", &old.confirm, &new.confirm),
        ("不符合", &old.ineligible, &new.ineligible),
        ("没答完", &old.incomplete, &new.incomplete),
    ] {
        found.differs(Part::Words, &format!("结论“{name}”的标题"), &before.title, &after.title);
        found.differs(Part::Words, &format!("结论“{name}”的说明"), &before.summary, &after.summary);
        let steps = (before.steps.join(" / "), after.steps.join(" / "));
        found.differs(Part::Words, &format!("结论“{name}”的下一步"), steps.0, steps.1);
    }
}

fn citations(old: &Policy, new: &Policy, found: &mut Found) {
    let lists = (&old.citations[..], &new.citations[..]);
    let texts = (
        |known: &Citation| describe::citation(old, known),
        |known: &Citation| describe::citation(new, known),
    );
    let pairs = found.paired(Part::Citations, "依据", lists, |citation| citation.id.clone(), texts);
    for (before, after) in pairs {
        let texts = (describe::citation(old, before), describe::citation(new, after));
        found.differs(Part::Citations, &format!("依据 {}", before.id), texts.0, texts.1);
    }
    let lists = (&old.sources[..], &new.sources[..]);
    let title = |source: &Source| source.title.clone();
    let pairs = found.paired(Part::Citations, "文件", lists, |source| source.id.clone(), (title, title));
    for (before, after) in pairs {
        let id = &before.id;
        for (name, before, after) in [
            ("标题", &before.title, &after.title),
            ("文号", &before.number, &after.number),
            ("发文单位", &before.issuer, &after.issuer),
            ("日期", &before.date, &after.date),
            ("网址", &before.address, &after.address),
        ] {
            found.differs(Part::Citations, &format!("文件 {id} 的{name}"), before, after);
        }
    }
}

/// Lists the ids of some citations.
fn ids(policy: &Policy, citations: &[usize]) -> String {
    citations.iter().map(|index| policy.citations[*index].id.as_str()).collect::<Vec<_>>().join("、")
}
