//! A policy as a document that is read from top to bottom; every word of it leads to its line in the
//! files.
//!
//! - `locations`: the lines of the files · `rules`: the tree of the rules · `placeholders`: their names in
//!   sentences

mod locations;
mod placeholders;
mod rules;

use crate::DiagnosticLine;
use data_compiler::Diagnostic;
use data_compiler::files::MemoryFiles;
use data_compiler::policies::{PolicyIndex, compile_policy, folder_of};
use eligibility::Policy;
use eligibility::policy::{CitationIndex, Question, Source};
use locations::Locations;
use policy_audit::describe;
use serde::{Deserialize, Serialize};

/// The label of a note of ours.
const READING: &str = "我们的理解";

/// A text of a document with its location in the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedText {
    /// The text itself.
    pub text: String,
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    Heading,
    /// A rule, a question, a period, a document.
    Item,
    /// A sentence that visitors read.
    Sentence,
    /// A clause that it rests on.
    Clause,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadableLine {
    pub kind: LineKind,
    /// The depth in the tree, from 0.
    pub depth: u8,
    pub words: Vec<LinkedText>,
}

/// A policy as a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadablePolicy {
    pub id: String,
    /// Id and name of all policies.
    pub policies: Vec<(String, String)>,
    pub lines: Vec<ReadableLine>,
}

/// Writes the policy as a document; an empty `id` means the main one.
///
/// # Errors
/// The diagnostics of data that do not compile.
pub fn readable(files: &MemoryFiles, id: &str) -> Result<ReadablePolicy, Vec<DiagnosticLine>> {
    write(files, id).map_err(|found| found.into_iter().map(Into::into).collect())
}

fn write(files: &MemoryFiles, id: &str) -> Result<ReadablePolicy, Vec<Diagnostic>> {
    let single = |problem| vec![problem];
    let index = PolicyIndex::read(files).map_err(single)?;
    let id = if id.is_empty() { index.main().id.as_str() } else { id };
    let policy = compile_policy(files, id)?;
    let folder = folder_of(files, id).map_err(single)?;
    let name = |id: &str| {
        if id == policy.id {
            Ok(policy.name.clone())
        } else {
            compile_policy(files, id).map(|other| other.name)
        }
    };
    let names = index.policies().iter().map(|listed| Ok((listed.id.clone(), name(&listed.id)?)));
    let policies = names.collect::<Result<_, Vec<Diagnostic>>>()?;
    let mut writer =
        Writer { policy: &policy, locations: &Locations::read(files, &folder), folder, lines: Vec::new() };
    writer.head();
    writer.conditions();
    writer.periods();
    writer.questions();
    writer.outcomes();
    writer.schedules();
    writer.sources();
    Ok(ReadablePolicy { id: policy.id.clone(), policies, lines: writer.lines })
}

/// Writes the lines.
struct Writer<'a> {
    policy: &'a Policy,
    locations: &'a Locations,
    folder: String,
    lines: Vec<ReadableLine>,
}

impl<'a> Writer<'a> {
    fn push(&mut self, kind: LineKind, depth: u8, mut words: Vec<LinkedText>) {
        for words in &mut words {
            words.text = placeholders::named(self.policy, &words.text);
        }
        self.lines.push(ReadableLine { kind, depth, words });
    }

