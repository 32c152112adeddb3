//! Every policy as a document: its words are on the lines that they lead to, and nothing of the policy is
//! left out.

use data_compiler::files::MemoryFiles;
use data_compiler::policies::compile_policy;
use std::collections::BTreeSet;
use std::path::Path;
use workbench_core::{LineKind, LinkedText, ReadablePolicy, readable};

fn files() -> MemoryFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    MemoryFiles::of_folder(&root, "data").expect("the data can be read")
}

fn documents(files: &MemoryFiles) -> Vec<ReadablePolicy> {
    let main = readable(files, "").expect("the data compile");
    main.policies.iter().map(|(id, _)| readable(files, id).expect("the data compile")).collect()
}

fn words(document: &ReadablePolicy) -> impl Iterator<Item = &LinkedText> {
    document.lines.iter().flat_map(|line| &line.words)
}

/// Returns the line of the file that the words lead to.
fn line<'a>(files: &'a MemoryFiles, words: &LinkedText) -> &'a str {
    let bytes = files.0.get(&words.file).unwrap_or_else(|| panic!("{words:?}"));
    let text = std::str::from_utf8(bytes).expect("a text");
    text.lines().nth(words.line as usize - 1).unwrap_or_else(|| panic!("{words:?}"))
}

#[test]
fn every_word_leads_to_a_key_or_a_table_of_its_file() {
    let files = files();
    let all = documents(&files);
    assert_eq!(all.len(), 7);
    for words in all.iter().flat_map(words) {
        let line = line(&files, words);
        assert!(line.starts_with('[') || line.contains(" = "), "{words:?} leads to {line}");
    }
}

/// Texts of several lines, such as steps, are below their key.
#[test]
fn texts_lead_to_their_own_line() {
    let files = files();
    let mut seen = 0;
    for document in documents(&files) {
        let policy = compile_policy(&files, &document.id).expect("compiles");
        let rules = policy
            .rules
            .iter()
            .flat_map(|rule| [&rule.name, &rule.met, &rule.not_met, &rule.unknown, &rule.waiting]);
        let questions = policy
            .questions
            .iter()
            .flat_map(|question| [&question.title, &question.help, &question.why, &question.unsure]);
        let options = policy
            .facts
            .iter()
            .flat_map(|fact| fact.kind.options())
            .flat_map(|option| [&option.label, &option.hint]);
        let quotes = policy.citations.iter().flat_map(|citation| [&citation.quote, &citation.note]);
        let others = policy.periods.iter().map(|period| &period.text).chain([
            &policy.ended,
            &policy.not_begun,
            &policy.outcomes.confirm.summary,
        ]);
        let titles = policy.sources.iter().map(|source| &source.title);
        let texts: BTreeSet<&String> = rules
            .chain(questions)
            .chain(options)
            .chain(quotes)
            .chain(others)
            .chain(titles)
            .filter(|text| !text.is_empty())
            .collect();
        for text in texts {
            // Placeholders are named in the document.
            let longest =
                text.split('{').filter_map(|piece| piece.split('}').next_back()).max_by_key(|it| it.len());
            let shown = longest.expect("a piece");
            let found: Vec<&LinkedText> =
                words(&document).filter(|words| words.text.contains(shown)).collect();
            let is_own = |words: &&LinkedText| line(&files, words).contains(&text.replace('"', "\\\""));
            assert!(found.iter().any(is_own), "{}: {text} stands in {found:?}", document.id);
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn no_placeholder_is_shown_as_it_is_written() {
    let files = files();
    let all = documents(&files);
    for words in all.iter().flat_map(words) {
        assert!(!words.text.contains(['{', '}']), "{words:?}");
    }
    assert!(all.iter().flat_map(words).any(|words| words.text.contains("〔出生年月〕")));
}

#[test]
fn the_conditions_are_a_tree_in_words_with_their_clauses() {
    let document = readable(&files(), "qilu-green").expect("the data compile");
    let shown: Vec<String> = document
        .lines
        .iter()
        .map(|line| {
            let text: String = line.words.iter().map(|words| words.text.as_str()).collect();
            format!("{}{text}", "  ".repeat(line.depth.into()))
        })
        .collect();
    let start = shown.iter().position(|line| line.starts_with("满16周岁")).expect("the condition");
    assert_eq!(shown[start], "满16周岁，还没到退休年龄（不满足就不符合）：下面的都要满足");
    assert!(shown[start + 1].starts_with("  《关于组织实施齐鲁绿色低碳"), "{}", shown[start + 1]);
    assert_eq!(shown[start + 2], "  今天到了或过了：“出生年月”往后16年");
    assert!(
        shown[start + 3].starts_with("    《中华人民共和国劳动法》第十五条“禁止用人单位"),
        "{}",
        shown[start + 3]
    );
    assert!(shown.contains(&"  下面的满足一条就行".to_owned()));
    assert!(shown.contains(&"  不清楚。答了这一项以后：问问单位：您的工资是不是财政发的。".to_owned()));
    let headings = document.lines.iter().filter(|line| line.kind == LineKind::Heading).count();
    assert!(shown.contains(&"  时间表：法定退休年龄".to_owned()));
    assert!(shown.iter().any(|line| line.ends_with("今天在这之前：“法定退休年龄”")), "by name, not by id");
    assert_eq!(headings, 7, "name, conditions, periods, questions, outcomes, schedule, documents");
    assert!(shown.iter().all(|line| !line.contains("我们的理解：我们的理解")));
    assert!(document.lines.len() < 700, "{}", document.lines.len());
}

/// A rule that several others have is written out under each: most have no name to refer to.
#[test]
fn every_rule_of_parts_has_them_below_it() {
    let mut seen = 0;
    for document in documents(&files()) {
        for (index, line) in document.lines.iter().enumerate() {
            if line.words.iter().any(|words| words.text.starts_with("下面的")) {
                let mut below =
                    document.lines[index + 1..].iter().take_while(|other| other.depth > line.depth);
                assert!(below.any(|other| other.kind == LineKind::Item), "{}: {line:?}", document.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}
