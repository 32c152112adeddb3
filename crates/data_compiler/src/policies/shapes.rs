//! The shapes of the policy files, as a policy officer writes them. docs/data.md describes each.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A string with its position, for diagnostics.
pub(super) type SpannedText = Spanned<String>;

/// `policy.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PolicyFile {
    pub(super) id: SpannedText,
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) area: String,
    pub(super) audience: AudienceShape,
    pub(super) archived: bool,
    pub(super) edition: SpannedText,
    pub(super) sources: Vec<SpannedText>,
    pub(super) not_begun: String,
    pub(super) ended: String,
    pub(super) period: Vec<PeriodShape>,
    pub(super) condition: Vec<ConditionShape>,
    pub(super) outcome: OutcomesShape,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AudienceShape {
    Person,
    Institution,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PeriodShape {
    pub(super) from: SpannedText,
    pub(super) until: SpannedText,
    pub(super) status: StatusShape,
    pub(super) text: String,
    pub(super) cite: Vec<SpannedText>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum StatusShape {
    InForce,
    Continued,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ConditionShape {
    pub(super) rule: SpannedText,
    pub(super) role: RoleShape,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RoleShape {
    Required,
    Supporting,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct OutcomesShape {
    pub(super) eligible: OutcomeShape,
    pub(super) confirm: OutcomeShape,
    pub(super) ineligible: OutcomeShape,
    pub(super) incomplete: OutcomeShape,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct OutcomeShape {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) steps: Vec<String>,
}

/// `facts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactsFile {
    pub(super) fact: Vec<FactShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct FactShape {
    pub(super) id: SpannedText,
    pub(super) kind: KindShape,
    #[serde(default)]
    pub(super) options: Vec<SpannedText>,
    #[serde(default)]
    pub(super) back_years: i32,
    #[serde(default)]
    pub(super) ahead_years: i32,
    #[serde(default)]
    pub(super) min: Option<SpannedText>,
    #[serde(default)]
    pub(super) max: Option<SpannedText>,
    #[serde(default)]
    pub(super) decimals: u8,
    #[serde(default)]
    pub(super) unit: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KindShape {
    Choice,
    Choices,
    Month,
    Number,
}

/// `questions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionsFile {
    pub(super) question: Vec<QuestionShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct QuestionShape {
    pub(super) fact: SpannedText,
    pub(super) title: String,
    pub(super) help: String,
    pub(super) why: String,
    pub(super) short: String,
    #[serde(default)]
    pub(super) none: String,
    pub(super) unsure: String,
    pub(super) clarify: String,
    #[serde(default)]
    pub(super) presume: Vec<PresumeShape>,
    #[serde(default)]
    pub(super) options: BTreeMap<SpannedText, OptionShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PresumeShape {
    pub(super) when: SpannedText,
    pub(super) option: SpannedText,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct OptionShape {
    pub(super) label: String,
    #[serde(default)]
    pub(super) hint: String,
    pub(super) short: String,
    #[serde(default)]
    pub(super) clarify: String,
}

/// `rules.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    pub(super) rule: Vec<RuleShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RuleShape {
    pub(super) id: SpannedText,
    #[serde(default)]
    pub(super) name: String,
    pub(super) all: Option<Vec<SpannedText>>,
    pub(super) any: Option<Vec<SpannedText>>,
    pub(super) not: Option<SpannedText>,
    pub(super) confirm: Option<SpannedText>,
    pub(super) fact: Option<SpannedText>,
    #[serde(default)]
    pub(super) met_by: Vec<SpannedText>,
    #[serde(default)]
    pub(super) unknown_by: Vec<SpannedText>,
    #[serde(default)]
    pub(super) not_met_by: Vec<SpannedText>,
    pub(super) at_least: Option<SpannedText>,
    pub(super) less_than: Option<SpannedText>,
    pub(super) schedule: Option<SpannedText>,
    pub(super) today: Option<RelationShape>,
    #[serde(default)]
    pub(super) plus_years: i32,
    #[serde(default)]
    pub(super) plus_months: i32,
    #[serde(default)]
    pub(super) met: Option<SpannedText>,
    #[serde(default)]
    pub(super) not_met: Option<SpannedText>,
    #[serde(default)]
    pub(super) unknown: Option<SpannedText>,
    #[serde(default)]
    pub(super) undecided: Option<SpannedText>,
    #[serde(default)]
    pub(super) waiting: Option<SpannedText>,
    #[serde(default)]
    pub(super) cite: Vec<SpannedText>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RelationShape {
    Before,
    AtOrAfter,
    SameYear,
}

/// `citations.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CitationsFile {
    pub(super) citation: Vec<CitationShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CitationShape {
    pub(super) id: SpannedText,
    pub(super) source: Option<SpannedText>,
    #[serde(default)]
    pub(super) clause: String,
    #[serde(default)]
    pub(super) quote: String,
    #[serde(default)]
    pub(super) note: String,
}

/// `data/schedules/*.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScheduleFile {
    pub(super) id: SpannedText,
    #[serde(default)]
    pub(super) name: Option<SpannedText>,
    pub(super) birth: SpannedText,
    pub(super) line: Vec<LineShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct LineShape {
    pub(super) name: String,
    pub(super) age_years: i32,
    pub(super) when: Vec<SelectorShape>,
    pub(super) period: Vec<Spanned<DelayShape>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct SelectorShape {
    pub(super) fact: SpannedText,
    pub(super) met_by: Vec<SpannedText>,
    #[serde(default)]
    pub(super) unknown_by: Vec<SpannedText>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct DelayShape {
    pub(super) from: Option<SpannedText>,
    pub(super) until: Option<SpannedText>,
    #[serde(default)]
    pub(super) one_month_per: u8,
    #[serde(default)]
    pub(super) at_most_months: u8,
}

/// `data/policies/phrases.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PhrasesFile {
    pub(super) month: String,
    pub(super) age: String,
    pub(super) age_with_months: String,
    pub(super) line: String,
    pub(super) listed_line: String,
    pub(super) earliest: String,
    pub(super) latest: String,
    pub(super) or: String,
    pub(super) and: String,
    pub(super) unsure: String,
    pub(super) doubtful: String,
    pub(super) unanswered: String,
}

/// `data/sources/*.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceShape {
    pub(crate) id: SpannedText,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) issuer: String,
    pub(crate) date: String,
    pub(crate) address: String,
    pub(crate) clause: Vec<ClauseShape>,
}

/// A clause of a source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseShape {
    pub(crate) number: String,
    pub(crate) text: String,
}
