//! A case made from the receipt of a trial: the answers, with everything that the rules conclude from them
//! now.

use crate::edit::quoted;
use data_compiler::files::MemoryFiles;
use data_compiler::policies::cases::{state_name, status_name};
use data_compiler::policies::{PolicyIndex, folder_of};
use data_compiler::{Diagnostic, check_policies};
use eligibility::evaluate::Situation;
use eligibility::policy::{CitationIndex, FactKind};
use eligibility::{Answer, Answers, Date, Policy, Verdict, decimal, evaluate};
use receipt::{Verification, find, verify};
use std::fmt;

/// A case that was added.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AddedCase {
    /// The file.
    pub path: String,
    /// The new text of the file.
    pub text: String,
    /// The line of the case in it, from 1.
    pub line: u32,
}

/// The reason why a trial cannot become a case, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseError {
    /// The page of the trial has no receipt.
    NoReceipt,
    /// The receipt was issued by other rules than those of the draft.
    OtherRules,
    /// The data of the draft have a mistake.
    Unsound,
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoReceipt => "还没有回答，存不成例子：先在下面答几个问题",
            Self::OtherRules => "草稿后来又改过：再按一次“用草稿试一试”，重新回答",
            Self::Unsound => "规则里有写错的地方：先到“规则”里改好",
        })
    }
}

impl std::error::Error for CaseError {}

/// Adds the answers of a receipt, which is somewhere in `text`, to the cases of its policy. An empty `story`
/// is replaced by the answers in words.
///
/// # Errors
/// [`CaseError`], in Chinese.
pub fn add_case(files: &MemoryFiles, text: &str, story: &str) -> Result<AddedCase, CaseError> {
    let receipt = find(text).into_iter().find_map(Result::ok).ok_or(CaseError::NoReceipt)?;
    let policies = policies(files).map_err(|_| CaseError::Unsound)?;
    let known: Vec<&Policy> = policies.iter().collect();
    let (Some(index), Verification::Same(verdict)) = (receipt.policy_index(&known), verify(&receipt, &known))
    else {
        return Err(CaseError::OtherRules);
    };
    let policy = known[index];
    let folder = folder_of(files, &policy.id).map_err(|_| CaseError::Unsound)?;
    let path = format!("{folder}/cases.toml");
    let before = crate::edit::text(files, &path).map_err(|_| CaseError::Unsound)?;
    let case = case_text(policy, &verdict.path.answers, receipt.as_of(), story.trim());
    let before = [before.trim_end(), "\n\n"].concat();
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count() as u32;
    Ok(AddedCase { path, text: before + &case, line })
}

fn policies(files: &MemoryFiles) -> Result<Vec<Policy>, Vec<Diagnostic>> {
    let index = PolicyIndex::read(files).map_err(|problem| vec![problem])?;
    check_policies(files, &index, index.policies())
}

/// Writes a case with all results.
fn case_text(policy: &Policy, answers: &Answers, as_of: Date, story: &str) -> String {
    let verdict = evaluate(policy, answers, as_of);
    let story =
        if story.is_empty() { answers_in_words(policy, answers, as_of, &verdict) } else { story.to_owned() };
    let next = verdict.path.next.map_or("none", |fact| policy.facts[fact].id.as_str());
    let programme = policy.programme(as_of);
    let mut text = format!(
        "[[case]]\nstory = {}\nas-of = \"{as_of}\"\noutcome = \"{}\"\nnext = \"{next}\"\nprogramme = \"{}\"\n",
        quoted(&story),
        verdict.outcome.as_str(),
        status_name(programme.status)
    );
    text.push_str("\n[case.answers]\n");
    for (index, fact) in policy.facts.iter().enumerate() {
        if let Some(answer) = answers.get(index) {
            text.push_str(&format!("{} = {}\n", fact.id, written(&fact.kind, answer)));
        }
    }
    let condition = |index: usize| policy.rules[verdict.conditions[index].rule].id.as_str();
    let conditions = 0..verdict.conditions.len();
    text.push_str("\n[case.conditions]\n");
    for index in conditions.clone() {
        text.push_str(&format!(
            "{} = \"{}\"\n",
            condition(index),
            state_name(verdict.conditions[index].truth)
        ));
    }
    text.push_str("\n[case.says]\n");
    for index in conditions.clone() {
        let reasons = verdict.conditions[index].reasons.iter();
        let reasons: Vec<&str> = reasons.map(|reason| policy.rules[reason.rule].id.as_str()).collect();
        text.push_str(&format!("{} = {}\n", condition(index), list(&reasons)));
    }
    let names = |cited: &[CitationIndex]| -> String {
        list(&cited.iter().map(|index| policy.citations[*index].id.as_str()).collect::<Vec<_>>())
    };
    text.push_str("\n[case.cites]\n");
    for index in conditions {
        let cited = verdict.conditions[index].citations(policy);
        text.push_str(&format!("{} = {}\n", condition(index), names(&cited)));
    }
    text.push_str(&format!("programme = {}\n", names(programme.citations)));
    text
}

/// Returns the answers in words, as the review page does, for a case without a story of its own.
fn answers_in_words(policy: &Policy, answers: &Answers, as_of: Date, verdict: &Verdict) -> String {
    let situation = Situation { policy, answers, as_of };
    let sentences = verdict.path.asked.iter().map(|fact| situation.answer_text(*fact));
    let sentences: Vec<String> = sentences.collect();
    format!(
        "试用时答的：{}",
        if sentences.is_empty() { "什么也没有答".to_owned() } else { sentences.join("，") }
    )
}

/// Writes an answer as `cases.toml` contains it.
fn written(kind: &FactKind, answer: Answer) -> String {
    let option = |index: usize| kind.options().get(index).map_or("", |option| option.id.as_str());
    match (answer, kind) {
        (Answer::Unsure, _) => "\"?\"".to_owned(),
        (Answer::Choice(index), _) => format!("\"{}\"", option(index.into())),
        (Answer::Choices(bits), _) => {
            let chosen: Vec<&str> =
                (0..kind.options().len()).filter(|index| bits & (1 << index) != 0).map(option).collect();
            list(&chosen)
        }
        (Answer::Month(month), _) => format!("\"{month}\""),
        (Answer::Number(number), FactKind::Number { decimals, .. }) => {
            format!("\"{}\"", decimal::format(number, *decimals))
        }
        (Answer::Number(number), _) => format!("\"{number}\""),
    }
}

fn list(ids: &[&str]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!("[{}]", quoted.join(", "))
}