    /// Returns a file of the policy's folder.
    fn file(&self, name: &str) -> locations::Location<'a> {
        self.locations.file(&format!("{}/{name}", self.folder))
    }

    fn schedule_file(&self, id: &str) -> locations::Location<'a> {
        self.locations.file(&format!("data/schedules/{id}.toml"))
    }

    /// Returns the name of a schedule, or its id if it has none.
    fn schedule_name(&self, id: &str) -> String {
        self.schedule_file(id).text("name").unwrap_or(id).to_owned()
    }

    fn head(&mut self) {
        let file = self.file("policy.toml");
        self.push(LineKind::Heading, 0, vec![file.words(&["name"], &self.policy.name)]);
        self.push(LineKind::Item, 0, vec![file.words(&["summary"], &self.policy.summary)]);
        let area = file.words(&["area"], format!("地方：{}", self.policy.area));
        let edition = file.words(&["edition"], format!("，规则核对的日期：{}", self.policy.edition));
        self.push(LineKind::Item, 0, vec![area, edition]);
    }

    fn conditions(&mut self) {
        let file = self.file("policy.toml");
        self.push(LineKind::Heading, 1, vec![file.words(&["condition"], "条件")]);
        let policy = self.policy;
        for condition in &policy.conditions {
            let location = file.entry("condition", "rule", &policy.rules[condition.rule].id);
            let role = location.words(&["role"], format!("（{}）", describe::role(condition.role)));
            self.rule(condition.rule, 0, Some(role));
        }
    }

    fn periods(&mut self) {
        let (policy, file) = (self.policy, self.file("policy.toml"));
        self.push(LineKind::Heading, 1, vec![file.words(&["period"], "从哪一天到哪一天")]);
        self.push(
            LineKind::Sentence,
            0,
            vec![file.words(&["not-begun"], format!("还没开始：{}", policy.not_begun))],
        );
        for period in &policy.periods {
            let location = file.entry("period", "from", &period.from.to_string());
            let from = location.words(&["from"], format!("{}起，", period.from));
            let until = location.words(&["until"], format!("到{}止，", period.until));
            let status = location.words(&["status"], describe::status(period.status));
            self.push(LineKind::Item, 0, vec![from, until, status]);
            self.push(LineKind::Sentence, 1, vec![location.words(&["text"], &period.text)]);
            self.clauses(&period.citations, 1);
        }
        self.push(LineKind::Sentence, 0, vec![file.words(&["ended"], format!("过了：{}", policy.ended))]);
    }

    fn questions(&mut self) {
        let (policy, file) = (self.policy, self.file("questions.toml"));
        self.push(LineKind::Heading, 1, vec![file.words(&["question"], "问的问题")]);
        for question in &policy.questions {
            let fact = &policy.facts[question.fact];
            let location = file.entry("question", "fact", &fact.id);
            let of_fact = self.file("facts.toml").entry("fact", "id", &fact.id);
            let kind = of_fact.words(&["kind"], format!("（{}）", describe::range(&fact.kind)));
            self.push(LineKind::Item, 0, vec![location.words(&["title"], &question.title), kind]);
            for option in fact.kind.options() {
                let below = location.below(&["options", &option.id]);
                let mut words = vec![below.words(&["label"], &option.label)];
                words.extend(filled(below.words(&["hint"], &option.hint), |hint| format!("（{hint}）")));
                words.extend(filled(below.words(&["clarify"], &option.clarify), |text| {
                    format!("。答了这一项以后：{text}")
                }));
                self.push(LineKind::Item, 1, words);
            }
            self.answers(question, location);
            for (key, label, text) in
                [("help", "问题下面的话", &question.help), ("why", "为什么要问", &question.why)]
            {
                let words = filled(location.words(&[key], text), |text| format!("{label}：{text}"));
                words.into_iter().for_each(|words| self.push(LineKind::Sentence, 1, vec![words]));
            }
        }
    }

    /// Writes the answers beside the options, and those that are presumed.
    fn answers(&mut self, question: &'a Question, location: locations::Location<'a>) {
        let none = filled(location.words(&["none"], &question.none), str::to_owned);
        none.into_iter().for_each(|none| self.push(LineKind::Item, 1, vec![none]));
        let unsure = location.words(&["unsure"], &question.unsure);
        let clarify = location.words(&["clarify"], format!("。答了这一项以后：{}", question.clarify));
        self.push(LineKind::Item, 1, vec![unsure, clarify]);
        let options = self.policy.facts[question.fact].kind.options();
        for presumption in &question.presumptions {
            let option = options.get(usize::from(presumption.option)).map_or("", |option| &option.short);
            let words = location.words(&["presume"], format!("不问，先按“{option}”算，要是："));
            self.push(LineKind::Item, 1, vec![words]);
            self.rule(presumption.when, 2, None);
        }
    }

    fn outcomes(&mut self) {
        let (policy, file) = (self.policy, self.file("policy.toml"));
        self.push(LineKind::Heading, 1, vec![file.below(&["outcome", "eligible"]).words(&[], "结论怎么说")]);
        let texts = &policy.outcomes;
        for (key, text) in [
            ("eligible", &texts.eligible),
            ("confirm", &texts.confirm),
            ("ineligible", &texts.ineligible),
            ("incomplete", &texts.incomplete),
        ] {
            let location = file.below(&["outcome", key]);
            self.push(LineKind::Item, 0, vec![location.words(&["title"], &text.title)]);
            self.push(LineKind::Sentence, 1, vec![location.words(&["summary"], &text.summary)]);
            for step in &text.steps {
                self.push(LineKind::Sentence, 1, vec![location.words(&["steps"], step)]);
            }
        }
    }

    fn schedules(&mut self) {
        let policy = self.policy;
        for schedule in &policy.schedules {
            let file = self.schedule_file(&schedule.id);
            let heading = format!("时间表：{}", self.schedule_name(&schedule.id));
            self.push(LineKind::Heading, 1, vec![file.words(&["name"], heading)]);
            for line in &schedule.lines {
                let location = file.entry("line", "name", &line.name);
                let name = location.words(&["name"], format!("{}：", line.name));
                let described = location.words(&["age-years"], describe::line(policy, line));
                self.push(LineKind::Item, 0, vec![name, described]);
            }
        }
    }

    fn sources(&mut self) {
        let (policy, file) = (self.policy, self.file("policy.toml"));
        self.push(LineKind::Heading, 1, vec![file.words(&["sources"], "文件")]);
        for (index, source) in policy.sources.iter().enumerate() {
            let Source { id, title, number, issuer, date, address } = source;
            let location = self.locations.file(&format!("data/sources/{id}.toml"));
            let mut words = vec![location.words(&["title"], format!("《{title}》"))];
            for (key, text) in [("number", number), ("issuer", issuer), ("date", date), ("address", address)]
            {
                words.extend(filled(location.words(&[key], text), |text| format!("，{text}")));
            }
            self.push(LineKind::Item, 0, words);
            let mut cited: Vec<&str> = policy
                .citations
                .iter()
                .filter(|one| one.source == Some(index))
                .map(|one| &*one.clause)
                .collect();
            cited.dedup();
            for clause in cited {
                let words =
                    location.entry("clause", "number", clause).words(&["number"], format!("引了：{clause}"));
                self.push(LineKind::Clause, 1, vec![words]);
            }
        }
    }

    /// Writes the clauses that something rests on: the words of the document, or our reading of them.
    fn clauses(&mut self, citations: &[CitationIndex], depth: u8) {
        let policy = self.policy;
        for citation in citations.iter().map(|index| &policy.citations[*index]) {
            let location = self.file("citations.toml").entry("citation", "id", &citation.id);
            let origin = match citation.source {
                // Some notes begin with the same words.
                None if citation.note.starts_with(READING) => None,
                None => Some(location.words(&["note"], format!("{READING}："))),
                Some(source) => {
                    let source = &policy.sources[source];
                    let file = self.locations.file(&format!("data/sources/{}.toml", source.id));
                    let clause = file.entry("clause", "number", &citation.clause);
                    Some(clause.words(&["text", "title"], format!("《{}》{}", source.title, citation.clause)))
                }
            };
            let quote = filled(location.words(&["quote"], &citation.quote), |quote| format!("“{quote}”"));
            let note = |note: &str| if quote.is_some() { format!("（{note}）") } else { note.to_owned() };
            let note = filled(location.words(&["note"], &citation.note), note);
            self.push(LineKind::Clause, depth, [origin, quote, note].into_iter().flatten().collect());
        }
    }
}

/// Returns the words in another form, unless they are empty.
fn filled(words: LinkedText, form: impl Fn(&str) -> String) -> Option<LinkedText> {
    (!words.text.is_empty()).then(|| LinkedText { text: form(&words.text), ..words })
}
