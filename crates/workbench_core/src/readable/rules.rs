//! The tree of the rules in words: what a rule asks for, the parts it is made of, what visitors read, the
//! clauses.

use super::locations::Location;
use super::{LineKind, LinkedText, Writer, filled};
use eligibility::policy::{MomentSource, Predicate, RuleIndex};
use policy_audit::describe;

impl<'a> Writer<'a> {
    /// Writes a rule with its parts. A rule of several others is written out under each: most have no name to
    /// refer to.
    pub(super) fn rule(&mut self, index: RuleIndex, depth: u8, after: Option<LinkedText>) {
        let rule = &self.policy.rules[index];
        let location = self.file("rules.toml").entry("rule", "id", &rule.id);
        let mut words: Vec<LinkedText> =
            filled(location.words(&["name"], &rule.name), str::to_owned).into_iter().chain(after).collect();
        let parts: &[RuleIndex] = match &rule.predicate {
            Predicate::All(parts) | Predicate::Any(parts) => parts,
            Predicate::Not(part) | Predicate::Confirm(part) => std::slice::from_ref(part),
            _ => &[],
        };
        if !words.is_empty() {
            words.push(location.words(&["name"], "："));
        }
        words.extend(self.test(location, &rule.predicate));
        self.push(LineKind::Item, depth, words);
        self.clauses(&rule.citations, depth + 1);
        for (key, label, text) in [
            ("met", "满足的", &rule.met),
            ("not-met", "不满足的", &rule.not_met),
            ("unknown", "说不准的", &rule.unknown),
            ("undecided", "还定不了的", &rule.undecided),
            ("waiting", "还要等的", &rule.waiting),
        ] {
            let words = filled(location.words(&[key], text), |text| format!("{label}，这样说：{text}"));
            words.into_iter().for_each(|words| self.push(LineKind::Sentence, depth + 1, vec![words]));
        }
        for part in parts {
            self.rule(*part, depth + 1, None);
        }
    }

    /// Describes what a rule asks for.
    fn test(&self, location: Location<'a>, predicate: &Predicate) -> Vec<LinkedText> {
        let policy = self.policy;
        match predicate {
            Predicate::All(_) => vec![location.words(&["all"], "下面的都要满足")],
            Predicate::Any(_) => vec![location.words(&["any"], "下面的满足一条就行")],
            Predicate::Not(_) => vec![location.words(&["not"], "下面的不满足才行")],
            Predicate::Confirm(_) => vec![location.words(&["confirm"], "下面的满足了，也要当地确认")],
            Predicate::Chosen { fact, options, doubtful } => {
                let kind = &policy.facts[*fact].kind;
                let short = &policy.question(*fact).short;
                let mut words = vec![location.words(&["fact"], format!("“{short}”"))];
                if *options != 0 {
                    words.push(
                        location
                            .words(&["met-by"], format!("答{}，算满足", describe::chosen(kind, *options))),
                    );
                }
                if *doubtful != 0 {
                    let comma = if *options == 0 { "" } else { "；" };
                    let named = describe::chosen(kind, *doubtful);
                    words.push(location.words(&["unknown-by"], format!("{comma}答{named}，算说不准")));
                }
                words
            }
            Predicate::Compare { fact, comparison, bound } => {
                let bound = describe::number(&policy.facts[*fact].kind, *bound);
                let compared = describe::comparison_words(*comparison);
                vec![
                    location.words(&["fact"], format!("“{}”", policy.question(*fact).short)),
                    location.words(&["at-least", "less-than"], format!("{compared}{bound}")),
                ]
            }
            Predicate::Month { relation, moment } => {
                let from = match moment.from {
                    MomentSource::Fact(_) => "fact",
                    MomentSource::Schedule(_) => "schedule",
                };
                let schedule = |id: &str| format!("“{}”", self.schedule_name(id));
                let described = describe::moment(policy, *moment, schedule);
                vec![
                    location.words(&["today"], format!("{}：", describe::month_relation(*relation))),
                    location.words(&["plus-years", "plus-months", from], described),
                ]
            }
        }
    }
}
