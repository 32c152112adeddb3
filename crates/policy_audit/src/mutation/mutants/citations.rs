//! Mutants of citations: moved to other rules, another document or clause, an altered quotation.

use super::{Kind, Mutants};
use eligibility::policy::Period;

impl Mutants<'_> {
    pub(super) fn citations(&mut self) {
        let policy = self.policy;
        for (index, rule) in policy.rules.iter().enumerate() {
            for (position, citation) in rule.citations.iter().enumerate() {
                let id = format!("rule {}: does not cite {}", rule.id, policy.citations[*citation].id);
                self.add(Kind::Citation, id, |policy| {
                    policy.rules[index].citations.remove(position);
                });
            }
        }
        for (index, Period { from, citations, .. }) in policy.periods.iter().enumerate() {
            for (position, citation) in citations.iter().enumerate() {
                let id = format!("period from {from}: does not cite {}", policy.citations[*citation].id);
                self.add(Kind::Citation, id, |policy| {
                    policy.periods[index].citations.remove(position);
                });
            }
        }
        for (index, citation) in policy.citations.iter().enumerate() {
            let Some(source) = citation.source else { continue };
            let other = (source + 1) % policy.sources.len();
            let id = &citation.id;
            self.add(Kind::Citation, format!("citation {id}: of {}", policy.sources[other].id), |policy| {
                policy.citations[index].source = Some(other);
            });
            self.add(Kind::Citation, format!("citation {id}: of a clause that is not there"), |policy| {
                policy.citations[index].clause.push('甲');
            });
            self.add(Kind::Citation, format!("citation {id}: one word too many"), |policy| {
                policy.citations[index].quote.push('不');
            });
        }
    }
}
