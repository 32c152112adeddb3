//! Texts that are too long or use official terms are reported with their position and a remedy: tested on
//! copies of the real data with one text altered.

use crate::broken::Broken;
use data_compiler::{Code, plain_language::compile_glossary};

const QUESTIONS: &str = "data/policies/qilu-green/questions.toml";
const POLICY: &str = "data/policies/qilu-green/policy.toml";
const RULES: &str = "data/policies/jining-2019/rules.toml";
const TEXTS: &str = "data/texts/start.toml";
const GLOSSARY: &str = "data/glossary.toml";

/// Replaces `from` by `to` in `file`, and expects the code on the line that then contains `to`, with a remedy
/// that names `remedy`.
#[track_caller]
fn expect(code: Code, file: &str, from: &str, to: &str, remedy: &str) {
    let data = Broken::copy_of_data();
    data.replace(file, from, to);
    let line = data.line_of(file, to);
    let problems = compile_glossary(data.root()).expect_err("the mistake is noticed");
    let reported: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let found = problems.iter().find(|problem| {
        (problem.code, problem.file.as_str(), problem.line) == (code, file, line)
            && problem.remedy.contains(remedy)
    });
    assert!(found.is_some(), "{} at {file}:{line} not among\n{}", code.as_str(), reported.join("\n"));
}

#[test]
fn the_real_data_is_plain_and_its_words_reach_the_code() {
    let source = compile_glossary(Broken::copy_of_data().root()).expect("plain data");
    let (first, further) = source.split_once("FURTHER_WORDS").expect("two lists");
    for word in ["财政供养", "就业困难人员", "毕业年度"] {
        assert!(first.contains(&format!("word: {word:?}")), "{word} is not in the first list");
    }
    // Only another policy uses it.
    assert!(further.contains("word: \"两后生\"") && !first.contains("两后生"));
    assert!(first.contains("中华人民共和国就业促进法"), "a source is named");
}

#[test]
fn long_texts_and_long_sentences() {
    let title = "您是哪年哪月出生的？";
    expect(
        Code::TextTooLong,
        QUESTIONS,
        title,
        "您能不能告诉我们，按照您身份证上面写着的，您是哪年哪月出生的？",
        "shorter",
    );
    let label = "label = \"在山东的公司、工厂上班\"";
    let longer = "label = \"在山东的企业上班，公司、工厂、店铺、饭馆、私营的、个体的、合资的，都算在里面\"";
    expect(Code::TextTooLong, QUESTIONS, label, longer, "shorter");
    let from = "还有几题没答，答完才有结果。";
    let to = "因为还有几个会影响您能不能参加这个培训的问题没有回答，或者回答了但没有点下一步，所以现在这个时候我们还没有办法下一个说得准的结论。";
    expect(Code::TextTooLong, POLICY, from, to, "two sentences");
}

#[test]
fn words_of_offices() {
    expect(
        Code::OfficialWord,
        RULES,
        "met = \"您说那时候想参加培训。\"",
        "met = \"您可以享受培训补贴。\"",
        "“领”",
    );
    expect(Code::OfficialWord, TEXTS, "ask = \"我能参加吗？\"", "ask = \"请予以确认\"", "“给”");
    // Titles cannot contain terms that open an explanation.
    let title = "title = \"您的工资是政府财政发的吗？\"";
    expect(Code::OfficialWord, QUESTIONS, title, "title = \"您是财政供养人员吗？\"", "由财政发");
    expect(
        Code::OfficialWord,
        TEXTS,
        "ask = \"我能参加吗？\"",
        "ask = \"毕业年度的能参加吗？\"",
        "毕业的那一年",
    );
}

#[test]
fn a_document_may_speak_as_it_likes_and_plain_words_beside_explain() {
    let data = Broken::copy_of_data();
    data.replace(RULES, "您说那时候想参加培训。", "方案写“可以享受培训补贴”。");
    data.replace(
        QUESTIONS,
        "title = \"您的工资是政府财政发的吗？\"",
        "title = \"是财政供养（工资由财政发）吗？\"",
    );
    assert_eq!(compile_glossary(data.root()).err(), None);
}

#[test]
fn a_glossary_that_explains_nothing_or_rests_on_nothing() {
    expect(
        Code::TextTooLong,
        GLOSSARY,
        "means = \"办培训的单位。\"",
        "means = \"承训单位就是承训单位。\"",
        "explain",
    );
    let source = "source = \"employment-promotion-law\"";
    expect(Code::UnknownId, GLOSSARY, source, "source = \"promotion-law\"", "data/sources");
    let data = Broken::copy_of_data();
    data.replace(GLOSSARY, "quote = \"因身体状况、", "quote = \"因身体情况、");
    let problems = compile_glossary(data.root()).expect_err("the quote is not there");
    assert_eq!(problems.first().map(|problem| problem.code), Some(Code::QuoteNotInSource));
    let data = Broken::copy_of_data();
    data.replace(GLOSSARY, "word = \"编外\"", "word = \"在编\"");
    let problems = compile_glossary(data.root()).expect_err("explained twice");
    assert_eq!(problems.first().map(|problem| problem.code), Some(Code::DuplicateId));
}
